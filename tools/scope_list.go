package tools

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// scanTime is how long a list begins new pages in search of records to show before it hands back what it has, with a cursor to go on.
const scanTime = 20 * time.Second

// scan is a list of which only a part is to be shown: what is in scope, and who is called by a name.
type scan struct {
	*call
	name     string // "" for everybody
	limit    int
	deadline time.Time
}

// list writes what Pinpoint lists and is to be shown. Where Pinpoint can list by job, it is asked for one job of the scope
// after the other; elsewhere pages are read on until enough is found. A cursor is given only when there is more to show, or
// the time is up; or more to look through, once enough have been found by name. The total is what Pinpoint counts for one
// job, and is left out (-1) where it would count anything else.
func (s *scan) list(ctx context.Context, w *listWriter) (total int, next string, err error) {
	parts, err := s.sight.jobParts()
	if err != nil {
		return 0, "", err
	}
	from, err := decodeRun(s.call)
	if err != nil {
		return 0, "", err
	}
	if len(parts) == 0 { // another job was asked for: like one that does not exist
		return s.counted(0, true, false), "", nil
	}
	begin := slices.Index(parts, from.Job)
	if begin < 0 && from.Job != "" {
		return 0, "", invalid("cursor belongs to jobs that may not be seen any more; leave it out to start at the beginning")
	}
	begin = max(begin, 0)
	total = -1
	for i, job := range parts[begin:] {
		at := from.position()
		if i > 0 {
			at = pinpoint.Position{}
		}
		var ended bool
		total, next, ended, err = s.part(ctx, w, job, at)
		if err != nil || ended {
			break
		}
	}
	if len(parts) > 1 {
		total = -1
	}
	return total, next, err
}

// part lists one job, or everything for job ""; ended says that nothing more is to be written.
func (s *scan) part(ctx context.Context, w *listWriter, job string, from pinpoint.Position) (total int, next string, ended bool, err error) {
	q := s.query()
	if s.name != "" && len(q.Fields) > 0 {
		q.Fields = append(q.Fields, nameAttributes(s.tool.Resource)...)
	}
	if filter, ok := q.Filter.(map[string]any); ok && job != "" {
		filter["job_id"] = job
	}
	f, err := s.sight.fetching(pinpoint.MethodList, s.tool.Resource, q)
	if err != nil {
		return 0, "", false, err
	}
	total, others := -1, false
	for page, err := range s.server.Client.Pages(ctx, s.tool.Resource, f.Selection, from, s.pageSize(job, q)) {
		if err != nil {
			return 0, "", false, err
		}
		for i, record := range page.Records {
			seen, err := s.shows(ctx, record, f)
			if err != nil {
				return 0, "", false, err
			}
			others = others || !seen
			if !seen {
				continue
			}
			if w.count == s.limit || !w.add(record) {
				return s.counted(page.Total, job != "", others), encodeScoped(s.call, page.After(i), job), true, nil
			}
		}
		total = s.counted(page.Total, job != "", others)
		s.progress.step(ctx, w.count, 0, fmt.Sprintf("%d found", w.count))
		enough := s.name != "" && w.count == s.limit || time.Now().After(s.deadline)
		if !page.Last && enough {
			return total, encodeScoped(s.call, page.After(len(page.Records)), job), true, nil
		}
	}
	return total, "", false, nil
}

// pageSize is small where little is passed over, and where much is fetched along with each record.
func (s *scan) pageSize(job string, q pinpoint.Query) int {
	switch {
	case s.name == "" && job != "":
		return min(s.limit, fetchSize)
	case s.name != "" && len(q.Include) > 0:
		return fetchSize
	}
	return pinpoint.MaxPageSize
}

// shows reports whether a record is to be shown, and prepares it.
func (s *scan) shows(ctx context.Context, r *pinpoint.Record, f *fetch) (bool, error) {
	if s.name != "" && !goesBy(r, s.name) {
		return false, nil
	}
	return s.sight.admits(ctx, r, f)
}

// counted is a total that counts nothing but what is to be shown.
func (s *scan) counted(total int, byJob, others bool) int {
	if !byJob || others || s.name != "" {
		return -1
	}
	return total
}
