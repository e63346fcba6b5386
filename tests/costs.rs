//! Prices that are set take the place of the catalogue's, and nothing else of the bill changes.

use headroom::catalog::constant;
use headroom::model::{Cost, CostKind, CostPart, HOURS_PER_MONTH, Sizer, Tier, cost, evaluate, peak_rate};
use headroom::scenario::{Scenario, Side, default_preset};

/// Rented machines over two zones.
const RENTED: [(&str, &str); 6] = [
    ("horizontal.balancer.machine", "m7i.large"),
    ("horizontal.app.machine", "m7i.2xlarge"),
    ("horizontal.cache.machine", "r7i.xlarge"),
    ("horizontal.database.machine", "r7i.4xlarge"),
    ("horizontal.balancer.zones", "2"),
    ("horizontal.app.zones", "2"),
];

fn rented(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(&[&RENTED, changes].concat()).unwrap()
}

fn bill(scenario: &Scenario) -> Cost {
    cost(&scenario.workload, &scenario.horizontal, scenario.workload.average_rate.get())
}

fn of(cost: &Cost, part: CostPart, kind: CostKind) -> f64 {
    cost.items.iter().filter(|item| item.part == part && item.kind == kind).map(|item| item.amount).sum()
}

#[test]
fn one_year_and_spot_take_their_share_of_the_rent() {
    let rent =
        |changes: &[(&str, &str)], tier| of(&bill(&rented(changes)), CostPart::Tier(tier), CostKind::Rent);
    for tier in Tier::ALL {
        let on_demand = rent(&[], tier);
        let year = rent(&[("horizontal.purchase", "one-year")], tier);
        assert!((year / on_demand - constant::ONE_YEAR_PRICE_FACTOR.value).abs() < 1e-12);
        let spot = rent(&[("horizontal.purchase", "spot")], tier) / on_demand;
        let expected = if tier == Tier::App { constant::SPOT_PRICE_FACTOR.value } else { 1.0 };
        assert!((spot - expected).abs() < 1e-12, "{tier:?}");
    }
}

#[test]
fn a_managed_balancer_is_paid_by_the_hour_and_by_its_traffic() {
    let own = bill(&rented(&[]));
    let managed = bill(&rented(&[("horizontal.balancer.kind", "managed")]));
    let balancer = CostPart::Tier(Tier::Balancer);
    assert_eq!(of(&managed, balancer, CostKind::Rent), 0.0);
    assert!((of(&managed, balancer, CostKind::Hours) - 0.0225 * HOURS_PER_MONTH).abs() < 1e-9);
    // 2,424/s of 5,922 bytes are 35.1 TB a month: 0.8 cents for each GB.
    let gb = 2424.0 * 730.0 * 3600.0 * 5922.0 / 1_073_741_824.0;
    assert!((of(&managed, balancer, CostKind::CapacityUnits) / (gb * 0.008) - 1.0).abs() < 1e-9);
    assert_eq!(
        of(&own, CostPart::Internet, CostKind::TrafficOut),
        of(&managed, CostPart::Internet, CostKind::TrafficOut)
    );
    // Half of the answers come from the other of two zones, half of the items of the cache and of the queries; the
    // replica of the database is in the zone of its primary.
    let between = |cost: &Cost| of(cost, CostPart::Zones, CostKind::BetweenZones);
    assert!(((between(&own) - between(&managed)) / (0.5 * gb * 0.02) - 1.0).abs() < 1e-9);
    let scenario = rented(&[]);
    let workload = &scenario.workload;
    let operations = workload.cache_operations.get() + workload.cache_background_operations.get();
    let misses = workload.cache_operations.get() * (1.0 - workload.cache_hit_ratio.get());
    let queries = workload.database_queries.get() + misses;
    let item = gb / workload.response_size.get() * workload.item_bytes.get();
    let expected = item * 0.5 * (operations + queries) * 0.02;
    assert!((between(&managed) / expected - 1.0).abs() < 1e-9);
}

#[test]
fn a_managed_balancer_never_limits_a_design_nor_falls_with_a_zone() {
    let scenario = rented(&[("horizontal.balancer.kind", "managed"), ("average_rate", "20000")]);
    let design = evaluate(&scenario).unwrap().horizontal;
    let [balancer, ..] = design.tiers;
    assert_eq!((balancer.machine, balancer.nodes), ("managed balancer", 1));
    assert!(balancer.utilization < 1e-3);
    assert_ne!(design.capacity.bottleneck, Tier::Balancer);
}

