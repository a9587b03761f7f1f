package pinpoint

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
)

// decoder runs As for one type; a type argument cannot be chosen while a test runs.
func decoder[T any]() func(*Record) (any, error) {
	return func(r *Record) (any, error) { return As[T](r, nil) }
}

var decoders = map[*Resource]func(*Record) (any, error){
	Users:                        decoder[User](),
	AccessGroups:                 decoder[AccessGroup](),
	Answers:                      decoder[Answer](),
	Applications:                 decoder[Application](),
	Candidates:                   decoder[Candidate](),
	Departments:                  decoder[Department](),
	Interviews:                   decoder[Interview](),
	Jobs:                         decoder[Job](),
	JobSeekers:                   decoder[JobSeeker](),
	Requisitions:                 decoder[Requisition](),
	Positions:                    decoder[CompanyPosition](),
	Locations:                    decoder[Location](),
	Divisions:                    decoder[Division](),
	Scorecards:                   decoder[Scorecard](),
	CandidateSurveys:             decoder[CandidateSurvey](),
	Comments:                     decoder[Comment](),
	CustomAttributes:             decoder[CustomAttribute](),
	CustomFields:                 decoder[CustomField](),
	EqualityMonitoringCategories: decoder[EqualityMonitoringCategory](),
	HiringWorkflows:              decoder[HiringWorkflow](),
	JobTemplates:                 decoder[JobTemplate](),
	OnboardingApplications:       decoder[OnboardingApplication](),
	Questions:                    decoder[Question](),
	RequisitionTemplates:         decoder[RequisitionTemplate](),
	StructureCustomGroupOnes:     decoder[StructureCustomGroupOne](),
	StructureLinks:               decoder[StructureLink](),
	StructuredSections:           decoder[StructuredSection](),
	BackgroundChecks:             decoder[BackgroundCheck](),
	CandidateAssessments:         decoder[CandidateAssessment](),
	JobPostings:                  decoder[JobPosting](),
	OneWayVideoInterviews:        decoder[OneWayVideoInterview](),
	ReferenceChecks:              decoder[ReferenceCheck](),
	StructuredSectionResponses:   decoder[StructuredSectionResponse](),
}

// sample is a value of a field as JSON, and the same as a careless server might write it: numbers as strings, strings
// of digits as numbers.
func sample(f Field) (proper, careless string) {
	switch f.Kind {
	case KindInteger:
		return `12`, `"12"`
	case KindNumber:
		return `12.5`, `"12.50"`
	case KindDecimal:
		return `"12.5"`, `12.5`
	case KindID, KindHTML:
		return `"12"`, `12`
	case KindString:
		if len(f.Enum) > 0 {
			return `"` + f.Enum[0] + `"`, `"` + f.Enum[0] + `"`
		}
		return `"12"`, `12`
	case KindDate:
		return `"2026-03-02"`, `"2026-03-02"`
	case KindDateTime:
		return `"2026-03-02T10:00:00+00:00"`, `"2026-03-02T10:00:00Z"`
	case KindBoolean:
		return `true`, `true`
	case KindArray:
		proper, _ = sample(*f.Elem)
		return `[` + proper + `]`, `[` + proper + `]`
	case KindObject:
		return sampleObject(f.Fields), sampleObject(f.Fields)
	}
	return `null`, `null`
}

