package scoring

// section is the part of a CV that a line stands in.
type section uint8

const (
	sectionUnknown section = iota
	sectionProfile
	sectionExperience
	sectionSkills
	sectionEducation
	sectionLanguages
	sectionInterests
	sectionLearning // what somebody does not know yet
	sectionReferences
	sectionOther // what is told beside the work: no posts begin here
)

// headingWords are what headings are made of; the section is that of the word which decides, by the order of section
// in decisive. A line is a heading only if all its words are here.
var headingWords = headingTable(map[section]string{
	sectionUnknown: `and of the my i in to key core other additional personal relevant selected major recent previous past
		current further general main brief detailed my overview information details contact address data page curriculum
		vitae cv resume written spoken foreign list publications awards honours achievements conferences patents`,
	sectionProfile: `profile summary objective statement about me introduction aim motivation goal goals highlights`,
	sectionExperience: `experience employment career work history professional positions position roles posts jobs job held
		voluntary volunteer volunteering projects project internships placements placement military service appointments
		engagements assignments berufserfahrung werdegang erfahrung experiencia profesional laboral
		professionnelle experiences professionnelles esperienza lavorativa werkervaring doswiadczenie zawodowe`,
	sectionSkills: `skills skill technical competencies competences competency expertise technologies technology tools software
		computer it abilities capabilities strengths proficiencies knowledge areas stack toolkit soft hard kenntnisse fahigkeiten
		competences conocimientos habilidades competenze vaardigheden umiejetnosci`,
	sectionEducation: `education training qualifications qualification academic background studies certificates certificate
		certifications certification licences licence licenses license memberships membership tickets courses course
		accreditations registrations registration degrees degree diplomas learning ausbildung
		bildung formation formacion educacion istruzione formazione opleiding wyksztalcenie studium`,
	sectionLanguages:  `languages language sprachen sprachkenntnisse langues idiomas lingue talen jezyki linguistic`,
	sectionInterests:  `interests interest hobbies hobby pastimes activities leisure pursuits extracurricular hobbys interessen loisirs aficiones interessi passions outside`,
	sectionReferences: `references reference referees referee`,
})

// wholeHeadings are told by all their words.
var wholeHeadings = map[string]section{
	"what i can do":                       sectionSkills,
	"what i do":                           sectionExperience,
	"where i have worked":                 sectionExperience,
	"outside work":                        sectionInterests,
	"in my spare time":                    sectionInterests,
	"in my free time":                     sectionInterests,
	"spare time":                          sectionInterests,
	"free time":                           sectionInterests,
	"mother tongue":                       sectionLanguages,
	"currently learning":                  sectionLearning,
	"learning":                            sectionLearning,
	"learning goals":                      sectionLearning,
	"want to learn":                       sectionLearning,
	"would like to learn":                 sectionLearning,
	"keen to learn":                       sectionLearning,
	"things to learn":                     sectionLearning,
	"skills to develop":                   sectionLearning,
	"areas for development":               sectionLearning,
	"areas of development":                sectionLearning,
	"on my learning list":                 sectionLearning,
	"areas to develop":                    sectionLearning,
	"gaps":                                sectionLearning,
	"not yet":                             sectionLearning,
	"programming languages":               sectionSkills,
	"computer languages":                  sectionSkills,
	"professional profile":                sectionProfile,
	"career summary":                      sectionProfile,
	"career objective":                    sectionProfile,
	"career profile":                      sectionProfile,
	"personal statement":                  sectionProfile,
	"professional summary":                sectionProfile,
	"job objective":                       sectionProfile,
	"experience summary":                  sectionProfile,
	"summary of experience":               sectionProfile,
	"summary of skills":                   sectionSkills,
	"skills summary":                      sectionSkills,
	"professional expertise":              sectionSkills,
	"professional development":            sectionEducation,
	"continuing professional development": sectionEducation,
	"skills and experience":               sectionUnknown,
	"areas of expertise":                  sectionSkills,
	"training and skills":                 sectionSkills,
	"work placements":                     sectionExperience,
	"training experience":                 sectionExperience,
	"teaching experience":                 sectionExperience,
	"other":                               sectionOther,
	"misc":                                sectionOther,
	"miscellaneous":                       sectionOther,
	"extras":                              sectionOther,
	"further":                             sectionOther,
	"additional":                          sectionOther,
	"additional information":              sectionOther,
	"other information":                   sectionOther,
	"further information":                 sectionOther,
	"personal":                            sectionOther,
	"right to work":                       sectionOther,
	"work permit":                         sectionOther,
	"work permission":                     sectionOther,
	"work authorisation":                  sectionOther,
	"visa status":                         sectionOther,
	"work status":                         sectionOther,
	"immigration":                         sectionOther,
	"immigration status":                  sectionOther,
	"visa":                                sectionOther,
	"status":                              sectionOther,
}

// decisive orders the sections by whose word decides a heading of several words.
var decisive = [...]section{
	sectionInterests, sectionReferences, sectionLanguages, sectionEducation, sectionSkills, sectionExperience, sectionProfile,
}

