# pinpoint-mcp. `make help` lists the targets. Go and make are all that is needed; `make test` also needs npm, for the MCP
# clients of others, and PostgreSQL, which it starts for itself. What else is needed the targets fetch themselves, into the checkout.

VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
FUZZTIME ?= 30s

BINARY       := bin/pinpoint-mcp
PEERS        := e2e/peers/node_modules/.package-lock.json
LINT_VERSION := 2.15.0
LINT         := .tools/golangci-lint-$(LINT_VERSION)/golangci-lint

# The race detector needs a C compiler; where Go finds none, the tests run without it.
RACE = $(if $(filter 1,$(shell go env CGO_ENABLED)),-race)

.DEFAULT_GOAL := help
.PHONY: help build dist demo test lint fmt-check generate generated-check peers bench fuzz clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build bin/pinpoint-mcp, stripped
	CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w -X main.version=$(VERSION)' -o $(BINARY) ./cmd/pinpoint-mcp

dist: ## all that is released, in dist/ (VERSION=v0.1.0, PLATFORMS=linux/amd64,…)
	go run -buildvcs=false ./internal/dist -version '$(VERSION)' $(if $(PLATFORMS),-platforms '$(PLATFORMS)') $(if $(DIST),-out '$(DIST)')

demo: build ## build it and show the main job
	$(BINARY) demo

# Everything that says no quickly comes first; the tests come last, so that their verdict is what is read.
test: $(PEERS) generated-check fmt-check lint ## the whole suite: generated files, formatting, vet, lint, tests
	go vet ./...
	@$(if $(RACE),,echo "no C compiler: testing without the race detector")
	scripts/with-postgres.sh go test $(RACE) -count=1 -timeout 15m ./...

lint: $(LINT) ## golangci-lint with .golangci.yml
	$(LINT) run --allow-parallel-runners ./...

fmt-check:
	@scripts/check-format.sh

generate: ## write the schemas and the README's table of tools anew
	go run -buildvcs=false ./internal/generate

generated-check:
	@scripts/check-generated.sh

bench: ## measure what BENCHMARKS.md says, in one run
	@CGO_ENABLED=0 go test -run '^$$' -bench . -benchtime 1x ./e2e
	@CGO_ENABLED=0 go test -run '^$$' -bench 'PDF|Text' -cpu 1 ./internal/dossier
	@CGO_ENABLED=0 go test -run '^$$' -bench ToolsList ./tools

fuzz: ## run every fuzz target for FUZZTIME (default 30s)
	@scripts/fuzz.sh $(FUZZTIME)

peers: $(PEERS) ## install the MCP clients of others that the tests use

clean: ## remove what the other targets made
	rm -rf bin dist .tools e2e/peers/node_modules

$(PEERS): e2e/peers/package.json e2e/peers/package-lock.json e2e/peers/.npmrc
	npm ci --prefix e2e/peers --loglevel=error
	@touch $@

# Built without the caller's GOFLAGS, which are meant for this module and not for another one.
$(LINT):
	GOFLAGS= GOBIN='$(CURDIR)/$(@D)' go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(LINT_VERSION)
