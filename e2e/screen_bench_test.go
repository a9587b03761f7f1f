package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// thousand is how many applicants BenchmarkScreenThousand screens, half of them by a PDF and half by a text.
const thousand = 1000

// BenchmarkScreenThousand screens the applicants of one job on an embedded Pinpoint by `pinpoint-mcp screen`, from its
// start until the table is printed.
func BenchmarkScreenThousand(b *testing.B) {
	p := startPinpoint(b)
	job := p.crowdedJob(b)
	for range b.N {
		command := exec.CommandContext(b.Context(), binary, "screen", "--job", job, "--format", "json")
		command.Env = p.account(b)
		var out, failure bytes.Buffer
		command.Stdout, command.Stderr = &out, &failure
		from := time.Now()
		if err := command.Run(); err != nil {
			b.Fatalf("%v: %s", err, failure.String())
		}
		took := time.Since(from)
		result := decode[struct{ Screened int }](b, out.String())
		if result.Screened != thousand {
			b.Fatalf("%d screened", result.Screened)
		}
		report(b, thousand/took.Seconds(), "applications/s")
		report(b, thousand/(command.ProcessState.UserTime()+command.ProcessState.SystemTime()).Seconds(), "applications/s/core")
		if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
			report(b, float64(usage.Maxrss)/1024, "peak-MiB")
		}
	}
}

// crowdedJob makes a job with a thousand applicants, whose CVs are those of the labelled set in turns.
func (p *pinpoint) crowdedJob(b *testing.B) string {
	b.Helper()
	paths, err := filepath.Glob("../scoring/testdata/labelled/*/cvs/*.md")
	if err != nil || len(paths) == 0 {
		b.Fatal("no CVs", err)
	}
	const job = "88"
	filter := "/applications?filter%5Bjob_id%5D=" + job + "&page%5Bsize%5D=1000"
	for _, id := range p.ids(b, filter) {
		p.send(b, http.MethodDelete, "/applications/"+id, nil)
	}
	for i := range thousand {
		text, err := os.ReadFile(paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		name, data := "cv.txt", text
		if i%2 == 0 {
			name, data = "cv.pdf", printed(b, string(text))
		}
		p.send(b, http.MethodPost, "/applications", map[string]any{"data": map[string]any{
			"type": "applications",
			"attributes": map[string]any{
				"first_name": "Applicant", "last_name": fmt.Sprintf("Number%d", i), "email": fmt.Sprintf("a%d@example.com", i),
				"phone": "+447700900000", "phone_iso2": "GB", "skip_notifications_on_create": true,
				"cv_base64_filename": name, "cv_base64_data": base64.StdEncoding.EncodeToString(data),
			},
			"relationships": map[string]any{"job": map[string]any{"data": map[string]any{"type": "jobs", "id": job}}},
		}})
	}
	if got := len(p.ids(b, filter)); got != thousand {
		b.Fatalf("%d applicants were made", got)
	}
	return job
}

func (p *pinpoint) ids(b *testing.B, path string) []string {
	b.Helper()
	var document struct {
		Data []struct{ ID string }
	}
	if err := json.Unmarshal(p.send(b, http.MethodGet, path, nil), &document); err != nil {
		b.Fatal(err)
	}
	ids := make([]string, len(document.Data))
	for i, record := range document.Data {
		ids[i] = record.ID
	}
	return ids
}

func (p *pinpoint) send(b *testing.B, method, path string, body any) []byte {
	b.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		b.Fatal(err)
	}
	request, err := http.NewRequestWithContext(b.Context(), method, p.base+path, bytes.NewReader(encoded))
	if err != nil {
		b.Fatal(err)
	}
	request.Header.Set("X-API-KEY", pinpointKey)
	request.Header.Set("Content-Type", "application/vnd.api+json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= http.StatusMultipleChoices {
		b.Fatalf("%s %s: %d %v %s", method, path, response.StatusCode, err, answer)
	}
	return answer
}

// printed is a text as a PDF.
func printed(b *testing.B, text string) []byte {
	b.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	translate := pdf.UnicodeTranslatorFromDescriptor("")
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 10)
	for line := range strings.SplitSeq(text, "\n") {
		pdf.MultiCell(0, 5, translate(strings.TrimLeft(line, "# ")), "", "L", false)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
