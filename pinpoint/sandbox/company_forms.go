package sandbox

import (
	"strconv"
	"time"
)

// stageSpec is a stage of a workflow; jobs get copies.
type stageSpec struct{ name, external, kind, description string }

// workflowTable holds the workflows. Their stages are numbered from 101, 201 and 301, those of the jobs from 13.
var workflowTable = []struct {
	name   string
	stages []stageSpec
}{
	{"Standard hiring", []stageSpec{
		{"Applied", "", "applied", "Everyone who applied and has not been looked at"},
		{"Phone Screen", "First conversation", "review", "Twenty minutes with a recruiter"},
		{"Interview", "", "interview", ""},
		{"Offer", "", "offer", ""},
		{"Hired", "", "hired", ""},
		{"Rejected", "", "rejected", ""},
	}},
	{"Regulated professions", []stageSpec{
		{"Applied", "", "applied", ""},
		{"Registration Check", "", "review", "Register, right to work, safeguarding"},
		{"Panel Interview", "Interview day", "interview", "With a lesson or a clinical scenario"},
		{"Offer", "", "offer", ""},
		{"Hired", "", "hired", ""},
		{"Rejected", "", "rejected", ""},
	}},
	{"Skills test first", []stageSpec{
		{"Applied", "", "applied", ""},
		{"TA Screen", "", "review", "Read by talent acquisition"},
		{"Assessment Stage", "Practical task", "review", "Trial shift, trade test or take-home task"},
		{"Interview", "", "interview", ""},
		{"Offer", "", "offer", ""},
		{"Hired", "", "hired", ""},
		{"Rejected", "", "rejected", ""},
	}},
}

func (s stageSpec) attributes(position int) map[string]any {
	attributes := map[string]any{"name": s.name, "visible": s.kind != "rejected", "position": float64(position), "basic_type": s.kind}
	if s.external != "" {
		attributes["external_name"] = s.external
	}
	if s.description != "" {
		attributes["description"] = s.description
	}
	return attributes
}

func (b *builder) workflows() {
	for i, w := range workflowTable {
		workflow := b.add("hiring_workflows", founded.Add(days(i)), map[string]any{"name": w.name, "external_system_reference": "WF-" + strconv.Itoa(i+1)}, nil)
		b.workflowList = append(b.workflowList, workflow)
		for j, stage := range w.stages {
			b.store("stages", strconv.Itoa(100*(i+1)+j+1), stage.attributes(j+1), map[string]Ref{"stageable": refTo(workflow)})
		}
	}
}

// card is a scorecard with what interviewers rate and answer on it.
type card struct {
	object    *Object
	options   []*Object
	questions []*Object
}

type cardSection struct {
	name, details string
	options       int // how many; what an option shows is not documented
	question      string
	kind          string
}

var cardTable = []struct {
	name, guidance string
	active         bool
	sections       []cardSection
}{
	{
		"Phone screen", "<p>Twenty minutes. Ask for examples, write down what you heard, rate afterwards.</p>", true,
		[]cardSection{
			{"Basics", "Motivation, notice, place", 2, "May we move this person on?", "boolean"},
		},
	},
	{
		"Skills interview", "<p>Rate only what the person showed or told you with an example.</p><ul><li>1 = no evidence</li><li>5 = could teach it</li></ul>", true,
		[]cardSection{
			{"Craft", "The essential criteria of the advert", 3, "Which example convinced you most?", "long_text"},
			{"Together", "How we work", 2, "", ""},
		},
	},
	{
		"Values interview (2025)", "<p>Replaced by the skills interview.</p>", false,
		[]cardSection{
			{"Values", "Care for people, and candour", 2, "", ""},
		},
	},
}

func (b *builder) scorecards() {
	for i, c := range cardTable {
		at := founded.Add(days(10 + i))
		object := b.add("scorecards", at, map[string]any{"name": c.name, "interview_guidance": c.guidance, "is_active": c.active},
			map[string]Ref{"scorecardable": refTo(b.company)})
		made := &card{object: object}
		for j, s := range c.sections {
			section := b.part("scorecard_sections", map[string]any{"name": s.name, "additional_details": s.details, "position": strconv.Itoa(j + 1)},
				map[string]Ref{"scorecard": refTo(object)})
			for range s.options {
				option := b.part("scorecard_options", map[string]any{}, map[string]Ref{"scorecard_section": refTo(section)})
				made.options = append(made.options, option)
			}
			if s.question != "" {
				made.questions = append(made.questions, b.add("questions", at, map[string]any{
					"title": s.question, "question_type": s.kind, "required": true, "banked": false, "multiple_choice_options": []any{},
				}, map[string]Ref{"scorecard_section": refTo(section)}))
			}
		}
		object.Many = map[string][]Ref{"stages": {}}
		for w, workflow := range workflowTable {
			for j, stage := range workflow.stages {
				if (i == 0 && stage.kind == "review") || (i == 1 && stage.kind == "interview") {
					object.Many["stages"] = append(object.Many["stages"], Ref{Type: "stages", ID: strconv.Itoa(100*(w+1) + j + 1)})
				}
			}
		}
		b.cards = append(b.cards, made)
	}
}

// workHistory makes the repeatable blocks of the application form.
func (b *builder) workHistory() {
	at := founded.Add(20 * 24 * time.Hour)
	section := func(title, description, internal string, questions ...string) (*Object, []*Object) {
		o := b.add("structured_sections", at, map[string]any{"title": title, "description": description, "internal_name": internal}, nil)
		made := make([]*Object, len(questions))
		refs := make([]Ref, len(questions))
		for i, question := range questions {
			made[i] = b.add("questions", at, map[string]any{
				"title": question, "question_type": "short_text", "required": i == 0, "banked": false, "multiple_choice_options": []any{},
			}, nil)
			refs[i] = refTo(made[i])
		}
		o.Many = map[string][]Ref{"questions": refs}
		return o, made
	}
	var questions []*Object
	b.history, questions = section("Work history", "Your last three jobs, the latest first.", "work_history", "Employer", "Job title")
	copy(b.historyQuestion[:], questions)
	single := func(title string) *Object {
		return b.add("questions", at, map[string]any{
			"title": title, "question_type": "boolean", "required": true, "banked": false, "multiple_choice_options": []any{},
		}, nil)
	}
	b.surveyQuestion = single("Would you apply to us again?")
	b.documentQuestion = single("Is the document you sent an original?")
	section("Education", "Schools, colleges and universities from the age of 16.", "education", "School or university", "Qualification")
}
