package scoring

import (
	"strings"
)

// Problem is why a criterion may not stand in a rubric.
type Problem struct {
	CriterionID string `json:"criterion_id"`
	Reason      string `json:"reason"`
}

// Lint finds the criteria that ask for a protected trait, or for something that is known to stand in for one: a postcode, the
// name of a school, a year of graduation. It reads what candidates are measured by, the label and the aliases, and gives at most
// one problem for each criterion, in order.
func Lint(r Rubric) []Problem {
	var problems []Problem
	for _, c := range r.Criteria {
		reason := refused(c.Label)
		for i := 0; reason == "" && i < len(c.Aliases); i++ {
			reason = refused(c.Aliases[i])
		}
		if reason != "" {
			problems = append(problems, Problem{CriterionID: c.ID, Reason: reason})
		}
	}
	return problems
}

// refused says why a text may not be a criterion; empty if it may.
func refused(text string) string {
	text = strings.ToLower(strings.ReplaceAll(text, "\u2019", "'"))
	text = strings.Join(strings.Fields(text), " ")
	for _, t := range traits {
		if !t.asks.MatchString(text) {
			continue
		}
		if t.fine == nil || t.asks.MatchString(t.fine.ReplaceAllString(text, " _ ")) {
			return t.reason
		}
	}
	return ""
}

// trait is a reason to refuse, the words that give it, and the phrases that hold these words and mean something else.
type trait struct {
	reason     string
	asks, fine *lazyRegexp
}

// words makes a pattern of alternatives that stand as whole words.
func words(alternatives ...string) *lazyRegexp {
	return lazy(`\b(?:` + strings.Join(alternatives, "|") + `)(?:\b|$)`)
}

