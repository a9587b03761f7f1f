package tools

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func screenedJob(t *testing.T, s *Server, arguments string) schemas.ScreenJobResult {
	t.Helper()
	result := called[schemas.ScreenJobResult](t, s, "screen_job", arguments)
	checkRanking(t, result.Result)
	return result
}

// checkRanking checks what holds for every table, by the definitions of the words.
func checkRanking(t *testing.T, job schemas.ScreenedJob) {
	t.Helper()
	at := map[string]schemas.Ranked{}
	var proposed schemas.Proposals
	for i, row := range job.Table {
		if i > 0 && row.Score > job.Table[i-1].Score {
			t.Errorf("%s stands below a lower score", row.ApplicationID)
		}
		if _, twice := at[row.ApplicationID]; twice || !strings.HasPrefix(row.Candidate, "Candidate ") {
			t.Errorf("%+v", row)
		}
		at[row.ApplicationID] = row
		switch row.ProposedStatus {
		case scoring.PreQualified:
			proposed.PreQualified++
		case scoring.NotQualified:
			proposed.NotQualified++
		default:
			proposed.NeedsInfo++
		}
	}
	together := map[[2]string]bool{}
	for _, group := range job.TieGroups {
		for _, a := range group {
			for _, b := range group {
				together[[2]string{a, b}] = true
			}
		}
	}
	whole := len(job.Table) == job.Screened
	for _, a := range job.Table {
		better := 0
		for _, b := range job.Table {
			if b.Low > a.High {
				better++
			}
			if overlap := a.Low <= b.High && b.Low <= a.High; a.ApplicationID != b.ApplicationID && overlap != together[[2]string{a.ApplicationID, b.ApplicationID}] {
				t.Errorf("%s and %s: ranges meet %t, tied %t", a.ApplicationID, b.ApplicationID, overlap, !overlap)
			}
		}
		if whole && better != a.Better || better > a.Better {
			t.Errorf("%s: %d are certainly better, not %d", a.ApplicationID, better, a.Better)
		}
	}
	if whole && proposed != job.Proposed {
		t.Errorf("%+v, not %+v", proposed, job.Proposed)
	}
}

// applicantsOf lists a job's applications as the list tool does.
func applicantsOf(t *testing.T, s *Server, filter string) []string {
	t.Helper()
	document := accepted(t, s, "list_all_pinpoint_applications", `{"limit":300,"fields":["job_id"],`+filter+`}`)
	list, _ := document["result"].([]any)
	ids := make([]string, len(list))
	for i := range list {
		record, _ := list[i].(map[string]any)
		ids[i] = fmt.Sprint(record["id"])
	}
	return slices.Sorted(slices.Values(ids))
}

func tableIDs(job schemas.ScreenedJob) []string {
	ids := make([]string, len(job.Table))
	for i, row := range job.Table {
		ids[i] = row.ApplicationID
	}
	return slices.Sorted(slices.Values(ids))
}

func TestEveryApplicantOfAJobIsRanked(t *testing.T) {
	e := inSandbox(t, Options{})
	got := screenedJob(t, e.tools, harbourJob)
	if diff := cmp.Diff(applicantsOf(t, e.tools, `"job_id":"88"`), tableIDs(got.Result)); diff != "" {
		t.Error(diff)
	}
	if got.NextCursor != "" || got.Truncated || got.Result.Remaining != 0 || got.Result.Failed != nil || got.Result.Rubric.Approved {
		t.Errorf("%+v", got)
	}
	for _, want := range []string{"7044 unreadable", "7081 pasted_ad", "7023 hidden_text"} {
		id, kind, _ := strings.Cut(want, " ")
		if i := slices.IndexFunc(got.Result.Table, func(r schemas.Ranked) bool { return r.ApplicationID == id }); !slices.Contains(got.Result.Table[i].Flags, kind) {
			t.Errorf("%s: %+v", want, got.Result.Table[i])
		}
	}
}

