package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// The numbers are those of the server in the same process, or of JSON.
func TestBarShowsHowFarARunIs(t *testing.T) {
	for name, numbers := range map[string][2]any{"in the process": {10, 40}, "from afar": {10.0, 40.0}} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			bar := &progressBar{out: &out, shown: true}
			notification := mcp.JSONRPCNotification{}
			notification.Method = string(mcp.MethodNotificationProgress)
			notification.Params.AdditionalFields = map[string]any{"progress": numbers[0], "total": numbers[1]}
			bar.notified(notification)
			if got := out.String(); !strings.Contains(got, "[#######.......................] 10 of 40") {
				t.Errorf("%q", got)
			}
		})
	}
}
