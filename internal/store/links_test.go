package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"testing"
	"time"
)

const apiKey = "foghorn-5512"

func account(name string) Account {
	return Account{Name: name, Subdomain: name, BaseURL: here, APIKey: apiKey}
}

func (open opener) accountsComeAndGo(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	_, err := s.Account(ctx, "harbour")
	refused(t, err, ErrNone)
	now := at(s, "10:00:00")
	want := account("harbour")
	given, err := s.AddAccount(ctx, want)
	must(t, err)
	want.CreatedAt = now
	equal(t, given, want)
	_, err = s.AddAccount(ctx, account("harbour"))
	refused(t, err, ErrExists)
	_, err = s.AddAccount(ctx, account("bay"))
	must(t, err)
	read, err := s.Account(ctx, "harbour")
	must(t, err)
	equal(t, read, want)

	want.RotatedAt = at(s, "11:00:00")
	must(t, s.RotateKey(ctx, "harbour", "pk_new"))
	refused(t, s.RotateKey(ctx, "nowhere", "pk_new"), ErrNone)
	want.APIKey = "pk_new"
	read, err = s.Account(ctx, "harbour")
	must(t, err)
	equal(t, read, want)
	all, err := s.Accounts(ctx)
	must(t, err)
	want.APIKey = ""
	equal(t, len(all), 2)
	equal(t, all[1], want)
	equal(t, []string{all[0].Name, all[0].APIKey}, []string{"bay", ""})

	_, err = s.AddScreening(ctx, here, screening("5"))
	must(t, err)
	mine, theirs := addLink(t, s, "harbour"), addLink(t, s, "bay")
	removed := at(s, "12:00:00")
	must(t, s.RemoveAccount(ctx, "harbour"))
	refused(t, s.RemoveAccount(ctx, "harbour"), ErrNone)
	_, err = s.Account(ctx, "harbour")
	refused(t, err, ErrNone)
	l, err := s.Link(ctx, mine.ID)
	must(t, err)
	equal(t, l.RevokedAt, removed)
	l, err = s.Link(ctx, theirs.ID)
	must(t, err)
	equal(t, l.RevokedAt, time.Time{})
	_, err = s.Screening(ctx, here, "5") // kept by the base URL
	must(t, err)
	_, err = s.AddAccount(ctx, account("harbour"))
	must(t, err)
	if l, err = s.Link(ctx, mine.ID); err != nil || l.Live(removed) {
		t.Errorf("an old link lives again: %v", err)
	}
}

func addLink(t *testing.T, s *Store, account string) Link {
	t.Helper()
	_, hash := NewToken()
	l, err := s.AddLink(t.Context(), Link{Account: account, TokenHash: hash, Grant: json.RawMessage(`{}`)})
	must(t, err)
	return l
}

func TestTokens(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		token, hash := NewToken()
		if !regexp.MustCompile(`^[A-Za-z0-9_-]{43}$`).MatchString(token) || seen[token] {
			t.Fatalf("token %q", token)
		}
		seen[token] = true
		equal(t, hash, HashToken(token))
		equal(t, []bool{
			Link{BearerHash: hash}.HasBearer(token), Link{BearerHash: hash}.HasBearer(token + "x"), Link{}.HasBearer(""), Link{}.HasBearer(token),
		}, []bool{true, false, false, false})
	}
}

