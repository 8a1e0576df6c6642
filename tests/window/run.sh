#!/usr/bin/env bash
# Tests the real window, on a screen that exists only in memory.
#
#   tests/window/run.sh [APP] [SPEC…]
#
# APP is the built window (target/debug/diglot-app without it). Pictures land in the target folder,
# under window-shots/. Nothing of the user's is touched: home, settings, library, session bus and
# display are the tests' own.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}

app=${1:-$target/debug/diglot-app}
shift || true
specs=("$@")
[[ ${#specs[@]} -gt 0 ]] || specs=("$here"/specs/*.test.mjs)

[[ -x $app ]] || {
  printf 'error: %s is not there\nhint: cargo build --package diglot-app\n' "$app" >&2
  exit 1
}
for tool in xvfb-run dbus-run-session openbox xdotool WebKitWebDriver node; do
  command -v "$tool" >/dev/null || {
    printf 'error: %s is missing\nhint: scripts/setup.sh test\n' "$tool" >&2
    exit 1
  }
done

home=$(mktemp -d "${TMPDIR:-/tmp}/diglot-window-run.XXXXXX")
trap 'rm -rf -- "$home"' EXIT
mkdir -m 700 -- "$home/run" "$home/screen"
# The window lies bare in the upper left corner, so that a picture of that corner is the page.
cat >"$home/openbox.xml" <<'XML'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications>
    <application type="normal">
      <decor>no</decor>
      <position force="yes"><x>0</x><y>0</y></position>
      <focus>yes</focus>
    </application>
  </applications>
</openbox_config>
XML

DIGLOT_APP=$(realpath -- "$app")
export DIGLOT_APP
export DIGLOT_SHOTS=$target/window-shots DIGLOT_SCREEN=$home/screen
export HOME=$home XDG_RUNTIME_DIR=$home/run
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY
# No graphics card here, and nobody who needs the accessibility bus.
export GDK_BACKEND=x11 WEBKIT_DISABLE_DMABUF_RENDERER=1 LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
export LANG=C.UTF-8 LC_ALL=C.UTF-8

# What the bus and the window manager say of themselves helps nobody: only the tests keep standard
# error, as 3. The single quotes are meant: the inner shell expands.
# shellcheck disable=SC2016
xvfb-run --auto-servernum --server-args="-screen 0 1440x960x24 -noreset -fbdir $home/screen" \
  dbus-run-session -- bash -c '
    openbox --config-file "$HOME/openbox.xml" &
    manager=$!
    xdotool mousemove 1439 959
    status=0
    node --test --test-concurrency=1 --test-reporter=spec "$@" 2>&3 || status=$?
    kill "$manager" 2>/dev/null || true
    exit "$status"
  ' bash "${specs[@]}" 3>&2 2>/dev/null
