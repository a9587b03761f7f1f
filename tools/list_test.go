package tools

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// listResult is what a list answers with.
type listResult struct {
	Result     []map[string]any
	NextCursor string `json:"next_cursor"`
	Total      int
	Truncated  bool
	bytes      int
}

func listed(t testing.TB, s *Server, tool string, arguments map[string]any) listResult {
	t.Helper()
	raw, err := json.Marshal(arguments)
	if err != nil {
		t.Fatal(err)
	}
	text, isError := callText(t, s, tool, string(raw))
	if isError {
		t.Fatalf("%s %s: %s", tool, raw, text)
	}
	result := listResult{bytes: len(text)}
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Fatal(err)
	}
	return result
}

// walked follows next_cursor to the end and gives the ids on the way.
func walked(t testing.TB, s *Server, tool string, arguments map[string]any, most int) []string {
	t.Helper()
	var ids []string
	for range 500 {
		got := listed(t, s, tool, arguments)
		if got.bytes > most {
			t.Fatalf("a result of %d bytes, more than %d", got.bytes, most)
		}
		if got.NextCursor != "" && len(got.Result) == 0 {
			t.Fatal("a cursor, but no record")
		}
		if got.Truncated && got.NextCursor == "" {
			t.Fatal("truncated without a cursor")
		}
		for _, record := range got.Result {
			id, _ := record["id"].(string)
			ids = append(ids, id)
		}
		if got.NextCursor == "" {
			return ids
		}
		arguments["cursor"] = got.NextCursor
	}
	t.Fatal("the list does not end")
	return nil
}

func comments(n int, size func(i int) int) (records, ids []string) {
	for i := range n {
		id := fmt.Sprint(100 + i)
		ids = append(ids, id)
		records = append(records, fmt.Sprintf(`{"id":%q,"type":"comments","attributes":{"body_text":%q,"commentable_id":"7"}}`, id, strings.Repeat("x", size(i))))
	}
	return records, ids
}

func TestListShowsTheFirst25AndGoesOn(t *testing.T) {
	records, ids := comments(60, func(int) int { return 10 })
	s := newTestServer(t, &pages{records: records}, Options{})
	first := listed(t, s, "list_all_pinpoint_comments", map[string]any{})
	if len(first.Result) != 25 || first.Total != 60 || first.Truncated || first.NextCursor == "" {
		t.Errorf("%d records of %d, truncated %t, cursor %q", len(first.Result), first.Total, first.Truncated, first.NextCursor)
	}
	last := listed(t, s, "list_all_pinpoint_comments", map[string]any{"cursor": first.NextCursor, "limit": 10000})
	if len(last.Result) != 35 || last.NextCursor != "" || last.Result[0]["id"] != ids[25] {
		t.Errorf("%d records from %v, cursor %q", len(last.Result), last.Result[0]["id"], last.NextCursor)
	}
}

func TestLimitBeyondAPageIsFetchedInPages(t *testing.T) {
	records, ids := comments(1234, func(int) int { return 1 })
	upstream := &pages{records: records}
	s := newTestServer(t, upstream, Options{MaxResultBytes: 1 << 20})
	got := listed(t, s, "list_all_pinpoint_comments", map[string]any{"limit": 1100})
	if len(got.Result) != 1100 || got.Result[1099]["id"] != ids[1099] || got.NextCursor == "" || upstream.requests != 11 {
		t.Errorf("%d records in %d requests", len(got.Result), upstream.requests)
	}
}

func TestEmptyListIsAListOfNothing(t *testing.T) {
	s := newTestServer(t, &pages{}, Options{})
	text, isError := callText(t, s, "list_all_pinpoint_comments", `{}`)
	if isError || text != `{"result":[],"total":0}` {
		t.Error(text)
	}
}

func TestListInSmallResultsIsTheWholeList(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(0, 600), 0, 140).Draw(r, "sizes")
		records, ids := comments(len(sizes), func(i int) int { return sizes[i] })
		most := rapid.IntRange(1500, 6000).Draw(r, "bytes")
		s := newTestServer(t, &pages{records: records}, Options{MaxResultBytes: most})
		arguments := map[string]any{"limit": rapid.SampledFrom([]int{1, 3, 25, 99, 100, 101, 10000}).Draw(r, "limit")}
		if rapid.Bool().Draw(r, "sorted") {
			arguments["sort"] = "-created_at"
		}
		if diff := cmp.Diff(ids, walked(t, s, "list_all_pinpoint_comments", arguments, most)); diff != "" {
			r.Fatalf("(-all +walked):\n%s", diff)
		}
	})
}

