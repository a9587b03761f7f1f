package tools

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// cursor is the place where a list goes on. It holds no data of the account but an id, and is bound to the tool and
// the arguments that it came from; limit may change from page to page. Sum is a checksum of the rest, so that a cursor
// with a slip in it does not silently lead elsewhere.
type cursor struct {
	Offset int    `json:"o"`
	LastID string `json:"i,omitempty"`
	Total  int    `json:"t"`
	Begun  int64  `json:"r,omitempty"` // when a run of several calls began, in milliseconds
	Rubric string `json:"v,omitempty"` // what that run measures by
	Job    string `json:"j,omitempty"` // the job of several that is being listed
	Bound  []byte `json:"b"`
	Sum    []byte `json:"s,omitempty"`
}

func (at cursor) sum() []byte {
	at.Sum = nil
	return digest(at)[:6]
}

func encodeCursor(c *call, at pinpoint.Position) string {
	return cursor{Offset: at.Offset, LastID: at.LastID, Total: at.Total}.encode(c)
}

// encodeScoped is encodeCursor for a list that is held to some jobs, of which it has come to one.
func encodeScoped(c *call, at pinpoint.Position, job string) string {
	return cursor{Offset: at.Offset, LastID: at.LastID, Total: at.Total, Job: job}.encode(c)
}

// encodeRun is encodeCursor for what takes several calls, began some time ago and has to go on by the same rubric.
func encodeRun(c *call, at pinpoint.Position, begun time.Time, rubric string) string {
	return cursor{Offset: at.Offset, LastID: at.LastID, Total: at.Total, Begun: begun.UnixMilli(), Rubric: rubric}.encode(c)
}

func (at cursor) encode(c *call) string {
	at.Bound = boundTo(c)
	at.Sum = at.sum()
	b, err := json.Marshal(at)
	if err != nil {
		return ""
	}
	if c.sight.scoped() {
		b = c.sight.seal(b)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func decodeCursor(c *call) (pinpoint.Position, error) {
	at, err := decodeRun(c)
	return at.position(), err
}

func (at cursor) position() pinpoint.Position {
	return pinpoint.Position{Offset: at.Offset, LastID: at.LastID, Total: at.Total}
}

// decodeRun gives the call's cursor; without one a run begins now.
func decodeRun(c *call) (cursor, error) {
	text := c.args.text("cursor")
	if text == "" {
		return cursor{Begun: time.Now().UnixMilli()}, nil
	}
	var at cursor
	b, err := base64.RawURLEncoding.DecodeString(text)
	if c.sight.scoped() {
		b = c.sight.unseal(b)
	}
	if err != nil || json.Unmarshal(b, &at) != nil || at.Offset < 0 || at.LastID != "" && !digits(at.LastID) || !bytes.Equal(at.Sum, at.sum()) {
		return cursor{}, invalid("cursor is no cursor of this server; leave it out to start at the beginning")
	}
	if !bytes.Equal(at.Bound, boundTo(c)) {
		return cursor{}, invalid("cursor belongs to another query; repeat that query's arguments, or leave it out to start at the beginning")
	}
	return at, nil
}

// boundTo is a digest of what the cursor must not be used without.
func boundTo(c *call) []byte {
	query := map[string]any{"": c.tool.Name}
	for name, value := range c.args {
		if name != "cursor" && name != "limit" {
			query[name] = value
		}
	}
	return digest(query)[:9]
}

// digest is the SHA-256 of a value's JSON, whose object members encoding/json sorts.
func digest(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256(b)
	return sum[:]
}
