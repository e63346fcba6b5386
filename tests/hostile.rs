//! Hostile bytes at every way in: past failures and seeds first, then random changes to them, the same in every run.
//! scripts/fuzz.sh goes on for as long as one likes, guided by coverage.

#[path = "hostile/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;
use targets::TARGETS;

/// Cases of each target in one run, in the order of the targets. An evaluation takes as long as many links.
const CASES: [usize; 4] = [60_000, 100_000, 120_000, 2_500];

/// Longest case: past the longest link that is read.
const LONGEST: usize = 9_000;

/// Pieces that random bytes would seldom hit.
const PIECES: [&str; 33] = [
    "v1;",
    "stack-overflow-2016@1",
    ";name=",
    ";average_rate=",
    ";vertical.app.machine=",
    ";slo_p99=",
    ";vs=",
    ";vs=internal-tool@1;",
    "=",
    ";",
    "#",
    "%",
    "%00",
    "%F0%9F",
    "e308",
    "1e-400",
    "-0",
    "+",
    "NaN",
    "inf",
    ".",
    "/month",
    " GB",
    "ms",
    "$",
    "\u{202e}",
    "headroom scenario 1\n",
    "\nend\n",
    "preset",
    "versus",
    "\n# said\n",
    "IEND",
    "tEXt",
];

fn files(folder: &str, target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder).join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a case")).collect()
}

/// One to eight random changes.
fn changed(case: &[u8], others: &[Vec<u8>], random: &mut Pcg64Mcg) -> Vec<u8> {
    let mut case = case.to_vec();
    for _ in 0..random.random_range(1..=8) {
        let at = random.random_range(0..=case.len());
        match random.random_range(0..6) {
            0 => case.insert(at, random.random()),
            1 => drop(case.splice(at..at, PIECES.choose(random).expect("a piece").bytes())),
            2 if at < case.len() => case[at] ^= 1 << random.random_range(0..8),
            3 => {
                let end = random.random_range(at..=case.len());
                drop(case.drain(at..end));
            }
            4 => {
                let other = others.choose(random).expect("a seed");
                case.truncate(at);
                case.extend_from_slice(&other[random.random_range(0..=other.len())..]);
            }
            _ => {
                let piece = case[at..].to_vec();
                case.extend(piece);
            }
        }
    }
    case.truncate(LONGEST);
    case
}

#[test]
fn nothing_that_failed_once_fails_again() {
    for target in TARGETS {
        for case in files("failures", target.name).iter().chain(&files("corpus", target.name)) {
            (target.run)(case);
        }
    }
}

#[test]
fn no_bytes_break_anything() {
    for (target, cases) in TARGETS.into_iter().zip(CASES) {
        let seeds = files("corpus", target.name);
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        let mut random = Pcg64Mcg::seed_from_u64(2016);
        for _ in 0..cases {
            let case = changed(seeds.choose(&mut random).expect("a seed"), &seeds, &mut random);
            // The case must be known, and be put into fuzz/failures once it is mended.
            if catch_unwind(AssertUnwindSafe(|| (target.run)(&case))).is_err() {
                panic!("{} fails at {}", target.name, case.escape_ascii());
            }
        }
    }
}
