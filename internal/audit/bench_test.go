package audit

import (
	"path/filepath"
	"runtime"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

func BenchmarkAppend(b *testing.B) {
	file, err := NewFile(filepath.Join(b.TempDir(), "audit.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	appending(b, "file", file)
	appending(b, "SQLite", benchLog(b, place{dir: b.TempDir()}))
	appending(b, "PostgreSQL", benchLog(b, place{dir: b.TempDir(), url: storetest.Postgres(b)}))
}

// appending measures one caller, and then 64 at once.
func appending(b *testing.B, name string, sink Sink) {
	b.Helper()
	e := full(0)
	b.Run(name+"/1", func(b *testing.B) {
		for b.Loop() {
			if _, err := sink.Append(b.Context(), e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run(name+"/64", func(b *testing.B) {
		b.SetParallelism(64 / runtime.GOMAXPROCS(0))
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := sink.Append(b.Context(), e); err != nil {
					b.Error(err)
				}
			}
		})
	})
}

func benchLog(b *testing.B, p place) *Log {
	b.Helper()
	s, err := p.store()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return NewLog(s)
}

func BenchmarkVerify(b *testing.B) {
	const events = 100_000
	for name, p := range map[string]place{"SQLite": {dir: b.TempDir()}, "PostgreSQL": {dir: b.TempDir(), url: storetest.Postgres(b)}} {
		l := benchLog(b, p)
		for range events / 1000 {
			batch := make([]Event, 1000)
			for i := range batch {
				batch[i] = prepare(full(i), l.now)
			}
			if _, err := l.write(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				report, err := l.Verify(b.Context())
				if err != nil || report.Finding != nil || report.Events != events {
					b.Fatal(report, err)
				}
			}
		})
		b.Run(name+"/purge", func(b *testing.B) {
			if _, err := l.Purge(b.Context(), morning.AddDate(1, 0, 0)); err != nil {
				b.Fatal(err)
			}
		})
	}
}
