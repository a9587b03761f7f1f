package pinpoint

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
)

// MaxPageSize is the largest page that Pinpoint gives.
const MaxPageSize = 1000

// Position is a place in a list: how many records lie before it, and, so that it can be found again when records
// have gone in the meantime, the id of the last one seen and how many there were in all.
type Position struct {
	Offset int
	LastID string
	Total  int
}

// Page is a run of records of a list.
type Page struct {
	Records []*Record
	// Start is the place of the first record.
	Start Position
	// Total is the number of matches, -1 when Pinpoint does not say.
	Total int
	// Last is set on the page after which there is nothing.
	Last bool
	// Document is the answer that the records came in.
	Document *Document
}

// After is the position behind the first n records of the page.
func (p *Page) After(n int) Position {
	at := Position{Offset: p.Start.Offset + n, LastID: p.Start.LastID, Total: p.Total}
	if n > 0 {
		at.LastID = p.Records[n-1].ID
	}
	return at
}

// List gives all records that match, fetched in pages of 100.
func (c *Client) List(ctx context.Context, r *Resource, q Query) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		s, err := r.Select(MethodList, q)
		if err != nil {
			yield(nil, err)
			return
		}
		for page, err := range c.Pages(ctx, r, s, Position{}, 100) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, record := range page.Records {
				if !yield(record, nil) {
					return
				}
			}
		}
	}
}

// Pages gives the pages of a list from a position on. Pinpoint pages by number alone, so a record that goes away
// moves the ones behind it forward: under the order by id, a total that has shrunk sends the reader back by the
// difference, and records at or before the last one seen are passed over. What this cannot see is a removal
// that an addition makes up for between two pages.
func (c *Client) Pages(ctx context.Context, r *Resource, s *Selection, from Position, size int) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		if size < 1 || size > MaxPageSize || from.Offset < 0 {
			yield(nil, badArgument("", fmt.Sprintf("a page holds 1 to %d records, and none lies before the first", MaxPageSize), nil))
			return
		}
		byID := s.values.Get("sort") == "id"
		at := from
		for {
			doc, err := c.page(ctx, r, s, at.Offset/size+1, size)
			if err != nil {
				yield(nil, err)
				return
			}
			first := at.Offset / size * size
			if gone := at.Total - doc.Total; byID && at.LastID != "" && doc.Total >= 0 && gone > 0 && first > 0 && at.Offset-gone < first {
				at = Position{Offset: max(0, at.Offset-gone), LastID: at.LastID, Total: doc.Total}
				continue
			}
			page := &Page{Records: doc.Records, Total: doc.Total, Document: doc, Start: at}
			page.Last = len(doc.Records) < size || doc.Total >= 0 && first+len(doc.Records) >= doc.Total
			skip := min(at.Offset-first, len(doc.Records))
			if byID && at.LastID != "" {
				skip = slices.IndexFunc(doc.Records, func(r *Record) bool { return lessID(at.LastID, r.ID) })
				if skip < 0 {
					skip = len(doc.Records)
				}
			}
			page.Records = doc.Records[skip:]
			page.Start.Offset = first + skip
			at = page.After(len(page.Records))
			if !yield(page, nil) || page.Last {
				return
			}
		}
	}
}

// lessID compares ids as the numbers that they are.
func lessID(a, b string) bool {
	x, errX := strconv.ParseUint(a, 10, 64)
	y, errY := strconv.ParseUint(b, 10, 64)
	if errX != nil || errY != nil {
		return a < b
	}
	return x < y
}
