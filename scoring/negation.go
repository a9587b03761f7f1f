package scoring

// cue is what a word may do to the words around it. The scope of a cue reaches to the end of the statement, unless a
// word of contrast ends it; a short scope reaches to the next comma.
type cue uint8

const (
	cueNone    cue = iota
	cueNo          // "no experience with X", "without knowledge of X"
	cueNot         // "not familiar with X", "have not used X"
	cueNever       // "never used X"
	cueOnly        // "have only watched X"
	cueYet         // "I have yet to use X"
	cueUn          // "unfamiliar with X"
	cueNew         // "new to X"
	cueLearn       // "keen to learn X"
	cueGerund      // "currently learning X"
	cueWish        // "interested in X", "aspiring X"
	cueSeek        // "looking for a post as X"
	cueInstead     // "rather than X"
	cueEnd         // "but", "except"
)

var cues = cueTable(map[cue]string{
	cueNo:    `no without lack lacks lacked lacking zero neither nor`,
	cueNot:   `not dont havent hasnt hadnt didnt doesnt cannot cant couldnt wasnt isnt arent wont wouldnt aint`,
	cueNever: `never`,
	cueOnly:  `only`,
	cueYet:   `yet`,
	cueUn:    `unfamiliar inexperienced untrained unqualified unable unlicensed`,
	cueNew:   `new`,
	cueLearn: `learn study gain acquire explore discover become pick understand master try train work get start begin retrain
		move transition specialise specialize`,
	cueGerund:  `learning studying exploring`,
	cueWish:    `interested interest aspiring aspire aspires curious curiosity enthusiastic fascinated`,
	cueSeek:    `seeking looking searching applying hoping wanting`,
	cueInstead: `rather instead`,
	cueEnd:     `but however although though except besides while whereas otherwise nevertheless apart beyond`,
})

func cueTable(words map[cue]string) map[string]cue {
	table := map[string]cue{}
	for c, list := range words {
		for w := range setOf(list) {
			table[w] = c
		}
	}
	return table
}

var (
	lackedNouns = setOf(`experience experiences knowledge exposure background understanding familiarity skill skills training
		qualification qualifications ability expertise certificate certification licence license practice proficiency
		competence grounding`)
	deniedAfterNot = setOf(`familiar experienced used use using worked work trained qualified confident certified proficient
		comfortable know known have had has hold held holding speak write done do drive yet able licensed licenced completed
		possess own studied learned learnt registered been skilled capable fluent eligible authorised authorized acquainted
		expert experience currently hands touched programmed coded operated handled practised practiced taught passed obtained
		knowledgeable versed got`)
	deniedAfterNever = setOf(`used use worked work touched tried done had have held been written learnt learned studied taught
		managed driven operated handled practised practiced spoken programmed coded built seen owned taken supervised personally
		actually really formally professionally trained served sailed closed prepared submitted led run delivered sold cooked nursed
		planned budgeted audited made given gone got did`)
	notOnly = setOf(`only just merely simply solely limited least alone to`)
	wishes  = setOf(`keen like love want wanting wants wish wishing hope hoping eager willing willingness happy ready looking look plan
		planning excited interested aim aiming intend intending opportunity chance able quick motivated goal going need yet
		enthusiastic ambition desire determined prepared open able ability aspire dream committed passionate begun started goals
		ambitious try trying learning`)
	learnsBefore = setOf(`currently still started begun am im now been start of enjoy enjoying busy self presently begin in be
		is are also`)
	learnsOther = setOf(`support development centre center disability disabilities difficulties environment outcomes management system systems and needs assistant objectives curve culture team style styles`)
	newBefore   = setOf(`am im is completely totally relatively fairly quite still very entirely`)
	seekEnds    = setOf(`after where which that with having using because since to by from`)
	posts       = setOf(`role roles post posts position positions job jobs opportunity opportunities career placement work employment challenge
		challenges internship apprenticeship company companies employer team`)
	doubtAfter   = setOf(`beginner none no never learning novice not nil learn newbie zero 0 starter`)
	relativeWord = setOf(`is are was were has which that i where isnt would`)
	denials      = setOf(`never not new unfamiliar havent dont no didnt isnt cannot cant weak gap weakness want learn forgotten`)
)

