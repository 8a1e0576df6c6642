# Two commands are all it takes: `make run` and `make test`. The work is done in scripts/.

.DEFAULT_GOAL := help
.PHONY: help run test build lint fmt

help: ## list the targets
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: ## install what is missing, build, open the sample article
	@bash scripts/run.sh

test: ## install what is missing, run every check and every test
	@bash scripts/test.sh

build: ## build the window and the command line into target/release
	@bash scripts/build.sh

lint: ## format check, clippy and tidy
	@bash scripts/lint.sh

fmt: ## format the Rust sources
	@cargo fmt --all
