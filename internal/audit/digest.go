package audit

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Digests are HMAC-SHA-256 in hexadecimal. Whoever has the log but not the store's key cannot find out what was digested
// by trying what it may have been, as a plain hash of an id or a skill would allow.
type Digests struct{ key []byte }

// NewDigests gives the digests that belong to a store.
func NewDigests(s *store.Store) Digests { return Digests{s.Key("audit digests")} }

// Text digests a text; "" stays "".
func (d Digests) Text(text string) string {
	if text == "" {
		return ""
	}
	return d.sum([]byte(text))
}

// JSON digests a document. The order of its members and its spaces do not count.
func (d Digests) JSON(document json.RawMessage) string {
	if len(document) == 0 {
		return ""
	}
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err == nil {
		if _, err := decoder.Token(); err == io.EOF {
			if sorted, err := json.Marshal(value); err == nil {
				return d.sum(sorted)
			}
		}
	}
	return d.sum(document)
}

func (d Digests) sum(data []byte) string {
	mac := hmac.New(sha256.New, d.key)
	mac.Write(data)
	return hex.EncodeToString(mac.Sum(nil))
}
