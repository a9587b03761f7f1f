package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

const advert = `# Registered Nurse, Acute Medical Ward

Essential:

- Registered nurse with the NMC
- At least 2 years' experience on an acute ward
- Medicines management

Desirable:

- Intravenous cannulation
`

const nurse = `Profile

Registered nurse (NMC) with 6 years' experience on acute medical wards.

Experience

Staff Nurse, Acute Medical Unit, Northgate Hospital (2018 - 2024)
- Responsible for medicines management on a ward of 28 beds
- Trained colleagues in intravenous cannulation
`

const chef = `Profile

Chef de partie with 9 years in hotel kitchens.

Experience

Chef de Partie, Harbour Hotel (2015 - 2024)
- Ran the sauce section and trained two commis chefs
`

func TestScoreTellsTheRightFieldFromTheWrongOne(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"job.md": advert, "nurse.txt": nurse, "chef.txt": chef, "broken.pdf": "%PDF-1.7 nothing"}
	paths := map[string]string{}
	for name, content := range files {
		paths[name] = filepath.Join(dir, name)
		if err := os.WriteFile(paths[name], []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	order := []string{paths["chef.txt"], paths["nurse.txt"], paths["broken.pdf"], filepath.Join(dir, "none.docx")}
	args := append([]string{"score", "--job", paths["job.md"]}, order...)
	got := run(t, environment(t), "", append(args, "--format", "json")...)
	var document struct {
		Rubric  struct{ Criteria []struct{ ID string } }
		Results []struct {
			File     string
			Score    float64
			Low      float64 `json:"score_low"`
			High     float64 `json:"score_high"`
			Proposed string  `json:"proposed_status"`
			Flags    []struct{ Kind string }
		}
	}
	if err := json.Unmarshal([]byte(got.stdout), &document); err != nil || got.code != 0 {
		t.Fatalf("%v: %+v", err, got)
	}
	if len(document.Rubric.Criteria) < 4 || len(document.Results) != len(order) {
		t.Fatalf("%d criteria, %d results", len(document.Rubric.Criteria), len(document.Results))
	}
	for i, r := range document.Results {
		if r.File != order[i] || r.Low > r.Score || r.Score > r.High {
			t.Errorf("%+v", r)
		}
	}
	wrong, right := document.Results[0], document.Results[1]
	if right.Proposed != "Pre_Qualified" || right.Score < wrong.Score+40 || wrong.Proposed == "Pre_Qualified" {
		t.Errorf("the nurse %+v, the chef %+v", right, wrong)
	}
	for _, r := range document.Results[2:] {
		if len(r.Flags) != 1 || r.Flags[0].Kind != "unreadable" || r.Proposed != "Needs_Info" {
			t.Errorf("%+v", r)
		}
	}
	if again := run(t, environment(t), "", append(args, "--format", "json")...); again.stdout != got.stdout {
		t.Error("the same files give other bytes a second time")
	}
	contains(t, run(t, environment(t), "", args...).stdout, "FILE", "nurse.txt", "Pre_Qualified", "unreadable")

	rubric := filepath.Join(dir, "rubric.json")
	if err := os.WriteFile(rubric, []byte(got.stdout), 0o600); err != nil {
		t.Fatal(err)
	}
	if kept := run(t, environment(t), "", append(args, "--rubric", rubric, "--format", "json")...); kept.stdout != got.stdout {
		t.Error("the printed rubric scores otherwise when it is given back")
	}
	refused := `{"title":"Nurse","criteria":[{"id":"c1","label":"Under 30 years of age","kind":"skill","weight":1}]}`
	if err := os.WriteFile(rubric, []byte(refused), 0o600); err != nil {
		t.Fatal(err)
	}
	if proxy := run(t, environment(t), "", append(args, "--rubric", rubric)...); proxy.code != 1 || proxy.stdout != "" {
		t.Errorf("a rubric that asks for an age: %+v", proxy)
	}
}
