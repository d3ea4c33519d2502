# Two commands are all you need: `make run` and `make test`. Both set up whatever is missing, inside .tools.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run

export PATH := $(CURDIR)/.tools/bin:$(PATH)
export CARGO_TERM_COLOR ?= auto
# trunk reads these names as options of its own; a colour wish of the terminal must not reach it
unexport NO_COLOR

PORT ?= 8080

.PHONY: run test release set-up set-up-tests fmt clippy native browser webkit e2e journeys bench mutants soak soak-laws clean

## run: build, serve on 127.0.0.1, rebuild and reload on every edit
run: set-up
	@echo "Counterpart: http://127.0.0.1:$(PORT)/"
	trunk serve --port $(PORT)

## test: every check
test:
	@bash .ci/test

## release: dist/, for any static host under any path
release: set-up
	rm -rf dist
	trunk build --release
	@node .ci/sizes.mjs dist

set-up:
	@bash .ci/set-up run

set-up-tests:
	@bash .ci/set-up test

fmt: set-up
	cargo fmt --all --check

clippy: set-up
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --workspace --all-targets --target wasm32-unknown-unknown -- -D warnings

native: set-up-tests
	cargo test --test native
	cargo test --workspace --doc

browser: set-up-tests
	BROWSER=chromium bash .ci/browser-tests
	BROWSER=firefox bash .ci/browser-tests

# on Debian with webkit2gtk-driver and xvfb, which nothing here sets up
webkit: set-up-tests
	BROWSER=webkit bash .ci/browser-tests

e2e: set-up-tests release journeys

# on the release as it stands in dist/
journeys:
	@bash .ci/journeys

## bench: figures with ratios, natively and in the browser; prints how they grow. SIZES=1000,…,1000000 for other sizes
SIZES ?= 1000,10000,100000
bench: set-up-tests release
	cargo bench --bench exact
	BROWSER=chromium COUNTERPART_ROWS=$(SIZES) bash .ci/browser-tests store_speed -- --nocapture
	COUNTERPART_BENCH=$(SIZES) cargo test --test e2e figures -- --nocapture

## soak: the browser killed at KILLS random moments of edits, and as many of imports; SEED=… repeats a run, BROWSER=firefox kills
## that one
KILLS ?= 1000
soak: set-up-tests release
	COUNTERPART_KILLS=$(KILLS) $(if $(SEED),COUNTERPART_SEED=$(SEED)) $(if $(BROWSER),COUNTERPART_BROWSER=$(BROWSER)) \
		cargo test --test e2e kill -- --nocapture

## mutants: changes money, rates and dates one operator at a time; every change has to make some test fail
mutants:
	@bash .ci/set-up mutants
	bash .ci/mutants

## soak: the laws and the fuzzing for longer. CASES=1000000 asks for more, SEED=… for the same run again
CASES ?= 100000
soak: soak-laws

soak-laws: set-up
	COUNTERPART_CASES=$(CASES) $(if $(SEED),COUNTERPART_SEED=$(SEED)) \
		cargo test --profile bench --test native -- --nocapture join_laws p29

clean:
	rm -rf dist target
