package scoring

import "slices"

// subjectNeed is what a qualification has to be in: the roots of each subject, any of which will do. Two in three of them are
// enough, but not those alone that many subjects share.
type subjectNeed struct {
	any [][]string
	// related subjects will do too.
	related bool
}

var (
	subjectBetween = lazy(`(?i),? or |, |/`)
	sharedSubjects = rootsOf(`engineering science study studies management technology business`)
)

var vagueSubjects = setOf(`relevant related similar discipline disciplines subject subjects field equivalent apprenticeship served time honours hons bachelors bachelor
	masters master doctorate degree diploma undergraduate postgraduate qualification qualified educated class any other higher technical
	appropriate suitable phd msc bsc beng meng hnd hnc gcse gcses nvq level science arts good pass passes grade grades including`)

// subjects reads them from the aliases that name no title ("civil engineering"), else from the label.
func (e *engine) subjects(n int) subjectNeed {
	c := &e.rubric.Criteria[n]
	need := subjectNeed{related: relatedWill.MatchString(c.Label)}
	for _, alias := range c.Aliases {
		a := newSource("", alias, -1)
		if len(a.tokens) == 0 || a.namesDegree(&a.lines[0]) {
			continue
		}
		need.add(a.tokens)
	}
	for _, part := range subjectBetween.Split(c.Label, -1) {
		tokens, _ := tokenise([]rune(part))
		need.add(tokens)
	}
	return need
}

func (need *subjectNeed) add(tokens []token) {
	var roots []string
	for i := range tokens {
		t := &tokens[i]
		if !genericWords[t.fold] && !vagueSubjects[t.fold] && len(t.fold) > 1 {
			roots = append(roots, root(t.stem))
		}
	}
	if own := slices.DeleteFunc(slices.Clone(roots), func(r string) bool { return sharedSubjects[r] }); len(own) > 0 {
		roots = own
	}
	if len(roots) > 0 {
		need.any = append(need.any, roots)
	}
}

// kindredSubjects are other names of a subject, and what belongs to it, by roots.
var kindredSubjects = kindred(map[string]string{
	"computer":   "computing informatics software programming cybersecurity",
	"computing":  "computer informatics software",
	"numerate":   "mathematics maths statistics physics economics engineering computer computing accounting finance data actuarial econometrics",
	"accounting": "accountancy finance", "accountancy": "accounting finance", "finance": "accounting accountancy economics",
	"mathematics": "maths statistics", "maths": "mathematics statistics",
	"mechanical": "marine automotive mechatronics manufacturing",
	"logistics":  "supply transport operations", "supply": "logistics operations procurement",
	"nursing": "nurse midwifery", "marketing": "communications advertising", "hospitality": "hotel culinary catering tourism",
	"business": "management commerce economics administration", "education": "teaching pedagogy", "teaching": "education pedagogy",
	"scientific": "science biology chemistry physics", "technical": "engineering computing",
})

// relatedSubjects are those that "or a related subject" takes in.
var (
	relatedWill     = lazy(`(?i)\b(related|relevant|similar|cognate)\b`)
	relatedSubjects = kindred(map[string]string{
		"mathematics": "physics engineering economics actuarial econometrics", "maths": "physics engineering economics actuarial econometrics",
		"computer": "mathematics maths physics electronics electronic data telecommunications", "physics": "mathematics engineering",
		"economics": "mathematics statistics business politics", "biology": "biochemistry biomedical ecology zoology", "chemistry": "biochemistry pharmacy",
		"marketing": "business media journalism", "civil": "structural", "mechanical": "electrical aerospace",
		"psychology": "sociology counselling", "education": "childhood psychology", "english": "literature linguistics journalism",
	})
)

func kindred(words map[string]string) map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for word, others := range words {
		table[root(stem(word))] = rootsOf(others)
	}
	return table
}

func rootsOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range setOf(words) {
		set[root(stem(w))] = true
	}
	return set
}

// match says whether the line of a qualification, or the one below it, names a subject.
func (need *subjectNeed) match(m mention) bool {
	if len(need.any) == 0 {
		return true
	}
	s := m.source
	l := &s.lines[s.tokens[m.first].line]
	const reach = 30
	first, last := max(l.first, m.first-reach), min(l.last, m.last+reach)
	if next := s.tokens[m.first].line + 1; next < len(s.lines) && l.last-l.first <= 3 && !s.lines[next].heading {
		last = min(s.lines[next].last, m.last+reach)
	}
	for _, roots := range need.any {
		met := 0
		for _, r := range roots {
			for i := first; i < last; i++ {
				if found := root(s.tokens[i].stem); (found == r || kindredSubjects[r][found] || need.related && relatedSubjects[r][found]) && !s.tokens[i].dead {
					met++
					break
				}
			}
		}
		if 3*met >= 2*len(roots) {
			return true
		}
	}
	return false
}
