package pinpoint

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// shelf is a list that Pinpoint pages by number alone. Its keepers may change it before any of its answers.
type shelf struct {
	mu      sync.Mutex
	ids     []int
	last    int  // the highest id that there ever was
	silent  bool // whether it keeps its total to itself
	down    bool // whether it lists the highest id first
	asked   []string
	before  func(request int)
	problem string
}

// fill gives the shelf the ids from 1 to n.
func (s *shelf) fill(n int) *shelf {
	s.add(n)
	return s
}

func (s *shelf) add(n int) {
	for range n {
		s.last++
		s.ids = append(s.ids, s.last)
	}
}

func (s *shelf) remove(ids ...int) {
	s.ids = slices.DeleteFunc(s.ids, func(id int) bool { return slices.Contains(ids, id) })
}

func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	query := r.URL.Query()
	number, size := query.Get("page[number]"), query.Get("page[size]")
	s.asked = append(s.asked, number+"/"+size)
	if s.before != nil {
		s.before(len(s.asked))
	}
	if query.Get("stats[total]") != "count" {
		s.problem = "a total was not asked for"
	}
	page, _ := strconv.Atoi(number)
	n, _ := strconv.Atoi(size)
	ids := slices.Clone(s.ids)
	if s.down {
		slices.Reverse(ids)
	}
	from := min((page-1)*n, len(ids))
	meta := fmt.Sprintf(`{"stats":{"total":{"count":%d}}}`, len(ids))
	if s.silent {
		meta = "{}"
	}
	var data []string
	for _, id := range ids[from:min(from+n, len(ids))] {
		data = append(data, fmt.Sprintf(`{"type":"departments","id":"%d","attributes":{}}`, id))
	}
	answerWith(http.StatusOK, `{"data":[`+strings.Join(data, ",")+`],"meta":`+meta+`}`)(w, r)
}

// shelfClient reads whatever shelf is on; one server serves a whole test.
type shelfClient struct {
	*Client
	on *shelf
}

func newShelfClient(t *testing.T) *shelfClient {
	t.Helper()
	c := &shelfClient{}
	u := startUpstream(t, func(w http.ResponseWriter, r *http.Request) { c.on.ServeHTTP(w, r) })
	c.Client = newClient(t, quick(u.url))
	return c
}

// fataler is a *testing.T or a *rapid.T.
type fataler interface {
	Context() context.Context
	Helper()
	Fatalf(format string, args ...any)
}

