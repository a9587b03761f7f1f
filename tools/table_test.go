package tools

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// asRecords turns a table back into what a list of records says.
func asRecords(t rapid.TB, document []byte) []map[string]any {
	t.Helper()
	var shown struct {
		Columns []string
		Rows    [][]any
	}
	if err := json.Unmarshal(document, &shown); err != nil {
		t.Fatalf("%v: %s", err, document)
	}
	records := []map[string]any{}
	for _, row := range shown.Rows {
		if len(row) != len(shown.Columns) {
			t.Fatalf("a row of %d cells under %d columns", len(row), len(shown.Columns))
		}
		record := map[string]any{}
		for i, value := range row {
			if value == nil {
				continue
			}
			into, path := record, strings.Split(shown.Columns[i], ".")
			for _, name := range path[:len(path)-1] {
				inner, ok := into[name].(map[string]any)
				if !ok {
					inner = map[string]any{}
					into[name] = inner
				}
				into = inner
			}
			into[path[len(path)-1]] = value
		}
		records = append(records, record)
	}
	return records
}

func TestATableSaysWhatTheRecordsSay(t *testing.T) {
	name := rapid.StringMatching(`[a-z_"<]{1,4}`)
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		kinds := []*rapid.Generator[any]{
			rapid.Float64Range(-9, 9).AsAny(), rapid.Bool().AsAny(), rapid.String().AsAny(),
			rapid.Just[any](map[string]any{}),
			rapid.Custom(func(t *rapid.T) any { return []any{rapid.String().Draw(t, "element"), map[string]any{"a": 1.0}} }),
		}
		if depth > 0 {
			kinds = append(kinds, rapid.Custom(func(t *rapid.T) any {
				return rapid.MapOf(name, value(depth-1)).Draw(t, "object")
			}))
		}
		return rapid.OneOf(kinds...)
	}
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOf(rapid.MapOf(name, value(2))).Draw(t, "records")
		made := &table{}
		for _, record := range records {
			encoded, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			row, err := cells(encoded)
			if err != nil {
				t.Fatal(err)
			}
			made.add(row)
		}
		document := made.document()
		if most := tableFrame + made.size; len(document) > most || len(document) < most-len(made.rows)-len(made.rows)-2 {
			t.Fatalf("%d bytes, thought to be %d", len(document), most)
		}
		got, want := asRecords(t, document), append([]map[string]any{}, records...)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAListAsATable(t *testing.T) {
	e := inSandbox(t, Options{})
	for name, grant := range map[string]Grant{"everything": {}, "blind": {Blind: true}, "one job": {Jobs: []string{"88"}}} {
		t.Run(name, func(t *testing.T) { sameAsTable(t, e.another(Options{Grant: grant})) })
	}
}

func sameAsTable(t *testing.T, s *Server) {
	t.Helper()
	for _, arguments := range []map[string]any{
		{"limit": 40},
		{"limit": 40, "include": []string{"job", "stage"}, "fields": []string{"all"}},
		{"limit": 30, "include": []string{"answers"}, "extra_fields": []string{"tags", "attachments"}},
		{"limit": 3, "job_id": "999999"},
	} {
		records := listed(t, s, "list_all_pinpoint_applications", arguments)
		asTable := maps.Clone(arguments)
		asTable["response_format"] = "table"
		encoded, err := json.Marshal(asTable)
		if err != nil {
			t.Fatal(err)
		}
		text, isError := callText(t, s, "list_all_pinpoint_applications", string(encoded))
		if isError {
			t.Fatal(text)
		}
		var got struct {
			Result     json.RawMessage
			NextCursor string `json:"next_cursor"`
			Total      int
			Notice     string
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		rows := asRecords(t, got.Result)
		fitted := len(rows)
		if records.NextCursor != "" && len(rows) > len(records.Result) {
			rows = rows[:len(records.Result)] // more of them fit
		}
		if diff := cmp.Diff(records.Result, rows); diff != "" && len(rows) > 0 {
			t.Errorf("%v: %s", arguments, diff)
		}
		if got.Total != records.Total || len(rows) > 0 && got.Notice == "" {
			t.Errorf("%v: %+v", arguments, got)
		}
		t.Logf("%v: %d bytes as %d records, %d bytes as %d rows", arguments, records.bytes, len(records.Result), len(text), fitted)
	}
}

func TestATableGoesOnBehindItsLastRow(t *testing.T) {
	s := inSandbox(t, Options{MaxResultBytes: 4000}).tools
	want := walked(t, s, "list_all_pinpoint_applications", map[string]any{"limit": 100}, 4000)
	var got []string
	for cursor := ""; ; {
		text, isError := callText(t, s, "list_all_pinpoint_applications",
			fmt.Sprintf(`{"limit":100,"response_format":"table","cursor":%q}`, cursor))
		if isError || len(text) > 4000 {
			t.Fatalf("%d bytes: %s", len(text), text)
		}
		var page struct {
			Result     json.RawMessage
			NextCursor string `json:"next_cursor"`
		}
		if err := json.Unmarshal([]byte(text), &page); err != nil {
			t.Fatal(err)
		}
		for _, record := range asRecords(t, page.Result) {
			id, _ := record["id"].(string)
			got = append(got, id)
		}
		if cursor = page.NextCursor; cursor == "" {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d rows, %d records", len(got), len(want))
	}
}
