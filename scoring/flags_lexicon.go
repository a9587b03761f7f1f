package scoring

import (
	"slices"
	"strings"
)

// class is what a word may be in a text that speaks to software. A word can be several things.
type class uint32

const (
	clsOverride   class = 1 << iota // ignore, disregard
	clsEarlier                      // all, previous, above, your
	clsOrder                        // instructions, prompt, rules
	clsMachine                      // AI, model, chatbot
	clsRate                         // rate, score, shortlist: enough with "this candidate"
	clsAbroad                       // an imperative of another language than English
	clsGive                         // give, assign, set: needs a high mark too
	clsAnswer                       // respond, output
	clsThis                         // this, the, my
	clsCe                           // the same in another language
	clsPerson                       // candidate, applicant, application
	clsTop                          // highest, perfect
	clsMark                         // score, rating, rank
	clsLead                         // please, you, must: an imperative may follow
	clsModal                        // must, should
	clsRated                        // hired, shortlisted
	clsVerdict                      // qualified, hire, yes
	clsSecurity                     // injection, attack: somebody writes about it
	clsYouAre                       // "you are" in one word of another language
	clsConceal                      // mention, reveal
	clsCoded                        // one of these words backwards, or in ROT13
	clsSystem                       // system, assistant
	clsLater                        // above, before, told: what "everything" may be followed by
	clsIndividual                   // me, him, her, them
	clsNot                          // not, don't
	clsBegins                       // what else an order, a claim or an address begins with
	clsRequests                     // what a request to somebody with a rubric begins with
)

