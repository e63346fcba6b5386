//! What a design costs over the months looked ahead, while the load grows and the machines stay.

use crate::model::cost::standing_cost;
use crate::model::cost::traffic::Traffic;
use crate::model::growth::load_in_month;
use crate::scenario::{Design, Workload};

/// The bills of all months to the horizon together, in US dollars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HorizonCost {
    pub months: u32,
    /// Machines and their operation, per month.
    pub standing: f64,
    /// Traffic of the first month, at today's load.
    pub first_traffic: f64,
    pub last_traffic: f64,
    /// Traffic of all months.
    pub traffic: f64,
    pub total: f64,
}

/// C = M·c + Σ t(λ̄·(1+g)^(m/12)) for m from 0 to M − 1: the standing cost c of each of M months, and the traffic t of
/// a load λ̄ that grows by g a year and compounds. Nothing is bought on the way, even where the load outgrows the
/// design, and nothing is discounted.
#[must_use]
pub fn horizon_cost(workload: &Workload, design: &Design) -> HorizonCost {
    let months = workload.horizon_months;
    let standing = standing_cost(workload, design).total;
    let traffic_in = |month| {
        let growth = workload.annual_growth.get();
        let load = load_in_month(workload.average_rate.get(), growth, month);
        Traffic::new(workload, design, load).cost()
    };
    let traffic: f64 = (0..months).map(traffic_in).sum();
    HorizonCost {
        months,
        standing,
        first_traffic: traffic_in(0),
        last_traffic: traffic_in(months.saturating_sub(1)),
        traffic,
        total: f64::from(months) * standing + traffic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cost::cost;
    use crate::scenario::{Scenario, default_preset};

    fn with(changes: &[(&str, &str)]) -> Scenario {
        default_preset().scenario().changed(changes).unwrap()
    }

    #[test]
    fn it_is_the_sum_of_the_bills() {
        let scenario = with(&[
            ("vertical.balancer.machine", "m7i.large"),
            ("vertical.edge", "cdn"),
            ("static_fraction", "60%"),
            ("annual_growth", "80%"),
            ("horizon_months", "48"),
        ]);
        let (workload, design) = (&scenario.workload, &scenario.vertical);
        let load = |month| load_in_month(workload.average_rate.get(), 0.8, month);
        let bills: f64 = (0..48).map(|month| cost(workload, design, load(month)).total).sum();
        let horizon = horizon_cost(workload, design);
        assert!((horizon.total / bills - 1.0).abs() < 1e-12, "{horizon:?} {bills}");
        assert!(horizon.last_traffic > horizon.first_traffic);
    }

    #[test]
    fn without_growth_each_month_is_the_first() {
        let scenario = with(&[("annual_growth", "0%"), ("horizontal.balancer.machine", "m7i.large")]);
        let (workload, design) = (&scenario.workload, &scenario.horizontal);
        let bill = cost(workload, design, workload.average_rate.get()).total;
        assert!((horizon_cost(workload, design).total / (36.0 * bill) - 1.0).abs() < 1e-12);
    }
}
