//! Stations on both sides of saturation against their simulation.

use std::fmt::Write as _;

use super::simulator::station::{Cell, Outcome};

/// On both sides of saturation: a percentile before, the growth of the backlog beyond.
pub fn report(report: &mut String) {
    let _ = writeln!(report, "\n## On both sides of saturation\n");
    let _ = writeln!(
        report,
        "Below it p99 in mean services, beyond it the growth of the backlog, λ − cμ, in customers per mean service. \
         Three million customers each.\n"
    );
    let _ = writeln!(report, "| c | ρ | c_a² | c_s² | | model | simulated |");
    let _ = writeln!(report, "|---|---|---|---|---|---|---|");
    for (servers, utilization, arrival_scv, service_scv) in [
        (10, 0.8, 1.0, 1.0),
        (10, 2.5, 1.0, 1.0),
        (1, 1.5, 1.0, 1.0),
        (16, 1.2, 4.0, 0.25),
        (256, 1.1, 0.25, 2.0),
    ] {
        let cell = Cell { servers, utilization, arrival_scv, service_scv };
        let modelled = match cell.station().waiting() {
            Ok(_) => {
                let [p99] = cell.station().response_quantiles([0.99]).expect("ρ < 1").expect("percentiles");
                p99
            }
            Err(saturated) => saturated.backlog_per_second,
        };
        let (what, simulated) = match cell.customers(1, 3_000_000) {
            Outcome::Responses(responses) => ("p99", responses.quantile(0.99)),
            Outcome::Backlog { growth } => ("growth", growth),
        };
        let _ = writeln!(
            report,
            "| {servers} | {utilization} | {arrival_scv} | {service_scv} | {what} | {modelled:.3} | {simulated:.3} |"
        );
    }
}
