package scoring

import "slices"

// flagAt is the number of points from which a sentence is taken to speak to software.
const flagAt = 3

// detector looks through the sentences of a source. A sentence gathers points for each thing that text to software does:
// it overrides orders, tells the reader what it is, demands a mark, conceals. One plain order is enough.
type detector struct {
	s       *source
	classes []class
	// quotes counts the gaps with a quotation mark up to and before each token.
	quotes []int
}

// stretch is a sentence, as tokens, with its points and the tokens that gave it some.
type stretch struct {
	first, last int
	points      int
	from, to    int
	paragraph   int
}

// instructions finds the passages that speak to software instead of to a person.
func (s *source) instructions() []passage {
	d := detector{s: s, classes: make([]class, len(s.tokens)), quotes: make([]int, len(s.tokens)+1)}
	for i := range s.tokens {
		d.classes[i] = lexicon[plainLetters(s.tokens[i].fold)]
		d.quotes[i+1] = d.quotes[i]
		if s.tokens[i].before.has(gapQuote) {
			d.quotes[i+1]++
		}
	}
	found := s.encoded()
	found = append(found, s.spelledOut()...)
	found = append(found, s.markers()...)
	found = append(found, s.otherScripts()...)
	found = append(found, s.madeUpTalk()...)
	sentences := d.sentences(func(i int) bool { return s.tokens[i].sentence != s.tokens[i-1].sentence })
	if d.rate(sentences) {
		d.spread(sentences)
	}
	for _, x := range sentences {
		if x.points >= flagAt {
			found = append(found, passage{extent: s.statements(x.first, x.last), kind: flagInstruction})
		}
	}
	// An order may be broken over lines that do not look as if they went on.
	wide := d.sentences(func(i int) bool { return s.tokens[i].before.has(gapStop | gapBlank | gapBar | gapWithheld) })
	wide = slices.DeleteFunc(wide, func(x stretch) bool { return s.tokens[x.first].sentence == s.tokens[x.last-1].sentence })
	d.rate(wide)
	for _, x := range wide {
		if x.points < flagAt {
			continue
		}
		broken := s.tokens[x.from].sentence != s.tokens[x.to-1].sentence
		if broken || !overlapsAny(sentences, x) {
			const reach = 7
			found = append(found, passage{extent: s.statements(x.from, min(x.to+reach, x.last)), kind: flagInstruction})
		}
	}
	for i := range found {
		found[i].end = s.restOfLine(found[i].end)
	}
	return joined(found)
}

// restOfLine gives the end of the line in which an order ends: what follows it there belongs to it.
func (s *source) restOfLine(end int) int {
	limit := min(len(s.runes), end+maxFlagQuote)
	for i := s.tokenAt(end); i < len(s.tokens) && s.tokens[i].end <= limit; i++ {
		if t := &s.tokens[i]; t.start >= end {
			if t.before.has(gapBlank) || t.before.has(gapLine) && (s.lines[t.line].bullet || s.breaksAt(i)) {
				break
			}
			end = t.end
		}
	}
	for end < limit && s.runes[end] != '\n' {
		end++
	}
	return trimmed(s.runes, extent{0, end}).end
}

// rate gives the sentences their points and says whether any is flagged.
func (d *detector) rate(list []stretch) bool {
	flagged := false
	for i := range list {
		d.points(&list[i])
		flagged = flagged || list[i].points >= flagAt
	}
	return flagged
}

func overlapsAny(list []stretch, x stretch) bool {
	i, _ := slices.BinarySearchFunc(list, x.first, func(y stretch, first int) int { return y.last - first - 1 })
	for ; i < len(list) && list[i].first < x.last; i++ {
		if list[i].points >= flagAt {
			return true
		}
	}
	return false
}

// joined makes one of passages of a kind that meet.
func joined(passages []passage) []passage {
	slices.SortStableFunc(passages, func(a, b passage) int { return a.start - b.start })
	out := passages[:0]
	for _, p := range passages {
		if n := len(out); n > 0 && p.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, p.end)
			continue
		}
		out = append(out, p)
	}
	return out
}

// sentences cuts the tokens before each token that begins one.
func (d *detector) sentences(begins func(i int) bool) []stretch {
	var list []stretch
	paragraph := 0
	for i := range d.s.tokens {
		if i > 0 && !begins(i) {
			continue
		}
		if n := len(list); n > 0 {
			list[n-1].last = i
		}
		if d.s.tokens[i].before.has(gapBlank) {
			paragraph++
		}
		list = append(list, stretch{first: i, paragraph: paragraph})
	}
	if n := len(list); n > 0 {
		list[n-1].last = len(d.s.tokens)
	}
	return list
}

// spread flags what belongs to a flagged sentence: in the same paragraph, the next sentences that have points of their own
// or speak of "this candidate" or to "you", and what stands between two flagged ones.
func (d *detector) spread(list []stretch) {
	follows := func(x, flagged *stretch) bool {
		return flagged.points >= flagAt && x.points < flagAt && x.paragraph == flagged.paragraph && (x.points > 0 || d.speaksOf(x.first, x.last))
	}
	for i := 1; i < len(list); i++ {
		if follows(&list[i], &list[i-1]) {
			list[i].points = flagAt
		}
	}
	for i := len(list) - 2; i >= 0; i-- {
		if follows(&list[i], &list[i+1]) {
			list[i].points = flagAt
		}
	}
	const reach = 6
	for i := range list {
		for j := i + 1; list[i].points >= flagAt && j < len(list) && j <= i+reach && list[j].paragraph == list[i].paragraph; j++ {
			if d.s.lines[d.s.tokens[list[j].first].line].bullet {
				break // a line of its own, and perhaps an honest one
			}
			if list[j].points >= flagAt {
				for k := i + 1; k < j; k++ {
					list[k].points = flagAt
				}
			}
		}
	}
}

