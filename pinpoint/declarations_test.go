package pinpoint

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// allResources are the resources and the types that are only reached through them.
func allResources() []*Resource { return append(Resources(), included()...) }

func fieldNames(fields []Field) []string {
	names := make([]string, 0, len(fields))
	for _, f := range fields {
		if f.Rel != "-" { // the client's own, not the API's
			names = append(names, f.Name)
		}
	}
	return names
}

func TestThereAre33ResourcesWith111Operations(t *testing.T) {
	operations := 0
	for _, r := range Resources() {
		operations += len(r.Operations)
	}
	if len(Resources()) != 33 || operations != 111 {
		t.Errorf("%d resources with %d operations, want 33 with 111", len(Resources()), operations)
	}
}

func TestNamesAreUnique(t *testing.T) {
	unique := func(what string, names []string) {
		t.Helper()
		seen := map[string]bool{}
		for _, name := range names {
			if name == "" || seen[name] {
				t.Errorf("%s: %q is empty or comes twice", what, name)
			}
			seen[name] = true
		}
	}
	var types, singulars []string
	for _, r := range allResources() {
		types, singulars = append(types, r.Type), append(singulars, r.Singular)
		var methods []string
		for _, o := range r.Operations {
			methods = append(methods, string(o.Method))
		}
		unique(r.Type+" operations", methods)
		unique(r.Type+" attributes", fieldNames(r.Attributes()))
		unique(r.Type+" filters", fieldNames(r.Filters()))
		unique(r.Type+" create", fieldNames(r.Writes(MethodCreate)))
		unique(r.Type+" update", fieldNames(r.Writes(MethodUpdate)))
		var relationships []string
		for _, rel := range r.Relationships {
			relationships = append(relationships, rel.Name)
		}
		unique(r.Type+" relationships", relationships)
		unique(r.Type+" sort keys", r.Sort)
	}
	unique("types", types)
	unique("singulars", singulars)
}

func TestStructsAreDeclaredForTheOperationsThatUseThem(t *testing.T) {
	for _, r := range allResources() {
		for _, use := range []struct {
			method Method
			what   string
			has    bool
		}{
			{MethodList, "Filter", r.Filter != nil},
			{MethodList, "Sort", len(r.Sort) > 0},
			{MethodCreate, "Create", r.Create != nil},
			{MethodUpdate, "Update", r.Update != nil},
		} {
			if _, needs := r.Operation(use.method); needs != use.has {
				t.Errorf("%s: operation %s is %t, but having a %s is %t", r.Type, use.method, needs, use.what, use.has)
			}
		}
		if listed := len(r.Operations) > 0; (r.Toolset != "") != listed || (r.Permission != "") != listed {
			t.Errorf("%s: toolset %q and permission %q do not fit its %d operations", r.Type, r.Toolset, r.Permission, len(r.Operations))
		}
	}
}

func TestRelationshipsHoldDeclaredTypes(t *testing.T) {
	reached := map[string]bool{}
	for _, r := range allResources() {
		for _, rel := range r.Relationships {
			if len(rel.Types) == 0 {
				t.Errorf("%s.%s holds no type", r.Type, rel.Name)
			}
			for _, typ := range rel.Types {
				reached[typ] = true
				if ByType(typ) == nil {
					t.Errorf("%s.%s holds %q, which is not declared", r.Type, rel.Name, typ)
				}
			}
		}
	}
	for _, r := range included() {
		if !reached[r.Type] {
			t.Errorf("%s has no operations and no relationship leads to it", r.Type)
		}
	}
}

// impliedBy lists, per type, the to-one relationships that make a to-many one of the types named. It is what the
// records of the sandbox store; some of these to-one relationships cannot be included and are declared nowhere else.
var impliedBy = map[string]map[string][]string{
	"answer_options": {"answer": {"answers"}},
	"answers": {
		"answerable":                  {"applications", "job_seekers", "candidate_surveys"},
		"structured_section_response": {"structured_section_responses"},
		"document_request":            {"document_requests"},
	},
	"applications": {"candidate": {"candidates"}, "job": {"jobs"}, "stage": {"stages"}},
	"comments":     {"commentable": {"applications", "job_seekers", "candidates"}},
	"custom_attributes": {
		"custom_attributable": {"applications", "candidates", "jobs", "job_seekers", "job_templates", "offers", "positions"},
	},
	"custom_field_options":          {"custom_field": {"custom_fields"}},
	"document_requests":             {"application": {"applications"}},
	"equality_monitoring_options":   {"equality_monitoring_category": {"equality_monitoring_categories"}},
	"hris_exports":                  {"candidate": {"candidates"}},
	"interview_parts":               {"interview": {"interviews"}},
	"job_postings":                  {"job": {"jobs"}},
	"job_seekers":                   {"candidate": {"candidates"}},
	"jobs":                          {"structure_custom_group_one": {"structure_custom_group_ones"}},
	"offers":                        {"application": {"applications"}},
	"onboarding_answers":            {"onboarding_application": {"onboarding_applications"}},
	"position_openings":             {"position": {"positions"}},
	"positions":                     {"parent_position": {"positions"}},
	"reference_check_answers":       {"reference_check": {"reference_checks"}},
	"reference_check_field_answers": {"reference_check": {"reference_checks"}},
	"requisition_details":           {"requisition": {"requisitions"}},
	"requisition_template_fields":   {"requisition_template": {"requisition_templates"}},
	"roles":                         {"access_group": {"access_groups"}},
	"scorecard_answers":             {"user_scorecard": {"user_scorecards"}, "application": {"applications"}},
	"scorecard_notes":               {"scorecard": {"scorecards"}, "application": {"applications"}},
	"scorecard_options":             {"scorecard_section": {"scorecard_sections"}},
	"scorecard_ratings":             {"user_scorecard": {"user_scorecards"}, "application": {"applications"}},
	"scorecard_sections":            {"scorecard": {"scorecards"}},
	"stages":                        {"stageable": {"hiring_workflows", "jobs"}},
	"structured_section_responses":  {"answerable": {"applications", "job_seekers"}},
	"user_scorecards": {
		"scorecard": {"scorecards"}, "application": {"applications"}, "job_seeker": {"job_seekers"},
	},
}

