package cures

import (
	"context"
	"testing"
)

func TestToolsAreWrittenWhereMCPGoWroteNone(t *testing.T) {
	for name, c := range map[string]struct {
		tools        []string
		answer, want string
	}{
		"none":            {nil, `{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}`, `{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}`},
		"one":             {[]string{`{"name":"a"}`}, `{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}`, `{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a"}]}}`},
		"two, and a line": {[]string{`{"name":"a"}`, `{"name":"b"}`}, `{"id":"x","result":{"ttlMs":5,"tools":[]}}` + "\n", `{"id":"x","result":{"ttlMs":5,"tools":[{"name":"a"},{"name":"b"}]}}` + "\n"},
		"an error":        {[]string{`{"name":"a"}`}, `{"id":1,"error":{"code":-32602,"message":"no"}}`, `{"id":1,"error":{"code":-32602,"message":"no"}}`},
		"what a tool gives": {
			[]string{`{"name":"a"}`},
			`{"id":1,"result":{"content":[{"type":"text","text":"{\"tools\":[]}}"}],"structuredContent":{"tools":[]}}}`,
			`{"id":1,"result":{"content":[{"type":"text","text":"{\"tools\":[]}}"}],"structuredContent":{"tools":[]}}}`,
		},
		"an id that looks like it": {[]string{`{"name":"a"}`}, `{"id":"\"tools\":[]}}","result":{}}`, `{"id":"\"tools\":[]}}","result":{}}`},
		"nothing":                  {[]string{`{"name":"a"}`}, ``, ``},
	} {
		t.Run(name, func(t *testing.T) {
			var l Listing
			var tools [][]byte
			for _, tool := range c.tools {
				tools = append(tools, []byte(tool))
			}
			if !HandOver(WithListing(t.Context(), &l), tools) {
				t.Fatal("the transport does not take them")
			}
			if got := string(l.Splice([]byte(c.answer))); got != c.want {
				t.Errorf("%s", got)
			}
		})
	}
}

func TestNothingIsHandedOverToATransportThatDoesNotWriteIt(t *testing.T) {
	if HandOver(context.Background(), nil) {
		t.Error("handed over")
	}
	var l Listing
	if got := string(l.Splice([]byte(`{"result":{"tools":[]}}`))); got != `{"result":{"tools":[]}}` {
		t.Error(got)
	}
}
