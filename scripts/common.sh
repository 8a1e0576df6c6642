# shellcheck shell=bash
# What every script here shares. To be sourced: it moves to the repository's root and settles
# where build output goes.

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit
root=$PWD

have() { command -v "$1" >/dev/null 2>&1; }

# rustup's own file, for a shell that was started before Rust was installed.
if ! have cargo && [[ -f ${CARGO_HOME:-${HOME:-}/.cargo}/env ]]; then
  # shellcheck source=/dev/null
  source "${CARGO_HOME:-${HOME:-}/.cargo}/env"
fi

note() { printf '%s\n' "$*" >&2; }

# fail MESSAGE [HINT…]: what happened, then what to do, one line each.
fail() {
  note "error: $1"
  shift
  local hint
  for hint in "$@"; do note "hint: $hint"; done
  exit 1
}

# Build output lies in the user's cache and `./target` points there, so that a second clone starts
# from what the first one built. A `./target` that is there already, or CARGO_TARGET_DIR, wins.
settle_target() {
  if [[ -n ${CARGO_TARGET_DIR:-} ]]; then
    target=$CARGO_TARGET_DIR
    [[ $target == /* ]] || target=$root/$target
  else
    target=$root/target
    # A link whose folder was cleared away is not "there": make the folder again.
    if [[ -L $target && ! -e $target ]]; then
      mkdir -p -- "$(readlink -- "$target")" || rm -f -- "$target"
    fi
    if [[ ! -e $target ]]; then
      local cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}/diglot/target
      # Without a cache folder to write to, Cargo makes a plain ./target.
      if [[ $cache == /* ]] && mkdir -p -- "$cache" 2>/dev/null; then
        ln -s -- "$cache" "$target"
      fi
    fi
  fi
  export CARGO_TARGET_DIR=$target
}

# at_least HAVE WANT: whether a dotted version is at least another.
at_least() {
  [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

# Builds the page into ui/dist unless its sources are those of the last build. The stamp lies beside
# node_modules, because everything in ui/dist ends up inside the program.
build_page() {
  local stamp=ui/node_modules/.diglot-page now
  # Not every pattern has a file today.
  now=$({ find ui/src ui/public ui/index.html ui/package-lock.json ui/*.ts ui/*.js ui/*.json -type f -print0 2>/dev/null || :; } |
    LC_ALL=C sort -z | xargs -0 cksum | cksum)
  if [[ -f ui/dist/index.html && -f $stamp && "$(<"$stamp")" == "$now" ]]; then
    note "the page is up to date"
    return 0
  fi
  (cd ui && npm run --silent build) || return
  printf '%s\n' "$now" >"$stamp"
}