func TestLimitMayChangeFromPageToPage(t *testing.T) {
	records, ids := comments(90, func(int) int { return 20 })
	s := newTestServer(t, &pages{records: records}, Options{})
	var got []string
	arguments := map[string]any{}
	for _, limit := range []int{7, 30, 1, 100} {
		arguments["limit"] = limit
		page := listed(t, s, "list_all_pinpoint_comments", arguments)
		for _, record := range page.Result {
			id, _ := record["id"].(string)
			got = append(got, id)
		}
		arguments["cursor"] = page.NextCursor
	}
	if !slices.Equal(got, ids) {
		t.Errorf("got %v", got)
	}
}

func TestListThatIsFullKeepsWholeRecords(t *testing.T) {
	records, ids := comments(25, func(int) int { return 250 })
	s := newTestServer(t, &pages{records: records}, Options{MaxResultBytes: 3000})
	got := listed(t, s, "list_all_pinpoint_comments", map[string]any{})
	if !got.Truncated || got.NextCursor == "" || len(got.Result) == 0 || len(got.Result) == 25 {
		t.Fatalf("%d records, truncated %t", len(got.Result), got.Truncated)
	}
	for i, record := range got.Result {
		if record["id"] != ids[i] || record["body_text"] != strings.Repeat("x", 250) {
			t.Errorf("record %d is not whole: %v", i, record)
		}
	}
}

func TestFirstRecordThatIsTooLargeIsCutAndSaysSo(t *testing.T) {
	var parts []string
	for i := range 12 {
		parts = append(parts, fmt.Sprintf(`"part_%d_stage_at":%q`, i, strings.Repeat("x", 290)))
	}
	record := `{"id":"7","type":"applications","attributes":{` + strings.Join(parts, ",") + `}}`
	s := newTestServer(t, &pages{records: []string{record, record}}, Options{MaxResultBytes: 3500})
	got := listed(t, s, listApplicants, map[string]any{"fields": []string{"all"}, "limit": 1})
	if len(got.Result) != 1 || !got.Truncated || got.bytes > 3500 {
		t.Errorf("%d records, truncated %t, %d bytes", len(got.Result), got.Truncated, got.bytes)
	}
}

func TestCursorOfAnotherQueryIsRefused(t *testing.T) {
	records, _ := comments(60, func(int) int { return 1 })
	upstream := &pages{records: records}
	s := newTestServer(t, upstream, Options{})
	cursor := listed(t, s, "list_all_pinpoint_comments", map[string]any{"commentable_id": "7", "commentable_type": []string{"Application"}}).NextCursor
	upstream.requests = 0
	for _, c := range [][2]string{
		{"list_all_pinpoint_comments", `{"commentable_id":"8","commentable_type":["Application"],"cursor":%q}`},
		{"list_all_pinpoint_comments", `{"commentable_id":"7","cursor":%q}`},
		{"list_all_pinpoint_comments", `{"commentable_id":"7","commentable_type":["Application"],"sort":"-id","cursor":%q}`},
		{"list_all_pinpoint_comments", `{"commentable_id":"7","commentable_type":["Application"],"fields":["id"],"cursor":%q}`},
		{"list_all_pinpoint_comments", `{"commentable_id":"7","commentable_type":["Application"],"response_format":"raw","cursor":%q}`},
		{listApplicants, `{"cursor":%q}`},
	} {
		if e, isError := callTool(t, s, c[0], fmt.Sprintf(c[1], cursor)); !isError || upstream.requests != 0 {
			t.Errorf("%v: %v, %d requests", c, e, upstream.requests)
		}
	}
	// the same query in another spelling is the same query
	if _, isError := callTool(t, s, "list_all_pinpoint_comments", fmt.Sprintf(`{"commentable_type":"applications","commentable_id":7,"limit":"3","cursor":%q}`, cursor)); isError {
		t.Error("the query in another spelling was refused")
	}
}

