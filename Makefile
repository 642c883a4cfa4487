# Servers are tested one at a time: their deadlines mean something only on a machine that has time.
# run: everything installed, the graph built from samples/, served. docs: reference pages into
# build/docs. test, lint, bench: what they say.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE ?= fiscus-data
PORT ?= 8000

.PHONY: run test lint bench docs dev clean

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "fiscus needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

dev: $(VENV)/dev.stamp

# `make run ONCE=1` ends before serving.
run: $(VENV)/run.stamp
	$(BIN)/fiscus ingest --store $(STORE) $(wildcard samples/*.txt)
	$(BIN)/fiscus validate --store $(STORE) --format summary --fail-on never
	$(BIN)/fiscus query funding-document-shares --store $(STORE)
	$(BIN)/fiscus query recurring-projects --store $(STORE)
	$(BIN)/fiscus query three-public-by-year --store $(STORE)
ifndef ONCE
	$(BIN)/fiscus serve --store $(STORE) --port $(PORT)
endif

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder -m "not server" $(PYTEST_ARGS)
	$(BIN)/python -m pytest -q -m server $(PYTEST_ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/house

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.run

# The reference of the ontology and the rules in zh and en, to be read without a network.
docs: $(VENV)/run.stamp
	$(BIN)/python -m fiscus.server.reference_pages build/docs

clean:
	rm -rf $(VENV) $(STORE) build dist *.egg-info
