package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// dataFlags say where the server's own records are, and how long they stay.
type dataFlags struct {
	DataDir       string `help:"The folder of the server's own records; none keeps them in memory. By default it is in the user's settings." env:"PINPOINT_DATA_DIR"`
	Store         string `help:"A PostgreSQL database (postgres://…) for the records, which several servers may share." env:"PINPOINT_STORE"`
	SecretKeyFile string `help:"The key that seals the records; by default secret.key in the folder, made at the first start." type:"existingfile" env:"PINPOINT_SECRET_KEY_FILE"`
	Keyring       bool   `help:"Keep that key in the system's keyring instead. PINPOINT_SECRET_KEY can hold it too, as 64 hexadecimal digits." env:"PINPOINT_KEYRING"`
	RetentionDays int    `help:"How many days screenings, decisions and the audit log are kept." default:"1461"`
	AuditStrict   bool   `help:"Refuse reads too, not only writes, when they cannot be written down."`
	AuditFile     string `help:"Write the audit log to this file of JSON lines instead of the records; - for standard error." type:"path"`
}

const inMemory = "none"

// secret says where the key is. The key itself is never a flag, since other users of the machine could read it.
func (d dataFlags) secret() store.Secret {
	return store.Secret{File: d.SecretKeyFile, Text: os.Getenv("PINPOINT_SECRET_KEY"), Keyring: d.Keyring}
}

// records gives them. A sandbox that is started for one process leaves nothing behind unless a folder is named.
func (d dataFlags) records(sandbox bool) (*store.Store, error) {
	dir := d.DataDir
	switch {
	case d.RetentionDays < 1:
		return nil, errors.New("--retention-days must be at least 1")
	case dir == inMemory, dir == "" && sandbox && d.Store == "":
		if d.Store != "" {
			return store.OpenPostgres(d.Store, "", d.secret())
		}
		return store.OpenWithKey("", d.secret())
	case dir == "":
		if home, err := os.UserConfigDir(); err == nil {
			dir = filepath.Join(home, "pinpoint-mcp")
		} // a service without a home keeps its records in memory
	}
	if d.Store != "" {
		return store.OpenPostgres(d.Store, dir, d.secret())
	}
	return store.OpenWithKey(dir, d.secret())
}

// audit gives where calls are written down. The function it returns writes what still waits.
func (d dataFlags) audit(kept *store.Store, transport string, log *slog.Logger) (*tools.Audit, func(), error) {
	a := &tools.Audit{Digests: audit.NewDigests(kept), Transport: transport, Strict: d.AuditStrict}
	switch d.AuditFile {
	case "":
		a.Sink = audit.NewLog(kept)
	case "-":
		a.Sink = audit.NewWriter(os.Stderr)
	default:
		file, err := audit.NewFile(d.AuditFile)
		if err != nil {
			return nil, nil, fmt.Errorf("--audit-file: %w", err)
		}
		a.Sink = file
	}
	a.Reads = audit.NewQueue(a.Sink, func(err error) {
		log.Error("the audit log cannot be written", slog.String("cause", err.Error()))
	})
	return a, a.Reads.Close, nil
}

// lasting is the store of a command that answers for another process.
func (d dataFlags) lasting() (*store.Store, error) {
	if d.DataDir == inMemory && d.Store == "" {
		return nil, errors.New("--data-dir none keeps nothing that another process could read; name the server's folder")
	}
	if _, err := os.UserConfigDir(); d.DataDir == "" && err != nil {
		return nil, errors.New("there is no home to look for the server's folder in; name it with --data-dir")
	}
	return d.records(false)
}

// purgeOld erases what has been kept long enough, soon after a start, which it must not slow, and then every day.
func (d dataFlags) purgeOld(ctx context.Context, kept *store.Store, log *slog.Logger) {
	const pause = 10 * time.Second
	go func() {
		for wait := pause; ; wait = 24 * time.Hour {
			select {
			case <-ctx.Done():
				return
			case <-time.After(wait):
			}
			before := time.Now().AddDate(0, 0, -d.RetentionDays)
			erased, err := kept.Purge(ctx, before)
			purged, auditErr := audit.NewLog(kept).Purge(ctx, before)
			if err := errors.Join(err, auditErr); err != nil {
				log.WarnContext(ctx, "old records could not be erased", slog.String("cause", err.Error()))
			}
			if erased > 0 || purged > 0 {
				log.InfoContext(ctx, "old records erased", slog.Int("records", erased), slog.Int64("events", purged))
			}
		}
	}()
}
