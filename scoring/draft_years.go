package scoring

import (
	"slices"
	"strconv"
	"strings"
)

const yearNumber = `(\d{1,2}(?:\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|a|several)`

var (
	yearsAsked = lazy(`\b` + yearNumber + `(?: \(\d{1,2}\))?\s*(?:(?:-|–|—|to|or)\s*(?:\d{1,2}|two|three|four|five|six|seven|eight|ten)\b)?\s*(?:\+|plus|or more|\(\+\))?\s*(?:full )?(years?|yrs?|months?)\b('s?)?\+?(?: (?:or more|or two|or so|plus|minimum|or over))?`)
	// yearsOfThem is the second span of "Five years in HR, at least two as business partner".
	yearsOfThem = lazy(`\b(?:at least|including|with|of which) ` + yearNumber + `(?: of (?:them|these|those|which|that))?( )(?:as|at|in|within) `)
	// notWork follows a span that is no experience: an age, a contract, a guarantee.
	notWork = lazy(`^[' ]*(?:of )?(?:old|of age|contract|fixed|ftc|programme|ago|checkable|employment history|course|probation|placement year|warranty|resid|address|` +
		`history|lease|anniversary|in business|leave|apprenticeship|maternity|cover|training programme|appointment|initial|in the uk|plan|strategy|notice|temp)`)
	notWorkOf = lazy(`(?:\b(?:last|past|next|first|every|within|initial|after|aged?|for the|over the|ages) |\bin )$`)
	// ofWork must follow within the clause, or stand before: without it the span may be of anything.
	ofWork = lazy(`^(?:'s?)?[ -]*(?:(?:of |)(?:[\w/&.+#-]+,? ){0,6}?(?:experience|exp\b|post-qualif\w+|pqe|practice)|(?:of|in|as|at|with|working|managing|leading|` +
		`teaching|selling|running|supervising|developing|driving|nursing|cooking|post|pqe)\b)`)
	workBefore  = lazy(`\b(?:experience|experienced|exp|worked|track record|background|have (?:run|used|written|built|led|taught|driven|sold|kept|held|made))\b[^.;]{0,80}$`)
	preposition = lazy(`^(?:of|in|as|with|within|using|at|on|working (?:in|as|with|on|for|within)|managing|leading|teaching|selling|running|supervising|developing|driving|` +
		`nursing|cooking)\b`)
	beforeWork  = lazy(`^(?:'s?)?\s*(?:of )?((?:[\w/&.+#'-]+ ){0,6}?)(?:work )?(?:experience|exp\b|pqe|practice)`)
	endOfObject = lazy(`[,;:.(]|\s[-–—]\s| (?:and|with|plus) (?:a|an|the|you|your|strong|excellent|good|proven|ability|knowledge|experience|at least|able|who|be|have|hold)\b|` +
		` (?:including|such as|ideally|preferably|who|is|are|would|will|required|essential|preferred|desirable|or (?:equivalent|similar|more)|gained|to|that|` +
		`which|where|you|we|at least)\b|$`)
	vagueWords = setOf("relevant professional proven similar practical commercial industry work working previous prior recent hands-on full-time post-qualification post-qualified " +
		"qualified solid direct of in a an the demonstrable experience post related progressive successful good equivalent comparable such this role position field capacity")
)

// years makes a criterion of each span of experience that is asked for.
func (d *drafter) years(s *adSentence) bool {
	seen := false
	for _, m := range yearsAsked.FindAllStringSubmatchIndex(s.low, -1) {
		if s.isTaken(m[0], m[1]) || !isExperience(s.low, m) {
			continue
		}
		number := yearsOf(s.low[m[2]:m[3]])
		if strings.HasPrefix(s.low[m[4]:m[5]], "month") {
			number /= 12
		}
		if number < 0.25 || number > 20 {
			continue
		}
		seen = true
		d.experience(s, m[0], m[1], float64(int(number*10+0.5))/10)
	}
	if !seen {
		return false
	}
	for _, m := range yearsOfThem.FindAllStringSubmatchIndex(s.low, -1) {
		if number := yearsOf(s.low[m[2]:m[3]]); !s.isTaken(m[2], m[3]) && number <= 20 {
			end := m[1] - len(strings.TrimLeft(s.low[m[4]:m[1]], " "))
			d.experience(s, m[0], end, number)
		}
	}
	return true
}

