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

.PHONY: run install test check format bench clean programs
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

test: check programs
	$(BIN)/pytest

check: .venv/installed
	$(BIN)/ruff format --check $(wildcard $(PYPATHS))
	$(BIN)/ruff check $(wildcard $(PYPATHS))
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed
	$(BIN)/ruff format $(wildcard $(PYPATHS))
	$(BIN)/ruff check --fix $(wildcard $(PYPATHS))

# Programs that some tests drive: from apt-get where we may, and otherwise those tests are skipped and say so.
programs:
	@wanted=; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || wanted="chromium"; \
	command -v tesseract >/dev/null || wanted="$$wanted tesseract-ocr"; \
	[ -z "$$wanted" ] && exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  echo "Installing for the tests: $$wanted"; \
	  { $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$wanted; } >/dev/null \
	    || echo "Could not be installed, so their tests will be skipped: $$wanted"; \
	else \
	  echo "Not here, and no right to install them, so their tests will be skipped: $$wanted"; \
	fi

bench: .venv/installed
	$(BIN)/python -m benchmarks $(DOCS)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
