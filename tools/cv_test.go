package tools

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// filing is a Pinpoint with one application, 7, whose attachments it serves. In a URL, HOST is its own address.
type filing struct {
	attachments string
	files       map[string][]byte
	queries     []string
	keys        []string // of requests for files
}

func (f *filing) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if file, ok := f.files[req.URL.Path]; ok {
		f.keys = append(f.keys, req.Header.Get("X-API-KEY")+req.Header.Get("Cookie"))
		_, _ = w.Write(file)
		return
	}
	w.Header().Set("Content-Type", "application/vnd.api+json")
	if req.URL.Path != "/api/v1/applications/7" {
		http.NotFound(w, req)
		return
	}
	f.queries = append(f.queries, req.URL.RawQuery)
	_, _ = fmt.Fprint(w, one("applications", "7", `{"attachments":`+strings.ReplaceAll(f.attachments, "HOST", "http://"+req.Host)+`}`))
}

// attached is a filing with one CV.
func attached(name string, content []byte) *filing {
	return &filing{
		attachments: fmt.Sprintf(`[{"context":"document","filename":"other.txt","url":"HOST/other"},{"context":"cv","filename":%q,"url":"HOST/files/cv"}]`, name),
		files:       map[string][]byte{"/files/cv": content},
	}
}

const readCV = "get_candidate_cv"

// cvOfSeven reads the CV and checks that text and structured content say the same.
func cvOfSeven(t *testing.T, s *Server, arguments string) (cv schemas.CVResult, size int) {
	t.Helper()
	result, code := callRaw(t, s, readCV, arguments)
	if code != 0 || result.IsError {
		t.Fatalf("%d: %+v", code, result)
	}
	text, _ := callText(t, s, readCV, arguments)
	structured, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text), &cv); err != nil {
		t.Fatal(err)
	}
	var same schemas.CVResult
	if err := json.Unmarshal(structured, &same); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(cv, same); diff != "" {
		t.Errorf("text and structured content differ:\n%s", diff)
	}
	var document any
	if err := json.Unmarshal(structured, &document); err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, readCV, schemas.Output(readCV)).Validate(document); err != nil {
		t.Errorf("not what the tool declares to give: %v", err)
	}
	return cv, len(text) + len(structured)
}

func TestCVIsReadFromEachFormat(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		format  string
		pages   int
	}{
		"cv.pdf":  {pdf("Lina Okafor", "Harbour engineer since 2014"), "pdf", 1},
		"cv.docx": {docx(t, "Lina Okafor", "Harbour engineer since 2014"), "docx", 0},
		"cv.txt":  {[]byte("Lina Okafor\r\nHarbour engineer since 2014\r\n"), "text", 0},
		"cv":      {pdf("Lina Okafor", "Harbour engineer since 2014"), "pdf", 1},
	} {
		t.Run(name, func(t *testing.T) {
			upstream := attached(name, c.content)
			cv, _ := cvOfSeven(t, newTestServer(t, upstream, Options{}), `{"application_id":7,"identified":true}`)
			if cv.Result.Format != c.format || cv.Result.Pages != c.pages || cv.Result.Filename != name || cv.Result.ApplicationID != "7" {
				t.Errorf("%+v", cv.Result)
			}
			contains(t, cv.Result.Text, "Lina Okafor\n", "Harbour engineer since 2014")
			if cv.Notice != notice || cv.Truncated || cv.Result.NextOffset != 0 || cv.Result.Characters != len([]rune(cv.Result.Text)) {
				t.Errorf("%+v", cv)
			}
			for _, key := range upstream.keys {
				if key != "" {
					t.Error("a key or cookie went with the request for the file")
				}
			}
		})
	}
}

func TestLongCVIsReadInPieces(t *testing.T) {
	var whole strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&whole, "Line %d: kept the \"Zürich\" quay in order ⚓\n", i)
	}
	s := newTestServer(t, attached("cv.txt", []byte(whole.String())), Options{MaxResultBytes: 30_000})
	var got strings.Builder
	offset, calls := 0, 0
	for ; calls < 100; calls++ {
		cv, size := cvOfSeven(t, s, fmt.Sprintf(`{"application_id":"7","offset":%d}`, offset))
		if size > 30_000 || size < 10_000 && cv.Result.NextOffset != 0 {
			t.Fatalf("%d bytes", size)
		}
		if cv.Result.Offset != offset || cv.Truncated != (cv.Result.NextOffset != 0) {
			t.Fatalf("offset %d, next %d, truncated %t", cv.Result.Offset, cv.Result.NextOffset, cv.Truncated)
		}
		got.WriteString(cv.Result.Text)
		if offset = cv.Result.NextOffset; offset == 0 {
			break
		}
	}
	if strings.TrimSpace(got.String()) != strings.TrimSpace(whole.String()) || calls < 5 {
		t.Errorf("%d pieces do not make the whole", calls)
	}
	e := refused(t, s, readCV, `{"application_id":"7","offset":10000000}`, "invalid_arguments")
	contains(t, e["message"], "offset must be from 0 to")
}

