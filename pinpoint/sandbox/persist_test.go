package sandbox

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatWasDoneSurvivesARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	c := serve(t, Options{Data: smallData(), File: path})
	c.get("departments").want(200)
	if _, err := os.Stat(path); err == nil {
		t.Error("a read was saved")
	}
	c.post("departments", m{"name": "Docks"}).want(201)
	application := c.post("applications", with(eve, m{"cv_base64_filename": "e.txt", "cv_base64_data": "RXZl"}), "job=jobs/1").want(201).id()
	c.put("applications", "1", m{"add_tag_with_context": m{"tag": "T", "context": "c"}}, "stage=stages/12").want(200)
	c.call("DELETE", "comments/1", nil).want(200)
	if err := c.server.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %o", info.Mode().Perm())
	}

	again := serve(t, Options{File: path})
	again.get("departments/3").want(200).attribute("name", "Docks")
	again.get("applications/1?extra_fields[applications]=tags").attribute("stage_id", "12").attribute("ta_screen_stage_at", noonText).
		attribute("tags", []any{m{"name": "T", "context": "c"}})
	again.get("applications/"+application+"?extra_fields[applications]=attachments").equal("e.txt", "data", "attributes", "attachments", 0, "filename")
	again.get("comments/1").want(404)
	again.get("applications/1?include=job.stages").equal("11", "included", 1, "id")
}

func TestChangesAreSavedBeforeLong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	c := serve(t, Options{Data: smallData(), File: path})
	c.post("departments", m{"name": "Docks"}).want(201)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if d, err := Load(path); err == nil && len(d.Objects) > 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was saved")
		}
	}
}

func TestAFileThatCannotBeReadIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	if err := os.WriteFile(path, []byte(`{"objects":[{"type":"jobs"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); err == nil {
		t.Error("a record without an id was loaded")
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.json")); err == nil {
		t.Error("a file that is not there was loaded")
	}
	c := serve(t, Options{File: path})
	c.get("jobs").want(500)
	c.post("departments", m{"name": "Docks"}).want(500)
	if content, _ := os.ReadFile(path); string(content) != `{"objects":[{"type":"jobs"}]}` { //nolint:gosec // a path of the test
		t.Errorf("the file holds %s", content)
	}
}