func TestApplicantsOfAJobCanBeNarrowed(t *testing.T) {
	e := inSandbox(t, Options{})
	for name, c := range map[string]struct{ arguments, filter string }{
		"stages of a kind": {`"stage_basic_type":["review","interview"]`, `"stage_basic_type":["review","interview"]`},
		"a day":            {`"since":"2026-06-01"`, `"created_after":"2026-05-31T23:59:59Z"`},
		"both":             {`"since":"2026-06-01","stage_basic_type":["rejected"]`, `"created_after":"2026-05-31T23:59:59Z","stage_basic_type":["rejected"]`},
	} {
		t.Run(name, func(t *testing.T) {
			want := applicantsOf(t, e.tools, `"job_id":"88",`+c.filter)
			got := screenedJob(t, e.tools, `{"job_id":"88",`+c.arguments+`}`)
			if diff := cmp.Diff(want, tableIDs(got.Result)); diff != "" || len(want) == 0 {
				t.Error(diff)
			}
		})
	}
	stage := fmt.Sprint(accepted(t, e.tools, getApplication, `{"id":"7001"}`)["result"].(map[string]any)["stage_id"]) //nolint:errcheck,forcetypeassert // a test
	want := applicantsOf(t, e.tools, `"job_id":"88","stage_id":"`+stage+`"`)
	if diff := cmp.Diff(want, tableIDs(screenedJob(t, e.tools, `{"job_id":"88","stage_id":"`+stage+`"}`).Result)); diff != "" {
		t.Error(diff)
	}
}

func TestWhoIsRejectedIsLeftOutBySettingOrArgument(t *testing.T) {
	for name, c := range map[string]struct {
		setting bool
		more    string
		skipped bool
	}{
		"as set, in":       {false, "", false},
		"as set, out":      {true, "", true},
		"as asked for":     {false, `,"skip_rejected":true`, true},
		"asked to be kept": {true, `,"skip_rejected":false`, false},
	} {
		t.Run(name, func(t *testing.T) {
			clara := DefaultClara()
			clara.SkipRejected = c.setting
			e := inSandbox(t, Options{Clara: clara})
			rejected := applicantsOf(t, e.tools, `"job_id":"88","stage_basic_type":["rejected"]`)
			got := screenedJob(t, e.tools, `{"job_id":"88"`+c.more+`}`).Result
			in := slices.Contains(tableIDs(got), rejected[0])
			if in == c.skipped || (got.Skipped > 0) != c.skipped {
				t.Errorf("skipped %d, the rejected one is in %t", got.Skipped, in)
			}
			if all := len(applicantsOf(t, e.tools, `"job_id":"88"`)); got.Screened+got.Skipped != all {
				t.Errorf("%d screened, %d skipped of %d", got.Screened, got.Skipped, all)
			}
		})
	}
}

func TestRunGoesOnExactlyWhereItStopped(t *testing.T) {
	e := inSandbox(t, Options{})
	all := applicantsOf(t, e.tools, `"job_id":"88"`)
	whole := screenedJob(t, e.tools, harbourJob)
	e.ResetRequests()
	arguments, calls, seen := `{"job_id":"88","limit":5}`, 0, 0
	for {
		got := screenedJob(t, e.tools, arguments)
		calls++
		if got.Result.Screened != min(seen+5, len(all)) || got.Result.Remaining != len(all)-got.Result.Screened {
			t.Fatalf("call %d: %d screened, %d remain", calls, got.Result.Screened, got.Result.Remaining)
		}
		if seen = got.Result.Screened; got.NextCursor == "" {
			if diff := cmp.Diff(whole.Result, got.Result); diff != "" {
				t.Errorf("in pieces the table is another:\n%s", diff)
			}
			break
		}
		arguments = fmt.Sprintf(`{"job_id":"88","limit":5,"cursor":%q}`, got.NextCursor)
	}
	if calls != (len(all)+4)/5 {
		t.Errorf("%d calls", calls)
	}
}

