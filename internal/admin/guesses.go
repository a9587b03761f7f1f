package admin

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	guessEvery = 6 * time.Second // one more wrong token
	guessBurst = 10
	maxGuesser = 4096
)

// guesses limits how often one address may send a wrong token.
type guesses struct {
	mu   sync.Mutex
	now  func() time.Time
	from map[netip.Addr]*rate.Limiter // those who were wrong
}

func newGuesses() *guesses { return &guesses{now: time.Now, from: map[netip.Addr]*rate.Limiter{}} }

// try looks at a token, unless too many wrong ones came from the address. A right one costs nothing.
func (g *guesses) try(from netip.Addr, right func() bool) (ok, tooMany bool) {
	from = from.Unmap().WithZone("")
	if from.Is6() { // one subscriber has a whole /64
		prefix, err := from.Prefix(64)
		if err == nil {
			from = prefix.Addr()
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	limiter := g.from[from]
	if limiter != nil && limiter.TokensAt(g.now()) < 1 {
		return false, true
	}
	if right() {
		return true, false
	}
	if limiter == nil {
		if len(g.from) == maxGuesser {
			clear(g.from) // whoever has so many addresses is not held up by this
		}
		limiter = rate.NewLimiter(rate.Every(guessEvery), guessBurst)
		g.from[from] = limiter
	}
	limiter.AllowN(g.now(), 1)
	return false, false
}
