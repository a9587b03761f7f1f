package sandbox

import "testing"

func TestWhatIsInUseCannotBeDeleted(t *testing.T) {
	c := serve(t, Options{})
	a := c.call("DELETE", "structure_links/1", nil).problem(409, "Conflict", "")
	a.equal("conflict", "errors", 0, "code")
	c.get("structure_links/1").want(200)
	c.call("DELETE", "structure_links/2", nil).want(200)
	for _, path := range []string{"departments/1", "divisions/1", "locations/1", "structure_custom_group_ones/1"} {
		c.call("DELETE", path, nil).problem(409, "Conflict", "")
	}
	c.call("DELETE", "departments/2", nil).want(200)
}

func TestStructureLinksNeedTheLevelsThatAllOthersHave(t *testing.T) {
	c := serve(t, Options{})
	c.post("structure_links", m{}, "department=departments/2", "location=locations/1").want(201).
		attribute("accepts_speculative_applications", true).attribute("department_id", "2").attribute("division_id", nil)
	c.call("DELETE", "structure_links/2", nil).want(200)
	c.call("DELETE", "structure_links/3", nil).want(200)
	c.post("structure_links", m{}, "department=departments/2", "location=locations/1").invalid("division").invalid("structure_custom_group_one")
	c.call("PUT", "locations/1", `{"data":{"type":"locations","relationships":{"equality_monitoring_template":{"data":null}}}}`).want(200).
		equal(nil, "data", "relationships", "equality_monitoring_template", "data")
	c.put("locations", "1", m{}, "equality_monitoring_template=equality_monitoring_templates/9").invalid("equality_monitoring_template")
	c.put("structure_links", "1", m{"accepts_speculative_applications": false}).want(200).attribute("accepts_speculative_applications", false)
	c.post("structure_custom_group_ones", m{"name": "Day shift"}).want(201).attribute("title", "Team")
}

func TestUsersHaveTheirOwnAddress(t *testing.T) {
	c := serve(t, Options{})
	user := m{"first_name": "Kit", "last_name": "Vale", "email": "kit@example.test", "user_type": "employee", "access_group_id": "1"}
	a := c.post("users", user).want(201).attribute("access_group_id", "1").attribute("last_sign_in_at", nil)
	c.post("users", with(user, m{"email": "KIT@example.test"})).invalid("email")
	c.post("users", with(user, m{"email": "k@example.test", "user_type": "guest"})).invalid("user_type")
	c.post("users", with(user, m{"email": "k@example.test", "access_group_id": "9"})).invalid("access_group")
	c.post("users", m{"first_name": "Kit"}).invalid("last_name").invalid("email").invalid("user_type")
	c.put("users", a.id(), m{"email": "hana@example.test"}).invalid("email")
	c.put("users", a.id(), m{"time_zone": "Europe/Paris"}).want(200).attribute("time_zone", "Europe/Paris").attribute("email", "kit@example.test")
	c.get("users?filter[employee]=true&filter[email]=kit@example.test").equal(a.id(), "data", 0, "id")
	c.call("DELETE", "users/"+a.id(), nil).want(200)
}
