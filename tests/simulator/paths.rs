//! Whole paths of the presets against their simulation.

use std::fmt::Write as _;

use headroom::model::{TierLoad, capacity, edge_share, latency, loads};
use headroom::scenario::{PRESETS, Preset, Scenario, Side};
use headroom::units::PerSecond;

use super::all_cores::measure_all;
use super::simulator::chain;
use super::simulator::estimate::{BATCHES, Effort, quantiles};
use super::{all_shards, revisits, saturation};

pub const SHARES: [f64; 3] = [0.5, 0.8, 0.9];
const PROBABILITIES: [f64; 3] = [0.5, 0.99, 0.999];
const P99: usize = 1;
/// Half the width of the 95% confidence interval of p99 that is enough, relative, and the requests at most.
const PRECISION: f64 = 0.02;
const MOST: u64 = 15_000_000;
/// Requests in the first batches.
const FIRST_BATCH: f64 = 15_000.0;
/// Mean response times that pass before the first look at the precision, and before anything is measured.
const STEADY: f64 = 100.0;
const SETTLED: f64 = 20.0;

/// A design of a preset at a share of its capacity.
struct Cell {
    preset: &'static Preset,
    side: Side,
    share: f64,
    seed: u64,
}

/// Relative error of the model and half width of the simulation's confidence interval, for each probability; none where
/// the law jumps there.
pub type Row = Result<[Option<(f64, f64)>; 3], &'static str>;

/// This near to the share that the edge answers, a quantile is before or after the jump by chance.
const AT_JUMP: f64 = 5e-4;

/// A design of a scenario at a share of its capacity.
pub fn measure(scenario: &Scenario, side: Side, share: f64, seed: u64) -> Row {
    if let Some(why) = chain::not_simulated(scenario, side) {
        return Err(why);
    }
    let design = scenario.design(side);
    let loads = loads(&scenario.workload, design).expect("a valid preset");
    let rate = PerSecond::new(capacity(&loads).rate * share).expect("a rate");
    let model = latency(&scenario.workload, design, &loads, rate).map_err(|_| "the model has no latency")?;
    let in_flight = rate.get() * model.mean;
    let first_batch = FIRST_BATCH.max(STEADY * in_flight / BATCHES as f64) as u64;
    let mut running = chain::network(scenario, side, rate.get()).start(seed);
    running.serve(SETTLED.mul_add(in_flight, warm_up(&loads, rate)) as u64, |_| ());
    let effort = Effort { first_batch, precision: PRECISION, most: MOST };
    let simulated = quantiles(effort, PROBABILITIES, |count, responses| {
        running.serve(count, |response| responses.add(response));
    });
    let modelled = [model.p50, model.p99, model.p999];
    let edge = edge_share(&scenario.workload, design);
    let mut row = [None; 3];
    for (((slot, simulated), value), probability) in
        row.iter_mut().zip(simulated).zip(modelled).zip(PROBABILITIES)
    {
        if (probability - edge).abs() > AT_JUMP {
            *slot = Some((value / simulated.value - 1.0, simulated.error / simulated.value));
        }
    }
    Ok(row)
}

/// Requests after which every queue has forgotten that it began empty: each needs about (c_a² + c_s²)/(1 − ρ)² customers
/// for that, SETTLED times.
fn warm_up(loads: &[TierLoad; 4], rate: PerSecond) -> f64 {
    let of_tier = |load: &TierLoad| {
        let variability = load.arrival_scv.get() + load.work().service.scv();
        let memory = variability / (1.0 - load.utilization(rate)).powi(2);
        SETTLED * memory * f64::from(load.stations) / load.work().visits
    };
    loads
        .iter()
        .filter(|load| load.work().visits > 0.0)
        .map(of_tier)
        .fold(FIRST_BATCH, f64::max)
        .min(MOST as f64 / 10.0)
}

/// Those of every preset.
fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for preset in PRESETS {
        for side in Side::BOTH {
            for share in SHARES {
                cells.push(Cell { preset, side, share, seed: 1 + cells.len() as u64 });
            }
        }
    }
    cells
}

