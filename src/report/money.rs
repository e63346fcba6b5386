//! The cells of the comparison that hold the bill against something.

use super::comparison::{Cell, Verdict, plain};
use crate::model::{BreakEven, DesignEvaluation, Evaluation};
use crate::scenario::Side;
use crate::units::{count, dollars, significant};

/// What part of the budget is used. A budget that is not set is neither met nor missed.
pub(super) fn budget(of: &DesignEvaluation) -> Cell {
    let Some(used) = of.budget else { return plain("not set".to_owned(), None) };
    let details = vec![
        format!("{} of {}", dollars(of.cost.total), dollars(used.budget)),
        format!("first month above it: {}", used.first_over),
    ];
    let text = format!("{}%", significant(used.share * 100.0, 3));
    Cell { text, details, verdict: Verdict::of(used.within()) }
}

/// The bill for twice the load, less the bill, and what makes up the difference.
pub(super) fn last_doubling(evaluation: &Evaluation, side: Side) -> Cell {
    let of = match evaluation.last_doubling(side) {
        Ok(of) => of,
        Err(why) => return plain("none".to_owned(), why.to_string()),
    };
    let added = of.after - of.before;
    let machines = format!("machines from {} to {} a month", dollars(of.before), dollars(of.after));
    let mut details = vec![machines];
    let shares = [
        ("in proportion", of.linear),
        ("contention", of.contention),
        ("memory", of.memory),
        ("dearer family", of.family),
    ];
    let said: Vec<String> = shares
        .iter()
        .filter(|(_, share)| share.abs() >= 0.5)
        .map(|(name, share)| format!("{name} {}", dollars(*share)))
        .collect();
    if !said.is_empty() {
        details.push(said.join(", "));
    }
    Cell { text: dollars(added), details, verdict: Verdict::NoObjective }
}

/// The month from which on owned machines have cost less than rented ones.
pub(super) fn rent_or_own(of: &DesignEvaluation) -> Cell {
    let case = match &of.owned_case {
        Ok(case) => case,
        Err(why) => return plain("not compared".to_owned(), why.to_string()),
    };
    let amounts = case.amounts;
    let sums = format!(
        "rent {} a month; {} to buy and {} a month to run",
        dollars(amounts.rent),
        dollars(amounts.purchase),
        dollars(amounts.upkeep)
    );
    match case.result {
        BreakEven::Month { month, saved_by_end_of_life } => {
            let saved =
                format!("{} saved in {} months", dollars(saved_by_end_of_life), count(amounts.life_months));
            Cell { text: count(month), details: vec![sums, saved], verdict: Verdict::NoObjective }
        }
        BreakEven::Never(why) => Cell {
            text: "never".to_owned(),
            details: vec![sums, why.to_string()],
            verdict: Verdict::NoObjective,
        },
    }
}
