package scoring

import (
	"fmt"
	"os"
	"testing"
)

func TestZZDump(t *testing.T) {
	out, _ := os.Create(os.Getenv("DUMP"))
	defer out.Close()
	for _, f := range readLabelled(t) {
		for _, p := range f.pairs {
			job := f.jobs[p.Job]
			s := Screen(job.Rubric, f.cvs[p.CV], nil, DefaultSettings())
			mark := ""
			if s.ProposedStatus == PreQualified && p.Status != PreQualified {
				mark = "STATUSFP"
			}
			fmt.Fprintf(out, "## %s/%s %s label=%s proposed=%s low=%.0f %s\n", f.name, p.Job, p.CV, p.Status, s.ProposedStatus, s.Low, mark)
			for i, c := range s.Criteria {
				label := p.Criteria[c.ID]
				r := -1.0
				if c.Rating != nil {
					r = *c.Rating
				}
				kind := ""
				switch {
				case r > 0 && (label == "unmet" || label == "unknown"):
					kind = "FP"
				case r <= 0 && label == "met":
					kind = "FN"
				case label == "partly" && r <= 0:
					kind = "PMISS"
				case label == "partly" && r >= 1:
					kind = "PHIGH"
				case label == "met" && r < 0.6:
					kind = "LOW"
				default:
					if mark != "" && c.Must && label != "met" {
						kind = "must"
					} else {
						continue
					}
				}
				cr := job.Rubric.Criteria[i]
				fmt.Fprintf(out, "%s %s/%s [%s %s must=%v] %q label=%s r=%.2f", kind, p.Job, p.CV, c.ID, c.Kind, c.Must, c.Label, label, r)
				if kind == "FN" || kind == "PMISS" || cr.Kind == KindQualification || cr.Kind == KindExperienceYears {
					fmt.Fprintf(out, " aliases=%q y=%g lvl=%s", cr.Aliases, cr.MinYears, cr.Level)
				}
				for _, e := range c.Evidence {
					fmt.Fprintf(out, "\n      %q", e.Quote)
				}
				fmt.Fprintln(out)
			}
		}
	}
}
