# make demo: set up, build the example case, print its brief.   make test: set up, run every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo

.PHONY: demo test check static docs accuracy clean

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Synopticon needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	mkdir -p $(DEMO)
	$(BIN)/synopticon build examples/fisheries -o $(DEMO)/fisheries.db
	$(BIN)/synopticon brief $(DEMO)/fisheries.db --format html -o $(DEMO)/fisheries.html
	$(BIN)/synopticon brief $(DEMO)/fisheries.db
	@echo "The same with every citation opening its sentence: $(DEMO)/fisheries.html"

test: $(VENV)/.ready
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
