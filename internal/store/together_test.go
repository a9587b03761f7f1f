package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

func (open opener) oneStoreManyCallers(t *testing.T) {
	s := open(t)
	together(t, s, s)
}

// together works on one database through two stores, eight callers at once.
func together(t *testing.T, first, second *Store) {
	t.Helper()
	ctx := t.Context()
	ends := time.Now().Add(time.Hour)
	atOnce := func(work func(s *Store, caller int) error) {
		t.Helper()
		var callers sync.WaitGroup
		for caller := range 8 {
			callers.Go(func() {
				if err := work([]*Store{first, second}[caller%2], caller); err != nil {
					t.Errorf("caller %d: %v", caller, err)
				}
			})
		}
		callers.Wait()
		if t.Failed() {
			t.FailNow()
		}
	}
	var mu sync.Mutex
	seen := map[string]int{}
	saw := func(what string) {
		mu.Lock()
		defer mu.Unlock()
		seen[what]++
	}

	const rounds = 4
	atOnce(func(s *Store, caller int) error {
		for round := range rounds {
			r, err := s.AddRubric(ctx, here, Rubric{JobID: "77", SHA256: fmt.Sprint(caller, round), Document: json.RawMessage(`{}`)})
			if err != nil {
				return err
			}
			saw(fmt.Sprint("version ", r.Version))
		}
		return nil
	})
	for version := range 8 * rounds {
		if n := seen[fmt.Sprint("version ", version+1)]; n != 1 {
			t.Errorf("version %d was made %d times", version+1, n)
		}
	}

	atOnce(func(s *Store, caller int) error {
		for round := range rounds {
			sc := screening("5")
			sc.Inputs = fmt.Sprint(caller, round)
			if _, err := s.AddScreening(ctx, here, sc); err != nil {
				return err
			}
			if _, err := s.AddDecision(ctx, here, Decision{ApplicationID: "5"}); err != nil {
				return err
			}
			sc.ApplicationID, sc.Inputs = "6", "the same of all"
			if _, err := s.AddScreening(ctx, here, sc); err != nil {
				return err
			}
		}
		return nil
	})
	equal(t, []int{count(t, first, "screenings"), count(t, second, "decisions")}, []int{8*rounds + 1, 8 * rounds})

	atOnce(func(s *Store, _ int) error {
		for round := range rounds {
			err := s.Use(ctx, fmt.Sprint(round), ends)
			if err == nil {
				saw(fmt.Sprint("nonce ", round))
			} else if !errors.Is(err, ErrUsed) {
				return err
			}
		}
		return nil
	})
	for round := range rounds {
		equal(t, seen[fmt.Sprint("nonce ", round)], 1)
	}

	atOnce(func(s *Store, _ int) error {
		a, err := s.RequestApproval(ctx, here, Approval{Tool: "t", Bound: "b", ExpiresAt: ends})
		if err != nil {
			return err
		}
		if _, err := s.Decide(ctx, a.ID, true, ""); err == nil {
			saw("answered")
		} else if !errors.Is(err, ErrDecided) {
			return err
		}
		if err := s.SpendApproval(ctx, a.ID); err == nil {
			saw("spent")
		} else if !errors.Is(err, ErrUsed) {
			return err
		}
		return nil
	})
	// A caller that comes after the approval was spent asks anew: every approval is answered and spent once.
	equal(t, []int{seen["answered"], seen["spent"]}, []int{count(t, first, "approvals"), count(t, first, "approvals")})
}
