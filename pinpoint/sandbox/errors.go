package sandbox

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// problem is one member of the errors of an answer.
type problem struct {
	Code   string         `json:"code"`
	Status string         `json:"status"`
	Title  string         `json:"title"`
	Detail string         `json:"detail"`
	Source *problemSource `json:"source,omitempty"`
	Meta   map[string]any `json:"meta,omitempty"`
}

type problemSource struct {
	Pointer   string `json:"pointer,omitempty"`
	Parameter string `json:"parameter,omitempty"`
}

// failure is an answer that is not a success.
type failure struct {
	status   int
	problems []problem
}

func fail(status int, code, title, detail string) *failure {
	return &failure{status: status, problems: []problem{
		{Code: code, Status: strconv.Itoa(status), Title: title, Detail: detail},
	}}
}

func errBadRequest(detail string) *failure {
	return fail(http.StatusBadRequest, "bad_request", "Bad Request", detail)
}

// errQuery refuses a query parameter. Pinpoint says no more than this; the name of the parameter is for those who
// try their client here.
func errQuery(parameter string) *failure {
	f := errBadRequest("Malformed query params")
	f.problems[0].Source = &problemSource{Parameter: parameter}
	return f
}

func errUnauthorized(detail string) *failure {
	return fail(http.StatusUnauthorized, "unauthorized", "Unauthorized", detail)
}

func errForbidden() *failure {
	return fail(http.StatusForbidden, "forbidden", "Forbidden", "Integration not enabled")
}

func errNotFound() *failure {
	return fail(http.StatusNotFound, "not_found", "Not Found", "Specified Record Not Found")
}

func errConflict(detail string) *failure {
	return fail(http.StatusConflict, "conflict", "Conflict", detail)
}

func errTooMany() *failure {
	return fail(http.StatusTooManyRequests, "too_many_requests", "Too Many Requests", "Rate limit exceeded")
}

func errInternal() *failure {
	return fail(http.StatusInternalServerError, "internal_server_error", "Internal Server Error",
		"We've notified our engineers and hope to address this issue shortly.")
}

// badWrite is what the API says of a write whose form is wrong: an attribute that it does not know, or a value of
// another type. The path is dotted; the pointer of it has slashes.
func badWrite(path, message, code string) problem {
	pointer := []byte(path)
	for i, c := range pointer {
		if c == '.' {
			pointer[i] = '/'
		}
	}
	return problem{
		Code: "bad_request", Status: "400", Title: "Request Error", Detail: path + " " + message,
		Source: &problemSource{Pointer: string(pointer)},
		Meta:   map[string]any{"attribute": path, "message": message, "code": code},
	}
}

// invalid is what the API says of a value that it cannot accept.
func invalid(pointer, attribute, message, code string) problem {
	return problem{
		Code: "unprocessable_entity", Status: "422", Title: "Validation Error", Detail: attribute + " " + message,
		Source: &problemSource{Pointer: pointer},
		Meta:   map[string]any{"attribute": attribute, "message": message, "code": code},
	}
}

func (f *failure) reply() reply {
	body, err := json.Marshal(map[string]any{"errors": f.problems})
	if err != nil { // every member is a string
		body = []byte(`{"errors":[]}`)
	}
	return reply{status: f.status, body: body}
}
