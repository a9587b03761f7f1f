// Package pinpoint is a client of the API of the Pinpoint applicant tracking system (developers.pinpointhq.com).
//
// Each resource is declared once, in a file of its own: the structs of its record, its filter and its writes, and one
// Resource value. The rest of the package works on those declarations, so that a caller can do the same to any of them:
//
//	client, err := pinpoint.New(pinpoint.Options{BaseURL: "https://acme.pinpointhq.com/api/v1", APIKey: key})
//	for record, err := range client.List(ctx, pinpoint.Applications, pinpoint.Query{Filter: pinpoint.ApplicationFilter{JobID: "88"}}) {
//		application, err := pinpoint.As[pinpoint.Application](record, err)
//		…
//	}
//
// Every error is an *Error, sorted by what the caller can do about it.
//
// The API speaks JSON:API with the extensions of Graphiti, and the codec is the package's own. hashicorp/jsonapi v1.5.0,
// the library that was judged, maps documents to structs whose fields are all declared beforehand: it would lose the
// attributes that every stage of an account adds (`applied_stage_at`), it tells no relationship that was not included
// from an empty one, and it has neither the temp-id nor the method of side-posting. It does know polymorphic relations.
package pinpoint
