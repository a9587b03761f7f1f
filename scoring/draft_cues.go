package scoring

import (
	"cmp"
	"slices"
	"strings"
)

// adCue is a word that makes what stands near it essential or welcome.
type adCue struct {
	start, end int
	nice       bool
	prefix     bool // rules what follows ("ideally a degree"); the others rule what stands before ("Excel preferred")
}

var (
	niceBefore = lazy(`\b(?:ideally|preferably|desirable:|desirable -|desirable –|(?:it would be |it'd be |would be |it is |it's )?(?:nice to have|nice if|great if|good if|` +
		`good to have|helpful if|useful if|even better if|advantage if|a plus if|a bonus if|bonus if|desirable if|helps if)|bonus points (?:for|if)|` +
		`extra points (?:for|if)|bonus:|we(?:'d| would) (?:love|like) (?:it if|you to have|to see)|an? (?:advantage|plus|bonus) (?:would be|is)|` +
		`any (?:experience|knowledge) (?:of|in|with)|maybe|perhaps)`)
	niceAfter = lazy(`\b(?:(?:is|are|would be|will be|is considered|strongly|highly|also|useful but|helpful but) )*(?:(?:desirable|desired|preferred|preferable|` +
		`advantageous|nice to have|beneficial|optional|not essential|not required|not a requirement|not necessary|not a must)\b|an? (?:distinct |big |huge |` +
		`definite |real |strong |added |nice )?(?:advantage|plus|bonus|asset)\b|(?:would be|will be|is|are|always|most|very) (?:very |really |also |most |` +
		`extremely |especially )?(?:useful|helpful|welcome|handy|great|good|ideal|nice|lovely|wonderful|valuable|valued|a help|of interest)\b|` +
		`would (?:also )?(?:suit|help|delight|interest|make)\b|\b(?:handy|useful|helpful|welcome)[.!]?$)`)
	niceIf     = lazy(`\bif you\b.*(?:\bbetter|\bgreat|\bwonderful|\blovely|\bbrilliant|\bperfect|\bbonus|\bplus|\badvantage|\bfantastic)\b`)
	mustBefore = lazy(`\b(?:essential:|essential -|essential –|required:|must:|must[- ]haves?:?|must (?:be|hold|possess|bring|speak|know|also have)|you(?:'ll|` +
		` will)? need(?: to have| to be| to hold)?|you(?:'ll| will)? (?:have|hold|bring|possess)|you(?:'ve| have) got|you should (?:have|be|hold)|we (?:need|` +
		`require|expect|ask for)|minimum of|at least|requires?|requirement is|subject to|it is essential|it's essential)`)
	mustAfter = lazy(`\b(?:(?:is|are) )?(?:absolutely )?(?:essential|required|mandatory|necessary|compulsory|a must|a requirement|needed|obligatory|non-negotiable)\b`)
	asIs      = lazy(`^(?: \w+)?,? as (?:is|are|would|will)\b`)
	// noCue follows words that only qualify a noun: "the required standard", "preferred suppliers".
	noCue = lazy(`^ (?:standards?|level|training|to |in order|candidates?|suppliers?|partners?|steps|tools|paperwork)`)
)

// cuesIn finds the cues of a sentence, in order.
func cuesIn(low string) []adCue {
	var cues []adCue
	scan := func(re *lazyRegexp, nice, prefix bool) {
		for _, m := range re.FindAllStringIndex(low, -1) {
			if prefix || !noCue.MatchString(low[m[1]:]) {
				cues = append(cues, adCue{m[0], m[1], nice, prefix})
			}
			if as := asIs.FindString(low[m[1]:]); as != "" && !prefix { // "X is desirable, as is Y"
				cues = append(cues, adCue{m[1], m[1] + len(as), nice, true})
			}
		}
	}
	scan(niceBefore, true, true)
	if m := niceIf.FindStringIndex(low); m != nil {
		cues = append(cues, adCue{m[0], m[0] + len("if you"), true, true})
	}
	scan(niceAfter, true, false)
	scan(mustBefore, false, true)
	scan(mustAfter, false, false)
	slices.SortStableFunc(cues, func(x, y adCue) int { return cmp.Compare(x.start, y.start) })
	return cues
}

