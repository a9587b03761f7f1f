package pinpoint

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// newFiles makes a fetcher for the account at base, which sends no request later than the test.
func newFiles(t *testing.T, base string, hosts ...string) *Files {
	t.Helper()
	u, err := url.Parse(base + "/api/v1")
	if err != nil {
		t.Fatal(err)
	}
	f := NewFiles(u, hosts)
	t.Cleanup(f.http.CloseIdleConnections)
	return f
}

// refused fetches what must not be had and checks what holds for every error.
func refused(ctx context.Context, t *testing.T, f *Files, rawURL string, kind ErrorKind) {
	t.Helper()
	start := time.Now()
	file, err := f.Fetch(ctx, rawURL)
	if took := time.Since(start); took > soon {
		t.Errorf("%s took %s", rawURL, took)
	}
	if err == nil {
		t.Errorf("%s gave %d bytes", rawURL, len(file.Data))
		return
	}
	e := clean(t, err)
	if e.Kind != kind {
		t.Errorf("%s: got %v, want %s", rawURL, e, kind)
	}
	for _, part := range []string{"secret-path", "signed", "pass-word", ".example"} {
		if strings.Contains(e.Error(), part) {
			t.Errorf("the error tells of %q: %v", part, e)
		}
	}
}

func TestAFileComesFromTheOwnHostThroughARedirect(t *testing.T) {
	t.Parallel()
	var headers []http.Header
	u := startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
		headers = append(headers, r.Header)
		if r.URL.Path == "/blobs/signed/cv.pdf" {
			w.Header().Set("Set-Cookie", "session=1")
			redirectTo(http.StatusFound, "/storage/secret-path?signature=1")(w, r)
			return
		}
		w.Header().Set("Content-Disposition", `attachment; filename="cv.pdf"`)
		_, _ = io.WriteString(w, "%PDF-")
	})
	file, err := newFiles(t, u.url).Fetch(t.Context(), u.url+"/blobs/signed/cv.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if file.Name != "cv.pdf" || string(file.Data) != "%PDF-" {
		t.Errorf("got %q with %q", file.Name, file.Data)
	}
	if len(headers) != 2 {
		t.Fatalf("%d requests", len(headers))
	}
	for _, header := range headers {
		for _, name := range []string{"X-API-KEY", "Authorization", "Cookie", "Referer"} {
			if value := header.Get(name); value != "" {
				t.Errorf("%s was sent: %q", name, value)
			}
		}
	}
}

func TestAtMostThreeRedirectsAreFollowed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		redirects int64
		fetched   bool
	}{{3, true}, {4, false}, {100, false}} {
		var u *upstream
		u = startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
			if u.hits.Load() <= test.redirects {
				redirectTo(http.StatusFound, "/signed")(w, r)
				return
			}
			_, _ = io.WriteString(w, "x")
		})
		f := newFiles(t, u.url)
		if !test.fetched {
			refused(t.Context(), t, f, u.url+"/signed", ErrArguments)
			if u.hits.Load() > 4 {
				t.Errorf("%d requests", u.hits.Load())
			}
		} else if file, err := f.Fetch(t.Context(), u.url+"/signed"); err != nil || string(file.Data) != "x" {
			t.Errorf("%d redirects: %v", test.redirects, err)
		}
	}
}

func TestARedirectLeadsToNoAddressInside(t *testing.T) {
	t.Parallel()
	plainHTTP := startUpstream(t, answerWith(200, "inside"))
	hits := 0
	overTLS := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits++ }))
	t.Cleanup(overTLS.Close)
	for _, location := range []string{
		plainHTTP.url + "/signed", overTLS.URL + "/signed", strings.Replace(overTLS.URL, "127.0.0.1", "localhost", 1),
		"https://10.0.0.1/signed", "https://192.168.0.1/", "https://172.16.0.1/", "https://169.254.169.254/latest/meta-data",
		"https://[::1]:1/", "https://[fd00::1]/", "https://[fe80::1]/", "https://[::ffff:10.0.0.1]/", "https://100.64.0.1/", "https://0.0.0.0/",
		"http://files.example/signed", "ftp://files.example/signed", "file:///etc/passwd",
	} {
		u := startUpstream(t, redirectTo(http.StatusFound, location))
		refused(t.Context(), t, newFiles(t, u.url, DefaultFileHosts()...), u.url+"/blobs/signed", ErrArguments)
	}
	if plainHTTP.hits.Load() != 0 || hits != 0 {
		t.Errorf("%d and %d requests got inside", plainHTTP.hits.Load(), hits)
	}
}