func selection(t fataler, sort string) *Selection {
	t.Helper()
	s, err := Departments.Select(MethodList, Query{Sort: sort})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

func idsOf(t fataler, records []*Record) []int {
	t.Helper()
	ids := make([]int, 0, len(records))
	for _, r := range records {
		id, err := strconv.Atoi(r.ID)
		if err != nil {
			t.Fatalf("%v", err)
		}
		ids = append(ids, id)
	}
	return ids
}

// walk gives the ids of all pages from a position on.
func (c *shelfClient) walk(t fataler, s *shelf, sort string, from Position, size int) []int {
	t.Helper()
	c.on = s
	var seen []int
	for page, err := range c.Pages(t.Context(), Departments, selection(t, sort), from, size) {
		if err != nil {
			t.Fatalf("%v", err)
		}
		seen = append(seen, idsOf(t, page.Records)...)
	}
	if s.problem != "" {
		t.Fatalf("%s", s.problem)
	}
	return seen
}

func upTo(n int) []int {
	ids := make([]int, n)
	for i := range ids {
		ids[i] = i + 1
	}
	return ids
}

func TestPagesGiveEveryRecordOnce(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	for _, test := range []struct{ records, size, requests int }{
		{0, 10, 1}, {1, 10, 1}, {9, 10, 1}, {10, 10, 1}, {11, 10, 2}, {30, 10, 3}, {5, 1, 5}, {25, 1000, 1},
	} {
		for _, sort := range []string{"", "id", "created_at"} {
			s := new(shelf).fill(test.records)
			if got := c.walk(t, s, sort, Position{}, test.size); !slices.Equal(got, upTo(test.records)) {
				t.Errorf("%+v sorted by %q: got %v", test, sort, got)
			}
			if len(s.asked) != test.requests {
				t.Errorf("%+v sorted by %q: asked for %v", test, sort, s.asked)
			}
		}
	}
}

func TestPagesEndWithoutATotal(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	for _, test := range []struct{ records, requests int }{{0, 1}, {9, 1}, {10, 2}, {11, 2}, {30, 4}} {
		s := new(shelf).fill(test.records)
		s.silent = true
		if got := c.walk(t, s, "", Position{}, 10); !slices.Equal(got, upTo(test.records)) {
			t.Errorf("%+v: got %v", test, got)
		}
		if len(s.asked) != test.requests {
			t.Errorf("%+v: asked for %v", test, s.asked)
		}
	}
}

func TestPagesTellWhereTheyAre(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	for _, silent := range []bool{false, true} {
		c.on = new(shelf).fill(25)
		c.on.silent = silent
		total := 25
		if silent {
			total = -1
		}
		var starts []int
		var last []bool
		for page, err := range c.Pages(t.Context(), Departments, selection(t, ""), Position{}, 10) {
			if err != nil {
				t.Fatal(err)
			}
			starts, last = append(starts, page.Start.Offset), append(last, page.Last)
			after := page.After(len(page.Records))
			want := Position{Offset: page.Start.Offset + len(page.Records), LastID: strconv.Itoa(after.Offset), Total: total}
			if page.Total != total || after != want || len(page.Document.Records) != len(page.Records) {
				t.Errorf("total %d, after %+v, want %d and %+v", page.Total, after, total, want)
			}
		}
		if !slices.Equal(starts, []int{0, 10, 20}) || !slices.Equal(last, []bool{false, false, true}) {
			t.Errorf("pages start at %v, last: %v", starts, last)
		}
	}
}

func TestAReaderGoesOnFromAnyPosition(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	for _, sort := range []string{"id", "created_at"} {
		for _, size := range []int{3, 10, 100} {
			for _, offset := range []int{0, 1, 3, 9, 10, 11, 24, 25, 26} {
				from := Position{Offset: offset, Total: 25}
				if offset > 0 && offset <= 25 {
					from.LastID = strconv.Itoa(offset)
				}
				for _, at := range []Position{from, {Offset: offset}} {
					got := c.walk(t, new(shelf).fill(25), sort, at, size)
					if want := upTo(25)[min(offset, 25):]; !slices.Equal(got, want) {
						t.Errorf("by %s from %+v in pages of %d: got %v, want %v", sort, at, size, got, want)
					}
				}
			}
		}
	}
}

func TestRecordsThatGoAwayMakeNoneBehindThemSkipped(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	tests := map[string]struct {
		gone []int
		want []int
	}{
		"one of the first page":   {[]int{3}, upTo(30)},
		"the last one seen":       {[]int{10}, upTo(30)},
		"the whole first page":    {upTo(10), upTo(30)},
		"one that is yet to come": {[]int{15}, slices.Delete(upTo(30), 14, 15)},
		"one on either side":      {[]int{2, 12}, slices.Delete(upTo(30), 11, 12)},
		"all that is to come":     {upTo(30)[10:], upTo(10)},
		"everything":              {upTo(30), upTo(10)},
	}
	for name, test := range tests {
		s := new(shelf).fill(30)
		s.before = func(request int) {
			if request == 2 {
				s.remove(test.gone...)
			}
		}
		if got := c.walk(t, s, "", Position{}, 10); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestRecordsThatComeAreReadAsWell(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	s := new(shelf).fill(20)
	s.before = func(request int) {
		if request <= 3 {
			s.add(4)
		}
	}
	if got := c.walk(t, s, "", Position{}, 10); !slices.Equal(got, upTo(32)) {
		t.Errorf("got %v", got)
	}
}

func TestAnotherOrderIsReadByPlaceAlone(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	s := new(shelf).fill(25)
	s.down = true
	want := upTo(25)
	slices.Reverse(want)
	if got := c.walk(t, s, "-id", Position{Offset: 7, LastID: "19", Total: 25}, 10); !slices.Equal(got, want[7:]) {
		t.Errorf("got %v, want %v", got, want[7:])
	}
}

func TestListsAreReadByIDUnlessAskedOtherwise(t *testing.T) {
	t.Parallel()
	for _, r := range Resources() {
		if _, lists := r.Operation(MethodList); !lists || !slices.Contains(r.Sort, "id") {
			continue
		}
		s, err := r.Select(MethodList, Query{})
		if err != nil {
			t.Errorf("%s: %v", r.Type, err)
			continue
		}
		if got := s.Values().Get("sort"); got != "id" {
			t.Errorf("%s are read by %q, so records that go away make others be skipped", r.Type, got)
		}
	}
}

func TestAListThatIsLeftAsksForNoMore(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	c.on = new(shelf).fill(250)
	n := 0
	for record, err := range c.List(t.Context(), Departments, Query{}) {
		if err != nil || record == nil {
			t.Fatal(record, err)
		}
		if n++; n == 150 {
			break
		}
	}
	if !slices.Equal(c.on.asked, []string{"1/100", "2/100"}) {
		t.Errorf("asked for %v", c.on.asked)
	}
}

func TestAFaultOnALaterPageEndsTheListWithIt(t *testing.T) {
	t.Parallel()
	var u *upstream
	s := new(shelf).fill(250)
	u = startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
		if u.hits.Load() == 2 {
			answerWith(http.StatusForbidden, "")(w, r)
			return
		}
		s.ServeHTTP(w, r)
	})
	records, failures := 0, 0
	for record, err := range newClient(t, quick(u.url)).List(t.Context(), Departments, Query{}) {
		if err == nil {
			records++
			continue
		}
		failures++
		if e := clean(t, err); e.Kind != ErrForbidden || record != nil {
			t.Errorf("got %v with %v", e, record)
		}
	}
	if records != 100 || failures != 1 {
		t.Errorf("%d records and %d errors", records, failures)
	}
}

// change is what happens to a list before an answer.
type change struct {
	gone []int
	come int
}

func drawChange(rt *rapid.T) change {
	switch rapid.SampledFrom([]string{"stays", "loses", "gains"}).Draw(rt, "it") {
	case "loses":
		return change{gone: rapid.SliceOfN(rapid.IntRange(1, 60), 1, 12).Draw(rt, "gone")}
	case "gains":
		return change{come: rapid.IntRange(1, 5).Draw(rt, "come")}
	}
	return change{}
}

// Between two answers the list either loses records or gains some at its end: a gain that makes up for a loss is what
// Pages cannot see. The reader may also stop within a page and go on later from there, in pages of another size.
func TestRecordsThatStayAreSeenOnceWhateverElseComesAndGoes(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := new(shelf).fill(rapid.IntRange(0, 40).Draw(rt, "records"))
		stayed := slices.Clone(s.ids)
		// Everything is drawn here: rapid gives up on a draw by a panic, which a handler would swallow.
		changes := rapid.SliceOfN(rapid.Custom(drawChange), 0, 30).Draw(rt, "changes")
		s.before = func(request int) {
			if request > len(changes) {
				return
			}
			change := changes[request-1]
			s.remove(change.gone...)
			s.add(change.come)
			stayed = slices.DeleteFunc(stayed, func(id int) bool { return slices.Contains(change.gone, id) })
		}
		seen := c.walkInParts(rt, s)
		if !slices.IsSorted(seen) || len(slices.Compact(slices.Clone(seen))) != len(seen) {
			rt.Fatalf("seen twice or out of order: %v", seen)
		}
		for _, id := range stayed {
			if !slices.Contains(seen, id) {
				rt.Fatalf("%d was there all the time and was not seen: %v", id, seen)
			}
		}
	})
}

