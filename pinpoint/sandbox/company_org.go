package sandbox

import "time"

var founded = time.Date(2025, time.September, 1, 8, 0, 0, 0, time.UTC)

var locationTable = []struct{ name, street, city, province, postcode, country, template string }{
	{"Calder Quay, Portsmouth", "Flathouse Quay 4", "Portsmouth", "Hampshire", "PO2 7ZZ", "GB", "1"},
	{"Sound View Hospital, Plymouth", "12 Citadel Rise", "Plymouth", "Devon", "PL1 9ZZ", "GB", "1"},
	{"Dublin Office", "80 North Basin", "Dublin", "", "D01 Z9Z9", "IE", "2"},
	{"The Lantern Rooms, St Helier", "3 Fish Quay", "St Helier", "Jersey", "JE2 9ZZ", "JE", "1"},
	{"Leith Office, Edinburgh", "41 Tower Basin", "Edinburgh", "", "EH6 9ZZ", "GB", "1"},
	{"Lisbon Studio", "Rua do Cais Velho 19", "Lisbon", "", "1200-999", "PT", ""},
}

var departmentNames = []string{
	"Harbour Operations", "Clinical Care", "Commercial", "Hospitality", "Finance and People", "Technology", "Logistics", "Education and Science",
}

var divisionNames = []string{"Islands", "Mainland", "Digital"}

var groupNames = []string{"Quayside", "Wards", "Guest Services", "Platform", "Group Services"}

// linkTable holds the allowed combinations, as positions in the tables above; -1 for none. The first twelve belong to the
// jobs in their order, the rest are unused.
var linkTable = [][4]int{ // department, location, division, group
	{0, 0, 1, 0},
	{1, 1, 1, 1},
	{2, 2, 1, -1},
	{3, 3, 0, 2},
	{4, 4, 1, 4},
	{5, 5, 2, 3},
	{6, 0, 1, 0},
	{7, 3, 0, -1},
	{0, 0, -1, -1},
	{2, 5, 2, -1},
	{4, 0, 1, 4},
	{7, 0, 1, -1},
	{6, 2, 1, -1},
	{5, 4, 2, 3},
	{3, 0, -1, -1},
}

var accessTable = []struct{ name, description, slug, role string }{
	{"Administrators", "May see and change everything, and invite others", "administrator", "Full access to the account"},
	{"Recruiters", "Run the hiring of all jobs but confidential ones", "recruiter", "Manages jobs and applications"},
	{"Hiring managers", "See their own jobs and the people who applied", "hiring_manager", "Reviews applicants of own jobs"},
	{"Interviewers", "See whom they interview and fill in scorecards", "interviewer", "Fills in scorecards"},
}

// staffTable names the users; access is a position in accessTable.
var staffTable = []struct {
	first, last, zone, kind string
	access                  int
}{
	{"Ines", "Moreau", "Europe/Paris", "recruiter", 1},
	{"Tom", "Ashdown", "Europe/London", "employee", 2},
	{"Folasade", "Okonkwo-Reid", "Europe/London", "employee", 2},
	{"Aoife", "Brannigan", "Europe/Dublin", "employee", 2},
	{"Luca", "Ferrante", "Europe/Jersey", "employee", 2},
	{"Morag", "Sinclair", "Europe/London", "employee", 2},
	{"Beatriz", "Salgado", "Europe/Lisbon", "employee", 2},
	{"Gareth", "Pryce", "Europe/London", "employee", 2},
	{"Helena", "Le Marquand", "Europe/Jersey", "employee", 2},
	{"Danuta", "Zielińska", "Europe/London", "recruiter", 1},
	{"Priya", "Raman", "Europe/London", "employee", 0},
	{"Joost", "van Drunen", "Europe/Amsterdam", "employee", 3},
	{"Samira", "El Idrissi", "Europe/Lisbon", "employee", 3},
}

// managers are the positions in staffTable of the hiring manager of each job.
var managers = []int{1, 2, 3, 4, 5, 6, 7, 8, 1, 3, 10, 8}

var equalityTable = []struct {
	template   string
	categories []equalityCategory
}{
	{"United Kingdom and Channel Islands", []equalityCategory{
		{"Gender", true, []string{"Female", "Male", "Non-binary", "Prefer not to say"}},
		{"Age band", true, []string{"16-24", "25-39", "40-54", "55 and over", "Prefer not to say"}},
		{"Disability", true, []string{"Yes", "No", "Prefer not to say"}},
		{"Religion or belief", false, []string{"None", "Christian", "Muslim", "Hindu", "Jewish", "Other", "Prefer not to say"}},
	}},
	{"Ireland", []equalityCategory{
		{"Gender", true, []string{"Woman", "Man", "Another gender", "Prefer not to say"}},
		{"Membership of the Traveller community", true, []string{"Yes", "No", "Prefer not to say"}},
	}},
}

