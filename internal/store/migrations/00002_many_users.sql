-- As in the first file. Digests are hexadecimal.

-- +goose Up
CREATE TABLE secret_key (
    id          BIGINT NOT NULL PRIMARY KEY, -- always 1
    fingerprint TEXT   NOT NULL
);

CREATE TABLE accounts (
    name       TEXT   NOT NULL PRIMARY KEY,
    subdomain  TEXT   NOT NULL,
    base_url   TEXT   NOT NULL,
    api_key    TEXT   NOT NULL, -- sealed
    created_at BIGINT NOT NULL,
    rotated_at BIGINT NOT NULL
);

CREATE TABLE links (
    id           TEXT   NOT NULL PRIMARY KEY,
    account      TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    token_hash   TEXT   NOT NULL UNIQUE,
    bearer_hash  TEXT   NOT NULL,
    grant_json   TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    revoked_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
CREATE INDEX links_of_an_account ON links (account);

-- How often accounts and links have changed, in one row: whoever changes them locks it first.
CREATE TABLE changes (
    id       BIGINT NOT NULL PRIMARY KEY, -- always 1
    happened BIGINT NOT NULL
);
INSERT INTO changes (id, happened) VALUES (1, 0);

CREATE TABLE ended_sessions (
    id         TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX ended_sessions_that_expire ON ended_sessions (expires_at);

-- An entry is an event, or a tombstone that stands for the events from seq to last_seq.
CREATE TABLE audit_log (
    seq       BIGINT NOT NULL PRIMARY KEY,
    last_seq  BIGINT NOT NULL,
    id        TEXT   NOT NULL UNIQUE,
    at        BIGINT NOT NULL,
    account   TEXT   NOT NULL,
    link      TEXT   NOT NULL,
    tool      TEXT   NOT NULL,
    result    TEXT   NOT NULL,
    document  TEXT   NOT NULL,
    hash      TEXT   NOT NULL,
    purged_at BIGINT NOT NULL
);
CREATE INDEX audit_log_in_time ON audit_log (at);

-- The end of the log, in one row: whoever appends locks it first.
CREATE TABLE audit_head (
    id     BIGINT NOT NULL PRIMARY KEY, -- always 1
    seq    BIGINT NOT NULL,
    hash   TEXT   NOT NULL,
    purges BIGINT NOT NULL,
    mac    TEXT   NOT NULL
);
INSERT INTO audit_head (id, seq, hash, purges, mac) VALUES (1, 0, '', 0, '');
