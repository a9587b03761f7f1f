package sandbox

import (
	"bytes"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// The relationships of the invented company. A to-one relationship is stored on the record that holds it (One); the
// to-many side of it, named last, is implied and not stored. "-" means that the API names no to-many side.
//
//	type                             to-one                         target                                  implies on the target
//	answer_options                   answer                         answers                                 answer_options
//	answers                          question                       questions                               -
//	answers                          answerable                     applications|job_seekers|
//	                                                                candidate_surveys                       answers
//	answers                          structured_section_response    structured_section_responses            answers
//	answers                          document_request               document_requests                       answers
//	applications                     candidate, job, job_posting    candidates, jobs, job_postings          applications (not on postings)
//	applications                     stage                          stages                                  applications
//	applications                     furthest_stage                 stages                                  -
//	applications                     hris_reference                 hris_exports                            -
//	applications                     onboarding_application         onboarding_applications                 -
//	background_checks                application                    applications                            -
//	candidate_assessments            application                    applications                            -
//	candidate_surveys                application                    applications                            -
//	comments                         commentable                    applications|candidates|job_seekers     comments
//	comments                         user                           users                                   -
//	custom_attributes                custom_field                   custom_fields                           -
//	custom_attributes                custom_attributable            applications|candidates|jobs|
//	                                                                job_seekers|job_templates|offers|
//	                                                                positions                               custom_attributes
//	custom_field_options             custom_field                   custom_fields                           custom_field_options
//	document_requests                application                    applications                            document_requests
//	equality_monitoring_categories   equality_monitoring_template   equality_monitoring_templates           -
//	equality_monitoring_options      equality_monitoring_category   equality_monitoring_categories          equality_monitoring_options
//	hris_exports                     candidate                      candidates                              hris_references
//	interview_parts                  interview                      interviews                              interview_parts
//	interview_parts                  company                        companies                               -
//	interviews                       stage                          stages                                  -
//	interviews                       interviewable                  applications|job_seekers                -
//	job_postings                     job, location                  jobs, locations                         job_postings (on jobs)
//	job_seekers                      candidate                      candidates                              job_seekers
//	jobs                             company, department, division, their own types                         jobs (on the group only)
//	                                 location, structure_link,
//	                                 structure_custom_group_one
//	jobs                             hiring_manager_user, recruitment_manager_user, creator_user -> users   -
//	locations                        equality_monitoring_template   equality_monitoring_templates           -
//	offers                           application, stage             applications, stages                    offers (on applications)
//	offers                           creator, manager               users                                   -
//	onboarding_answers               onboarding_application         onboarding_applications                 onboarding_answers
//	onboarding_answers               document_request               document_requests                       -
//	onboarding_applications          application                    applications                            -
//	one_way_video_interviews         application                    applications                            -
//	position_openings                position                       positions                               position_openings
//	position_openings                job, requisition,              their own types                         -
//	                                 position_holder
//	positions                        current_position_opening       position_openings                       -
//	positions                        parent_position                positions                               child_positions
//	questions                        scorecard_section              scorecard_sections                      -
//	reference_check_answers          reference_check                reference_checks                        reference_check_answers
//	reference_check_field_answers    reference_check                reference_checks                        reference_check_field_answers
//	reference_checks                 reference_checkable            applications                            -
//	requisition_details              requisition                    requisitions                            requisition_details
//	requisition_details              requisition_template_field     requisition_template_fields             -
//	requisition_template_fields      requisition_template           requisition_templates                   requisition_template_fields
//	requisition_template_fields      template_custom_field          custom_fields                           -
//	requisitions                     requisition_template, job      their own types                         -
//	requisitions                     creator                        users                                   -
//	roles                            access_group                   access_groups                           roles
//	scorecard_answers                user_scorecard, application    user_scorecards, applications           scorecard_answers (on both)
//	scorecard_answers                question, user                 questions, users                        -
//	scorecard_notes                  application, scorecard         applications, scorecards                scorecard_notes (on both)
//	scorecard_notes                  user                           users                                   -
//	scorecard_options                scorecard_section              scorecard_sections                      scorecard_options
//	scorecard_ratings                user_scorecard, application    user_scorecards, applications           scorecard_ratings (on both)
//	scorecard_ratings                scorecard_option, user         scorecard_options, users                -
//	scorecard_sections               scorecard                      scorecards                              scorecard_sections
//	scorecards                       scorecardable                  companies                               -
//	stages                           stageable                      hiring_workflows|jobs                   stages
//	structure_links                  department, location,          their own types                         -
//	                                 division, structure_custom_group_one
//	structured_section_responses     answerable                     applications|job_seekers                structured_section_responses
//	structured_section_responses     structured_section             structured_sections                     -
//	user_scorecards                  scorecard                      scorecards                              user_scorecards
//	user_scorecards                  application | job_seeker       applications, job_seekers               user_scorecards
//	user_scorecards                  user, scorecard_note           users, scorecard_notes                  -
//	users                            access_group                   access_groups                           -
//
// Stored in Many, since no to-one implies them: jobs.questions and structured_sections.questions (questions),
// candidates.skills (skills), interview_parts.interviewing_users (users), scorecards.stages (stages).
//
// Attributes that follow from others are not stored: every X_id and X_type of a to-one X above, full_name,
// title, additional_information and question_type of answers, multiple_choice_answer, document_answer,
// field_type and label of requisition_details, value, field_name, option_value and option_label of custom_attributes,
// unique_reference, the *_text, url and path attributes of jobs and postings; of jobs also the headers that have an
// external_ twin, remote, deadline_at, compensation_visible, country_code; average_rating, days_in_current_stage, names, in_use.
//
// Stored though never shown: users.user_type, which filter[employee] needs.

// systemUserID is the user who owns what is made through the API.
const systemUserID = "95960"

// The applications that are odd on purpose, as those of real candidates are. Their ids hold for any seed; the first four
// are for the harbour job, the others for the software job, and nobody has looked at them yet.
const (
	hiddenTextID   = "7023" // the summary holds invisible letters and an instruction
	garbageFileID  = "7044" // the CV is called a PDF and is none
	noFileID       = "7066" // there is no CV
	pastedAdvertID = "7081" // the CV repeats the advert
	oddFileNameID  = "7031" // the name of the CV is hard to write in a URL or a header
	scannedFileID  = "7058" // the CV is a PDF without text
	instructedCVID = "7072" // the CV tells screening systems what to do
)

// awkward says for which field of work the odd applications are.
var awkward = map[string]*work{
	hiddenTextID: harbourWork, garbageFileID: harbourWork, noFileID: harbourWork, pastedAdvertID: harbourWork,
	oddFileNameID: softwareWork, scannedFileID: softwareWork, instructedCVID: softwareWork,
}

// today is the company's present: nothing has happened after it, but interviews may be planned.
var today = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)