func TestCursorThatWasChangedIsRefused(t *testing.T) {
	records, _ := comments(60, func(int) int { return 1 })
	upstream := &pages{records: records}
	s := newTestServer(t, upstream, Options{})
	cursor := listed(t, s, "list_all_pinpoint_comments", map[string]any{}).NextCursor
	upstream.requests = 0
	plain, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		t.Fatal(err)
	}
	changed := []string{cursor + "A", cursor[1:], cursor[:len(cursor)-4], strings.ToLower(cursor), "null", "e30", "bnVsbA"}
	for from, to := range map[string]string{`"o":25`: `"o":26`, `"t":60`: `"t":61`, `"i":"124"`: `"i":"125"`} {
		other := strings.Replace(string(plain), from, to, 1)
		if other == string(plain) {
			t.Fatalf("%s is not in %s", from, plain)
		}
		changed = append(changed, base64.RawURLEncoding.EncodeToString([]byte(other)))
	}
	for _, c := range changed {
		e := refused(t, s, "list_all_pinpoint_comments", fmt.Sprintf(`{"cursor":%q}`, c), "invalid_arguments")
		contains(t, e["message"], "cursor")
	}
	if upstream.requests != 0 {
		t.Errorf("%d requests were sent", upstream.requests)
	}
}

func TestRawListIsPinpointsOwnPage(t *testing.T) {
	records, ids := comments(60, func(int) int { return 400 })
	s := newTestServer(t, &pages{records: records}, Options{})
	arguments := map[string]any{"response_format": "raw", "limit": 40}
	var got []string
	for range 3 {
		raw, err := json.Marshal(arguments)
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Data []struct {
				ID, Type   string
				Attributes pinpoint.Comment
			}
			Meta struct {
				NextCursor string `json:"next_cursor"`
				Stats      any
			}
		}
		text, _ := callText(t, s, "list_all_pinpoint_comments", string(raw))
		if err := json.Unmarshal([]byte(text), &page); err != nil {
			t.Fatal(err, text)
		}
		for _, record := range page.Data {
			got = append(got, record.ID)
			if record.Type != "comments" || len(record.Attributes.BodyText) != 400 || page.Meta.Stats == nil {
				t.Errorf("not as Pinpoint gave it: %.300s", text)
			}
		}
		if arguments["cursor"] = page.Meta.NextCursor; page.Meta.NextCursor == "" {
			break
		}
	}
	if !slices.Equal(got, ids) {
		t.Errorf("got %v", got)
	}
	cursor := listedRawCursor(t, s)
	refused(t, s, "list_all_pinpoint_comments", fmt.Sprintf(`{"response_format":"raw","limit":30,"cursor":%q}`, cursor), "invalid_arguments")
	refused(t, s, "list_all_pinpoint_comments", `{"response_format":"raw","limit":1001}`, "invalid_arguments")
}

func listedRawCursor(t *testing.T, s *Server) string {
	t.Helper()
	document, _ := callTool(t, s, "list_all_pinpoint_comments", `{"response_format":"raw","limit":40}`)
	meta, _ := document["meta"].(map[string]any)
	cursor, _ := meta["next_cursor"].(string)
	if cursor == "" {
		t.Fatal("no cursor")
	}
	return cursor
}

// queryCall is a list of applications with arguments.
func queryCall(t testing.TB, s *Server, args arguments) *call {
	t.Helper()
	return &call{server: s, tool: toolNamed(t, listApplicants), args: args}
}

