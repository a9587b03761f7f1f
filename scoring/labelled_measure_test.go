package scoring

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// agreement counts where screening and the labels agree.
type agreement struct {
	// shown counts the criteria that the engine rates above 0, all of them, by their label.
	shown, labelled map[string]int
	// kinds counts the same for each kind of criterion.
	kinds map[Kind]*kindCount
	// met at 0.6 and above, and partly between 0 and 1, each of those that are shown
	metHigh, partlyBetween int
	// opposed are labelled unmet and rated 0.
	opposed int
	// statuses counts pairs by label, then by proposal.
	statuses map[Status]map[Status]int
	// Of each job, how well the people of its field are told from others, by kind of advert and of ranking.
	field map[string][]float64
	// Within a job, Pre_Qualified against Not_Qualified.
	within []float64
}

type kindCount struct{ shown, labelled map[string]int }

func newAgreement() *agreement {
	a := &agreement{shown: map[string]int{}, labelled: map[string]int{}, kinds: map[Kind]*kindCount{}, statuses: map[Status]map[Status]int{}, field: map[string][]float64{}}
	for _, kind := range Kinds() {
		a.kinds[kind] = &kindCount{map[string]int{}, map[string]int{}}
	}
	for _, label := range []Status{PreQualified, NeedsInfo, NotQualified} {
		a.statuses[label] = map[Status]int{}
	}
	return a
}

func measureField(fields []labelledField, at int) *agreement {
	f := &fields[at]
	a := newAgreement()
	for _, id := range slices.Sorted(maps.Keys(f.jobs)) {
		job := f.jobs[id]
		scores := map[string]float64{}
		var better, worse []float64
		for _, p := range f.pairs {
			if p.Job != id {
				continue
			}
			s := Screen(job.Rubric, f.cvs[p.CV], nil, DefaultSettings())
			scores[p.CV] = s.Score
			a.count(&p, &s)
			switch p.Status {
			case PreQualified:
				better = append(better, s.Score)
			case NotQualified:
				worse = append(worse, s.Score)
			}
		}
		if len(better) > 0 && len(worse) > 0 {
			a.within = append(a.within, auc(better, worse))
		}
		a.rankFields(fields, at, id)
	}
	return a
}

func (a *agreement) count(p *labelledPair, s *Screening) {
	for i := range s.Criteria {
		c := &s.Criteria[i]
		label := p.Criteria[c.ID]
		a.labelled[label]++
		a.kinds[c.Kind].labelled[label]++
		if c.Rating == nil || *c.Rating <= 0 {
			if label == "unmet" && c.Rating != nil {
				a.opposed++
			}
			continue
		}
		a.shown[label]++
		a.kinds[c.Kind].shown[label]++
		switch {
		case label == "met" && *c.Rating >= 0.6:
			a.metHigh++
		case label == "partly" && *c.Rating < 1:
			a.partlyBetween++
		}
	}
	a.statuses[p.Status][s.ProposedStatus]++
}

// rankFields ranks all CVs for a job: by the rubric of a recruiter, by the drafted one, and by the words of the advert alone.
// Each is measured for all nine people of the field, most of whom do another job in it, and for those who are not labelled
// Not_Qualified.
func (a *agreement) rankFields(fields []labelledField, at int, id string) {
	job := fields[at].jobs[id]
	fits := map[string]bool{}
	for _, p := range fields[at].pairs {
		fits[p.CV] = fits[p.CV] || p.Job == id && p.Status != NotQualified
	}
	drafted := DraftRubric(job.advert())
	words := newBM25(fields)
	query := strings.Join([]string{job.Title, job.Description, job.Responsibilities, job.Skills}, "\n")
	kind := "tidy"
	if job.Prose {
		kind = "prose"
	}
	for name, score := range map[string]func(Candidate) float64{
		"hand rubric":    func(c Candidate) float64 { return Screen(job.Rubric, c, nil, DefaultSettings()).Score },
		"drafted rubric": func(c Candidate) float64 { return Screen(drafted, c, nil, DefaultSettings()).Score },
		"BM25":           func(c Candidate) float64 { return words.score(query, c.Texts[0].Body) },
	} {
		var right, fitting, other []float64
		for i := range fields {
			for cv, candidate := range fields[i].cvs {
				value := score(candidate)
				switch {
				case i != at:
					other = append(other, value)
				case fits[cv]:
					fitting = append(fitting, value)
					fallthrough
				default:
					right = append(right, value)
				}
			}
		}
		all, best := name+", "+kind+", all nine", name+", "+kind+", who fit"
		a.field[all] = append(a.field[all], auc(right, other))
		if len(fitting) > 0 {
			a.field[best] = append(a.field[best], auc(fitting, other))
		}
	}
}