func headingTable(words map[section]string) map[string]uint16 {
	table := map[string]uint16{}
	for s, list := range words {
		for w := range setOf(list) {
			table[w] |= 1 << s
		}
	}
	// Words of two sections decide for the one that they stand alone in.
	table["professional"] = 1 << sectionUnknown
	table["experience"] = 1 << sectionExperience
	table["learning"] = 1 << sectionEducation
	return table
}

// workHeadings end the heading of a part about work, whatever stands before them.
var workHeadings = setOf("experience employment")

// maxHeading is the number of words that a heading has at most.
const maxHeading = 7

// findSections tells headings from text and gives each line its section.
func (s *source) findSections() {
	current := sectionUnknown
	for i := range s.lines {
		l := &s.lines[i]
		l.section = current
		if l.first == l.last {
			continue
		}
		named, rest, ok := s.headingOf(l)
		switch {
		case ok && rest == l.last:
			l.heading, l.named = true, true
			current = named
			l.section = named
		case ok: // "Skills: welding, rigging"
			l.section = named
		case s.unknownHeading(l):
			l.heading = true
			if workHeadings[s.word(l.last-1)] {
				current = sectionExperience // "SEA EXPERIENCE"
			}
			if current != sectionExperience && current != sectionEducation { // in these it is a post or a school
				current = sectionUnknown
			}
			l.section = current
		}
		if !l.heading {
			l.list = s.isList(l, rest)
		}
	}
	part, before := 0, 0 // the last line with words
	for i := range s.lines {
		l := &s.lines[i]
		if l.first < l.last {
			if l.named && l.heading || l.section != s.lines[before].section {
				part++
			}
			before = i
		}
		l.part = part
	}
}

// headingOf reads a line as a heading, or as one that is followed by a colon and text. rest is the token that the text
// begins with.
func (s *source) headingOf(l *line) (named section, rest int, ok bool) {
	end := l.first
	var union uint16
	known := true
	for end < l.last && end-l.first < maxHeading {
		t := &s.tokens[end]
		if end > l.first && t.before.has(gapColon) {
			break
		}
		bits, in := headingWords[t.fold]
		known = known && in
		union |= bits
		end++
	}
	closed := end == l.last || s.tokens[end].before.has(gapColon)
	if !closed || end == l.first {
		return 0, l.first, false
	}
	if end == l.last && (l.bullet || s.after(end-1).has(gapStop) && !s.after(end-1).has(gapColon)) {
		return 0, l.first, false
	}
	if whole, in := wholeHeadings[s.phrase(l.first, end)]; in {
		return whole, end, true
	}
	if !known {
		if s.tellsOfLack(l.first, end) {
			return sectionLearning, end, true
		}
		return 0, l.first, false
	}
	for _, d := range decisive {
		if union&(1<<d) != 0 {
			return d, end, true
		}
	}
	return sectionUnknown, end, end == l.last
}

// tellsOfLack recognises "What I don't know yet", "Things I am not".
func (s *source) tellsOfLack(first, last int) bool {
	if w := s.tokens[first].fold; w != "what" && w != "things" && w != "where" {
		return false
	}
	for i := first + 1; i < last; i++ {
		switch s.tokens[i].fold {
		case "not", "dont", "cant", "never", "havent", "wont", "cannot", "lack":
			return true
		}
	}
	return false
}

// phrase joins the folded tokens of a range with spaces.
func (s *source) phrase(first, last int) string {
	switch last - first {
	case 0:
		return ""
	case 1:
		return s.tokens[first].fold
	}
	b := make([]byte, 0, 40)
	for i := first; i < last; i++ {
		if i > first {
			b = append(b, ' ')
		}
		b = append(b, s.tokens[i].fold...)
	}
	return string(b)
}

// unknownHeading recognises a heading by its form: a Markdown title, or capitals only.
func (s *source) unknownHeading(l *line) bool {
	if s.runes[l.start] == '#' {
		return true
	}
	words := l.last - l.first
	if l.bullet || words < 2 || words > maxHeading {
		return false
	}
	for i := l.first; i < l.last; i++ {
		t := &s.tokens[i]
		if !t.upper || i > l.first && t.before.has(gapComma|gapSlash|gapBar|gapTab|gapSemicolon) {
			return false
		}
	}
	return true
}

// isList says whether a line names things rather than tells of work: items of few words each, or a short bullet
// outside the experience.
func (s *source) isList(l *line, from int) bool {
	items, words := 1, 0
	for i := from; i < l.last; i++ {
		t := &s.tokens[i]
		if i > from && t.before.has(gapComma|gapSemicolon|gapBar|gapTab|gapSlash) {
			items++
		}
		if i > from && t.before.has(gapStop) {
			return false
		}
		words++
	}
	if l.section == sectionSkills && words <= 6*items {
		return true
	}
	if items >= 3 {
		return 2*words <= 5*items
	}
	return from > l.first && items >= 2 && words <= 3*items || words <= 3 && l.section != sectionExperience
}