func isExperience(low string, m []int) bool {
	before, after := low[:m[0]], low[m[1]:]
	if notWork.MatchString(after) || notWorkOf.MatchString(before) || ofAge.MatchString(low[m[0]:]) && !strings.Contains(after, "experience") {
		return false
	}
	return ofWork.MatchString(after) || workBefore.MatchString(before)
}

func yearsOf(word string) float64 {
	words := map[string]float64{
		"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
		"twenty": 20, "several": 3,
	}
	if n, ok := words[word]; ok {
		return n
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return 0
	}
	return n
}

// experience makes the criterion of a span that stands from start to end, and takes the names that say of what. Of a list of
// several names each stays a criterion of its own as well.
func (d *drafter) experience(s *adSentence, start, end int, years float64) {
	phrase, from, to := d.objectOf(s, start, end)
	var rows []int
	for _, h := range s.hits {
		if h.start >= from && h.end <= to && d.aliases.rows[h.row].kind == KindSkill {
			rows = append(rows, h.row)
		}
	}
	list := s.low[from:to]
	if len(rows) <= 1 || orWord.MatchString(list) {
		s.take(min(start, from), max(end, to))
	} else {
		s.take(start, end)
	}
	owned := len(rows) == 0 || slices.ContainsFunc(rows, func(row int) bool { return d.field.owns(d.aliases.rows[row]) })
	label := formatYears(years) + " "
	switch {
	case phrase != "":
		label += phrase
	case d.shortName != "":
		label += "as " + d.shortName
	default:
		label += "of experience"
	}
	names := d.aliases.evidence(rows...)
	if object := strings.TrimSpace(preposition.ReplaceAllString(phrase, "")); object != "" && len(rows) == 0 && !generic(object) {
		names = append(names, trimArticle(object))
	}
	if owned {
		names = slices.Concat([]string{d.shortName}, d.fieldTitles(), names)
	}
	d.add(finding{
		Criterion: Criterion{
			Label: label, Kind: KindExperienceYears, Must: s.must(start), Aliases: d.aliases.mostSpecificFirst(names), MinYears: years, Source: s.source(),
		},
		usable: len(rows) > 0 || d.field != nil,
	})
}

func formatYears(years float64) string {
	if years < 1 {
		return strconv.Itoa(int(years*12+0.5)) + "+ months"
	}
	if years == 1 {
		return "1+ year"
	}
	return strconv.FormatFloat(years, 'f', -1, 64) + "+ years"
}

