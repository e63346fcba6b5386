//! Whole paths of the presets against their simulation.

use std::fmt::Write as _;

use headroom::model::{capacity, latency, loads};
use headroom::scenario::{PRESETS, Preset, Side};
use headroom::units::PerSecond;

use super::all_cores::measure_all;
use super::saturation;
use super::simulator::{chain, quantile, quantile_error};

const SHARES: [f64; 3] = [0.5, 0.8, 0.9];
const PROBABILITIES: [f64; 3] = [0.5, 0.99, 0.999];
const REQUESTS: usize = 400_000;
const WARM_UP: usize = 60_000;
/// Mean response times that must pass in a simulation.
const STEADY: f64 = 200.0;

/// A design of a preset at a share of its capacity.
struct Cell {
    preset: &'static Preset,
    side: Side,
    share: f64,
}

/// Relative error of the model and half width of the simulation's confidence interval, for each probability.
type Row = Result<[(f64, f64); 3], &'static str>;

fn measure(cell: &Cell, seed: u64) -> Row {
    let scenario = cell.preset.scenario();
    if let Some(why) = chain::not_simulated(&scenario, cell.side) {
        return Err(why);
    }
    let design = scenario.design(cell.side);
    let loads = loads(&scenario.workload, design).expect("a valid preset");
    let rate = PerSecond::new(capacity(&loads).rate * cell.share).expect("a rate");
    let model = latency(&scenario.workload, design, &loads, rate).map_err(|_| "the model has no latency")?;
    if REQUESTS as f64 / rate.get() < STEADY * model.mean {
        return Err("so many requests a second that the simulated time is too short to settle");
    }
    let sample = chain::network(&scenario, cell.side, rate.get()).run(seed, WARM_UP, REQUESTS);
    let modelled = [model.p50, model.p99, model.p999];
    let mut row = [(0.0, 0.0); 3];
    for ((slot, probability), value) in row.iter_mut().zip(PROBABILITIES).zip(modelled) {
        let simulated = quantile(&sample, probability);
        *slot = (value / simulated - 1.0, quantile_error(&sample, probability) / simulated);
    }
    Ok(row)
}

fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for preset in PRESETS {
        for side in Side::BOTH {
            cells.extend(SHARES.map(|share| Cell { preset, side, share }));
        }
    }
    cells
}

pub fn report() -> String {
    let mut report = "# Accuracy of whole paths, and at saturation\n\n\
        Written by `cargo run --release --example accuracy paths`; not to be edited. \
        [Single stations](accuracy.md) have a report of their own.\n\n"
        .to_owned();
    let cells = cells();
    let rows = measure_all(cells.len(), |index| {
        let cell = &cells[index];
        let row = measure(cell, 1 + index as u64);
        eprintln!("{} {} {}: {row:?}", cell.preset, cell.side.label(), cell.share);
        row
    });
    let _ = writeln!(
        report,
        "Both designs at shares of their capacity, {REQUESTS} requests each through the network of their nodes: \
         requests of the same walk share queues, balancers take turns or choose the node with the fewest requests, and \
         copies do each other's writes. The model takes the shortest of several queues for one queue, a lower bound.\n"
    );
    let errors: Vec<f64> = rows.iter().flatten().map(|row| row[1].0.abs()).collect();
    let within = |bound: f64| errors.iter().filter(|error| **error <= bound).count();
    let _ = writeln!(
        report,
        "p99 is within 5% in {} and within 10% in {} of {} cells.\n",
        within(0.05),
        within(0.1),
        errors.len()
    );
    let _ = writeln!(report, "| preset | design | of capacity | p50 | p99 | p99.9 |");
    let _ = writeln!(report, "|---|---|---|---|---|---|");
    for (Cell { preset, side, share }, row) in cells.iter().zip(&rows) {
        let _ = write!(report, "| {preset} | {} | {:.0}% |", side.label(), share * 100.0);
        let _ = match row {
            Ok(row) => {
                let texts = row.map(|(error, interval)| {
                    format!("{:+.1}% ± {:.1}%", error * 100.0, interval * 100.0).replace('-', "−")
                });
                writeln!(report, " {} |", texts.join(" | "))
            }
            Err(why) => writeln!(report, " not simulated: {why} | | |"),
        };
    }
    saturation::report(&mut report);
    report
}
