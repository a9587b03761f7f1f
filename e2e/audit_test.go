package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// auditEvent is one as the log shows it.
type auditEvent struct {
	Seq                                                           int64
	ID, Account, Link, Client, Transport, Tool, Method, Arguments string
	Objects, Wrote                                                []string
	RequestIDs                                                    []string `json:"request_ids"`
	Result, Hash                                                  string
	Screening                                                     *struct {
		RubricSHA256   string `json:"rubric_sha256"`
		ProposedStatus string `json:"proposed_status"`
		Evidence       []struct {
			Criterion, Source, Quote string
			Start, End               int
		}
		Decision, By, How, Reason string
	}
}

// auditReport is what verify says in JSON.
type auditReport struct {
	Events  int64
	LastSeq int64 `json:"last_seq"`
	Finding *struct {
		Seq         int64
		ID, Problem string
	}
}

// events are those of the log that a filter leaves, the newest first.
func (s *sharing) events(filter ...string) []auditEvent {
	s.t.Helper()
	return tells[map[string][]auditEvent](s, append([]string{"audit", "list"}, filter...)...)["events"]
}

// event is the only one that a filter leaves.
func (s *sharing) event(filter ...string) auditEvent {
	s.t.Helper()
	found := s.events(filter...)
	if len(found) != 1 {
		s.t.Fatalf("%v leaves %d events: %+v", filter, len(found), found)
	}
	return found[0]
}

