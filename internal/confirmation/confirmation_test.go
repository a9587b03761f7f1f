package confirmation

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

func book(t *testing.T, dir string) *Book {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return New(s)
}

func TestConfirmationIsGoodOnceForWhatItWasMadeFor(t *testing.T) {
	for name, dir := range map[string]string{"memory": "", "folder": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			ctx, b := t.Context(), book(t, dir)
			value := b.Sign([]byte("delete 5"))
			if err := b.Redeem(ctx, value, []byte("delete 6")); !errors.Is(err, ErrForeign) {
				t.Fatalf("for another call: %v", err)
			}
			if err := b.Redeem(ctx, value+"x", []byte("delete 5")); !errors.Is(err, ErrForeign) {
				t.Fatalf("changed: %v", err)
			}
			if err := book(t, "").Redeem(ctx, value, []byte("delete 5")); !errors.Is(err, ErrForeign) {
				t.Fatalf("signed by another: %v", err)
			}
			if err := b.Redeem(ctx, value, []byte("delete 5")); err != nil {
				t.Fatalf("refused tries used it up: %v", err)
			}
			if err := b.Redeem(ctx, value, []byte("delete 5")); !errors.Is(err, ErrUsed) {
				t.Fatalf("a second time: %v", err)
			}
		})
	}
}

func TestConfirmationExpires(t *testing.T) {
	b := book(t, "")
	value := b.Sign(nil)
	b.now = func() time.Time { return time.Now().Add(Lifetime + 2*time.Second) }
	if err := b.Redeem(t.Context(), value, nil); !errors.Is(err, ErrExpired) {
		t.Fatalf("got %v", err)
	}
}

func TestAnotherProcessHonoursAConfirmationOnce(t *testing.T) {
	dir := t.TempDir()
	first, second := book(t, dir), book(t, dir)
	value := first.Sign([]byte("x"))
	var (
		tries   sync.WaitGroup
		results = make([]error, 8)
	)
	if err := second.Redeem(t.Context(), second.Sign(nil), nil); err != nil {
		t.Fatal(err)
	}
	for i := range results {
		tries.Go(func() { results[i] = []*Book{first, second}[i%2].Redeem(t.Context(), value, []byte("x")) })
	}
	tries.Wait()
	redeemed := 0
	for _, err := range results {
		switch {
		case err == nil:
			redeemed++
		case !errors.Is(err, ErrUsed):
			t.Error(err)
		}
	}
	if redeemed != 1 {
		t.Errorf("redeemed %d times", redeemed)
	}
}

func TestConfirmationThatCannotBeMarkedIsRefused(t *testing.T) {
	b := book(t, "")
	value := b.Sign(nil)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.Redeem(cancelled, value, nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if err := b.Redeem(t.Context(), value, nil); err != nil {
		t.Fatalf("the try used it up: %v", err)
	}
}
