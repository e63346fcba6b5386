#!/usr/bin/env bash
# Runs every test there is, and stops at the first step that fails.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

wasm=(--locked --target wasm32-unknown-unknown --no-default-features)

clippy_native() { cargo clippy --locked --all-targets -- -D warnings; }
clippy_wasm() { cargo clippy "${wasm[@]}" --features page --lib --bins --test browser -- -D warnings; }
# The same random scenarios every time, so that a failure repeats; PROPTEST_RNG_SEED=… and PROPTEST_CASES=… look further.
native() { PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-2016}" cargo test --locked; }

# A missing browser fails here: the runner would look for another one, or another way to run.
browser() {
  [ -x "$CHROMIUM" ] || stop "No browser at $CHROMIUM. Install Debian's chromium, or set CHROMIUM to yours."
  [ -x "$CHROMEDRIVER" ] || stop "No chromedriver at $CHROMEDRIVER. Install Debian's chromium-driver, or set CHROMEDRIVER to yours."
}
firefox() {
  [ -x "$FIREFOX" ] || stop "No Firefox at $FIREFOX. Install Debian's firefox-esr, or set FIREFOX to yours."
}
# Without the page's feature: what runs here is the library, and Leptos would take minutes to compile.
in_browser() {
  browser
  mkdir -p target
  sed "s|/usr/bin/chromium|$CHROMIUM|" webdriver.json >target/webdriver.json
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_WEBDRIVER_JSON=target/webdriver.json \
    cargo test "${wasm[@]}" --test browser
}
dependencies() { cargo deny --log-level error check --hide-inclusion-graph licenses bans sources; }
end_to_end() {
  browser
  firefox
  (cd tests/e2e && node_modules/.bin/playwright test)
}

summary=()
finish() {
  local code=$?
  [ ${#summary[@]} = 0 ] || printf '%s\n' '' 'Summary' "${summary[@]}"
  [ "$code" = 0 ] && echo "All of it passed in $(minutes "$SECONDS")." || echo "FAILED after $(minutes "$SECONDS"): the reason is above."
}
trap finish EXIT

step() {
  local name="$1" start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  # The row is a failure until it is not: -e ends the script inside the step.
  summary+=("$(printf '  FAILED        %s' "$name")")
  "$@"
  summary[-1]="$(printf '  ok     %6s %s' "$(minutes $((SECONDS - start)))" "$name")"
}

step "Set-up" scripts/setup.sh test
step "Formatting (rustfmt)" cargo fmt --check
step "Lints, native (clippy)" clippy_native
step "Lints, wasm32 (clippy)" clippy_wasm
step "Licences and sources of the dependencies (cargo-deny)" dependencies
step "Native tests" native
step "WASM tests in headless Chromium" in_browser
step "Release build of the page" scripts/build.sh
step "Bytes of the page against their budget" node scripts/budget.mjs
step "End-to-end tests in Chromium and Firefox" end_to_end