#[test]
fn prices_that_are_set_are_those_that_are_paid() {
    let base = bill(&rented(&[]));
    for (key, text, part, kind, expected) in [
        ("internet_price", "0.01", CostPart::Internet, CostKind::TrafficOut, Some(0.01)),
        ("zone_price", "0", CostPart::Zones, CostKind::BetweenZones, None),
        ("horizontal.app.price", "$100", CostPart::Tier(Tier::App), CostKind::OwnPrice, None),
    ] {
        let changed = bill(&rented(&[(key, text)]));
        let amount = of(&changed, part, kind);
        assert!(amount != of(&base, part, kind), "{key}");
        if let Some(per_gb) = expected {
            let gb = 2424.0 * 730.0 * 3600.0 * 5922.0 / 1_073_741_824.0;
            assert!((amount / (gb * per_gb) - 1.0).abs() < 1e-9, "{key}");
        }
        let others = |cost: &Cost| -> f64 {
            cost.items.iter().filter(|item| item.part != part).map(|item| item.amount).sum()
        };
        assert!((others(&changed) - others(&base)).abs() < 1e-9, "{key}");
    }
    assert_eq!(
        of(
            &bill(&rented(&[("horizontal.app.price", "$100")])),
            CostPart::Tier(Tier::App),
            CostKind::OwnPrice
        ),
        900.0
    );
}

#[test]
fn every_copy_of_the_data_is_stored_and_owned_disks_came_with_their_machine() {
    let stored = |changes: &[(&str, &str)]| {
        of(&bill(&rented(changes)), CostPart::Tier(Tier::Database), CostKind::Storage)
    };
    let size = ("database_bytes", "1024GiB");
    let one = stored(&[size, ("horizontal.database.replicas", "0")]);
    assert!((one - 1024.0 * 0.08).abs() < 1e-9);
    assert!((stored(&[size, ("horizontal.database.replicas", "2")]) / one - 3.0).abs() < 1e-12);
    let managed = stored(&[
        size,
        ("horizontal.database.replicas", "0"),
        ("horizontal.database.machine", "db.r7g.large"),
    ]);
    assert!((managed - 1024.0 * 0.115).abs() < 1e-9);
    assert_eq!(stored(&[size, ("horizontal.database.machine", "r720xd-sql")]), 0.0);
}

#[test]
fn a_quote_prices_every_owned_server_by_its_size() {
    let quoted = |exponent: &str| {
        let changes = [("quote_price", "$12000"), ("quote_size", "19.5"), ("quote_exponent", exponent)];
        let scenario = default_preset().scenario().changed(&changes).unwrap();
        of(&bill(&scenario), CostPart::Tier(Tier::App), CostKind::WriteOff)
    };
    // 24 cores of two threads at 0.65: 19.5 core equivalents, nine servers over 60 months.
    assert!((quoted("1") - 9.0 * 200.0).abs() < 1e-6);
    assert!((quoted("3") - 9.0 * 200.0).abs() < 1e-6);
}

#[test]
fn the_price_of_a_machine_goes_with_the_machine_when_the_design_grows() {
    let changes =
        [("vertical.app.price", "$1"), ("average_rate", "3000"), ("vertical.app.machine", "r630-web")];
    let scenario = default_preset().scenario().changed(&changes).unwrap();
    let sizer = Sizer::new(&scenario, Side::Vertical).unwrap();
    let sized = sizer.size(peak_rate(&scenario).unwrap()).unwrap();
    let same = sized.design.app.machine == scenario.vertical.app.machine;
    assert_eq!(sized.design.prices.app.is_some(), same);
}

#[test]
fn components_cost_work_whatever_their_number() {
    let hours = [("people_hours_per_component", "10"), ("people_rate", "$50"), ("horizontal.edge", "cdn")];
    let cost = bill(&rented(&hours));
    let complexity: Vec<f64> =
        cost.items.iter().filter(|item| item.kind == CostKind::Complexity).map(|item| item.amount).collect();
    assert_eq!(complexity, [500.0; 5]);
}
