package httpserver

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// sessionLife is how long a session of the handshake era lasts.
const sessionLife = 24 * time.Hour

// maxName bounds what a client may call itself, since its name travels in the id.
const maxName = 64

var errNoSession = errors.New("no such session")

// session is what the handshake settled. It travels in its id, signed, so that it costs no memory while it lasts, and any
// server with the same key goes on with it (mcp-go.md 4.7: mcp-go accepts any id, or remembers each for ever).
type session struct {
	ID      string `json:"i"` // by which its end is remembered
	Expires int64  `json:"e"` // in Unix seconds
	Client  client `json:"c"`
}

// client is what the server has to know of the other side.
type client struct {
	Name        string                     `json:"n,omitempty"`
	Version     string                     `json:"v,omitempty"`
	Protocol    string                     `json:"p,omitempty"`
	Elicitation *mcp.ElicitationCapability `json:"q,omitempty"`
}

type sessions struct {
	key   []byte
	mute  bool // nobody is asked
	end   func(ctx context.Context, id string, until time.Time) error
	ended func(ctx context.Context, id string) (bool, error)
}

func newSessions(o Options) *sessions {
	s := &sessions{key: o.SessionKey, mute: o.Replicated, end: o.EndSession, ended: o.SessionEnded}
	if s.end == nil {
		m := &memory{until: map[string]time.Time{}}
		s.end, s.ended = m.end, m.ended
	}
	return s
}

// begin gives the id of a new session, good only for callers with what it is bound to.
func (s *sessions) begin(bound string, c client) string {
	c.Name, c.Version = cut(c.Name), cut(c.Version)
	if s.mute {
		c.Elicitation = nil
	}
	body, err := json.Marshal(session{ID: rand.Text(), Expires: time.Now().Add(sessionLife).Unix(), Client: c})
	if err != nil {
		return "" // it is made of strings and numbers
	}
	text := base64.RawURLEncoding.EncodeToString(body)
	return text + "." + base64.RawURLEncoding.EncodeToString(s.sign(bound, text))
}

// find gives the session of an id, or errNoSession.
func (s *sessions) find(ctx context.Context, bound, id string) (*session, error) {
	text, signature, _ := strings.Cut(id, ".")
	mac, err := base64.RawURLEncoding.DecodeString(signature)
	if err != nil || !hmac.Equal(mac, s.sign(bound, text)) {
		return nil, errNoSession
	}
	var found session
	body, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || json.Unmarshal(body, &found) != nil || time.Now().Unix() >= found.Expires {
		return nil, errNoSession
	}
	ended, err := s.ended(ctx, found.ID)
	if err != nil {
		return nil, err
	}
	if ended {
		return nil, errNoSession
	}
	return &found, nil
}

func (s *sessions) sign(bound, text string) []byte {
	mac := hmac.New(sha256.New, s.key)
	for _, part := range []string{"mcp session", bound, text} {
		_, _ = mac.Write([]byte(part)) // never fails
		_, _ = mac.Write([]byte{0})
	}
	return mac.Sum(nil)
}

func cut(name string) string {
	runes := []rune(name)
	return string(runes[:min(len(runes), maxName)])
}

// memory remembers the sessions that were ended until they would have expired.
type memory struct {
	mu    sync.Mutex
	until map[string]time.Time
	swept time.Time
}

func (m *memory) end(_ context.Context, id string, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.until[id] = until
	if now := time.Now(); now.Sub(m.swept) > time.Minute {
		m.swept = now
		for id, until := range m.until {
			if until.Before(now) {
				delete(m.until, id)
			}
		}
	}
	return nil
}

func (m *memory) ended(_ context.Context, id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.until[id]
	return ok, nil
}
