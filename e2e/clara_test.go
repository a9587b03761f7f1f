package e2e

import (
	"cmp"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The machine proposes to pre-qualify this applicant for job 88, who wrote so in her CV.
const (
	proposed       = "7001"
	wroteInHerCV   = "14 years on quay walls"
	herNameAndMail = "Haddad|noor.haddad@example.test"
)

// recruiting is an account whose records are kept in a folder that several processes share.
type recruiting struct {
	*pinpoint
	t    *testing.T
	data string
	env  []string
}

func startRecruiting(t *testing.T) *recruiting {
	t.Helper()
	p := startPinpoint(t)
	r := &recruiting{pinpoint: p, t: t, data: filepath.Join(t.TempDir(), "kept")}
	r.env = p.account(t, "PINPOINT_DATA_DIR="+r.data)
	return r
}

// says runs a command that prints JSON and has to end well.
func says[T any](r *recruiting, args ...string) T {
	r.t.Helper()
	return decode[T](r.t, run(r.t, r.env, "", append(args, "--format", "json")...).must(r.t).stdout)
}

// writes counts what has been sent to Pinpoint that could change anything.
func (r *recruiting) writes() (sent []string) {
	for _, request := range r.requests(r.t) {
		if request.Method != http.MethodGet {
			sent = append(sent, request.Method+" "+request.Path)
		}
	}
	return sent
}

// pending is how an approval is printed.
type pending struct {
	ID, State, Account, Tool, Action, Reason string
	Preview                                  map[string]any
}

var qualified = map[string]any{"application_id": proposed, "tag": "Qualified"}

// asked makes the call that needs a person and gives the id under which it waits.
func asked(s *session, arguments map[string]any) string {
	s.t.Helper()
	failure := s.fails("approval_required", "apply_clara_tag", arguments)
	id := text(failure, "pending_id")
	if id == "" || failure["preview"] == nil {
		s.t.Fatalf("%v", failure)
	}
	contains(s.t, text(failure, "hint"), "pinpoint-mcp approve "+id)
	return id
}

func TestAPersonApprovesInAnotherProcess(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	s := connect(t, r.env, "--confirm", "none")
	id := asked(s, qualified)
	contains(t, run(t, r.env, "", "pending").must(t).stdout, id, `Tag application 7001 "CLARA: Qualified"`, "pinpoint-mcp approve ID")
	list := says[map[string][]pending](r, "pending")["pending"]
	if len(list) != 1 || list[0].ID != id || list[0].State != "pending" || list[0].Tool != "apply_clara_tag" || list[0].Preview["after"] == nil {
		t.Errorf("%+v", list)
	}
	if sent := r.writes(); len(sent) != 0 {
		t.Fatalf("sent %v", sent)
	}

	approved := says[pending](r, "approve", id, "--reason", "I have met her")
	if approved.ID != id || approved.State != "approved" || approved.Reason != "I have met her" {
		t.Errorf("%+v", approved)
	}
	if none := says[map[string][]pending](r, "pending")["pending"]; none == nil || len(none) != 0 {
		t.Errorf("still waiting: %+v", none)
	}
	contains(t, run(t, r.env, "", "pending").must(t).stdout, "Nothing waits for a person.")
	done, _ := s.result("apply_clara_tag", qualified).(map[string]any)
	if done["decided_by"] != "person" || done["changed"] != true {
		t.Errorf("%v", done)
	}
	sent := len(r.writes())
	if again, _ := s.result("apply_clara_tag", qualified).(map[string]any); again["changed"] != false || len(r.writes()) != sent {
		t.Errorf("%v, sent %v", again, r.writes()[sent:])
	}
	explained, _ := s.result("explain_score", map[string]any{"application_id": proposed, "audience": "auditor"}).(map[string]any)
	contains(t, text(explained, "text"), "I have met her", "approval "+id)

	// the other way round, with the answer in words
	back := map[string]any{"application_id": proposed, "tag": "Not_Qualified"}
	id = asked(s, back)
	contains(t, run(t, r.env, "", "reject", id, "--reason", "Certainly not").must(t).stdout, "Rejected: Tag application 7001")
	failure := s.fails("not_allowed", "apply_clara_tag", back)
	contains(t, text(failure, "message"), "a person rejected this: Certainly not")
	if len(r.writes()) != sent {
		t.Errorf("sent %v", r.writes()[sent:])
	}
}

func TestAnApprovedRubricIsInForceInEveryProcess(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	job := map[string]any{"job_id": "88"}
	s := connect(t, r.env)
	failure := s.fails("approval_required", "approve_rubric", job)
	contains(t, run(t, r.env, "", "approve", text(failure, "pending_id"), "--reason", "Agreed").must(t).stdout,
		"Approved: Approve version 1 of the rubric of job 88", "Now let the same call be made again.")
	if kept, _ := s.result("approve_rubric", job).(map[string]any); kept["approved"] != true || kept["reason"] != "Agreed" {
		t.Errorf("%v", kept)
	}
	other := connect(t, r.env, "--read-only")
	screened, _ := other.result("screen_candidate", map[string]any{"application_id": proposed}).(map[string]any)
	rubric, _ := screened["rubric"].(map[string]any)
	if rubric["approved"] != true || rubric["id"] != "rubric-88" {
		t.Errorf("%v", rubric)
	}
	if sent := r.writes(); len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}

func TestAnswersThatCannotCountAreRefused(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	s := connect(t, r.env)
	id := asked(s, qualified)
	run(t, r.env, "", "reject", id, "--reason", "No").must(t)
	for name, c := range map[string]struct {
		args []string
		says string
		code int
	}{
		"a second answer":       {[]string{"approve", id, "--reason", "Yes"}, "has been answered already", 1},
		"the same answer":       {[]string{"reject", id, "--reason", "No"}, "has been answered already", 1},
		"an id that is none":    {[]string{"approve", "zzzzzzzz", "--reason", "Yes"}, `nothing waits under the id "zzzzzzzz"`, 1},
		"an empty reason":       {[]string{"approve", id, "--reason", " "}, "--reason must not be empty", 1},
		"no reason":             {[]string{"approve", id}, "--reason", 2},
		"no id":                 {[]string{"approve", "--reason", "Yes"}, "<id>", 2},
		"another folder":        {[]string{"approve", id, "--reason", "Yes", "--data-dir", t.TempDir()}, "nothing waits under the id", 1},
		"a folder that is none": {[]string{"approve", id, "--reason", "Yes", "--data-dir", "none"}, "--data-dir none keeps nothing", 1},
		"pending without one":   {[]string{"pending", "--data-dir", "none"}, "--data-dir none keeps nothing", 1},
		"forget nobody":         {[]string{"forget", "--candidate", ""}, "--candidate must be an id", 1},
		"forget somebody":       {[]string{"forget", "--candidate", "Noor"}, "--candidate must be an id", 1},
		"forget without whom":   {[]string{"forget"}, "--candidate", 2},
	} {
		t.Run(name, func(t *testing.T) {
			got := run(t, r.env, "", c.args...)
			if got.code != c.code || got.stdout != "" && c.code == 1 {
				t.Errorf("exit status %d: %s", got.code, got.stdout)
			}
			contains(t, got.stderr, c.says)
		})
	}
	if sent := r.writes(); len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}

// contents are all bytes of a folder.
func contents(t *testing.T, folder string) (all string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(path) //nolint:gosec // the test's own folder
		all += entry.Name() + "\n" + string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhoIsForgottenLeavesNothingInTheFolder(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	s := connect(t, r.env)
	screened, _ := s.result("screen_candidate", map[string]any{"application_id": proposed}).(map[string]any)
	contains(t, fmt.Sprint(screened), wroteInHerCV)
	s.result("apply_clara_tag", map[string]any{"application_id": proposed, "tag": "Pre_Qualified", "reason": "The reason of hers"})
	asked(s, qualified)
	candidate := text(s.record("get_single_pinpoint_application_by_id", map[string]any{"id": proposed}), "candidate_id")
	sealed := regexp.MustCompile(`[A-Za-z0-9+/]{200,}`).FindAllString(contents(t, r.data), -1)
	if len(sealed) == 0 {
		t.Fatal("nothing of any length is kept")
	}
	for _, plain := range []string{wroteInHerCV, "The reason of hers", "CLARA: Qualified"} {
		if strings.Contains(contents(t, r.data), plain) {
			t.Errorf("%q lies open", plain)
		}
	}
	s.end()

	erased := says[map[string]any](r, "forget", "--candidate", candidate)
	if n, _ := erased["erased"].(float64); n < 3 || erased["candidate"] != candidate {
		t.Errorf("%v", erased)
	}
	left := contents(t, r.data)
	for _, piece := range sealed {
		if strings.Contains(left, piece) || strings.Contains(left, piece[:100]) {
			t.Errorf("%d bytes that were sealed are still there", len(piece))
		}
	}
	contains(t, run(t, r.env, "", "forget", "--candidate", candidate).must(t).stdout, "Erased what 0 records said of candidate "+candidate)
	contains(t, run(t, r.env, "", "pending").must(t).stdout, "Nothing waits for a person.")

	s = connect(t, r.env)
	s.fails("not_found", "explain_score", map[string]any{"application_id": proposed})
	again, _ := s.result("screen_candidate", map[string]any{"application_id": proposed}).(map[string]any)
	if fmt.Sprint(again["score"], again["candidate"]) != fmt.Sprint(screened["score"], screened["candidate"]) {
		t.Errorf("%v is not %v", again, screened)
	}
}

func TestNoLogOrFileNameTellsWhoItIs(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	s := connect(t, r.env, "--log-level", "debug", "--log-format", "json")
	s.result("screen_job", map[string]any{"job_id": "88"})
	asked(s, qualified)
	s.result("apply_clara_tag", map[string]any{"application_id": proposed, "tag": "Pre_Qualified", "reason": "The reason of hers", "comment": "true"})
	s.result("explain_score", map[string]any{"application_id": proposed, "audience": "auditor"})
	s.end()
	screened := run(t, r.env, "", "screen", "--job", "88").must(t)
	secret := regexp.MustCompile(regexp.QuoteMeta(pinpointKey) + "|" + herNameAndMail + "|" + wroteInHerCV + "|The reason of hers")
	for name, text := range map[string]string{"the log": s.log.String(), "the table": screened.stdout + screened.stderr, "the folder": contents(t, r.data)} {
		if found := secret.FindString(text); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
	}
	if key, err := os.Stat(filepath.Join(r.data, "secret.key")); err != nil || key.Mode().Perm() != 0o600 {
		t.Errorf("the key: %v, %v", key, err)
	}
}

// ranking is what `pinpoint-mcp screen` prints in JSON.
type ranking struct {
	JobID     string `json:"job_id"`
	Screened  int
	Table     []rankedRow
	TieGroups [][]string `json:"tie_groups"`
	Skipped   int        `json:"skipped_rejected"`
}

type rankedRow struct {
	ApplicationID string `json:"application_id"`
	Score         float64
}

func TestScreenRanksTheApplicantsOfAJob(t *testing.T) {
	t.Parallel()
	r := startRecruiting(t)
	got := says[ranking](r, "screen", "--job", "88")
	if got.JobID != "88" || got.Screened != len(got.Table) || got.Screened < 30 || len(got.TieGroups) == 0 {
		t.Errorf("%+v", got)
	}
	if !slices.IsSortedFunc(got.Table, func(a, b rankedRow) int { return cmp.Compare(b.Score, a.Score) }) {
		t.Error("not by score")
	}
	table := run(t, r.env, "", "screen", "--job", "88").must(t)
	contains(t, table.stdout, fmt.Sprintf("Job 88 by a draft that nobody has approved: %d screened", got.Screened), "APPLICATION  CANDIDATE", "unreadable", "BETTER counts")
	if strings.Count(table.stdout, "\n7") != got.Screened || table.stderr != "" {
		t.Errorf("%s\n%s", table.stdout, table.stderr)
	}
	if few := says[ranking](r, "screen", "--job", "88", "--limit", "3"); few.Screened != 3 || len(few.Table) != 3 {
		t.Errorf("%+v", few)
	}
	if fewer := says[ranking](r, "screen", "--job", "88", "--skip-rejected"); fewer.Skipped == 0 || fewer.Screened+fewer.Skipped != got.Screened {
		t.Errorf("%d screened, %d skipped", fewer.Screened, fewer.Skipped)
	}
	if none := says[ranking](r, "screen", "--job", "88", "--since", "2030-01-01"); none.Screened != 0 || none.Table == nil {
		t.Errorf("%+v", none)
	}
	if review := says[ranking](r, "screen", "--job", "88", "--basic-type", "review,interview"); review.Screened == 0 || review.Screened >= got.Screened {
		t.Errorf("%d screened", review.Screened)
	}
	if hidden := says[ranking](r, "screen", "--job", "98", "--confidential"); hidden.Screened == 0 {
		t.Errorf("%+v", hidden)
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"a job that is not there": {[]string{"screen", "--job", "99999"}, "No job has id 99999."},
		"a confidential one":      {[]string{"screen", "--job", "98"}, "confidential"},
		"no job":                  {[]string{"screen"}, "--job"},
		"a day that is none":      {[]string{"screen", "--job", "88", "--since", "soon"}, "since"},
		"thresholds the wrong way": {[]string{"screen", "--job", "88", "--pre-qualified", "30"},
			"--not-qualified must be below --pre-qualified"},
	} {
		if bad := run(t, r.env, "", c.args...); bad.code == 0 {
			t.Errorf("%s: %s", name, bad.stdout)
		} else {
			contains(t, bad.stderr, c.says)
		}
	}
	if sent := r.writes(); len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}

func TestAReadOnlyServerListsNoCompositeThatWrites(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	listed := names(listTools(t, connect(t, p.account(t), "--read-only")))
	for tool, reads := range composites {
		if slices.Contains(listed, tool) != reads {
			t.Errorf("%s is listed: %t", tool, !reads)
		}
	}
}

// A sandbox of one process keeps nothing, so that trying it out leaves no trace at home.
func TestASandboxLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	env := environment(t)
	got := run(t, env, "", "call", "screen_candidate", `{"application_id": "7001"}`, "--sandbox", "--format", "json").must(t)
	contains(t, got.stdout, `"score":`)
	for _, setting := range env {
		if home, ok := strings.CutPrefix(setting, "HOME="); ok && contents(t, home) != "" {
			t.Errorf("%s holds %.200q", home, contents(t, home))
		}
	}
}

func TestWhoItIsStaysOutOfACVUnlessItIsAskedFor(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t))
	blind := s.call("get_candidate_cv", map[string]any{"application_id": proposed}).text
	contains(t, blind, wroteInHerCV, `"filename":"cv.pdf"`)
	identified := s.call("get_candidate_cv", map[string]any{"application_id": proposed, "identified": true}).text
	contains(t, identified, wroteInHerCV, "Haddad", "noor.haddad@example.test")
	if found := regexp.MustCompile(herNameAndMail).FindString(blind); found != "" {
		t.Errorf("%q is in the blind text", found)
	}
}