func FuzzDecodeCursor(f *testing.F) {
	s, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("", 0, "", 0)
	f.Add("e30", 25, "124", 60)
	f.Add(encodeCursor(queryCall(f, s, arguments{"job_id": "1"}), pinpoint.Position{Offset: 25, LastID: "124", Total: 60}), -1, "x", -1)
	f.Fuzz(func(t *testing.T, text string, offset int, last string, total int) {
		at, err := decodeCursor(queryCall(t, s, arguments{"job_id": "1", "cursor": text}))
		if err == nil && (at.Offset < 0 || at.LastID != "" && !digits(at.LastID)) {
			t.Errorf("%q was taken for %+v", text, at)
		}
		mine, other := arguments{"job_id": "1"}, arguments{"job_id": "2"}
		given := pinpoint.Position{Offset: offset, LastID: last, Total: total}
		mine["cursor"] = encodeCursor(queryCall(t, s, mine), given)
		other["cursor"] = mine["cursor"]
		if at, err := decodeCursor(queryCall(t, s, other)); err == nil {
			t.Errorf("%+v of another query was taken for %+v", given, at)
		}
		at, err = decodeCursor(queryCall(t, s, mine))
		if valid := offset >= 0 && (last == "" || digits(last)); valid != (err == nil) || valid && at != given {
			t.Errorf("%+v came back as %+v, %v", given, at, err)
		}
	})
}

// A page as Pinpoint gives it: every attribute of the fact sheet, two dozen of them empty, and 17 relationships that
// were not asked for.
func TestListOf25CostsAQuarterOfPinpointsDocument(t *testing.T) {
	var records []string
	for i := range 25 {
		records = append(records, applicantNumber(i))
	}
	document := `{"data":[` + strings.Join(records, ",") + `],"meta":{"stats":{"total":{"count":312}}}}`
	s := newTestServer(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.api+json")
		_, _ = w.Write([]byte(document))
	}), Options{})
	got := listed(t, s, listApplicants, map[string]any{})
	t.Logf("%d of %d bytes, %.2f", got.bytes, len(document), float64(got.bytes)/float64(len(document)))
	if len(got.Result) != 25 || got.bytes > len(document)/4 {
		t.Errorf("%d records in %d bytes, of %d", len(got.Result), got.bytes, len(document))
	}
	for _, name := range []string{"id", "first_name", "last_name", "email", "job_id", "stage_id", "candidate_id"} {
		if got.Result[0][name] == nil {
			t.Errorf("%s is not among what a list shows: %v", name, got.Result[0])
		}
	}
}

func applicantNumber(i int) string {
	attributes := map[string]any{
		"uuid": fmt.Sprintf("0b7d1f2a-0000-4000-8000-%012d", i), "candidate_id": fmt.Sprint(9001 + i), "job_id": "88", "job_posting_id": nil,
		"stage_id": "1402", "first_name": "Lina", "last_name": "Okafor-Brandt", "full_name": "Lina Okafor-Brandt", "preferred_name": nil,
		"email": fmt.Sprintf("lina.okafor%d@example.test", i), "phone": "+447700900002", "phone_iso2": "GB", "date_of_birth": nil,
		"linkedin_url": nil, "summary": nil, "preferred_pronouns": nil, "national_identifier": nil, "address1": "12 Harbour Row",
		"address2": nil, "town": "Poole", "state_province": nil, "postcode": "BH15 1AA", "country": "United Kingdom", "country_code": "GB",
		"country_code_alpha3": "GBR", "country_name": "United Kingdom", "locale": "en", "channel": "organic_search", "channel_source": "Google",
		"internal_candidate": false, "concealed": false, "is_demo": false, "start_on": nil, "hired_at": nil, "rejected_at": nil,
		"external_system_reference": nil, "ai_score": nil, "applied_stage_at": "2026-05-13T17:10:21+00:00", "review_stage_at": nil,
		"interview_stage_at": nil, "offer_stage_at": nil, "hired_stage_at": nil, "created_at": "2026-05-13T17:10:21+00:00", "updated_at": "2026-05-14T09:00:00+00:00",
	}
	relationships := map[string]any{}
	for _, name := range []string{"job", "job_posting", "stage", "furthest_stage", "candidate", "hris_reference", "onboarding_application",
		"document_requests", "offers", "answers", "custom_attributes", "structured_section_responses", "scorecard_ratings", "scorecard_notes",
		"scorecard_answers", "user_scorecards", "comments"} {
		relationships[name] = map[string]any{"meta": map[string]any{"included": false}}
	}
	b, err := json.Marshal(map[string]any{"id": fmt.Sprint(7001 + i), "type": "applications", "attributes": attributes, "relationships": relationships})
	if err != nil {
		panic(err)
	}
	return string(b)
}