// findNegations marks the tokens that are denied or only wished for.
func (s *source) findNegations() {
	open, short, seek := false, false, false
	opened := 0 // the token after a phrase that denies
	for i := range s.tokens {
		t := &s.tokens[i]
		if i > 0 && t.sentence != s.tokens[i-1].sentence || t.before.has(gapSemicolon) {
			open = false
		}
		if s.namesReferees(i) {
			open, short, seek, opened = true, false, false, 0
			continue
		}
		c := cues[t.fold]
		if c != cueNone && opened <= i {
			opened = 0
		}
		if open && (c == cueEnd || short && t.before.has(gapComma) || seek && seekEnds[t.fold] || s.newClause(i)) {
			open = false
		}
		if open && opened > 0 && i > opened+openerReach {
			open, opened = false, 0
		}
		if open {
			t.negated = true
		}
		if after := s.opener(i); after > 0 {
			opened = after
		}
		if opened == i+1 {
			open, short, seek = true, true, false
			continue
		}
		if c == cueNone || c == cueEnd {
			continue
		}
		switch c {
		case cueNo:
			open = s.lack(i) || open
			short, seek = false, false
		case cueSeek:
			if (s.nextIs(i, "for") || t.fold == "seeking") && s.seeksWork(i) {
				open, short, seek = true, false, true
			}
		case cueWish, cueInstead:
			if s.wishes(i, c) {
				open, short, seek = true, true, false
			}
		default:
			if s.opens(i, c) {
				open, short, seek = true, s.inRelative(i), false
			}
		}
	}
}

var referees = setOf("reference references referee referees refs")

// namesReferees says whether the statement from token i on is about those who vouch: "Referees: my tutor and a head chef".
func (s *source) namesReferees(i int) bool {
	if !referees[s.tokens[i].fold] || s.sameStatement(i, i-1) {
		return false
	}
	next := s.word(i + 1)
	return s.after(i).has(gapColon|gapDash|gapTab) || next == "from" || next == "available"
}

// inRelative says whether a cue belongs to a clause that a comma ends: "Java, which I never used, ...".
func (s *source) inRelative(i int) bool {
	for j := i - 1; j >= i-4 && s.sameStatement(i, j); j-- {
		if w := s.tokens[j].fold; w == "which" || w == "who" {
			return true
		}
	}
	return false
}

// newClause says whether a comma or "and" begins a statement of its own at i: "no Java, I know Python".
func (s *source) newClause(i int) bool {
	t := &s.tokens[i]
	switch t.fold {
	case "i", "my", "we", "im", "ive":
		return t.before.has(gapComma) || i > 0 && s.tokens[i-1].fold == "and"
	case "expert", "fluent", "experienced", "strong", "proficient", "good", "excellent", "skilled", "used", "worked", "instead", "so":
		return t.before.has(gapComma)
	}
	return false
}

func (s *source) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].fold
}

func (s *source) nextIs(i int, w string) bool { return s.word(i+1) == w }

// sameStatement says whether two tokens stand in one statement.
func (s *source) sameStatement(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(s.tokens) && j < len(s.tokens) && s.tokens[i].sentence == s.tokens[j].sentence
}

// lack handles "no": with a noun such as experience its scope goes on ("no experience with X"), without one it denies
// the next word only ("no Java").
func (s *source) lack(i int) bool {
	if (s.word(i) == "without" || s.word(i) == "no") && (s.word(i-1) == "not" || s.word(i-1) == "never") && s.sameStatement(i, i-1) {
		return false
	}
	for j := i + 1; j <= i+5 && s.sameStatement(i, j); j++ {
		if s.tokens[j].before.has(gapComma) || cues[s.tokens[j].fold] == cueEnd || s.tokens[j].before.has(gapLine) && s.tokens[j].title {
			break
		}
		if lackedNouns[s.tokens[j].fold] {
			for k := i + 1; k <= j; k++ {
				s.tokens[k].negated = true
			}
			return true
		}
	}
	if s.sameStatement(i, i+1) && s.tokens[i+1].before&^gapWhite == 0 {
		for j := i + 1; s.sameStatement(i, j); j++ {
			s.tokens[j].negated = true
			if !plainlyLacked[s.tokens[j].fold] {
				break
			}
		}
	}
	return s.word(i) == "nor" || s.word(i) == "neither"
}

