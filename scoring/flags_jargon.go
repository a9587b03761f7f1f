package scoring

// topic is something that those who mark applications talk about, and a CV seldom does.
type topic uint16

const (
	topicDemand  topic = 1 << iota // criterion, requirements
	topicProof                     // evidence, quote
	topicJudge                     // the screener, the hiring committee
	topicMachine                   // an AI, a language model
	topicSettled                   // waived, considered present
	topicSelf                      // this applicant, this sentence
	topicLack                      // missing, lacks
	topicYou                       // you, your, please
	topicMark                      // score, rating
	topicTop                       // highest, perfect, 100
	topicRules                     // instructions, checks
	topicOrder                     // an imperative of those who mark
)

// topicWeights says how far each topic is from what people write of themselves.
var topicWeights = [...]int{1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1}

var (
	proofWords  = setOf("evidence evidenced quote quotation proof proven")
	judgeWords  = setOf("screener screeners evaluator evaluators grader graders")
	waivedWords = setOf("waived waive satisfies satisfy fulfils fulfills considered counted deemed treated regarded assumed counts")
	lackWords   = setOf("missing lacks lacking lack gaps absent unknown")
	ownWords    = setOf("applicant candidate application candidacy cv resume sentence phrase line paragraph person")
	bodies      = setOf("committee team manager panel director")
	ruleWords   = setOf("checks instructed ordered obey")
	orderWords  = setOf("copy skip enter upgrade stop obey remember tick overlook pass")
)

// jargon gives the points of a sentence that talks of marking applications and that is not told in the first person or
// begun by a deed, as the sentences of a CV are.
func (d *detector) jargon(first, last int) int {
	var topics topic
	for i := first; i < last; i++ {
		topics |= d.topicsAt(i)
	}
	const least, plenty = 3, 4
	marking := topics & (topicDemand | topicProof | topicJudge | topicSettled | topicSelf | topicLack)
	told := weight(marking) >= least && marking&(topicJudge|topicSettled|topicLack) != 0
	asked := weight(topics) >= plenty && topics&(topicSelf|topicYou) != 0 && topics&(topicMark|topicTop|topicMachine|topicDemand) != 0
	if (told || asked) && !d.ownVoice(first, last, topics) {
		return flagAt
	}
	return 0
}

func weight(topics topic) int {
	sum := 0
	for n, w := range topicWeights {
		if topics&(1<<n) != 0 {
			sum += w
		}
	}
	return sum
}

// ownVoice says whether a sentence is told by the person that the CV is about.
func (d *detector) ownVoice(first, last int, topics topic) bool {
	for i := first; i < last; i++ {
		switch d.s.tokens[i].fold {
		case "i", "my", "we", "our":
			return topics&topicProof == 0 || i < first+4 // "use this as the quote: I have ..."
		}
	}
	if d.softwareAt(first + 1) { // "Screening bots: ..."
		return false
	}
	w := d.s.tokens[first].fold
	return d.begunByDeed(first) && (deed(w) || topics&topicSelf == 0)
}

func (d *detector) topicsAt(i int) topic {
	w, prev, c := d.s.tokens[i].fold, d.s.word(i-1), d.classes[i]
	var topics topic
	switch {
	case w == "you", w == "your", w == "please", w == "kindly":
		topics |= topicYou
	case demandWords[w] && w != "qualifications" && w != "competencies", w == "rubric":
		topics |= topicDemand
	case proofWords[w]:
		topics |= topicProof
	case d.machine(i) && !aboutMachines[d.s.word(i+1)] && w != "algorithm":
		topics |= topicMachine
	case judgeWords[w], d.softwareAt(i), evaluation[w] && prev == "automated", bodies[w] && (prev == "hiring" || prev == "recruitment" || prev == "selection"):
		topics |= topicJudge
		if w == "grader" || w == "screener" || d.softwareAt(i) {
			topics |= topicMachine
		}
	case waivedWords[w]:
		topics |= topicSettled
	case ownWords[w] && prev == "this", (w == "phrase" || w == "sentence" || w == "paragraph") && prev == "the":
		topics |= topicSelf
	case lackWords[w]:
		topics |= topicLack
	case ruleWords[w], c&clsOrder != 0:
		topics |= topicRules
	}
	if c&clsMark != 0 {
		topics |= topicMark
	}
	if c&clsTop != 0 || w == "100" {
		topics |= topicTop
	}
	if (orderWords[w] || c&(clsRate|clsAnswer|clsOverride) != 0) && d.imperative(i) {
		topics |= topicOrder
	}
	return topics
}