// storedLists are the to-many relationships that no to-one of the other side implies.
var storedLists = []string{
	"candidates.skills", "interview_parts.interviewing_users", "jobs.questions", "scorecards.stages",
	"structured_sections.questions",
}

func TestToManyRelationshipsAreImpliedFromTheOtherSide(t *testing.T) {
	for _, r := range allResources() {
		for _, rel := range r.Relationships {
			name := r.Type + "." + rel.Name
			switch {
			case !rel.Many && rel.Via != "":
				t.Errorf("%s is to-one and has a via", name)
			case !rel.Many:
			case slices.Contains(storedLists, name):
				if rel.Via != "" {
					t.Errorf("%s is stored, but has the via %q", name, rel.Via)
				}
			case !slices.Contains(impliedBy[rel.Types[0]][rel.Via], r.Type):
				t.Errorf("%s: no to-one %q of %s implies it", name, rel.Via, rel.Types[0])
			default:
				other, declared := ByType(rel.Types[0]).Relationship(rel.Via)
				if declared && (other.Many || !slices.Contains(other.Types, r.Type)) {
					t.Errorf("%s: %s.%s is no to-one that holds %s", name, rel.Types[0], rel.Via, r.Type)
				}
			}
		}
	}
}

func TestWrittenRelationshipsAreDeclared(t *testing.T) {
	for _, r := range allResources() {
		for _, m := range []Method{MethodCreate, MethodUpdate} {
			checkWritten(t, r.Type+" "+string(m), r, r.Writes(m))
		}
	}
}

func checkWritten(t *testing.T, where string, r *Resource, fields []Field) {
	t.Helper()
	for _, f := range fields {
		if f.Rel == "" || f.Rel == "-" {
			continue
		}
		rel, ok := r.Relationship(f.Rel)
		if !ok {
			t.Errorf("%s: %s is written as relationship %q, which %s lacks", where, f.Name, f.Rel, r.Type)
			continue
		}
		switch f.Kind {
		case KindArray:
			if !rel.Many || f.Name != f.Rel {
				t.Errorf("%s: %s is a list, but %q is to-one or of another name", where, f.Name, f.Rel)
				continue
			}
			checkWritten(t, where+" "+f.Name, ByType(rel.Types[0]), itemFields(f))
		case KindID:
			hasType := slices.Contains(fieldNames(fields), f.Rel+"_type")
			if rel.Many || f.Name != f.Rel+"_id" || rel.Polymorphic() != hasType {
				t.Errorf("%s: %s does not fit relationship %+v; with a type: %t", where, f.Name, rel, hasType)
			}
		default:
			if !rel.Polymorphic() || f.Name != f.Rel+"_type" || !slices.Equal(f.Enum, rel.Types) {
				t.Errorf("%s: %s with values %v does not fit relationship %+v", where, f.Name, f.Enum, rel)
			}
		}
	}
}

func TestRequiredArgumentsAreWritable(t *testing.T) {
	for _, r := range Resources() {
		for _, o := range r.Operations {
			for _, name := range o.Required {
				if !slices.Contains(fieldNames(r.Writes(o.Method)), name) {
					t.Errorf("%s: %s requires %q, which it cannot write", r.Type, o.Method, name)
				}
			}
		}
	}
}

func TestDocsAre40To200Characters(t *testing.T) {
	for _, r := range Resources() {
		for _, o := range r.Operations {
			if n := utf8.RuneCountInString(o.Doc); n < 40 || n > 200 {
				t.Errorf("%s: the doc of %s has %d characters: %s", r.Type, o.Method, n, o.Doc)
			}
		}
	}
}

