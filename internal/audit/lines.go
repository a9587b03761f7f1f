package audit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// VerifyLines looks at a chain that was exported or kept in a file, line by line. It may be a piece, which FirstSeq
// tells. It needs no key, and so cannot tell whether a tombstone is genuine, or the end was cut. A last line without an
// end is one that is being written.
func VerifyLines(r io.Reader) (Report, error) {
	var (
		c     chain
		lines = bufio.NewReader(r)
	)
	for number := 1; ; number++ {
		text, err := lines.ReadBytes('\n')
		switch {
		case errors.Is(err, io.EOF):
			return c.Report, nil
		case err != nil:
			return Report{}, err
		}
		text = bytes.TrimSuffix(text, []byte("\n"))
		if c.Finding == nil {
			c.Finding = c.addLine(text, number)
		} else {
			c.reconsider(text)
		}
	}
}

func (c *chain) addLine(text []byte, number int) *Finding {
	next, id, purged, err := readLine(text)
	if err != nil {
		return &Finding{c.LastSeq + 1, id, Changed, fmt.Sprintf("line %d: %s", number, err)}
	}
	if c.FirstSeq == 0 && next.FirstSeq > 1 { // a piece
		c.LastSeq, c.LastHash = next.FirstSeq-1, next.PrevHash
	} else if c.FirstSeq == 0 {
		c.LastHash = firstPrev
	}
	return c.add(next, id, purged)
}

// reconsider looks whether what seemed to be missing comes later.
func (c *chain) reconsider(text []byte) {
	if c.Finding.Problem != Missing {
		return
	}
	if next, id, _, err := readLine(text); err == nil && next.FirstSeq == c.Finding.Seq {
		c.Finding = &Finding{c.Finding.Seq, id, Reordered, fmt.Sprintf("it does not come right after event %d", c.LastSeq)}
	}
}

func readLine(text []byte) (next Tombstone, id string, purged bool, err error) {
	var line struct {
		Tombstone *Tombstone `json:"tombstone"`
	}
	if json.Unmarshal(text, &line) == nil && line.Tombstone != nil {
		return *line.Tombstone, "", true, nil
	}
	e, canonical, err := parseLine(text)
	if err == nil && hashOf(e.PrevHash, canonical) != e.Hash {
		err = errors.New(notItsHash)
	}
	return e.alone(e.Hash), e.ID, false, err
}
