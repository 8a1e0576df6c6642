#!/usr/bin/env bash
# Pages a second and peak memory, ours beside the fastest peer in the same run.
#
#   scripts/bench.sh PAGES
#
# PAGES is a file of JSON lines with a field `html`, plain or gzipped.
set -euo pipefail
file=$(realpath -- "${1:?which file of pages?}")
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
