package tools

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// synonyms put what people say into the words of the catalogue: each line gives sayings, and what stands in their place,
// + before a verb. Matched by stems, the longest first. They are read when somebody first searches.
const synonyms = `
vacancy, role, opening, this post, the post: job
position: position job
ad, ads, advert, advertisement, job board: job posting advert
applicant, apply, applied, application, applying: application applicant
application form: job posting form question
stage, next stage: application stage
apply again, blacklist, ban, bar: +update block person candidate
resume, résumé, curriculum vitae, cover letter: cv
note, remark, discussion, conversation: comment
post a, put a new: +create
new recruiter, new user, new colleague: +create user
colleague, teammate, coworker, recruiter, login, hiring manager, staff, who has access: user
right now, at the moment, in progress:
this person: candidate
apply the, apply a: +tag
permission, privilege, right, access, user group: access group right
office, site, branch, premises, city, country: location
email address, phone number, contact detail: contact detail
email, e mail, mail: e-mail
org chart, organisation chart, hierarchy, reporting line: position
headcount, hiring request, headcount request: requisition headcount
talent pool, talent pipeline, prospect, lead, talent community, without a job, speculative candidate, speculative applicant: job seeker talent pipeline
new hire, new starter, new joiner, new employee, starter, joiner, first day, induction: onboarding hire
reject, turn down, decline, disqualify, advance, progress, hire, hired: +update application stage
offline, unpublish, take down, publish, reopen, close: +update status
hiring workflow, hiring process, recruitment process, selection process: hiring workflow
test, exam, quiz, work sample, psychometric, coding test: assessment
criminal record, criminal record check, dbs, dbs check, vetting, credit check, police check, right to work: background check
reference, referee, former boss, former manager, former employer: reference check referee
satisfaction, candidate experience, nps, opinion, feedback, think of, thought of: survey rating
video call, zoom, teams call: interview join link
panel, interviewer: interview
video, recorded interview, video interview, async interview, one way interview: one way video interview recorded
evaluation form, interview form: scorecard template
diversity, ethnic, ethnicity, gender, disability, equal opportunity, inclusion: equality monitoring diversity category
custom field, extra field, additional field, own field, drop down, dropdown, picklist: custom field select definition
custom value, custom field value, field: custom field attribute value
work history, employment history, previous employer, past employer, previous job, past job, past work, work experience, career, education: structured section response past job
combination, pair, hire in, hire at: structure link pair department location
speculative application: structure link speculative
org unit, organisational unit, business unit: company organisation level unit
rank, ranking, score all, screen all, shortlist, short list, best, strongest, top: screen job ranked table
meet, requirement, fit, suitable, suit, match, qualified, evaluate, assess: screen candidate score
evidence, quote: evidence quote score screen
why, reason, justify, decided, decision: explain score words
finalist, stronger, better, versus, vs, side by side, next to each other: compare candidate side
criterion, criteria, judged, judge, scoring criteria: rubric criteria
write a rubric, create a rubric, new rubric, make criteria, write criteria, new criteria: draft rubric
sign off, freeze: +approve approve
pre qualified, not qualified, prequalified: clara tag qualified
label: tag
who changed, who touched, what happened, who did, who viewed, who saw, history of, overrule, shared link, external link: search audit log who
audit log, the log, audit trail, trail, tool call: search audit log
tampered, tampering, tamper, manipulated, manipulate, manipulation, falsified, intact, prove: verify audit log changed left out
salary, pay, wage: pay job
get rid, take away, take off, deactivate, disable: +delete
look up: +list
`

// verbs say by which kind of operation a task is done.
var verbs = sync.OnceValue(func() map[string]pinpoint.Method {
	all := map[string]pinpoint.Method{}
	for method, words := range map[pinpoint.Method]string{
		pinpoint.MethodCreate: "create add import register start enter invite request ask define record log leave write fill launch upload",
		pinpoint.MethodUpdate: "update change rename rewrite edit correct fix modify amend move mark close reopen publish make archive block replace set stop put",
		pinpoint.MethodDelete: "delete remove erase drop cancel discard purge clear",
		pinpoint.MethodList:   "list find many search all any anyone anybody",
		pinpoint.MethodGet:    "get read view see everything full one detail",
		MethodComposite:       "approve tag sign freeze label",
	} {
		for w := range strings.FieldsSeq(words) {
			all[stem(w)] = method
		}
	}
	return all
})

// empty are the stems of words that tell no tool from another.
var empty = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`a an and any are as at be been by can could did do does done for from get give gives given had has have he her his him how i
		if in into is it its just let me more my need new no not now of on one or our s out over please she should show so some somebody someone such tell than
		that the their them then there these they this those to until up us want was we were what when where whether while whose why will with would
		you your all single list create update delete change pinpoint`) {
		set[stem(w)] = true
	}
	return set
})

// terms gives the stems of a text's words, but for those that say nothing.
func terms(text string) []string {
	return slices.DeleteFunc(stems(text), func(s string) bool { return empty()[s] })
}

