//! Measures percentiles of the model against simulation: of single stations, into docs/accuracy.md and
//! src/model/station/accuracy.csv (`cargo run --release --example accuracy stations`, some minutes on two cores), and of
//! the presets' whole paths, into docs/accuracy-paths.md (`… paths`), of some presets, printed (`… phase-3@1`),
//! or of many visits to the busiest tier, printed (`… revisits`).

mod all_cores;
mod all_shards;
mod paths;
mod revisits;
mod saturation;
#[path = "mod.rs"]
mod simulator;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use all_cores::measure_all;
use headroom::model::{Method, Regime};
use headroom::scenario::Preset;
use simulator::estimate::{Effort, Estimate};
use simulator::station::Cell;

const SERVERS: [u32; 6] = [1, 2, 4, 16, 64, 256];
const UTILIZATIONS: [f64; 6] = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95];
const SCVS: [f64; 5] = [0.0, 0.25, 1.0, 2.0, 4.0];
const PROBABILITIES: [f64; 3] = [0.5, 0.99, 0.999];
const NAMES: [&str; 3] = ["p50", "p99", "p99.9"];
const P99: usize = 1;

/// One station, modelled and simulated.
struct Row {
    cell: Cell,
    regime: Regime,
    /// Relative errors of the model.
    errors: [f64; 3],
    /// Half widths of the simulation's 95% confidence intervals, relative.
    intervals: [f64; 3],
    p99: Estimate,
}

fn grid() -> Vec<Cell> {
    let mut cells = Vec::new();
    for servers in SERVERS {
        for utilization in UTILIZATIONS {
            for arrival_scv in SCVS {
                for service_scv in SCVS {
                    cells.push(Cell { servers, utilization, arrival_scv, service_scv });
                }
            }
        }
    }
    cells
}

/// Busier stations remember longer, and cannot be had as precisely in the same time.
fn effort(utilization: f64) -> Effort {
    if utilization > 0.92 {
        Effort { first_batch: 40_000, precision: 0.02, most: 80_000_000 }
    } else if utilization > 0.85 {
        Effort { first_batch: 40_000, precision: 0.012, most: 64_000_000 }
    } else {
        Effort { first_batch: 40_000, precision: 0.008, most: 40_000_000 }
    }
}

