//! Queries that wait for every shard, where the shards are what is busy, against their simulation.

use std::fmt::Write as _;

use headroom::scenario::{Preset, Side};

use super::all_cores::measure_all;
use super::paths::{Row, SHARES, measure, told};

const PRESET: &str = "phase-3@1";
const SIDE: Side = Side::Horizontal;

/// Queries in a row of 20 ms each, the share of them that go to all shards, and the shards.
const CASES: [(&str, &str, &str); 5] =
    [("1", "10%", "8"), ("1", "100%", "2"), ("1", "100%", "8"), ("1", "100%", "32"), ("3", "100%", "8")];

fn case(index: usize) -> Row {
    let (queries, everywhere, shards) = CASES[index / SHARES.len()];
    let changes = [
        ("static_fraction", "0%"),
        ("client_round_trip", "0ms"),
        ("cache_operations", "0"),
        ("database_queries", queries),
        ("database_time", "20ms"),
        ("cross_shard_fraction", everywhere),
        ("horizontal.database.shards", shards),
        ("horizontal.database.machine", "r7i.large"),
    ];
    let scenario =
        Preset::find(PRESET).expect("a preset").scenario().changed(&changes).expect("valid inputs");
    measure(&scenario, SIDE, SHARES[index % SHARES.len()], 1 + index as u64)
}

/// What comes of taking the answers of the shards as independent.
pub fn report(report: &mut String) {
    let _ = writeln!(report, "\n## Queries to all shards at once\n");
    let _ = writeln!(
        report,
        "The model takes the answers of the shards as independent. But a query to all of them comes to all at the same \
         time, so that their queues grow together, and the slowest is not as slow, the more of the queries do so. Here is \
         what that comes to in {PRESET} scaled out, where its database, two hardware threads to a copy, is the bottleneck \
         and most of the response time; where there are several queries in a row, they meet about the same queues each \
         time, as above.\n"
    );
    let _ = writeln!(report, "| queries | to all shards | shards | of capacity | p50 | p99 | p99.9 |");
    let _ = writeln!(report, "|---|---|---|---|---|---|---|");
    let rows = measure_all(CASES.len() * SHARES.len(), case);
    for (index, row) in rows.into_iter().enumerate() {
        let (queries, everywhere, shards) = CASES[index / SHARES.len()];
        let share = 100.0 * SHARES[index % SHARES.len()];
        let errors = row.map_or_else(str::to_owned, |row| row.map(told).join(" | "));
        let _ = writeln!(report, "| {queries} | {everywhere} | {shards} | {share:.0}% | {errors} |");
    }
}
