package scoring

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much a criterion counts. An essential weighs three of what is only welcome. Years, and what the title is about, weigh one
// more: they tell a person of the trade from one who merely shares its tools. What a duty mentions weighs as little as what
// is welcome. A right to work or a shift is a gate, not a merit: its knock-out decides, its weight hardly.
const (
	weightMust = 3
	weightNice = 1
	weightCore = 1 // added
	weightGate = 1
)

// Bounds of a rubric: a person has to read and approve it.
const (
	maxCriteria   = 20
	maxFromDuties = 6
	enoughUsable  = 4 // below it, implied criteria are added
	wantedUsable  = 8
)

// DraftRubric makes a rubric from what a job's fields ask for, with the built-in names. Each criterion keeps the phrase it comes
// from. Where the advert asks for fewer than four things that tell people of the field from others, criteria that its title
// and field of work imply are added and marked. No criterion is one that Lint refuses.
func DraftRubric(job Job) Rubric { return builtinAliases().DraftRubric(job) }

// DraftRubric makes a rubric with the names of this table.
func (a *Aliases) DraftRubric(job Job) Rubric {
	d := &drafter{aliases: a, job: job, of: make(map[int]int)}
	units := slices.Concat(adUnits(job.Skills, adMust), adUnits(job.Description, adProse), adUnits(job.Responsibilities, adDuties))
	d.readTitle(units)
	var asked, told []adSentence
	for _, u := range units {
		s := d.sentence(u)
		switch {
		case !s.counts:
		case s.part == adMust || s.part == adNice:
			asked = append(asked, s)
		default:
			told = append(told, s)
		}
	}
	d.findField(slices.Concat(asked, told))
	for i := range asked {
		d.readAsked(&asked[i])
	}
	for i := range told {
		d.readTold(&told[i])
	}
	for _, q := range job.Questions {
		d.readQuestion(q)
	}
	d.addImplied()
	return Rubric{JobID: job.ID, Title: d.title, Version: 1, Criteria: d.criteria()}
}

// drafter collects the criteria of one job.
type drafter struct {
	aliases   *Aliases
	job       Job
	title     string
	shortName string // the title without place, level and explanations: "Site Engineer"
	titleRows []int
	field     *fieldOfWork
	found     []finding
	of        map[int]int // row of the table -> place in found
	duties    int
}

// finding is a criterion with what is known of it only while drafting.
type finding struct {
	Criterion
	rows   []int
	usable bool // tells people of the field from others
}

// adSentence is a unit made ready for the extractors, which mark what they have taken.
type adSentence struct {
	adUnit
	low    string
	part   adPart
	cues   []adCue
	hits   []aliasHit
	tokens []adToken
	taken  [][2]int
	counts bool
}

func (d *drafter) sentence(u adUnit) adSentence {
	s := adSentence{adUnit: u, low: lowerASCII(u.text)}
	if s.counts = canAsk(u, s.low); !s.counts {
		return s
	}
	s.part = partOf(u, s.low)
	s.cues = cuesIn(s.low)
	s.tokens = splitAdTokens(u.text)
	s.hits = d.aliases.find(u.text, s.tokens)
	if m := idle.FindStringIndex(s.low); m != nil && idleUpTo(s.low) {
		s.take(0, m[1]+strings.Index(s.low[m[1]:], " but "))
	}
	for _, m := range needless.FindAllStringIndex(s.low, -1) {
		end := len(s.low)
		if stop := strings.IndexAny(s.low[m[1]:], ",.;:"); stop >= 0 {
			end = m[1] + stop
		}
		if stop := strings.Index(s.low[m[1]:end], " but "); stop >= 0 {
			end = m[1] + stop
		}
		s.take(m[0], end)
	}
	return s
}

func (s *adSentence) take(start, end int) { s.taken = append(s.taken, [2]int{start, end}) }

func (s *adSentence) isTaken(start, end int) bool {
	for _, t := range s.taken {
		if start < t[1] && t[0] < end {
			return true
		}
	}
	return false
}