// firstIDs are where the ids of a type begin, so that those of different types are rarely mistaken for each other.
// Types that are not named begin at 1.
var firstIDs = map[string]int{
	"answers": 31001, "answer_options": 52001, "applications": 7001, "background_checks": 610, "candidate_assessments": 640,
	"candidate_surveys": 670, "candidates": 9001, "comments": 5204001, "custom_attributes": 461, "custom_fields": 25,
	"interview_parts": 1201, "interviews": 1001, "job_postings": 3001, "job_seekers": 8001, "jobs": 88, "offers": 401,
	"onboarding_applications": 701, "positions": 150, "questions": 210, "reference_checks": 820, "requisitions": 330, "scorecards": 18,
	"stages": 13, "structure_links": 1000327, "structured_section_responses": 21001, "user_scorecards": 2201, "users": 95961,
}

// NewCompany invents Calder Sound Group, with everything that an account of a year holds: the organisation, 12 jobs,
// 300 applications and what was done with them. The same seed gives the same company. Everyone in it is made up.
func NewCompany(seed int64) *Data {
	source := rand.NewPCG(uint64(seed), 0x5eed) //nolint:gosec // any 64 bits will do as a seed
	b := &builder{
		rand: rand.New(source), //nolint:gosec // invented people need no secrets
		data: &Data{Objects: make([]*Object, 0, 4200), Blobs: make(map[string]Blob, 400)},
		last: make(map[string]int, 64),
	}
	b.organisation()
	b.workflows()
	b.scorecards()
	b.workHistory()
	b.customFields()
	b.jobs()
	b.planning()
	b.applications()
	b.pipeline()
	return b.data
}

