package admin

import (
	"net/netip"
	"testing"
	"time"
)

func TestWhoeverGuessedWrongMayTryAgainLater(t *testing.T) {
	at := time.Now()
	g := newGuesses()
	g.now = func() time.Time { return at }
	from := netip.MustParseAddr("192.0.2.1")
	right, wrong := func() bool { return true }, func() bool { return false }
	for range guessBurst {
		if _, tooMany := g.try(from, wrong); tooMany {
			t.Fatal("too early")
		}
	}
	if ok, tooMany := g.try(from, right); ok || !tooMany {
		t.Error("the right one among many is told from the rest")
	}
	if ok, _ := g.try(netip.MustParseAddr("::ffff:192.0.2.1"), right); ok {
		t.Error("the same address in another form is another one")
	}
	at = at.Add(guessEvery)
	if ok, _ := g.try(from, right); !ok {
		t.Error("no time is long enough")
	}
	if _, tooMany := g.try(from, wrong); tooMany {
		t.Error("a right one has cost something")
	}
	if _, tooMany := g.try(from, wrong); !tooMany {
		t.Error("the limit is gone")
	}
}

func TestGuessersAreForgottenBeforeTheyFillTheMemory(t *testing.T) {
	g := newGuesses()
	for i := range 2*maxGuesser + 10 {
		g.try(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), func() bool { return false })
	}
	if len(g.from) > maxGuesser {
		t.Errorf("%d are remembered", len(g.from))
	}
}
