#!/bin/sh
# Names the Go files that gofmt would change, and fails if there is one.
set -eu
cd "$(dirname "$0")/.."

go list -f '{{range .GoFiles}}{{$.Dir}}/{{.}}
{{end}}{{range .TestGoFiles}}{{$.Dir}}/{{.}}
{{end}}{{range .XTestGoFiles}}{{$.Dir}}/{{.}}
{{end}}' ./... | grep . | {
	unformatted=$(tr '\n' '\0' | xargs -0 gofmt -l)
	if [ -n "$unformatted" ]; then
		printf 'not formatted, run gofmt -w on:\n%s\n' "$unformatted" >&2
		exit 1
	fi
}