func TestAddressesThatMayBeDialled(t *testing.T) {
	t.Parallel()
	tests := []struct {
		base, address string
		allowed       bool
	}{
		{"https://acme.pinpointhq.com", "8.8.8.8:443", true},
		{"https://acme.pinpointhq.com", "[2606:4700::1111]:443", true},
		{"https://acme.pinpointhq.com", "127.0.0.1:443", false},
		{"https://acme.pinpointhq.com", "[::1]:443", false},
		{"https://acme.pinpointhq.com", "10.1.2.3:443", false},
		{"https://acme.pinpointhq.com", "172.31.255.255:443", false},
		{"https://acme.pinpointhq.com", "192.168.1.1:443", false},
		{"https://acme.pinpointhq.com", "169.254.169.254:443", false},
		{"https://acme.pinpointhq.com", "100.127.255.255:443", false},
		{"https://acme.pinpointhq.com", "0.0.0.0:443", false},
		{"https://acme.pinpointhq.com", "0.1.2.3:443", false},
		{"https://acme.pinpointhq.com", "224.0.0.1:443", false},
		{"https://acme.pinpointhq.com", "255.255.255.255:443", false},
		{"https://acme.pinpointhq.com", "[::]:443", false},
		{"https://acme.pinpointhq.com", "[fe80::1%lo]:443", false},
		{"https://acme.pinpointhq.com", "[fd12::1]:443", false},
		{"https://acme.pinpointhq.com", "[::ffff:127.0.0.1]:443", false},
		{"https://acme.pinpointhq.com", "[64:ff9b::a00:1]:443", false}, // NAT64 of 10.0.0.1
		{"https://acme.pinpointhq.com", "[64:ff9b::808:808]:443", true},
		{"https://acme.pinpointhq.com", "nonsense", false},
		{"http://127.0.0.1:8080", "127.0.0.1:8080", true},
		{"http://localhost:8080", "[::1]:8080", true},
		{"http://127.0.0.1:8080", "127.0.0.1:8081", false},
		{"http://127.0.0.1:8080", "10.0.0.1:8080", false},
		{"http://localhost", "127.0.0.1:80", true},
		{"https://localhost", "127.0.0.1:443", true},
		{"http://localhost", "127.0.0.1:443", false},
	}
	for _, test := range tests {
		if err := newFiles(t, test.base).checkAddress("tcp", test.address, nil); (err == nil) != test.allowed {
			t.Errorf("%s for %s: %v", test.address, test.base, err)
		}
	}
}

func TestURLsOfFilesThatAreNotFollowed(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, "x"))
	other := startUpstream(t, answerWith(200, "x"))
	f := newFiles(t, u.url, "pinpointhq.com", "*.pinpointhq.com", "Files.example")
	host := strings.TrimPrefix(u.url, "http://")
	for _, rawURL := range []string{
		"", "cv.pdf", "/signed/cv.pdf", "https://", "https://[bad/", "javascript:alert(1)", "file:///etc/passwd",
		other.url + "/signed", "https://" + host + "/signed", "http://ada:pass-word@" + host + "/signed",
		"http://pinpointhq.com/signed", "http://acme.pinpointhq.com/signed", "https://evilpinpointhq.com/signed",
		"https://pinpointhq.com.evil.example/signed", "https://ada:pass-word@pinpointhq.com/signed", "https://a.files.example/signed",
		"ftp://pinpointhq.com/signed",
	} {
		refused(t.Context(), t, f, rawURL, ErrArguments)
	}
	if u.hits.Load()+other.hits.Load() != 0 {
		t.Error("a request was sent")
	}
}

func TestHostsOfFilesThatAreAllowed(t *testing.T) {
	t.Parallel()
	f := newFiles(t, "https://acme.pinpointhq.com", append(DefaultFileHosts(), "Files.example")...)
	for rawURL, want := range map[string]bool{
		"https://pinpointhq.com/x": true, "https://PinpointHQ.com/x": true, "https://a.b.pinpointhq.com/x": true,
		"https://acme.pinpointhq.com/x": true, "https://files.example/x": true, "https://evil.example/x": false,
	} {
		u, err := url.Parse(rawURL)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.allowed(u); got != want {
			t.Errorf("%s: %t", rawURL, got)
		}
	}
}

