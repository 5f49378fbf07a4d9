# Vinh Danh. `make` alone lists what there is.

PYTHON ?= python3
PORT ?= 8000
VENV ?= .venv
ARGS ?=
WORKERS ?= 2
export PORT
# Empty: else each process that a test starts would compile the apps anew.
export PYTHONDONTWRITEBYTECODE =

BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# In the order of collection, which puts first the files that take longest.
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
OTHER_DATABASE := "not browser and not any_database"
SITE_READY := $(VENV)/.requirements
DEV_READY := $(VENV)/.requirements-dev
CATALOGUES := $(wildcard */locale/*/LC_MESSAGES/*.po site/portal/locale/*/LC_MESSAGES/*.po)
COMPILED := $(VENV)/.catalogues
PORTAL_TESTS := dates layout media robustness
PUBLIC_TESTS := tests/home tests/news tests/campaigns/campaign tests/campaigns/consultations \
	tests/campaigns/honors/public $(PORTAL_TESTS:%=tests/portal/test_%.py)
# Who may see what, and who may do what: not a branch of these is left untried.
GUARDS := campaigns/campaign/querysets.py \
	campaigns/consultations/context.py \
	campaigns/consultations/import_target.py \
	campaigns/consultations/querysets.py \
	campaigns/honors/admin/buttons.py \
	campaigns/honors/admin/protection.py \
	campaigns/honors/admin/views/base.py \
	campaigns/honors/admin/views/marking.py \
	campaigns/honors/admin/views/proposals.py \
	campaigns/honors/lists/marks.py \
	campaigns/honors/models/marks.py \
	campaigns/honors/permissions.py \
	campaigns/honors/public/award_page.py \
	campaigns/honors/public/roll_list.py \
	campaigns/honors/querysets.py \
	news/querysets.py \
	news/restrictions.py
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install run test test-quick test-sqlite test-postgres test-browser test-editions drills fuzz rights \
	coverage lint format check audit html lists messages cpu-ratios bench bench-quick screenshots walk clean

help: ## show this list
	@echo "Vinh Danh: make <target> [PORT=8001] [PYTHON=python3.12] [ARGS=…]"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
		sed 's/$$(PORT)/$(PORT)/' | awk -F ':.*## ' '{ printf "  %-14s %s\n", $$1, $$2 }'

install: $(DEV_READY) $(COMPILED) ## make the virtual environment with everything, tools included

run: export DJANGO_SETTINGS_MODULE := portal.settings.development
run: $(SITE_READY) $(COMPILED) ## serve the site with demo content on 127.0.0.1:$(PORT)
	@exec $(MANAGE) first_run --serve

test: $(DEV_READY) $(COMPILED) ## run all tests: on SQLite with a browser, then on PostgreSQL what it could change
	$(PYTEST) $(ARGS)
	$(BIN)/python tests/servers.py -- $(PYTEST) -m $(OTHER_DATABASE) $(ARGS)

test-quick: $(DEV_READY) $(COMPILED) ## run the tests that need neither a browser nor many seconds, on SQLite
	$(PYTEST) -m "not browser and not slow" $(ARGS)

test-sqlite: $(DEV_READY) $(COMPILED) ## run all tests on SQLite
	$(PYTEST) $(ARGS)

test-postgres: $(DEV_READY) $(COMPILED) ## run on PostgreSQL the tests that it could change
	$(BIN)/python tests/servers.py -- $(PYTEST) -m $(OTHER_DATABASE) $(ARGS)

test-editions: $(DEV_READY) $(COMPILED) ## run the tests of public pages with kept pages before Django (docs/editions.md)
	EDITIONS=on $(PYTEST) -m "not browser and not slow" $(PUBLIC_TESTS) $(ARGS)

drills: $(DEV_READY) $(COMPILED) ## make faults on purpose: killed processes, servers that go away; kills on PostgreSQL, too
	$(PYTEST) -m drill $(ARGS)
	$(BIN)/python tests/servers.py -- $(PYTEST) -m "drill and not any_database" tests/portal/faults $(ARGS)

fuzz: $(DEV_READY) $(COMPILED) ## send 10,000 requests by chance to a site of its own, report every 5xx (ARGS="--seed 7")
	$(BIN)/python tools/fuzz.py $(ARGS)

rights: $(DEV_READY) $(COMPILED) ## ask all addresses as ten people about all objects; count leaks
	$(BIN)/python tools/rights.py $(ARGS)
	$(BIN)/python tools/rights.py --public

test-browser: $(DEV_READY) $(COMPILED) ## run the browser tests alone
	$(PYTEST) -m browser $(ARGS)

lists: $(SITE_READY) $(COMPILED) ## read the award lists in tests/lists and count the rows: right, flagged, silent
	$(MANAGE) read_award_list --against -- $(basename $(basename $(wildcard tests/lists/*/*.expected.json)))

