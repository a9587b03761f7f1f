package store

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func approval(s *Store, bound string) Approval {
	return Approval{
		Tool: "delete_comment", Bound: bound, CandidateID: "c5", Action: "Delete a comment about the foghorn",
		Preview: json.RawMessage(`{"before": "` + quote + `"}`), ExpiresAt: s.now().Add(time.Hour),
	}
}

func (open opener) anApprovalIsAnsweredAndSpentOnce(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	now := at(s, "10:00:00")
	want := approval(s, "b")
	a, err := s.RequestApproval(ctx, here, want)
	must(t, err)
	if len(a.ID) != 8 || strings.ContainsAny(a.ID, "0O1lio") {
		t.Errorf("id %q is not easy", a.ID)
	}
	want.ID, want.Account, want.State, want.CreatedAt = a.ID, here, Pending, now
	equal(t, a, want)
	pending, err := s.Pending(ctx)
	must(t, err)
	equal(t, pending, []Approval{want})

	refused(t, s.SpendApproval(ctx, a.ID), ErrUsed) // nobody has approved it
	want.State, want.Reason, want.DecidedAt = Approved, "she asked for it", at(s, "10:10:00")
	decided, err := s.Decide(ctx, a.ID, true, "she asked for it")
	must(t, err)
	equal(t, decided, want)
	_, err = s.Decide(ctx, a.ID, false, "changed my mind")
	refused(t, err, ErrDecided)
	pending, err = s.Pending(ctx)
	must(t, err)
	equal(t, len(pending), 0)
	must(t, s.SpendApproval(ctx, a.ID))
	refused(t, s.SpendApproval(ctx, a.ID), ErrUsed)
	_, err = s.Decide(ctx, a.ID, true, "")
	refused(t, err, ErrDecided)

	rejected, err := s.RequestApproval(ctx, here, approval(s, "other"))
	must(t, err)
	rejected, err = s.Decide(ctx, rejected.ID, false, "")
	must(t, err)
	equal(t, rejected.State, Rejected)
	refused(t, s.SpendApproval(ctx, rejected.ID), ErrUsed)
	_, err = s.Decide(ctx, "nothing2", true, "")
	refused(t, err, ErrNone)
	refused(t, s.SpendApproval(ctx, "nothing2"), ErrUsed)
}

func (open opener) anApprovalIsAskedForOnce(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	request := func(bound, tool string) Approval {
		t.Helper()
		a := approval(s, bound)
		a.Tool = tool
		given, err := s.RequestApproval(ctx, here, a)
		must(t, err)
		return given
	}
	first := request("b", "delete_comment")
	equal(t, request("b", "delete_comment"), first)
	if request("c", "delete_comment").ID == first.ID || request("b", "delete_tag").ID == first.ID {
		t.Fatal("another call got the same approval")
	}
	decided, err := s.Decide(ctx, first.ID, true, "yes")
	must(t, err)
	equal(t, request("b", "delete_comment"), decided)
	must(t, s.SpendApproval(ctx, first.ID))
	second := request("b", "delete_comment")
	if second.ID == first.ID || second.State != Pending {
		t.Fatalf("a spent approval was given back: %+v", second)
	}
	rejected, err := s.Decide(ctx, second.ID, false, "no")
	must(t, err)
	equal(t, request("b", "delete_comment"), rejected)
}

func (open opener) anApprovalExpires(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	at(s, "10:00:00")
	waiting, err := s.RequestApproval(ctx, here, approval(s, "b"))
	must(t, err)
	approved, err := s.RequestApproval(ctx, here, approval(s, "c"))
	must(t, err)
	_, err = s.Decide(ctx, approved.ID, true, "")
	must(t, err)
	at(s, "11:00:00") // to the millisecond
	_, err = s.Decide(ctx, waiting.ID, true, "")
	refused(t, err, ErrNone)
	_, err = s.Decide(ctx, approved.ID, true, "")
	refused(t, err, ErrNone)
	refused(t, s.SpendApproval(ctx, approved.ID), ErrUsed)
	pending, err := s.Pending(ctx)
	must(t, err)
	equal(t, len(pending), 0)
	later, err := s.RequestApproval(ctx, here, approval(s, "b"))
	must(t, err)
	at(s, "11:30:00")
	last, err := s.RequestApproval(ctx, there, approval(s, "a"))
	must(t, err)
	pending, err = s.Pending(ctx)
	must(t, err)
	equal(t, pending, []Approval{later, last})
}

func (open opener) aNonceIsUsedOnce(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	now := at(s, "10:00:00")
	must(t, s.Use(ctx, "n", now.Add(5*time.Minute)))
	refused(t, s.Use(ctx, "n", now.Add(5*time.Minute)), ErrUsed)
	must(t, s.Use(ctx, "m", now.Add(5*time.Minute)))
	now = at(s, "10:05:01") // expired just now, where the clock may be fast
	must(t, s.Use(ctx, "o", now.Add(5*time.Minute)))
	refused(t, s.Use(ctx, "n", now), ErrUsed)
	now = at(s, "12:00:00")
	must(t, s.Use(ctx, "p", now.Add(5*time.Minute)))
	equal(t, count(t, s, "nonces"), 1)
}
