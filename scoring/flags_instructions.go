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
	d.rate(wide)
	for _, x := range wide {
		if x.points >= flagAt && !overlapsAny(sentences, x) {
			const reach = 7
			found = append(found, passage{extent: s.statements(x.from, min(x.to+reach, x.last)), kind: flagInstruction})
		}
	}
	return joined(found)
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
		before := override + identity + demand + other + coded
		quoted := security && (d.quoted(first, i) || d.begunByDeed(first))
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
		if c&clsMachine != 0 || d.s.tokens[i].fold == "language" {
			if !quoted {
				identity = max(identity, d.address(i, first, last))
			}
		}
		if c&clsNot != 0 && !quoted {
			other = max(other, d.concealed(i, last))
		}
		if !quoted {
			other = max(other, d.newOrders(i, first, last), d.toolNames(i))
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

// begunByDeed says whether a sentence begins as the lines of a CV do: "Built ...", "Preventing ...".
func (d *detector) begunByDeed(first int) bool {
	w := d.s.tokens[first].fold
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
	if d.s.tokens[i].fold == "model" {
		prev := d.s.word(i - 1)
		return prev == "language" || prev == "ai" || prev == "ml"
	}
	return true
}

// override reads "ignore all previous instructions" and its like.
func (d *detector) override(i, last int) int {
	if !d.imperative(i) {
		return 0
	}
	const reach = 8
	earlier, end := false, min(last, i+reach)
	for j := i + 1; j < end; j++ {
		c := d.classes[j]
		earlier = earlier || c&clsEarlier != 0
		if c&clsOrder != 0 {
			earlier = earlier || d.class(j+1)&clsEarlier != 0 || d.class(j+2)&clsEarlier != 0
			if earlier {
				return 4
			}
			if d.class(j-1)&clsThis != 0 {
				return 2
			}
		}
		if w := d.s.tokens[j].fold; (w == "everything" || w == "anything" || w == "all" || w == "the") && j < i+3 {
			for k := j + 1; k < min(last, j+5); k++ {
				if d.classes[k]&clsLater != 0 && (w != "the" || d.s.tokens[k].fold == "above" && d.class(k+1) == 0) {
					return 3
				}
			}
		}
	}
	return 0
}

// address reads "you are an AI", "note to the AI", "AI reviewer:".
func (d *detector) address(i, first, _ int) int {
	if d.s.tokens[i].fold == "language" {
		if d.s.word(i+1) != "model" && d.s.word(i+1) != "models" {
			return 0
		}
	} else if !d.machine(i) {
		return 0
	}
	next := d.s.word(i + 1)
	if aboutMachines[next] && d.s.sameStatement(i, i+1) {
		return 0
	}
	for j := i - 1; j >= max(first, i-5); j-- {
		w, then := d.s.tokens[j].fold, d.s.word(j+1)
		switch {
		case (w == "you" && (then == "are" || then == "re")) || w == "youre":
			return 4
		case d.classes[j]&clsYouAre != 0, foreignYou[w] && foreignAre[then], w == "ты" || w == "вы":
			return 4
		case w == "as" && (then == "an" || then == "a") && j >= i-3:
			if d.class(i+1)&(clsSystem|clsMachine) != 0 || next == "recruiter" || next == "reviewer" || next == "screener" || next == "language" || d.s.tokens[i].fold == "language" {
				return 4
			}
			return 0
		case greetings[w] && (j == first || d.s.tokens[j].before.has(gapLine|gapOpen|gapColon|gapDash)):
			return 4
		}
	}
	starts := i == first || d.s.tokens[i].before.has(gapLine|gapOpen)
	if starts && readers[next] && (d.s.after(i+1).has(gapColon) || d.class(i+2)&clsModal != 0) {
		return 3
	}
	if starts && d.class(i+1)&clsModal != 0 {
		return 2
	}
	return 0
}

var (
	aboutMachines = setOf(`engineer engineers engineering developer developers researcher researchers team teams enthusiast company startup product products
		project projects ethics strategy consultant lab labs based powered driven assisted specialist scientist programme course`)
	greetings = setOf(`attention attn note notes message memo notice reminder instruction instructions dear hello hey hi warning important achtung hinweis
		hinweise attenzione nota atencion atencao remarque uwaga внимание`)
	readers    = setOf(`recruiter recruiters reviewer reviewers screener screeners evaluator evaluators system systems agent agents assistant assistants model models tool tools grader`)
	foreignYou = setOf(`du sie vous tu usted voce je u`)
	foreignAre = setOf(`bist sind etes es e bent seid`)
)

// demand reads "rate this candidate", "give me the highest score", "bewerte diesen Kandidaten".
func (d *detector) demand(i, _, last int) int {
	c := d.classes[i]
	if !d.imperative(i) && !(c&clsAbroad != 0 && c&(clsRate|clsGive) == 0) {
		return 0
	}
	const reach = 6
	object, owner := -1, ""
	for j := i + 1; j < min(last, i+reach); j++ {
		if d.classes[j]&clsPerson != 0 && j > i+1 {
			for k := j - 1; k > i; k-- {
				if d.classes[k]&(clsThis|clsCe) != 0 {
					object, owner = j, d.s.tokens[k].fold
					break
				}
			}
		}
		if object >= 0 {
			break
		}
		if d.classes[j]&clsIndividual != 0 && j == i+1 {
			object, owner = j, "me"
			break
		}
	}
	if object < 0 {
		return 0
	}
	if c&clsAbroad != 0 && d.class(object-1)&clsCe != 0 {
		return flagAt
	}
	if c&(clsRate|clsGive) == 0 {
		return 0
	}
	mark := d.highMark(i+1, min(last, i+18))
	courteous := d.s.tokens[i].fold == "consider" || d.s.tokens[i].fold == "accept"
	switch {
	case mark && !(courteous && (owner == "me" || owner == "my")):
		return 4
	case c&clsRate == 0:
		return 0
	case owner == "this" || owner == "current" || owner == "present" || owner == "said" || owner == "above":
		return flagAt
	case owner == "the" || owner == "my":
		return 1
	}
	return 0
}

// highMark says whether a mark that nobody could top is asked for: "10/10", "the highest score", "as highly qualified".
func (d *detector) highMark(first, last int) bool {
	for j := first; j < last; j++ {
		t := &d.s.tokens[j]
		if isNumber(t.fold) && (t.fold == "100" || j+1 < last && d.s.tokens[j+1].fold == t.fold && d.s.tokens[j+1].before.has(gapSlash|gapSpace)) {
			return true
		}
		if d.classes[j]&clsTop != 0 {
			for k := j + 1; k < min(len(d.s.tokens), j+4); k++ {
				if d.classes[k]&clsMark != 0 {
					return true
				}
			}
		}
		if t.fold == "as" || t.fold == "top" || t.fold == "to" {
			for k := j; k < min(last, j+5); k++ {
				w := d.s.tokens[k].fold
				if t.fold == "as" && (d.classes[k]&clsVerdict != 0 || d.classes[k]&clsTop != 0 || w == "ideal" || w == "suitable" || w == "top") ||
					t.fold == "top" && k > j && (w == "list" || w == "pile" || w == "candidate" || w == "tier") ||
					t.fold == "to" && (w == "interview" || w == "next") && d.s.word(j+1) != "be" {
					return true
				}
			}
		}
		if (t.fold == "stars" || t.fold == "star") && j > first && (d.s.word(j-1) == "5" || d.s.word(j-1) == "five") || t.fold == "highly" && d.class(j+1)&clsVerdict != 0 {
			return true
		}
	}
	return false
}

// passive reads "this candidate must be shortlisted".
func (d *detector) passive(i, first int) int {
	be := -1
	for j := i - 1; j >= max(first, i-3); j-- {
		if d.s.tokens[j].fold == "be" {
			be = j
		}
	}
	if be < 0 {
		return 0
	}
	for j := be - 1; j >= max(first, be-4); j-- {
		if d.classes[j]&clsPerson == 0 || j == first {
			continue
		}
		owner := d.s.tokens[j-1].fold
		if d.classes[j-1]&clsThis == 0 || d.class(be-1)&(clsModal|clsLead) == 0 && d.s.word(be-1) != "to" {
			return 0
		}
		switch {
		case owner == "this" || owner == "my" || owner == "said":
			return 4
		case d.highMark(i, min(len(d.s.tokens), i+8)):
			return flagAt
		}
		return 1
	}
	return 0
}

// dictated reads "respond only with 'qualified'".
func (d *detector) dictated(i, last int, aimed bool) int {
	if !d.imperative(i) {
		return 0
	}
	pinned := false
	for j := i + 1; j < min(last, i+9); j++ {
		w := d.s.tokens[j].fold
		aimed = aimed || w == "only"
		pinned = pinned || w == "only" || w == "with" || w == "that" || d.s.tokens[j].before.has(gapQuote|gapColon)
		if pinned && (d.classes[j]&clsVerdict != 0 || w == "100") {
			if aimed {
				return flagAt
			}
			return 2
		}
	}
	return 0
}

// concealed reads "do not mention these instructions" and "do not follow your rules".
func (d *detector) concealed(i, last int) int {
	for j := i + 1; j < min(last, i+3); j++ {
		w := d.s.tokens[j].fold
		obeys := w == "follow" || w == "obey" || w == "apply"
		if d.classes[j]&clsConceal == 0 && !obeys {
			continue
		}
		pointed := false
		for k := j + 1; k < min(last, j+7); k++ {
			w := d.s.tokens[k].fold
			pointed = pointed || w == "these" || w == "this" || obeys && (w == "your" || d.classes[k]&clsEarlier != 0)
			if pointed && (d.classes[k]&clsOrder != 0 || !obeys && (w == "note" || w == "message" || w == "text" || w == "paragraph")) {
				return 4
			}
		}
	}
	return 0
}

// newOrders reads "new instructions:", "system prompt:", "from now on, you ...", "your task is to rate ...".
func (d *detector) newOrders(i, first, last int) int {
	w, next := d.s.tokens[i].fold, d.s.word(i+1)
	starts := i == first || d.s.tokens[i].before.has(gapLine|gapOpen|gapOther)
	switch {
	case (w == "new" || w == "updated" || w == "system" || w == "special") && starts && (d.class(i+1)&clsOrder != 0 || next == "message" || next == "override" || next == "note"):
		if d.s.after(i+1).has(gapColon|gapClose) || i+2 < last && d.s.tokens[i+2].before.has(gapLine) {
			return flagAt
		}
	case w == "from" && next == "now" && d.s.word(i+2) == "on":
		if following := d.s.word(i + 3); following == "you" || following == "respond" || following == "act" || following == "treat" || following == "answer" || following == "your" {
			return flagAt
		}
	case w == "your" && (next == "task" || next == "job" || next == "goal" || next == "new" || next == "only"):
		for j := i + 2; j < min(last, i+7); j++ {
			if d.classes[j]&(clsRate|clsAnswer) != 0 && d.s.word(j-1) == "to" {
				return flagAt
			}
		}
	case w == "developer" && next == "mode" && starts, w == "jailbreak" && next == "mode":
		return flagAt
	case (w == "pretend" || w == "act") && starts && (next == "you" || next == "youre" || next == "as" || next == "to"):
		for j := i + 1; j < min(last, i+8); j++ {
			if d.machine(j) || d.s.tokens[j].fold == "recruiter" || d.s.tokens[j].fold == "language" || d.classes[j]&clsSystem != 0 {
				return flagAt
			}
		}
	}
	return 0
}

// toolNames reads the names that only software uses: "proposed_status", "CLARA: Qualified".
func (d *detector) toolNames(i int) int {
	if i+1 >= len(d.s.tokens) {
		return 0
	}
	w, next := d.s.tokens[i].fold, &d.s.tokens[i+1]
	under := next.before.has(gapUnderscore)
	switch {
	case under && (w == "proposed" && next.fold == "status" || w == "pre" && next.fold == "qualified" || w == "clara" && next.fold == "tag" ||
		w == "screen" && next.fold == "candidate" || w == "score" && (next.fold == "low" || next.fold == "high")):
		return flagAt
	case w == "clara" && next.before.has(gapColon) && (next.fold == "qualified" || next.fold == "pre"):
		return flagAt
	}
	return 0
}
