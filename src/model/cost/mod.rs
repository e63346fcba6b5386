//! What a design costs in a month.

mod between_zones;
pub(super) mod break_even;
pub(super) mod budget;
pub(super) mod counterpart;
pub(super) mod egress;
pub(super) mod horizon_cost;
pub(super) mod item;
pub(super) mod machines;
pub(super) mod price_curve;
mod services;
pub(super) mod traffic;

use crate::catalog::{Price, constant};
use crate::model::capacity::tier::Tier;
use crate::model::cost::item::{Cost, CostBasis, CostItem, CostKind, CostPart};
use crate::model::cost::machines::{Charge, charges, own_price};
use crate::model::cost::traffic::{BYTES_PER_GB, Traffic};
use crate::model::machines::{machine_of, machines, tiers};
use crate::scenario::{Balancers, Design, Edge, Workload};

/// A month has 730 hours, a year 8,760.
pub const HOURS_PER_MONTH: f64 = 730.0;

/// The bill of a month in which `average_rate` requests per second arrive: the standing cost, and what follows the
/// load (see [`Traffic`]).
#[must_use]
pub fn cost(workload: &Workload, design: &Design, average_rate: f64) -> Cost {
    let mut items = standing_cost(workload, design).items;
    items.extend(Traffic::new(workload, design, average_rate).items());
    Cost::of(items)
}

/// What a design costs in a month whatever the load: the sum over its machines of their number times the cost of each, the
/// hours of a managed balancer, what is stored, and the work of people.
///
/// Operation: hours of work per node · cost of an hour. Complexity: hours of work per kind of component · cost of an
/// hour; the tiers, workers and a content delivery network are the components.
#[must_use]
pub fn standing_cost(workload: &Workload, design: &Design) -> Cost {
    let own = machines(design).map(|of| (CostPart::Tier(of.tier), of.machine, of.count));
    let work = |hours: f64| hours * workload.people_rate.get();
    let mut items = match design.balancers {
        Balancers::Own => Vec::new(),
        Balancers::Managed => managed_balancer(workload, design),
    };
    let workers = (CostPart::Workers, design.workers.machine, design.workers.nodes);
    let has_workers = workload.jobs.per_request.get() > 0.0;
    for (part, machine, machines) in own.chain(has_workers.then_some(workers)) {
        let hours = if machine.service.is_some() {
            workload.people_hours_per_managed_node.get()
        } else {
            workload.people_hours_per_node.get()
        };
        let operation = Charge { kind: CostKind::Operation, each: work(hours), origin: None };
        let operation = (operation.each > 0.0).then_some(operation);
        let charged = charges(&workload.prices, design, part, &machine).into_iter().chain(operation);
        items.extend(charged.map(|Charge { kind, each, origin }| {
            let basis = CostBasis::Machines { machine, machines, each };
            CostItem { part, kind, basis, amount: each * f64::from(machines), origin }
        }));
    }
    items.extend(storage(workload, design));
    items.extend(services::objects(workload));
    let hours = workload.people_hours_per_component.get();
    if work(hours) > 0.0 {
        let edge = (design.edge == Edge::Cdn).then_some(CostPart::Edge);
        let workers = has_workers.then_some(CostPart::Workers);
        items.extend(tiers(design).map(CostPart::Tier).chain(edge).chain(workers).map(|part| CostItem {
            part,
            kind: CostKind::Complexity,
            basis: CostBasis::Hours(hours),
            amount: work(hours),
            origin: None,
        }));
    }
    Cost::of(items)
}