// sampleObject is what lies inside an attribute: Pinpoint's own JSON, whose types have not been seen to vary.
func sampleObject(fields []Field) string {
	object := map[string]json.RawMessage{"any": json.RawMessage("1")}
	for _, f := range fields {
		delete(object, "any")
		proper, _ := sample(f)
		object[f.Name] = json.RawMessage(proper)
	}
	b, err := json.Marshal(object)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestRecordsDecodeWhicheverWayTheirNumbersAreWritten(t *testing.T) {
	t.Parallel()
	for _, r := range Resources() {
		as := decoders[r]
		if as == nil {
			t.Errorf("%s is not tested", r.Type)
			continue
		}
		proper, careless := &Record{Type: r.Type, ID: "7"}, &Record{Type: r.Type, ID: "7"}
		for _, f := range r.Attributes() {
			p, c := sample(f)
			proper.Attributes = append(proper.Attributes, Attribute{f.Name, json.RawMessage(p)})
			careless.Attributes = append(careless.Attributes, Attribute{f.Name, json.RawMessage(c)})
		}
		want, err := as(proper)
		if err != nil {
			t.Errorf("%s: %v", r.Type, err)
			continue
		}
		if reflect.TypeOf(want).Elem() != reflect.TypeOf(r.Record) {
			t.Errorf("%s decode as %T", r.Type, want)
		}
		checkComplete(t, r, want)
		got, err := as(careless)
		if err != nil {
			t.Errorf("%s: %v", r.Type, err)
			continue
		}
		if a, b := asJSON(t, want), asJSON(t, got); a != b {
			t.Errorf("%s: %s differs from %s", r.Type, b, a)
		}
	}
}

// checkComplete checks that every attribute of a record has reached its struct.
func checkComplete(t *testing.T, r *Resource, decoded any) {
	t.Helper()
	var values map[string]json.RawMessage
	if err := json.Unmarshal([]byte(asJSON(t, decoded)), &values); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(fieldNames(r.Attributes()), "id") {
		if values[name] == nil {
			t.Errorf("%s: %q has no value in %T", r.Type, name, decoded)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestNullsAndUnknownAttributesDoNotHinderARecord(t *testing.T) {
	t.Parallel()
	for _, r := range Resources() {
		record := &Record{Type: r.Type, ID: "7", Attributes: []Attribute{{"a_new_one", json.RawMessage(`{"x":[1]}`)}}}
		for _, f := range r.Attributes() {
			record.Attributes = append(record.Attributes, Attribute{f.Name, json.RawMessage("null")})
		}
		got, err := decoders[r](record)
		if err != nil {
			t.Errorf("%s: %v", r.Type, err)
			continue
		}
		if text := asJSON(t, got); text != `{"id":"7"}` {
			t.Errorf("%s: nulls became %s", r.Type, text)
		}
	}
}

func TestWhatDoesNotFitAnAttributeIsAnError(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{"headcount_maximum": `"many"`, "blind_screening": `"maybe"`, "opened_at": `"noon"`, "title": `{}`, "users_emails_with_job_level_visibility": `5`} {
		record := &Record{Type: "jobs", ID: "7", Attributes: []Attribute{{name, json.RawMessage(value)}}}
		_, err := As[Job](record, nil)
		if e := clean(t, err); e.Kind != ErrUpstream {
			t.Errorf("%s %s: %v", name, value, e)
		}
	}
}

func TestAsPassesAnErrorOn(t *testing.T) {
	t.Parallel()
	cause := &Error{Kind: ErrNotFound}
	if job, err := As[Job](nil, cause); job != nil || !errors.Is(err, cause) {
		t.Errorf("got %v, %v", job, err)
	}
}

func TestNumbersThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	for _, value := range []string{`"NaN"`, `"Inf"`, `"-infinity"`, `"0x1p-2"`, `"1_000"`, `"five"`, `true`, `[]`, `{}`} {
		var n Number
		if err := json.Unmarshal([]byte(value), &n); err == nil {
			t.Errorf("%s became %v", value, n)
		}
	}
	for value, want := range map[string]Number{`25000`: 25000, `"25000.0"`: 25000, `"-1.5e3"`: -1500, `""`: 0, `null`: 0} {
		var n Number
		if err := json.Unmarshal([]byte(value), &n); err != nil || n != want {
			t.Errorf("%s became %v, %v", value, n, err)
		}
	}
}

func TestNamesOfTypes(t *testing.T) {
	t.Parallel()
	for _, r := range allResources() {
		if got := TypeName(ClassName(r.Type)); got != r.Type {
			t.Errorf("%s is %s is %s", r.Type, ClassName(r.Type), got)
		}
		if got := TypeName(r.Type); got != r.Type {
			t.Errorf("%s is %s", r.Type, got)
		}
	}
	for _, name := range []string{"", "Nobody", "_", "A", "application "} {
		if got := TypeName(name); got != "" {
			t.Errorf("%q is %s", name, got)
		}
	}
	if got := ClassName("nobodies"); got != "" {
		t.Errorf("nobodies are %s", got)
	}
	if types := []string{ClassName("job_seekers"), ClassName("hris_exports")}; !slices.Equal(types, []string{"JobSeeker", "HrisExport"}) {
		t.Errorf("got %v", types)
	}
}