// objectOf gives what the experience is of, as a phrase with its preposition, and the place that it stands at: behind the span
// ("3 years of site supervision", "3 years' site experience"), or before it ("Experience in retail, 2 years").
func (d *drafter) objectOf(s *adSentence, start, end int) (phrase string, from, to int) {
	tail := s.low[end:]
	from = end
	adjectives := ""
	if m := beforeWork.FindStringSubmatchIndex(tail); m != nil {
		adjectives = strings.TrimSpace(s.text[end+m[2] : end+m[3]])
		from = end + m[1]
	}
	rest := strings.TrimLeft(s.low[from:], " ")
	rest = strings.TrimPrefix(rest, "'")
	rest = strings.TrimLeft(rest, " ")
	at := len(s.low) - len(rest)
	if preposition.MatchString(rest) {
		stop := at + preposition.FindStringIndex(rest)[1]
		to = s.wholeList(stop, stop+endOfObject.FindStringIndex(s.low[stop:])[0], d.aliases)
		if object := strings.TrimSpace(s.text[stop:to]); object != "" && !generic(object) {
			return cutWords(strings.TrimSpace(s.text[at:to]), 8), end, to
		}
	}
	if adjectives != "" && !generic(adjectives) {
		return "of " + cutWords(withoutGeneric(adjectives), 6), end, max(from, to)
	}
	if m := experienceOf.FindStringSubmatchIndex(s.low[:start]); len(m) > 0 && !generic(s.low[m[4]:m[5]]) {
		return cutWords(strings.TrimSpace(s.text[m[2]:m[5]]), 8), m[2], end
	}
	if m := doneFor.FindStringSubmatchIndex(s.low[:start]); len(m) > 0 && !generic(s.low[m[2]:m[3]]) {
		return "of " + cutWords(strings.TrimSpace(s.text[m[2]:m[3]]), 6), m[2], end
	}
	if m := experienceLast.FindStringSubmatchIndex(s.low[:start]); len(m) > 0 && !generic(s.low[m[2]:m[3]]) {
		return "of " + cutWords(withoutGeneric(s.text[m[2]:m[3]]), 6), m[2], end
	}
	return "", end, max(from, to)
}

var experienceOf = lazy(`experience ((?:of|in|as|with|working (?:in|as|with)) )([^,;.(]*?)(?: \(| for| of|,|:)? ?(?:at least|minimum(?: of)?|min|over|more than|` +
	`a minimum of)? ?$`)

// wholeList moves the end of an object behind the names of its kind that a comma cut off: "with Python, Go and Kubernetes".
func (s *adSentence) wholeList(from, to int, a *Aliases) int {
	last := -1
	for i, h := range s.hits {
		if h.start < from {
			continue
		}
		if h.start >= to && (last < 0 || jointOf(s.low[s.hits[last].end:h.start]) == apart || a.rows[h.row].table != a.rows[s.hits[last].row].table) {
			break
		}
		last = i
		to = max(to, h.end)
	}
	return to
}

// doneFor is "have run production Linux for at least" before the span.
var doneFor = lazy(`\b(?:have|has|having|you've) (?:run|used|\w+ed|written|built|led|taught|driven|sold|kept|held|made) (?:in |with |as |on )?([^,;.]*?) for(?: at least| over| more than| a minimum of)? ?$`)

var experienceLast = lazy(`((?:[\w&/-]+ ){1,4})experience(?: \(|,|:| for| of)? ?(?:of )?(?:at least|minimum(?: of)?|min|over|more than|a minimum of)? ?$`)

// generic is true of words that say nothing of the kind of work: "a similar role".
func generic(phrase string) bool { return withoutGeneric(phrase) == "" }

func withoutGeneric(phrase string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(phrase), func(w string) bool { return vagueWords[lowerASCII(strings.Trim(w, "'"))] }), " ")
}

func cutWords(phrase string, most int) string {
	words := strings.Fields(phrase)
	if len(words) <= most {
		return phrase
	}
	return endedWell(strings.Join(words[:most], " "))
}

var danglingWords = setOf("and or of with in on at the a an to for from by as such including ideally within using")

// endedWell ends a label that was cut at a word that can stand last: without half of a bracket, a comma, an "and".
func endedWell(label string) string {
	if open := strings.LastIndexByte(label, '('); open > 0 && !strings.Contains(label[open:], ")") {
		label = label[:open]
	}
	for {
		label = strings.TrimRight(label, " ,;:.-–/&")
		at := strings.LastIndexByte(label, ' ')
		if at < 0 || !danglingWords[lowerASCII(label[at+1:])] {
			return label
		}
		label = label[:at]
	}
}

func trimArticle(phrase string) string {
	for _, article := range []string{"a ", "an ", "the "} {
		phrase = strings.TrimPrefix(phrase, article)
	}
	return phrase
}

// fieldTitles are the titles that people of the field have.
func (d *drafter) fieldTitles() []string {
	if d.field == nil {
		return nil
	}
	return d.field.titles
}