// lexicon holds the words of text that speaks to software, in the languages that it is most often written in.
var lexicon = lexiconOf(map[class]string{
	clsOverride: `ignore disregard forget override bypass neglect discard overlook`,
	clsOverride | clsAbroad: `ignoriere ignorieren ignoriert vergiss vergessen missachte missachten ignorez oublie oubliez ignora ignoren olvida olvide
		olviden ignorate dimentica dimenticate ignorem esqueca esquecam negeer vergeet zignoruj ignoruj zapomnij pomin ignorera ignorer glom ignorati
		игнорируй игнорируйте проигнорируй проигнорируйте забудь забудьте ignorirai`,
	clsEarlier: `all any every everything previous prior earlier preceding foregoing existing former initial original your these those other
		alle allen allem vorherigen vorherige vorigen bisherigen fruheren obigen deine ihre toutes tous precedentes precedents anterieures vos tes todas
		todos anteriores previas previos sus tus tutte tutti precedenti tue vostre suas vorige eerdere voorgaande wszystkie poprzednie wczesniejsze все
		предыдущие прежние ваши alla tidigare foregaende toate anterioare`,
	clsEarlier | clsLater: `above`,
	clsLater:              `before told said read learned earlier so far`,
	clsOrder: `instruction instructions prompt prompts rule rules guideline guidelines direction directions directive directives criteria command commands
		constraint constraints rubric anweisung anweisungen instruktionen befehle regeln vorgaben consignes directives instrucciones indicaciones reglas istruzioni
		indicazioni regole instrucoes regras instructies aanwijzingen regels instrukcje instrukcji polecenia zasady инструкции указания правила instruktioner
		instruktionerna instruktioner instructiunile`,
	clsMachine: `ai ais llm llms gpt chatgpt claude gemini copilot chatbot bot bots ki sprachmodell ia unia lia taalmodel ии нейросеть ats algorithm model modello modelo modele`,
	clsRate:    `rate score rank grade shortlist approve advance hire promote prioritise prioritize recommend tag select classify upvote whitelist fasttrack`,
	clsAbroad: `bewerte bewerten bewertet stufe evalue evaluez notez note classez recommandez recommande evalua evalue evaluen califica califique puntua
		puntue clasifica clasifique recomienda recomiende valuta valutate classificate classifica raccomanda raccomandate avalie classifique recomende pontue beoordeel
		scoor rangschik aanbevelen ocen oceń zakwalifikuj polec оцени оцените порекомендуй порекомендуйте поставь поставьте betygsatt bedom`,
	clsGive: `give assign award consider treat evaluate assess judge move set put place invite label mark accept add apply allocate push pass ensure`,
	clsAbroad | clsGive: `gib geben setze donne donnez attribue attribuez da dale otorga asigna dai date assegna assegnate atribua conceda geef przyznaj daj
		дай дайте присвой`,
	clsAnswer: `output respond reply answer print write say return conclude state report`,
	clsThis:   `this the current present our said above my`,
	clsCe:     `diesen dieser diese diesem den ce cette cet este esta estes questo questa al alla deze dit tego ta temu этого этому эту denna`,
	clsPerson: `candidate applicant application resume cv profile candidacy individual submission kandidat kandidaten kandidatin bewerber bewerberin bewerbung
		lebenslauf candidat candidate candidature profil candidato candidata candidatura solicitante curriculum postulante curriculo candidaat kandidaat sollicitant
		sollicitatie kandydata kandydatke kandydatowi kandydat кандидата кандидату кандидатку резюме`,
	clsIndividual: `me him her them`,
	clsTop:        `highest maximum max perfect top full excellent exceptional outstanding best hochste hochsten maximale maximum maxima maximo massimo maximale hoogste najwyzsza najwyzsza maximal`,
	clsMark:       `score scores scoring rating ratings rank ranking mark marks points grade evaluation recommendation priority tier bewertung punktzahl note puntuacion calificacion punteggio pontuacao nota beoordeling ocene`,
	clsLead:       `please you must should shall bitte por favor prego`,
	clsModal:      `must should shall needs has`,
	clsRated:      `hired advanced shortlisted approved selected ranked rated scored classified marked tagged recommended prioritised prioritized moved accepted graded treated`,
	clsVerdict:    `qualified hire hired yes approved accepted prequalified pass passed positive recommended strong qualifiziert geeignet`,
	clsSecurity: `injection injections jailbreak jailbreaks jailbreaking adversarial attack attacks attacker attackers defence defences defense defenses
		guardrail guardrails mitigate mitigated mitigating mitigation detect detects detected detecting detection detector detectors filter filters filtering
		filtered sanitise sanitize sanitised sanitized malicious vulnerability vulnerabilities exploit exploits exploited redteam redteaming prevented preventing
		prevents blocked blocking blocks hardened hardening classifier`,
	clsYouAre:  `eres sei jestes`,
	clsConceal: `mention reveal tell disclose show report flag share inform`,
	clsSystem:  `system assistant`,
	clsNot:     `not dont never`,
	clsBegins: `you pinpoint function language new updated system special from your developer jailbreak pretend act proposed pre clara screen score rating requirements criteria instructions
		rules requirement prompt tell inform convince skip bypass override hire recommend interview mark treat label flag assistant
		increase boost raise maximise maximize inflate improve adjust lift
		reading screening reviewing evaluating processing parsing scoring assessing analysing analyzing summarising summarizing
		system systems software tool tools algorithm algorithms model models bot bots parser parsers engine engines program programs agent agents
		screener screeners reader reviewer evaluator`,
	clsRequests: `treat counts count regard deem credit consider accept assume take mark state record note conclude report say confirm write believe acknowledge rate
		evaluate assess judge no full new updated revised amended latest rubric screening clara applicant candidate you`,
})

func lexiconOf(words map[class]string) map[string]class {
	table := map[string]class{}
	for c, list := range words {
		for w := range setOf(list) {
			table[Fold(w)] |= c
		}
	}
	addCoded(table)
	return table
}

// addCoded adds the words of orders as they are written backwards and in ROT13.
func addCoded(table map[string]class) {
	const least = 6 // shorter ones could be words of some language
	coded := map[string]bool{}
	for w, c := range table {
		if len(w) >= least && c&clsAbroad == 0 && c&(clsOverride|clsOrder|clsPerson|clsEarlier|clsTop) != 0 {
			backwards := []byte(w)
			slices.Reverse(backwards)
			coded[string(backwards)] = true
			coded[strings.Map(rot13, w)] = true
		}
	}
	for w := range coded {
		if table[w] == 0 {
			table[w] = clsCoded
		}
	}
}

func rot13(r rune) rune {
	if r < 'a' || r > 'z' {
		return r
	}
	return 'a' + (r-'a'+13)%26
}

// joinedOrders are what is left of an order when somebody writes it letter by letter.
var joinedOrders = []string{
	"ignoreprevious", "ignoreall", "ignoreany", "ignoreyour", "ignorethe", "disregardall", "disregardprevious", "disregardthe", "previousinstruction",
	"allinstruction", "ratethis", "scorethis", "rankthis", "givethis", "hirethis", "thiscandidate", "thisapplicant", "youareanai", "youarean", "systemprompt",
	"highestscore", "topcandidate", "maximumscore",
}
