#!/usr/bin/env bash
# Pages a second and peak memory, ours beside the fastest peer in the same run; or, without a file,
# what it costs to check and to write a summary.
#
#   scripts/bench.sh [PAGES]
#
# PAGES is a file of JSON lines with a field `html`, plain or gzipped.
set -euo pipefail
if (($# == 0)); then
  cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
  CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}/bench \
    cargo bench --manifest-path bench/Cargo.toml --bench summaries
  exit
fi
file=$(realpath -- "$1")
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}/bench
if [[ $file == *.gz ]]; then
  unpacked=$(mktemp)
  trap 'rm -f -- "$unpacked"' EXIT
  gzip -dc -- "$file" >"$unpacked"
  file=$unpacked
fi
export DIGLOT_PAGES=$file CARGO_TARGET_DIR=$target
cargo bench --manifest-path bench/Cargo.toml --bench pages
for reader in ours peer; do
  printf '%s: ' "$reader"
  cargo run --quiet --manifest-path bench/Cargo.toml --profile bench --bin memory -- "$reader"
done
