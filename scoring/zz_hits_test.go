package scoring

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZHits(t *testing.T) {
	want := strings.Split(os.Getenv("HITS"), "/") // field job cv crit
	if len(want) < 4 {
		t.Skip()
	}
	for _, f := range readLabelled(t) {
		if f.name != want[0] {
			continue
		}
		job := f.jobs[want[1]]
		c := f.cvs[want[2]]
		src := sourcesOf(c)
		findFlags(src, job.advert())
		e := newEngine(job.Rubric, c, src)
		for n := range job.Rubric.Criteria {
			if job.Rubric.Criteria[n].ID != want[3] {
				continue
			}
			fmt.Println("disowned", e.disowned(n))
			for _, h := range e.hits[n] {
				p := e.matcher.patterns[h.pattern]
				ws := []string{}
				for _, w := range p.words {
					ws = append(ws, w.fold)
				}
				q := h.source.quote(h.source.around(h.first, h.last))
				fmt.Printf("need=%d telling=%v partial=%v denied=%v lapsed=%v small=%v pat=%v tok=%q | %s\n", p.need, p.telling, h.partial, h.denied(), e.lapsed(h), h.small(), ws, h.source.phrase(h.first, h.last), q.Quote)
			}
		}
	}
}