type equalityCategory struct {
	name    string
	enabled bool
	options []string
}

// organisation makes the company, its structure and its users.
func (b *builder) organisation() {
	b.company = b.part("companies", map[string]any{
		"name": "Calder Sound Group", "industry": "Ports, health, hospitality and education", "location": "Portsmouth, United Kingdom", "website": "https://calder-sound.example.com",
	}, nil)
	b.equality()
	b.structure()
	b.users()
}

func (b *builder) equality() {
	for _, entry := range equalityTable {
		template := b.part("equality_monitoring_templates", map[string]any{"name": entry.template}, nil)
		for _, c := range entry.categories {
			category := b.add("equality_monitoring_categories", founded, map[string]any{"name": c.name, "enabled": c.enabled},
				map[string]Ref{"equality_monitoring_template": refTo(template)})
			for i, name := range c.options {
				b.part("equality_monitoring_options", map[string]any{"name": name, "position": float64(i + 1)},
					map[string]Ref{"equality_monitoring_category": refTo(category)})
			}
		}
	}
}

func (b *builder) structure() {
	for i, l := range locationTable {
		attributes := map[string]any{
			"name": l.name, "street_address": l.street, "city": l.city, "province": l.province, "postal_code": l.postcode, "country_code": l.country,
			"external_system_reference": "LOC-" + string(rune('A'+i)),
		}
		one := map[string]Ref{}
		if l.template != "" {
			one["equality_monitoring_template"] = Ref{Type: "equality_monitoring_templates", ID: l.template}
		}
		b.locations = append(b.locations, b.add("locations", founded, attributes, one))
	}
	for i, name := range departmentNames {
		attributes := map[string]any{"name": name}
		if i%2 == 0 {
			attributes["external_system_reference"] = "D" + string(rune('1'+i)) + "00"
		}
		b.departments = append(b.departments, b.add("departments", founded, attributes, nil))
	}
	for i, name := range divisionNames {
		b.divisions = append(b.divisions, b.add("divisions", founded, map[string]any{"name": name, "external_system_reference": "DIV-" + string(rune('1'+i))}, nil))
	}
	for i, name := range groupNames {
		attributes := map[string]any{"name": name, "title": "Team"}
		if i == 0 {
			attributes["external_system_reference"] = "TEAM-Q"
		}
		b.groups = append(b.groups, b.add("structure_custom_group_ones", founded, attributes, nil))
	}
	for i, l := range linkTable {
		one := map[string]Ref{"department": refTo(b.departments[l[0]]), "location": refTo(b.locations[l[1]])}
		if l[2] >= 0 {
			one["division"] = refTo(b.divisions[l[2]])
		}
		if l[3] >= 0 {
			one["structure_custom_group_one"] = refTo(b.groups[l[3]])
		}
		b.links = append(b.links, b.add("structure_links", founded, map[string]any{"accepts_speculative_applications": i%5 != 4}, one))
	}
}

func (b *builder) users() {
	var access []*Object
	for i, a := range accessTable {
		group := b.add("access_groups", founded, map[string]any{
			"name": a.name, "description": a.description, "create_as_referral": i == 3, "wizard_enabled": i == 2, "number_of_roles": 1.0,
			"wizard_requirements": map[string]any{"department": i == 2, "location": false},
		}, nil)
		access = append(access, group)
		b.part("roles", map[string]any{"slug": a.slug, "description": a.role}, map[string]Ref{"access_group": refTo(group)})
	}
	access[0].Attributes["number_of_roles"] = 2.0
	b.part("roles", map[string]any{"slug": "billing", "description": "Sees invoices"}, map[string]Ref{"access_group": refTo(access[0])})

	b.system = b.store("users", systemUserID, map[string]any{
		"created_at": b.stamp(founded), "updated_at": b.stamp(founded), "first_name": "Pinpoint", "last_name": "System", "email": "system@example.com", "time_zone": "Etc/UTC", "user_type": "employee",
	}, map[string]Ref{"access_group": refTo(access[0])})
	for i, s := range staffTable {
		attributes := map[string]any{
			"first_name": s.first, "last_name": s.last, "email": emailName(s.first, s.last) + "@example.com", "time_zone": s.zone, "user_type": s.kind,
		}
		if i < len(staffTable)-1 { // the last one has been invited and has not come yet
			attributes["last_sign_in_at"] = b.stamp(today.Add(-time.Duration(i*i*7+3) * time.Hour))
		}
		b.staff = append(b.staff, b.add("users", founded.Add(days(i)), attributes, map[string]Ref{"access_group": refTo(access[s.access])}))
	}
}
