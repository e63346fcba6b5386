//! What a month of traffic leaves by, and what it costs.

use crate::catalog::{CDN, INTERNET, Price, constant};
use crate::model::capacity::demand::edge_share;
use crate::model::cost::HOURS_PER_MONTH;
use crate::model::cost::egress::TieredPrice;
use crate::scenario::{Design, Workload};

/// Bytes of a GB in the price lists, whose TB has 1,024 of them.
pub const BYTES_PER_GB: f64 = 1_073_741_824.0;

/// The traffic of one month, and its bill where somebody publishes a price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Traffic {
    /// GB that leave by the balancers.
    pub own_gb: f64,
    /// US dollars; `None` for owned machines, whose line has no published price.
    pub own_cost: Option<f64>,
    /// GB that the content delivery network answers.
    pub edge_gb: f64,
    pub edge_cost: f64,
    /// Requests that it answers.
    pub edge_requests: f64,
    pub edge_requests_cost: f64,
}

impl Traffic {
    /// λ̄·730 h·3,600 s requests a month, of which the edge answers its share e:
    /// GB = requests·(1 − e)·size/2³⁰ by the balancers, requests·e·size/2³⁰ by the edge, each by its price list, and
    /// requests·e/10,000 · price.
    ///
    /// λ̄ is `average_rate`, in requests per second. Prices: `egress.csv` and `constants.csv` of the catalogue.
    #[must_use]
    pub fn new(workload: &Workload, design: &Design, average_rate: f64) -> Self {
        let share = edge_share(workload, design);
        let requests = average_rate * HOURS_PER_MONTH * 3600.0;
        let gb = |requests: f64| requests * workload.response_size.get() / BYTES_PER_GB;
        let (own_gb, edge_requests) = (gb(requests * (1.0 - share)), requests * share);
        let edge_gb = gb(edge_requests);
        let rented = matches!(design.balancer.machine.price, Price::Rented { .. });
        let bill = |list, gb| TieredPrice::listed(list).charges_of(gb).map(|charge| charge.amount).sum();
        Self {
            own_gb,
            own_cost: rented.then(|| bill(INTERNET, own_gb)),
            edge_gb,
            edge_cost: bill(CDN, edge_gb),
            edge_requests,
            edge_requests_cost: edge_requests / 1e4 * constant::CDN_USD_PER_10K_REQUESTS.value,
        }
    }

    /// US dollars for all of it that has a price.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.own_cost.unwrap_or_default() + self.edge_cost + self.edge_requests_cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, default_preset};

    fn with(changes: &[(&str, &str)]) -> Scenario {
        default_preset().scenario().changed(changes).unwrap()
    }

    #[test]
    fn rented_balancers_pay_for_each_gb_by_its_band() {
        // 1,000 requests a second of 1 MiB: 2,628 million MiB a month.
        let scenario = with(&[("response_size", "1MiB"), ("vertical.balancer.machine", "m7i.large")]);
        let traffic = Traffic::new(&scenario.workload, &scenario.vertical, 1_000.0);
        let gb: f64 = 2_628e6 / 1024.0;
        assert!((traffic.own_gb - gb).abs() < 1e-6, "{traffic:?}");
        let expected = 921.60 + 3_481.60 + 7_168.00 + (gb - 153_600.0) * 0.05;
        assert!((traffic.own_cost.unwrap() - expected).abs() < 1e-6, "{traffic:?}");
        assert_eq!((traffic.edge_gb, traffic.edge_cost, traffic.edge_requests_cost), (0.0, 0.0, 0.0));
    }

    #[test]
    fn the_edge_bills_what_it_answers_and_owned_lines_have_no_price() {
        let scenario = with(&[
            ("response_size", "1MiB"),
            ("static_fraction", "50%"),
            ("cdn_hit_ratio", "80%"),
            ("vertical.edge", "cdn"),
        ]);
        let traffic = Traffic::new(&scenario.workload, &scenario.vertical, 1.0);
        assert_eq!(traffic.own_cost, None);
        assert!((traffic.edge_gb / traffic.own_gb - 0.4 / 0.6).abs() < 1e-12);
        let requests = 0.4 * 2_628_000.0;
        assert!((traffic.edge_requests - requests).abs() < 1e-6);
        assert!((traffic.edge_cost - requests / 1024.0 * 0.085).abs() < 1e-9);
        assert!((traffic.edge_requests_cost - requests / 1e6).abs() < 1e-9);
    }
}
