package pinpoint_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// account stands in for a Pinpoint account.
func account(answer func(r *http.Request) string) (server *httptest.Server, client *pinpoint.Client) {
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.api+json")
		_, _ = io.WriteString(w, answer(r))
	}))
	client, err := pinpoint.New(pinpoint.Options{
		BaseURL: server.URL + "/api/v1", // https://acme.pinpointhq.com/api/v1
		APIKey:  "the-key-of-the-account", UserAgent: "example/1.0",
	})
	if err != nil {
		panic(err)
	}
	return server, client
}

// Open jobs, each with the department that was included.
func ExampleClient_List() {
	server, client := account(func(r *http.Request) string {
		fmt.Println("filter[status] =", r.URL.Query().Get("filter[status]"))
		return `{"data":[
			{"type":"jobs","id":"88","attributes":{"title":"Harbour Engineer"},"relationships":{"department":{"data":{"type":"departments","id":"5"}}}},
			{"type":"jobs","id":"91","attributes":{"title":"Night Nurse"},"relationships":{"department":{"data":null}}}],
			"included":[{"type":"departments","id":"5","attributes":{"name":"Works"}}],
			"meta":{"stats":{"total":{"count":2}}}}`
	})
	defer server.Close()

	query := pinpoint.Query{
		Filter:  pinpoint.JobFilter{Status: []pinpoint.JobStatus{"open"}},
		Include: []string{"department"},
	}
	for record, err := range client.List(context.Background(), pinpoint.Jobs, query) {
		job, err := pinpoint.As[pinpoint.Job](record, err)
		if err != nil {
			fmt.Println(err)
			return
		}
		where := "no department"
		if department := record.One("department"); department != nil {
			where = department.Text("name")
		}
		fmt.Printf("%s: %s, %s\n", job.ID, job.Title, where)
	}
	// Output:
	// filter[status] = open
	// 88: Harbour Engineer, Works
	// 91: Night Nurse, no department
}

// A comment on an application.
func ExampleClient_Create() {
	server, client := account(func(r *http.Request) string {
		var body any
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			return ""
		}
		document, err := json.MarshalIndent(body, "", " ")
		if err != nil {
			return ""
		}
		fmt.Println(r.Method, r.URL.Path, string(document))
		return `{"data":{"type":"comments","id":"301","attributes":{"body_text":"Strong on tides."}},"meta":{}}`
	})
	defer server.Close()

	comment, err := pinpoint.As[pinpoint.Comment](client.Create(context.Background(), pinpoint.Comments, pinpoint.CommentCreate{
		BodyText: "Strong on tides.", CommentableID: "7001", CommentableType: "applications",
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("comment %s: %s\n", comment.ID, comment.BodyText)
	// Output:
	// POST /api/v1/comments {
	//  "data": {
	//   "attributes": {
	//    "body_text": "Strong on tides."
	//   },
	//   "relationships": {
	//    "commentable": {
	//     "data": {
	//      "id": "7001",
	//      "type": "applications"
	//     }
	//    }
	//   },
	//   "type": "comments"
	//  }
	// }
	// comment 301: Strong on tides.
}
