# fieldref: one file of commands. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: help setup run check test soak bench assets catalogues container lock clean machine

help: ## List the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed (PYTHON=/path/to/python3.11 make ...)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.develop: $(VENV)/.run requirements/develop.txt
	$(PIP) install --require-hashes -r requirements/develop.txt
	@touch $@

$(VENV)/.assets: $(VENV)/.run package-lock.json tools/assets.py requirements/assets.txt
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements/assets.txt
	$(BIN)/python tools/assets.py
	@touch $@

setup: $(VENV)/.assets catalogues ## Everything that `fieldref serve` needs; may be run again
assets: ## Fetch front-end files and fonts from the locked packages again
	@rm -f $(VENV)/.assets
	@$(MAKE) --no-print-directory $(VENV)/.assets

catalogues: $(VENV)/.run
	@$(BIN)/python -m tools.catalogues compile

run: setup ## Run the site with the demo agency on http://127.0.0.1:8000
	$(BIN)/fieldref serve --demo

machine: $(VENV)/.run
	@$(BIN)/python -m tools.machine

check: setup $(VENV)/.develop ## Fast gates: style, types, architecture, templates, data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/fieldref content check
	$(BIN)/python -m tools.coverage_of_sources --check
	$(BIN)/python -m tools.search_queries --check

test: machine check ## All tests, in a real browser too
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not soak"

soak: machine setup $(VENV)/.develop ## Storms, fuzz and large random runs (long)
	$(BIN)/python -m pytest -m soak

bench: setup $(VENV)/.develop ## Speed and weight, each beside a baseline of the same run
	$(BIN)/python -m tools.bench

container: setup ## Run the Dockerfile's steps one by one, without a container engine (root, Debian)
	$(BIN)/python -m tools.container

lock: ## Compile the hashed requirement files again (needs uv)
	for name in run postgres assets develop; do \
	  uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --no-strip-extras \
	    --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt; done

clean: ## Remove everything that was made, except instance/
	rm -rf $(VENV) node_modules vendor static/vendor static/dist build