var digest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// TestEveryCallIsWrittenDown follows reads, writes, refusals, a screening and a decision of a person into the log.
func TestEveryCallIsWrittenDown(t *testing.T) {
	t.Parallel()
	const reason = "The reason of hers"
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base)
	session, plain := shakeHands(t, made.URL), stateless(t, made.URL)

	session.result("get_single_pinpoint_application_by_id", map[string]any{"id": proposed, "include": []string{"stage"}})
	plain.result("list_all_pinpoint_applications", map[string]any{"candidate_email": []string{mark + "@example.test"}})
	plain.result("create_a_pinpoint_department", map[string]any{"name": mark})
	session.fails("invalid_arguments", "list_all_pinpoint_jobs", map[string]any{"sort": mark})
	plain.fails("confirmation_required", "delete_a_pinpoint_department_by_id", map[string]any{"id": "1"})
	session.result("screen_candidate", map[string]any{"application_id": proposed})
	tag := map[string]any{"application_id": proposed, "tag": "Qualified", "reason": reason}
	waiting := text(session.fails("approval_required", "apply_clara_tag", tag), "pending_id")
	run(t, s.env, "", "approve", waiting, "--reason", "I have met her").must(t)
	session.result("apply_clara_tag", tag)
	w.stop()

	read := s.event("--tool", "get_single_pinpoint_application_by_id")
	if read.Link != made.ID || read.Account != s.base || read.Transport != "http" || read.Method != "tools/call" || read.Result != "ok" ||
		!digest.MatchString(read.Arguments) || !slices.Contains(read.Objects, "applications/"+proposed) || len(read.Wrote) != 0 || len(read.RequestIDs) == 0 {
		t.Errorf("a read: %+v", read)
	}
	list := s.event("--tool", "list_all_pinpoint_applications")
	for era, e := range map[string]auditEvent{"handshake": read, "stateless": list} {
		if e.Client != "e2e/1" && e.Client != "e2e 1" {
			t.Errorf("the client of the %s era is called %q", era, e.Client)
		}
	}
	wrote := s.event("--tool", "create_a_pinpoint_department", "--result", "ok")
	if len(wrote.Wrote) != 1 || !strings.HasPrefix(wrote.Wrote[0], "POST departments") || len(wrote.RequestIDs) != 1 {
		t.Errorf("a write: %+v", wrote)
	}
	if begun := s.event("--tool", "create_a_pinpoint_department", "--result", "begun"); begun.Seq >= wrote.Seq || begun.Arguments != wrote.Arguments {
		t.Errorf("a write that begins: %+v", begun)
	}
	for tool, result := range map[string]string{
		"list_all_pinpoint_jobs": "invalid_arguments", "delete_a_pinpoint_department_by_id": "confirmation_required",
	} {
		if e := s.event("--tool", tool); e.Result != result || len(e.Wrote) != 0 {
			t.Errorf("refused: %+v", e)
		}
	}
	screened := s.event("--tool", "screen_candidate", "--result", "screened")
	if f := screened.Screening; f == nil || !digest.MatchString(f.RubricSHA256) || f.ProposedStatus != "Pre_Qualified" || len(f.Evidence) == 0 ||
		f.Evidence[0].End <= f.Evidence[0].Start || f.Evidence[0].Source == "" || !digest.MatchString(f.Evidence[0].Quote) {
		t.Errorf("a screening: %+v", f)
	}
	var decided []auditEvent
	for _, e := range s.events("--tool", "apply_clara_tag", "--object", "applications/"+proposed) {
		if e.Screening != nil && e.Screening.Decision != "" {
			decided = append(decided, e)
		}
	}
	if len(decided) != 1 || decided[0].Screening.Decision != "Qualified" || decided[0].Screening.By != "person" ||
		!strings.Contains(decided[0].Screening.How, waiting) || !digest.MatchString(decided[0].Screening.Reason) {
		t.Errorf("a decision: %+v", decided)
	}
	if done := s.event("--tool", "apply_clara_tag", "--result", "ok"); len(done.Wrote) == 0 {
		t.Errorf("a tag: %+v", done)
	}

	shown := decode[auditEvent](t, run(t, s.env, "", "audit", "show", screened.ID).must(t).stdout)
	if shown.Hash != screened.Hash || shown.Hash == "" {
		t.Errorf("%+v", shown)
	}
	if none := run(t, s.env, "", "audit", "show", "none"); none.code != 1 || none.stdout != "" {
		t.Errorf("%+v", none)
	}
	contains(t, run(t, s.env, "", "audit", "list", "--limit", "3").must(t).stdout, "TOUCHED", "apply_clara_tag", made.ID)
	contains(t, run(t, s.env, "", "audit", "verify").must(t).stdout, "All is well: ")
	exported := run(t, s.env, "", "audit", "export").must(t).stdout
	if lines := strings.Count(exported, "\n"); int64(lines) != tells[auditReport](s, "audit", "verify").Events || lines < 12 {
		t.Errorf("%d events are exported", lines)
	}
	for what, everything := range map[string]string{"the export": exported, "the folder": contents(t, s.data), "the log": w.log.String()} {
		for _, secret := range []string{
			mark, reason, "I have met her", wroteInHerCV, "Haddad", "noor.haddad", pinpointKey, made.Token,
		} {
			if strings.Contains(everything, secret) {
				t.Errorf("%s holds %q", what, secret)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "export.jsonl")
	writeFile(t, file, exported)
	run(t, s.env, "", "audit", "verify", "--file", file).must(t)
	writeFile(t, file, strings.Replace(exported, "tools/call", "tools/cell", 1))
	if bad := run(t, s.env, "", "audit", "verify", "--file", file); bad.code != 1 || !strings.Contains(bad.stdout, "changed") {
		t.Errorf("%+v", bad)
	}
}

// TestAChangedByteIsFoundAndNamed changes one in the very file.
func TestAChangedByteIsFoundAndNamed(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	caller := stateless(t, s.link(w.base).URL)
	for id := 1; id <= 5; id++ {
		caller.result("update_a_pinpoint_department_by_id", map[string]any{"id": fmt.Sprint(id), "name": "Quays"})
	}
	w.stop()
	if whole := tells[auditReport](s, "audit", "verify"); whole.Events != 10 || whole.Finding != nil {
		t.Fatalf("%+v", whole)
	}
	s.execute("PRAGMA wal_checkpoint(TRUNCATE)")
	victim := s.event("--object", "departments/3", "--result", "ok")
	path := filepath.Join(s.data, "state.db")
	file, err := os.ReadFile(path) //nolint:gosec // the test's own folder
	if err != nil {
		t.Fatal(err)
	}
	wrote := []byte(`"wrote":["PUT departments/3"]`)
	at := bytes.Index(file, []byte(`"id":"`+victim.ID))
	offset := bytes.Index(file[max(at, 0):], wrote)
	if at < 0 || offset < 0 {
		t.Fatalf("event %s is not where it was looked for: %d, %d", victim.ID, at, offset)
	}
	file[at+offset+len(wrote)-3] = '4'
	if err := os.WriteFile(path, file, 0o600); err != nil { //nolint:gosec // as above
		t.Fatal(err)
	}
	bad := run(t, s.env, "", "audit", "verify")
	if bad.code != 1 {
		t.Errorf("exit status %d", bad.code)
	}
	contains(t, bad.stdout, "not whole", victim.ID, fmt.Sprintf("event %d ", victim.Seq), "changed")
	found := run(t, s.env, "", "audit", "verify", "--format", "json")
	if r := decode[auditReport](t, found.stdout); found.code != 1 || r.Finding == nil || r.Finding.ID != victim.ID || r.LastSeq != victim.Seq-1 {
		t.Errorf("%d: %s", found.code, found.stdout)
	}
}

// TestNothingIsWrittenUnseen takes the log's table away under running servers.
func TestNothingIsWrittenUnseen(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w, strict := serveWeb(t, s.env), serveWeb(t, s.env, "--audit-strict")
	made := s.link(w.base)
	caller, watched := stateless(t, made.URL), stateless(t, strict.base+"/mcp/"+made.Token)
	write := map[string]any{"name": "Moorings"}
	caller.result("create_a_pinpoint_department", write)
	watched.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})

	s.execute("ALTER TABLE audit_log RENAME TO away")
	before := len(s.writes())
	for _, c := range []*remote{caller, watched} {
		failure := c.fails("internal", "create_a_pinpoint_department", write)
		contains(t, text(failure, "message"), "Nothing was sent", "audit log")
	}
	if sent := len(s.writes()) - before; sent != 0 {
		t.Errorf("%d writes were sent unseen", sent)
	}
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	contains(t, text(watched.fails("internal", "list_all_pinpoint_jobs", map[string]any{"limit": 1}), "message"), "kept back", "audit log")
	contains(t, text(watched.fails("internal", "screen_candidate", map[string]any{"application_id": proposed}), "message"), "kept back")
	soon(t, patience, "the server's log says so", func() bool { return strings.Contains(w.log.String(), "the audit log cannot be written") })

	s.execute("ALTER TABLE away RENAME TO audit_log")
	caller.result("create_a_pinpoint_department", write)
	watched.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	w.stop()
	strict.stop()
	if report := tells[auditReport](s, "audit", "verify"); report.Finding != nil {
		t.Errorf("%+v", report.Finding)
	}
}

