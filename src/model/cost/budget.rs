//! Whether the bill stays within a budget, if there is one.

use super::cost;
use crate::model::growth::{FirstMiss, load_in_month};
use crate::scenario::{Design, Objectives, Workload};

/// The bill beside the budget.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BudgetUse {
    /// US dollars per month.
    pub budget: f64,
    /// Today's bill over the budget.
    pub share: f64,
    /// The month in which the bill first exceeds it, the design as it stands, while its traffic grows.
    pub first_over: FirstMiss,
}

impl BudgetUse {
    #[must_use]
    pub const fn within(&self) -> bool {
        self.share <= 1.0
    }
}

/// c/B, and the first month m with c(λ̄·(1+g)^(m/12)) > B; `None` where no budget is set.
#[must_use]
pub fn budget_use(objectives: &Objectives, workload: &Workload, design: &Design) -> Option<BudgetUse> {
    let budget = objectives.monthly_budget?.get();
    let (average, growth) = (workload.average_rate.get(), workload.annual_growth.get());
    let bill = |month| cost(workload, design, load_in_month(average, growth, month)).total;
    let months = workload.horizon_months;
    let today = bill(0);
    let first_over = if today > budget {
        FirstMiss::Today
    } else if bill(months) <= budget {
        // A bill never falls while its traffic grows.
        FirstMiss::NotWithin { months }
    } else {
        (1..=months)
            .find(|month| bill(*month) > budget)
            .map_or(FirstMiss::NotWithin { months }, FirstMiss::Month)
    };
    Some(BudgetUse { budget, share: today / budget, first_over })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, default_preset};

    fn with(budget: &str) -> Scenario {
        let rented = ("vertical.balancer.machine", "m7i.large");
        let inputs = [("monthly_budget", budget), rented, ("annual_growth", "100%")];
        default_preset().scenario().changed(&inputs).unwrap()
    }

    fn used(scenario: &Scenario) -> Option<BudgetUse> {
        budget_use(&scenario.objectives, &scenario.workload, &scenario.vertical)
    }

    #[test]
    fn a_budget_that_is_not_set_is_neither_met_nor_missed() {
        assert_eq!(used(&with("not set")), None);
        assert_eq!(used(&with("")), None);
    }

    #[test]
    fn the_first_month_over_is_the_first_whose_bill_is() {
        let scenario = with("$8000");
        let found = used(&scenario).unwrap();
        let FirstMiss::Month(month) = found.first_over else { panic!("{found:?}") };
        let workload = &scenario.workload;
        let bill = |month| {
            cost(workload, &scenario.vertical, load_in_month(workload.average_rate.get(), 1.0, month)).total
        };
        assert!(bill(month) > 8_000.0 && bill(month - 1) <= 8_000.0, "{month}");
        assert!(found.within() && (found.share - bill(0) / 8_000.0).abs() < 1e-12);
        assert_eq!(used(&with("$100")).unwrap().first_over, FirstMiss::Today);
        assert_eq!(used(&with("$1M")).unwrap().first_over, FirstMiss::NotWithin { months: 36 });
    }
}
