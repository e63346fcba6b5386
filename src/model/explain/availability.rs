//! Availability and single points of failure.

use crate::catalog::constant as table;
use crate::model::availability::{
    AvailabilityParts, MINUTES_PER_YEAR, Needs, TierStanding, availability, availability_parts,
};
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, constant, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::sources::{COMMON_CAUSE, RELIABILITY};
use crate::scenario::{Balancers, Purchase};
use crate::units::Kind;

pub(super) const NOTE: &str = "Nodes fail each for itself or, for a share β of their failures, all of a tier at once, as after a bad \
                    deployment; zones, and a region of a provider, as a whole. Operators and the network between zones are not part of it.";

pub(super) fn served(case: &Case<'_>) -> Account {
    let parts = availability_parts(case.design, &case.loads, case.rate);
    let mut steps = vec![case.peak_step()];
    steps.extend(parts.tiers.iter().flat_map(standing));
    steps.extend(together(&parts));
    let served = availability(case.design, &case.loads, case.rate).served;
    if let Ok(served) = served {
        let seconds = served.downtime_minutes_per_year * 60.0;
        steps.push(step("", "1 − A", "downtime in a year", Term::number(seconds, Kind::Duration)));
    }
    Account {
        formula: Formula {
            name: "k of n nodes in shared zones",
            expression: "A = Σ_z P(z)·Π_tiers P(tier up | z)·Π(1 − q_o) − Σ failovers − Σ planned,  \
                         P(tier up | z) = (1 − βq)·P(at least k up | (1−β)q),  q = MTTR/(MTBF + MTTR)",
            sources: &[RELIABILITY, COMMON_CAUSE],
        },
        inputs: inputs(case),
        steps,
        result: served.map(|served| Amount::new(served.share, Kind::Fraction)).map_err(|why| why.to_string()),
        note: Some(NOTE),
    }
}

pub(super) fn single_points(case: &Case<'_>) -> Account {
    let availability = availability(case.design, &case.loads, case.rate);
    let mut steps = Vec::new();
    for point in &availability.single_points {
        let part = point.what.label();
        let effect = if point.total { "nothing is served without it" } else { "the peak is not carried" };
        let seconds = point.minutes_per_year * 60.0;
        let count = Term::number(f64::from(point.count), Kind::Whole);
        steps.push(step(part, "", "of them", count));
        steps.push(step(part, "", "without one", Term::word(effect)));
        steps.push(step(part, "", "down in a year, all together", Term::number(seconds, Kind::Duration)));
    }
    for tier in availability_parts(case.design, &case.loads, case.rate).tiers {
        if tier.common > 0.0 {
            let seconds = tier.common * MINUTES_PER_YEAR * 60.0;
            let name = "all nodes at once, a year; not counted";
            steps.push(step(tier.tier.label(), "βq", name, Term::number(seconds, Kind::Duration)));
        }
    }
    Account {
        formula: Formula {
            name: "Components whose loss alone is felt",
            expression: "those without which a tier falls below what it needs; minutes = q · count · 525,600",
            sources: &[RELIABILITY, COMMON_CAUSE],
        },
        inputs: inputs(case),
        steps,
        result: Ok(Amount::new(availability.count(), Kind::Whole)),
        note: Some(NOTE),
    }
}

