#!/usr/bin/env bash
# Times the library natively and, with the page's own profile, in headless Chromium, and prints both tables.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

scripts/setup.sh test
echo "Native, release profile:"
cargo bench --locked --quiet --bench native
echo "WASM in headless Chromium, page profile:"
mkdir -p target
sed "s|/usr/bin/chromium|$CHROMIUM|" webdriver.json >target/webdriver.json
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
  WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_WEBDRIVER_JSON=target/webdriver.json \
  cargo bench --locked --quiet --profile page --target wasm32-unknown-unknown --no-default-features --bench browser