// An allowed name may have been pointed at an address inside.
func TestAnAllowedHostMayNotBeInside(t *testing.T) {
	t.Parallel()
	hits := 0
	inside := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits++ }))
	t.Cleanup(inside.Close)
	f := newFiles(t, "https://acme.pinpointhq.com", "localhost")
	refused(t.Context(), t, f, strings.Replace(inside.URL, "127.0.0.1", "localhost", 1)+"/signed", ErrArguments)
	if hits != 0 {
		t.Errorf("%d requests got inside", hits)
	}
}

func TestFilesThatDoNotCome(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		answer http.HandlerFunc
		kind   ErrorKind
	}{
		"404":                   {answerWith(404, htmlPage), ErrNotFound},
		"410":                   {answerWith(410, htmlPage), ErrNotFound},
		"403":                   {answerWith(403, htmlPage), ErrUpstream},
		"500":                   {answerWith(500, htmlPage), ErrUpstream},
		"204":                   {answerWith(204, ""), ErrUpstream},
		"reset":                 {reset, ErrUpstream},
		"cut short":             {cutShort, ErrUpstream},
		"hang":                  {hang, ErrTimeout},
		"hang in the body":      {hangInBody, ErrTimeout},
		"a redirect to nowhere": {redirectTo(302, "http://%zz"), ErrUpstream},
		"over the limit":        {manyBytes(fileLimit + 1), ErrUpstream},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u := startUpstream(t, test.answer)
			f := newFiles(t, u.url)
			if test.kind == ErrTimeout {
				f.http.Timeout = 200 * time.Millisecond
			}
			refused(t.Context(), t, f, u.url+"/signed/secret-path", test.kind)
			if u.hits.Load() != 1 {
				t.Errorf("%d hits", u.hits.Load())
			}
		})
	}
}

// manyBytes does not say beforehand how many there are.
func manyBytes(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		chunk := make([]byte, 1<<16)
		for left := n; left > 0; left -= len(chunk) {
			if _, err := w.Write(chunk[:min(left, len(chunk))]); err != nil {
				return
			}
		}
	}
}

func TestAFileAsLargeAsTheLimitComes(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, manyBytes(fileLimit))
	file, err := newFiles(t, u.url).Fetch(t.Context(), u.url+"/signed")
	if err != nil || len(file.Data) != fileLimit {
		t.Errorf("got %v", err)
	}
}

func TestAFetchEndsAtOnceWhenItsCallerGivesUp(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	u := startUpstream(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	refused(ctx, t, newFiles(t, u.url), u.url+"/signed", ErrCancelled)

	late, cancelLate := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancelLate()
	u = startUpstream(t, hang)
	refused(late, t, newFiles(t, u.url), u.url+"/signed", ErrTimeout)
}

func TestNamesOfFiles(t *testing.T) {
	t.Parallel()
	tests := []struct{ disposition, path, want string }{
		{`attachment; filename="cv.pdf"`, "/x", "cv.pdf"},
		{`inline; filename="cv.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9.pdf`, "/x", "Résumé.pdf"},
		{`attachment; filename="../../etc/passwd"`, "/x", "passwd"},
		{`attachment; filename="..\\..\\boot.ini"`, "/x", "boot.ini"},
		{`attachment; filename=".."`, "/x/cv.pdf", "cv.pdf"},
		{`attachment; filename=""`, "/x/cv.pdf", "cv.pdf"},
		{`attachment`, "/blobs/signed/cv.pdf", "cv.pdf"},
		{`;;;`, "/blobs/signed/cv.pdf", "cv.pdf"},
		{"", "/blobs/signed/R%C3%A9sum%C3%A9%20Ada.pdf", "Résumé Ada.pdf"},
		{"", "/blobs/signed/100%25.pdf", "100%.pdf"},
		{"", "/blobs/signed/a%2541.pdf", "a%41.pdf"},
		{"", "/blobs/signed/cv.pdf?name=x", "cv.pdf"},
		{"", "/", ""},
		{"", "", ""},
	}
	for _, test := range tests {
		u := startUpstream(t, func(w http.ResponseWriter, _ *http.Request) {
			if test.disposition != "" {
				w.Header().Set("Content-Disposition", test.disposition)
			}
		})
		file, err := newFiles(t, u.url).Fetch(t.Context(), u.url+test.path)
		if err != nil || file.Name != test.want {
			t.Errorf("%q at %q is named %+v, want %q; %v", test.disposition, test.path, file, test.want, err)
		}
	}
}