func (s *adSentence) must(at int) bool { return mustAt(s.low, s.cues, at, s.part) }

// source is the phrase as the advert has it, cut where it grows long.
func (s *adSentence) source() string { return cutText(s.text, 240) }

func cutText(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}

func (d *drafter) readAsked(s *adSentence) {
	before := len(d.found)
	touched := d.years(s)
	touched = d.degrees(s) || touched
	touched = d.workRight(s) || touched
	touched = d.languages(s) || touched
	touched = d.names(s) || touched
	if before == len(d.found) && !touched && s.bullet {
		d.phrase(s)
	}
}

// readTold takes the names from sentences that only describe the work.
func (d *drafter) readTold(s *adSentence) {
	if d.duties < maxFromDuties {
		d.names(s)
	}
}

// add keeps a criterion unless an earlier one covers it; what an earlier one lacks goes to it.
func (d *drafter) add(f finding) {
	var fresh []int
	for _, row := range f.rows {
		if i, ok := d.of[row]; ok {
			d.found[i].Must = d.found[i].Must || f.Must
			continue
		}
		fresh = append(fresh, row)
	}
	if len(f.rows) > 0 && len(fresh) == 0 {
		return
	}
	if len(fresh) < len(f.rows) {
		f = d.remaining(f, fresh)
	}
	if refused(f.Label) != "" {
		return
	}
	f.Aliases = slices.DeleteFunc(f.Aliases, func(name string) bool { return d.aliases.names[name] == "" && isRefused(name) })
	for _, old := range d.found {
		if old.Kind == f.Kind && strings.EqualFold(old.Label, f.Label) {
			return
		}
	}
	for _, row := range fresh {
		d.of[row] = len(d.found)
	}
	d.found = append(d.found, f)
}

// remaining makes a group of alternatives smaller by what earlier criteria cover.
func (d *drafter) remaining(f finding, fresh []int) finding {
	f.rows = fresh
	if f.Kind != KindExperienceYears {
		f.Label = d.labelOf(fresh)
		f.Aliases = d.aliases.evidence(fresh...)
	}
	return f
}

// criteria orders, weighs and numbers what was found: what was asked for, the essential first where there is too much, then what
// is implied.
func (d *drafter) criteria() []Criterion {
	if len(d.found) > maxCriteria {
		slices.SortStableFunc(d.found, func(x, y finding) int { return cmp.Compare(rankOf(x), rankOf(y)) })
		d.found = d.found[:maxCriteria]
	}
	criteria := make([]Criterion, 0, len(d.found))
	for _, f := range d.found {
		c := f.Criterion
		if c.Weight == 0 {
			c.Weight = d.weigh(f)
		}
		c.ID = "c" + strconv.Itoa(len(criteria)+1)
		criteria = append(criteria, c)
	}
	return criteria
}

func rankOf(f finding) int {
	switch {
	case f.QuestionID != "" || f.Must:
		return 0
	case f.usable:
		return 1
	}
	return 2
}

func (d *drafter) weigh(f finding) float64 {
	switch f.Kind {
	case KindWorkRight, KindQuestion:
		return weightGate
	}
	weight := float64(weightNice)
	if f.Must {
		weight = weightMust
	}
	if f.Must && (f.Kind == KindExperienceYears || d.isCore(f)) {
		weight += weightCore
	}
	return weight
}

// isCore is true of what the title names, or what comes first to mind in its field.
func (d *drafter) isCore(f finding) bool {
	for _, row := range f.rows {
		if slices.Contains(d.titleRows, row) || d.field != nil && slices.Contains(d.field.implied[:3], d.aliases.rows[row].name) {
			return true
		}
	}
	return false
}

// labelOf names alternatives as a person would: "AWS, Azure or Google Cloud".
func (d *drafter) labelOf(rows []int) string {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = d.aliases.rows[row].name
	}
	return alternatives(names)
}

func alternatives(names []string) string {
	if n := len(names); n > 4 {
		return strings.Join(names[:4], ", ") + " or similar"
	} else if n > 1 {
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
	return strings.Join(names, "")
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
