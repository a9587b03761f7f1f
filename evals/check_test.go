package evals

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		answer, words string
		says          bool
	}{
		{"It holds 42 records.", "42", true},
		{"It holds 7042 records.", "42", false},
		{"It holds 42,000 records.", "42", false},
		{"It holds 42,000 records.", "42000", true},
		{"At **Phone  Screen** now", "phone screen", true},
		{"I can\u2019t do that", "can't", true},
		{"Gillespie", "Gill", false},
		{"Chatterjee, Gill", "Gill", true},
		{"Gillespie and Gill", "Gill", true},
		{"applied for Žaneta", "ŽANETA", true},
		{"| Applied | 9 |", `/applied\W{1,5}9\b/`, true},
		{"| Applied | 90 |", `/applied\W{1,5}9\b/`, false},
		{"", "x", false},
	} {
		if says(c.answer, c.words) != c.says {
			t.Errorf("%q says %q: not %v", c.answer, c.words, c.says)
		}
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	before := state{
		"applications/1": {"stage": "stages/1", "town": "Poole", "updated_at": "yesterday"},
		"comments/7":     {"body_text": "first"},
	}
	after := state{
		"applications/1": {"stage": "stages/2", "town": "Poole", "updated_at": "today"},
		"comments/8":     {"body_text": "Called at ten", "commentable": "applications/1", "position": float64(5)},
	}
	whole := []Change{
		{Changed: "applications/1", Fields: map[string]any{"stage": "stages/2"}},
		{Created: "comments", Fields: map[string]any{"body_text": "~called", "commentable": "applications/1", "position": 5}},
		{Deleted: "comments/7"},
	}
	with := func(i int, c Change) []Change {
		changes := append([]Change(nil), whole...)
		changes[i] = c
		return changes
	}
	found := differences(before, after)
	for name, c := range map[string]struct {
		expect []Change
		wrong  int
	}{
		"all of them":            {whole, 0},
		"one is not expected":    {whole[:2], 1},
		"none is expected":       {nil, 3},
		"one more is expected":   {append(with(0, whole[0]), Change{Deleted: "comments/9"}), 1},
		"another value":          {with(0, Change{Changed: "applications/1", Fields: map[string]any{"stage": "stages/3"}}), 2},
		"any value":              {with(0, Change{Changed: "applications/1", Fields: map[string]any{"stage": "*"}}), 0},
		"a field is not named":   {with(0, Change{Changed: "applications/1"}), 2},
		"a field did not change": {with(0, Change{Changed: "applications/1", Fields: map[string]any{"stage": "*", "town": "Poole"}}), 2},
		"of another type":        {with(1, Change{Created: "answers"}), 2},
		"fields do not matter":   {with(1, Change{Created: "comments"}), 0},
		"another one is deleted": {with(2, Change{Deleted: "comments/8"}), 2},
	} {
		if got := (Expect{Changes: c.expect}).check(end{changes: found}); len(got) != c.wrong {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := differences(before, before); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestWhatIsNoTaskIsRefused(t *testing.T) {
	t.Parallel()
	const good = "{id: x, asks: auditor, tests: a, task: b, answer: c, expect: {answer: {says: [d, [e, f]]}}}"
	if _, err := parse([]byte(good)); err != nil {
		t.Error(err)
	}
	for old, new := range map[string]string{
		"asks: auditor":  "asks: robot",
		"task: b, ":      "",
		"answer: c":      "anwser: c",
		"[d, [e, f]]":    "[]",
		"d, [":           "/(/, [",
		"expect":         "setup: {serve: [a], link: [b]}, expect",
		"{id: x, asks: ": "{id: [x], asks: ",
	} {
		text := strings.Replace(good, old, new, 1)
		if _, err := parse([]byte(text)); text == good || err == nil {
			t.Errorf("taken: %s", text)
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := Report(&out, []*Outcome{
		{Task: &Task{ID: "one", Asks: "admin"}, Counts: Counts{Calls: 2, In: 30, Out: 400, List: 5000}},
		{Task: &Task{ID: "two", Asks: "auditor"}, Counts: Counts{Calls: 1, In: 1, Out: 2, List: 3}, Wrong: []string{"it is wrong"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"task asks calls bytes in bytes out tools listed passed", "one admin 2 30 400 5000 yes", "two auditor 1 1 2 3 no", "2 tasks 3 31 402 1 of 2", "two: it is wrong"} {
		if got := strings.Join(strings.Fields(strings.Split(out.String(), "\n")[i]), " "); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
