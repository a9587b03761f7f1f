package sandbox

import (
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

func TestFilters(t *testing.T) {
	c := serve(t, Options{})
	for path, want := range map[string]string{
		"applications?filter[candidate_email]=ADA@example.test,x@y.z":                              "1",
		"applications?filter[candidate_phone]=%2B447700900001":                                     "1",
		"applications?filter[stage_basic_type]=applied,hired":                                      "1,3",
		"applications?filter[stage_basic_type]=hired":                                              "",
		"applications?filter[job_id]=3":                                                            "3",
		"applications?filter[stage_id]=11":                                                         "1",
		"applications?filter[candidate_id]=1":                                                      "1",
		"applications?filter[internal_candidate]=false":                                            "1,3",
		"applications?filter[uuid]=uuid-1,uuid-3":                                                  "1,3",
		"applications?filter[created_at][gt]=2026-01-02T00:00:00Z":                                 "3",
		"applications?filter[created_at][lt]=2026-01-02":                                           "1",
		"applications?filter[created_at][gt]=2026-01-01T08:00:00%2B00:00":                          "3",
		"applications?filter[updated_at][lt]=2026-01-01T08:00:00%2B00:00":                          "",
		"jobs?filter[search]=engineer":                                                             "1",
		"jobs?filter[search]=COOK,nurse":                                                           "3,4",
		"jobs?filter[department_name]=Harbour&filter[status]=open":                                 "1",
		"jobs?filter[department_id]=2":                                                             "",
		"jobs?filter[structure_custom_group_one_name]=Night%20shift":                               "1,3,4",
		"jobs?filter[remote]=true":                                                                 "1",
		"jobs?filter[requisition_id]=HBR-4":                                                        "1",
		"jobs?filter[hiring_manager_user_id]=1&filter[employment_type]=full_time":                  "1",
		"jobs?filter[non_rejected_applications]=0":                                                 "4",
		"comments?filter[commentable_id]=1&filter[commentable_type]=Application":                   "1",
		"comments?filter[commentable_type]=Candidate":                                              "",
		"interviews?filter[start_at][gt]=2026-03-06T08:30:00Z&filter[job_visibility]=confidential": "2",
		"interviews?filter[interviewable_type]=Application":                                        "1",
		"candidate_surveys?filter[responded]=true":                                                 "1",
		"candidate_surveys?filter[responded]=false":                                                "2",
		"candidate_surveys?filter[job_id]=1":                                                       "1",
		"candidate_surveys?filter[application_id]=3":                                               "2",
		"candidate_surveys?filter[responded_at][gt]=2026-02-01T00:00:00Z":                          "1",
		"users?filter[employee]=true":                                                              "2," + systemUserID,
		"users?filter[employee]=false":                                                             "1",
		"users?filter[hiring_manager_job_id]=1":                                                    "1",
		"users?filter[creator_job_id]=3,4":                                                         "2",
		"users?filter[interviewing_user_id]=2":                                                     "2",
		"questions?filter[questionable_id]=1":                                                      "1,3",
		"questions?filter[questionable_id][jobs]=4":                                                "1",
		"questions?filter[structured_section_id]=1":                                                "3",
		"questions?filter[banked]=true":                                                            "1",
		"job_seekers?filter[search]=falk":                                                          "1",
		"structure_links?filter[division_id]=1":                                                    "1",
		"structure_custom_group_ones?filter[search]=night":                                         "1",
		"custom_fields?filter[resource_type]=job":                                                  "",
		"custom_fields?filter[template_custom_field_id]=1":                                         "",
		"candidates?filter[phone]=%2B447700900003":                                                 "3",
		"reference_checks?filter[job_id]=1&filter[application_id]=1":                               "1",
		"reference_checks?filter[job_id]=2":                                                        "",
		"job_postings?filter[department_id]=1&filter[division_id]=1&filter[location_id]=1":         "1",
		"job_postings?filter[division_id]=2":                                                       "",
		"job_postings?filter[location_city_state_name]=Portsmouth,%20Hampshire":                    "1",
		"job_postings?filter[default_for_job]=true&filter[employment_type]=full_time":              "1",
		"candidates?filter[blocked]=false":                                                         "1,2,3",
	} {
		if got := c.get(path).ids(); got != want {
			t.Errorf("%s gives %s, want %s", path, got, want)
		}
	}
}

// TestRulesNameWhatIsDeclared finds rules that were misspelt, and filters that nothing answers.
func TestRulesNameWhatIsDeclared(t *testing.T) {
	for typ, m := range newModels() {
		for name := range m.rules.computed {
			if !m.has(name) {
				t.Errorf("%s: the computed %s is no attribute", typ, name)
			}
		}
		for name := range m.rules.one {
			if rel, ok := m.res.Relationship(name); !ok || rel.Many {
				t.Errorf("%s: %s is no to-one relationship", typ, name)
			}
		}
		for name := range m.rules.filters {
			if _, ok := m.filters[name]; !ok {
				t.Errorf("%s: %s is no filter", typ, name)
			}
		}
		for name, f := range m.filters {
			if f.match == nil {
				t.Errorf("%s: nothing answers the filter %s", typ, name)
			}
		}
		for _, key := range m.res.Sort {
			if key != "id" && !m.has(key) {
				t.Errorf("%s: the sort key %s is no attribute", typ, key)
			}
		}
		for _, method := range []pinpoint.Method{pinpoint.MethodCreate, pinpoint.MethodUpdate} {
			for _, f := range m.res.Writes(method) {
				if _, ok := m.res.Relationship(f.Rel); f.Rel != "" && f.Rel != "-" && !ok {
					t.Errorf("%s: %s is written as the unknown relationship %s", typ, f.Name, f.Rel)
				}
			}
		}
	}
}
