#!/usr/bin/env bash
# From a fresh clone to an article with its summary beside it: in the window, or, where there is no
# display, in the terminal.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

has_display() {
  [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} || $(uname -s) == Darwin ]]
}

if has_display; then
  scripts/setup.sh fonts
  settle_target
  build_page
  note "building the window and the command line (the first time takes some minutes)"
  cargo build --locked --release --package diglot-app --package diglot-cli
  note "opening the sample article"
  exec "$target/release/diglot-app" --sample
fi

note "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): the main job in the terminal."
note "Only the command line is built; on a desktop the same command opens the window."
scripts/setup.sh cli
settle_target
cargo build --locked --release --package diglot-cli
note ""
"$target/release/diglot" summarize --sample --as text
note ""
note "The command line is at target/release/diglot; \`diglot --help\` lists what it does."
