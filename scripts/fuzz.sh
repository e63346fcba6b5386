#!/usr/bin/env bash
# Hostile bytes for as long as one likes, guided by coverage: scripts/fuzz.sh TARGET [SECONDS]
#
# libFuzzer on the stable toolchain: the compiler's coverage pass needs no nightly, and a program without unsafe code needs
# no address sanitizer. (With a nightly, `cargo fuzz run TARGET` does the same under that sanitizer.)
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HEADROOM_ROOT"

targets="$(cd fuzz/targets && echo *.rs)"
target="${1:-}" seconds="${2:-60}"
[ -f "fuzz/targets/$target.rs" ] || stop "usage: scripts/fuzz.sh TARGET [SECONDS], where TARGET is one of ${targets//.rs/}"

host="$(rustc -vV | sed -n 's/^host: //p')"
coverage=(
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
  -Ccodegen-units=1
  --cfg=fuzzing
)
export RUSTFLAGS="${coverage[*]}"
# What was found of use so far is kept outside the repository; its seeds and failures are in it.
found="target/fuzz/found/$target"
mkdir -p "$found"
nice -n 15 cargo run --release --locked --quiet --manifest-path fuzz/Cargo.toml --target "$host" --target-dir target/fuzz \
  --bin "$target" -- "$found" "fuzz/corpus/$target" "fuzz/failures/$target" \
  -max_total_time="$seconds" -max_len=9000 -timeout=20 -artifact_prefix="fuzz/failures/$target/" -print_final_stats=1
