package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// members gives where the value of every member of a document begins, in all depths.
func members(t *testing.T, document string) map[string]int {
	t.Helper()
	at := map[string]int{}
	decoder := json.NewDecoder(strings.NewReader(document))
	for {
		token, err := decoder.Token()
		if err != nil {
			return at
		}
		name, ok := token.(string)
		end := int(decoder.InputOffset())
		if ok && document[end] == ':' {
			at[name+fmt.Sprint(end)] = end + 1
		}
	}
}

// flip changes one byte.
func flip(text string, at int) string {
	changed := []byte(text)
	changed[at] ^= 1
	return string(changed)
}

func TestAChangedByteIsFoundInEveryField(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			events := write(t, l, 5)
			entry, err := l.store.LogEvent(t.Context(), events[2].ID)
			must(t, err)
			fields := members(t, entry.Document)
			if len(fields) != 38 {
				t.Fatalf("%d members, not every field is set: %v", len(fields), fields)
			}
			for name, at := range fields {
				p.tamper(t, "UPDATE audit_log SET document = $1 WHERE seq = 3", flip(entry.Document, at+1))
				report, err := l.Verify(t.Context())
				must(t, err)
				if report.Finding == nil || report.Finding.Seq != 3 || report.Finding.ID != entry.ID || report.Finding.Problem != Changed {
					t.Errorf("%s: %v", name, report.Finding)
				}
			}
			p.tamper(t, "UPDATE audit_log SET document = $1 WHERE seq = 3", entry.Document)
			sound(t, l, 5, 0)
			for column, value := range map[string]any{
				"last_seq": 4, "id": flip(entry.ID, 0), "at": entry.At.UnixMilli() + 1, "account": flip(entry.Account, 0), "link": flip(entry.Link, 0),
				"tool": flip(entry.Tool, 0), "result": flip(entry.Result, 0), "hash": flip(entry.Hash, 0), "purged_at": 5, "seq": 77,
			} {
				p.tamper(t, "UPDATE audit_log SET "+column+" = $1 WHERE seq = 3", value)
				report, err := l.Verify(t.Context())
				must(t, err)
				if report.Finding == nil || report.Finding.Seq != 3 {
					t.Errorf("column %s: %v", column, report.Finding)
				}
				p.tamper(t, "DELETE FROM audit_log WHERE seq = 3 OR seq = 77")
				p.tamper(t, `INSERT INTO audit_log (seq, last_seq, id, at, account, link, tool, result, document, hash, purged_at)
				VALUES (3, 3, $1, $2, $3, $4, $5, $6, $7, $8, 0)`, entry.ID, entry.At.UnixMilli(), entry.Account, entry.Link, entry.Tool,
					entry.Result, entry.Document, entry.Hash)
				sound(t, l, 5, 0)
			}
		})
	}
}

func TestDamageIsFoundAndNamed(t *testing.T) {
	const restHash = "seq, last_seq, id, at, account, link, tool, result, document, hash, purged_at"
	swapped := "UPDATE audit_log SET seq = CASE seq WHEN 2 THEN -4 ELSE -2 END WHERE seq IN (2, 4)"
	for name, damage := range map[string]struct {
		statements []string
		seq        int64
		of         int // whose id is named, 0 for none
		problem    Problem
	}{
		"one in the middle is deleted": {[]string{"DELETE FROM audit_log WHERE seq = 3"}, 3, 0, Missing},
		"the first are deleted":        {[]string{"DELETE FROM audit_log WHERE seq < 3"}, 1, 0, Missing},
		"the last are deleted":         {[]string{"DELETE FROM audit_log WHERE seq > 3"}, 4, 0, Missing},
		"all are deleted":              {[]string{"DELETE FROM audit_log"}, 1, 0, Missing},
		"rows are swapped": {[]string{
			swapped, "UPDATE audit_log SET seq = -seq, last_seq = -seq WHERE seq < 0",
		}, 2, 4, Reordered},
		"rows are numbered anew": {[]string{
			"DELETE FROM audit_log WHERE seq = 3", "UPDATE audit_log SET seq = 3, last_seq = 3 WHERE seq = 4", "UPDATE audit_log SET seq = 4, last_seq = 4 WHERE seq = 5",
		}, 3, 4, Reordered},
		"one is written twice": {[]string{
			"INSERT INTO audit_log (" + restHash + ") SELECT 6, 6, 'another', at, account, link, tool, result, document, hash, purged_at FROM audit_log WHERE seq = 5",
		}, 6, -1, Reordered},
		"the end is cut with its record": {[]string{
			"DELETE FROM audit_log WHERE seq = 5", "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_log WHERE seq = 4) WHERE id = 1",
		}, 4, 0, Changed},
		"the record of the end is gone": {[]string{"DELETE FROM audit_head"}, 5, 5, Missing},
		"the record is that of a new log": {[]string{
			"UPDATE audit_head SET seq = 0, hash = '', mac = '' WHERE id = 1",
		}, 1, 0, Added},
		"a purge is pretended": {[]string{
			"UPDATE audit_log SET purged_at = 5 WHERE seq = 2", "UPDATE audit_head SET purges = 1 WHERE id = 1",
		}, 2, 2, Changed},
	} {
		t.Run(name, func(t *testing.T) {
			for name, open := range places {
				t.Run(name, func(t *testing.T) {
					p := open(t)
					l := p.log(t)
					events := write(t, l, 5)
					for _, statement := range damage.statements {
						p.tamper(t, statement)
					}
					var id string
					switch {
					case damage.of > 0:
						id = events[damage.of-1].ID
					case damage.of < 0:
						id = "another"
					}
					finds(t, l, damage.seq, id, damage.problem)
				})
			}
		})
	}
}

