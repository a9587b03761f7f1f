package store

import (
	"testing"
	"time"
)

func (open opener) aPersonIsForgotten(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	then := at(s, "10:00:00")
	for _, application := range []string{"5", "6"} {
		_, err := s.AddScreening(ctx, here, screening(application))
		must(t, err)
		_, err = s.AddDecision(ctx, here, Decision{ApplicationID: application, CandidateID: "c" + application, Tag: "Qualified", By: "person", Reason: quote})
		must(t, err)
		a := approval(s, application)
		a.CandidateID = "c" + application
		_, err = s.RequestApproval(ctx, here, a)
		must(t, err)
	}
	now := at(s, "10:30:00")
	erased, err := s.Forget(ctx, here, "c5")
	must(t, err)
	equal(t, erased, 3)

	_, err = s.Screening(ctx, here, "5")
	refused(t, err, ErrNone)
	all, err := s.Screenings(ctx, here, "77")
	must(t, err)
	equal(t, len(all), 1)
	tombstone, _, err := s.newestScreening(ctx, here, "5")
	must(t, err)
	want := screening("5")
	want.ID, want.Document, want.Inputs, want.ScreenedAt, want.ErasedAt = tombstone.ID, nil, "", then, now
	equal(t, tombstone, want)
	decisions, err := s.Decisions(ctx, here, "5")
	must(t, err)
	equal(t, decisions, []Decision{{
		ID: decisions[0].ID, ApplicationID: "5", CandidateID: "c5", Tag: "Qualified", By: "person", DecidedAt: then, ErasedAt: now,
	}})
	pending, err := s.Pending(ctx)
	must(t, err)
	equal(t, len(pending), 1)
	equal(t, pending[0].CandidateID, "c6")

	at(s, "12:00:00")
	erased, err = s.Forget(ctx, here, "c5")
	must(t, err)
	equal(t, erased, 0)
	anew, err := s.AddScreening(ctx, here, screening("5")) // the same as what was erased
	must(t, err)
	if anew.ID == tombstone.ID {
		t.Error("a tombstone came back to life")
	}
	kept, err := s.Screening(ctx, here, "6")
	must(t, err)
	equal(t, kept.Document, screening("6").Document)
}

func (open opener) whatIsOldIsPurged(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	for _, clock := range []string{"10:00:00", "13:00:00"} {
		at(s, clock)
		_, err := s.AddScreening(ctx, here, screening(clock[:2]))
		must(t, err)
		_, err = s.AddDecision(ctx, there, Decision{ApplicationID: clock[:2], Reason: quote})
		must(t, err)
		_, err = s.RequestApproval(ctx, there, approval(s, clock))
		must(t, err)
	}
	now := at(s, "13:30:00")
	purged, err := s.Purge(ctx, now.Add(-time.Hour))
	must(t, err)
	equal(t, purged, 3)
	_, err = s.Screening(ctx, here, "10")
	refused(t, err, ErrNone)
	_, err = s.Screening(ctx, here, "13")
	must(t, err)
	old, err := s.Decisions(ctx, there, "10")
	must(t, err)
	recent, err := s.Decisions(ctx, there, "13")
	must(t, err)
	equal(t, []any{old[0].Reason, old[0].ErasedAt, recent[0].Reason, recent[0].ErasedAt}, []any{"", now, quote, time.Time{}})
	equal(t, count(t, s, "approvals"), 1)
}
