# make demo: set up, build the example case, print its brief.   make test: set up, run every test.
# make frontend: build what the desk's pages run in the browser (demo and test do it too, where Node is present).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
WEB := src/synopticon/web
BUNDLE := $(WEB)/static/app.js
PACKAGES := $(WEB)/frontend/node_modules/.package-lock.json
WITHOUT := the desk works without it, but shows no charts, and its browser tests are skipped

.PHONY: frontend demo test check static docs accuracy clean

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Synopticon needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

frontend:
	@if ! command -v npm > /dev/null; then echo "frontend: not built, Node.js (node and npm, 18 or later) is missing; $(WITHOUT)."; \
	elif ! $(MAKE) -s --no-print-directory $(PACKAGES); then echo "frontend: not built, npm could not fetch its packages; $(WITHOUT)."; \
	else $(MAKE) -s --no-print-directory $(BUNDLE); fi

$(PACKAGES): $(WEB)/frontend/package-lock.json
	cd $(WEB)/frontend && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUNDLE): $(PACKAGES) $(wildcard $(WEB)/frontend/*.js $(WEB)/frontend/src/*.js $(WEB)/frontend/src/charts/*.js $(WEB)/static/shapes/*.svg)
	cd $(WEB)/frontend && node build.js
	@touch $@

demo: $(VENV)/.ready frontend
	mkdir -p $(DEMO)
	$(BIN)/synopticon build examples/fisheries -o $(DEMO)/fisheries.db
	$(BIN)/synopticon brief $(DEMO)/fisheries.db --format html -o $(DEMO)/fisheries.html
	$(BIN)/synopticon brief $(DEMO)/fisheries.db
	@echo "The same with every citation opening its sentence: $(DEMO)/fisheries.html"
	@echo "To look at it: $(BIN)/synopticon serve $(DEMO)/fisheries.db"

test: $(VENV)/.ready frontend
	$(BIN)/pytest

static: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: static test

docs: $(VENV)/.ready
	$(BIN)/python docs/generate.py

accuracy: $(VENV)/.ready
	$(BIN)/python bench/accuracy.py

clean:
	rm -rf $(VENV) build
