#!/bin/sh
# Generates in a copy and compares, so that a stale file is told and not silently mended.
set -eu
cd "$(dirname "$0")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir -p "$copy/tree/internal"
cp -R pinpoint schemas docs README.md "$copy/tree"
cp -R internal/admin internal/links "$copy/tree/internal"
go build -buildvcs=false -o "$copy/generate" ./internal/generate
(cd "$copy/tree" && "$copy/generate")

stale=0
diff -r schemas "$copy/tree/schemas" || stale=1
diff internal/admin/openapi.json "$copy/tree/internal/admin/openapi.json" || stale=1
diff docs/clients.md "$copy/tree/docs/clients.md" || stale=1
diff README.md "$copy/tree/README.md" || stale=1
if [ "$stale" = 1 ]; then
	echo 'generated files are stale (< as they are, > as they should be): run make generate' >&2
	exit 1
fi