// walkInParts reads a list to its end and sometimes stops within a page, to go on from there.
func (c *shelfClient) walkInParts(rt *rapid.T, s *shelf) []int {
	c.on = s
	sel := selection(rt, "")
	var seen []int
	for from, more := (Position{}), true; more; {
		more = false
		size := rapid.IntRange(1, 9).Draw(rt, "size")
		for page, err := range c.Pages(rt.Context(), Departments, sel, from, size) {
			if err != nil {
				rt.Fatalf("%v", err)
			}
			if n := rapid.IntRange(0, 2*len(page.Records)).Draw(rt, "take"); n < len(page.Records) {
				seen = append(seen, idsOf(rt, page.Records[:n])...)
				from, more = page.After(n), true
				break
			}
			seen = append(seen, idsOf(rt, page.Records)...)
		}
		if len(s.asked) > 500 {
			rt.Fatalf("no end after %d requests: %v", len(s.asked), seen)
		}
	}
	return seen
}

func TestPagesRefuseASizeOrPlaceThatCannotBe(t *testing.T) {
	t.Parallel()
	c := newShelfClient(t)
	c.on = new(shelf).fill(5)
	for _, test := range []struct {
		from Position
		size int
	}{{Position{}, 0}, {Position{}, -1}, {Position{}, MaxPageSize + 1}, {Position{Offset: -1}, 10}} {
		for page, err := range c.Pages(t.Context(), Departments, selection(t, ""), test.from, test.size) {
			if e := clean(t, err); e.Kind != ErrArguments || page != nil {
				t.Errorf("%+v: got %v", test, e)
			}
		}
	}
	if len(c.on.asked) != 0 {
		t.Errorf("asked for %v", c.on.asked)
	}
}

func TestIDsAreComparedAsNumbers(t *testing.T) {
	t.Parallel()
	ids := []string{"9", "10", "99", "100", "18446744073709551615"}
	less := func(a, b string) int {
		switch {
		case lessID(a, b):
			return -1
		case lessID(b, a):
			return 1
		}
		return cmp.Compare(a, b)
	}
	if !slices.IsSortedFunc(ids, less) {
		t.Errorf("%v are not in order", ids)
	}
}