func TestCVThatTheCandidateSentGoesBeforeItsRendition(t *testing.T) {
	upstream := &filing{
		attachments: `[{"context":"pdf_cv","name":"rendition.txt","url":"HOST/files/b"},{"context":"cv","name":"own.txt","url":"HOST/files/a"}]`,
		files:       map[string][]byte{"/files/a": []byte("as sent"), "/files/b": []byte("as rendered")},
	}
	s := newTestServer(t, upstream, Options{})
	if cv, _ := cvOfSeven(t, s, `{"application_id":"7","identified":true}`); cv.Result.Text != "as sent" || cv.Result.Filename != "own.txt" {
		t.Errorf("%+v", cv.Result)
	}
	upstream.attachments = `[{"context":"pdf_cv","filename":"rendition.txt","url":"HOST/files/b"}]`
	if cv, _ := cvOfSeven(t, s, `{"application_id":"7"}`); cv.Result.Text != "as rendered" {
		t.Errorf("%+v", cv.Result)
	}
}

func TestConfidentialApplicationsCVNeedsItsVisibility(t *testing.T) {
	upstream := attached("cv.txt", []byte("Lina"))
	cvOfSeven(t, newTestServer(t, upstream, Options{}), `{"application_id":"7","job_visibility":["confidential","external"]}`)
	if q := upstream.queries[0]; !strings.Contains(q, "filter%5Bjob_visibility%5D=confidential%2Cexternal") || !strings.Contains(q, "extra_fields%5Bapplications%5D=attachments") {
		t.Error(q)
	}
}

func TestCVThatCannotBeReadSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		upstream *filing
		code     string
		says     []string
	}{
		"none":           {&filing{attachments: `[]`}, "not_found", []string{"Application 7 has no CV."}},
		"null":           {&filing{attachments: `null`}, "not_found", []string{"Application 7 has no CV."}},
		"gone":           {&filing{attachments: `[{"context":"cv","filename":"Lina Okafor.pdf","url":"HOST/files/cv"}]`}, "not_found", []string{"its file is gone"}},
		"empty":          {attached("Lina Okafor.pdf", nil), "validation_failed", []string{"The CV (pdf) cannot be read", "empty"}},
		"a picture":      {attached("Lina Okafor.png", []byte("\x89PNG\r\n\x1a\n0000")), "validation_failed", []string{"The CV (png) cannot be read"}},
		"damaged":        {attached("Lina Okafor.docx", []byte("PK\x03\x04 nothing of use")), "validation_failed", []string{"The CV (docx) cannot be read"}},
		"a scan":         {attached("Lina Okafor.pdf", pdf()), "validation_failed", []string{"no text"}},
		"no extension":   {attached("Lina Okafor", []byte("\x00\x01\x02\x03\xff\xfe\x00\x00")), "validation_failed", []string{"The CV cannot be read"}},
		"odd extension":  {attached("x."+strings.Repeat("y", 4000), []byte("\x00\x01\x02\x03")), "validation_failed", []string{"cannot be read"}},
		"another host":   {&filing{attachments: `[{"context":"cv","filename":"a.pdf","url":"https://evil.example/cv"}]`}, "invalid_arguments", []string{"not allowed"}},
		"a local file":   {&filing{attachments: `[{"context":"cv","filename":"a.pdf","url":"file:///etc/passwd"}]`}, "invalid_arguments", []string{"not allowed"}},
		"no URL":         {&filing{attachments: `[{"context":"cv","filename":"a.pdf"}]`}, "invalid_arguments", []string{"not allowed"}},
		"inside address": {&filing{attachments: `[{"context":"cv","filename":"a.pdf","url":"http://169.254.169.254/latest"}]`}, "invalid_arguments", []string{"not allowed"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := refused(t, newTestServer(t, c.upstream, Options{}), readCV, `{"application_id":"7"}`, c.code)
			contains(t, e["message"], c.says...)
			if text := fmt.Sprint(e); strings.Contains(text, "Okafor") || strings.Contains(text, "http") || len(text) > 1000 {
				t.Errorf("it tells too much: %s", text)
			}
		})
	}
}

func TestCVsHiddenTextIsNotShown(t *testing.T) {
	content := "Lina\u200b Okafor\u00ad \U000E0049\U000E0047 \u202edone"
	cv, _ := cvOfSeven(t, newTestServer(t, attached("L\u202eina.txt", []byte(content)), Options{}), `{"application_id":"7","identified":true}`)
	if cv.Result.Filename != "Lina.txt" {
		t.Errorf("%q", cv.Result.Filename)
	}
	checkSanitised(t, cv.Result.Text)
	contains(t, cv.Result.Text, "Lina Okafor")
}

// pdf is a PDF of one page with a line of text for each of the lines.
func pdf(lines ...string) []byte {
	var page strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&page, "BT /F1 12 Tf 72 %d Td (%s) Tj ET\n", 720-20*i, line)
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", page.Len(), page.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

// docx is a DOCX with a paragraph for each of the lines.
func docx(t *testing.T, lines ...string) []byte {
	t.Helper()
	var body strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", line)
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := archive.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCVIsBlindUnlessWhoItIsIsAskedFor(t *testing.T) {
	s := newTestServer(t, engineer("Lina", "Okafor"), Options{})
	cv, _ := cvOfSeven(t, s, `{"application_id":"7"}`)
	contains(t, cv.Result.Text, "quay wall repairs in AutoCAD", "supervised maintenance dredging")
	if shown := fmt.Sprintf("%+v", cv); strings.Contains(shown, "Okafor") || strings.Contains(shown, "@example.test") || cv.Result.Filename != "cv.pdf" {
		t.Errorf("%s", shown)
	}
	cv, _ = cvOfSeven(t, s, `{"application_id":"7","identified":true}`)
	contains(t, cv.Result.Text, "Lina Okafor", "lina@example.test")
	if cv.Result.Filename != "cv.txt" {
		t.Errorf("%q", cv.Result.Filename)
	}
}