func TestCursorOfARunIsGoodForThatRunAlone(t *testing.T) {
	e := inSandbox(t, Options{})
	cursor := screenedJob(t, e.tools, `{"job_id":"88","limit":2}`).NextCursor
	for _, more := range []string{
		`{"job_id":"89","cursor":%q}`, `{"job_id":"88","since":"2026-06-01","cursor":%q}`, `{"job_id":"88","skip_rejected":true,"cursor":%q}`,
		`{"job_id":"88","stage_basic_type":["review"],"cursor":%q}`, `{"job_id":"88","cursor":%q,"job_visibility":["internal"]}`,
	} {
		failure := refused(t, e.tools, "screen_job", fmt.Sprintf(more, cursor), "invalid_arguments")
		contains(t, failure["message"], "cursor belongs to another query")
	}
	refused(t, e.tools, "screen_job", `{"job_id":"88","cursor":"`+cursor[1:]+`"}`, "invalid_arguments")
	screenedJob(t, e.tools, fmt.Sprintf(`{"job_id":"88","limit":3,"cursor":%q}`, cursor))
	// half of a ranking by one rubric and half by another would look like a whole one
	approveBy(t, e.tools, oneCriterion("AutoCAD"), "Only that counts")
	failure := refused(t, e.tools, "screen_job", fmt.Sprintf(`{"job_id":"88","cursor":%q}`, cursor), "invalid_arguments")
	contains(t, failure["message"], "another rubric")
}

func TestRunCountsOnlyItsOwnScreenings(t *testing.T) {
	e := inSandbox(t, Options{})
	screenedJob(t, e.tools, harbourJob)
	got := screenedJob(t, e.tools, `{"job_id":"88","limit":3}`)
	if got.Result.Screened != 3 || len(got.Result.Table) != 3 {
		t.Errorf("%d of an earlier run count too", got.Result.Screened)
	}
}

func TestLimitsOfARun(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, limit := range []string{"0", "-1", "10001"} {
		refused(t, e.tools, "screen_job", `{"job_id":"88","limit":`+limit+`}`, "invalid_arguments")
	}
	if got := screenedJob(t, e.tools, `{"job_id":"88","limit":10000}`); got.NextCursor != "" {
		t.Errorf("%+v", got)
	}
}

// progressing makes a call as a client that wants to know how far it is, and gives what it was told.
func progressing(t *testing.T, s *Server, era string, token mcp.ProgressToken) []map[string]any {
	t.Helper()
	c := connected(t, s, era, nil)
	var lock sync.Mutex
	var told []map[string]any
	c.OnNotification(func(n mcp.JSONRPCNotification) {
		if n.Method == string(mcp.MethodNotificationProgress) {
			lock.Lock()
			defer lock.Unlock()
			told = append(told, n.Params.AdditionalFields)
		}
	})
	request := mcp.CallToolRequest{}
	request.Params.Name, request.Params.Arguments = "screen_job", map[string]any{"job_id": "88"}
	if token != nil {
		request.Params.Meta = &mcp.Meta{ProgressToken: token}
	}
	result, err := c.CallTool(t.Context(), request)
	if err != nil || result.IsError {
		t.Fatal(err, result)
	}
	lock.Lock()
	defer lock.Unlock()
	return told
}

func TestClientIsToldHowFarARunIsIfItAsks(t *testing.T) {
	e := inSandbox(t, Options{})
	e.tools.beatEvery = time.Hour
	all := len(applicantsOf(t, e.tools, `"job_id":"88"`))
	told := progressing(t, e.tools, "handshake", "run-7")
	last := 0
	for _, n := range told {
		done, _ := n["progress"].(int)
		if n["progressToken"] != "run-7" || done <= last || n["total"] != all || n["message"] == "" {
			t.Errorf("after %v: %v", last, n)
		}
		last = done
	}
	if len(told) == 0 || last != all {
		t.Errorf("%d notifications up to %v of %d", len(told), last, all)
	}
	if told := progressing(t, e.tools, "handshake", nil); len(told) != 0 {
		t.Errorf("nobody asked: %v", told)
	}
}

// badFiles puts applicants with CVs that cannot be read among those of a job.
func (e *embedded) badFiles(job string) map[string]string {
	locked := "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" +
		"trailer\n<< /Size 3 /Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) /P -4 >> >>\n%%EOF\n"
	return map[string]string{
		"encrypted": e.applies(job, "Ann", "Locked", "cv.pdf", []byte(locked)),
		"image":     e.applies(job, "Bob", "Scan", "cv.pdf", pdf()),
		"damaged":   e.applies(job, "Cas", "Broken", "cv.docx", []byte("PK\x03\x04 nothing of use")),
		"blank":     e.applies(job, "Dee", "Blank", "cv.txt", []byte("   \n\n")),
	}
}