/// How many are near, and whose p99 is not.
fn summary(report: &mut String, cells: &[Cell], rows: &[Row]) {
    let _ = writeln!(report, "| percentile | cells | within 5% | within 10% | largest error |");
    let _ = writeln!(report, "|---|---|---|---|---|");
    for (k, name) in ["p50", "p99", "p99.9"].into_iter().enumerate() {
        let errors: Vec<f64> =
            rows.iter().flatten().filter_map(|row| row[k]).map(|(error, _)| error.abs()).collect();
        let within = |bound: f64| errors.iter().filter(|error| **error <= bound).count();
        let largest = 100.0 * errors.iter().copied().fold(0.0, f64::max);
        let (five, ten) = (within(0.05), within(0.1));
        let _ = writeln!(report, "| {name} | {} | {five} | {ten} | {largest:.1}% |", errors.len());
    }
    let mut far = String::new();
    for (Cell { preset, side, share, .. }, row) in cells.iter().zip(rows) {
        let error = row.iter().filter_map(|row| row[P99]).find(|(error, _)| error.abs() > 0.05);
        if let Some(error) = error {
            let label = side.label().to_lowercase();
            let _ = writeln!(far, "- {preset}, {label}, {:.0}%: {}", share * 100.0, told(Some(error)));
        }
    }
    let _ = match far.as_str() {
        "" => writeln!(report, "\np99 is nowhere farther off than 5%.\n"),
        far => writeln!(report, "\np99 is farther off than 5% in:\n\n{far}"),
    };
}

pub fn told(error: Option<(f64, f64)>) -> String {
    error.map_or_else(
        || "on a jump".to_owned(),
        |(error, interval)| format!("{:+.1}% ± {:.1}%", error * 100.0, interval * 100.0).replace('-', "−"),
    )
}

fn measured(cells: &[Cell]) -> Vec<Row> {
    measure_all(cells.len(), |index| {
        let cell = &cells[index];
        let row = measure(&cell.preset.scenario(), cell.side, cell.share, cell.seed);
        eprintln!("{} {} {}: {row:.3?}", cell.preset, cell.side.label(), cell.share);
        row
    })
}

fn table(report: &mut String, cells: &[Cell], rows: &[Row]) {
    let _ = writeln!(report, "| preset | design | of capacity | p50 | p99 | p99.9 |");
    let _ = writeln!(report, "|---|---|---|---|---|---|");
    for (Cell { preset, side, share, .. }, row) in cells.iter().zip(rows) {
        let _ = write!(report, "| {preset} | {} | {:.0}% |", side.label(), share * 100.0);
        let _ = match row {
            Ok(row) => writeln!(report, " {} |", row.map(told).join(" | ")),
            Err(why) => writeln!(report, " not simulated: {why} | | |"),
        };
    }
}

/// The rows of some presets, as the report has them.
pub fn rows(presets: &[String]) -> String {
    let mut cells = cells();
    cells.retain(|cell| presets.contains(&cell.preset.to_string()));
    let mut rows = String::new();
    table(&mut rows, &cells, &measured(&cells));
    rows
}

pub fn report() -> String {
    let mut report = "# Accuracy of whole paths, and at saturation\n\n\
        Written by `cargo run --release --example accuracy paths`; not to be edited. \
        [Single stations](accuracy.md) have a report of their own.\n\n"
        .to_owned();
    let cells = cells();
    let rows = measured(&cells);
    let _ = writeln!(
        report,
        "Both designs at shares of their capacity, through the network of all their nodes: requests of the same walk share \
         queues, balancers take turns or choose the node with the fewest requests, a query to all shards is at all of \
         them at once and waits for the slowest, and the copies of a shard do each other's writes. The model takes the \
         answers of the shards as independent, and the shortest of several queues for one queue, a lower bound; but it \
         lets the number of busy cores vary from node to node, where such balancers keep it even, and so overstates what \
         those cores take from each other. Each error is followed by half the width of the simulation's own 95% confidence \
         interval; requests are simulated until that of p99 is at most {:.0}%, or {:.0} million are done. Where the edge \
         answers all but a thousandth of the requests, p99.9 lies on a jump of the law.\n",
        PRECISION * 100.0,
        MOST as f64 / 1e6
    );
    summary(&mut report, &cells, &rows);
    table(&mut report, &cells, &rows);
    revisits::report(&mut report);
    all_shards::report(&mut report);
    saturation::report(&mut report);
    report
}
