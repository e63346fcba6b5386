//! What the bill is held against: a budget, the last doubling, owned machines.

use super::case::{Account, Case, constant, step};
use super::cost::{NOTE_ON_LINES, inputs};
use super::sources::{GROSCH, GUNTHER, PAYBACK};
use crate::catalog::constant as table;
use crate::model::cost::counterpart::OwnedCase;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::explanation::{Formula, Step};
use crate::model::explain::figure::Figure;
use crate::units::Kind;

const fn dollars(amount: f64) -> Term {
    Term::Amount(Amount::new(amount, Kind::Money))
}

/// The number as the evaluation holds it.
fn result(case: &Case<'_>, figure: Figure) -> Result<Amount, String> {
    figure.value(case.evaluation, case.side)
}

pub(super) fn budget(case: &Case<'_>) -> Account {
    let mut given = case.inputs(&["monthly_budget", "annual_growth", "horizon_months"]);
    given.extend(inputs(case));
    let mut steps = vec![step("", "c", "cost per month", dollars(case.own.cost.total))];
    if let Some(budget) = case.own.budget {
        steps.push(step("", "", "first month above it", Term::word(budget.first_over.to_string())));
    }
    Account {
        formula: Formula {
            name: "Bill over budget",
            expression: "c/B; the first month m with c(λ̄·(1+g)^(m/12)) > B",
            sources: &[],
        },
        inputs: given,
        steps,
        result: result(case, Figure::Budget),
        note: Some(NOTE_ON_LINES),
    }
}

pub(super) fn last_doubling(case: &Case<'_>) -> Account {
    let mut given = inputs(case);
    given.extend(case.inputs(&["peak_to_average", "contention", "coherency", "slo_p99"]));
    given.extend([
        constant("c", "a GiB and month, rented", table::RENTED_USD_PER_GIB_MONTH, Kind::Plain),
        constant("c", "a GiB and month, owned", table::OWNED_USD_PER_GIB_MONTH, Kind::Plain),
    ]);
    let mut steps = Vec::new();
    if let Ok(of) = case.evaluation.last_doubling(case.side) {
        steps.extend([
            step("", "λ/2", "half of the peak", Term::number(of.from, Kind::Rate)),
            step("", "λ", "peak", Term::number(of.to, Kind::Rate)),
            step("", "p₁", "machines for half of the peak, a month", dollars(of.before)),
            step("", "p₂", "machines for the peak, a month", dollars(of.after)),
            step("", "", "at the price that useful work had before", dollars(of.linear)),
            step("", "", "for throughput lost to contention", dollars(of.contention)),
            step("", "", "for more memory per unit of throughput", dollars(of.memory)),
            step("", "", "for another family's dearer throughput", dollars(of.family)),
        ]);
    }
    Account {
        formula: Formula {
            name: "Shares of the last doubling",
            expression: "p₂ − p₁ = p₁·(u₂/u₁ − 1) + p₁·(T₂/T₁ − u₂/u₁) + c·(m₂ − m₁·T₂/T₁) + rest, by tier; u useful \
                         throughput, T throughput without contention, m memory",
            sources: &[GUNTHER, GROSCH],
        },
        inputs: given,
        steps,
        result: result(case, Figure::LastDoubling),
        note: Some(
            "Both sizes are the cheapest that carry the load within the p99 objective, so that the design's own \
             reserve is left out, as is the work of people. Sizes come in steps: a share may be negative where the \
             larger machine is the better bargain.",
        ),
    }
}

pub(super) fn rent_or_own(case: &Case<'_>) -> Account {
    let mut given = inputs(case);
    given.push(constant("", "months of write-off", table::AMORTISATION_MONTHS, Kind::Plain));
    Account {
        formula: Formula {
            name: "Payback period",
            expression: "the first month n with purchase + n·upkeep ≤ n·rent, n = ⌈purchase/(rent − upkeep)⌉",
            sources: &[PAYBACK],
        },
        inputs: given,
        steps: case.own.owned_case.as_ref().map(sides).unwrap_or_default(),
        result: result(case, Figure::RentOrOwn),
        note: Some(
            "As many machines on either side, each the cheapest of the catalogue with at least the throughput and the \
             memory of the one in the design; its network is not compared. The work of people is in rent and upkeep. \
             Traffic is in neither, as owned lines have no published price. Nothing is discounted.",
        ),
    }
}

fn sides(of: &OwnedCase) -> Vec<Step> {
    let mut steps = Vec::new();
    for pair in &of.tiers {
        let part = pair.tier.label();
        let machines = Term::number(f64::from(pair.machines), Kind::Whole);
        steps.push(step(part, "", "rented", Term::word(pair.rented.id)));
        steps.push(step(part, "", "owned", Term::word(pair.owned.id)));
        steps.push(step(part, "×", "machines", machines));
    }
    steps.extend([
        step("", "", "rent, a month", dollars(of.amounts.rent)),
        step("", "", "purchase, once", dollars(of.amounts.purchase)),
        step("", "", "upkeep, a month", dollars(of.amounts.upkeep)),
    ]);
    steps
}
