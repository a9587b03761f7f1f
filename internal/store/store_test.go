package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	here  = "https://harbour.example/api/v1"
	there = "https://lighthouse.example/api/v1"
	quote = "restored a brass foghorn in Skagen"
)

// opener gives a store on an empty database of some kind.
type opener func(t *testing.T) *Store

// suite is what every kind of database has to pass.
func (open opener) suite(t *testing.T) {
	t.Helper()
	t.Run("rubrics get versions", open.rubricsGetVersions)
	t.Run("accounts do not mix", open.accountsDoNotMix)
	t.Run("screenings are read as they were kept", open.screeningsAreReadAsKept)
	t.Run("a repeated screening only moves", open.aRepeatedScreeningOnlyMoves)
	t.Run("an empty screening is not a tombstone", open.anEmptyScreeningIsNotATombstone)
	t.Run("screenings of a job", open.screeningsOfAJob)
	t.Run("decisions, newest first", open.decisionsNewestFirst)
	t.Run("an approval is answered and spent once", open.anApprovalIsAnsweredAndSpentOnce)
	t.Run("an approval is asked for once", open.anApprovalIsAskedForOnce)
	t.Run("an approval expires", open.anApprovalExpires)
	t.Run("a nonce is used once", open.aNonceIsUsedOnce)
	t.Run("a person is forgotten", open.aPersonIsForgotten)
	t.Run("what is old is purged", open.whatIsOldIsPurged)
	t.Run("accounts come and go", open.accountsComeAndGo)
	t.Run("links are found by their token", open.linksAreFoundByTheirToken)
	t.Run("a link is changed and revoked", open.aLinkIsChangedAndRevoked)
	t.Run("changes are counted", open.changesAreCounted)
	t.Run("a removed account gets no link", open.aRemovedAccountGetsNoLink)
	t.Run("a session is ended", open.aSessionIsEnded)
	t.Run("the log is extended in turn", open.theLogIsExtendedInTurn)
	t.Run("sealed values stay in their cells", open.sealedValuesStayInTheirCells)
	t.Run("a cancelled call does no harm", open.aCancelledCallDoesNoHarm)
	t.Run("one store, many callers", open.oneStoreManyCallers)
}

func TestStoreInMemory(t *testing.T) { opener(inMemory).suite(t) }

func TestStoreInAFolder(t *testing.T) { opener(inAFolder).suite(t) }

func inMemory(t *testing.T) *Store {
	t.Helper()
	return openStore(t, "")
}

func inAFolder(t *testing.T) *Store {
	t.Helper()
	return openStore(t, t.TempDir())
}

func openStore(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func equal(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("(-want +got)\n%s", diff)
	}
}