// opens says whether the cue at i denies what follows.
func (s *source) opens(i int, c cue) bool {
	switch c {
	case cueNot:
		return s.denies(i)
	case cueNever:
		for j := i + 1; j <= i+3 && s.sameStatement(i, j); j++ {
			if deniedAfterNever[s.tokens[j].fold] {
				return true
			}
		}
		if s.sameStatement(i, i+1) && s.tokens[i+1].before&^gapWhite == 0 {
			s.tokens[i+1].negated = true // "category C, never C+E"
		}
		return having[s.word(i-1)] && s.deniesDeed(i+1)
	case cueOnly:
		return watched[s.word(i+1)]
	case cueYet:
		return s.nextIs(i, "to") && (s.word(i-1) == "have" || s.word(i-1) == "has" || s.word(i-1) == "ive")
	case cueUn:
		return true
	case cueNew:
		return s.nextIs(i, "to") && (newBefore[s.word(i-1)] || !s.sameStatement(i, i-1))
	case cueLearn:
		return s.wishedFor(i)
	case cueGerund:
		if learnsOther[s.word(i+1)] {
			return false
		}
		return !s.sameStatement(i, i-1) || s.tokens[i].before.has(gapComma|gapOpen|gapColon) || learnsBefore[s.word(i-1)]
	}
	return false
}

var (
	watched     = setOf("watched observed seen read heard dabbled")
	having      = setOf("have has had ive weve")
	deniedVerbs = setOf(`teach cook sell nurse manage lead run offer prepare make serve deal handle work practise practice administer give bake design code
		program understand play cover operate carry lift travel`)
	// good to have missed
	goodToLack = setOf("missed failed lost stopped caused exceeded hesitated received needed breached suffered dropped injured")
)

// deniesDeed says whether "have not" or "have never" goes on with something done.
func (s *source) deniesDeed(i int) bool {
	for j := i; j < i+2 && s.sameStatement(i-1, j); j++ {
		if w := s.tokens[j].fold; deed(w) {
			return !goodToLack[w]
		}
	}
	return false
}

func (s *source) denies(i int) bool {
	if (notOnly[s.word(i+1)] || s.word(i+1) == "without") && s.sameStatement(i, i+1) {
		return false
	}
	for j := i + 1; j <= i+3 && s.sameStatement(i, j); j++ {
		if notOnly[s.tokens[j].fold] && s.tokens[j].fold != "to" {
			return false
		}
		if deniedAfterNot[s.tokens[j].fold] {
			return true
		}
	}
	switch w := s.tokens[i].fold; {
	case w == "havent" || w == "hasnt" || w == "hadnt", w == "not" && having[s.word(i-1)]:
		if s.deniesDeed(i + 1) {
			return true
		}
	case (w == "dont" || w == "cant" || w == "cannot" || w == "not" && (s.word(i-1) == "do" || s.word(i-1) == "can")) && deniedVerbs[s.word(i+1)]:
		return true
	}
	if s.sameStatement(i, i+1) && s.tokens[i].fold == "not" {
		s.tokens[i+1].negated = true
		if article := s.word(i + 1); (article == "a" || article == "an") && s.sameStatement(i, i+2) {
			s.tokens[i+2].negated = true
		}
	}
	return false
}

// wishedFor recognises "would like to learn X" and a bare "Learn X" on a list of plans.
func (s *source) wishedFor(i int) bool {
	if s.tokens[i].fold == "learn" && (!s.sameStatement(i, i-1) || s.tokens[i].before.has(gapColon)) {
		return true
	}
	if s.word(i-1) != "to" && s.word(i-2) != "to" {
		return false
	}
	for j := i - 2; j >= i-6 && s.sameStatement(i, j); j-- {
		if wishes[s.tokens[j].fold] {
			return !s.nextIs(i, "with") || s.word(i+2) != "my"
		}
	}
	return false
}

// seeksWork tells the hunt for a post from the hunt for leaks.
func (s *source) seeksWork(i int) bool {
	for j := i + 1; j <= i+8 && s.sameStatement(i, j); j++ {
		if posts[s.tokens[j].fold] {
			return true
		}
	}
	return false
}

func (s *source) wishes(i int, c cue) bool {
	next := s.word(i + 1)
	switch {
	case c == cueInstead:
		return next == "than" || next == "of"
	case s.word(i) == "aspiring":
		return true
	}
	return next == "in" || next == "to" || next == "about"
}