func (d *detector) speaksOf(first, last int) bool {
	for i := first; i < last; i++ {
		w := d.s.tokens[i].fold
		if w == "you" || w == "your" || d.classes[i]&clsPerson != 0 && i > first && d.classes[i-1]&clsThis != 0 && w != "profile" && w != "individual" {
			return true
		}
	}
	return false
}

// points adds up what a sentence does.
func (d *detector) points(x *stretch) {
	first, last := x.first, x.last
	override, identity, demand, other := 0, 0, 0, 0
	coded := 0
	security := d.holds(first, last, clsSecurity)
	aimed := d.holds(first, last, clsPerson|clsMachine)
	for i := first; i < last; i++ {
		c := d.classes[i]
		if c == 0 {
			continue
		}
		before := override + identity + demand + other + coded
		quoted := d.quoted(first, i) && d.begunByDeed(i) || security && (d.quoted(first, i) || d.begunByDeed(i))
		if c&clsOverride != 0 && !quoted {
			override = max(override, d.override(i, last))
		}
		if c&(clsRate|clsGive|clsAbroad) != 0 && !(security && d.quoted(first, i)) {
			demand = max(demand, d.demand(i, first, last))
		}
		if c&clsRated != 0 {
			demand = max(demand, d.passive(i, first))
		}
		if c&clsAnswer != 0 {
			demand = max(demand, d.dictated(i, last, aimed))
		}
		if c&clsMachine != 0 || c&clsBegins != 0 && (d.s.tokens[i].fold == "language" || d.softwareAt(i)) {
			if !quoted {
				identity = max(identity, d.address(i, first, last))
			}
		}
		if c&clsNot != 0 && !quoted {
			other = max(other, d.concealed(i, last))
		}
		if c&(clsBegins|clsPerson|clsMachine) != 0 && !quoted {
			other = max(other, d.newOrders(i, first, last), d.toolNames(i), d.claims(i, first, last))
		}
		if c&(clsRequests|clsMachine|clsBegins) != 0 && !quoted {
			other = max(other, d.request(i, first, last))
		}
		if c&clsCoded != 0 {
			coded++
		}
		if override+identity+demand+other+coded > before {
			if x.to == 0 {
				x.from = i
			}
			x.to = i + 1
		}
	}
	if coded >= 2 {
		other = max(other, flagAt)
	}
	x.points = override + identity + demand + other
	if jargon := d.jargon(first, last); jargon > 0 && x.points < flagAt && !security {
		x.points = jargon
		x.from, x.to = first, last
	}
}

// holds says whether a word of some class is among the tokens.
func (d *detector) holds(first, last int, c class) bool {
	for i := first; i < last; i++ {
		if d.classes[i]&c != 0 {
			return true
		}
	}
	return false
}

// quoted says whether a quotation was opened between the beginning of the sentence and the token.
func (d *detector) quoted(first, i int) bool { return d.quotes[i+1] > d.quotes[first+1] }

// begunByDeed says whether the statement of a token begins as the lines of a CV do: "Built ...", "Preventing ...".
func (d *detector) begunByDeed(i int) bool {
	for i > 0 && d.s.tokens[i-1].sentence == d.s.tokens[i].sentence {
		i--
	}
	w := d.s.tokens[i].fold
	return deed(w) || len(w) > 5 && w[len(w)-3:] == "ing"
}

func (d *detector) class(i int) class {
	if i < 0 || i >= len(d.classes) {
		return 0
	}
	return d.classes[i]
}

// imperative says whether a verb stands where an order begins.
func (d *detector) imperative(i int) bool {
	g := d.s.tokens[i].before
	if d.class(i-1)&clsNot != 0 {
		return false
	}
	if i == 0 || g.has(gapHard|gapLine|gapColon|gapSemicolon|gapComma|gapOpen|gapClose|gapQuote|gapSlash|gapUnderscore|gapOther) || g.has(gapDash) {
		return true
	}
	switch w := d.s.word(i - 1); w {
	case "and", "or":
		return true
	case "will":
		return d.s.word(i-2) == "you"
	case "to":
		for j := i - 2; j >= i-5 && j >= 0; j-- {
			switch d.s.tokens[j].fold {
			case "you", "want", "need", "asked", "told", "instructed", "required", "is":
				return true
			}
		}
		return false
	}
	if soften[d.s.word(i-1)] && !soften[d.s.word(i)] {
		return d.imperative(i - 1)
	}
	return d.class(i-1)&(clsLead|clsSystem) != 0 || d.machine(i-1)
}

// soften are the words between an order and what it begins with: "please just rate", "you must always rate".
var soften = setOf("always just simply immediately also then now instead only kindly therefore")

// machine says whether token i names software that reads applications.
func (d *detector) machine(i int) bool {
	if d.class(i)&clsMachine == 0 {
		return false
	}
	next := d.s.word(i + 1)
	switch d.s.tokens[i].fold {
	case "model":
		prev := d.s.word(i - 1)
		return prev == "language" || prev == "ai" || prev == "ml"
	case "modello", "modelo", "modele":
		return next == "linguistico" || next == "linguistica" || next == "de" && languages[d.s.word(i+2)]
	}
	return true
}

// languages is what a "modèle de langage" is named after.
var languages = setOf("lenguaje linguagem langage langue")
