#!/usr/bin/env bash
# Pictures of the built page, wide and narrow, light, dark and printed: scripts/screenshots.sh [FOLDER]
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

mkdir -p "${1:-$HEADROOM_ROOT/target/screenshots}"
folder="$(cd "${1:-$HEADROOM_ROOT/target/screenshots}" && pwd)"
cd "$HEADROOM_ROOT"
scripts/setup.sh test
[ -f dist/index.html ] || scripts/build.sh

# Playwright serves the page as it does for the tests.
cd tests/e2e
SCREENSHOTS="$folder" node_modules/.bin/playwright test --config screenshots.config.js
echo "The pictures are in $folder"
