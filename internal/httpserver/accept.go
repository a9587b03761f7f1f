package httpserver

import (
	"mime"
	"net/http"
	"strings"
)

// accepted is what a caller can read; mcp-go does not ask (mcp-go.md 4.14). A request should accept both, and one that
// accepts either is served without what the other is for: without events there are no notifications and no questions.
type accepted struct {
	json, events bool
}

func acceptedBy(header http.Header) accepted {
	values := header.Values("Accept")
	if len(values) == 0 {
		return accepted{json: true, events: true}
	}
	var a accepted
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		kind, parameters, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil || strings.Trim(parameters["q"], "0.") == "" && parameters["q"] != "" {
			continue
		}
		a.json = a.json || kind == "application/json" || kind == "application/*" || kind == "*/*"
		a.events = a.events || kind == "text/event-stream" || kind == "text/*" || kind == "*/*"
	}
	return a
}

func isJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && kind == "application/json"
}