func TestSortKeysAreAttributes(t *testing.T) {
	for _, r := range allResources() {
		for _, key := range r.Sort {
			if _, ok := r.Attribute(key); !ok && key != "id" {
				t.Errorf("%s: sort key %q is no attribute", r.Type, key)
			}
		}
	}
}

// specifiedNames are the names of Pinpoint's specification, written down by hand and apart from the declarations.
type specifiedNames struct {
	EightyNine []string `json:"eighty_nine"`
	Further    []string `json:"further"`
	Attributes map[string]struct {
		Read, Extra, Create, Update []string
	} `json:"attributes"`
	Filters  map[string][]string `json:"filters"`
	Includes map[string][]string `json:"includes"`
	Sorts    map[string][]string `json:"sorts"`
	// Unspelled holds prefixes of attributes that the specification does not write out.
	Unspelled map[string][]string `json:"unspelled"`
}

func readSpecifiedNames(t *testing.T) specifiedNames {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "tools", "testdata", "wire", "names.json"))
	if err != nil {
		t.Fatal(err)
	}
	var names specifiedNames
	if err := json.Unmarshal(b, &names); err != nil {
		t.Fatal(err)
	}
	return names
}

// compareNames reports each name that only one side has, in whatever order they stand.
func compareNames(t *testing.T, what string, declared, specified []string) {
	t.Helper()
	for _, name := range specified {
		if !slices.Contains(declared, name) {
			t.Errorf("%s: %q is specified but not declared", what, name)
		}
	}
	for _, name := range declared {
		if !slices.Contains(specified, name) {
			t.Errorf("%s: %q is declared but not specified", what, name)
		}
	}
}

func TestOperationsAreTheSpecifiedOnes(t *testing.T) {
	var declared []string
	for _, r := range Resources() {
		for _, o := range r.Operations {
			name := map[Method]string{
				MethodList:   "list_all_pinpoint_" + r.Type,
				MethodGet:    "get_single_pinpoint_" + r.Singular + "_by_id",
				MethodCreate: "create_a_pinpoint_" + r.Singular,
				MethodUpdate: "update_a_pinpoint_" + r.Singular + "_by_id",
				MethodDelete: "delete_a_pinpoint_" + r.Singular + "_by_id",
			}[o.Method]
			declared = append(declared, name)
		}
	}
	names := readSpecifiedNames(t)
	compareNames(t, "operations", declared, slices.Concat(names.EightyNine, names.Further))
}

func TestAttributesFiltersIncludesAndSortsAreTheSpecifiedOnes(t *testing.T) {
	names := readSpecifiedNames(t)
	for _, r := range Resources() {
		specified, ok := names.Attributes[r.Type]
		if !ok {
			t.Errorf("%s is declared but not specified", r.Type)
			continue
		}
		var read []string
		for _, f := range r.Attributes() {
			if !f.Extra {
				read = append(read, f.Name)
			}
		}
		read = withoutUnspelled(t, r.Type, read, specified.Read, names.Unspelled[r.Type])
		compareNames(t, r.Type+" read", read, specified.Read)
		compareNames(t, r.Type+" extra", r.ExtraFields(), specified.Extra)
		compareNames(t, r.Type+" create", fieldNames(r.Writes(MethodCreate)), specified.Create)
		compareNames(t, r.Type+" update", fieldNames(r.Writes(MethodUpdate)), specified.Update)
		compareNames(t, r.Type+" filters", fieldNames(r.Filters()), names.Filters[r.Type])
		compareNames(t, r.Type+" sorts", r.Sort, names.Sorts[r.Type])
		if !readable(r) {
			continue
		}
		var direct []string
		for _, path := range names.Includes[r.Type] {
			if !strings.Contains(path, ".") {
				direct = append(direct, path)
			} else if _, err := r.follow("include", path); err != nil {
				t.Errorf("%s includes: %q leads nowhere: %v", r.Type, path, err)
			}
		}
		compareNames(t, r.Type+" includes", r.Includes(), direct)
	}
	for typ := range names.Attributes {
		if r := ByType(typ); r == nil || len(r.Operations) == 0 {
			t.Errorf("%s is specified but not declared", typ)
		}
	}
}

// readable resources can be asked to include; the relationships of others are reached from their owners.
func readable(r *Resource) bool {
	_, lists := r.Operation(MethodList)
	_, gets := r.Operation(MethodGet)
	return lists || gets
}

// withoutUnspelled drops the attributes whose names the specification gives by their beginning only. There has to be
// one for each beginning.
func withoutUnspelled(t *testing.T, typ string, declared, specified, prefixes []string) []string {
	t.Helper()
	for _, prefix := range prefixes {
		before := len(declared)
		declared = slices.DeleteFunc(declared, func(name string) bool {
			return strings.HasPrefix(name, prefix) && !slices.Contains(specified, name)
		})
		if len(declared) == before {
			t.Errorf("%s: no attribute begins with %q", typ, prefix)
		}
	}
	return declared
}
