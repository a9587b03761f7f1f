package scoring

import (
	"cmp"
	"slices"
	"strings"
)

// degreeLevels are the levels of a qualification, the least first.
var degreeLevels = []string{"gcse", "a_level", "diploma", "bachelor", "master", "doctorate"}

// degreeRank is the place of a level, or -1.
func degreeRank(level string) int { return slices.Index(degreeLevels, level) }

var (
	degreeWord = lazy(`(?i:\b(ph\.?d\b\.?|doctorate|doctoral degree|dphil)|\b(master's(?: degree)?|masters(?: degree)?|master degree|master of (?:science|arts|engineering)|` +
		`m\.?sc\b\.?|m\.?eng\b\.?|mphil|postgraduate degree)|\b(bachelor's(?: degree)?|bachelors(?: degree)?|bachelor degree|bachelor of (?:science|arts|` +
		`engineering|commerce)|b\.?sc\b\.?|b\.?eng\b\.?|b\.?com\b|undergraduate degree|honou?rs degree|university degree|college degree|degree))|\b(MA\b)|` +
		`\b(BA\b)`)
	noDegree = lazy(`\b(?:high|some|large|certain|great|significant|small|varying|360|90|180|fair|considerable|associate|associate's|foundation) $`)
	ofWhat   = lazy(`^(?:[ -]level| educated| qualified| qualification)?(?: degree| level)?(?: \(hons\)| hons| \([^)]{0,30}\))?(?: or equivalent| or higher)? (?:in|` +
		`of)(?: a| an| either| any)? `)
	endSubject = lazy(`[;:.(]|,? (?:or|and) (?:an? )?(?:equivalent|related|similar|relevant|other|another|comparable|at least|the |experience|experienced|strong|good|you|\d|` +
		`hnd|hnc|higher|above|have|allied|associated|cognate|close)|,? (?:or|and) an? | (?:required|essential|preferred|desirable|with|is|are|would|from|plus|` +
		`ideally|preferably|who|you|gained|at|to|will|degree|but|discipline|subject|field|needed|minimum|by)\b|\s[-–—]\s|$`)
	orAnd      = lazy(`, (?:or |and )?|,? or |,? and |/| & `)
	vagueStudy = setOf("a an the any relevant related similar subject discipline field science-based technical good strong university recognised accredited honours bachelor's master's " +
		"bachelors masters undergraduate postgraduate appropriate suitable first second 2:1 2:2 or and have hold holding with to of in higher numerate scientific equivalent college your " +
		"required minimum level bachelor master educated area related four-year 4-year year relevance possess completed is has working towards advanced some formal no our this that by for")
)

// degreeTitle is a word for a degree, or the name of a row that has a level ("HND").
type degreeTitle struct {
	start, end  int
	level, name string
	row         int // -1 for a degree
}

var degreeLabels = map[string]string{"bachelor": "Degree", "master": "Master's degree", "doctorate": "PhD"}

// degrees makes a criterion of a degree that is asked for, with the subjects it may be in. Of "HND or degree in surveying" the lower
// level will do. Rows with a level but no subject are left to names.
func (d *drafter) degrees(s *adSentence) bool {
	titles := d.degreeTitles(s)
	seen := false
	for len(titles) > 0 {
		n := 1
		for n < len(titles) && degreeJoint.MatchString(s.low[titles[n-1].end:titles[n].start]) {
			n++
		}
		seen = d.degree(s, titles[:n]) || seen
		titles = titles[n:]
	}
	return seen
}

func (d *drafter) degreeTitles(s *adSentence) []degreeTitle {
	var titles []degreeTitle
	for _, m := range degreeWord.FindAllStringSubmatchIndex(s.text, -1) {
		if !s.isTaken(m[0], m[1]) && isDegree(s.low, m[0], m[1]) && !d.isPartOfName(s, m[0], m[1]) {
			level := levelOfMatch(m)
			titles = append(titles, degreeTitle{m[0], m[1], level, degreeLabels[level], -1})
		}
	}
	for _, h := range s.hits {
		row := d.aliases.rows[h.row]
		inside := slices.ContainsFunc(titles, func(t degreeTitle) bool { return h.start < t.end && t.start < h.end })
		if row.level != "" && !inside && !s.isTaken(h.start, h.end) {
			titles = append(titles, degreeTitle{h.start, h.end, row.level, row.name, h.row})
		}
	}
	slices.SortStableFunc(titles, func(x, y degreeTitle) int { return cmp.Compare(x.start, y.start) })
	return titles
}

// isPartOfName says whether a row without a level has the word in its name: "Law degree".
func (d *drafter) isPartOfName(s *adSentence, start, end int) bool {
	return slices.ContainsFunc(s.hits, func(h aliasHit) bool {
		row := d.aliases.rows[h.row]
		return h.start <= start && end <= h.end && row.kind == KindQualification && row.level == ""
	})
}

