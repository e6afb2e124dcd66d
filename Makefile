# make demo: set up and serve the portal (PORT=8000, HOST=127.0.0.1, RESET=1 starts over, CSP_DATA=folder of its data)
# make test: set up, then every check and test: all on SQLite, on PostgreSQL what can differ
# make test-all: all on both databases, and the costly proofs at full size
SHELL := /bin/sh
# The system's own Python where it is new enough: one that was built by hand is often slower by a tenth.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11) python3)
BIN := .venv/bin
PORT ?= 8000
HOST ?= 127.0.0.1
# A module stays on one worker, which draws its PDFs and builds its world once; tests/conftest.py says which come first.
PYTEST_ARGS ?= -n 2 --dist loadfile --no-loadscope-reorder
export CSP_DATA
# Every process that a test starts would compile the whole portal anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all setup setup-test lint test-sqlite test-postgresql lock clean

demo:
	@$(PYTHON) deploy/setup.py demo --port $(PORT) --host $(HOST)
	@exec $(BIN)/python manage.py demo --host $(HOST) --port $(PORT) $(if $(filter 1 yes true,$(RESET)),--reset)

test: setup-test lint test-sqlite test-postgresql

test-all: export SUITE = full
test-all: test

setup:
	@$(PYTHON) deploy/setup.py demo

setup-test:
	@$(PYTHON) deploy/setup.py test

lint:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/djlint --lint --quiet templates
	@CSP_DEMO=1 $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/deptry .
	@$(BIN)/deptry tests bench deploy --exclude '^bench/wagtail/' --ignore DEP002,DEP004
	@$(BIN)/python deploy/known_weaknesses.py

test-sqlite:
	@echo "Tests on SQLite"
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-postgresql:
	@echo "Tests on PostgreSQL"
	@$(BIN)/python -m tests.on_postgresql $(PYTEST_ARGS)

# The locked requirements hold hashes and no addresses.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
GROUP := --group pyproject.toml:
lock:
	$(LOCK) $(UPGRADE) pyproject.toml $(GROUP)installer -o requirements.txt
	$(LOCK) $(UPGRADE) pyproject.toml $(GROUP)installer $(GROUP)dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) $(UPGRADE) $(GROUP)assets -o requirements-assets.txt

clean:
	rm -rf .venv node_modules static/build .pytest_cache .ruff_cache .mypy_cache .hypothesis
