package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the words of a heading say. The first rule that fits decides, so that "About you" is read before "About us", "Essential
// duties" before "Essential", and "Preferred qualifications" before "Qualifications".
var headingRules = []struct {
	part  adPart
	words *lazyRegexp
}{
	{adSkip, lazy(`^(?:the |our )?(?:salary|compensation|pay|wages?|package|remuneration|rewards?|working hours|hours|contract|contract type|location|terms|start date|` +
		`reference|contact|apply|next steps|equality|diversity|inclusion|privacy|disclaimer|the deal|deal|perks|benefits?|we)(?: (?:and|&) [a-z ]+| details|` +
		` range| information| now| us| type)?:?$`)},
	{adSkip, words(
		`what we(?: can|'ll| will)? (?:offer|give|provide)|we(?: can)? offer|in it for you|you'll get|you will get|you get|in return|our offer|benefits|perks`,
		`how to apply|to apply|application process|recruitment process|selection process|interview process|hiring process|closing date`,
		`equal (?:opportunit|employ)\w*|equality|data protection|safeguarding statement|why (?:join|work|us|choose|you'll love)|life at`,
		`our (?:values|culture|mission|story|company|commitment|vision)`,
		`about (?:us|the company|the organi[sz]ation|our|the employer|the client|the school|the hospital|the trust)|who we are`,
		`company (?:overview|description|profile|information)`,
	)},
	{adMust, lazy(`^you:?$|\babout you\b|\bwho you are\b|\bwho are you\b`)},
	{adNice, lazy(`^plus:?$|\b(desirable|desired|nice to have|nice if|nice-to-have|nice to haves|preferred|preferable|preferences?|bonus|advantage|advantageous|a plus|` +
		`pluses|ideally|good to have|even better|optional|beneficial|stand out|helpful|would be (?:nice|great|good)|we would love|we'd love|extra points|` +
		`you (?:might|may) (?:also )?have|brownie points|icing on the cake|not essential)\b`)},
	{adDuties, words(
		`responsibilit(?:y|ies)|responsible for|duties|functions|accountabilit(?:y|ies)|tasks|what you'll (?:do|be doing)|what you will (?:do|be doing)`,
		`what you do|you'll be doing|you will be doing|you will be responsible|you'll be responsible|day[ -]to[ -]day|your day|typical day|a day in`,
		`key objectives|in this role|in this position|the role (?:involves|includes)|what the (?:job|role) involves|your role|your mission|your tasks|the work`,
		`job purpose|the job`,
	)},
	{adMust, words(
		`requirements?|required|essentials?|must|must-haves?|minimum|qualifications?|skills?|experience|knowledge|expertise|abilities|competenc(?:y|ies|es)`,
		`person specification|candidate|what you(?:'ll| will)? (?:need|bring|have)|you(?:'ll| will)? (?:need|bring|have|must|should)`,
		`what we(?:'re| are)? (?:need|look for|looking for|ask|expect|seek)|looking for|need from you|your (?:profile|background|skills|experience)|profile`,
		`criteria|credentials|education|certifications?|certificates?|licen[cs]es?|languages?|what it takes|the person|the ideal|technical|tech stack|we ask`,
		`you are|you have|you bring`,
	)},
	{adProse, words(
		`about the (?:role|job|position|team|opportunity)|the role|the position|the opportunity|the team|overview|summary|introduction|description|role`,
		`position|purpose`,
	)},
}

// partOfHeading tells what stands below a heading, if its words say so.
func partOfHeading(text string) (adPart, bool) {
	low := lowerASCII(text)
	for _, rule := range headingRules {
		if rule.words.MatchString(low) {
			return rule.part, true
		}
	}
	return adProse, false
}

// headingPart says whether a line is a heading, and what stands below it: what its words say, else fallback, the part of the
// whole text. A line that only ends in a colon ("Databases:") leaves things as they are.
func headingPart(l adLine, current, fallback adPart) (adPart, bool) {
	words := len(strings.Fields(l.text))
	colon := strings.HasSuffix(l.text, ":")
	if l.bullet && !colon || words > 12 {
		return 0, false
	}
	part, known := partOfHeading(l.text)
	switch {
	case colon && words <= 9 && !known && !l.heading:
		return current, true
	case l.heading, colon && words <= 9:
	case known && words <= 6 && !endsSentence(l.text) && looksLikeTitle(l.text):
	default:
		return 0, false
	}
	if !known {
		return fallback, true
	}
	return part, true
}

func endsSentence(text string) bool {
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",")
}

// looksLikeTitle is true of a short line in capitals, or one that begins with one and holds no figure.
func looksLikeTitle(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && !strings.ContainsAny(text, "0123456789,()")
}

var lineKey = lazy(`^([\p{L}][\p{L} '/&\x{2019}-]{2,40}?)\s*(?::|\s[-–—])\s+(\S.*)$`)

// notKey is part of a sentence rather than a heading: "Experience in retail: two years".
var notKey = lazy(` (?:in|of|with|for|to|at) `)

var saysMust = lazy(`(?i)essential|must|required`)

// withoutKey takes the heading off a line such as "Essential: a degree in ecology", which rules the rest of the line.
func withoutKey(text string, current adPart) (string, adPart) {
	m := lineKey.FindStringSubmatch(text)
	if len(m) == 0 || len(strings.Fields(m[1])) > 4 || notKey.MatchString(m[1]) {
		return text, current
	}
	part, known := partOfHeading(m[1])
	switch {
	case !known || len(builtinAliases().find(m[1], splitAdTokens(m[1]))) > 0: // "Excellent Excel skills: pivot tables"
		return text, current
	case part == adMust && current == adNice && !saysMust.MatchString(m[1]):
		return m[2], current // "Languages: Spanish" among the nice things
	case part == adProse:
		return m[2], current
	}
	return m[2], part
}
