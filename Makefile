# Everything here needs python 3.11+, pip and make, and nothing else.
#
#   make run                                  the web pages, on the sample library
#   make run LIBRARY=folder DOCS="path ..."   the same on your own documents
#   make test                                 every check and the whole test suite
#
# make install | check | format | bench | clean do one part.

PYTHON  ?= python3
LIBRARY ?= library
DOCS    ?=
PORT    ?=
# What pip is asked for first, so that nothing else chooses the build of PyTorch (README, "Another build of PyTorch").
TORCH   ?= torch==2.13.0

BIN     := .venv/bin
PYPATHS := corpus index assistant ui tests benchmarks samples

.PHONY: run install test check format bench clean chromium
.DEFAULT_GOAL := run

run: .venv/installed
ifneq ($(strip $(DOCS)),)
	@$(BIN)/bywhen --library "$(LIBRARY)" add $(DOCS) || echo "Not everything was added: the reasons are above."
else
	@[ -e "$(LIBRARY)/library.sqlite" ] || $(BIN)/bywhen --library "$(LIBRARY)" add samples/library
endif
	@$(BIN)/bywhen --library "$(LIBRARY)" serve $(if $(PORT),--port $(PORT))

install: .venv/installed

# The stamp is written last: an install that was cut off is done again.
.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Bywhen needs Python 3.11 or newer; make PYTHON=/path/to/python3.11 names another" if sys.version_info < (3, 11) else 0)'
	@[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 || \
	  $(PYTHON) -m venv --clear .venv 2>/dev/null || \
	  { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	@echo "Installing Bywhen into .venv: a few minutes, once"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch .venv/installed

test: check chromium
	$(BIN)/pytest

check: .venv/installed
	$(BIN)/ruff format --check $(wildcard $(PYPATHS))
	$(BIN)/ruff check $(wildcard $(PYPATHS))
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed
	$(BIN)/ruff format $(wildcard $(PYPATHS))
	$(BIN)/ruff check --fix $(wildcard $(PYPATHS))

# Chromium for the browser test: from apt-get where we may, and otherwise that test is skipped and says so.
chromium:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  echo "Installing Chromium for the browser test"; \
	  { $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends chromium; } >/dev/null \
	    || echo "Chromium could not be installed: the browser test will be skipped"; \
	else \
	  echo "No Chromium here, and no right to install it: the browser test will be skipped"; \
	fi

bench: .venv/installed
	$(BIN)/python -m benchmarks $(DOCS)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
