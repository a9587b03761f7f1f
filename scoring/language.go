package scoring

import "slices"

// languageRanks are the levels of the Common European Framework, and native above them.
var languageRanks = map[string]int{"a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 6, "native": 7}

// levelWords say a level in words. "Fluent" is C1, what most people mean by it; "conversational" B1.
var levelWords = map[string]int{
	"native": 7, "bilingual": 7, "maternelle": 7, "muttersprache": 7, "muttersprachlich": 7, "nativo": 7, "nativa": 7, "mothertongue": 7,
	"cpe": 6, "cae": 5, "fce": 4, "mastery": 6, "fluent": 5, "fluently": 5, "fluency": 5, "proficient": 5, "proficiency": 5, "advanced": 5, "excellent": 5, "courant": 5, "fliessend": 5,
	"verhandlungssicher": 5, "fluido": 5, "professional": 4, "business": 4, "good": 4, "strong": 4, "independent": 4, "upper": 4,
	"intermediate": 3, "conversational": 3, "conversationally": 3, "basic": 2, "basics": 2, "elementary": 2, "school": 2, "gcse": 2,
	"limited": 2, "beginner": 1, "beginners": 1, "some": 1, "little": 1, "novice": 1,
}

// betweenLevel are the words that may stand between a language and its level.
var betweenLevel = setOf(`and in both or of command written spoken verbal speaker speaking level knowledge speak a an the very working at to is as my
	language skills only i am oral`)

var languageContext = setOf(`communication language languages speak speaks speaker speakers spoken speaking written write read reading fluent fluently verbal bilingual
	trilingual multilingual communicate tongue interpreter translator sprachen langues idiomas`)

// language rates the best level that stands with the name of a language. A name alone counts where languages are listed,
// not in "German car maker".
func (e *engine) language(n int) outcome {
	c := &e.rubric.Criteria[n]
	want := languageRanks[Fold(c.Level)]
	var best outcome
	for _, h := range e.hits[n] {
		s := h.source
		if s.tokens[h.first].negated || h.asideInterests() {
			continue
		}
		if s.word(h.last) == "as" && taughtAs[s.word(h.last+2)] {
			continue // "English as an additional language" is what pupils learn
		}
		if h.fewWords() {
			continue
		}
		have := max(h.languageLevel(), s.examination(h.first))
		if h.passedAtSchool() {
			have = max(have, languageRanks["c1"])
		}
		if have == 0 && (englishExam(s.tokens[h.first].fold) || !h.namesLanguage()) {
			continue
		}
		if have <= 1 && h.denied() && want != 1 {
			continue // "German (beginner)" is no knowledge of German
		}
		rating := 1.0
		switch {
		case have == 0 && want > 0:
			rating = ratingInterest // the language is there, the level is not
		case want == 0 && have > 0 && have <= 2:
			rating = ratingInterest
		case want > 0 && have < want:
			rating = partly(float64(have) / float64(want))
		}
		best.raise(rating, s.quote(s.around(h.first, h.last)))
	}
	return best
}

var (
	taughtAs     = setOf("additional foreign second")
	failedGrades = setOf("d e f g u 1 2 3 no")
)

// languageLevel reads the level at a hit: behind the name as in "German (B2)", "German: fluent", or before it as in "fluent
// German". 0 is none.
func (h hit) languageLevel() int {
	s := h.source
	inside, told := false, false // in parentheses; after a colon or a dash
	for i := h.last; i < h.last+8 && i < len(s.tokens); i++ {
		g := s.tokens[i].before
		if g.has(gapSemicolon|gapBar|gapBlank) || g.has(gapStop) && !inside || !s.sameStatement(h.first, i) && !g.has(gapColon|gapTab) {
			break
		}
		inside = (inside || g.has(gapOpen)) && !g.has(gapClose)
		told = told || g.has(gapColon|gapDash|gapTab)
		level := s.levelAt(i)
		if g.has(gapComma|gapSlash|gapClose|gapLine) && !inside {
			// "German, fluent; French, basic": a level right behind the comma, and nothing after it
			if w := s.tokens[i].fold; level == 0 && i == h.last && (w == "both" || w == "all") {
				level = s.levelAt(i + 1)
			}
			if i == h.last && level > 0 && (s.after(i).has(gapSemicolon|gapLine|gapStop|gapClose) || s.tokens[i].fold == "both" || s.tokens[i].fold == "all") {
				return level
			}
			break
		}
		if level > 0 {
			return level
		}
		if knownLanguages[s.tokens[i].fold] || !inside && !told && !betweenLevel[s.tokens[i].fold] {
			break
		}
	}
	return h.levelBefore()
}

// levelBefore reads "fluent in French and German".
func (h hit) levelBefore() int {
	s := h.source
	for i := h.first - 1; i >= h.first-9 && s.sameStatement(h.first, i); i-- {
		if g := s.tokens[i+1].before; g.has(gapClose | gapOpen | gapSemicolon | gapBar | gapColon) {
			return 0
		}
		w := s.tokens[i].fold
		if level := s.levelAt(i); level > 0 {
			return level
		}
		if !betweenLevel[w] && !knownLanguages[w] {
			return 0
		}
	}
	return 0
}

// levelAt reads a level in one or two words.
func (s *source) levelAt(i int) int {
	w, next := s.word(i), s.word(i+1)
	switch {
	case w == "ielts":
		return ieltsLevel(s, i+1)
	case w == "mother" && next == "tongue", w == "first" && next == "language":
		return languageRanks["native"]
	case w == "near" && next == "native":
		return languageRanks["c2"]
	case w == "a" && next == "level":
		return 3
	case w == "full" && next == "professional":
		return 5
	case w == "very" && next == "good":
		return 4
	case w == "working" && (next == "knowledge" || next == "proficiency"):
		return 3
	}
	if len(w) == 2 {
		if level, ok := languageRanks[w]; ok && s.tokens[i].upper || ok && s.tokens[i].before.has(gapOpen) {
			return level
		}
	}
	return levelWords[w]
}

// fewWords reads "Italian: a few words".
func (h hit) fewWords() bool {
	s := h.source
	for i := h.last; i < h.last+5 && s.sameStatement(h.first, i) && (i == h.last || !s.tokens[i].before.has(gapComma|gapSemicolon)); i++ {
		switch s.word(i) {
		case "few", "polite":
			if next := s.word(i + 1); next == "words" || next == "phrases" || next == "polite" || next == "sentences" {
				return true
			}
		}
	}
	const reach = 6
	for i := h.last; i < h.last+reach && s.sameStatement(h.first, i); i++ {
		if w := s.word(i); w == "hello" || w == "greetings" {
			return true
		}
	}
	return s.word(h.first-1) == "of" && (s.word(h.first-2) == "words" || s.word(h.first-2) == "phrases")
}

// englishExams are examinations of nothing but English: their names are evidence for it.
var englishExams = []string{"IELTS", "OET", "TOEFL", "PTE Academic"}

func englishExam(w string) bool { return w == "ielts" || w == "oet" || w == "toefl" || w == "pte" }

// examination reads the result of an examination of English at token i.
func (s *source) examination(i int) int {
	switch s.word(i) {
	case "ielts":
		return ieltsLevel(s, i+1)
	case "oet":
		return s.gradeAfter(i, map[string]int{"a": 6, "b": 5, "c+": 4, "c": 4})
	case "toefl", "pte":
		return s.pointsAfter(i)
	}
	return 0
}

func (s *source) gradeAfter(i int, grades map[string]int) int {
	const reach = 4
	for j := i + 1; j <= i+reach && s.sameLine(i, j); j++ {
		if level := grades[s.word(j)]; level > 0 && s.tokens[j].upper {
			return level
		}
	}
	return 0
}

// pointsAfter reads the points of TOEFL iBT, and of PTE which are of much the same height.
func (s *source) pointsAfter(i int) int {
	const reach = 5
	for j := i + 1; j <= i+reach && s.sameLine(i, j); j++ {
		n, ok := smallNumber(s.word(j))
		switch {
		case !ok || n > 120 || n < 30:
		case n >= 110:
			return languageRanks["c2"]
		case n >= 90:
			return languageRanks["c1"]
		case n >= 66:
			return languageRanks["b2"]
		default:
			return languageRanks["b1"]
		}
	}
	return 0
}

// ieltsLevel reads the band behind "IELTS", which may come after "band" or "overall".
func ieltsLevel(s *source, i int) int {
	for j := i; j < i+4 && s.sameLine(i-1, j); j++ {
		n, ok := smallNumber(s.word(j))
		switch {
		case !ok:
		case n > 9:
			return 0
		case n >= 8:
			return languageRanks["c2"]
		case n == 7:
			return languageRanks["c1"]
		case n == 6 || n == 5 && s.word(j+1) == "5":
			return languageRanks["b2"]
		default:
			return languageRanks["b1"]
		}
	}
	return 0
}

// passedAtSchool says whether English stands in a list of British school passes.
func (h hit) passedAtSchool() bool {
	s := h.source
	if s.tokens[h.first].fold != "english" {
		return false
	}
	l := &s.lines[s.tokens[h.first].line]
	school := false
	const reach = 12
	for i := max(l.first, h.first-reach); i < min(l.last, h.first+reach); i++ {
		if !s.sameStatement(h.first, i) {
			continue
		}
		if w := s.tokens[i].fold; w == "gcse" || w == "gcses" || w == "o" && s.word(i+1) == "levels" || w == "a" && (s.word(i+1) == "levels" || s.word(i+1) == "level") {
			school = true
		}
	}
	return school && !failedGrades[s.word(h.last)]
}

// namesLanguage says whether a hit without a level is about speaking it.
func (h hit) namesLanguage() bool {
	s := h.source
	l := &s.lines[s.tokens[h.first].line]
	if l.section == sectionLanguages {
		return true
	}
	if s.answer >= 0 && len(s.tokens) <= 12 || l.section == sectionSkills && l.list {
		return true
	}
	for i := max(0, h.first-5); i < min(len(s.tokens), h.last+4); i++ {
		if s.sameStatement(h.first, i) && languageContext[s.tokens[i].fold] {
			return true
		}
	}
	return false
}

// knownLanguages end the reach of a level: in "fluent French, German" each name is read for itself.
var knownLanguages = setOf(`english french german spanish italian portuguese dutch polish romanian russian ukrainian czech slovak hungarian bulgarian
	greek turkish arabic hebrew persian farsi hindi urdu punjabi bengali gujarati tamil telugu malayalam chinese mandarin cantonese japanese korean
	vietnamese thai indonesian malay tagalog filipino swahili yoruba igbo hausa welsh irish gaelic scots norwegian swedish danish finnish icelandic
	estonian latvian lithuanian croatian serbian bosnian slovenian albanian macedonian catalan basque galician afrikaans zulu amharic somali nepali
	sinhala burmese khmer georgian armenian azerbaijani kazakh uzbek pashto dari kurdish maltese luxembourgish deutsch francais espanol italiano
	portugues nederlands polski englisch anglais ingles franzosisch spanisch`)

// languageReduced takes what is no name out of the label of a language: "Fluent German (C1)" is about German.
func languageReduced(label string) string {
	runes := []rune(label)
	tokens, _ := tokenise(runes)
	i := slices.IndexFunc(tokens, func(t token) bool { return knownLanguages[t.fold] })
	if i < 0 {
		return label
	}
	return string(runes[tokens[i].start:tokens[i].end])
}
