# Every target sets up what it needs; the first run of any of them makes .venv.
VENV := .venv
TOOLS := .tools
UV := $(TOOLS)/bin/uv
BIN := $(VENV)/bin
PYTHON ?= python3
export UV_PYTHON_DOWNLOADS := never
export PYTHONUTF8 := 1

.PHONY: setup demo test check spark evals bench docs lock clean

setup: $(VENV)/.ready

$(UV):
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.ready: requirements.lock pyproject.toml | $(UV)
	test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	$(BIN)/python -m travaux.specimen demo-record

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# Spark is large and needs Java, so it has an environment of its own.
spark: $(VENV)-spark/.ready
	$(VENV)-spark/bin/python -m pytest tests/engine/test_spark.py -rs

$(VENV)-spark/.ready: requirements-spark.lock pyproject.toml | $(UV)
	test -x $(VENV)-spark/bin/python || $(PYTHON) -m venv --without-pip $(VENV)-spark
	$(UV) pip sync --quiet --python $(VENV)-spark/bin/python requirements-spark.lock
	$(UV) pip install --quiet --python $(VENV)-spark/bin/python --no-deps --no-build-isolation --editable .
	touch $@

evals: setup
	$(BIN)/python -m evals.gate

bench: setup
	$(BIN)/python -m benchmarks.run

lock: | $(UV)
	$(UV) pip compile --quiet --generate-hashes --no-header --group dev --extra pdf pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --generate-hashes --no-header --group dev --extra pdf --extra spark pyproject.toml -o requirements-spark.lock

clean:
	rm -rf demo-record .mypy_cache .pytest_cache .ruff_cache build dist
