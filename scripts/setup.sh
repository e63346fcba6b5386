#!/usr/bin/env bash
# Puts everything in place that building (setup.sh build), testing (test) or measuring (bench) needs. The other scripts
# call it, so there is no need to. It asks nothing, and may be run, or interrupted and run again, at any time.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

scope="${1:-build}"
case "$scope" in
build) wanted=(rust node chromium node_tools crates trunk wasm_bindgen) ;;
test) wanted=(rust node chromium firefox node_tools e2e sheets crates trunk wasm_bindgen cargo_deny) ;;
bench) wanted=(rust node chromium node_tools e2e crates trunk wasm_bindgen peers lighthouse) ;;
*) stop "usage: scripts/setup.sh [build|test|bench]" ;;
esac

# --- The steps: what each is called and takes, whether it is in place, how to put it there. ---

declare -A title=(
  [rust]="Rust's wasm32 target, rustfmt and clippy|about 20 s"
  [node]="Node 18 or newer, with npm|checking"
  [chromium]="Debian's chromium and chromedriver|about 1 min"
  [firefox]="Debian's firefox-esr|about 1 min"
  [node_tools]="wasm-opt and a static server, from npm|about 10 s"
  [e2e]="Playwright, puppeteer, axe and a Markdown renderer for the tests, from npm|about 10 s"
  [sheets]="a reader of spreadsheets for the tests, from PyPI|about 10 s"
  [crates]="the crates of Cargo.lock|about 10 s"
  [trunk]="trunk $TRUNK_VERSION, compiled here|2 to 5 min"
  [peers]="the simulators measured beside ours, from PyPI|about 20 s"
  [lighthouse]="Lighthouse, from npm|about 1 min"
  [wasm_bindgen]="wasm-bindgen-cli $WASM_BINDGEN_VERSION, compiled here|2 to 3 min"
  [cargo_deny]="cargo-deny $CARGO_DENY_VERSION, compiled here|1 to 2 min"
)
host="$(rustc -vV 2>/dev/null | sed -n 's/^host: //p' || true)"

