package tools

import (
	"context"
	"slices"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// scanTime is how long a list begins new pages in search of records in scope before it hands back what it has, with a cursor to go on.
const scanTime = 20 * time.Second

// list writes what Pinpoint lists and is in scope. Where Pinpoint can list by job, it is asked for one job after the
// other; elsewhere pages are read on until enough is found. A cursor is given only when there is more to show, or the
// time is up. The total is what Pinpoint counts for one job, and is left out (-1) where it would count anything else.
func (v *sight) list(ctx context.Context, w *listWriter, limit int) (total int, next string, err error) {
	parts, err := v.jobParts()
	if err != nil {
		return 0, "", err
	}
	from, err := decodeRun(v.call)
	if err != nil {
		return 0, "", err
	}
	total = -1
	if len(parts) == 0 { // another job was asked for: like one that does not exist
		return 0, "", nil
	}
	begin := slices.Index(parts, from.Job)
	if begin < 0 && from.Job != "" {
		return 0, "", invalid("cursor belongs to jobs that may not be seen any more; leave it out to start at the beginning")
	}
	begin = max(begin, 0)
	deadline := time.Now().Add(scanTime)
	for i, job := range parts[begin:] {
		at := from.position()
		if i > 0 {
			at = pinpoint.Position{}
		}
		var ended bool
		total, next, ended, err = v.listPart(ctx, w, job, at, limit, deadline)
		if err != nil || ended {
			break
		}
	}
	if len(parts) > 1 {
		total = -1
	}
	return total, next, err
}

// listPart lists one job, or everything for job ""; ended says that nothing more is to be written.
func (v *sight) listPart(
	ctx context.Context, w *listWriter, job string, from pinpoint.Position, limit int, deadline time.Time,
) (total int, next string, ended bool, err error) {
	c := v.call
	q := c.query()
	size := pinpoint.MaxPageSize
	if filter, ok := q.Filter.(map[string]any); ok && job != "" {
		filter["job_id"] = job
		size = min(limit, fetchSize)
	}
	f, err := v.fetching(pinpoint.MethodList, c.tool.Resource, q)
	if err != nil {
		return 0, "", false, err
	}
	total, others := -1, false
	for page, err := range c.server.Client.Pages(ctx, c.tool.Resource, f.Selection, from, size) {
		if err != nil {
			return 0, "", false, err
		}
		for i, record := range page.Records {
			seen, err := v.admits(ctx, record, f)
			if err != nil {
				return 0, "", false, err
			}
			others = others || !seen
			if !seen {
				continue
			}
			if w.count == limit || !w.add(record) {
				return counted(page.Total, job, others), encodeScoped(c, page.After(i), job), true, nil
			}
		}
		total = counted(page.Total, job, others)
		if !page.Last && time.Now().After(deadline) {
			return total, encodeScoped(c, page.After(len(page.Records)), job), true, nil
		}
	}
	return total, "", false, nil
}

// counted is a total that counts nothing but what is in scope.
func counted(total int, job string, others bool) int {
	if job == "" || others {
		return -1
	}
	return total
}
