//! How often a request is tried.

use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::Formula;
use crate::model::explain::sources::METASTABLE;
use crate::model::latency::retries::{Equilibrium, RetryState};
use crate::units::Kind;

pub(super) fn attempts(case: &Case<'_>) -> Account {
    let repeated = &case.own.repeated;
    let mut steps = vec![case.peak_step()];
    let mut at = |part, of: Equilibrium| {
        steps.push(step(part, "a", "attempts per request", Term::number(of.attempts, Kind::Plain)));
        steps.push(step(part, "p", "attempts that fail", Term::number(of.failing, Kind::Fraction)));
        steps.push(step(part, "p^(r+1)", "requests given up", Term::number(of.given_up, Kind::Fraction)));
    };
    match repeated.state {
        None => {}
        Some(RetryState::Stable(of)) => at("In equilibrium", of),
        Some(RetryState::Overloaded(of)) => at("Overloaded", of),
        Some(RetryState::Metastable { normal, threshold, sustained }) => {
            at("As long as nothing pushes it", normal);
            at("After a push: overload that sustains itself", sustained);
            let edge = Term::number(threshold, Kind::Plain);
            steps.push(step("Between them", "a", "attempts beyond which it does not return", edge));
        }
    }
    Account {
        formula: Formula {
            name: "Fixed point of retries",
            expression: "a = Σ p(a·λ)^k, k from 0 to r; p(x) = f + (1 − f)·P(T > timeout) at x attempts a second, 1 where \
                         a tier is saturated",
            sources: &[METASTABLE],
        },
        inputs: case.inputs(&[
            "max_retries",
            "retry_timeout",
            "failure_share",
            "average_rate",
            "peak_to_average",
        ]),
        steps,
        result: Ok(Amount::new(repeated.attempts, Kind::Plain)),
        note: Some(
            "Attempts are taken as independent, and clients try again at once. Capacities and headroom are in \
                    requests at this number of attempts.",
        ),
    }
}