// mustAt says whether what stands at a place of a sentence is essential. Of the cues around it the nearest one that follows and
// rules backwards decides, unless a comma or an "and" ends its reach; else the last one before it; else the part.
func mustAt(low string, cues []adCue, at int, part adPart) bool {
	before, after := -1, -1
	for i, c := range cues {
		switch {
		case c.prefix && c.start <= at && !(c.nice && newClause.MatchString(low[c.end:max(c.end, at)])) && (before < 0 || overrides(low, cues[before], c)):
			before = i
		case !c.prefix && c.start >= at && (after < 0 || c.start < cues[after].start):
			after = i
		}
	}
	if after >= 0 && reaches(low, cues, at, after, before >= 0) {
		return !cues[after].nice
	}
	if before >= 0 {
		return !cues[before].nice
	}
	return part == adMust
}

// newClause ends the reach of a cue within a sentence: "ideally in freight, and you know your way around a CRM".
var newClause = lazy(`;|, (?:and|but|so|as) (?:you|your|an?|we|any|be|have|the|knowledge|experience)\b| but `)

// overrides says whether the cue c takes over from an earlier one: "ideally you have" stays nice.
func overrides(low string, old, c adCue) bool {
	if c.start < old.end {
		return false
	}
	return !old.nice || c.nice || strings.ContainsAny(low[old.end:c.start], ",;:–") || strings.Contains(low[old.end:c.start], " but ")
}

// reaches says whether the backward cue i rules the place: nothing that ends its reach stands between, nor another such cue.
func reaches(low string, cues []adCue, at, i int, ruled bool) bool {
	between := low[at:cues[i].start]
	for _, c := range cues {
		if c.prefix && c.start > at && c.start < cues[i].start {
			return false
		}
	}
	if newClause.MatchString(between) {
		return false
	}
	if ruled {
		return !strings.ContainsAny(between, ",;") && !strings.Contains(between, " with ")
	}
	return true
}

