package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// postgres is a database of a PostgreSQL server, shared by all who are given its URL. Tables lie in the first schema
// of its search path.
type postgres struct{ config *pgx.ConnConfig }

// newPostgres reads a URL. No message of it repeats the URL where a password cannot be told from the rest.
func newPostgres(text string) (postgres, error) {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		return postgres{}, errors.New("this is no URL of a PostgreSQL database; one looks like postgres://user@host:5432/database?sslmode=verify-full")
	}
	config, err := pgx.ParseConfig(text)
	if err != nil {
		return postgres{}, fmt.Errorf("the URL of the PostgreSQL database: %w", err)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 5 * time.Second
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "pinpoint-mcp"
	}
	// By default a server that speaks no TLS is spoken to in clear. Beyond this machine that has to be asked for.
	if u.Query().Get("sslmode") == "" && os.Getenv("PGSSLMODE") == "" {
		config.Fallbacks = slices.DeleteFunc(config.Fallbacks, func(f *pgconn.FallbackConfig) bool {
			return f.TLSConfig == nil && !onThisMachine(f.Host)
		})
	}
	return postgres{config}, nil
}

func onThisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback()) || strings.HasPrefix(host, "/")
}

// readers are those of the pool: here nobody waits for others.
func (postgres) readers(db *sql.DB) (*sql.DB, error) { return db, nil }

// open connects, with a pool that leaves room for other servers on the same database.
func (p postgres) open(ctx context.Context) (*sql.DB, error) {
	db := stdlib.OpenDB(*p.config)
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	db.SetConnMaxLifetime(30 * time.Minute)
	err := db.PingContext(ctx)
	if err == nil {
		err = p.migrate(ctx, db)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// migrate lets one server work while the others wait, for as long as opening may take.
func (postgres) migrate(ctx context.Context, db *sql.DB) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60), lock.WithUnlockTimeout(1, 5))
	if err != nil {
		return err
	}
	return migrate(ctx, db, goose.DialectPostgres, goose.WithSessionLocker(locker))
}

// scrub leaves it to PostgreSQL's own vacuum, which cannot be hurried for one row. What is erased was sealed.
func (postgres) scrub(context.Context, *sql.DB) error { return nil }

func (p postgres) place() string {
	return fmt.Sprintf("the PostgreSQL database %q on %s", p.config.Database, p.config.Host)
}

// explain leaves out what the server says about values.
func (p postgres) explain(err error) error {
	var (
		refused *pgconn.PgError
		connect *pgconn.ConnectError
	)
	switch {
	case errors.As(err, &refused):
	case errors.As(err, &connect):
		hint := "let its server run, and check host and port"
		if strings.Contains(err.Error(), "refused TLS") {
			hint = "let it speak TLS, or add sslmode=disable to the URL if the network between is yours"
		}
		return fmt.Errorf("%s cannot be reached: %w; %s", p.place(), err, hint)
	default:
		return fmt.Errorf("%s: %w", p.place(), err)
	}
	switch class := refused.Code[:min(2, len(refused.Code))]; class {
	case "22", "23":
		return fmt.Errorf("%s refused a value (SQLSTATE %s)", p.place(), refused.Code)
	case "28":
		return fmt.Errorf("%s refused the user or the password: %w; check both in its URL", p.place(), err)
	case "3D", "42":
		return fmt.Errorf("%s cannot be used: %w; check its URL, and let its user create tables there", p.place(), err)
	case "25":
		return fmt.Errorf("%s cannot be written: %w; name the primary server in its URL", p.place(), err)
	case "53":
		return fmt.Errorf("%s is full: %w; give it room or connections", p.place(), err)
	}
	return fmt.Errorf("%s: %w", p.place(), err)
}