var traits = []trait{
	{
		"This asks for a level of being born to a language, which stands in for origin. Ask for a level instead, such as C1.",
		words(
			`native(?:[- ]level)?[- ](?:\w+[- ])?(?:speak\w*|speech|fluency|proficiency|tongue|level|language)|native[- ]level|native or bilingual`,
			`native (?:english|french|german|spanish|italian|dutch|portuguese|polish|arabic|mandarin|chinese|japanese|welsh)|mother[- ]tongue`,
			`(?:english|french|german|spanish|italian|dutch|\w+ish) (?:as (?:a |your )?)?(?:first language|native)|first language|born[- ]speaker`,
		),
		words(`first[- ]language acquisition|native language (?:processing|support|interface)|cloud[- ]native \w+`),
	},
	{
		"Military age and duty stand in for age, sex and nationality.",
		words(
			`military[- ]age|draft[- ]age|(?:military|national|conscript) service (?:completed|done|exempt\w*|fulfilled|status|obligations?)`,
			`(?:completed|exempt from|fulfilled|free of|free from) (?:military|national) (?:service|duty|obligations?)|military (?:status|obligations?|duty status)`,
			`draft (?:status|exempt\w*)|veteran status|conscription status`,
		), nil,
	},
	{
		"Age is a protected trait. Ask for the experience or the licence that the work needs.",
		words(
			`age|ages|aged|ageing|age[- ](?:limit|range|group|bracket)|date of birth|birth ?date|birthday|dob|born (?:in|after|before|between)|year of birth`,
			`years? old|years of age|years young`,
			`(?:over|under|above|below|older than|younger than|not over|no older than|at least|minimum) (?:the age of )?(?:1[4-9]|[2-6]\d)(?:s| years)?$`,
			`(?:over|under)[- ]?(?:1[68]|21|25|30|35|40|45|50)s?|(?:16|18|21) ?or (?:over|older|above)|(?:16|18|21|25) ?\+(?:$| )`,
		),
		words(
			`(?:key|school|primary|secondary|nursery|all|early|pupils?|children|learners?|students?|clients?|residents?|patients?|people|adults?|boys|girls|toddlers|young people)[a-z ,'-]{0,24} (?:age|ages|aged)\b[ 0-9a-z+–-]{0,12}`,
			`(?:ages?|aged) (?:range )?\d{1,2}(?: ?[-–] ?| to )(?:1[0-9]|\d)(?: years)?`,
			`under[- ]?(?:5|8|11|18|21|23)s (?:football|care|coach\w*|childcare|services)|age of (?:sail|steam|enlightenment|discovery|empire)`,
			`(?:middle|bronze|iron|stone|golden|digital|space|new|ice) ages?|old[- ]age (?:psychiatry|psychology|medicine|services)`,
			`age[- ](?:related|appropriate|verification|uk|concern|friendly|inclusive|range teaching)|age range|healthy age?ing`,
			`age?ing (?:studies|research|population|well|process|care|services|brain)|(?:whisky|cheese|wine|beef|meat) age?ing`,
			`aged (?:care|debt\w*|receivables?|creditors?|care facility|stock|beef|cheese|debtors? reports?|payables?)|care of the aged`,
			`(?:debt|stock|debtor|creditor|inventory|receivables) age?ing|age?ing reports?|carbon dating age|age (?:determination|estimation)`,
		),
	},
	{
		"Youth stands in for age. Ask for what the person should be able to do.",
		words(
			`young|younger|youngster|youthful|digital native|gen z|generation z|millennials?|recent(?:ly)? graduat\w*|new grad(?:uate)?s?|fresh graduates?`,
			`freshers?|fresh out of|just graduated|mature (?:person|candidate|applicant|lady)|overqualified|over-qualified`,
		),
		words(
			`young (?:people|person|persons|adults?|children|child|carers?|offenders?|readers?|learners?|minds|families|parents|women's|enterprise|farmers|musicians|stock|trees|plants|animals|horses|voices)(?:'s)?`,
			`young's modulus|ernst (?:&|and) young|(?:children|kids|people|families|clients) and young`,
			`working with young(?:er)? (?:people|children|adults|learners)|younger (?:children|pupils|students|learners|people)`,
		),
	},
	{
		"A year of graduation stands in for age. Ask for the qualification.",
		words(
			`graduation (?:year|date)|year of graduation|graduat\w* (?:in|after|before|since|from) (?:the )?(?:year )?(?:19|20)\d\d|class of (?:19|20)?\d\d`,
			`(?:19|20)\d\d graduates?|year (?:you )?graduated`,
		), nil,
	},
	{
		"Sex and gender are protected traits.",
		words(
			`gender|sex|male|female|males|females|man|woman|men|women|lady|ladies|gentleman|gentlemen|girls?|boys?|husky|he/she|masculine|feminine|maternal status`,
			`transgender|non-binary`,
		),
		words(
			`gender (?:and \w+ )?pay gap(?: reporting)?`,
			`gender (?:studies|equality|mainstreaming|analysis|identity (?:services|clinic)|dysphoria|justice|balance reporting|research|affirming care|responsive)`,
			`gender-(?:based|responsive|affirming|sensitive|neutral)(?: \w+)?`,
			`(?:sex|sexual)[- ](?:education|offend\w*|offences|health|workers?|trafficking|discrimination|differences|therapy)|relationships? and sex education`,
			`sex ratio|(?:male|female)(?:-to-| to | and |/)(?:male|female) (?:connectors?|adapt\w*|couplings?|fittings?|catheteri[sz]ation|plugs?)`,
			`(?:male|female) (?:connectors?|fittings?|threads?|couplings?|catheteri[sz]ation|genital mutilation|offenders|prisoners|prison|patients|wards?|fertility|reproductive health|anatomy|urology|grooming|hairdressing|clients)`,
			`(?:women|men|girl|boy|woman|ladies|gentlemen)'?s'? (?:health|refuge|aid|services|shelter|prison|hairdressing|barbering|clothing|wear|fashion|football|rugby|cricket|shelters|studies|rights|centre|network|empowerment|team|ward|tailoring|hostel|history|school)`,
			`(?:womens|mens)(?:wear| health)|violence against women(?: and girls)?`,
			`(?:care|caring|support|work|working) (?:of|for|with) (?:\w+ )?(?:women|men|girls|boys)|(?:pregnant|vulnerable|older|homeless) (?:women|men)`,
			`man[- ]management|(?:one|two|three|front|middle|con|cherry|isle of|two-)[- ]?man|man and van|man-hours|man hours|girls?' school|boys?' school`,
			`girl guid\w+|boys' brigade`,
		),
	},
	{
		"Pregnancy and plans for a family are protected.",
		words(`pregnan\w*|planning (?:a )?(?:family|children|pregnancy)|maternity plans|family plan(?:s|ning)?|child-?bearing`),
		words(
			`pregnancy (?:care|support|advice|testing|complications|yoga|services|loss|massage|clinic|counselling)`,
			`(?:care|caring|support\w*|treat\w*|advis\w*|scanning|work\w*) (?:of|for|with|to)? ?pregnant (?:women|patients|people|clients|mothers)`,
			`pregnant (?:women|patients|people)|teenage pregnancy|family planning (?:clinic|services|nursing|nurse|advice|association)|ectopic pregnancy`,
		),
	},
	{
		"Nationality is a protected trait. Ask for the right to work.",
		words(
			`nationality|nationalities|citizens?|citizenship|(?:uk|us|eu|british|eea|irish|german|french|foreign|american|indian) nationals?`,
			`british (?:born|only|passport)|(?:uk|us|eu|british|american|eu/eea) passport(?: holders?)?|born and bred|place of birth|country of (?:birth|origin)`,
			`birth ?place|immigrants?|immigration status|foreigners?|locals only|(?:uk|us)[- ]born|native[- ]born|visa holders? not`,
		),
		words(
			`citizens advice(?: bureau)?|citizen (?:science|developer|engagement|journalism|services|experience|participation)`,
			`citizenship (?:education|teaching|curriculum|law|applications?|ceremonies|lessons|studies)|senior citizens?|corporate citizenship|digital citizenship`,
			`teaching citizenship|nationality (?:law|and immigration law|and asylum)|immigration and nationality(?: law)?|asylum and nationality`,
			`immigrant (?:communities|services|support|advice|rights|families)|(?:support\w*|working with|advising|services for) immigrants`,
			`country of origin (?:labelling|certificates?|rules|information)|foreign nationals (?:team|payroll)`,
		),
	},
	{
		"Race and ethnic origin are protected traits.",
		words(
			`ethnic\w*|race|races|racial\w*|skin colou?r|colou?r of skin|caste|caucasians?|bame`,
			`(?:black|white|asian|hispanic|latino|latinx?|african[- ]american|arab|jewish|indian) (?:candidates?|applicants?|person|people|only|background|origin|male|female)`,
			`tribal origin|ancestry|dreadlocks|hair texture`,
		),
		words(
			`ethnic(?:ity)? (?:and \w+ )?pay gap(?: reporting)?|ethnic minority (?:communities|health|outreach|support|services|media)`,
			`ethnic (?:studies|cuisine|foods?|cooking|monitoring data|media|conflict)|minority ethnic (?:communities|outreach|groups|health)`,
			`working with (?:\w+ )?ethnic\w* \w+|multi-?ethnic (?:communities|markets)`,
			`(?:horse|motor|boat|yacht|relay|rat|arms|foot|cycle|drone|drag|sailing|road|marathon|sack|space|running) rac(?:e|es|ing)`,
			`race (?:cars?|conditions?|engineer\w*|tracks?|horses?|days?|teams?|timing|mechanics?|director|officer|control|strategy|management|events?|organi[sz]ation|bikes?|boats?|equality|relations|equity|meetings?)`,
			`(?:formula|f1|le mans)[a-z0-9 ]* races?|racial (?:equality|justice|equity)(?: work| \w+)?|wrongful race|bearing races?|ethnograph\w*`,
			`support\w* (?:black|asian|bame) (?:people|communities)`,
		),
	},
	{
		"Religion and belief are protected traits.",
		words(
			`religio\w*|practi[sc]ing (?:christian|catholic|muslim|jew|jewish|hindu|sikh|anglican|buddhist)s?`,
			`(?:christian|catholic|muslim|jewish|hindu|sikh|protestant|anglican|atheist|buddhist|mormon)(?: (?:faith|candidates?|applicants?|only|background|believer|person|woman|man|belief|values))?$`,
			`(?:christian|catholic|muslim|islamic|jewish|hindu|sikh) (?:faith|candidates?|applicants?|believers?|commitment)`,
			`member of (?:a|the|our) (?:church|mosque|synagogue|congregation|temple)|church (?:member\w*|attend\w*|goer|going)|church-?going`,
			`faith (?:commitment|requirement)|committed (?:christian|muslim|catholic)|creed|hijab|headscarf`,
		),
		words(
			`religio(?:us|n)s? (?:education|studies|texts|history|art|buildings|tourism|literacy|publishing|affairs|music|dress rental|teaching|teacher|communities|organi[sz]ations)`,
			`(?:world|comparative|teach\w*|teacher of|history of|study of|sociology of|philosophy of|philosophy and) religions?|inter-?religious`,
			`theology and religion`,
		),
	},
	{
		"Marital and parental status are protected.",
		words(
			`marital|married|unmarried|divorc(?:ed|ee)|widow(?:ed|er)?|spouses?|husband|wife|fianc[eé]e?|single status`,
			`single (?:person|woman|man|mother|father|parent)s?|civil partner\w*|parental status`,
			`family (?:status|circumstances|commitments|ties|obligations|responsibilities)|child-?less|child-?free`,
			`(?:no|without|having|has|have|own|number of) (?:young |small |any )?(?:children|kids|dependants|dependents|childcare|caring responsibilities)`,
			`(?:working )?(?:mums?|moms?|mothers?|fathers?|dads?|parents?) (?:returning|only|of|with|welcome|preferred)|mothers?$|fathers?$|caring responsibilities`,
			`childcare commitments|engaged to be married`,
		),
		words(
			`marital (?:law|therapy|counselling|disputes?|finance|property|breakdown)`,
			`(?:support\w*|advis\w*|working with|for|work with|counselling) (?:single|lone) (?:parents?|mothers?|fathers?)`,
			`single parent (?:families|support|charity|services)|married quarters|divorced clients|husband and wife (?:law|disputes)`,
			`(?:expectant|new|nursing|breastfeeding|teenage) (?:mothers|fathers|parents)|widowed clients|spouse (?:visas?|relocation|benefits administration)`,
		),
	},
	{
		"Disability and health are protected. Name the task that has to be done.",
		words(
			`disabilit(?:y|ies)|disabled|handicap\w*|able[- ]bodied|impairments?|wheelchairs?|medical (?:history|condition|record of applicant)`,
			`health (?:conditions?|status|problems|record|issues)|good health|excellent health|perfect health|healthy|mental illness`,
			`sick(?:ness)? (?:record|leave record|days|absence record)|no sick(?:ness)?|physically fit|fit and healthy|physical fitness|good eyesight`,
			`perfect (?:vision|eyesight|hearing)|normal (?:vision|hearing|colou?r vision)|neurotypical|(?:hiv|vaccination) status|body mass|bmi|non-?smokers?`,
			`genetic (?:information|status)`,
		),
		words(
			`(?:learning|physical|intellectual|developmental|multiple|profound|complex|severe|sensory|hidden)(?: and (?:learning|physical|multiple|complex|developmental))?(?: and multiple)?(?: learning)? (?:disabilit(?:y|ies)|impairments?)(?: \w+)?`,
			`(?:people|adults?|children|students|pupils|clients|patients|individuals|persons|learners|young people|those|customers) (?:with|who have)[a-z ,/&-]{0,40} (?:disabilit(?:y|ies)|impairments?|health conditions?|mental illness|handicaps?)`,
			`disability (?:support|awareness|services?|studies|benefits?|law|rights|sport|care|employment|equipment|inclusion|nursing|advice|advisers?|assessments?|discrimination|insurance|claims|confident|living allowance|sector|charity|access|adaptations?)(?: \w+)?`,
			`disabled (?:children|people|adults|students|access|pupils|customers|clients|facilities|persons|facilities grants?|passengers|young people|athletes|sport)(?:'s \w+)?`,
			`ld and disability|wheelchair (?:services?|access|users|assessments?|accessible|repairs?|clinic|basketball|seating|provision)(?: \w+)?`,
			`(?:visual|hearing|sight|vision|speech|cognitive|dual sensory|multi-?sensory) impairments?(?: \w+)?`,
			`(?:goodwill|asset|investment|ifrs 9|lease|fixed asset) impairments?(?: \w+)?|impairment (?:testing|reviews?|of assets|calculations?|losses|modelling)`,
			`golf handicaps?|medical (?:history taking|records?|condition management)|taking (?:a )?medical histor(?:y|ies)|medical histor(?:y|ies) taking`,
			`(?:taking|recording|reviewing) (?:patient|medical) histor(?:y|ies)`,
			`(?:long-term|mental|chronic|managing|physical|environmental|public) health (?:conditions?|problems|issues|status)`,
			`(?:severe|treating|treatment of) mental illness(?:es)?|healthy (?:eating|living|cooking|menus?|lifestyles?|schools|food|meals|menu planning)(?: \w+)?`,
			`sickness absence (?:management|policy|monitoring|reporting)|managing sickness(?: absence)?`,
			`physical fitness (?:instruct\w*|training|testing|coach\w*|programmes?)|health and wellbeing`,
		),
	},
	{
		"Where somebody lives stands in for origin and income. Ask whether they can do the work at its place.",
		words(
			`post ?codes?|zip ?codes?|zip|neighbou?rhoods?|home address|place of residence|resid(?:es?|ing|ents?) (?:in|of|near|within)`,
			`lives? (?:in|near|within|locally)|living (?:in|near|within|locally)|local (?:residents?|candidates?|applicants?|people) only`,
			`local (?:resident|candidate)s?|must be local|commut(?:e|ing|able) distance|within \d+ (?:miles|km|minutes|kilometres)(?: of)?|council estate|suburbs?$`,
		),
		words(
			`(?:post ?code|zip ?code)s? (?:routing|lookup|look-up|data|file|finder|analysis|address file|mapping|software|validation|api|databases?|sorting|areas? planning|lottery|geocoding|sectors?|based (?:routing|analysis))(?: software| analysis| tools?| data)?`,
			`(?:royal mail|ons|validat\w+|sorting (?:mail )?by|routing by) (?:post ?code|zip ?code)s?(?: \w+)?`,
			`zip (?:files?|lines?|wires?|merchants?|archives?|fitting|compression|lining|repairs?)|zip(?:lining|wires?)`,
			`neighbou?rhood (?:policing|planning|plans?|watch|renewal|nursing|teams?|management|regeneration|services|officers?|housing|wardens?|patrols?|engagement|centres?|health|networks?|development|law)(?: \w+)?`,
			`(?:experience|working|work|care|support\w*|supporting|caring|assist\w*) (?:of|for|with|to|among) (?:\w+ )?residents(?: (?:in|of|within|near))?(?: \w+)*`,
			`residents (?:in|of) (?:care|nursing|sheltered|residential|supported)[a-z ]*`,
			`(?:supported|assisted|independent|sheltered|daily|standards of|cost of) living (?:in|within|near)?`,
		),
	},
	{
		"The name of a school stands in for class and origin. Ask for the qualification or for what was learnt.",
		words(
			`russell group|ivy league|ivy plus|oxbridge|red ?brick|grandes? [eé]coles?`,
			`(?:top|top[- ]tier|top[- ]rated|top[- ]ranked|tier[- ](?:1|one)|elite|leading|prestigious|best|renowned|good|world[- ]class|highly ranked|top[- ](?:\d+|ten|five|twenty|hundred)|target|first-rate|reputable|well-known)(?: \w+)? (?:universit(?:y|ies)|schools?|colleges?|business schools?|institutes?|institutions?|mbas?|mba programmes?)`,
			`(?:graduates? (?:of|from)|degree from|educated at|alumn(?:us|i|a|ae) of|studied at|attended|went to) (?:oxford|cambridge|harvard|yale|princeton|stanford|mit|lse|imperial|eton|durham|insead|iit|iim|columbia|cornell|brown|dartmouth|sciences po|eth|bocconi)`,
			`(?:iit|iim|bits|nit|harvard|stanford|oxford|cambridge|yale|princeton|eton|insead)(?: (?:alum\w*|graduates?|degree|mba|educated|only|background|pedigree))`,
			`privately educated|(?:private|public|independent|boarding|grammar)[- ]school educat\w+|private school education`,
			`university (?:ranking|prestige|reputation)|school prestige|pedigree|ivy`,
		),
		words(
			`(?:working|work|experience|taught|teaching|employed|outstanding) (?:in|at|with|for|of) (?:a |an |the )?(?:top|leading|good|best|reputable|prestigious)[a-z -]* (?:universit(?:y|ies)|schools?|colleges?|institut(?:es?|ions?))`,
			`(?:partnerships?|links|relations) with (?:leading|top)[a-z ]* universities`,
			`pedigree (?:animals|dogs|cattle|livestock|stock|herds?|sheep|records|breeding|analysis|software|flock)|ivy (?:removal|cutting|clearance)`,
			`good schools? (?:ofsted|inspection\w*)|target school (?:outreach|visits)`,
		),
	},
	{
		"A photograph or someone's looks say nothing about the work and show protected traits.",
		words(
			`photos?|photographs?(?: of (?:you|yourself|applicant|candidate))?|head ?shots?|selfies?|(?:good|nice)[- ]looking|good looks`,
			`attractive (?:person|appearance|candidate|lady|woman|man|looks)|physical appearance|pleasant appearance|appearance|well[- ]groomed|slim|tall|height`,
			`weight|body (?:type|shape)|tattoos?|piercings?|physique|hair ?style|beautiful|handsome`,
		),
		words(
			`photos? (?:edit\w*|shoots?|retouch\w*|journalism|journalists?|librar\w*|manag\w*|captur\w*|research\w*|booths?|archiv\w*|processing|labs?|voltaic|polymers?|manipulation|composition|compositing|print\w*|film|stories|desk|studios?|restoration|galler\w*|content|assets|documentation|identification|mechanic)(?: \w+)?`,
			`(?:product|food|event|site|survey|drone|aerial|wildlife|property|news|stock|press|video and|before and after|taking|take|editing|retouching|progress|digital|scene|clinical|medical|evidential|video or|social media|portrait|school|wedding|forensic|record|interpret\w*|cataloguing|historic(?:al)?) photo(?:s|graphs?)`,
			`photographs? (?:collections?|archives?|conservation|cataloguing|curator)`,
			`(?:tattoo|piercing) (?:artist\w*|studio|removal|hygiene|licen\w*|inspection\w*)`,
			`(?:working|work|works|workers?|training|safety|rescue|access|operations|restrictions|maintenance) (?:at|from|on) (?:\w+ )?heights?`,
			`(?:at|from) (?:great |a )?heights?|height (?:safety|access|survey|gauge|adjustment|rescue|training)|work[- ]at[- ]height`,
			`(?:lift\w*|carry\w*|handl\w*|heavy|body|gross|net|vehicle|tare|patient|birth|axle|train|counter) weights?`,
			`weight (?:management|training|lifting|bridge|loss|control|checks?|tickets?|watchers|monitoring|distribution|limits?)|weights and measures`,
			`court appearances?|television appearances?|(?:store|product|garden|site|shop|visual|page|building) appearance`,
			`tall (?:ships?|buildings?|structures?|timber)|slim (?:stack|framework)|beautiful (?:soup|code|design\w*|interfaces?|gardens|user)|vaulting height`,
			`height of up to \d+ ?m|heights? of up to \d+ ?m(?:etres)?`,
		),
	},
	{
		"An accent stands in for origin. Ask for a level of the language, or for clear speech in the job's own situations.",
		words(`accents?|accentless|neutral accent|without (?:an |any )?accent`),
		words(
			`accent (?:reduction|coach\w*|walls?|lighting|paint\w*|colou?rs?|modification|training|furniture|recognition|on quality)`,
			`(?:dialect|dialects) and accents?|accents? and dialects?|(?:voice|performing|regional) accents?(?: \w+)?`,
		),
	},
	{
		"Fitting in with a culture is a feeling about likeness, not a skill. Name the behaviour that the work needs.",
		words(
			`cultur(?:e|al)[- ](?:fit|match)|team[- ]fit`,
			`fits? (?:in )?(?:with )?(?:our|the|with our|in our|into our|into the|in with) (?:\w+ )?(?:culture|family|gang|tribe)`,
			`good fit(?: for our (?:team|culture))?|right fit|one of us|personality fit|beer test|like-?minded`,
		), nil,
	},
	{
		"Sexual orientation is a protected trait.",
		words(`sexual orientation|heterosexual|homosexual|bisexual|gay|lesbian|lgbt\w*|straight (?:man|woman|person|people|only)`),
		words(
			`lgbt\w*\+? (?:outreach|communities|community|charity|services|support|health|inclusion|youth|rights|housing|history|awareness)(?: \w+)?`,
			`(?:support\w*|working with) lgbt\w*\+? (?:\w+ )?\w+`,
		),
	},
	{
		"Political opinion and union membership are protected.",
		words(
			`political (?:opinions?|views?|beliefs?|affiliations?|party membership)|party member(?:ship)?|(?:trade )?union (?:member|membership|members only)`,
			`non-?union(?:ised)? (?:member|person|candidates?)`,
		),
		words(`(?:trade )?union membership (?:services|data|systems|recruitment|administration)`),
	},
	{
		"A gap in a CV stands in for parenthood, care and illness. Ask for the experience itself.",
		words(
			`(?:no|without|unexplained) (?:\w+ )?(?:gaps?|breaks?)(?: (?:in|on) (?:\w+ )?(?:cv|employment|career|resume|work history))?$`,
			`(?:career|employment|cv|resume) (?:gaps?|breaks?)|(?:unbroken|continuous|uninterrupted) (?:employment|career|work) ?(?:history|record)?`,
			`currently employed|must be (?:in work|employed)|not (?:currently )?unemployed|unemployed`,
		),
		words(
			`(?:support\w*|helping|advising|coaching|working with|work with) (?:\w+ )?unemployed(?: \w+)?`,
			`unemployed (?:people|young people|adults|clients|jobseekers)|career break (?:scheme|programme|policy)\w*`,
		),
	},
}