// splitWords gives a text's words in lower case. A comma stands for "and", an e-mail address for the word.
func splitWords(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), ",", " and ")
	if before, after, ok := strings.Cut(text, "@"); ok {
		_, after, _ = strings.Cut(after, " ")
		text = before[:strings.LastIndexByte(before, ' ')+1] + "email " + after
	}
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func stems(text string) []string {
	all := splitWords(text)
	for i, w := range all {
		all[i] = stem(w)
	}
	return all
}

// stem takes the endings off an English word: enough for a list of a hundred tools, at no cost to the start.
func stem(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && len(w) > 3:
		w = w[:len(w)-1]
	}
	for _, ending := range []string{"ing", "ed"} {
		if bare, ok := strings.CutSuffix(w, ending); ok && len(bare) > 2 {
			w = bare
			if n := len(w); w[n-1] == w[n-2] && !strings.ContainsRune("ls", rune(w[n-1])) {
				w = w[:n-1]
			}
			break
		}
	}
	return strings.TrimSuffix(w, "e")
}

// saying is a synonym, in stems.
type saying struct {
	said, means []string
	verb        pinpoint.Method
}

// sayings reads the synonyms, the longest first.
func sayings() []saying {
	var all []saying
	for line := range strings.Lines(synonyms) {
		said, means, _ := strings.Cut(strings.TrimSpace(line), ":")
		means = strings.TrimSpace(means)
		verb := ""
		if rest, ok := strings.CutPrefix(means, "+"); ok {
			verb, means, _ = strings.Cut(rest, " ")
		}
		for phrase := range strings.SplitSeq(said, ",") {
			if s := stems(phrase); len(s) > 0 {
				all = append(all, saying{s, terms(means), verbs()[stem(verb)]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b saying) int { return len(b.said) - len(a.said) })
	return all
}

// mostWords is how much of a query is read.
const mostWords = 60

// task is what a query asks for: terms, and the kinds of operation that would do it.
type task struct {
	terms   []string
	methods map[pinpoint.Method]bool
	writes  bool
}

// task reads a query. A verb of writing counts only where it is an order: "who was rejected" asks for no rejection.
func (x *searchIndex) task(query string) task {
	t := task{methods: map[pinpoint.Method]bool{}}
	words := splitWords(query)
	words = words[:min(len(words), mostWords)]
	said := stems(strings.Join(words, " "))
	asks := len(words) > 0 && slices.Contains(questionWords, words[0])
	few := len(words) <= 4
	begins, one := true, false
	for at := 0; at < len(said); {
		n, means, verb := 1, said[at:at+1], verbs()[said[at]]
		if i := slices.IndexFunc(x.sayings, func(s saying) bool { return startsWith(said[at:], s.said) }); i >= 0 {
			n, means, verb = len(x.sayings[i].said), x.sayings[i].means, x.sayings[i].verb
		}
		orders := !asks && (begins || few || n > 1) && !strings.HasSuffix(words[at], "ed")
		if verb == pinpoint.MethodList || verb == pinpoint.MethodGet || verb != "" && orders {
			t.methods[verb] = true
		}
		begins = words[at] == "and" || words[at] == "then" || begins && slices.Contains(courtesies, words[at])
		one = one || slices.Contains(definite, words[at]) || digits(words[at])
		for _, s := range means {
			if empty()[s] {
				continue
			}
			if len(t.terms) == 0 && verb == "" && slices.ContainsFunc(words[at:at+n], isPlural) {
				t.methods[pinpoint.MethodList] = true
			}
			t.terms = append(t.terms, s)
		}
		at += n
	}
	t.writes = t.methods[pinpoint.MethodCreate] || t.methods[pinpoint.MethodUpdate] || t.methods[pinpoint.MethodDelete] || t.methods[MethodComposite]
	if asks && (words[0] == "which" || words[0] == "who") || !t.methods[pinpoint.MethodGet] && !one {
		t.methods[pinpoint.MethodList] = true
	}
	return t
}

func startsWith(said, with []string) bool {
	return len(with) <= len(said) && slices.Equal(said[:len(with)], with)
}

func isPlural(word string) bool {
	return len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss")
}

var (
	// questionWords begin a question, which is answered by reading whatever verbs it holds.
	questionWords = strings.Fields("what which who whose when where why how has have is are was were does did do")
	// courtesies stand before an order.
	courtesies = strings.Fields("please can could would you i we want need like to let us")
	// definite words speak of one thing.
	definite = strings.Fields("a an this that he she her his him its one")
)

// fit discounts operations of a kind that was not asked for. Without an order a query is one of reading.
func (t task) fit(tool *Tool) float64 {
	m := tool.Method
	switch {
	case t.writes != (tool.Risk != pinpoint.RiskRead):
		return 0.5
	case m == MethodComposite, t.writes && t.methods[m], !t.writes && t.methods[pinpoint.MethodList] == (m == pinpoint.MethodList):
		return 1
	case t.writes:
		return 0.65
	}
	return 0.8
}
