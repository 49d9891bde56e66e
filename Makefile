# Everything a person does with this project. `make` alone lists it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
DEMO_PORT ?= 8025

# The first Python that is new enough, unless one is named: make demo PYTHON=python3.12
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$each; break; fi; done)

# Hashes are checked, so nothing else than what was tried gets in. pip's own advice is left out.
INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore \
	$(BIN)/python -m pip install --quiet --no-input
PYTEST := $(BIN)/python -m pytest

# Tests wait for the disk half of their time: where memory can be had as one, they use that.
ROOMY := $(shell [ "$$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 2000000 ] \
	2>/dev/null && echo /dev/shm)
export PYTEST_DEBUG_TEMPROOT := $(or $(PYTEST_DEBUG_TEMPROOT),$(ROOMY),$(TMPDIR),/tmp)

.PHONY: help demo test lint check bench soak pictures weights messages lock format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## try Linli on this machine, without Telegram (DEMO_PORT=8025, ARGS=--headless)
	@$(BIN)/python -m bot demo --port $(DEMO_PORT) $(ARGS)

test: $(VENV)/.dev ## run all tests (ARGS=tests/domain for some of them)
	$(PYTEST) -n auto --maxprocesses=4 --ignore=tests/soak $(ARGS)

lint: $(VENV)/.dev ## look for slips and untidy lines
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check: lint ## lint, types, and which layer may import which
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## tidy the lines
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.bench ## measure Linli beside other bots
	$(BIN)/python -m bench $(ARGS)

soak: $(VENV)/.dev ## the long form of the tests that try to break promises
	$(PYTEST) --timeout=0 tests/soak $(ARGS)

pictures: $(VENV)/.dev ## draw the pictures in docs/images/ anew (needs Chromium)
	rm -rf build/page
	$(PYTEST) tests/page/test_page_story.py $(ARGS)
	@[ -d build/page ] || { echo 'Nothing was drawn: see above what is missing.' >&2; exit 1; }
	@mkdir -p docs/images
	cp build/page/4-closed.png build/page/5-pocket.png build/page/7-english.png docs/images/

# Also after words were added to services/lexicon: what they find is weighed too.
weights: $(VENV)/.dev ## learn anew how to understand, from tests/services/data/understanding.tsv
	$(BIN)/python -m services.lexicon.training

# Found by the names of the functions that take words: t("…"), t.plain("…"), N_("…"), and the
# second argument of NotAllowed and fault.
messages: $(VENV)/.dev ## bring the catalogues in locales/ up to date with the words in the code
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --output-file=build/linli.pot --no-wrap --project=linli \
		--add-location=file --sort-by-file --keywords='t plain N_ NotAllowed:2 fault:2' \
		bot domain handlers services
	@[ -e locales/zh_CN/LC_MESSAGES/linli.po ] || $(BIN)/pybabel --quiet init --domain=linli \
		--input-file=build/linli.pot --output-dir=locales --locale=zh_CN --no-wrap
	$(BIN)/pybabel --quiet update --input-file=build/linli.pot --output-dir=locales --no-wrap \
		--domain=linli --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

# One resolution of everything comes first and the three locks start from it: so a package has the
# same version in all of them. The build's own needs are in, as installing the project fetches none.
COMPILE := PIP_CONSTRAINT= PYTHONWARNINGS=ignore $(BIN)/pip-compile --quiet --no-config \
	--no-header --no-emit-options --strip-extras --generate-hashes --allow-unsafe \
	--build-deps-for=wheel

lock: $(VENV)/.dev ## resolve the dependencies of pyproject.toml anew (ARGS=--upgrade for newer ones)
	@mkdir -p build
	@cat requirements/dev.txt requirements/bench.txt > build/all.txt 2>/dev/null || true
	$(COMPILE) $(ARGS) --extra=dev --extra=bench --output-file=build/all.txt pyproject.toml
	@for each in run dev bench; do cp build/all.txt requirements/$$each.txt; done
	$(COMPILE) --output-file=requirements/run.txt pyproject.toml
	$(COMPILE) --extra=dev --output-file=requirements/dev.txt pyproject.toml
	$(COMPILE) --extra=bench --output-file=requirements/bench.txt pyproject.toml

clean: ## remove what can be made again; var/ with its data stays
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp in .venv marks each step done: the next run starts at once.

$(VENV)/.made:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'Linli needs Python 3.11 or newer: install it, or name one with PYTHON=/path/to/python3.' >&2; \
		exit 1; fi
	@echo 'Preparing $(VENV) (once) …'
	@if $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then $(PYTHON) -m venv --clear $(VENV); \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -c 'import venv' 2>/dev/null; then \
		$(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-input pip; \
	else echo "Python's venv is missing: install it first (on Debian and Ubuntu: apt-get install python3-venv)." >&2; \
		exit 1; fi
	@touch $@

# dev.txt and bench.txt contain run.txt, so either of them does for running too.
$(VENV)/.run: requirements/run.txt pyproject.toml $(VENV)/.made
$(VENV)/.dev: requirements/dev.txt pyproject.toml $(VENV)/.made
$(VENV)/.bench: requirements/bench.txt pyproject.toml $(VENV)/.made
$(VENV)/.run $(VENV)/.dev $(VENV)/.bench:
	@echo 'Installing what is needed (once) …'
	@$(INSTALL) --require-hashes --requirement $<
	@PYTHONWARNINGS=ignore $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