has_rust() {
  has_rust_new_enough && command -v cc >/dev/null &&
    [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1
}
has_rust_new_enough() {
  local need
  need="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"
  command -v cargo >/dev/null && [ -n "$host" ] &&
    printf '%s\n' "$need" "$(rustc --version | cut -d ' ' -f 2)" | sort -C -V
}
do_rust() {
  command -v cargo >/dev/null || because "cargo is not on the PATH. Install Rust with rustup, then start again."
  has_rust_new_enough || because "this $(rustc --version) is older than Cargo.toml's rust-version. Update it (rustup update stable), then start again."
  # Rust links its build scripts with the C compiler.
  command -v cc >/dev/null || debian gcc libc6-dev
  has_rust && return
  command -v rustup >/dev/null || because "the wasm32-unknown-unknown target, rustfmt or clippy is missing, and without rustup only your system's package manager can add it."
  run rustup target add wasm32-unknown-unknown
  run rustup component add rustfmt clippy
}

has_node() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' 2>/dev/null; }
do_node() {
  because "Node 18 or newer with npm is needed, and here is $(node --version 2>/dev/null || echo none). Install it (Debian: apt-get install nodejs npm), then start again."
}

has_chromium() { [ -x "$CHROMIUM" ] && [ -x "$CHROMEDRIVER" ]; }
do_chromium() {
  command -v apt-get >/dev/null ||
    because "no $CHROMIUM or no $CHROMEDRIVER, and no apt-get to install them with. Install Chromium and its driver your system's way, and say where they are: CHROMIUM=… CHROMEDRIVER=…"
  debian chromium chromium-driver fonts-liberation
  has_chromium || because "no $CHROMIUM or no $CHROMEDRIVER, though Debian's packages are installed."
}

has_firefox() { [ -x "$FIREFOX" ]; }
do_firefox() {
  command -v apt-get >/dev/null ||
    because "no $FIREFOX, and no apt-get to install it with. Install Firefox your system's way, and say where it is: FIREFOX=…"
  debian firefox-esr
  has_firefox || because "no $FIREFOX, though Debian's package is installed."
}

# Also where NODE_ENV=production would leave things out; and not five minutes of tries where there is no network.
npm_ci=(npm ci --include=dev --no-audit --no-fund --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=10000)

has_node_tools() { [ -d "$NODE_TOOLS_DIR" ]; }
do_node_tools() { npm_packages scripts/tools "$NODE_TOOLS_DIR"; }

# npm ci clears node_modules first; the copy of the lock file goes in last, as the mark of a whole install.
e2e_mark=tests/e2e/node_modules/.headroom-installed
has_e2e() { cmp -s tests/e2e/package-lock.json "$e2e_mark"; }
do_e2e() {
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 run "${npm_ci[@]}" --prefix tests/e2e
  cp tests/e2e/package-lock.json "$e2e_mark"
}

fetch=(cargo fetch --locked --target wasm32-unknown-unknown --target "$host")
has_crates() { "${fetch[@]}" --offline >/dev/null 2>&1; }
do_crates() { run "${fetch[@]}"; }

has_trunk() { [ -d "$TRUNK_DIR" ] || [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }
# Unoptimised, as it does little work itself; without TLS, as it never downloads anything for us.
do_trunk() {
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0
  cargo_install "$TRUNK_DIR" trunk "$TRUNK_VERSION" --no-default-features
}

has_wasm_bindgen() {
  [ -d "$WASM_BINDGEN_DIR" ] || {
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $WASM_BINDGEN_VERSION" ] &&
      [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $WASM_BINDGEN_VERSION" ]
  }
}
# It reads every byte of the page's code, at each build and test: a little optimisation pays.
do_wasm_bindgen() {
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=1
  cargo_install "$WASM_BINDGEN_DIR" wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
}

has_sheets() { [ -d "$SHEETS_DIR" ]; }
do_sheets() { python_packages tests/e2e/requirements.txt "$SHEETS_DIR"; }

has_lighthouse() { [ -d "$LIGHTHOUSE_DIR" ]; }
do_lighthouse() { PUPPETEER_SKIP_DOWNLOAD=1 npm_packages benches/lighthouse "$LIGHTHOUSE_DIR"; }

has_peers() { [ -d "$PEERS_DIR" ]; }
do_peers() { python_packages benches/peers/requirements.txt "$PEERS_DIR"; }

has_cargo_deny() { [ -d "$CARGO_DENY_DIR" ] || [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $CARGO_DENY_VERSION" ]; }
# Unoptimised and without what fetches advisories by itself: it reads a lock file and some licences.
do_cargo_deny() {
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0
  cargo_install "$CARGO_DENY_DIR" cargo-deny "$CARGO_DENY_VERSION" --no-default-features
}

# --- What the steps are made of. ---

# Runs a command, its output to the log; says every 20 s how far it is; stops the set-up if it fails.
run() {
  local next=$((SECONDS + 20)) status=0
  printf '\n$ %s\n' "$*" >>"$log"
  # Without the lock's descriptor, or a server started by a compiler wrapper would hold the lock for ever.
  "$@" </dev/null >>"$log" 2>&1 9>&- &
  child=$!
  echo "$child" >"$child_file"
  while kill -0 "$child" 2>/dev/null; do
    sleep 0.2
    if [ "$SECONDS" -ge "$next" ]; then
      next=$((SECONDS + 20))
      echo "      $(minutes $((SECONDS - step_start)))  $(progress)"
    fi
  done
  wait "$child" || status=$?
  child=
  rm -f "$child_file"
  [ "$status" = 0 ] || because "'$*' ended with code $status."
}

# The last thing cargo's progress bar counted, or else the log's last line.
progress() {
  local count
  count="$(tail -c 4000 "$log" | tr '\r' '\n' | sed -nE 's/.*Building.* ([0-9]+)\/([0-9]+).*/\1 of \2 crates compiled/p' | tail -n 1)"
  if [ -n "$count" ]; then echo "$count"; else plain_log | tail -n 1 | cut -c 1-90; fi
}
plain_log() { tr '\r' '\n' <"$log" | sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g' | grep -vE '^ *(Building|$)' || true; }

# Installs are made beside their final place and renamed when whole, so that half of one is never trusted.
stage() {
  staging="$HEADROOM_TOOLS/unfinished/$step"
  rm -rf "$staging"
  mkdir -p "$staging"
}
publish() { mv "$staging" "$1"; }

# The packages of a folder's lock file.
npm_packages() {
  stage
  cp "$1/package.json" "$1/package-lock.json" "$staging"
  run "${npm_ci[@]}" --prefix "$staging"
  publish "$2"
}

# An environment with the packages of a file. Only its python is run, and that may be moved.
python_packages() {
  python3 -c 'import venv, ensurepip' 2>/dev/null || debian python3 python3-venv
  stage
  run python3 -m venv "$staging"
  run "$staging/bin/python" -m pip install --no-deps --requirement "$1"
  publish "$2"
}

cargo_install() {
  local place="$1" crate="$2" version="$3" target="$HEADROOM_TOOLS/unfinished/target-$2-$3"
  shift 3
  stage
  # What got compiled before an interruption is kept in the target folder: cargo itself knows what of it is good.
  # Link-time optimisation and few codegen units would double the time.
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  export CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=100 CARGO_TERM_COLOR=never
  run cargo install "$crate" --version "$version" --locked --root "$staging" --target-dir "$target" "$@"
  publish "$place"
  rm -rf "$target"
}

debian() {
  local as_root=()
  command -v apt-get >/dev/null || because "$* cannot be installed: there is no apt-get here. Install them your system's way, then start again."
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || because "$* must be installed, which takes root. Run: sudo apt-get install $*  and start again."
    as_root=(sudo -n)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  # An install that was interrupted earlier is finished first; apt refuses to go on otherwise.
  run "${as_root[@]}" dpkg --configure -a
  run "${as_root[@]}" apt-get -q -o Acquire::Retries=2 update
  run "${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

# Ends the set-up: what failed, the log's last lines, the likely reason, how to go on.
because() {
  local hint='' lines
  lines="$(plain_log | tail -n 12)"
  case "$(plain_log | tail -n 60 | tr '[:upper:]' '[:lower:]')" in
  *'no space left'*) hint="The disk is full." ;;
  *'could not resolve'* | *'failed to resolve'* | *'temporary failure'* | *enotfound* | *eai_again* | *econnrefused* | *etimedout* | *'timed out'* | *'failed to download'* | *'could not connect'* | *"couldn't connect"* | *'unable to fetch'* | *'failed to fetch'* | *'offline'*)
    hint="It looks like the network: a package registry cannot be reached from here." ;;
  *'permission denied'* | *eacces* | *'are you root'*) hint="It looks like a missing permission, see the last lines." ;;
  *'linker'*) hint="It looks like the C compiler or its libraries." ;;
  esac
  {
    echo
    echo "Set-up stopped at: ${title[$step]%|*}"
    echo "  $1"
    if [ -n "$lines" ]; then
      echo "  The last lines of $log:"
      printf '%s\n' "$lines" | cut -c 1-200 | sed 's/^/    | /'
    fi
    [ -z "$hint" ] || echo "  Likely reason: $hint"
    echo "  To go on, run the same command again: what is finished is kept."
  } >&2
  exit 1
}

# --- The run. ---

missing=()
for step in "${wanted[@]}"; do "has_$step" || missing+=("$step"); done
if [ ${#missing[@]} = 0 ]; then
  echo "Set-up: everything is in place."
  exit 0
fi

logs="$HEADROOM_TOOLS/logs"
{ mkdir -p "$logs" "$HEADROOM_TOOLS/unfinished" && [ -w "$HEADROOM_TOOLS" ]; } 2>/dev/null ||
  stop "Set-up cannot write to $HEADROOM_TOOLS. Set XDG_CACHE_HOME to a folder it may fill (200 MB, and more while it compiles)."

# Two set-ups at once would get in each other's way. (Where there is no flock, cargo's own locks have to do.)
exec 9>"$HEADROOM_TOOLS/lock"
child_file="$HEADROOM_TOOLS/unfinished/running"
if command -v flock >/dev/null; then
  flock -n 9 || { echo "Set-up: another one is running; waiting for it."; flock 9; }
  # A set-up that was killed outright leaves its cargo at work in the folders that this one is about to use.
  if orphan="$(cat "$child_file" 2>/dev/null)" && ps -o args= -p "$orphan" | grep -qF "$HEADROOM_TOOLS"; then
    kill "$orphan" || true
    while kill -0 "$orphan" 2>/dev/null; do sleep 0.2; done
  fi
fi

child=
trap '[ -z "$child" ] || kill "$child" 2>/dev/null || true' EXIT
trap 'echo; echo "Set-up interrupted. Run the same command again: what is finished is kept."; exit 130' INT TERM HUP

echo "Set-up: ${#missing[@]} of ${#wanted[@]} steps to do. Tools go to $HEADROOM_TOOLS"
number=0
for step in "${missing[@]}"; do
  number=$((number + 1))
  step_start=$SECONDS
  log="$logs/$step.log"
  rm -f "$log"
  : >"$log"
  # The other set-up may have done it meanwhile.
  if "has_$step"; then continue; fi
  echo "[$number/${#missing[@]}] ${title[$step]%|*}: ${title[$step]#*|} …"
  "do_$step"
  echo "      done in $(minutes $((SECONDS - step_start)))"
done
echo "Set-up: finished in $(minutes "$SECONDS")."
