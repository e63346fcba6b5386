//! What a month of traffic leaves by, and what it costs.

use super::between_zones::between_zones;
use super::egress::TieredPrice;
use super::item::{CostBasis, CostItem, CostKind, CostPart};
use super::machines::price_or;
use super::{HOURS_PER_MONTH, services};
use crate::catalog::{CDN, INTERNET, Machine, Origin, Price, PriceStep, constant};
use crate::model::capacity::demand::edge_share;
use crate::model::capacity::tier::Tier;
use crate::model::machines::machine_of;
use crate::scenario::{Balancers, Design, Workload};
use crate::units::Factor;

/// Bytes of a GB in the price lists, whose TB has 1,024 of them.
pub const BYTES_PER_GB: f64 = 1_073_741_824.0;

/// What follows the load of one month, and its bill where somebody publishes a price or one is set.
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
    /// US dollars for the capacity units of a managed balancer.
    pub units_cost: Option<f64>,
    /// GB between machines in different zones, where their lines have a price: those of owned ones have none.
    pub zone_gb: f64,
    pub zone_cost: f64,
    /// Requests to the queue of the jobs, where they have a price.
    pub queue: Option<CostItem>,
    from: From,
}

/// Where the prices come from.
#[derive(Debug, Clone, Copy, PartialEq)]
struct From {
    own: Option<Origin>,
    edge: Option<Origin>,
    zone: Option<Origin>,
}

impl Traffic {
    /// λ̄·730 h·3,600 s requests a month, of which the edge answers its share e:
    /// GB = requests·(1 − e)·size/2³⁰ by the balancers, requests·e·size/2³⁰ by the edge, each by its price list, and
    /// requests·e/10,000 · price. A managed balancer asks for a capacity unit for each GB in an hour. What passes between
    /// zones, and the queue of the jobs, are counted apart: see `between_zones` and `services::queue`.
    ///
    /// λ̄ is `average_rate`, in requests per second. Prices: `egress.csv` and `constants.csv` of the catalogue.
    #[must_use]
    pub fn new(workload: &Workload, design: &Design, average_rate: f64) -> Self {
        let prices = &workload.prices;
        let share = edge_share(workload, design);
        let requests = average_rate * HOURS_PER_MONTH * 3600.0;
        let gb = |requests: f64| requests * workload.response_size.get() / BYTES_PER_GB;
        let (own_gb, edge_requests) = (gb(requests * (1.0 - share)), requests * share);
        let edge_gb = gb(edge_requests);
        let managed = design.balancers == Balancers::Managed;
        let owned = |machine: &Machine| matches!(machine.price, Price::Owned { .. });
        let has_price = managed || prices.internet.is_some() || !owned(&machine_of(design, Tier::Balancer));
        let bill = |part, gb| TieredPrice::of(prices, part).monthly(gb);
        let listed = |set: Option<Factor>, list: &[PriceStep]| {
            list.first().filter(|_| set.is_none()).map(|step| step.origin)
        };
        let (zone_price, zone) = price_or(prices.zone, constant::ZONE_USD_PER_GB);
        let past_edge = requests * (1.0 - share);
        let zone_gb = between_zones(workload, design, past_edge, own_gb);
        let unit = constant::BALANCER_UNIT_USD_PER_HOUR.value / constant::BALANCER_UNIT_GB_PER_HOUR.value;
        Self {
            own_gb,
            own_cost: has_price.then(|| bill(CostPart::Internet, own_gb)),
            edge_gb,
            edge_cost: bill(CostPart::Edge, edge_gb),
            edge_requests,
            edge_requests_cost: edge_requests / 1e4 * constant::CDN_USD_PER_10K_REQUESTS.value,
            units_cost: managed.then_some(own_gb * unit),
            zone_gb,
            zone_cost: zone_gb * zone_price,
            queue: services::queue(workload, design, past_edge),
            from: From { own: listed(prices.internet, INTERNET), edge: listed(prices.cdn, CDN), zone },
        }
    }

    /// US dollars for all of it that has a price.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.items().iter().fold(0.0, |sum, item| sum + item.amount)
    }

    /// The lines of the bill.
    pub(super) fn items(&self) -> Vec<CostItem> {
        let item = |part, kind, basis, amount, origin| CostItem { part, kind, basis, amount, origin };
        let mut items = Vec::new();
        let own = CostBasis::Gigabytes(self.own_gb);
        items.extend(
            self.own_cost
                .map(|amount| item(CostPart::Internet, CostKind::TrafficOut, own, amount, self.from.own)),
        );
        items.extend(self.units_cost.map(|amount| {
            let origin = Some(constant::BALANCER_UNIT_USD_PER_HOUR.origin);
            item(CostPart::Tier(Tier::Balancer), CostKind::CapacityUnits, own, amount, origin)
        }));
        if self.edge_requests > 0.0 {
            let volume = CostBasis::Gigabytes(self.edge_gb);
            let requests = CostBasis::Requests(self.edge_requests);
            let per_request = Some(constant::CDN_USD_PER_10K_REQUESTS.origin);
            items.push(item(CostPart::Edge, CostKind::TrafficOut, volume, self.edge_cost, self.from.edge));
            let cost = self.edge_requests_cost;
            items.push(item(CostPart::Edge, CostKind::Requests, requests, cost, per_request));
        }
        if self.zone_gb > 0.0 {
            let volume = CostBasis::Gigabytes(self.zone_gb);
            items.push(item(CostPart::Zones, CostKind::BetweenZones, volume, self.zone_cost, self.from.zone));
        }
        items.extend(self.queue);
        items
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
