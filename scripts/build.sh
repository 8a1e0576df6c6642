#!/usr/bin/env bash
# Builds the window and the command line into target/release.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh build
settle_target
build_page
cargo build --locked --release --package diglot-app --package diglot-cli
