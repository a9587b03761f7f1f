package tools

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// cursor is the place where a list goes on. It holds no data of the account but an id, and is bound to the tool and
// the arguments that it came from; limit may change from page to page. Sum is a checksum of the rest, so that a cursor
// with a slip in it does not silently lead elsewhere.
type cursor struct {
	Offset int    `json:"o"`
	LastID string `json:"i,omitempty"`
	Total  int    `json:"t"`
	Bound  []byte `json:"b"`
	Sum    []byte `json:"s,omitempty"`
}

func (at cursor) sum() []byte {
	at.Sum = nil
	return digest(at)[:6]
}

func encodeCursor(c *call, at pinpoint.Position) string {
	place := cursor{Offset: at.Offset, LastID: at.LastID, Total: at.Total, Bound: boundTo(c)}
	place.Sum = place.sum()
	b, err := json.Marshal(place)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func decodeCursor(c *call) (pinpoint.Position, error) {
	text := c.args.text("cursor")
	if text == "" {
		return pinpoint.Position{}, nil
	}
	var at cursor
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || json.Unmarshal(b, &at) != nil || at.Offset < 0 || at.LastID != "" && !digits(at.LastID) || !bytes.Equal(at.Sum, at.sum()) {
		return pinpoint.Position{}, invalid("cursor is no cursor of this server; leave it out to start at the beginning")
	}
	if !bytes.Equal(at.Bound, boundTo(c)) {
		return pinpoint.Position{}, invalid("cursor belongs to another query; repeat that query's arguments, or leave it out to start at the beginning")
	}
	return pinpoint.Position{Offset: at.Offset, LastID: at.LastID, Total: at.Total}, nil
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
