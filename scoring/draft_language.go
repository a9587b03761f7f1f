package scoring

import (
	"strings"
)

var (
	spoken = words(
		`fluen\w+|speak\w*|spoken|written|languages?|native|bilingual|proficien\w+|conversational|mother tongue|[abc][12]|command of|working knowledge|business`,
		`communicat\w+|verbal|oral`,
	)
	levelBefore = lazy(`\b(?:basic|some|good|excellent|intermediate|advanced|strong|everyday) $`)
	// otherLanguage is a language without a name.
	otherLanguage = lazy(`\b(?:second|another|additional|other|further|any other|more) (european |foreign )?languages?\b|\b(european |foreign )languages?\b`)
	europeans     = strings.Fields("French German Spanish Italian Portuguese Dutch Polish Romanian Czech Hungarian Greek Swedish Danish Norwegian Finnish Ukrainian")
)

// languageLevels read how well a language has to be known. Nobody has to be born to it: "native" asks for C2.
var languageLevels = []struct {
	words *lazyRegexp
	level string
}{
	{words(`native|mother tongue|bilingual|first language`), "C2"},
	{words(`fluen\w+|excellent|advanced|full professional|negotiation level|impeccable|perfect`), "C1"},
	{words(`proficien\w+|business|good|strong|professional|confident`), "B2"},
	{words(`working knowledge|working|conversational|intermediate|reasonable`), "B1"},
	{words(`basic|some|beginner`), "A2"},
}

var frameworkLevel = lazy(`\b([abc][12])\b`)

// languages makes a criterion of each language that has to be spoken; alternatives are one.
func (d *drafter) languages(s *adSentence) bool {
	var hits []aliasHit
	for _, h := range s.hits {
		if d.aliases.rows[h.row].kind == KindLanguage && !s.isTaken(h.start, h.end) && isSpoken(s, h) {
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		return d.unnamedLanguage(s)
	}
	for i := 0; i < len(hits); {
		end := i + 1
		for end < len(hits) && jointOf(s.low[hits[end-1].end:hits[end].start]) == either {
			end++
		}
		var rows []int
		for _, h := range hits[i:end] {
			rows = append(rows, h.row)
			s.take(h.start, h.end)
		}
		from, to := 0, len(s.low)
		if i > 0 {
			from = hits[i-1].end
		}
		if end < len(hits) {
			to = hits[end].start
		}
		level := levelOfLanguage(s.low[from:to], hits[i].start-from, hits[end-1].end-from)
		if level == "" && hits[i].start-from < len(" or even ") { // "fluent in French and German"
			level = levelOfLanguage(s.low, hits[i].start, hits[end-1].end)
		}
		d.addLanguage(s, rows, hits[i].start, level)
		i = end
	}
	return true
}

// isSpoken says whether the name of a language means that: words of speech stand near, or the line holds little else. "French
// cuisine" and "the German market" are something else.
func isSpoken(s *adSentence, h aliasHit) bool {
	near := s.low[max(0, h.start-50):min(len(s.low), h.end+40)]
	if spoken.MatchString(near) || levelBefore.MatchString(s.low[:h.start]) {
		return true
	}
	listed := s.adUnit.part == adMust || s.adUnit.part == adNice
	return listed && s.bullet && (len(s.tokens) <= 4 || s.hits[0].first == 0 && len(s.tokens) <= 8)
}

func (d *drafter) addLanguage(s *adSentence, rows []int, start int, level string) {
	label := d.labelOf(rows)
	if level != "" {
		label += " (" + level + ")"
	}
	d.add(finding{
		Criterion: Criterion{Label: label, Kind: KindLanguage, Must: s.must(start), Level: level, Aliases: d.aliases.evidence(rows...), Source: s.source()},
		rows:      rows,
	})
}

// levelOfLanguage looks in the clause around the name, a level of the European framework before the words.
func levelOfLanguage(low string, start, end int) string {
	from := strings.LastIndexAny(low[:start], ";.") + 1
	to := len(low)
	if stop := strings.IndexAny(low[end:], ";."); stop >= 0 {
		to = end + stop
	}
	clause := low[from:to]
	if m := frameworkLevel.FindString(clause); m != "" {
		return strings.ToUpper(m)
	}
	for _, l := range languageLevels {
		if l.words.MatchString(clause) {
			return l.level
		}
	}
	return ""
}

func (d *drafter) unnamedLanguage(s *adSentence) bool {
	m := otherLanguage.FindStringIndex(s.low)
	if m == nil || strings.Contains(s.low, "programming") || strings.Contains(s.low, "teach") {
		return false
	}
	label, names := "A second language", []string(nil)
	if strings.Contains(s.low[m[0]:m[1]], "european") {
		label = "A second European language"
	}
	for _, row := range d.aliases.rows {
		if row.kind == KindLanguage && row.name != "English" && row.name != "British Sign Language" {
			names = append(names, row.name)
		}
	}
	if strings.HasSuffix(label, "European language") {
		names = europeans
	}
	s.take(m[0], m[1])
	d.add(finding{Criterion: Criterion{
		Label: label, Kind: KindLanguage, Must: s.must(m[0]), Level: levelOfLanguage(s.low, m[0], m[1]), Aliases: names, Source: s.source(),
	}})
	return true
}

var (
	rightToWork = lazy(`\bright to (?:live and )?work\b|\beligib(?:le|ility) to work\b|\b(?:legally )?authori[sz](?:ed|ation) to work\b|\bentitled to work\b|\bwork (?:permit|` +
		`authori[sz]ation|visa)\b|\b(?:unable|not able|cannot|can't|can not) (?:to )?(?:offer|provide|sponsor)[^.;]{0,30}(?:sponsor|visa)|` +
		`\bno (?:visa )?sponsorship\b|\bnot (?:offer|provide) (?:visa )?sponsorship\b`)
	rightChecks = lazy(`\bchecks?\b|\bcheck(?:ing|ed)\b`)
	whichLand   = lazy(`\bin (?:the )?(UK|United Kingdom|U\.K\.|US|USA|United States|U\.S\.|EU|European Union|Ireland|Germany|France|Spain|Netherlands|Canada|Australia|` +
		`New Zealand|Jersey|Portugal|Switzerland)\b`)
)

// rightNames prove a right to work. None of them is a nationality.
var rightNames = []string{
	"no sponsorship required", "indefinite leave to remain", "authorization to work", "authorisation to work", "authorized to work", "authorised to work",
	"eligible to work", "entitled to work", "settled status", "right to work", "work authorization", "work permit",
}

func (d *drafter) workRight(s *adSentence) bool {
	m := rightToWork.FindStringIndex(s.low)
	if len(m) == 0 || s.isTaken(m[0], m[1]) || rightChecks.MatchString(s.low[m[1]:min(len(s.low), m[1]+10)]) {
		return false
	}
	s.take(m[0], m[1])
	d.add(rightToWorkIn(s.text, s.must(m[0]) || s.part != adNice, s.source()))
	return true
}

func rightToWorkIn(text string, must bool, source string) finding {
	label := "Right to work"
	if land := whichLand.FindString(text); land != "" {
		label += " " + land
	}
	return finding{Criterion: Criterion{Label: label, Kind: KindWorkRight, Must: must, Aliases: rightNames, Source: source}}
}
