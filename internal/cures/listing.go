package cures

import (
	"bytes"
	"context"
	"sync/atomic"
)

// Listing carries the tools of a tools/list past mcp-go v1.2.1, which encodes each of them anew for every request, its
// schemas twice. Under a transport that gives one, the tool filter hands the encoded tools over and leaves mcp-go an empty
// list, and the transport puts them where the empty list was written.
type Listing struct{ tools atomic.Pointer[[][]byte] }

type listingKey struct{}

// WithListing says that the transport will write the tools itself, by Splice.
func WithListing(ctx context.Context, l *Listing) context.Context {
	return context.WithValue(ctx, listingKey{}, l)
}

// HandOver gives the encoded tools to the transport. It reports whether the transport takes them.
func HandOver(ctx context.Context, tools [][]byte) bool {
	l, ok := ctx.Value(listingKey{}).(*Listing)
	if ok {
		l.tools.Store(&tools)
	}
	return ok
}

// noTools is how mcp-go ends the answer to a tools/list without tools. No other answer ends like it: a text escapes its
// quotes, and what a tool gives lies one level deeper.
var noTools = []byte(`"tools":[]}}`)

// Splice puts the tools that were handed over into the answer to a tools/list, and gives any other answer back as it is.
func (l *Listing) Splice(answer []byte) []byte {
	tools := l.tools.Load()
	if tools == nil {
		return answer
	}
	whole := bytes.TrimRight(answer, "\n")
	before, ends := bytes.CutSuffix(whole, noTools)
	if !ends {
		return answer
	}
	size := len(answer)
	for _, t := range *tools {
		size += len(t) + 1
	}
	out := append(make([]byte, 0, size), before...)
	out = append(out, `"tools":[`...)
	for i, t := range *tools {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, t...)
	}
	out = append(out, `]}}`...)
	return append(out, answer[len(whole):]...)
}