func count(t *testing.T, s *Store, table string) (n int) {
	t.Helper()
	db, err := s.ready(t.Context())
	must(t, err)
	must(t, db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}

// at sets the clock of a store.
func at(s *Store, clock string) time.Time {
	now, err := time.Parse(time.RFC3339Nano, "2026-03-04T"+clock+"Z")
	if err != nil {
		panic(err)
	}
	s.now = func() time.Time { return now }
	return now
}

func screening(application string) Screening {
	return Screening{
		ApplicationID: application, CandidateID: "c" + application, JobID: "77", RubricSHA256: "aa", RubricVersion: 2, Inputs: "in",
		Document: json.RawMessage(`{"quote": "` + quote + `"}`),
	}
}

func (open opener) rubricsGetVersions(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	_, err := s.Rubric(ctx, here, "77", 0)
	refused(t, err, ErrNone)
	now := at(s, "10:00:00.1234567").Truncate(time.Millisecond)
	first := Rubric{JobID: "77", SHA256: "aa", Document: json.RawMessage(`{ "b": 1,  "a": "ø" }`), Reason: "agreed"}
	given, err := s.AddRubric(ctx, here, first)
	must(t, err)
	first.Version, first.ApprovedAt = 1, now
	equal(t, given, first)
	at(s, "11:00:00")
	again, err := s.AddRubric(ctx, here, Rubric{JobID: "77", SHA256: "aa", Reason: "twice"})
	must(t, err)
	equal(t, again, first)
	second, err := s.AddRubric(ctx, here, Rubric{JobID: "77", SHA256: "bb", Document: json.RawMessage(`{}`)})
	must(t, err)
	third, err := s.AddRubric(ctx, here, Rubric{JobID: "77", SHA256: "aa", Document: json.RawMessage(`{}`)}) // back to the first
	must(t, err)
	equal(t, []int{second.Version, third.Version}, []int{2, 3})
	newest, err := s.Rubric(ctx, here, "77", 0)
	must(t, err)
	equal(t, newest, third)
	old, err := s.Rubric(ctx, here, "77", 1)
	must(t, err)
	equal(t, old, first)
	_, err = s.Rubric(ctx, here, "77", 4)
	refused(t, err, ErrNone)
}

func (open opener) accountsDoNotMix(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	for _, account := range []string{here, there} {
		r, err := s.AddRubric(ctx, account, Rubric{JobID: "77", SHA256: account, Document: json.RawMessage(`{}`)})
		must(t, err)
		sc, err := s.AddScreening(ctx, account, screening("5"))
		must(t, err)
		_, err = s.AddDecision(ctx, account, Decision{ApplicationID: "5", CandidateID: "c5", Tag: "Qualified", Reason: account})
		must(t, err)
		a, err := s.RequestApproval(ctx, account, approval(s, "b"))
		must(t, err)
		equal(t, []any{r.Version, sc.ScreenedAt.IsZero(), a.Account}, []any{1, false, account})
	}
	one, err := s.Screening(ctx, here, "5")
	must(t, err)
	other, err := s.Screening(ctx, there, "5")
	must(t, err)
	if one.ID == other.ID {
		t.Error("two accounts share a screening")
	}
	erased, err := s.Forget(ctx, here, "c5")
	must(t, err)
	equal(t, erased, 3)
	_, err = s.Screening(ctx, here, "5")
	refused(t, err, ErrNone)
	_, err = s.Screening(ctx, there, "5")
	must(t, err)
	decisions, err := s.Decisions(ctx, there, "5")
	must(t, err)
	equal(t, decisions[0].Reason, there)
	pending, err := s.Pending(ctx)
	must(t, err)
	equal(t, len(pending), 1)
	equal(t, pending[0].Account, there)
}

func (open opener) screeningsAreReadAsKept(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	_, err := s.Screening(ctx, here, "5")
	refused(t, err, ErrNone)
	kept := screening("5")
	kept.ScreenedAt = time.Date(2026, 3, 4, 12, 0, 0, 5e6, time.FixedZone("", 3600))
	given, err := s.AddScreening(ctx, here, kept)
	must(t, err)
	if given.ID == "" {
		t.Fatal("no id")
	}
	kept.ID, kept.ScreenedAt = given.ID, kept.ScreenedAt.UTC()
	equal(t, given, kept)
	read, err := s.Screening(ctx, here, "5")
	must(t, err)
	equal(t, read, kept)
}

func (open opener) aRepeatedScreeningOnlyMoves(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	at(s, "10:00:00")
	first, err := s.AddScreening(ctx, here, screening("5"))
	must(t, err)
	now := at(s, "11:00:00")
	again, err := s.AddScreening(ctx, here, screening("5"))
	must(t, err)
	first.ScreenedAt = now
	equal(t, again, first)
	read, err := s.Screening(ctx, here, "5")
	must(t, err)
	equal(t, read, first)
	for name, change := range map[string]func(*Screening){
		"document": func(sc *Screening) { sc.Document = json.RawMessage(`{}`) },
		"inputs":   func(sc *Screening) { sc.Inputs = "other" },
		"rubric":   func(sc *Screening) { sc.RubricSHA256 = "bb" },
	} {
		changed := screening("5")
		change(&changed)
		added, err := s.AddScreening(ctx, here, changed)
		must(t, err)
		if added.ID == first.ID {
			t.Errorf("another %s has not made another screening", name)
		}
		back, err := s.AddScreening(ctx, here, screening("5"))
		must(t, err)
		if back.ID == first.ID || back.ID == added.ID {
			t.Errorf("%s: not the newest was compared", name)
		}
	}
}

func (open opener) anEmptyScreeningIsNotATombstone(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	empty := Screening{ApplicationID: "5", CandidateID: "c5"}
	first, err := s.AddScreening(ctx, here, empty)
	must(t, err)
	_, err = s.Forget(ctx, here, "c5")
	must(t, err)
	second, err := s.AddScreening(ctx, here, empty)
	must(t, err)
	if first.ID == "" || second.ID == "" || first.ID == second.ID {
		t.Errorf("ids %q and %q", first.ID, second.ID)
	}
}

func (open opener) screeningsOfAJob(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	for _, application := range []string{"100", "9", "20", "9"} {
		sc := screening(application)
		sc.Inputs = fmt.Sprint(count(t, s, "screenings"))
		_, err := s.AddScreening(ctx, here, sc)
		must(t, err)
	}
	elsewhere := screening("3")
	elsewhere.JobID = "78"
	_, err := s.AddScreening(ctx, here, elsewhere)
	must(t, err)
	all, err := s.Screenings(ctx, here, "77")
	must(t, err)
	var got []string
	for _, sc := range all {
		got = append(got, sc.ApplicationID+"/"+sc.Inputs)
		equal(t, string(sc.Document), string(elsewhere.Document))
	}
	equal(t, got, []string{"9/3", "20/2", "100/0"})
}

func (open opener) decisionsNewestFirst(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	now := at(s, "10:00:00")
	var want []Decision
	for i := range 3 { // at the same time
		d := Decision{
			ApplicationID: "5", CandidateID: "c5", JobID: "77", ScreeningID: "s", Proposed: "Pre_Qualified", Tag: "Qualified",
			Replaced: "Not_Qualified", By: "person", How: "elicitation", Reason: fmt.Sprint(quote, i),
		}
		given, err := s.AddDecision(ctx, here, d)
		must(t, err)
		d.ID, d.DecidedAt = given.ID, now
		equal(t, given, d)
		want = append([]Decision{d}, want...)
	}
	got, err := s.Decisions(ctx, here, "5")
	must(t, err)
	equal(t, got, want)
	none, err := s.Decisions(ctx, here, "6")
	must(t, err)
	equal(t, len(none), 0)
}

func (open opener) sealedValuesStayInTheirCells(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	one, err := s.AddScreening(ctx, here, screening("5"))
	must(t, err)
	other, err := s.AddScreening(ctx, here, screening("6"))
	must(t, err)
	_, err = s.exec(ctx, "UPDATE screenings SET document = (SELECT document FROM screenings WHERE id = $1) WHERE id = $2", one.ID, other.ID)
	must(t, err)
	if _, err := s.Screening(ctx, here, "6"); err == nil {
		t.Error("the screening of another application opened")
	}
	_, err = s.Screening(ctx, here, "5")
	must(t, err)
}

func (open opener) aCancelledCallDoesNoHarm(t *testing.T) {
	s := open(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.AddRubric(cancelled, here, Rubric{JobID: "77", SHA256: "aa", Document: json.RawMessage(`{}`)}) // the first use
	refused(t, err, context.Canceled)
	r, err := s.AddRubric(t.Context(), here, Rubric{JobID: "77", SHA256: "aa", Document: json.RawMessage(`{}`)})
	must(t, err)
	equal(t, r.Version, 1)
	_, err = s.Forget(cancelled, here, "c5")
	refused(t, err, context.Canceled)
	_, err = s.Rubric(t.Context(), here, "77", 1)
	must(t, err)
}