/// Disks for the data of the database, GB · copies · price. Owned machines have theirs in their purchase, unless a price
/// is set.
fn storage(workload: &Workload, design: &Design) -> Option<CostItem> {
    let listed = match machine_of(design, Tier::Database).price {
        Price::Rented { .. } => Some(constant::STORAGE_USD_PER_GB_MONTH),
        Price::Managed { .. } => Some(constant::MANAGED_STORAGE_USD_PER_GB_MONTH),
        Price::Owned { .. } => None,
    };
    let set = workload.prices.storage.map(|price| (price.get(), None));
    let (price, origin) = set.or_else(|| listed.map(|price| (price.value, Some(price.origin))))?;
    let copies = f64::from(design.database.replicas + 1);
    let gb = workload.database_bytes.get() / BYTES_PER_GB * copies;
    let part = CostPart::Tier(Tier::Database);
    Some(CostItem {
        part,
        kind: CostKind::Storage,
        basis: CostBasis::Gigabytes(gb),
        amount: gb * price,
        origin,
    })
}

/// Hours that people work on a design in a month: on its nodes, and on each kind of component.
#[must_use]
pub fn hours_of_work(workload: &Workload, design: &Design) -> f64 {
    let (own, managed) = (workload.people_hours_per_node.get(), workload.people_hours_per_managed_node.get());
    let balancer = if design.balancers == Balancers::Managed { managed } else { 0.0 };
    let nodes = machines(design).map(|of| {
        let hours = if of.machine.service.is_some() { managed } else { own };
        hours * f64::from(of.count)
    });
    let has_workers = workload.jobs.per_request.get() > 0.0;
    let workers = if has_workers { own * f64::from(design.workers.nodes) } else { 0.0 };
    let others = [design.edge == Edge::Cdn, has_workers].into_iter().filter(|is| *is);
    let components = (tiers(design).count() + others.count()) as f64;
    balancer + nodes.sum::<f64>() + workers + components * workload.people_hours_per_component.get()
}

/// The hours of the service, and the work it leaves.
fn managed_balancer(workload: &Workload, design: &Design) -> Vec<CostItem> {
    let item = |kind, hours, amount, origin| CostItem {
        part: CostPart::Tier(Tier::Balancer),
        kind,
        basis: CostBasis::Hours(hours),
        amount,
        origin,
    };
    let listed = constant::BALANCER_USD_PER_HOUR;
    let service = match own_price(&design.prices, Tier::Balancer) {
        Some(own) => item(CostKind::OwnPrice, HOURS_PER_MONTH, own.get(), None),
        None => {
            let amount = listed.value * HOURS_PER_MONTH;
            item(CostKind::Hours, HOURS_PER_MONTH, amount, Some(listed.origin))
        }
    };
    let hours = workload.people_hours_per_managed_node.get();
    let work = item(CostKind::Operation, hours, hours * workload.people_rate.get(), None);
    [Some(service), (work.amount > 0.0).then_some(work)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{default_preset, find};

    #[test]
    fn each_node_takes_its_hours_of_work() {
        let mut scenario = default_preset().scenario();
        let read = |scenario: &mut crate::scenario::Scenario, key: &str, text: &str| {
            find(key).unwrap().read(scenario, text).unwrap();
        };
        read(&mut scenario, "people_rate", "$0");
        let without = standing_cost(&scenario.workload, &scenario.horizontal);
        assert!(without.items.iter().all(|item| item.kind != CostKind::Operation));
        read(&mut scenario, "people_rate", "$50");
        read(&mut scenario, "people_hours_per_node", "1.5");
        let with = standing_cost(&scenario.workload, &scenario.horizontal);
        // 2 balancers, 9 application nodes, 2 cache nodes, 4 database nodes.
        assert!((with.total - without.total - 17.0 * 75.0).abs() < 1e-9, "{with:?}");
    }

    #[test]
    fn only_traffic_follows_the_load() {
        let scenario =
            default_preset().scenario().changed(&[("vertical.balancer.machine", "m7i.large")]).unwrap();
        let (workload, design) = (&scenario.workload, &scenario.vertical);
        let standing = standing_cost(workload, design).total;
        let [one, two] = [1.0, 2.0].map(|rate| cost(workload, design, rate).total - standing);
        assert!(one > 0.0 && (two / one - 2.0).abs() < 1e-9, "{one} {two}");
    }
}
