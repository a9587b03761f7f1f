package admin

import (
	"net/http"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
)

const (
	prefix       = "/api/v1/"
	documentPath = prefix + "openapi.json"
	accountPath  = prefix + "accounts/{account}"
	linkPath     = accountPath + "/links/{id}"
)

// route is what answers one method of one path.
type route struct {
	method, path  string
	name, summary string // name is also the tool of its events in the audit log
	body          any    // a value of the type that is sent, nil for none
	status        int    // when all is well
	answer        any    // a value of the type that is given, nil for none
	refuses       []int  // beside what every route of its kind may answer
	handle        func(a *api, c *call) (any, error)
}

var routes = []route{
	{
		method: http.MethodGet, path: prefix + "accounts", name: "list_accounts", summary: "List the accounts.",
		status: http.StatusOK, answer: Accounts{}, handle: (*api).listAccounts,
	},
	{
		method: http.MethodPost, path: prefix + "accounts", name: "add_account",
		summary: "Check an API key against Pinpoint and keep it, sealed.",
		body:    links.NewAccount{}, status: http.StatusCreated, answer: links.Account{},
		refuses: []int{http.StatusConflict, http.StatusBadGateway}, handle: (*api).addAccount,
	},
	{
		method: http.MethodGet, path: accountPath, name: "get_account", summary: "Show an account with its links.",
		status: http.StatusOK, answer: links.Account{}, handle: (*api).getAccount,
	},
	{
		method: http.MethodDelete, path: accountPath, name: "remove_account",
		summary: "Wipe an account's key and end its links.",
		status:  http.StatusNoContent, handle: (*api).removeAccount,
	},
	{
		method: http.MethodPut, path: accountPath + "/key", name: "replace_key",
		summary: "Check another API key against Pinpoint and keep it in place of the old one.",
		body:    NewKey{}, status: http.StatusOK, answer: links.Account{},
		refuses: []int{http.StatusBadGateway}, handle: (*api).replaceKey,
	},
	{
		method: http.MethodGet, path: accountPath + "/links", name: "list_links", summary: "List the links of an account.",
		status: http.StatusOK, answer: Links{}, handle: (*api).listLinks,
	},
	{
		method: http.MethodPost, path: accountPath + "/links", name: "create_link",
		summary: "Make a link: an MCP server for the account, at a secret URL. Its url, token and bearer are in this answer and never shown again.",
		body:    LinkSettings{}, status: http.StatusCreated, answer: links.Link{}, handle: (*api).createLink,
	},
	{
		method: http.MethodGet, path: linkPath, name: "get_link", summary: "Show what a link allows.",
		status: http.StatusOK, answer: links.Link{}, handle: (*api).getLink,
	},
	{
		method: http.MethodPatch, path: linkPath, name: "update_link",
		summary: "Change what a link allows, its name or its end, for sessions that are open too.",
		body:    LinkSettings{}, status: http.StatusOK, answer: links.Link{}, handle: (*api).updateLink,
	},
	{
		method: http.MethodDelete, path: linkPath, name: "revoke_link", summary: "End a link at once and for good.",
		status: http.StatusOK, answer: links.Link{}, handle: (*api).revokeLink,
	},
	{
		method: http.MethodGet, path: prefix + "approvals", name: "list_approvals",
		summary: "List the calls that wait for a person, of all accounts.",
		status:  http.StatusOK, answer: Approvals{}, handle: (*api).listApprovals,
	},
	{
		method: http.MethodPost, path: prefix + "approvals/{id}/approve", name: "approve",
		summary: "Let a call that waits for a person pass, once.",
		body:    Answer{}, status: http.StatusOK, answer: Approval{},
		refuses: []int{http.StatusConflict}, handle: (*api).approve,
	},
	{
		method: http.MethodPost, path: prefix + "approvals/{id}/reject", name: "reject",
		summary: "Turn a call that waits for a person down.",
		body:    Answer{}, status: http.StatusOK, answer: Approval{},
		refuses: []int{http.StatusConflict}, handle: (*api).reject,
	},
	{
		method: http.MethodGet, path: documentPath, name: "get_document", summary: "Give this document; it needs no token.",
		status: http.StatusOK, answer: Document{}, handle: (*api).getDocument,
	},
}