func TestTheLogCanBeAFile(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	file := filepath.Join(t.TempDir(), "audit.jsonl")
	w := serveWeb(t, s.env, "--audit-file", file)
	made := s.link(w.base)
	caller := stateless(t, made.URL)
	caller.result("create_a_pinpoint_department", map[string]any{"name": mark})
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	caller.fails("not_allowed", "search_audit_log", nil)
	w.stop()
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	if report := tells[auditReport](s, "audit", "verify", "--file", file); report.Events != 4 || report.Finding != nil {
		t.Errorf("%+v", report)
	}
	text, err := os.ReadFile(file) //nolint:gosec // the test's own folder
	if err != nil || strings.Contains(string(text), mark) || !strings.Contains(string(text), `"link":"`+made.ID) {
		t.Errorf("%v: %s", err, text)
	}
	if kept := s.events(); len(kept) != 0 {
		t.Errorf("%d events are in the records too", len(kept))
	}
	// Standard error is one more place, beside the log of the program.
	got := run(t, append(s.env, "PINPOINT_BASE_URL="+s.base, "PINPOINT_API_KEY="+pinpointKey), "",
		"call", "list_all_pinpoint_jobs", `{"limit": 1}`, "--audit-file", "-").must(t)
	contains(t, got.stderr, `"tool":"list_all_pinpoint_jobs"`, `"transport":"stdio"`)
}

// TestAnAuditorSeesTheCallsOfOneAccount searches and checks the log by the tools.
func TestAnAuditorSeesTheCallsOfOneAccount(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	other := startKeyed(t, s.pinpoint, wrongKey)
	run(t, s.env, wrongKey, "account", "add", "elsewhere", "--base-url", other.base, "--api-key-file", "-").must(t)
	w := serveWeb(t, s.env)
	mine, auditing := s.link(w.base), s.link(w.base, "--profile", "auditor")
	theirs := tells[madeLink](s, "link", "create", "--account", "elsewhere", "--public-url", w.base)
	writer := stateless(t, mine.URL)
	writer.result("update_a_pinpoint_department_by_id", map[string]any{"id": "3", "name": "Quays"})
	writer.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	stateless(t, theirs.URL).result("update_a_pinpoint_department_by_id", map[string]any{"id": "4", "name": "Docks"})

	auditor := shakeHands(t, auditing.URL)
	listed := auditor.tools()
	if !slices.Contains(listed, "search_audit_log") || !slices.Contains(listed, "verify_audit_log") || slices.Contains(listed, "update_a_pinpoint_department_by_id") {
		t.Errorf("%v", listed)
	}
	stateless(t, mine.URL).result("list_all_pinpoint_departments", map[string]any{"limit": 1})
	if read, _ := auditor.result("search_audit_log", map[string]any{"tool": "list_all_pinpoint_departments"}).([]any); len(read) != 1 {
		t.Errorf("a read that has just been answered: %v", read)
	}
	found := encoded(t, auditor.result("search_audit_log", map[string]any{"tool": "update_a_pinpoint_department_by_id"}))
	contains(t, found, `"PUT departments/3"`, mine.ID, `"begun"`)
	everything := encoded(t, auditor.result("search_audit_log", map[string]any{"limit": 200}))
	for _, foreign := range []string{theirs.ID, "departments/4", other.base, pinpointKey, "Quays"} {
		if strings.Contains(found+everything, foreign) {
			t.Errorf("the auditor sees %q", foreign)
		}
	}
	if none := auditor.call("search_audit_log", map[string]any{"link": theirs.ID}); none.isError || strings.Contains(none.text, "departments") {
		t.Errorf("%s", none.text)
	}
	first, _ := auditor.result("search_audit_log", map[string]any{"limit": 1, "tool": "update_a_pinpoint_department_by_id"}).([]any)
	if len(first) != 1 {
		t.Errorf("%v", first)
	}
	auditor.fails("invalid_arguments", "search_audit_log", map[string]any{"limit": 1000})
	if whole, _ := auditor.result("verify_audit_log", nil).(map[string]any); whole["whole"] != true {
		t.Errorf("%v", whole)
	}
	s.execute("UPDATE audit_log SET document = replace(document, 'departments/3', 'departments/5') WHERE seq = 2")
	broken, _ := auditor.result("verify_audit_log", nil).(map[string]any)
	if broken["whole"] != false || !strings.Contains(fmt.Sprint(broken["problem"]), "event 2 ") {
		t.Errorf("%v", broken)
	}
}
