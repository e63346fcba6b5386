#!/usr/bin/env bash
# Builds the page into dist/: static files for any web server, under any path.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

scripts/setup.sh build

# Panic messages name source files. Without the folders of this machine in them, every build of one commit is the same.
remap=("--remap-path-prefix=$HEADROOM_ROOT/=" "--remap-path-prefix=${CARGO_TARGET_DIR:-$HEADROOM_ROOT/target}=target")
for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do remap+=("--remap-path-prefix=$crates=crates/"); done
CARGO_ENCODED_RUSTFLAGS="$(IFS=$'\x1f' && printf '%s' "${remap[*]}")"
export CARGO_ENCODED_RUSTFLAGS

# trunk takes NO_COLOR=1, which many shells set, for a wrong value.
unset NO_COLOR
echo "Build: the page in release (about 1 min, the first one 2) …"
start=$SECONDS
trunk --log warn build --release || stop "The build failed: the reason is above."
node scripts/first-answer.mjs dist || stop "The first answer could not be written into the page: the reason is above."
node scripts/finish-site.mjs dist

size_kb() { cat "$@" | wc -c | awk '{ printf "%.0f KB", $1 / 1000 }'; }
before=("${CARGO_TARGET_DIR:-target}"/wasm-bindgen/release/*_bg.wasm)
after=(dist/*_bg.wasm)
echo "Build: done in $(minutes $((SECONDS - start))). WASM $(size_kb "${before[@]}") before wasm-opt, $(size_kb "${after[@]}") after, $(gzip -9 -c "${after[@]}" | size_kb) gzipped. The page is in dist/."