// denied says whether a hit is no positive evidence: denied or wished for before its name, or doubted right after it, as
// in "X (beginner)", "X: none", "X, which I have never used".
func (h hit) denied() bool {
	s := h.source
	if s.tokens[h.first].negated || h.ofOthers() || h.ofACourse() || s.neverUsedIt(h.last) {
		return true
	}
	next := h.last
	for lackedNouns[s.word(next)] && s.tokens[next].before&^gapWhite == 0 && s.sameStatement(h.last-1, next) {
		next++ // "forklift licence: none" denies the forklift too
	}
	g := s.after(next - 1)
	if next >= len(s.tokens) || !s.sameStatement(h.last-1, next) && !g.has(gapColon) {
		return false
	}
	switch {
	case g.has(gapOpen):
		return s.doubtWithin(next, gapClose) || unfinished[s.word(next)]
	case g.has(gapColon) || g.has(gapDash) && !g.glued():
		if unfinished[s.word(next)] {
			return true
		}
		return s.doubtWithin(next, gapComma|gapSemicolon|gapLine|gapBar|gapClose)
	case g.has(gapComma):
		return s.word(next) == "which" && s.deniedRelative(next) || s.bareDenial(next)
	case g&^gapWhite != 0:
		return false
	case doubtAfter[s.word(next)] && s.word(next) != "no" && s.word(next) != "not" && s.word(next) != "never" && s.word(next) != "learning" && s.word(next) != "learn":
		return true
	}
	return relativeWord[s.word(next)] && s.deniedRelative(next) || s.byOthers(next) || s.word(next) == "not" && notSo[s.word(next+1)]
}

// unfinished are the words right behind a name that take it back.
var unfinished = setOf("lapsed expired failed incomplete unfinished gap weak zero x na")

// notSo end a denial behind a name: "QTS not held", "Level 3 not done".
var notSo = setOf("held done yet valid current renewed recognised recognized transferred completed taken awarded passed converted obtained used needed applicable at")

// bareDenial reads "QTS, not yet" and "Xero, never": a denial with nothing behind it.
func (s *source) bareDenial(i int) bool {
	w, last := s.word(i), i
	switch w {
	case "not", "no":
		if next := s.word(i + 1); next == "yet" || next == "longer" || next == "more" || next == "really" {
			last++
		} else if w == "not" {
			return false
		}
	case "none", "never", "nil":
	default:
		return false
	}
	return s.after(last).has(gapLine | gapStop | gapComma | gapSemicolon | gapBar | gapClose)
}

var doneBy = setOf(`done handled run managed prepared led dealt carried made written taught taken looked cooked sold closed checked kept decided given held processed`)

// byOthers reads "X is done by the office": somebody else's work.
func (s *source) byOthers(i int) bool {
	switch s.word(i) {
	case "is", "are", "was", "were", "has", "have":
	default:
		return false
	}
	const reach = 6
	for j := i + 1; j < i+reach && s.sameStatement(i, j) && !s.tokens[j].before.has(gapComma); j++ {
		if s.tokens[j].fold == "outsourced" {
			return true
		}
		if s.tokens[j].fold != "by" {
			continue
		}
		who := s.word(j + 1)
		return doneBy[s.word(j-1)] && who != "me" && who != "myself" && who != "us" && who != "hand"
	}
	return false
}

// doubtWithin looks for a word of doubt from token i to the next such gap.
func (s *source) doubtWithin(i int, until gap) bool {
	for j := i; j < len(s.tokens) && j < i+8 && (j == i || !s.tokens[j].before.has(until|gapHard)); j++ {
		w := s.tokens[j].fold
		if doubtAfter[w] && !(w == "not" && notOnly[s.word(j+1)]) {
			return true
		}
		if w == "theory" && (s.word(j+1) == "only" || s.word(j+1) == "module") {
			return true
		}
		if w == "to" && s.word(j+1) == "learn" || w == "n" && s.word(j+1) == "a" {
			return true
		}
	}
	return false
}

func (s *source) deniedRelative(i int) bool {
	for j := i; j < i+6 && s.sameStatement(i, j); j++ {
		if j > i && s.tokens[j].before.has(gapComma) {
			return false
		}
		switch w := s.tokens[j].fold; {
		case denials[w]:
			return w == "new" || !notOnly[s.word(j+1)]
		case j > i && !ownSubject[w]:
			return false // "complaints that staff cannot settle"
		}
	}
	return false
}

// ownSubject are the words that may stand between a relative and the denial of what the candidate does.
var ownSubject = setOf(`i ive im am is are was were be been have has had would do did still something one thing a the not only just really quite very completely so far also that which a my what on list to have`)
