-- Every statement here is understood by SQLite and PostgreSQL alike. Times are milliseconds since 1970 in UTC, 0 for
-- none. What is marked as sealed is base64 of AES-256-GCM. A sequence counts the records of one thing from 1, and being
-- unique it decides between two writers.

-- +goose Up
CREATE TABLE rubrics (
    account     TEXT   NOT NULL,
    job_id      TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    sha256      TEXT   NOT NULL,
    document    TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (account, job_id, version)
);

CREATE TABLE screenings (
    id             TEXT   NOT NULL PRIMARY KEY,
    account        TEXT   NOT NULL,
    application_id TEXT   NOT NULL,
    sequence       BIGINT NOT NULL,
    candidate_id   TEXT   NOT NULL,
    job_id         TEXT   NOT NULL,
    rubric_sha256  TEXT   NOT NULL,
    rubric_version BIGINT NOT NULL,
    inputs         TEXT   NOT NULL,
    document       TEXT   NOT NULL, -- sealed
    screened_at    BIGINT NOT NULL,
    erased_at      BIGINT NOT NULL,
    UNIQUE (account, application_id, sequence)
);
CREATE INDEX screenings_of_a_job ON screenings (account, job_id);
CREATE INDEX screenings_of_a_candidate ON screenings (account, candidate_id);

CREATE TABLE decisions (
    id             TEXT   NOT NULL PRIMARY KEY,
    account        TEXT   NOT NULL,
    application_id TEXT   NOT NULL,
    sequence       BIGINT NOT NULL,
    candidate_id   TEXT   NOT NULL,
    job_id         TEXT   NOT NULL,
    screening_id   TEXT   NOT NULL,
    proposed       TEXT   NOT NULL,
    tag            TEXT   NOT NULL,
    replaced       TEXT   NOT NULL,
    decided_by     TEXT   NOT NULL,
    how            TEXT   NOT NULL,
    reason         TEXT   NOT NULL, -- sealed
    decided_at     BIGINT NOT NULL,
    erased_at      BIGINT NOT NULL,
    UNIQUE (account, application_id, sequence)
);
CREATE INDEX decisions_about_a_candidate ON decisions (account, candidate_id);

CREATE TABLE approvals (
    id           TEXT   NOT NULL PRIMARY KEY,
    account      TEXT   NOT NULL,
    tool         TEXT   NOT NULL,
    bound        TEXT   NOT NULL,
    sequence     BIGINT NOT NULL,
    candidate_id TEXT   NOT NULL,
    action       TEXT   NOT NULL, -- sealed
    preview      TEXT   NOT NULL, -- sealed
    state        TEXT   NOT NULL,
    reason       TEXT   NOT NULL, -- sealed
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    decided_at   BIGINT NOT NULL,
    UNIQUE (account, tool, bound, sequence)
);
CREATE INDEX approvals_about_a_candidate ON approvals (account, candidate_id);

CREATE TABLE nonces (
    nonce      TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX nonces_that_expire ON nonces (expires_at);