fn standing(tier: &TierStanding) -> Vec<Step> {
    let part = tier.tier.label();
    let whole = |value: u32| Term::number(f64::from(value), Kind::Whole);
    let mut steps =
        vec![step(part, "q", "a node is down", Term::number(tier.node_unavailability, Kind::Fraction))];
    if tier.common > 0.0 {
        steps.extend([
            step(part, "(1−β)q", "a node is down, for itself", Term::number(tier.alone, Kind::Fraction)),
            step(part, "βq", "all nodes are down at once", Term::number(tier.common, Kind::Fraction)),
        ]);
    }
    match tier.needs {
        Needs::Nodes { nodes, needed } => steps.extend([
            step(part, "n", "nodes", whole(nodes)),
            step(part, "k", "nodes that carry the peak", whole(needed)),
        ]),
        Needs::Copies { shards, copies } => steps.extend([
            step(part, "", "shards, each of which is needed", whole(shards)),
            step(part, "n", "copies of each, one of which is enough", whole(copies)),
        ]),
        Needs::AnyZone => {}
    }
    if tier.needs == Needs::AnyZone {
        let kept = Term::number(tier.up_with_all_zones, Kind::Fraction);
        return vec![step(part, "A", "promised by the provider", kept)];
    }
    let failover = tier.failover * MINUTES_PER_YEAR * 60.0;
    steps.extend([
        step(part, "", "zones", whole(tier.zones)),
        step(part, "P(up)", "up while all zones stand", Term::number(tier.up_with_all_zones, Kind::Fraction)),
        step(part, "", "failovers, a year", Term::number(failover, Kind::Duration)),
    ]);
    if tier.planned > 0.0 {
        let planned = tier.planned * MINUTES_PER_YEAR * 60.0;
        steps.push(step(part, "", "planned stops, a year", Term::number(planned, Kind::Duration)));
    }
    steps
}

fn together(parts: &AvailabilityParts) -> Vec<Step> {
    let outside = parts
        .outside
        .iter()
        .map(|(what, q)| step(what.label(), "q_o", "it is down", Term::number(*q, Kind::Fraction)));
    let own = [
        step("", "", "zones in use", Term::number(f64::from(parts.zones), Kind::Whole)),
        step("", "q_z", "a zone is down", Term::number(parts.zone_unavailability, Kind::Fraction)),
        step("", "Σ_z", "every tier up, and all outside", Term::number(parts.up, Kind::Fraction)),
        step("", "", "share lost to failovers", Term::number(parts.failovers, Kind::Fraction)),
        step("", "", "share lost to planned stops", Term::number(parts.planned, Kind::Fraction)),
    ];
    outside.chain(own).collect()
}

pub(super) fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = case.inputs(&[
        "average_rate",
        "peak_to_average",
        "placement",
        "balancer.kind",
        "balancer.nodes",
        "balancer.machine",
        "balancer.zones",
        "app.nodes",
        "app.machine",
        "app.zones",
        "cache.kind",
        "cache.shards",
        "cache.replicas",
        "cache.machine",
        "cache.zones",
        "database.shards",
        "database.replicas",
        "database.machine",
        "database.zones",
    ]);
    if case.design.purchase == Purchase::Spot {
        let reclaimed = table::SPOT_RECLAIMS_PER_YEAR;
        inputs.push(constant("", "spot machines reclaimed, a year", reclaimed, Kind::Plain));
    }
    if case.design.balancers == Balancers::Managed {
        let promised = table::BALANCER_AVAILABILITY;
        inputs.push(constant("A", "promised of a managed balancer", promised, Kind::Fraction));
    }
    inputs.extend([
        constant("", "failures of a rented node, a year", table::RENTED_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "repair of a rented node", table::RENTED_REPAIR_SECONDS, Kind::Duration),
        constant("", "failures of an owned node, a year", table::OWNED_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "repair of an owned node", table::OWNED_REPAIR_SECONDS, Kind::Duration),
        constant("β", "share of failures that take all nodes", table::COMMON_CAUSE_SHARE, Kind::Fraction),
        constant("", "planned stops, a year", table::PLANNED_STOP_SECONDS_PER_YEAR, Kind::Duration),
        constant("", "failures of a zone, a year", table::ZONE_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "repair of a zone", table::ZONE_REPAIR_SECONDS, Kind::Duration),
        constant("", "failures of a region, a year", table::REGION_FAILURES_PER_YEAR, Kind::Plain),
        constant("", "repair of a region", table::REGION_REPAIR_SECONDS, Kind::Duration),
        constant("", "the name service is up", table::NAME_SERVICE_AVAILABILITY, Kind::Fraction),
        constant("", "detection by the balancer", table::BALANCER_DETECTION_SECONDS, Kind::Duration),
        constant("", "failover of the cache", table::CACHE_FAILOVER_SECONDS, Kind::Duration),
        constant("", "failover of the database", table::DATABASE_FAILOVER_SECONDS, Kind::Duration),
    ]);
    inputs
}
