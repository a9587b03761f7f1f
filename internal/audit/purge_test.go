package audit

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func purge(t *testing.T, l *Log, minute, want int) {
	t.Helper()
	purged, err := l.Purge(t.Context(), morning.Add(time.Duration(minute)*time.Minute))
	must(t, err)
	equal(t, purged, int64(want))
}

func TestAPurgedLogVerifies(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			events := write(t, l, 10)
			stray := full(0) // written late by a clock that is slow
			_, err := l.Append(t.Context(), stray)
			must(t, err)
			write(t, l, 1)
			_, err = l.Append(t.Context(), full(30))
			must(t, err)
			purge(t, l, 0, 0)
			purge(t, l, 3, 5)
			sound(t, l, 8, 5) // 1 to 3, 11 and 12
			purge(t, l, 3, 0)
			purge(t, l, 5, 2)
			sound(t, l, 6, 7)
			_, err = l.Event(t.Context(), events[4].ID)
			refused(t, err, ErrNone)
			listed, err := l.List(t.Context(), Query{})
			must(t, err)
			equal(t, []any{len(listed), listed[0].Seq, listed[5].Seq}, []any{6, int64(13), int64(6)})

			var lines bytes.Buffer
			must(t, l.Export(t.Context(), &lines, time.Time{}, time.Time{}))
			equal(t, strings.Count(lines.String(), `{"tombstone":`), 2)
			report, err := VerifyLines(&lines)
			must(t, err)
			equal(t, []any{report.Finding, report.Events, report.Purged}, []any{(*Finding)(nil), int64(6), int64(7)})

			purge(t, l, 20, 5)
			sound(t, l, 1, 12)
			purge(t, l, 60, 1) // and the last one
			sound(t, l, 0, 13)
			next, err := p.log(t).Append(t.Context(), full(40))
			must(t, err)
			equal(t, next.Seq, int64(14))
			sound(t, l, 1, 13)
		})
	}
}

func TestALongLogIsPurgedInPieces(t *testing.T) {
	l := place{dir: t.TempDir()}.log(t)
	l.batch = 3
	write(t, l, 10)
	purge(t, l, 8, 8)
	sound(t, l, 2, 8)
	listed, err := l.store.LogAfter(t.Context(), 0, 10)
	must(t, err)
	equal(t, len(listed), 3)
}

func TestTombstonesCannotBeForged(t *testing.T) {
	for name, statement := range map[string]string{
		"another end":    "UPDATE audit_log SET document = REPLACE(document, '\"last_seq\":3', '\"last_seq\":4'), last_seq = 4 WHERE seq = 1",
		"another time":   "UPDATE audit_log SET document = REPLACE(document, '2026-03-04T10:00:00Z', '2026-03-04T10:00:01Z') WHERE seq = 1",
		"another hash":   "UPDATE audit_log SET hash = REPLACE(hash, SUBSTR(hash, 1, 1), 'x') WHERE seq = 1",
		"another column": "UPDATE audit_log SET purged_at = purged_at + 1 WHERE seq = 1",
		"a space":        "UPDATE audit_log SET document = document || ' ' WHERE seq = 1",
	} {
		t.Run(name, func(t *testing.T) {
			for name, open := range places {
				t.Run(name, func(t *testing.T) {
					p := open(t)
					l := p.log(t)
					write(t, l, 6)
					purge(t, l, 3, 3)
					sound(t, l, 3, 3)
					p.tamper(t, statement)
					report, err := l.Verify(t.Context())
					must(t, err)
					if f := report.Finding; f == nil || f.Seq != 1 || f.Problem != Changed {
						t.Error(f)
					}
					_, err = l.Purge(t.Context(), morning.Add(time.Hour))
					refused(t, err, ErrDamaged)
				})
			}
		})
	}
}

func TestPurgeKeepsTheTracesOfDamage(t *testing.T) {
	for name, statement := range map[string]string{
		"changed": "UPDATE audit_log SET document = REPLACE(document, 'harbour', 'harbor') WHERE seq = 2",
		"gone":    "DELETE FROM audit_log WHERE seq = 2",
	} {
		t.Run(name, func(t *testing.T) {
			for name, open := range places {
				t.Run(name, func(t *testing.T) {
					p := open(t)
					l := p.log(t)
					write(t, l, 5)
					p.tamper(t, statement)
					if _, err := l.Purge(t.Context(), morning.Add(3*time.Minute)); err != nil {
						refused(t, err, ErrDamaged)
					}
					report, err := l.Verify(t.Context())
					must(t, err)
					if f := report.Finding; f == nil || f.Seq != 2 {
						t.Error(f)
					}
				})
			}
		})
	}
}

func TestExportOfAPiece(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			events := write(t, l, 6)
			var lines bytes.Buffer
			must(t, l.Export(t.Context(), &lines, events[1].Time, events[4].Time))
			equal(t, strings.Count(lines.String(), "\n"), 3)
			report, err := VerifyLines(&lines)
			must(t, err)
			equal(t, report, Report{Events: 3, FirstSeq: 2, LastSeq: 4, LastHash: events[3].Hash})
			must(t, l.Export(t.Context(), &lines, morning.Add(time.Hour), time.Time{}))
			equal(t, lines.Len(), 0)
		})
	}
}