// forge writes an event of somebody who knows how hashes are made, but has no key.
func (p place) forge(t *testing.T, e Event) Event {
	t.Helper()
	next, canonical, err := e.follow(e.Seq-1, e.PrevHash)
	must(t, err)
	p.tamper(t, "UPDATE audit_log SET document = $1, hash = $2, tool = $3 WHERE seq = $4", string(canonical), next.Hash, next.Tool, next.Seq)
	return next
}

func TestForgedEventsAreFound(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			events := write(t, l, 5)
			one := events[2]
			one.Tool = "nothing_to_see"
			forged := p.forge(t, one)
			finds(t, l, 3, one.ID, Changed)
			for _, e := range events[3:] { // and all that follow
				e.PrevHash = forged.Hash
				forged = p.forge(t, e)
			}
			finds(t, l, 5, events[4].ID, Changed)
			p.tamper(t, "UPDATE audit_head SET hash = $1 WHERE id = 1", forged.Hash)
			finds(t, l, 5, "", Changed)
			_, err := l.Append(t.Context(), full(6)) // would sign what was forged
			refused(t, err, ErrDamaged)
			_, err = l.Purge(t.Context(), morning.Add(time.Hour))
			refused(t, err, ErrDamaged)
			p.tamper(t, "DELETE FROM audit_head")
			_, err = l.Append(t.Context(), full(6))
			refused(t, err, ErrDamaged)
		})
	}
}

func TestEveryByteOfALineCounts(t *testing.T) {
	l := place{dir: t.TempDir()}.log(t)
	write(t, l, 3)
	var exported bytes.Buffer
	must(t, l.Export(t.Context(), &exported, time.Time{}, time.Time{}))
	lines := strings.SplitAfter(exported.String(), "\n")
	check := func(lines ...string) *Finding {
		report, err := VerifyLines(strings.NewReader(strings.Join(lines, "")))
		must(t, err)
		return report.Finding
	}
	if f := check(lines...); f != nil {
		t.Fatal(f)
	}
	for at := range len(lines[1]) - 1 {
		if f := check(lines[0], flip(lines[1], at), lines[2]); f == nil || f.Seq != 2 || f.Problem != Changed {
			t.Fatalf("byte %d, %q: %v", at, lines[1][max(0, at-10):at+1], f)
		}
	}
	for want, damaged := range map[Finding][]string{
		{Seq: 2, Problem: Missing}:   {lines[0], lines[2]},
		{Seq: 2, Problem: Reordered}: {lines[0], lines[2], lines[1]},
		{Seq: 1, Problem: Reordered}: {lines[0], lines[0]},
	} {
		f := check(damaged...)
		if f == nil || f.Seq != want.Seq || f.Problem != want.Problem {
			t.Errorf("%v, want %v", f, &want)
		}
	}
	if f := check(lines[1:]...); f != nil {
		t.Errorf("a piece: %v", f)
	}
}
