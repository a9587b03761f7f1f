package scoring

import "strings"

// openers are phrases that deny, or only wish for, what follows them up to the next comma, by their first word.
var openers = openerTable(
	`none of|no longer|gave up|given up|giving up|handed back|handed in|gave back|came off|come off|dropped out of|withdrew from|left before|stay away from|heard of`,
	`not much|not signed off|not yet signed off|not been signed off|not competent|not included|not strong|not good at|not good with|not a fan of|not applied`,
	`hardly any|hardly ever|hardly used|barely any|barely used|little or no|did not finish|did not complete|didnt finish|didnt complete|did not pass|didnt pass`,
	`waiting for|hope to|hoping to|plan to take|plan to do|plan to get|plan to sit|plan to learn|plan to start|planning to take|planning to do|planning to get|planning to learn`,
	`want to take|want to do|want to get|want to try|want to learn|want to become|want to move into|want to study|want to train|intend to|intending to`,
	`would need to|would have to|will need to|will have to|need to get|need to take|need to learn|need to do|need to renew|need to pass|would love to try|open to learning`,
	`beginner in|beginner at|beginner with|novice at|novice in|weak in|weak at|weak on|booked on|booked onto|enrolled on|enrolled for|due to start|due to take|due to sit`,
	`everything except|everything apart from|everything but|all except|all apart from|anything but|anything except|i avoid|i failed|failed my|failed the`,
	`need training in|need training on|need training with|require training in|need training for|cannot say|cant say|would not say|wouldnt say`,
	`would not call|wouldnt call|not call myself|not claim|dont claim|used to know|used to have|used to hold|read about|heard about`,
	`weak spot is|weak spots are|weak point is|weakness is|weaknesses are|gap is|gaps are|gap in my|gaps in my`,
	`prefer not to|rather not|preferably not|`+
		`no wish to|no desire to|no plans to|no interest in|no need for|no need to`,
)

// openerReach is the number of words that such a phrase denies at most.
const openerReach = 8

func openerTable(lists ...string) map[string][]string {
	table := map[string][]string{}
	for _, list := range lists {
		for phrase := range strings.SplitSeq(list, "|") {
			first, rest, _ := strings.Cut(phrase, " ")
			table[first] = append(table[first], rest)
		}
	}
	return table
}

// opener gives the token after a phrase that opens a denial at token i, or 0.
func (s *source) opener(i int) int {
	for _, rest := range openers[s.tokens[i].fold] {
		n := s.follows(i+1, rest)
		if n == 0 {
			continue
		}
		switch s.word(i - 1) {
		case "not", "never", "no", "to", "dont": // "I never gave up", "no need to"
			if s.sameStatement(i, i-1) {
				return 0
			}
		}
		return i + 1 + n
	}
	return 0
}

var (
	kin    = setOf("brother sister wife husband father mother dad mum son daughter partner friend friends cousin uncle aunt boss colleague colleagues flatmate")
	leaves = setOf("leave left leaving")
	nouns  = setOf("course courses class classes training exam test")
)

// ofOthers reads "my brother writes X", "our analyst does the X", "I leave X to others": somebody else's.
func (h hit) ofOthers() bool {
	s := h.source
	const reach = 5
	for i := h.first - 1; i >= h.first-reach && s.sameStatement(h.first, i) && !s.tokens[i+1].before.has(gapComma); i-- {
		w := s.tokens[i].fold
		switch {
		case w == "i" || w == "me" || w == "with" || w == "for" || w == "after" || w == "and":
			return false
		case leaves[w]:
			return s.word(i-1) == "i" && s.toOthers(h.last)
		case kin[w] && s.word(i-1) == "my" && !s.sameStatement(i-1, i-2):
			return true
		case (w == "does" || w == "handles") && isPerson(s.word(i-1)):
			return true
		}
	}
	return s.word(h.last) == "i" && leaves[s.word(h.last+1)] && s.sameStatement(h.first, h.last+1)
}

func (s *source) toOthers(from int) bool {
	const reach = 3
	for i := from; i < from+reach && s.sameStatement(from-1, i); i++ {
		if s.tokens[i].fold == "to" {
			return true
		}
	}
	return false
}

// ofACourse reads "X course booked" and "starting an X course": nothing is learnt yet.
func (h hit) ofACourse() bool {
	s := h.source
	if !nouns[s.word(h.last)] || !s.sameStatement(h.first, h.last) {
		return false
	}
	const before, after = 3, 4
	for i := h.last + 1; i <= h.last+after && s.sameStatement(h.first, i); i++ {
		if s.tokens[i].fold == "booked" {
			return true
		}
	}
	for i := h.first - 1; i >= h.first-before && s.sameStatement(h.first, i); i-- {
		if w := s.tokens[i].fold; w == "starting" || w == "booked" || w == "start" {
			return true
		}
	}
	return false
}

// neverUsedIt reads "read about X but never used it".
func (s *source) neverUsedIt(from int) bool {
	const reach = 8
	for i := from; i < from+reach && s.sameStatement(from-1, i); i++ {
		if s.tokens[i].fold == "never" {
			return s.word(i+2) == "it" || s.word(i+3) == "it"
		}
	}
	return false
}

// plainlyLacked are the adjectives that may stand between "no" and the thing.
var plainlyLacked = setOf(`current valid formal real direct hands on paid practical solid commercial professional prior previous specific recent proper relevant such full uk`)
