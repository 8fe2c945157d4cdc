# What a newcomer types. Each target is a script of the same name under scripts/ and does its own set-up.
.PHONY: help run test bench assets fmt lint
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: ## build, then serve the demo county on 127.0.0.1:8080 from a throw-away data directory
	@bash scripts/run.sh

test: ## everything CI checks: formatting, lints, unit, SQLite, PostgreSQL and browser tests
	@bash scripts/test.sh

bench: ## release build, then measure on a generated site (N=100000 tasks)
	@bash scripts/bench.sh

assets: ## style sheet and scripts into assets/dist
	@bash scripts/assets.sh

fmt: ## format the Rust code
	@bash scripts/fmt.sh

lint: ## what make test checks without running a test
	@bash scripts/lint.sh
