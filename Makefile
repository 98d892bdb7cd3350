# Needs Python 3.11 or later (with venv) and make. Everything else is set up here, in .venv, from requirements/.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test serve bench audit screenshot clean

VENV := .venv
BIN := $(VENV)/bin
LOCKS := $(wildcard requirements/*.txt)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
CASES ?= 1741

help: ## この一覧を表示します / show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 18

site: $(VENV)/.site ## サイトと ZIP を作ります / build the site and the ZIP
	$(BIN)/renkei build

test: $(VENV)/.test ## 書式・型・動作をすべて確かめます / check style, types and behaviour
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tests/browser.py
	$(BIN)/python -m pytest -n auto --dist loadfile

serve: $(VENV)/.site ## 手元で表示し、変更をすぐ反映します / show the site here and follow every change
	$(BIN)/renkei serve

bench: $(VENV)/.site ## 合成した CASES 件で速さを測ります / measure the speed with CASES made-up records
	$(BIN)/renkei bench --cases $(CASES)

audit: $(VENV)/.test ## 全ページを外部の検査器で調べ、結果を記録します（Java と Node） / check every page from outside and record it (Java, Node)
	$(BIN)/python tests/browser.py
	$(BIN)/renkei build
	PYTHONPATH=tests $(BIN)/python -m audit

screenshot: $(VENV)/.test ## README の画像を撮り直します / take the picture of the READMEs anew
	$(BIN)/python tests/browser.py
	$(BIN)/python tests/screenshot.py

clean: ## 作ったものを消します（.venv は残します） / remove what was made, but .venv
	rm -rf site dist site.new site.old .renkei .cache build *.egg-info .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp is written last, so that a broken set-up is begun anew. A changed lock file begins anew as well:
# pip leaves behind what a lock file no longer names. setuptools comes from the lock file too, hence no
# build isolation: nothing is fetched that has no hash.
$(VENV)/.site: $(LOCKS)
	@echo ".venv を用意しています（初回は 1 分ほど） / setting up .venv (about a minute the first time)"
	@rm -rf $(VENV)
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec "$$python" -m venv $(VENV); \
		fi; \
	done; \
	echo "Python 3.11 以降（venv つき）が見つかりません。Debian・Ubuntu では: apt-get install python3-venv" >&2; \
	echo "No Python 3.11 or later with venv was found. On Debian or Ubuntu: apt-get install python3-venv" >&2; \
	exit 1
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.site
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) check
	@touch $@
