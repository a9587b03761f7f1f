package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const adminToken = "e2e-admin-3fWb9Qs6Lr0Zk2Xn8Tp4Vy7Hc1Md5Gj" //nolint:gosec // of the tests alone

// certificate is one for loopback that the tests' own HTTP client trusts, as PEM.
var certificate = sync.OnceValue(func() (made struct{ cert, key []byte }) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true,
	}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		panic(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		panic(err)
	}
	made.cert = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})
	made.key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})
	return made
})

// trusted holds that certificate.
func trusted() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(certificate().cert)
	return pool
}

// administered is a server that speaks TLS and has the admin API.
type administered struct {
	*web
	t testing.TB
}

func startAdministered(t testing.TB) *administered {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{"cert.pem": string(certificate().cert), "key.pem": string(certificate().key), "admin.token": adminToken + "\n"}
	for name, content := range files {
		writeFile(t, filepath.Join(dir, name), content)
	}
	w := serveWeb(t, environment(t, "PINPOINT_DATA_DIR="+filepath.Join(dir, "kept")),
		"--tls-cert", filepath.Join(dir, "cert.pem"), "--tls-key", filepath.Join(dir, "key.pem"), "--admin-token-file", filepath.Join(dir, "admin.token"))
	w.base = strings.Replace(w.base, "http://", "https://", 1)
	return &administered{web: w, t: t}
}

// do uses the admin API, which has to answer with a status, and gives the JSON document.
func (a *administered) do(status int, method, path, body string) map[string]any {
	a.t.Helper()
	answer := ask(a.t, method, a.base+"/api/v1"+path, body, map[string]string{"Authorization": "Bearer " + adminToken})
	if answer.status != status {
		a.t.Fatalf("%s %s: %d %s", method, path, answer.status, answer.body)
	}
	if answer.body == "" {
		return nil
	}
	return decode[map[string]any](a.t, answer.body)
}

func TestAProgramHandsAnAccountOutOverTLS(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	a := startAdministered(t)
	if plain, err := tryAsk(t, http.MethodGet, strings.Replace(a.base, "https://", "http://", 1)+"/healthz", "", nil); err == nil && plain.status != http.StatusBadRequest {
		t.Errorf("in clear: %d %s", plain.status, plain.body)
	}
	if got := ask(t, http.MethodGet, a.base+"/api/v1/accounts", "", nil); got.status != http.StatusUnauthorized {
		t.Errorf("without the token: %d %s", got.status, got.body)
	}

	a.do(http.StatusCreated, "POST", "/accounts", encoded(t, map[string]any{"name": "harbour", "base_url": p.base, "api_key": pinpointKey}))
	made := a.do(http.StatusCreated, "POST", "/accounts/harbour/links", `{"name":"for Ada","confirm":"none"}`)
	url := text(made, "url")
	if !strings.HasPrefix(url, a.base+"/mcp/") {
		t.Fatalf("the link is %v", made)
	}
	inBothEras(t, func(t *testing.T, open func(testing.TB, string) *remote) {
		t.Helper()
		if got := open(t, url).tools(); len(got) != everyTool() {
			t.Errorf("%d tools", len(got))
		}
	})

	caller := stateless(t, url)
	waiting := text(caller.fails("approval_required", "apply_clara_tag", qualified), "pending_id")
	list, _ := a.do(http.StatusOK, "GET", "/approvals", "")["approvals"].([]any)
	if len(list) != 1 {
		t.Fatalf("waiting: %v", list)
	}
	a.do(http.StatusOK, "POST", "/approvals/"+waiting+"/approve", `{"reason":"I have met her"}`)
	if done, _ := caller.result("apply_clara_tag", qualified).(map[string]any); done["decided_by"] != "person" || done["changed"] != true {
		t.Errorf("%v", done)
	}

	link := "/accounts/harbour/links/" + text(made, "id")
	a.do(http.StatusOK, "PATCH", link, `{"read_only":true}`)
	if got := caller.try("tools/call", toolCall("apply_clara_tag", qualified)); !strings.Contains(got.body, "-32602") {
		t.Errorf("a narrowed link still writes: %s", got.body)
	}
	a.do(http.StatusOK, "DELETE", link, "")
	if got := caller.try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
		t.Errorf("a revoked link answers %d", got.status)
	}
	a.do(http.StatusNoContent, "DELETE", "/accounts/harbour", "")
	a.stop()
	for what, secret := range map[string]string{"the API key": pinpointKey, "the admin token": adminToken, "the link": text(made, "token")} {
		if strings.Contains(a.log.String(), secret) {
			t.Errorf("%s is in the log", what)
		}
	}
}

func TestAPathThatIsAnIDReachesNothingElse(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t))
	before := len(p.requests(t))
	for _, id := range []string{
		"../users/1", "1/../../users", "1?include=candidate", "1#x", "1%2f..%2fusers", "1@evil.example", "1\r\nX-API-KEY: x", "１", "1\u202e", "1 2", "-1", "1e3", "",
	} {
		for _, tool := range []string{"get_single_pinpoint_application_by_id", "delete_a_pinpoint_comment_by_id", "get_candidate_cv", "screen_candidate"} {
			argument := "id"
			if !strings.HasSuffix(tool, "_by_id") {
				argument = "application_id"
			}
			s.fails("invalid_arguments", tool, map[string]any{argument: id})
		}
		s.fails("invalid_arguments", "list_all_pinpoint_applications", map[string]any{"job_id": id + "/"})
	}
	if sent := p.requests(t)[before:]; len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}
