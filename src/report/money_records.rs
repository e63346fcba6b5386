//! Budget, last doubling and owned machines as records of JSON.

use serde::Serialize;

use super::json::{Result, unavailable};
use crate::model::{BreakEven, DesignEvaluation, Evaluation};
use crate::scenario::Side;

#[derive(Serialize)]
pub(super) struct Budget {
    usd_per_month: f64,
    share_used: f64,
    first_month_above: String,
    met: bool,
}

/// From half of the peak to the peak; the shares add up to the difference.
#[derive(Serialize)]
pub(super) struct Doubling {
    machines_for_half_usd_per_month: f64,
    machines_usd_per_month: f64,
    in_proportion_usd_per_month: f64,
    contention_usd_per_month: f64,
    memory_usd_per_month: f64,
    family_usd_per_month: f64,
}

#[derive(Serialize)]
pub(super) struct RentOrOwn {
    rent_usd_per_month: f64,
    purchase_usd: f64,
    upkeep_usd_per_month: f64,
    owned_pays_from_month: Result<u32>,
}

pub(super) fn budget(of: &DesignEvaluation) -> Result<Budget> {
    let Some(used) = of.budget else { return unavailable("not set".to_owned(), None) };
    Result::Number(Budget {
        usd_per_month: used.budget,
        share_used: used.share,
        first_month_above: used.first_over.to_string(),
        met: used.within(),
    })
}

pub(super) fn last_doubling(evaluation: &Evaluation, side: Side) -> Result<Doubling> {
    match evaluation.last_doubling(side) {
        Ok(doubling) => Result::Number(Doubling {
            machines_for_half_usd_per_month: doubling.before,
            machines_usd_per_month: doubling.after,
            in_proportion_usd_per_month: doubling.linear,
            contention_usd_per_month: doubling.contention,
            memory_usd_per_month: doubling.memory,
            family_usd_per_month: doubling.family,
        }),
        Err(why) => unavailable(why.to_string(), None),
    }
}

pub(super) fn rent_or_own(of: &DesignEvaluation) -> Result<RentOrOwn> {
    match &of.owned_case {
        Ok(case) => Result::Number(RentOrOwn {
            rent_usd_per_month: case.amounts.rent,
            purchase_usd: case.amounts.purchase,
            upkeep_usd_per_month: case.amounts.upkeep,
            owned_pays_from_month: match case.result {
                BreakEven::Month { month, .. } => Result::Number(month),
                BreakEven::Never(why) => unavailable(why.to_string(), None),
            },
        }),
        Err(why) => unavailable(why.to_string(), None),
    }
}
