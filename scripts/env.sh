# shellcheck shell=bash
# Sourced by the scripts beside it: which tools, which versions, where they are, and a PATH that finds them.
# Each finished install is a folder of its own in the user's cache, named after its version, so that every
# clone shares it and nothing else of the machine is changed. (Chromium, Firefox and a C compiler come from Debian.)

HEADROOM_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
HEADROOM_TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/headroom"

# trunk 0.22 wants a newer Rust than this project does.
TRUNK_VERSION=0.21.14
CARGO_DENY_VERSION=0.20.2
# wasm-bindgen's tool refuses files of any other version than its own, so the lock file decides.
WASM_BINDGEN_VERSION="$(awk -F '"' '$0 == "name = \"wasm-bindgen\"" { getline; print $2; exit }' "$HEADROOM_ROOT/Cargo.lock")"
NODE_TOOLS_KEY="$(cksum <"$HEADROOM_ROOT/scripts/tools/package-lock.json" | cut -d ' ' -f 1)"

TRUNK_DIR="$HEADROOM_TOOLS/trunk-$TRUNK_VERSION"
CARGO_DENY_DIR="$HEADROOM_TOOLS/cargo-deny-$CARGO_DENY_VERSION"
WASM_BINDGEN_DIR="$HEADROOM_TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION"
NODE_TOOLS_DIR="$HEADROOM_TOOLS/node-tools-$NODE_TOOLS_KEY"
SHEETS_DIR="$HEADROOM_TOOLS/sheets-$(cksum <"$HEADROOM_ROOT/tests/e2e/requirements.txt" | cut -d ' ' -f 1)"
LIGHTHOUSE_DIR="$HEADROOM_TOOLS/lighthouse-$(cksum <"$HEADROOM_ROOT/benches/lighthouse/package-lock.json" | cut -d ' ' -f 1)"
PEERS_DIR="$HEADROOM_TOOLS/peers-$(cksum <"$HEADROOM_ROOT/benches/peers/requirements.txt" | cut -d ' ' -f 1)"

PATH="$TRUNK_DIR/bin:$CARGO_DENY_DIR/bin:$WASM_BINDGEN_DIR/bin:$NODE_TOOLS_DIR/node_modules/.bin:$PATH"
# rustup's own folder, for shells opened before rustup was installed.
command -v cargo >/dev/null || PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
CHROMEDRIVER="${CHROMEDRIVER:-/usr/bin/chromedriver}"
HEADROOM_PYTHON="$SHEETS_DIR/bin/python"
FIREFOX="${FIREFOX:-/usr/bin/firefox-esr}"
export LIGHTHOUSE_DIR PATH CHROMIUM CHROMEDRIVER FIREFOX HEADROOM_PYTHON

# 75 -> 1:15
minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

stop() {
  printf '\n%s\n' "$@" >&2
  exit 1
}