// auc is the chance that one of the first ranks above one of the second; a tie is half a chance.
func auc(better, worse []float64) float64 {
	won := 0.0
	for _, b := range better {
		for _, w := range worse {
			won += float64(cmp.Compare(b, w)+1) / 2
		}
	}
	return won / float64(len(better)*len(worse))
}

func (a *agreement) add(b *agreement) {
	addCounts(a.shown, b.shown)
	addCounts(a.labelled, b.labelled)
	for kind, k := range b.kinds {
		addCounts(a.kinds[kind].shown, k.shown)
		addCounts(a.kinds[kind].labelled, k.labelled)
	}
	a.metHigh += b.metHigh
	a.partlyBetween += b.partlyBetween
	a.opposed += b.opposed
	for label, row := range b.statuses {
		addCounts(a.statuses[label], row)
	}
	for key, values := range b.field {
		a.field[key] = append(a.field[key], values...)
	}
	a.within = append(a.within, b.within...)
}

func addCounts[K comparable](to, from map[K]int) {
	for key, n := range from {
		to[key] += n
	}
}

// precision is the share of what is shown that a person sees too, at least in part.
func (a *agreement) precision() float64 {
	return share(a.shown["met"]+a.shown["partly"], a.shown["met"]+a.shown["partly"]+a.shown["unmet"]+a.shown["unknown"])
}

// recall is the share of what a person sees that is shown.
func (a *agreement) recall() float64 { return share(a.shown["met"], a.labelled["met"]) }

func (a *agreement) statusAgreement() float64 {
	same, all := 0, 0
	for label, row := range a.statuses {
		for proposed, n := range row {
			all += n
			if proposed == label {
				same += n
			}
		}
	}
	return share(same, all)
}

func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(1, len(values)))
}

func (a *agreement) String() string {
	var b strings.Builder
	line := func(format string, args ...any) { _, _ = fmt.Fprintf(&b, format+"\n", args...) }
	line("  criteria: labelled %v, shown %v", a.labelled, a.shown)
	for _, kind := range Kinds() {
		if k := a.kinds[kind]; len(k.labelled) > 0 {
			line("    %-16s labelled %v, shown %v", kind, k.labelled, k.shown)
		}
	}
	line("  evidence: precision %.3f, recall of met %.3f, of met and partly %.3f", a.precision(), a.recall(),
		share(a.shown["met"]+a.shown["partly"], a.labelled["met"]+a.labelled["partly"]))
	line("  unmet: rated above 0 %d of %d, rated 0 %d", a.shown["unmet"], a.labelled["unmet"], a.opposed)
	line("  grades: met at 0.6 or more %.3f, partly between 0 and 1 %.3f", share(a.metHigh, a.labelled["met"]), share(a.partlyBetween, a.labelled["partly"]))
	line("  status: agreement %.3f", a.statusAgreement())
	for _, label := range []Status{PreQualified, NeedsInfo, NotQualified} {
		row := a.statuses[label]
		line("    labelled %-14s proposed %s %d, %s %d, %s %d", label, PreQualified, row[PreQualified], NeedsInfo, row[NeedsInfo], NotQualified, row[NotQualified])
	}
	line("  within a job: AUC of Pre_Qualified against Not_Qualified %.3f (%d jobs)", mean(a.within), len(a.within))
	for _, key := range slices.Sorted(maps.Keys(a.field)) {
		line("  the field against others, %-34s AUC %.3f (%d jobs)", key+":", mean(a.field[key]), len(a.field[key]))
	}
	return b.String()
}