coverage: $(DEV_READY) $(COMPILED) $(GUARDS) ## say which code the tests without a browser never run
	$(PYTEST) -m "not browser" --cov --cov-report= $(ARGS)
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 $(GUARDS)

lint: $(DEV_READY) ## look for mistakes in the code: style, layers, types, dead code, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYTHONPATH=.:site $(BIN)/lint-imports
	PYTHONPATH=.:site $(BIN)/mypy
	$(BIN)/python tools/dead_code.py
	$(BIN)/python tests/servers.py -- $(BIN)/python tools/lint_migrations.py

format: $(DEV_READY) ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: $(DEV_READY) $(COMPILED) ## check settings, migrations, translations and the pages' HTML
	$(MANAGE) check --fail-level WARNING
	$(BIN)/python tools/check_production.py
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) catalogues check
	$(MAKE) --no-print-directory html

audit: $(DEV_READY) ## ask for known weaknesses of the pins; compare hashes and licences; check --deploy
	$(BIN)/python tools/audit.py $(ARGS)

html: $(DEV_READY) $(COMPILED) ## check the pages with the Nu HTML checker (needs java)
	$(BIN)/python tools/validate_html.py

messages: $(DEV_READY) ## collect new strings for translation into the .po files
	$(MANAGE) catalogues update

cpu-ratios: $(DEV_READY) $(COMPILED) ## record anew what CPU each public page may cost in the tests
	CPU_RATIOS=record $(BIN)/python -m pytest -q tests/portal/test_cpu_ratios.py

bench: $(DEV_READY) $(COMPILED) ## measure all pages at three sizes beside stock Wagtail and nginx; writes docs/benchmarks.md
	$(BIN)/python -m bench.run $(ARGS)

bench-quick: $(DEV_READY) $(COMPILED) ## the same in two minutes, with 1,000 articles; writes no document
	$(BIN)/python -m bench.run --quick $(ARGS)

screenshots: $(DEV_READY) $(COMPILED) ## make the pictures in docs/screenshots again
	$(BIN)/python tools/screenshots.py $(ARGS)

walk: $(DEV_READY) $(COMPILED) ## do sixteen tasks in the admin as three people; prints clicks, fields, loads
	$(BIN)/python tools/walk.py $(ARGS)

clean: ## remove what was built; var/ (the database, uploads) stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -name '*.mo' -path '*/LC_MESSAGES/*' -delete

$(COMPILED): $(CATALOGUES) | $(SITE_READY)
	@echo "Compiling the translations …"
	@$(MANAGE) catalogues compile >/dev/null
	@touch $@

$(SITE_READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is \
	$$($(PYTHON) --version 2>/dev/null || echo missing). Name another: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || { echo "Making the virtual environment …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing packages (a minute or so) …"
	@$(PIP) install -q --requirement requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(SITE_READY)
	@echo "Installing the tools for tests and checks (a minute or so) …"
	@$(PIP) install -q --requirement requirements-dev.txt
	@touch $@
