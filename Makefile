# The one front door. `make help` says what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
BIN := .venv/bin
READY := .venv/ready.stamp

# Each line is one check of `make check`; none of them changes a file. `make -k check` goes on after a failure.
CHECKS := check-style check-format check-types check-imports check-docs
# Which tests `make test` leaves out: those that are long by nature (`make test-long` runs them).
TESTS ?=
SHORT := not long

.PHONY: help run test test-long check $(CHECKS) fix bench docs lock clean environment spark

help:  ## What there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: $(READY)  ## Start the whole service on this machine (PORT=8123 for another port)
	@SOCEIS_DEMONSTRATION=$${SOCEIS_DEMONSTRATION:-1} exec $(BIN)/soceis run --port $(PORT)

test: $(READY)  ## Run every kind of test, without the long ones (TESTS=tests/unit for some)
	@tools/test.sh "$(SHORT)" $(TESTS)

test-long: $(READY)  ## Run every test, the long ones too
	@tools/test.sh "long or not long" $(TESTS)

check: $(CHECKS)  ## Style, types, imports, generated pages: changes nothing
	@echo "All checks passed."

check-style: $(READY)
	$(BIN)/ruff check

check-format: $(READY)
	$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted: make fix"; exit 1; }

check-types: $(READY)
	$(BIN)/mypy

check-imports: $(READY)
	$(BIN)/lint-imports --no-logo

check-docs: $(READY)
	$(BIN)/soceis docs --check

fix: $(READY)  ## Format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

bench: $(READY)  ## Measure the pages with 100,000 young people, the evaluation, and the impact study
	$(BIN)/soceis bench
	$(BIN)/soceis bench --evaluation
	$(BIN)/soceis bench --matching
	$(BIN)/soceis bench --impact
	$(BIN)/soceis bench --linkage

docs: $(READY)  ## Write the generated reference pages again
	$(BIN)/soceis docs

lock: pyproject.toml  ## Write requirements.lock again from pyproject.toml
	tools/lock.sh

clean:  ## Remove what the tools made; what a local service keeps (.local) stays
	rm -rf .venv build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	rm -rf .hypothesis .coverage .coverage.* htmlcov test-results bench-results
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

environment: $(READY)

spark: $(READY)  ## Add the engine for national data to the environment (needs Java 17 or newer)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-spark.lock

$(READY): requirements.lock pyproject.toml tools/environment.sh
	@tools/environment.sh
	@touch $@
