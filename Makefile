# Each command first sets up what it needs, inside this folder: .venv for what runs, .build for the rest.
# Needs Python 3.11 or newer, git and make.

# The settings of whoever runs this (PYTHON, the index of pip or uv, BRIEFINGS_BROWSER) are followed.
export PYTHON
# Material for MkDocs prints an announcement at each start.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site test bench audit format lock browser

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

serve: .venv/.made-for ## preview the site while you write
	.venv/bin/python -m mkdocs serve

site: .venv/.made-for ## build the site into site/
	.venv/bin/python -m mkdocs build

# By files, as tests of one file share what they build. Each process has a browser of its own: four are enough.
AT_ONCE = --numprocesses auto --maxprocesses 4 --dist loadfile

test: browser ## run every check that a change has to pass
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m ruff check
	.venv/bin/python -m mypy
	.venv/bin/briefings check
	BRIEFINGS_BROWSER="$$(cat .build/browser)" .venv/bin/python -m pytest $(AT_ONCE)

bench: .venv/.made-for ## measure how fast it builds, beside other generators
	@sh requirements/peers.sh
	.venv/bin/python -m benchmarks --record

audit: browser ## measure the site as browsers, their checkers and readers find it
	@sh requirements/audit.sh
	BRIEFINGS_BROWSER="$$(cat .build/browser)" .venv/bin/python -m benchmarks.web

format: .venv/.made-for ## write the code as `make test` wants it
	.venv/bin/python -m ruff check --fix
	.venv/bin/python -m ruff format

# Keeps the versions that still fit; `make lock UPGRADE=--upgrade` takes the newest of all.
# --fork-strategy fewest: one version of a package for every Python, so that the site is the same everywhere.
PIN = set -e; . requirements/uv.sh; $$uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

# requirements/*/.npmrc lets the lock name no registry, as those of uv name none.
NPM = npm $(if $(UPGRADE),update,install) --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel error

lock: ## pin what pyproject.toml and requirements/*/package.json ask for
	@$(PIN) --group bootstrap --output-file requirements/uv.txt
	@$(PIN) pyproject.toml --group dev --extra import --output-file requirements/lock.txt
	@$(PIN) --group peers --output-file requirements/peers.txt
	@for folder in audit peers; do (cd requirements/$$folder && $(NPM)) || \
		echo "What requirements/$$folder/package-lock.json pins stays as it is." >&2; done
	@$(MAKE) --no-print-directory .venv/.made-for

browser: .venv/.made-for
	@sh requirements/browser.sh >.build/browser

# Made anew where it does not run: Python was removed, or the folder has moved.
ifneq ($(shell .venv/bin/python -c "print(open('.venv/.made-for').read(), end='')" 2>/dev/null),$(CURDIR))
.PHONY: .venv/.made-for
endif
.venv/.made-for: pyproject.toml requirements/uv.txt requirements/lock.txt requirements/set-up.sh
	@sh requirements/set-up.sh