// degree makes one criterion of titles that will do for each other.
func (d *drafter) degree(s *adSentence, titles []degreeTitle) bool {
	subjects, from, to := d.subjects(s, titles[0], titles[len(titles)-1].end)
	c := Criterion{Kind: KindQualification, Must: s.must(titles[0].start), Source: s.source()}
	var names []string
	degree := false
	for _, t := range titles {
		degree = degree || t.row < 0
		switch {
		case c.Level == "", degreeRank(t.level) < degreeRank(c.Level) && t.row < 0:
			if c.Level != "" {
				names = names[:0] // "BSc or MSc" asks for a degree
			}
			c.Level = t.level
			names = append(names, t.name)
		case t.row >= 0:
			names = append(names, t.name)
			if degreeRank(t.level) < degreeRank(c.Level) {
				c.Level = t.level
			}
		}
		if len(subjects) == 0 && t.row >= 0 {
			c.Aliases = append(c.Aliases, d.aliases.evidence(t.row)...)
		}
	}
	if !degree && len(subjects) == 0 {
		return false
	}
	c.Label = alternatives(names)
	if len(subjects) > 0 {
		c.Label += " in " + alternatives(subjects)
	}
	for _, subject := range subjects { // in what words the title is written the matcher knows by the level
		c.Aliases = append(c.Aliases, subject+" degree", "degree in "+subject, subject)
	}
	if degree && len(subjects) == 0 {
		c.Aliases = append(c.Aliases, slices.Concat(degreeNames[max(degreeRank("bachelor"), degreeRank(c.Level)):]...)...)
	}
	c.Aliases = d.aliases.mostSpecificFirst(c.Aliases)
	s.take(from, to)
	d.add(finding{Criterion: c, usable: len(subjects) > 0})
	return true
}

func levelOfMatch(m []int) string {
	switch {
	case m[2] >= 0:
		return "doctorate"
	case m[4] >= 0 || m[8] >= 0:
		return "master"
	}
	return "bachelor"
}

var degreeJoint = lazy(`^(?:'s)?(?: level)?(?: \(hons\))?\s*(?:,|/|or|,? or|\(|and/or|-|)\s*(?:an? )?$`)

var asInitials = lazy(`^(?: \(hons\))?(?: degree| in |,? ?/|,? or )`)

func isDegree(low string, start, end int) bool {
	after := low[end:]
	if end-start == 2 && !asInitials.MatchString(after) && !strings.HasSuffix(low[:start], "/") && !strings.HasSuffix(low[:start], " or ") { // Boston, MA
		return false
	}
	if noDegree.MatchString(low[:start]) || strings.HasPrefix(after, "s celsius") {
		return false
	}
	return !strings.HasSuffix(low[start:end], "degree") || !strings.HasPrefix(after, " of ")
}

// subjects reads what the degree is in: after "in", or the words before it ("civil engineering degree").
func (d *drafter) subjects(s *adSentence, title degreeTitle, end int) (subjects []string, from, to int) {
	if m := ofWhat.FindStringIndex(s.low[end:]); m != nil {
		at := end + m[1]
		to = at + endSubject.FindStringIndex(s.low[at:])[0]
		for _, part := range orAnd.Split(s.text[at:to], -1) {
			part = strings.Join(slices.DeleteFunc(strings.Fields(part), isVagueStudy), " ")
			if part == "" {
				continue
			}
			place := at + strings.Index(s.text[at:to], part)
			if len(strings.Fields(part)) > 5 || len(subjects) == 6 || d.isOtherTicket(s, place, place+len(part)) {
				to = max(at, min(to, place))
				break
			}
			subjects = append(subjects, part)
		}
		return subjects, title.start, to
	}
	words := strings.Fields(s.text[:title.start])
	first := len(words)
	for first > 0 && len(words)-first < 3 && !isVagueStudy(words[first-1]) && !strings.ContainsAny(words[first-1], ",;:.)(") {
		first--
	}
	if first == len(words) || !strings.HasSuffix(s.low[title.start:title.end], "degree") {
		return nil, title.start, end
	}
	subject := strings.Join(words[first:], " ")
	return []string{subject}, max(0, strings.LastIndex(s.text[:title.start], words[first])), end
}

func isVagueStudy(word string) bool { return vagueStudy[lowerASCII(word)] }

// isOtherTicket says whether a licence or another qualification stands there: "a degree in nursing and NMC registration".
func (d *drafter) isOtherTicket(s *adSentence, start, end int) bool {
	return slices.ContainsFunc(s.hits, func(h aliasHit) bool {
		kind := d.aliases.rows[h.row].kind
		return h.start >= start && h.start < end && (kind == KindLicence || kind == KindQualification)
	})
}

// degreeNames are how degrees are written, by the place of their level.
var degreeNames = [][]string{
	3: {"Bachelor of Science", "Bachelor of Arts", "Bachelor of Engineering", "Bachelor's degree", "honours degree", "university degree", "BSc", "BEng", "BA"},
	4: {"Master of Science", "Master of Arts", "Master of Engineering", "Master's degree", "MSc", "MEng", "MPhil", "MA", "MBA"},
	5: {"Doctor of Philosophy", "doctorate", "PhD", "DPhil"},
}
