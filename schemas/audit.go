package schemas

import (
	"encoding/json"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// AuditSearchArguments are those of search_audit_log.
type AuditSearchArguments struct {
	Since  pinpoint.Date `json:"since,omitempty"`
	Until  pinpoint.Date `json:"until,omitempty"`
	Tool   string        `json:"tool,omitempty"`
	Link   string        `json:"link,omitempty"`
	Result string        `json:"result,omitempty" jsonschema_description:"ok, or an error's code."`
	Object string        `json:"object,omitempty" jsonschema_description:"Such as applications/7001."`
	Before int           `json:"before,omitempty"`
	Limit  int           `json:"limit,omitempty" jsonschema:"default=25"`
}

// AuditEvent is an event as package audit writes it.
type AuditEvent = json.RawMessage

// AuditSearchResult is the document that search_audit_log answers with. NextBefore is the argument that goes on.
type AuditSearchResult struct {
	Result     []AuditEvent `json:"result"`
	NextBefore int64        `json:"next_before,omitempty"`
}

// AuditVerifyResult is the document that verify_audit_log answers with.
type AuditVerifyResult struct {
	Result AuditReport `json:"result"`
}

// AuditReport is what came of looking at the whole log; Problem is empty when all is well.
type AuditReport struct {
	Whole    bool   `json:"whole"`
	Events   int64  `json:"events"`
	Purged   int64  `json:"purged"`
	LastSeq  int64  `json:"last_seq"`
	LastHash string `json:"last_hash"`
	Problem  string `json:"problem,omitempty"`
}
