# Tallywire: `make run` and `make test` each do all of their own set-up, in .venv.

PYTHON ?= python3
SEEDS  := seeds
DB     := warehouse/facts.duckdb

VENV   := .venv
BIN    := $(VENV)/bin

# The constraints name every package there is to install. Left to look for more, older versions of pip take the newest
# of a package before they come to the line that pins it, and refuse that because it has no hash.
PIP    := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-input --no-deps

# An install that was cut short, or an environment whose Python has gone, is begun again.
REPAIR := $(shell if [ -e $(VENV)/.installing ] || ! $(BIN)/python -c '' 2>/dev/null; then rm -rf $(VENV); fi)

.PHONY: run test bench lint format gate docs install clean constraints
.DEFAULT_GOAL := run

run: $(VENV)/.project
	@$(BIN)/tallywire run $(SEEDS) --db $(DB)

test: $(VENV)/.project $(VENV)/.dev lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

# A few minutes; all of it with SIZES=1000,10000,100000.
SIZES ?= 1000,10000
bench: $(VENV)/.project $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.bench --sizes $(SIZES)

lint: $(VENV)/.project $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Stores what the extractor reaches on the seeds, which may not fall from then on.
gate: $(VENV)/.project $(VENV)/.dev
	$(BIN)/python tests/test_gate.py

# Puts in place what the documentation's examples print now, and the tables that are made from the code.
docs: $(VENV)/.project $(VENV)/.dev
	$(BIN)/python -m scripts.refresh_docs

install: $(VENV)/.project

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	rm -f $(DB) $(DB).wal
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

define CHECK_PYTHON
import importlib.util, sys
have = "%d.%d" % sys.version_info[:2]
if sys.version_info < (3, 11):
    sys.exit("Tallywire needs Python 3.11 or later; this is %s (%s).\nInstall a later one and name it: make run PYTHON=python3.12" % (have, sys.executable))
if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
    sys.exit("This Python %s cannot make virtual environments.\nOn Debian and Ubuntu: apt install python%s-venv" % (have, have))
endef
export CHECK_PYTHON

$(VENV)/.created:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or later, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c "$$CHECK_PYTHON"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: constraints.txt $(VENV)/.created
	@echo "Installing the pinned dependencies into $(VENV) (about a minute the first time) …"
	@touch $(VENV)/.installing
	@$(PIP) --require-hashes -r constraints.txt
	@rm $(VENV)/.installing
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.runtime
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: constraints-dev.txt $(VENV)/.runtime
	@echo "Installing the development tools …"
	@touch $(VENV)/.installing
	@$(PIP) --require-hashes -r constraints-dev.txt
	@rm $(VENV)/.installing
	@touch $@

# Needs uv. Run it after a change to the dependencies in pyproject.toml, or to take in newer versions.
COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
constraints:
	@command -v uv >/dev/null || { echo "make constraints needs uv: pip install uv"; exit 1; }
	$(COMPILE) --group build pyproject.toml --output-file constraints.txt
	$(COMPILE) --group dask --constraints constraints.txt --output-file constraints-dask.txt
	$(COMPILE) --group dev --constraints constraints-dask.txt --constraints constraints.txt --output-file constraints-dev.txt
