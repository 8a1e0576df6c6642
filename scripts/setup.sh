#!/usr/bin/env bash
# Installs what is missing, and nothing that is there.
#
#   setup.sh cli     what the command line needs to build
#   setup.sh build   … and the window
#   setup.sh fonts   … and fonts for every script an article may be in
#   setup.sh test    … and what drives a real window and a browser without a screen, and a program
#                    that translates
#   setup.sh browser installs nothing: says where the browser for the tests is
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# Names as in Debian 12 and later and Ubuntu 22.04 and later.
cli_packages=(build-essential pkg-config)
window_packages=(libwebkit2gtk-4.1-dev libdbus-1-dev file)
font_packages=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
test_packages=(webkit2gtk-driver xvfb xauth dbus openbox xdotool apertium apertium-eng-spa)

# Vite 8 needs these; Node 21 is not among them.
node_minimum=20.19.0
rust_minimum=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)

check_rust() {
  local how="install it with rustup: https://rustup.rs"
  if ! have cargo || ! have rustc; then fail "Rust is not installed" "$how"; fi
  local version
  version=$(rustc --version 2>/dev/null | cut -d ' ' -f 2) ||
    fail "rustc is installed but does not start" "with rustup: rustup default stable" "$how"
  at_least "${version%%-*}" "$rust_minimum" ||
    fail "Rust $version is too old; $rust_minimum or later is needed" "with rustup: rustup update stable" "$how"
}

check_node() {
  local how="install Node.js 22 or later with npm: https://nodejs.org"
  if ! have node || ! have npm; then fail "Node.js with npm is not installed" "$how"; fi
  local version
  version=$(node --version)
  at_least "${version#v}" "$node_minimum" ||
    fail "Node.js $version is too old; $node_minimum or later is needed" "$how"
}

installed() {
  [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# As root, or through sudo where somebody can answer it or it asks nothing.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

may_be_root() {
  [[ $(id -u) -eq 0 ]] && return
  have sudo || return
  [[ -t 0 ]] || sudo -n true 2>/dev/null
}

# Once more after a pause: mirrors have bad moments.
twice() {
  "$@" && return
  note "that failed; once more in 5 seconds"
  sleep 5
  "$@"
}

install_packages() {
  local missing=() name
  if ! have dpkg-query || ! have apt-get; then
    [[ $(uname -s) == Linux ]] || return 0
    note "this is not Debian or Ubuntu: what these packages hold must be there already: $*"
    return 0
  fi
  for name in "$@"; do
    installed "$name" || missing+=("$name")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  may_be_root ||
    fail "these packages are missing: ${missing[*]}" \
      "ask somebody who may: apt-get install --no-install-recommends ${missing[*]}"
  note "installing: ${missing[*]}"
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  twice as_root "${apt[@]}" update ||
    note "the package lists could not be renewed; going on with those that are there"
  twice as_root "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" >&2 ||
    fail "these packages could not be installed: ${missing[*]}" \
      "see what went wrong: apt-get install --no-install-recommends ${missing[*]}"
}

# The name of a browser that really starts. Ubuntu's `chromium-browser` package is a stub that only
# tells to install a snap, so being there is not enough.
browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name" && "$name" --version >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  return 1
}

install_browser() {
  browser >/dev/null && return
  if have apt-get && [[ "$(. /etc/os-release && printf %s "${ID:-}")" == debian ]]; then
    install_packages chromium
    browser >/dev/null && return
  fi
  fail "no browser for the browser tests: none of chromium, chromium-browser, google-chrome starts" \
    "on Ubuntu: sudo snap install chromium" \
    "or install Google Chrome's package from https://www.google.com/chrome"
}

# Follows the lock file: the stamp holds the checksum that node_modules was installed from.
install_node_modules() {
  local stamp=ui/node_modules/.diglot-stamp wanted
  [[ -f ui/package-lock.json ]] || fail "ui/package-lock.json is missing" "restore it: git checkout ui/package-lock.json"
  wanted="$(cksum <ui/package-lock.json) $(node --version)"
  [[ -f $stamp && "$(<"$stamp")" == "$wanted" ]] && return
  note "installing the page's packages (npm ci)"
  (cd ui && twice npm ci --no-audit --no-fund --loglevel=error) >&2 ||
    fail "npm ci failed in ui/" "see above; is the npm registry within reach?"
  printf '%s\n' "$wanted" >"$stamp"
}

what=${1:-build}
case $what in
  cli | build | fonts | test) ;;
  browser)
    browser
    exit
    ;;
  *) fail "setup.sh does not know \`$what\`" "say one of: cli, build, fonts, test, browser" ;;
esac

check_rust
packages=("${cli_packages[@]}")
if [[ $what != cli ]]; then
  check_node
  packages+=("${window_packages[@]}")
fi
if [[ $what == fonts || $what == test ]]; then packages+=("${font_packages[@]}"); fi
if [[ $what == test ]]; then packages+=("${test_packages[@]}"); fi
install_packages "${packages[@]}"
if [[ $what != cli ]]; then install_node_modules; fi
if [[ $what == test ]]; then install_browser; fi
settle_target