func (open opener) linksAreFoundByTheirToken(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	now := at(s, "10:00:00")
	_, err := s.AddAccount(ctx, account("harbour"))
	must(t, err)
	token, hash := NewToken()
	_, bearer := NewToken()
	want := Link{
		Account: "harbour", Name: "Agnes's laptop", TokenHash: hash, BearerHash: bearer, Grant: json.RawMessage(`{ "read_only": true}`),
		ExpiresAt: now.Add(time.Hour),
	}
	given, err := s.AddLink(ctx, want)
	must(t, err)
	equal(t, len(given.ID), 8)
	want.ID, want.CreatedAt = given.ID, now
	equal(t, given, want)
	found, err := s.LinkByToken(ctx, HashToken(token))
	must(t, err)
	equal(t, found, want)
	byID, err := s.Link(ctx, want.ID)
	must(t, err)
	equal(t, byID, want)
	for _, wrong := range [][]byte{nil, hash[:31], HashToken(""), bearer} {
		_, err = s.LinkByToken(ctx, wrong)
		refused(t, err, ErrNone)
	}
	_, err = s.Link(ctx, "nothing2")
	refused(t, err, ErrNone)
	if _, err := s.AddLink(ctx, want); err == nil {
		t.Error("two links share a token")
	}
	_, err = s.AddLink(ctx, Link{Account: "nowhere", TokenHash: bearer})
	refused(t, err, ErrNone)

	at(s, "10:00:01")
	second := addLink(t, s, "harbour")
	_, err = s.AddAccount(ctx, account("bay"))
	must(t, err)
	at(s, "10:00:02")
	third := addLink(t, s, "bay")
	for account, want := range map[string][]Link{"": {want, second, third}, "harbour": {want, second}, "bay": {third}, "nowhere": nil} {
		all, err := s.Links(ctx, account)
		must(t, err)
		equal(t, all, want)
	}
	for clock, live := range map[string]bool{"10:59:59.999": true, "11:00:00": false} {
		equal(t, found.Live(at(s, clock)), live)
	}
	equal(t, second.Live(now.AddDate(100, 0, 0)), true)
}

