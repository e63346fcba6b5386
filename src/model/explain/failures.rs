//! Where the downtime comes from, component by component and in pairs, and the sessions that go with a node.

use super::availability::{NOTE, inputs};
use super::case::{Account, Case, constant, step};
use super::sources::{BARROSO, BIRNBAUM, RELIABILITY};
use crate::catalog::constant as table;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::explanation::Formula;
use crate::model::explain::figure::Figure;
use crate::scenario::Purchase;
use crate::units::Kind;

/// Pairs and components beyond these are not told one by one.
const MOST: usize = 20;

fn year(minutes: f64) -> Term {
    Term::number(minutes * 60.0, Kind::Duration)
}

/// The number as the evaluation holds it.
fn result(case: &Case<'_>, figure: Figure) -> Result<Amount, String> {
    figure.value(case.evaluation, case.side)
}

pub(super) fn components(case: &Case<'_>) -> Account {
    let mut steps = vec![case.peak_step()];
    for of in case.own.availability.components.iter().take(MOST) {
        let part = of.what.label();
        steps.extend([
            step(part, "n", "of them", Term::number(f64::from(of.count), Kind::Whole)),
            step(part, "q", "each is down", Term::number(of.unavailability, Kind::Fraction)),
            step(part, "I", "∂U/∂q", Term::number(of.importance, Kind::Plain)),
            step(part, "", "without one", Term::word(of.effect.label())),
            step(part, "", "downtime in a year by failures", year(of.minutes_per_year)),
        ]);
        if of.planned_minutes_per_year > 0.0 {
            steps.push(step(part, "", "planned stops in a year", year(of.planned_minutes_per_year)));
        }
    }
    Account {
        formula: Formula {
            name: "Birnbaum's importance",
            expression: "I = ∂U/∂q = U(q = 1) − U(q = 0), over the joint states of the zones; minutes = n·q·I·525,600 and \
                         failovers, q without the share of common causes, which stand for themselves",
            sources: &[BIRNBAUM, RELIABILITY],
        },
        inputs: inputs(case).into_iter().chain(case.inputs(&["jobs_per_request", "workers.nodes"])).collect(),
        steps,
        result: result(case, Figure::Components),
        note: Some(NOTE),
    }
}

pub(super) fn pairs(case: &Case<'_>) -> Account {
    let mut steps = vec![case.peak_step()];
    for of in case.own.availability.pairs.iter().take(MOST) {
        let part = of.first.label();
        steps.extend([
            step(part, "", "together with", Term::word(of.second.label())),
            step(part, "", "such pairs", Term::number(of.count, Kind::Whole)),
            step(part, "", "without both", Term::word(of.effect.label())),
            step(part, "", "both down in a year, all of them", year(of.minutes_per_year)),
        ]);
    }
    Account {
        formula: Formula {
            name: "Minimal cut sets of order 2",
            expression: "pairs without which a tier falls below what it needs, while without either it does not; \
                         minutes = q₁·q₂·pairs·525,600",
            sources: &[RELIABILITY],
        },
        inputs: inputs(case),
        steps,
        result: result(case, Figure::Pairs),
        note: Some(NOTE),
    }
}

pub(super) fn sessions(case: &Case<'_>) -> Account {
    let of = case.own.session_loss;
    let mut given = case.inputs(&[
        "placement",
        "app.sessions",
        "app.nodes",
        "app.machine",
        "sticky_imbalance",
        "cache.kind",
        "cache.shards",
        "cache.replicas",
        "cache.machine",
        "purchase",
    ]);
    given.extend([
        constant("", "failures of a rented node, a year", table::RENTED_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "failures of an owned node, a year", table::OWNED_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "detection by the balancer", table::BALANCER_DETECTION_SECONDS, Kind::Duration),
        constant("", "failover of the cache", table::CACHE_FAILOVER_SECONDS, Kind::Duration),
    ]);
    if case.design.purchase == Purchase::Spot {
        let reclaimed = table::SPOT_RECLAIMS_PER_YEAR;
        given.push(constant("", "spot machines reclaimed, a year", reclaimed, Kind::Plain));
    }
    let back = of.back_after.map_or_else(
        || Term::word("when the node is repaired"),
        |seconds| Term::number(seconds, Kind::Duration),
    );
    Account {
        formula: Formula {
            name: "Sessions with their node",
            expression: "1/n of the sessions, (1 + imbalance)/n with the busiest of bound nodes, 1/shards of a cache \
                         without replicas; none where they are copied or signed",
            sources: &[BARROSO],
        },
        inputs: given,
        steps: vec![
            step("", "", "sessions are kept", Term::word(of.held_by.to_string())),
            step("", "", "times a year a user loses one", Term::number(of.times_per_year, Kind::Plain)),
            step("", "", "requests are answered again after", back),
        ],
        result: result(case, Figure::SessionsLost),
        note: Some(
            "A node without state is replaced as soon as its health check fails; a store once a copy has taken over. \
             Restarts for deployments lose the sessions in memory as well, and are not counted.",
        ),
    }
}