// builder makes the company step by step, and remembers what later steps refer to.
type builder struct {
	rand *rand.Rand
	data *Data
	last map[string]int

	company         *Object
	locations       []*Object
	departments     []*Object
	divisions       []*Object
	groups          []*Object
	links           []*Object
	staff           []*Object
	system          *Object
	workflowList    []*Object
	cards           []*card
	history         *Object
	historyQuestion [2]*Object // employer, job title
	fields          map[string]*Object
	banked          map[string]*Object
	skills          map[string]Ref
	openings        []*opening
	addresses       map[string]int // e-mail names given, and how often

	cv                               bytes.Buffer    // the CV that is being written
	line                             []byte          // the text that is being filled
	texts                            strings.Builder // the strings of keep
	slab                             []Object        // records to be used
	stamped                          any             // what stamp gave last
	stampedAt                        time.Time
	surveyQuestion, documentQuestion *Object
	underWay                         bool // an interview is going on
	drafted                          bool // an offer is being written
}

// add stores a new record with the next id of its type, made at the given time.
func (b *builder) add(typ string, at time.Time, attributes map[string]any, one map[string]Ref) *Object {
	stamp := b.stamp(at)
	attributes["created_at"] = stamp
	attributes["updated_at"] = stamp
	return b.part(typ, attributes, one)
}

// part stores a new record of a type that shows no dates.
func (b *builder) part(typ string, attributes map[string]any, one map[string]Ref) *Object {
	id, ok := b.last[typ]
	if !ok {
		if id, ok = firstIDs[typ]; !ok {
			id = 1
		}
	}
	b.last[typ] = id + 1
	var digits [20]byte
	return b.store(typ, b.keep(strconv.AppendInt(digits[:0], int64(id), 10)), attributes, one)
}

func (b *builder) store(typ, id string, attributes map[string]any, one map[string]Ref) *Object {
	if len(b.slab) == 0 {
		b.slab = make([]Object, 128)
	}
	o := &b.slab[0]
	b.slab = b.slab[1:]
	*o = Object{Type: typ, ID: id, Attributes: attributes, One: one}
	return b.data.add(o)
}

func refTo(o *Object) Ref { return Ref{Type: o.Type, ID: o.ID} }

// stamp writes a time as the API does: 2026-02-01T06:44:38+00:00. Records of the same moment share the text.
func (b *builder) stamp(t time.Time) any {
	if b.stamped == nil || !t.Equal(b.stampedAt) {
		var buffer [32]byte
		text := t.AppendFormat(buffer[:0], time.RFC3339)
		b.stamped, b.stampedAt = b.keep(append(text[:len(text)-1], "+00:00"...)), t // always UTC, so it ends in Z
	}
	return b.stamped
}

func isoDate(t time.Time) string { return t.Format(time.DateOnly) }

// keep makes a string of a text. Short strings are cut from large ones: making the company is mostly allocation, and
// there are ten thousands of them.
func (b *builder) keep(text []byte) string {
	if b.texts.Cap()-b.texts.Len() < len(text) {
		b.texts = strings.Builder{}
		b.texts.Grow(max(16<<10, len(text)))
	}
	start := b.texts.Len()
	b.texts.Write(text)
	return b.texts.String()[start:]
}

// date reads a date that is written in this package.
func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// between gives a number from low to high, both included.
func (b *builder) between(low, high int) int { return low + b.rand.IntN(high-low+1) }

// chance is true in so many of a hundred cases.
func (b *builder) chance(percent int) bool { return b.rand.IntN(100) < percent }

func pick[T any](b *builder, list []T) T { return list[b.rand.IntN(len(list))] }

// sample gives up to n different entries of the list, in the list's order.
func (b *builder) sample(list []string, n int) []string {
	n = min(n, len(list))
	chosen := make([]string, 0, n)
	for i, entry := range list {
		if b.rand.IntN(len(list)-i) < n-len(chosen) {
			chosen = append(chosen, entry)
		}
	}
	return chosen
}

// workday moves a time into office hours of a working day, on or after its own day.
func (b *builder) workday(t time.Time) time.Time {
	switch t.Weekday() {
	case time.Saturday:
		t = t.Add(days(2))
	case time.Sunday:
		t = t.Add(days(1))
	default:
	}
	return t.Truncate(24 * time.Hour).Add(time.Duration(b.between(8*3600, 17*3600)) * time.Second)
}
