// Package audit writes down every call, so that nobody can change it unseen: each event holds the hash of the one
// before it. It tells who called what, what was read and written and how it ended; never a value of an argument, nor
// anything that a candidate has said.
//
// # What is hashed
//
// The canonical form of an event is its JSON without the member "hash", as encoding/json writes an Event: members in
// the order of the struct, empty ones left out where omitempty says so, no spaces, no escapes of <, > and &, times in
// UTC and whole milliseconds. Then
//
//	hash = SHA-256(prev_hash + canonical form)
//
// in hexadecimal, where prev_hash is the 64 hexadecimal digits that the event before has as its hash, or 64 zeros for
// the first one. In a file "hash" is the last member of a line, so that cutting off `,"hash":"…"` gives the canonical
// form, byte by byte.
//
// # What a chain proves
//
// A chain alone tells that something in its middle was changed, but not that its end was cut, nor that somebody wrote
// it anew. In the store, its head and its tombstones are therefore signed with a key that is not in the database:
// whoever may write there but has no key can hide nothing, short of putting an old copy of the whole database back. For
// a file that somebody else may write, keep its last hash elsewhere.
package audit

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"
)

// Event is one call. A sink gives it Seq, PrevHash and Hash, and ID and Time unless it has them.
type Event struct {
	Seq        int64      `json:"seq,omitempty"` // from 1
	Time       time.Time  `json:"time"`
	ID         string     `json:"id"`
	Account    string     `json:"account,omitempty"`
	Link       string     `json:"link,omitempty"`      // its id
	Client     string     `json:"client,omitempty"`    // name and version, as it says itself
	Transport  string     `json:"transport,omitempty"` // stdio or http
	Tool       string     `json:"tool,omitempty"`
	Method     string     `json:"method,omitempty"`    // of MCP, such as tools/call
	Arguments  string     `json:"arguments,omitempty"` // Digests.JSON of them
	Objects    []string   `json:"objects,omitempty"`   // what was read or written, such as applications/7001
	Wrote      []string   `json:"wrote,omitempty"`     // the requests that changed something, such as PATCH applications/7001
	Result     string     `json:"result"`              // ok, or the code of the error
	DurationMS int64      `json:"duration_ms"`
	RequestIDs []string   `json:"request_ids,omitempty"` // Pinpoint's
	Screening  *Screening `json:"screening,omitempty"`
	PrevHash   string     `json:"prev_hash,omitempty"`
	Hash       string     `json:"hash,omitempty"` // stays the last
}

// Screening is what is written down about a screening, or about a person's decision after one.
type Screening struct {
	ID             string     `json:"id,omitempty"` // of the store.Screening
	RubricSHA256   string     `json:"rubric_sha256,omitempty"`
	RubricVersion  int        `json:"rubric_version"`   // 0 for a draft
	Inputs         string     `json:"inputs,omitempty"` // a digest of the texts and answers
	Score          *Score     `json:"score,omitempty"`
	ProposedStatus string     `json:"proposed_status,omitempty"`
	Evidence       []Evidence `json:"evidence,omitempty"`
	FlagKinds      []string   `json:"flag_kinds,omitempty"`
	DecisionID     string     `json:"decision_id,omitempty"` // of the store.Decision, which has the reason in words
	Decision       string     `json:"decision,omitempty"`    // the tag
	By             string     `json:"by,omitempty"`          // machine or person
	How            string     `json:"how,omitempty"`         // proposal, elicitation or the id of an approval
	Reason         string     `json:"reason,omitempty"`      // Digests.Text of it
}

// Score is the value of a screening, from 0 to 100, and its bounds.
type Score struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Evidence is where a quote stands, in code points of the visible text of its source.
type Evidence struct {
	Criterion string `json:"criterion"`
	Source    string `json:"source"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Quote     string `json:"quote"` // Digests.Text of it
}

// Sink is where events go. Append gives the event as it was written; after an error it was not.
type Sink interface {
	Append(ctx context.Context, e Event) (Event, error)
	// AppendAll adds events in one go, all of them or none.
	AppendAll(ctx context.Context, events []Event) error
}

// firstPrev is what the first event of a chain has for the hash of the one before.
var firstPrev = strings.Repeat("0", sha256.Size*2)

var errForm = errors.New("this is no event of an audit log")

// prepareAll is prepare for several events. It leaves the caller's as they are.
func prepareAll(events []Event, now func() time.Time) []Event {
	prepared := make([]Event, len(events))
	for i := range events {
		prepared[i] = prepare(events[i], now)
	}
	return prepared
}

// prepare makes an event what it will be when it is read again. What clients name themselves is cut to a sane length.
func prepare(e Event, now func() time.Time) Event {
	if e.Time.IsZero() {
		e.Time = now()
	}
	e.Time = e.Time.UTC().Truncate(time.Millisecond)
	if e.ID == "" {
		e.ID = rand.Text()
	}
	e.Seq, e.PrevHash, e.Hash = 0, "", ""
	for _, text := range []*string{&e.Account, &e.Link, &e.Client, &e.Transport, &e.Tool, &e.Method, &e.Result} {
		*text = tame(*text)
	}
	return e
}

// tame makes a name one that every database takes.
func tame(name string) string {
	const longest = 200
	name = strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), "\x00", "\uFFFD")
	if len(name) > longest {
		name = name[:longest]
		for !utf8.ValidString(name) {
			name = name[:len(name)-1]
		}
	}
	return name
}

// follow makes an event the next of a chain, and gives its canonical form.
func (e Event) follow(seq int64, prev string) (next Event, canonical []byte, err error) {
	e.Seq, e.PrevHash, e.Hash = seq+1, prev, ""
	if canonical, err = encode(e); err != nil {
		return Event{}, nil, err
	}
	e.Hash = hashOf(prev, canonical)
	return e, canonical, nil
}

func hashOf(prev string, canonical []byte) string {
	sum := sha256.Sum256(append([]byte(prev), canonical...))
	return hex.EncodeToString(sum[:])
}

func encode(v any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}

const hashMember = `,"hash":"`

// line is the form of an event in a file, without its end.
func line(canonical []byte, hash string) []byte {
	text := append([]byte{}, canonical[:len(canonical)-1]...)
	return append(text, hashMember+hash+`"}`...)
}

// parseLine takes a line apart.
func parseLine(text []byte) (e Event, canonical []byte, err error) {
	cut := len(text) - len(hashMember) - len(firstPrev) - len(`"}`)
	if cut < 0 || !bytes.HasPrefix(text[cut:], []byte(hashMember)) {
		return Event{}, nil, errForm
	}
	if json.Unmarshal(text, &e) != nil {
		return Event{}, nil, errForm
	}
	return e, append(append([]byte{}, text[:cut]...), '}'), nil
}
