# Broadsheet. `make` or `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
LINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: run
run: ## serve the demonstration at http://localhost:8080
	go run . serve --demo

.PHONY: build
build: ## the one binary, at bin/broadsheet
	CGO_ENABLED=0 go build -tags nodynamic -trimpath -ldflags "-s -w" -o bin/broadsheet .

.PHONY: tools
tools: ## install what the tests drive (Debian's chromium, postgresql, Java), where that is missing and may be
	@./tools.sh

.PHONY: test
test: tools ## every test: Go on SQLite and PostgreSQL, the desk's TypeScript, Chromium
	go vet ./...
	go test -timeout 20m ./...
	@./desk/editor/test.sh

.PHONY: race
race: ## the packages with concurrency, under the race detector
	go test -race -timeout 20m ./press ./store ./auth ./publish ./edit -rapid.checks=25

.PHONY: fuzz
fuzz: ## every fuzz target for ten seconds
	@for pkg in $$(go list ./...); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "$$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime 10s $$pkg || exit 1; \
	  done; \
	done

.PHONY: lint
lint: ## formatting and .golangci.yml
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go run $(LINT) run ./...

.PHONY: generate
generate: ## the desk's bundle, from desk/editor
	go generate ./desk

.PHONY: judge
judge: ## the outside judges with Lighthouse, and what each of them says
	go test -count=1 -timeout 20m -v ./e2e/judges -lighthouse

.PHONY: look
look: ## pictures of every kind of page, at four widths, light and dark, in DIR=look
	go test -count=1 -timeout 20m -v -run TestLook ./e2e/judges -look "$(abspath $(or $(DIR),look))"

.PHONY: bench
bench: ## figures and ratios; see bench/README.md
	@./bench/run.sh

.PHONY: ci
ci: ## what the project's CI runs
	.ci/run