func TestCVThatCannotBeReadStopsNobodyElse(t *testing.T) {
	// The sandbox takes no CV above 30 MB, so files of other sizes are put in their way.
	var large, gone, slow atomic.Value
	for _, v := range []*atomic.Value{&large, &gone, &slow} {
		v.Store("-")
	}
	release := make(chan struct{})
	e := inSandbox(t, Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			is := func(v *atomic.Value) bool { return strings.HasSuffix(r.URL.Path, v.Load().(string)) } //nolint:errcheck,forcetypeassert // always a string
			switch {
			case is(&large):
				part := make([]byte, 1<<20)
				for range 50 {
					if _, err := w.Write(part); err != nil {
						return
					}
				}
			case is(&gone):
				http.NotFound(w, r)
			case is(&slow):
				select {
				case <-release:
				case <-r.Context().Done():
				}
			default:
				next.ServeHTTP(w, r)
			}
		})
	})
	t.Cleanup(func() { close(release) })
	e.tools.applicantTime = 2 * time.Second
	before := screenedJob(t, e.tools, harbourJob).Result
	bad := e.badFiles("88")
	for name, v := range map[string]*atomic.Value{"large": &large, "gone": &gone, "slow": &slow} {
		bad[name] = e.applies("88", "Eve", name, name+"-file.txt", []byte("Experience\n"))
		v.Store(name + "-file.txt")
	}
	got := screenedJob(t, e.tools, harbourJob).Result
	if len(got.Failed) != 1 || got.Failed[0].ApplicationID != bad["slow"] || !strings.Contains(got.Failed[0].Reason, "in time") {
		t.Errorf("failed: %+v", got.Failed)
	}
	if got.Screened != before.Screened+len(bad)-1 || got.Remaining != 0 {
		t.Errorf("%d screened after %d", got.Screened, before.Screened)
	}
	for name, id := range bad {
		i := slices.IndexFunc(got.Table, func(r schemas.Ranked) bool { return r.ApplicationID == id })
		if name == "slow" {
			continue
		}
		if i < 0 || !slices.Contains(got.Table[i].Flags, "unreadable") || got.Table[i].ProposedStatus != scoring.NeedsInfo {
			t.Errorf("%s: %+v", name, got.Table[max(i, 0)])
		}
	}
	for _, row := range before.Table {
		if i := slices.IndexFunc(got.Table, func(r schemas.Ranked) bool { return r.ApplicationID == row.ApplicationID }); got.Table[i].Score != row.Score {
			t.Errorf("%s scores %v instead of %v", row.ApplicationID, got.Table[i].Score, row.Score)
		}
	}
}

func TestLargeTableIsCutAndSaysSo(t *testing.T) {
	e := inSandbox(t, Options{MaxResultBytes: 8_000})
	text, isError := callText(t, e.tools, "screen_job", harbourJob)
	if isError || 2*len(text) > 8_000 {
		t.Fatalf("%d bytes: %.300s", len(text), text)
	}
	got := screenedJob(t, e.tools, harbourJob)
	if !got.Truncated || len(got.Result.Table) < 5 || len(got.Result.Table) >= got.Result.Screened || got.Result.Screened != 34 {
		t.Errorf("%d of %d rows, truncated %t", len(got.Result.Table), got.Result.Screened, got.Truncated)
	}
}