func (open opener) aLinkIsChangedAndRevoked(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	now := at(s, "10:00:00")
	_, err := s.AddAccount(ctx, account("harbour"))
	must(t, err)
	want := addLink(t, s, "harbour")
	updated, err := s.UpdateLink(ctx, want.ID, func(l *Link) error {
		*l = Link{ID: "x", Account: "bay", Name: "new", Grant: json.RawMessage(`{"blind":true}`), ExpiresAt: now.Add(time.Minute), RevokedAt: now, TokenHash: []byte("x")}
		return nil
	})
	must(t, err)
	want.Name, want.Grant, want.ExpiresAt = "new", json.RawMessage(`{"blind":true}`), now.Add(time.Minute)
	equal(t, updated, want)
	no := errors.New("no")
	_, err = s.UpdateLink(ctx, want.ID, func(l *Link) error {
		l.Name = "other"
		return no
	})
	refused(t, err, no)
	_, err = s.UpdateLink(ctx, "nothing2", func(*Link) error { return nil })
	refused(t, err, ErrNone)
	want.LastUsedAt = now.Add(time.Second)
	for _, used := range []time.Time{now, want.LastUsedAt, now} { // never backwards
		must(t, s.UsedLink(ctx, want.ID, used))
	}
	read, err := s.Link(ctx, want.ID)
	must(t, err)
	equal(t, read, want)

	want.RevokedAt = at(s, "10:00:30")
	must(t, s.RevokeLink(ctx, want.ID))
	at(s, "10:00:40")
	must(t, s.RevokeLink(ctx, want.ID))
	refused(t, s.RevokeLink(ctx, "nothing2"), ErrNone)
	read, err = s.LinkByToken(ctx, want.TokenHash)
	must(t, err)
	equal(t, read, want)
	equal(t, read.Live(now), false)

	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			for range 4 {
				if _, err := s.UpdateLink(ctx, want.ID, func(l *Link) error {
					l.Name += "+"
					return nil
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	read, err = s.Link(ctx, want.ID)
	must(t, err)
	equal(t, len(read.Name), len("new")+32) // none was lost
}

func (open opener) changesAreCounted(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	var before int64
	counted := func(what string, want bool) {
		t.Helper()
		after, err := s.Changed(ctx)
		must(t, err)
		if (after != before) != want {
			t.Errorf("%s: from %d to %d", what, before, after)
		}
		before = after
	}
	_, err := s.AddAccount(ctx, account("harbour"))
	must(t, err)
	counted("an account", true)
	_, err = s.AddAccount(ctx, account("harbour"))
	refused(t, err, ErrExists)
	counted("nothing", false)
	must(t, s.RotateKey(ctx, "harbour", "k"))
	counted("a key", true)
	l := addLink(t, s, "harbour")
	counted("a link", true)
	must(t, s.UsedLink(ctx, l.ID, time.Now()))
	counted("a use", false)
	_, err = s.UpdateLink(ctx, l.ID, func(*Link) error { return nil })
	must(t, err)
	counted("an edit", true)
	must(t, s.RevokeLink(ctx, l.ID))
	counted("a revocation", true)
	must(t, s.RemoveAccount(ctx, "harbour"))
	counted("a removal", true)
}

// A link that is made while its account goes is either refused or revoked.
func (open opener) aRemovedAccountGetsNoLink(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	for round := range 10 {
		name := fmt.Sprint("harbour", round)
		_, err := s.AddAccount(ctx, account(name))
		must(t, err)
		var both sync.WaitGroup
		for range 3 {
			both.Go(func() {
				_, hash := NewToken()
				if _, err := s.AddLink(ctx, Link{Account: name, TokenHash: hash}); err != nil && !errors.Is(err, ErrNone) {
					t.Error(err)
				}
			})
		}
		both.Go(func() {
			if err := s.RemoveAccount(ctx, name); err != nil {
				t.Error(err)
			}
		})
		both.Wait()
	}
	all, err := s.Links(ctx, "")
	must(t, err)
	for _, l := range all {
		if l.Live(time.Now()) {
			t.Errorf("a link of the removed account %s lives", l.Account)
		}
	}
}

func (open opener) aSessionIsEnded(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	ended := func(id string) bool {
		t.Helper()
		is, err := s.SessionEnded(ctx, id)
		must(t, err)
		return is
	}
	now := at(s, "10:00:00")
	equal(t, ended("one"), false)
	must(t, s.EndSession(ctx, "one", now.Add(time.Minute)))
	must(t, s.EndSession(ctx, "one", now.Add(time.Minute)))
	equal(t, []bool{ended("one"), ended("two")}, []bool{true, false})
	now = at(s, "12:00:00")
	must(t, s.EndSession(ctx, "two", now.Add(time.Minute)))
	equal(t, count(t, s, "ended_sessions"), 1)
}

func (open opener) theLogIsExtendedInTurn(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	head, err := s.LogHead(ctx)
	must(t, err)
	equal(t, head, LogHead{})
	no := errors.New("no")
	add := func(fail error) error {
		return s.ChangeLog(ctx, func(log *LogTx) error {
			log.Head.Seq++
			log.Head.Hash = fmt.Sprint("hash ", log.Head.Seq)
			id := fmt.Sprint("id ", log.Head.Seq)
			if err := log.Append(ctx, LogEntry{Seq: log.Head.Seq, LastSeq: log.Head.Seq, ID: id, At: time.UnixMilli(log.Head.Seq), Hash: log.Head.Hash}); err != nil {
				return err
			}
			return fail
		})
	}
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			for range 4 {
				if err := add(no); !errors.Is(err, no) {
					t.Error(err)
				}
				if err := add(nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	callers.Wait()
	all, err := s.LogAfter(ctx, 0, 100)
	must(t, err)
	equal(t, len(all), 32)
	for i, e := range all {
		equal(t, []any{e.Seq, e.Hash}, []any{int64(i + 1), fmt.Sprint("hash ", i+1)})
	}
	head, err = s.LogHead(ctx)
	must(t, err)
	equal(t, head, LogHead{Seq: 32, Hash: "hash 32"})
	first, last, err := s.LogBetween(ctx, time.UnixMilli(5), time.UnixMilli(9))
	must(t, err)
	equal(t, []int64{first, last}, []int64{5, 8})
	_, err = s.LogEvent(ctx, "id 33")
	refused(t, err, ErrNone)
	e, err := s.LogEvent(ctx, "id 3")
	must(t, err)
	equal(t, e, all[2])
}