var (
	// asks are words of a sentence in prose that asks something of the reader.
	asks = words(
		`must|essential|required|requirements?|you(?:'ll| will)? (?:need|have|hold|bring|possess|be (?:a|an) )`,
		`you(?:'re| are) (?:a|an|comfortable|confident|familiar|happy with|used to|good with|able|experienced|qualified|fluent|at home)|you(?:'ve| have)`,
		`you know|you can|you speak|your (?:experience|background|knowledge|skills)|you should|experienced?|knowledge of|background (?:in|as)|qualified`,
		`proficien\w+|fluent|familiar(?:ity)? with|looking for|look for|seek(?:ing|s)?|we need|we require|we expect|we ask|ideal(?:ly)?|successful candidate`,
		`(?:successful|ideal|right|suitable|strong|our|the) candidates?|candidates (?:will|must|should|need|with)|speak|applicants?|track record|minimum|at least|certifi\w+|licen[cs]ed?|registered|registration|trained|skilled|expert|degree|somebody|someone`,
		`anyone|preferred|desirable|advantage|a plus|bonus|skills|welcome|speakers?|suit you|you drive|years? (?:in|of|as|with)`,
	)
	// asksReader are the words that do so even in a sentence about the company.
	asksReader = words(
		`you|your|candidates?|applicants?|looking for|look for|seek|seeks|seeking|need|needs|require|requires|expect|ask|must|someone|somebody|anyone|anybody`,
		`welcome|essential|required|requirement|desirable|preferred|advantage|bonus|plus|useful|mandatory`,
	)
	// tells are words of a sentence that speaks of the company.
	tells = lazy(`^(?i:we |we're |we've |our |the (?:company|firm|group|business|school|hospital|practice|charity|trust|organi[sz]ation|team) |founded|established|` +
		`based in|with (?:over|more than)|since |for (?:over|more than|the last) |as one of)|^(?:[\p{Lu}][\w&' -]{2,40} (?:is|are|was|has been|provides?|` +
		`delivers?|runs?|makes?|builds?|offers?) )`)
	// worksWith is a company's sentence that still tells the tools.
	worksWith = words(
		`stack|we use|we work (?:with|in|mostly)|we write|written in|built (?:with|on|in)|we run on`,
		`our (?:tools|systems|code|codebase|platform|backend|frontend|services) |technolog(?:y|ies) (?:include|we)`,
	)
	// idle is text that never holds a criterion, wherever it stands.
	idle = words(
		`equal opportunit\w+|regardless of|without regard to|all qualified applicants|all suitably qualified|reasonable (?:accommodation|adjustment)s?`,
		`disability confident|welcome applications|under-?represented|diverse (?:and|team|workforce)|protected (?:characteristic|veteran)s?`,
		`competitive (?:salary|pay|package|rates)|salary (?:of|range|is|from|up to)|per annum|per hour|pro rata|an hour`,
		`days'? (?:annual leave|holiday|leave|paid)|annual leave|paid (?:holiday|leave|time off)|bank holidays|pension|bonus scheme|private (?:health|medical)`,
		`health (?:cover|insurance|cash plan)|dental (?:cover|insurance|plan)|life (?:assurance|insurance)|medical insurance|free parking|staff discount`,
		`employee discount|discount|cycle to work|gym membership|we offer`,
		`you(?:'ll| will) (?:get|receive|be (?:paid|given|rewarded)|benefit from|learn|be taught)|benefits include|perks|apply (?:now|today|online|by|via|here)`,
		`to apply|send (?:us )?(?:your|a) (?:cv|resume)|your (?:cv|resume) (?:to|and)|cover(?:ing)? letter|closing date|interviews will|no agencies`,
		`recruitment agenc\w+|privacy (?:notice|policy)|personal data|uncapped commission|car allowance|study leave`,
		`training (?:will be |is )?(?:provided|given|available|offered)|(?:full|all|necessary|ongoing|excellent|paid) training`,
		`we(?:'ll| will) (?:teach|train|help|support|give|pay|provide)|opportunit(?:y|ies) (?:to|for)|subsidised|relocation|tips (?:are )?shared|e-?verify`,
		`background check|drug (?:test|screen)|staff meals?|wellbeing|employee assistance|referral (?:bonus|scheme)|career (?:development|progression)`,
		`unlimited holiday|stock options|share options`,
	)
	// needless is what the advert says it does not ask for.
	needless = words(
		`no (?:\w+ ){0,3}(?:experience|qualifications?|knowledge|degree|background) (?:is |are )?(?:necessary|needed|required|at all)`,
		`(?:don't|do not|doesn't|does not|won't|will not|needn't|need not) (?:need|require|have to|mind|matter|worry|care)|not looking for|no need for`,
		`(?:committed|commitment) to (?:safeguarding|equality|diversity|inclusion|sustainability|the safety)|newly[- ]qualified \w+ (?:are|is) `,
		`without (?:any )?experience|not (?:be )?(?:necessary|needed)`,
	)
	// ofAge is about the applicant's years of life; it is never a criterion.
	ofAge = lazy(`\b(?:years old|years of age|of age|aged|over (?:16|18|21|25)s?\b|(?:16|18|21|25) (?:or|and) (?:over|older|above)|(?:be|is|are|applicants?|people|` +
		`anyone|anybody) under (?:16|18|21|25|30|35|40)\b|18\+)`)
	pay = lazy(`[£$€]\s?\d[\d,.]*k?\b.*(?:salary|per (?:hour|year|annum|day|week|month)|an hour|p\.?a\b|ote|pro rata|\bk\b)|(?:salary|pay|rate|ote)\b.*[£$€]\s?\d`)

	// asksFor keeps a bullet that asks for something although it holds an idle word: "knowledge of pension schemes".
	asksFor = words(`experience|knowledge|understanding|qualifi\w+|certificat\w+|skills|essential|desirable|required|preferred|degree|licen[cs]e`)
)

// canAsk says whether a unit can hold criteria at all.
func canAsk(u adUnit, low string) bool {
	switch {
	case u.part == adSkip, pay.MatchString(low):
		return false
	case ofAge.MatchString(low) && !asksFor.MatchString(low):
		return false
	case idle.MatchString(low) && !idleUpTo(low):
		return u.bullet && (u.part == adMust || u.part == adNice) && asksFor.MatchString(low)
	case u.part == adProse && !u.bullet && tells.MatchString(u.text) && !ofJob.MatchString(low):
		return asksReader.MatchString(low) || worksWith.MatchString(low)
	}
	return true
}

// ofJob begins a sentence about the job itself.
var ofJob = lazy(`^(?:you|this|it|there|the (?:work|job|role|post|position|ideal|successful|person|candidate|right|main))\b`)

// idleUpTo says whether something follows that may count although the sentence begins idly: "Full training is given, but a licence
// is essential."
func idleUpTo(low string) bool {
	m := idle.FindStringIndex(low)
	return len(m) > 0 && strings.Contains(low[m[1]:], " but ")
}

// partOf says how a unit's names count: sentences in prose that ask for something are as good as a list of requirements.
func partOf(u adUnit, low string) adPart {
	if (u.part == adProse || u.part == adDuties && !u.bullet) && asks.MatchString(low) {
		return adMust
	}
	return u.part
}

// lowerASCII keeps every place as it is, so that what is found in it can be cut from the original.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
