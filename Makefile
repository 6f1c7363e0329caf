# make book    all that is needed, then the sample series as an EPUB and a PDF in build/
# make guide   the guide, made by Octavo of source/guide: an EPUB, a PDF and a web edition in build/
# make test    all that judges it, then every check and test
# make fuzz    every reader and both builders, on ten thousand new inputs each that no one wrote (hours)
# make score   how well real pages are read, beside other extractors, and whether made-up ones lose a word
# make bench   what the commands cost
# make clean   back to a fresh checkout

BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

.PHONY: book guide test fuzz score bench clean

book: .venv/octavo
	@$(BIN)/octavo doctor --install --quiet
	$(BIN)/octavo build source/sample

guide: .venv/octavo
	@$(BIN)/octavo doctor --install --quiet
	@$(BIN)/python source/guide/make_reference.py
	$(BIN)/octavo build source/guide -o build/guide.epub -o build/guide.pdf -o build/guide/

test: .venv/tests
	@$(BIN)/python -m tests.tools.install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@echo "Types are checked beside the tests."
	@$(BIN)/mypy >.tools/mypy.txt & types=$$!; \
	$(BIN)/pytest --numprocesses=auto --maxprocesses=4; tests=$$?; \
	wait $$types || tests=1; cat .tools/mypy.txt; exit $$tests

fuzz: .venv/tests
	nice $(BIN)/pytest --quiet --hypothesis-profile=fuzz --timeout=0 --numprocesses=auto tests/fuzz

score: .venv/tests
	@$(BIN)/python -m tests.corpus.score
	$(BIN)/pytest --quiet --hypothesis-profile=score --timeout=0 tests/readers/*/test_laws.py

bench: .venv/octavo
	@$(BIN)/octavo doctor --install --quiet
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv .tools .hypothesis .*_cache build/*

# --- Set-up. A step leaves a stamp, and is done again when pyproject.toml has changed. ---

.venv/octavo: pyproject.toml | .venv/bin/python
	@echo "Installing octavo in .venv …"
	@$(PIP) install --editable '.[scripts]'
	@touch $@

.venv/tests: .venv/octavo
	@echo "Installing what the tests need …"
	@$(PIP) install --upgrade pip  # older ones know no groups
	@$(PIP) install --group test
	@touch $@

FIND_PYTHON := for name in python3.13 python3.12 python3.11 python3; do $$name -c \
	'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done
GET_PYTHON := sudo=$$(test $$(id -u) = 0 || echo sudo -n); \
	{ $$sudo apt-get update -q && $$sudo apt-get install -y -q python3-venv; } >/dev/null 2>&1

.venv/bin/python:
	@python=$$($(FIND_PYTHON)); \
	test "$$python" || { $(GET_PYTHON); python=$$($(FIND_PYTHON)); }; \
	test "$$python" || { echo "Octavo needs Python 3.11 or newer, with its venv module." >&2; exit 1; }; \
	"$$python" -m venv .venv
