#!/usr/bin/env bash
# The checks that are no tests: format, lints, the tree's invariants, the page's types.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh build
settle_target
cargo fmt --all --check
build_page
(cd ui && npm run --silent check)
cargo clippy --locked --workspace --all-targets --keep-going --quiet -- --deny warnings
cargo xtask tidy
