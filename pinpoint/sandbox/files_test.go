package sandbox

import (
	"net/http"
	"strings"
	"testing"
)

func TestFilesAreServedAfterOneRedirectWithoutAKey(t *testing.T) {
	c := serve(t, Options{})
	url, _ := c.get("applications/1?extra_fields[applications]=attachments").at("data", "attributes", "attachments", 0, "url").(string)
	path := strings.TrimPrefix(url, c.url)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	first, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	first.Body.Close() //nolint:errcheck,gosec // nothing is read
	if first.StatusCode != http.StatusFound || !strings.HasPrefix(first.Header.Get("Location"), "/rails/active_storage/disk/") {
		t.Errorf("the first answer is %d to %s", first.StatusCode, first.Header.Get("Location"))
	}
	a := c.send("GET", path, "", "", "").want(200)
	if string(a.raw) != "Ada's CV" {
		t.Errorf("the file holds %q", a.raw)
	}
	if d := a.header.Get("Content-Disposition"); !strings.Contains(d, "ada cv.txt") {
		t.Errorf("Content-Disposition is %q", d)
	}
	c.send("GET", strings.Replace(path, "--", "--0", 1), "", "", "").want(404)
	c.send("GET", "/rails/active_storage/blobs/nonsense/x.pdf", "", "", "").want(404)
	c.send("POST", path, "", "", "").want(405)
	c.call("DELETE", "applications/1", nil).want(200)
	c.send("GET", path, "", "", "").want(404)
	if len(c.server.Requests()) != 2 {
		t.Error("files count as calls of the API")
	}
}
