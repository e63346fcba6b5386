#!/usr/bin/env bash
# Measures the library natively and in headless Chromium, the page's first visit and its answer to dragging, and other
# simulators beside ours; prints the tables and writes them to docs/performance.md. Some 10 minutes on a quiet machine.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

scripts/setup.sh bench
results="$PWD/target/bench"
rm -rf "$results"
mkdir -p "$results"

echo "The library, natively, release profile:"
cargo bench --locked --quiet --bench native | tee "$results/native.txt"

echo "The library in headless Chromium, page profile:"
sed "s|/usr/bin/chromium|$CHROMIUM|" webdriver.json >target/webdriver.json
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
  WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_TIMEOUT=600 WASM_BINDGEN_TEST_WEBDRIVER_JSON=target/webdriver.json \
  cargo bench --locked --quiet --profile page --target wasm32-unknown-unknown --no-default-features --bench browser
cp target/wbg_benchmark.json "$results/browser.json"

echo "The page in headless Chromium:"
scripts/build.sh
(cd tests/e2e && BENCH_RESULTS="$results" node_modules/.bin/playwright test --config bench.config.js)

echo "Other simulators, and the same path in numpy:"
"$PEERS_DIR/bin/python" benches/peers/station.py | tee "$results/peers.jsonl"
cargo build --locked --release --quiet
"$PEERS_DIR/bin/python" benches/peers/path.py "${CARGO_TARGET_DIR:-target}/release/headroom" | tee "$results/path.json"

node benches/report.js "$results" >docs/performance.md
cat docs/performance.md
