# What people do from a shell; `make help` lists it.

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
# More arguments for pytest: make test ARGS="-k fork"
ARGS ?=
# Which tests `make test` runs: MARKS="not deep and not browser"
MARKS ?= not deep
# A core each, up to eight: every process sets up a database of its own.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal
LANGUAGES := fr es ar

.DEFAULT_GOAL := help

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# To see it -----------------------------------------------------------------------------------

.PHONY: demo
demo: setup ## Prepare everything, then serve the demo course; PORT=8001 moves it
	@$(MANAGE) serve --port $(PORT)

.PHONY: setup
setup: environment ## Prepare alone: environment, database, demo course
	@$(MANAGE) prepare

.PHONY: run
run: ## The server and its worker, on what `make setup` prepared; PORT=8001 moves it
	@$(MANAGE) serve --port $(PORT)

.PHONY: worker
worker: ## A queue worker alone, beside a server started otherwise
	@$(MANAGE) db_worker --queue-name "*"

# To change it --------------------------------------------------------------------------------

.PHONY: test
test: environment-dev ## All tests that need no service; ARGS="-k fork" chooses
	$(PYTEST) -m "$(MARKS)" $(ARGS)

.PHONY: test-deep
test-deep: environment-dev ## The tests that take long
	$(PYTEST) -m deep tests $(ARGS)

.PHONY: drill
drill: environment-dev ## The update drill, 20 seeds; ARGS="--seeds 3 --verbose"
	$(BIN)/python -m tests.drill $(ARGS)

.PHONY: bench
bench: environment-dev ## The benchmark tables
	$(BIN)/python -m tests.performance.bench $(ARGS)

.PHONY: lint
lint: environment-dev ## Style, types, architecture, templates, migrations; reports all of them
	@$(MAKE) --no-print-directory --keep-going --jobs 2 --output-sync=target lint-style lint-format lint-types lint-architecture lint-templates lint-migrations

.PHONY: format
format: environment-dev ## Rewrite Python files in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: messages
messages: environment-dev ## Collect interface strings into locale/ and compile them (needs GNU gettext)
	$(MANAGE) makemessages $(LANGUAGES:%=--locale %) --add-location file --no-wrap \
		--ignore "$(VENV)/*" --ignore "var/*" --ignore "tests/*" --ignore "frontend_contract/*"
	$(MANAGE) compilemessages $(LANGUAGES:%=--locale %) --ignore "$(VENV)/*"

.PHONY: contract
contract: environment-dev ## All that follows from the contract's code: schema, published names, clients, reference
	$(MANAGE) export_schema
	$(MANAGE) publish_contract
	@$(MAKE) --no-print-directory clients reference

.PHONY: clients
clients: environment-dev ## Write the clients' generated files from the contract (needs Node); ARGS=--check only looks
	$(BIN)/python -m frontend_contract.client $(ARGS)

.PHONY: reference
reference: environment-dev ## Write docs/reference/ from the schema and the demo course; ARGS=--check only looks
	$(MANAGE) make_reference $(ARGS)

.PHONY: screenshots
screenshots: environment-dev setup ## Draw the pictures of the documentation anew (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

.PHONY: lock
lock: ## Renew the lock files from requirements*.in (needs uv); ARGS=--upgrade takes newer versions
	uv pip compile $(LOCKING) $(ARGS) requirements.in --output-file requirements.txt
	uv pip compile $(LOCKING) $(ARGS) requirements-dev.in --output-file requirements-dev.txt

# Names, versions and hashes: where packages come from is each machine's own affair.
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --excludes requirements-excluded.in \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

# Parts of the above --------------------------------------------------------------------------

.PHONY: environment environment-dev
environment:
	@.ci/environment run
environment-dev:
	@.ci/environment dev

.PHONY: lint-style lint-format lint-types lint-architecture lint-templates lint-migrations
lint-style:
	$(BIN)/ruff check .
lint-format:
	$(BIN)/ruff format --check --output-format concise .
lint-types:
	$(BIN)/basedpyright
lint-architecture:
	$(BIN)/lint-imports --no-logo
lint-templates:
	$(BIN)/djlint --lint --quiet .
lint-migrations:
	$(MANAGE) makemigrations --check --dry-run
