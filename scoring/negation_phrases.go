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

// plainlyLacked are the adjectives that may stand between "no" and the thing.
var plainlyLacked = setOf(`current valid formal real direct commercial professional prior previous specific recent proper relevant such full uk`)
