package scoring

import (
	"cmp"
	"strings"
)

var (
	// leadIn is what stands before the thing itself: "Proven experience of", "A good working knowledge of".
	leadIn = lazy(`^(?:(?:you(?:'ll| will)? (?:have|need|bring)|must have|have|has|having|be|an?|the|some|any|proven|strong|excellent|good|solid|demonstrable|demonstrated|previous|prior|relevant|sound|basic|advanced|working|in-depth|thorough|extensive|significant|hands-on|practical|up-to-date|recent|real|clear|detailed|confident|complex|current|first-class|great|high|exceptional) )*` +
		`(?:(?:experience|knowledge|understanding|awareness|grasp|background|skills?|expertise|track record|familiarity|familiar|proficiency|proficient|competence|competent|interest|experienced|skilled|trained|comfortable|confident|ability)(?: and (?:experience|knowledge|understanding|skills?|awareness))?(?: (?:of|in|with|on|at|using|working (?:in|as|with|on)|to (?:use|work with|operate))) )+(?:an? |the |some )?`)
	article   = lazy(`^(?:an? |the |up-to-date |good |strong |excellent |proven |solid |some )+`)
	endPhrase = lazy(`[,;:.(]|\s[-–—]\s| (?:and|with) (?:an?|the|ability|able|willing\w*|strong|excellent|good|knowledge|experience)\b| (?:is|are|would|will|that|which|who|` +
		`where|ideally|preferably|including|such as|required|essential|preferred|desirable|or (?:equivalent|similar|comparable))\b|$`)
	lastSkills = lazy(`(?i) (?:skills?|experience|knowledge)$`)
	halves     = lazy(` or | and |/`)
	// soft is what everybody says of himself; no text proves it.
	soft = words(
		`communicat\w*|team|teams|teamwork\w*|self|self-\w+|motivat\w+|attitude|attention|detail|organi[sz]ed|organi[sz]ational|flexib\w+|enthusias\w+`,
		`passion\w*|positive|time|interpersonal|initiative|pressure|reliab\w+|punctual\w*|friendly|proactive\w*|ethic|solv\w+|multi-?task\w*|deadlines?`,
		`honest\w*|integrity|willing\w*|adaptab\w+|personalit\w+|confiden\w+|can-do|energy|energetic|energised|humou?r|driven?|ambiti\w+|hungry|curio\w+`,
		`resilien\w+|empath\w+|calm\w*|patien(?:t|ce)|caring|kind\w*|dynamic|fast-paced|independent\w*|supervision|priorit\w+|listen\w*|creativ\w+|learn\w*`,
		`trust\w*|professional\w*|presentable|smart|hard-?working|hard work|committed|commitment|dedicat\w+|values?|culture|people|person|others|relationships?`,
		`influenc\w+|decisions?|judgement|judgment|thinker|thinking|mindset|outlook|desire|keen|love|eager|strong|numera\w+|literate|literacy|english|it skills`,
		`computer|verbal\w*|articulate|tidy|clean|polite|warm|cheerful|approachable|discretion|confidential\w*|tact\w*|stamina|fit|fitness|travel|nights?`,
		`weekends?|shifts?|rotas?|rota|hours|evenings?|own|equivalent|similar|role|environment|performance|high standards|ability|capacity`,
		`responsib\w+|day|daily`,
	)
)

// phrase makes a criterion of a short bullet that names nothing known: "Knowledge of dry stone walling". Longer ones, and
// what everybody says of himself, make none.
func (d *drafter) phrase(s *adSentence) {
	if s.adUnit.part != adMust && s.adUnit.part != adNice || len(s.taken) > 0 {
		return
	}
	text := strings.TrimRight(s.text, " .;,!")
	low := lowerASCII(text)
	lead := leadIn.FindString(low)
	cut := len(cmp.Or(lead, article.FindString(low)))
	if soft.MatchString(low) && lead == "" || ofAge.MatchString(low) {
		return
	}
	end := cut + endPhrase.FindStringIndex(low[cut:])[0]
	label := strings.TrimSpace(text[cut:end])
	named := lastSkills.MatchString(label)
	if short := lastSkills.ReplaceAllString(label, ""); strings.Contains(short, " ") {
		label = short
	}
	words := len(strings.Fields(label))
	if words == 0 || words > 6 || soft.MatchString(lowerASCII(label)) || lead == "" && !named && (words > 4 || !startsWithNoun(label)) {
		return
	}
	names := []string{label}
	for _, half := range halves.Split(label, -1) {
		if half = strings.TrimSpace(half); half != label && len(half) >= 6 {
			names = append(names, half)
		}
	}
	d.add(finding{Criterion: Criterion{
		Label: upperFirst(label), Kind: KindSkill, Must: s.must(cut), Aliases: d.aliases.mostSpecificFirst(names), Source: s.source(),
	}})
}

var verbs = setOf("be work manage support provide ensure assist maintain help take keep make build lead develop deliver create handle follow do get show turn understand know " +
	"enjoy like want can will able you your we our must should not no full part available driving please if this that it they")

// startsWithNoun is false of a bullet that tells what to do rather than names a thing.
func startsWithNoun(label string) bool {
	first, _, _ := strings.Cut(lowerASCII(label), " ")
	return !verbs[first] && len(first) > 1
}
