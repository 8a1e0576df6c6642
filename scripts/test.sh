#!/usr/bin/env bash
# Sets up and runs every check and every test there is, and closes on one line: N passed, N failed.
#
# Tests see no display, no session bus, no keychain and an empty home; everything that they write
# goes to the target folder or to a temporary one.
#
# shellcheck disable=SC2317 # functions are run by name, through `step`
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

began=$SECONDS
passed=0 failed=0 skipped=0
timings=()

finish() {
  printf '\n'
  printf '%s\n' "${timings[@]}"
  printf 'all in %d s\n\n' $((SECONDS - began))
  local line="$passed passed, $failed failed"
  if [[ $skipped -gt 0 ]]; then line+=", $skipped skipped"; fi
  printf '%s\n' "$line"
  if [[ $failed -eq 0 && $passed -gt 0 ]]; then exit 0; else exit 1; fi
}

# step KIND NAME COMMAND…
#   gate   what the rest needs: nothing after it runs when it fails
#   check  passes or fails, holds no tests
#   tests  prints a runner's closing lines, which are added up
step() {
  local kind=$1 name=$2 start=$SECONDS status=0 log counts
  shift 2
  printf '\n== %s\n' "$name"
  log=$logs/${name// /-}.log
  "$@" </dev/null 2>&1 | tee "$log" || status=$?
  if [[ $kind == tests ]]; then
    read -r -a counts < <(awk -f scripts/count.awk "$log")
    passed=$((passed + counts[0]))
    failed=$((failed + counts[1]))
    skipped=$((skipped + counts[2]))
    if [[ $status -eq 0 && ${counts[0]} -eq 0 ]]; then
      note "error: $name ran no test"
      status=1
    fi
    # A runner that fell over before it could count has failed all the same.
    if [[ $status -ne 0 && ${counts[1]} -eq 0 ]]; then failed=$((failed + 1)); fi
  elif [[ $status -ne 0 ]]; then
    failed=$((failed + 1))
  fi
  local word=ok
  if [[ $status -ne 0 ]]; then word=FAILED; fi
  timings+=("$(printf '%4d s  %-6s %s' $((SECONDS - start)) "$word" "$name")")
  printf -- '-- %s: %s, %d s\n' "$name" "$word" $((SECONDS - start))
  if [[ $status -ne 0 && $kind == gate ]]; then finish; fi
}

# No test leaves this computer: where the system lets us, the tests get a network that has nothing
# but loopback.
alone=()
cut_network() {
  if have unshare && have ip && unshare --net -- ip link set lo up 2>/dev/null; then
    # shellcheck disable=SC2016 # the inner shell expands
    alone=(unshare --net -- bash -c 'ip link set lo up && exec "$@"' bash)
  else
    note "the network cannot be cut off here (that takes root and iproute2); tests go without that"
  fi
}

in_ui() { (cd ui && "$@"); }

# Nothing that a test does may reach the user's own library, settings or keychain.
nothing_left_in_home() {
  local found
  found=$(find "$home" -mindepth 1 -iname '*diglot*' -print)
  if [[ -n $found ]]; then
    printf 'a test wrote to the home folder instead of its own temporary one:\n%s\n' "$found"
    return 1
  fi
}

settle_target
logs=$target/test-logs
mkdir -p -- "$logs"

step gate setup scripts/setup.sh test

# From here on the tests' own home. The tool chains keep theirs.
home=$(mktemp -d "${TMPDIR:-/tmp}/diglot-test.XXXXXX")
trap 'rm -rf -- "$home"' EXIT
export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
if [[ -z ${RUSTUP_HOME:-} && -d $HOME/.rustup ]]; then export RUSTUP_HOME=$HOME/.rustup; fi
# For this kind of machine only: the lock file names hundreds of crates for others.
step gate 'fetch crates' cargo fetch --locked --quiet --target "$(rustc --version --verbose | sed -n 's/^host: //p')"
export HOME=$home XDG_RUNTIME_DIR=$home/run
mkdir -m 700 -- "$XDG_RUNTIME_DIR"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY \
  XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
export CARGO_NET_OFFLINE=true npm_config_offline=true npm_config_update_notifier=false
DIGLOT_CHROMIUM=$(scripts/setup.sh browser)
export DIGLOT_CHROMIUM
profile=$target/debug
cut_network

step check format cargo fmt --all --check
step gate 'build page' build_page
step check 'check page' in_ui npm run --silent check
step tests 'page tests' in_ui "${alone[@]}" npm run --silent test
step check lint cargo clippy --locked --workspace --all-targets --keep-going --quiet -- --deny warnings
# One build for the tests, the loopback host and the window: the same features, so nothing twice.
step gate build cargo build --locked --workspace --all-targets --quiet
step tests 'rust tests' "${alone[@]}" cargo test --locked --workspace --quiet
step check tidy "$profile/xtask" tidy
step tests 'browser tests' "${alone[@]}" env DIGLOT_HOST="$profile/host" npm --prefix ui run --silent e2e
step tests 'window tests' "${alone[@]}" tests/window/run.sh "$profile/diglot-app"
step check 'clean home' nothing_left_in_home
finish
