// Package storetest gives tests a PostgreSQL database of their own.
package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // database/sql finds PostgreSQL through it
)

// Variable names, in the environment, the URL of the server that tests may use. scripts/with-postgres.sh sets it.
const Variable = "PINPOINT_TEST_POSTGRES"

// Postgres gives the URL of an empty database, or rather of a schema in one, which goes with the test. Without a server
// the test is skipped.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		t.Skip(Variable + " names no server; scripts/with-postgres.sh starts one, and make test runs it")
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s is no URL", Variable)
	}
	schema := "test_" + strings.ToLower(rand.Text())
	do(t, server, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { do(t, server, "DROP SCHEMA "+schema+" CASCADE") })
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}

func do(t testing.TB, server, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // its server ends soon
	if _, err := db.ExecContext(context.WithoutCancel(t.Context()), statement); err != nil {
		t.Fatal(err)
	}
}
