package httpserver

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	guessEvery = 6 * time.Second // one more guess
	guessBurst = 20
	maxGuesser = 4096
)

// guesses limits how often one address may send tokens that open nothing.
type guesses struct {
	mu   sync.Mutex
	from map[netip.Addr]*rate.Limiter
}

func newGuesses() *guesses { return &guesses{from: map[netip.Addr]*rate.Limiter{}} }

func (g *guesses) allow(ip netip.Addr) bool {
	if ip.Is6() { // one subscriber has a whole /64
		prefix, err := ip.WithZone("").Prefix(64)
		if err == nil {
			ip = prefix.Addr()
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	limiter, ok := g.from[ip]
	if !ok {
		if len(g.from) == maxGuesser {
			clear(g.from) // a nuisance is held down, not a secret kept: 256 bits are not guessed
		}
		limiter = rate.NewLimiter(rate.Every(guessEvery), guessBurst)
		g.from[ip] = limiter
	}
	return limiter.Allow()
}
