# The project's commands. `make help` lists them; `make run` and `make test` need nothing done before.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= data

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
KERNEL := skilltree/engine/labels/kernel/_kernel.so
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check

NODE := scripts/node.sh
MODULES := frontend/node_modules/.installed
PAGE := frontend/dist/index.html
# Folders are listed beside files: a folder's time changes when a file in it goes away.
PAGE_SOURCES := $(shell find frontend -maxdepth 1 -type f) \
	$(shell find frontend/src frontend/public frontend/pictures \( -path frontend/src/gen -o -path frontend/public/pictures.svg \) -prune -o -print)

BENCHES := import matching tree placement suggestions

.PHONY: help
help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(INSTALLED) $(KERNEL) ## Make .venv with the locked dependencies (instant when nothing changed)

.PHONY: run
run: $(INSTALLED) $(KERNEL) $(PAGE) ## Serve a demonstration on http://localhost:PORT (8000), data in DATA (data/)
	@exec $(BIN)/skilltree serve --host $(HOST) --port $(PORT) --data $(DATA) --demo

.PHONY: test
test: ## Set up, then run every check and every test
	@$(MAKE) setup
	@$(MAKE) services
	@$(MAKE) lint
	@$(MAKE) types
	@$(MAKE) page-test
	@$(call say,Python tests: house; unit; both databases; Redis; faults; browser)
	@scripts/test-python

.PHONY: lint
lint: $(INSTALLED) ## Check the style (ruff) and the layers (import-linter)
	@$(call say,lint)
	@$(BIN)/ruff check --quiet .
	@report=$$($(BIN)/lint-imports 2>&1) || { echo "$$report"; exit 1; }

.PHONY: types
types: $(INSTALLED) ## Check the types (mypy --strict)
	@$(call say,types)
	@$(BIN)/mypy --no-error-summary

.PHONY: build
build: $(INSTALLED) $(PAGE) ## Build the PWA into frontend/dist, when its sources changed

.PHONY: bench
bench: $(INSTALLED) $(KERNEL) $(PAGE) ## Run every benchmark, one JSON object a line (ARGS=--quick, NAMES=import)
	@for name in $(or $(NAMES),$(BENCHES)); do $(BIN)/python -m bench "$$name" --json $(ARGS); done

.PHONY: clean
clean: ## Remove what was built and installed; data/ stays
	rm -rf $(VENV) $(KERNEL) skilltree/engine/community/kernel/_kernel.so .tools frontend/node_modules frontend/dist frontend/src/gen test-artifacts .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: services
services: $(INSTALLED)
	@$(call say,services)
	@scripts/ensure-services

.PHONY: page-test
page-test: $(INSTALLED) $(PAGE)
	@$(call say,front end: types; unit tests; size of the first screen)
	@cd frontend && ../$(NODE) npm run --silent check
	@cd frontend && ../$(NODE) npm run --silent test
	@cd frontend && ../$(NODE) npm run --silent size

say = printf '\n== %s ==\n' '$(1)'

$(INSTALLED): pyproject.toml requirements/test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "make setup: Python 3.11 or newer is needed; set PYTHON= to one" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make setup: $(PYTHON) cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 1; }
	@$(PIP_INSTALL) --require-hashes -r requirements/test.txt || { echo "make setup: the locked Python packages could not be installed (the reason is above)" >&2; exit 1; }
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e . || { echo "make setup: the project itself could not be installed (the reason is above)" >&2; exit 1; }
	@touch $@

$(KERNEL): scripts/compile-kernel $(wildcard skilltree/engine/labels/kernel/*.[ch] skilltree/engine/community/kernel/*.[ch])
	@scripts/compile-kernel

$(MODULES): frontend/package.json frontend/package-lock.json frontend/.npmrc | $(INSTALLED)
	@cd frontend && ../$(NODE) npm ci --no-progress --loglevel=error >/dev/null || { echo "make build: the locked npm packages could not be installed (the reason is above)" >&2; exit 1; }
	@touch $@

$(PAGE): $(MODULES) $(PAGE_SOURCES)
	@cd frontend && ../$(NODE) npm run --silent build -- --logLevel error || { echo "make build: the front end does not build (the reason is above)" >&2; exit 1; }
	@touch $@
