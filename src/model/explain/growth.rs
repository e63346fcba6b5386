//! When growth reaches the limit, and what a failover may lose.

use crate::model::capacity::SloCapacity;
use crate::model::capacity::demand::queries;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::Formula;
use crate::model::explain::figure::Figure;
use crate::model::explain::sources::CONSISTENCY;
use crate::model::growth::load_in_month;
use crate::model::growth::path::GrowthPath;
use crate::units::Kind;

pub(super) fn first_miss(case: &Case<'_>) -> Account {
    let workload = &case.scenario.workload;
    let mut steps = vec![case.peak_step()];
    let last = load_in_month(case.rate.get(), workload.annual_growth.get(), workload.horizon_months);
    steps.push(step("", "λ(M)", "peak in the last month looked at", Term::number(last, Kind::Rate)));
    if let SloCapacity::UpTo(rate) = case.own.slo_capacity {
        steps.push(step("", "λ_slo", "load within the objective", Term::number(rate, Kind::Rate)));
    }
    Account {
        formula: Formula {
            name: "Growth that compounds",
            expression: "the first month m ≤ M with λ·(1+g)^(m/12) > λ_slo; 0 where it is today",
            sources: &[],
        },
        inputs: case.inputs(&[
            "average_rate",
            "peak_to_average",
            "annual_growth",
            "horizon_months",
            "slo_p99",
        ]),
        steps,
        result: result(case, Figure::FirstMiss),
        note: Some("The mix of requests, the hit ratio and the burstiness stay as they are."),
    }
}

/// Each purchase, and the bills of the months together.
pub(super) fn path(case: &Case<'_>, path: &GrowthPath) -> Account {
    let mut steps = vec![case.peak_step()];
    for bought in &path.purchases {
        let what: Vec<String> = bought.changes.iter().map(ToString::to_string).collect();
        let month = step("", "m", "month of a purchase", Term::number(f64::from(bought.month), Kind::Whole));
        steps.push(month);
        steps.push(step("", "λ(m)", "peak in that month", Term::number(bought.load, Kind::Rate)));
        steps.push(step("", "", "bought", Term::word(what.join(", "))));
        steps.push(step("", "c(m)", "bill from then on", Term::number(bought.cost_after, Kind::Money)));
    }
    if let Some(month) = path.over_budget {
        let month = Term::number(f64::from(month), Kind::Whole);
        steps.push(step("", "", "first month beyond the budget", month));
    }
    let months = Term::number(f64::from(path.paid_months), Kind::Whole);
    steps.push(step("", "M", "months that are carried", months));
    Account {
        formula: Formula {
            name: "Stepwise purchases",
            expression: "Σ c(m), m from 0 to M − 1; in the first month with λ·(1+g)^(m/12) beyond the load within the \
                         objective, the cheapest larger size of one tier that suffices is bought",
            sources: &[],
        },
        inputs: case.inputs(&[
            "average_rate",
            "peak_to_average",
            "annual_growth",
            "horizon_months",
            "slo_p99",
            "purchase",
            "people_hours_per_node",
            "people_rate",
            "monthly_budget",
        ]),
        steps,
        result: Ok(Amount::new(path.total, Kind::Money)),
        note: Some(
            "Nothing is bought ahead of need, given back or discounted; moving to it costs nothing. A budget keeps \
             from no purchase. Requests are tried as often as today: while p99 is within its objective and clients wait \
             that long, at most 1 attempt in 100 is late, which makes about 1% more of them.",
        ),
    }
}

pub(super) fn consistency(case: &Case<'_>) -> Account {
    let workload = &case.scenario.workload;
    let steps = vec![
        case.peak_step(),
        step(
            "",
            "q",
            "queries of a request past the edge",
            Term::number(queries(workload, case.design), Kind::Plain),
        ),
    ];
    Account {
        formula: Formula {
            name: "Writes at risk",
            expression: "λ·(1 − edge)·q·(1 − r)·lag, where replication is asynchronous",
            sources: &[CONSISTENCY],
        },
        inputs: case.inputs(&[
            "read_fraction",
            "replication_lag",
            "replication_round_trip",
            "database.replicas",
            "database.reads",
            "database.replication",
        ]),
        steps,
        result: result(case, Figure::Consistency),
        note: Some(
            "At peak. Without a replica, what is lost with the primary is what its last backup does not hold.",
        ),
    }
}

/// The number as the evaluation holds it.
fn result(case: &Case<'_>, figure: Figure) -> Result<Amount, String> {
    figure.value(case.evaluation, case.side)
}
