#!/usr/bin/env bash
# Many random edits in one tab of the built page: scripts/soak.sh [EDITS]
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"
scripts/setup.sh test
[ -f dist/index.html ] || scripts/build.sh
cargo build --locked --quiet
cd tests/e2e
SOAK_EDITS="${1:-10000}" exec node_modules/.bin/playwright test soak.spec.js