fn measure(cell: Cell, seed: u64) -> Row {
    let simulated = cell.simulate(seed, effort(cell.utilization), PROBABILITIES);
    let station = cell.station();
    let modelled = station.response_quantiles(PROBABILITIES).expect("ρ < 1").expect("percentiles");
    let (mut errors, mut intervals) = ([0.0; 3], [0.0; 3]);
    for k in 0..3 {
        errors[k] = modelled[k] / simulated[k].value - 1.0;
        intervals[k] = simulated[k].error / simulated[k].value;
    }
    let regime = Regime::of(&station).expect("the grid is the regimes'");
    Row { cell, regime, errors, intervals, p99: simulated[P99] }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

fn signed(share: f64) -> String {
    let text = format!("{:+.1}%", 100.0 * share);
    if text == "-0.0%" { "+0.0%".to_owned() } else { text.replace('-', "−") }
}

fn largest(rows: &[&Row], k: usize) -> f64 {
    rows.iter().map(|row| row.errors[k].abs()).fold(0.0, f64::max)
}

fn within(rows: &[&Row], k: usize, bound: f64) -> f64 {
    rows.iter().filter(|row| row.errors[k].abs() <= bound).count() as f64 / rows.len() as f64
}

fn regimes() -> Vec<Regime> {
    let mut regimes = Vec::new();
    for method in Method::ALL {
        for servers in Regime::SERVERS {
            for utilization in Regime::UTILIZATIONS {
                regimes.push(Regime { method, servers, utilization });
            }
        }
    }
    regimes
}

fn of_regime(rows: &[Row], regime: Regime) -> Vec<&Row> {
    rows.iter().filter(|row| row.regime == regime).collect()
}

fn bands(rows: &[Row]) -> String {
    let mut csv = "method,servers_to,utilization_to,cells,p50,p99,p999\n".to_owned();
    for regime in regimes() {
        let rows = of_regime(rows, regime);
        if rows.is_empty() {
            continue;
        }
        let Regime { method, servers, utilization } = regime;
        let _ = write!(csv, "{},{servers},{utilization},{}", method.name(), rows.len());
        for k in 0..3 {
            let _ = write!(csv, ",{:.4}", largest(&rows, k));
        }
        csv.push('\n');
    }
    csv
}

fn summary(report: &mut String, rows: &[Row]) {
    let _ = writeln!(report, "## Share of stations within a bound\n");
    let _ = writeln!(
        report,
        "| stations | percentile | number | within 2% | within 5% | within 10% | largest error |"
    );
    let _ = writeln!(report, "|---|---|---|---|---|---|---|");
    let all: Vec<&Row> = rows.iter().collect();
    let calm: Vec<&Row> = rows.iter().filter(|row| row.cell.utilization <= 0.9).collect();
    let mut groups = vec![("all".to_owned(), all), ("ρ ≤ 0.9".to_owned(), calm)];
    for method in Method::ALL {
        let rows = rows.iter().filter(|row| row.regime.method == method).collect();
        groups.push((format!("method: {}", method.name()), rows));
    }
    for (name, rows) in groups {
        for (k, percentile) in NAMES.into_iter().enumerate() {
            let shares = [0.02, 0.05, 0.1].map(|bound| percent(within(&rows, k, bound)));
            let _ = writeln!(
                report,
                "| {name} | {percentile} | {} | {} | {} |",
                rows.len(),
                shares.join(" | "),
                percent(largest(&rows, k))
            );
        }
    }
    let _ = writeln!(report, "\n## Bands by regime\n");
    let _ =
        writeln!(report, "The largest error in the regime, of either sign, the simulation's own included.\n");
    let _ = writeln!(report, "| method | servers | utilization | number | p50 | p99 | p99.9 |");
    let _ = writeln!(report, "|---|---|---|---|---|---|---|");
    for regime in regimes() {
        let rows = of_regime(rows, regime);
        if rows.is_empty() {
            continue;
        }
        let Regime { method, servers, utilization } = regime;
        let errors = [0, 1, 2].map(|k| percent(largest(&rows, k)));
        let (name, number) = (method.name(), rows.len());
        let _ = writeln!(
            report,
            "| {name} | ≤ {servers} | ≤ {utilization} | {number} | {} |",
            errors.join(" | ")
        );
    }
}

fn worst(report: &mut String, rows: &[Row]) {
    for (k, name) in NAMES.into_iter().enumerate() {
        let mut rows: Vec<&Row> = rows.iter().collect();
        rows.sort_by(|a, b| b.errors[k].abs().total_cmp(&a.errors[k].abs()));
        let _ = writeln!(report, "\n## Largest errors of {name}\n");
        let _ = writeln!(report, "| c | ρ | c_a² | c_s² | error | simulation |");
        let _ = writeln!(report, "|---|---|---|---|---|---|");
        for row in rows.iter().take(10) {
            let Cell { servers, utilization, arrival_scv, service_scv } = row.cell;
            let (error, interval) = (signed(row.errors[k]), percent(row.intervals[k]));
            let _ = writeln!(
                report,
                "| {servers} | {utilization} | {arrival_scv} | {service_scv} | {error} | ± {interval} |"
            );
        }
    }
}

fn tables(report: &mut String, rows: &[Row]) {
    for servers in SERVERS {
        let _ = writeln!(report, "\n## {servers} server{}\n", if servers == 1 { "" } else { "s" });
        let _ = writeln!(report, "| ρ | c_a² | c_s² | p50 | p99 | p99.9 | simulated p99, mean services |");
        let _ = writeln!(report, "|---|---|---|---|---|---|---|");
        for row in rows.iter().filter(|row| row.cell.servers == servers) {
            let Cell { utilization, arrival_scv, service_scv, .. } = row.cell;
            let _ = write!(report, "| {utilization} | {arrival_scv} | {service_scv} |");
            for k in 0..3 {
                let _ = write!(report, " {} ± {} |", signed(row.errors[k]), percent(row.intervals[k]));
            }
            let _ = writeln!(report, " {:.3} |", row.p99.value);
        }
    }
}

fn report(rows: &[Row]) -> String {
    let mut report = "# Accuracy of a station's percentiles\n\n\
        Written by `cargo run --release --example accuracy`; not to be edited.\n\n\
        Relative errors of the model's response time percentiles against a simulation of the same queue: first come, \
        first served at c equal servers, gamma interarrival times with SCV c_a², gamma service times with SCV c_s², \
        utilization ρ. Each error is followed by half the width of the simulation's own 95% confidence interval, from \
        30 batches; an error inside it is not known to be one. Simulations are seeded: the same command gives the same \
        numbers.\n\n"
        .to_owned();
    summary(&mut report, rows);
    worst(&mut report, rows);
    tables(&mut report, rows);
    report
}

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let asked: Vec<String> = env::args().skip(1).collect();
    let wanted = |part: &str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    let presets: Vec<String> = asked.iter().filter(|asked| Preset::find(asked).is_ok()).cloned().collect();
    if !presets.is_empty() {
        print!("{}", paths::rows(&presets));
    }
    if asked.iter().any(|asked| asked == "revisits") {
        let mut rows = String::new();
        revisits::report(&mut rows);
        print!("{rows}");
    }
    if wanted("stations") {
        let cells = grid();
        let rows = measure_all(cells.len(), |index| measure(cells[index], 1 + index as u64));
        fs::write(root.join("docs/accuracy.md"), report(&rows))?;
        fs::write(root.join("src/model/station/accuracy.csv"), bands(&rows))?;
    }
    if wanted("paths") {
        fs::write(root.join("docs/accuracy-paths.md"), paths::report())?;
    }
    Ok(())
}