// Where files are on a host that is not allowed, everybody fails; the answer still has to fit and to end.
func TestManyFailuresFitAResult(t *testing.T) {
	e := inSandbox(t, Options{MaxResultBytes: 4_000}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/rails/") {
				http.Error(w, "no", http.StatusBadGateway)
				return
			}
			next.ServeHTTP(w, r)
		})
	})
	text, isError := callText(t, e.tools, "screen_job", harbourJob)
	if isError || 2*len(text) > 4_000 {
		t.Fatalf("%d bytes: %.300s", len(text), text)
	}
	got := screenedJob(t, e.tools, harbourJob)
	if len(got.Result.Failed) == 0 || !got.Truncated || got.Result.Remaining != 0 {
		t.Errorf("%+v", got)
	}
	for i := 1; i < len(got.Result.Failed); i++ {
		if got.Result.Failed[i-1].ApplicationID >= got.Result.Failed[i].ApplicationID {
			t.Errorf("not in order: %v", got.Result.Failed)
		}
	}
}

func TestCancelledRunAsksNoMore(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var files atomic.Int32
	e := inSandbox(t, Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/rails/active_storage/blobs") && files.Add(1) == 3 {
				cancel()
			}
			next.ServeHTTP(w, r)
		})
	})
	c := &call{server: e.tools, tool: e.tools.Tool("screen_job"), args: arguments{"job_id": "88"}}
	_, err := runScreenJob(ctx, c)
	if err == nil {
		t.Fatal("it went on to its end")
	}
	if code := toToolError(c, err).Code; code != "cancelled" {
		t.Errorf("%s: %v", code, err)
	}
	if n := files.Load(); n > 3+jobWorkers {
		t.Errorf("%d files were asked for", n)
	}
}

func TestJobWithoutApplicants(t *testing.T) {
	e := inSandbox(t, Options{})
	got := screenedJob(t, e.tools, `{"job_id":"88","since":"2030-01-01"}`)
	if got.Result.Screened != 0 || got.Result.Table == nil || got.Result.TieGroups == nil || got.NextCursor != "" {
		t.Errorf("%+v", got)
	}
}

func TestJobThatCannotBeScreened(t *testing.T) {
	e := inSandbox(t, Options{})
	failure := refused(t, e.tools, "screen_job", `{"job_id":"99999"}`, "not_found")
	contains(t, failure["message"], "No job has id 99999.")
	contains(t, failure["hint"], "list_all_pinpoint_jobs")
	failure = refused(t, e.tools, "screen_job", `{"job_id":"98"}`, "invalid_arguments")
	contains(t, failure["message"], "job_visibility", "confidential")
	if got := screenedJob(t, e.tools, `{"job_id":"98","job_visibility":["confidential"]}`); got.Result.Screened == 0 {
		t.Errorf("%+v", got.Result)
	}
	e.Forbid("Application")
	failure = refused(t, e.tools, "screen_job", harbourJob, "forbidden")
	contains(t, failure["hint"], "Application: read")
}

// What has been done is not done again because Pinpoint stops answering on the way.
func TestPinpointThatStopsAnsweringLosesNothing(t *testing.T) {
	var lists atomic.Int32
	e := inSandbox(t, Options{})
	for range 10 { // more than one page
		e.applies("88", "Ida", "Munro", "cv.txt", []byte("Experience\n"))
	}
	busy := inFrontOf(t, e, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/api/v1/applications" || lists.Add(1) != 2 {
			return false
		}
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	})
	got := screenedJob(t, busy, harbourJob)
	if got.NextCursor == "" || got.Result.Screened != jobPage || got.Result.Remaining != 44-jobPage {
		t.Fatalf("%d screened, %d remain: %q", got.Result.Screened, got.Result.Remaining, got.NextCursor)
	}
	got = screenedJob(t, busy, fmt.Sprintf(`{"job_id":"88","cursor":%q}`, got.NextCursor))
	if got.NextCursor != "" || got.Result.Screened != 44 {
		t.Errorf("%d screened", got.Result.Screened)
	}
	e.Fault(20, sandbox.FaultRateLimited, time.Hour)
	failure := refused(t, e.tools, "screen_job", harbourJob, "rate_limited")
	if failure["retry_after_seconds"] == nil {
		t.Errorf("%v", failure)
	}
}

// inFrontOf is a server whose requests something else may answer.
func inFrontOf(t *testing.T, e *embedded, answers func(http.ResponseWriter, *http.Request) bool) *Server {
	t.Helper()
	return newTestServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !answers(w, r) {
			e.ServeHTTP(w, r)
		}
	}), Options{})
}
