#!/usr/bin/env bash
# Fuzzes one front end.
#
#   scripts/fuzz.sh TARGET [SECONDS] [SEEDS]
#
# TARGET is html, text, markdown, charset, epub, docx, pdf or feed; SECONDS is 600 without it; SEEDS
# is a folder of inputs to begin with. The corpus and whatever crashed stay in the target folder,
# under fuzz/. Needs a C++ compiler, nothing else: the flags below are all that coverage takes, and
# stable Rust knows them.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

name=${1:?which target?}
seconds=${2:-600}
seeds=${3:-}
target=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
flags=(
  --cfg fuzzing
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
  -Clink-dead-code
  -Ccodegen-units=1
)
host=$(rustc -vV | sed -n 's/^host: //p')
# With a target named, the flags do not reach build scripts and macros.
RUSTFLAGS="${flags[*]}" cargo build --manifest-path fuzz/Cargo.toml --target-dir "$target" \
  --target "$host" --release --bin "$name"

corpus=$target/corpus/$name
mkdir -p -- "$corpus" "$target/crashes"
exec "$target/$host/release/$name" "$corpus" ${seeds:+"$seeds"} \
  -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=200000 \
  -artifact_prefix="$target/crashes/$name-" -print_final_stats=1
