# make site: build docs/ and say where to open it.  make test: run every test.
# Both set up all they need in .venv, from Python 3.11 or later.

VENV ?= .venv
BIN := $(VENV)/bin
SITE := docs/_build/html

.DEFAULT_GOAL := help
.PHONY: help site test test-plain lint format property bench pins messages clean

help:
	@echo "make site      build the documentation, itself a magazine"
	@echo "make test      run every test, in a real browser too"
	@echo "make test-plain  test the wheel, without extras, in an environment of its own"
	@echo "make lint      ruff and mypy"
	@echo "make format    let ruff put the code in form"
	@echo "make property  look for edits after which a build is not a clean one's, until stopped"
	@echo "make bench     time builds of 500 articles against plain Sphinx and ABlog"
	@echo "make messages  bring the catalog of messages up to date"
	@echo "make pins      write the versions now installed to requirements/"

site: $(VENV)/.docs
	$(BIN)/python -m sphinx -W --keep-going -j auto -b html docs $(SITE)
	$(BIN)/python tools/check_links.py $(SITE) https://mubboo-sphinx.example.org/
	@echo
	@echo "The magazine is built. Open it in a browser:"
	@echo "    file://$(CURDIR)/$(SITE)/index.html"

test: $(VENV)/.test
	tools/install-browser $(BIN)/python
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(PYTEST)

# The wheel holds the code as it is: it is made and installed anew each time.
test-plain:
	tools/set-up $(VENV)-plain plain
	MUBBOO_PLAIN=1 $(VENV)-plain/bin/python -m pytest tests/plain $(PYTEST)

lint: $(VENV)/.lint
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

format: $(VENV)/.lint
	$(BIN)/python -m ruff check --fix
	$(BIN)/python -m ruff format

property: $(VENV)/.test
	$(BIN)/python -m tests.property

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks.build --articles 500
	$(BIN)/python -m benchmarks.incremental --articles 500

messages: $(VENV)/.test
	$(BIN)/python tools/messages.py

pins: $(VENV)/.docs $(VENV)/.test $(VENV)/.lint
	tools/write-pins $(BIN)/python

# One stamp a set of dependencies: what is set up is set up once.
$(VENV)/.%: pyproject.toml $(wildcard requirements/*.txt) tools/set-up
	tools/set-up $(VENV) $*
	@touch $@

clean:
	rm -rf $(VENV) docs/_build dist
