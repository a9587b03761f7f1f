package scoring

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The engine was mended by the failures of the labelled set. The unseen one, of the same form, was written for the end:
// nobody who mends the engine reads it, or runs it before the mending is done.
const (
	labelledFolder = "testdata/labelled"
	unseenFolder   = "testdata/unseen"
)

// labelledField is one folder of a set.
type labelledField struct {
	name  string
	asOf  string
	jobs  map[string]labelledJob
	cvs   map[string]Candidate
	pairs []labelledPair
}

type labelledJob struct {
	Title            string `json:"title"`
	Description      string `json:"description"`
	Responsibilities string `json:"key_responsibilities"`
	Skills           string `json:"skills"`
	Prose            bool   `json:"prose"`
	Rubric           Rubric `json:"rubric"`
}

func (j *labelledJob) advert() Job {
	return Job{Title: j.Title, Description: j.Description, Responsibilities: j.Responsibilities, Skills: j.Skills}
}

// labelledPair is what a recruiter says of a CV for a job.
type labelledPair struct {
	Job      string            `json:"job"`
	CV       string            `json:"cv"`
	Status   Status            `json:"status"`
	Criteria map[string]string `json:"criteria"`
}

func readLabelled(t *testing.T, folder string) []labelledField {
	t.Helper()
	set := os.DirFS(folder)
	var fields []labelledField
	for _, labels := range filesIn(t, set, "*/labels.json") {
		folder := path.Dir(labels)
		f := labelledField{name: folder, jobs: map[string]labelledJob{}, cvs: map[string]Candidate{}}
		var judged struct {
			AsOf  string         `json:"as_of"`
			Pairs []labelledPair `json:"pairs"`
		}
		readJSON(t, set, labels, &judged)
		f.asOf, f.pairs = judged.AsOf, judged.Pairs
		for _, file := range filesIn(t, set, folder+"/jobs/*.json") {
			var job labelledJob
			readJSON(t, set, file, &job)
			f.jobs[strings.TrimSuffix(path.Base(file), ".json")] = job
		}
		for _, file := range filesIn(t, set, folder+"/cvs/*.md") {
			text := Redact(string(readFile(t, set, file)), Withheld{})
			f.cvs[strings.TrimSuffix(path.Base(file), ".md")] = Candidate{Texts: []Text{{Name: "cv", Body: text}}, AsOf: f.asOf}
		}
		fields = append(fields, f)
	}
	return fields
}

func filesIn(t *testing.T, set fs.FS, pattern string) []string {
	t.Helper()
	files, err := fs.Glob(set, pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return files
}

func readFile(t *testing.T, set fs.FS, file string) []byte {
	t.Helper()
	text, err := fs.ReadFile(set, file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func readJSON(t *testing.T, set fs.FS, file string, into any) {
	t.Helper()
	if err := json.Unmarshal(readFile(t, set, file), into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func TestLabelledSetIsWhole(t *testing.T) {
	for _, folder := range []string{labelledFolder, unseenFolder} {
		t.Run(path.Base(folder), func(t *testing.T) {
			skipAbsent(t, folder)
			checkWhole(t, readLabelled(t, folder))
		})
	}
}

func skipAbsent(t *testing.T, folder string) {
	t.Helper()
	if sets, err := filepath.Glob(filepath.Join(filepath.FromSlash(folder), "*", "labels.json")); err != nil || len(sets) == 0 {
		t.Skipf("%s is not here: nothing is measured on it", folder)
	}
}

func checkWhole(t *testing.T, fields []labelledField) {
	t.Helper()
	for _, f := range fields {
		for _, p := range f.pairs {
			job, known := f.jobs[p.Job]
			if _, is := f.cvs[p.CV]; !is || !known {
				t.Errorf("%s: no such pair: %s, %s", f.name, p.Job, p.CV)
				continue
			}
			ids := make([]string, 0, len(job.Rubric.Criteria))
			for i := range job.Rubric.Criteria {
				ids = append(ids, job.Rubric.Criteria[i].ID)
			}
			slices.Sort(ids)
			if judged := slices.Sorted(maps.Keys(p.Criteria)); !slices.Equal(ids, judged) {
				t.Errorf("%s: %s, %s: criteria %v judged, %v asked", f.name, p.Job, p.CV, judged, ids)
			}
		}
	}
}

// TestLabelledAgreement measures how often screening agrees with a careful person, and how well it tells people of a
// field from others. The floors lie a little below what is reached; `go test -v -run Labelled` prints the whole report.
func TestLabelledAgreement(t *testing.T) {
	fields, all := report(t, labelledFolder)
	for name, one := range fields {
		floors{precision: 0.96, recall: 0.88}.check(t, name, one)
	}
	floors{precision: 0.98, recall: 0.92, within: 0.96, tidy: 0.99, prose: 0.985}.check(t, "all", all)
}

// TestUnseenAgreement measures the same on the set that nobody looked at.
func TestUnseenAgreement(t *testing.T) {
	skipAbsent(t, unseenFolder)
	_, all := report(t, unseenFolder)
	floors{}.check(t, "all", all) // to be set from the first run
}

// report measures every field of a set, and logs each and all together.
func report(t *testing.T, folder string) (byField map[string]*agreement, all *agreement) {
	t.Helper()
	fields := readLabelled(t, folder)
	byField, all = map[string]*agreement{}, newAgreement()
	for i := range fields {
		one := measureField(fields, i)
		byField[fields[i].name] = one
		all.add(one)
		t.Logf("%s: evidence precision %.3f, recall of met %.3f", fields[i].name, one.precision(), one.recall())
	}
	t.Logf("all of %s:\n%s", folder, all)
	return byField, all
}

// floors are what a set, or a field of it, must at least reach. tidy and prose are how well a drafted rubric tells who fits
// from people of other fields. What is 0 is not asked for.
type floors struct{ precision, recall, within, tidy, prose float64 }

func (f floors) check(t *testing.T, of string, a *agreement) {
	t.Helper()
	for name, values := range map[string][2]float64{
		"precision of evidence":                      {a.precision(), f.precision},
		"recall of evidence":                         {a.recall(), f.recall},
		"Pre_Qualified against Not_Qualified":        {mean(a.within), f.within},
		"the field against others in tidy adverts":   {mean(a.field["drafted rubric, tidy, who fit"]), f.tidy},
		"the field against others in chatty adverts": {mean(a.field["drafted rubric, prose, who fit"]), f.prose},
	} {
		if values[0] < values[1] {
			t.Errorf("%s: %s is %.3f, below %.3f", of, name, values[0], values[1])
		}
	}
}
