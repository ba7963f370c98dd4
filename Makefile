# bangiao: one word each for what one does at a desk and what the checks do. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
STORE := .demo
BENCH := throughput identity push answers check

# The first interpreter of a fitting version on the PATH; `make PYTHON=/some/python …` overrules it.
FITS := import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c '$(FITS)' >/dev/null 2>&1 && echo $$p && break; done)

.PHONY: help demo test lint types bench docs dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

$(BIN)/python:
	@$(if $(PYTHON),:,echo "bangiao needs Python 3.11, 3.12 or 3.13, and none is on the PATH: install one, or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1)
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is not Python 3.11 to 3.13: name one that is, make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment: install its venv package (Debian: apt install python3-venv)" >&2; exit 1; }

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "installing bangiao into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo "installing bangiao and its checks into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed ## build a graph from the sample articles, ask it a question, show the passage
	@$(BIN)/bangiao build samples --store $(STORE)
	@printf '\nTakeda Shinichi đã gặp những ai? / Whom has Takeda Shinichi met?\n'
	@$(BIN)/bangiao query meetings-of-person --set who='Takeda Shinichi' --store $(STORE)
	@printf '\nCâu nào nói vậy? / Which sentence says so?\n'
	@$(BIN)/bangiao query meetings-of-person --set who='Takeda Shinichi' --store $(STORE) --format csv | \
		sed -n '2s/,.*//p' | xargs $(BIN)/bangiao explain --store $(STORE)

test: $(VENV)/installed-dev ## run the tests, a file a core, with coverage
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --cov --cov-report=term $(ARGS)

lint: $(VENV)/installed-dev ## style of the code, rule pages, query pages
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/bangiao rules check
	@$(BIN)/bangiao queries check

types: $(VENV)/installed-dev ## the type checker, strict
	@$(BIN)/mypy -p bangiao

$(VENV)/installed-bench: $(VENV)/installed-dev
	@echo "installing the peers that bangiao is measured beside into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@touch $@

bench: $(VENV)/installed-bench ## how fast it is, beside peers in the same run: articles read, identity, quads pushed, pages answered by four stores, checks; BENCH=export and others: bench/README.md
	@$(foreach name,$(BENCH),$(BIN)/python bench/$(name).py $(if $(filter $(name),$(firstword $(BENCH))),$(ARGS)) || exit 1;)

docs: $(VENV)/installed-dev ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

dist: $(VENV)/installed-dev ## wheel and sdist into dist/
	@$(BIN)/python -m build --outdir dist .

clean: ## take away what the other words made
	rm -rf $(VENV) $(STORE) .bangiao dist build .coverage* htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis
