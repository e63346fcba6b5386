//! Peak load and utilization.

use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::evaluate::tier as evaluate_tier;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, of_machine, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::sources::{GUNTHER, UTILIZATION_LAW, WHITT};
use crate::model::machines::{is_shared, machine_of};
use crate::scenario::{Design, Group};
use crate::units::Kind;

pub(super) fn peak(case: &Case<'_>) -> Account {
    Account {
        formula: Formula { name: "Peak load", expression: "λ = λ̄ · k", sources: &[] },
        inputs: case.inputs(&["average_rate", "peak_to_average"]),
        steps: Vec::new(),
        result: Ok(Amount::new(case.rate.get(), Kind::Rate)),
        note: None,
    }
}

pub(super) fn utilization(case: &Case<'_>, tier: Tier) -> Account {
    let mut inputs = case.inputs(&["average_rate", "peak_to_average", "measured_speed"]);
    inputs.extend(case.inputs(keys(tier)));
    if is_shared(case.design) {
        let others = Tier::ALL.into_iter().filter(|other| *other != tier).flat_map(keys);
        for key in others.copied() {
            let more = case.inputs(&[key]);
            inputs.extend(more.into_iter().filter(|one| !inputs.contains(one)).collect::<Vec<_>>());
        }
    }
    let machine = machine_of(case.design, tier);
    inputs.push(of_machine("", "core equivalents", &machine, machine.core_equivalents(), Kind::Plain));
    inputs.push(of_machine("", "speed of one server", &machine, machine.server_speed(), Kind::Plain));
    let mut steps = vec![case.peak_step()];
    let mut result = Err(format!("the design has no {}", tier.key()));
    if let Some(load) = case.load(tier) {
        let evaluated = evaluate_tier(load, &case.loads, case.design, case.rate);
        steps.extend(demand("", load.station_among(&case.loads)));
        if is_shared(case.design) {
            let share = Term::number(evaluated.share, Kind::Fraction);
            steps.push(step("", "", "share of that work which is this tier's", share));
        }
        steps.push(step("", "C", "load at which it saturates", Term::number(evaluated.capacity, Kind::Rate)));
        result = Ok(Amount::new(evaluated.utilization, Kind::Fraction));
    }
    Account {
        formula: Formula {
            name: "Utilization law with contention",
            expression: "ρ = E[busy]/c at a = λ·v·S/m erlangs, of the birth-death process with service S·(1 + α(n−1) + \
                         βn(n−1)) while n are busy;  without contention a/c;  S = time · w / speed of the server,  times 1 + α(n−1) + βn(n−1) of its pool for the application",
            sources: &[UTILIZATION_LAW, GUNTHER, WHITT],
        },
        inputs,
        steps,
        result,
        note: note(case.design, tier),
    }
}

/// What a load asks of one tier: stations, servers, visits, service.
pub(super) fn demand(part: &'static str, load: &TierLoad) -> Vec<Step> {
    let whole = |value: u32| Term::number(f64::from(value), Kind::Whole);
    let work = load.work();
    vec![
        step(part, "m", "queues side by side", whole(load.stations)),
        step(
            part,
            "c",
            "servers of each",
            whole(load.servers_per_machine.saturating_mul(load.machines_per_station)),
        ),
        step(part, "v", "visits per request, awaited or not", Term::number(work.visits, Kind::Plain)),
        step(
            part,
            "S",
            if load.shared.is_some() { ALL_TIERS } else { "service time, alone on its machine" },
            Term::number(work.service.mean(), Kind::Duration),
        ),
        step(
            part,
            "α",
            "contention in a machine",
            Term::number(load.scalability.contention.get(), Kind::Plain),
        ),
        step(
            part,
            "β",
            "coherency in a machine",
            Term::number(load.scalability.coherency.get(), Kind::Plain),
        ),
        step(part, "C_net", "load its network carries", Term::number(load.limits.network, Kind::Rate)),
        step(part, "C_mem", "load its memory carries", Term::number(load.limits.memory, Kind::Rate)),
        step(part, "C_con", "load its connections carry", Term::number(load.limits.connections, Kind::Rate)),
    ]
}

/// What the machine does for a request where all tiers stand on it.
const ALL_TIERS: &str = "work of a request in all tiers, alone on the machine";

/// What a tier does on a machine that it shares.
pub(super) fn part_of_work(part: &'static str, load: &TierLoad) -> Vec<Step> {
    vec![
        step(part, "v", "visits per request, awaited or not", Term::number(load.visits, Kind::Plain)),
        step(
            part,
            "S",
            "service time, alone on the machine",
            Term::number(load.service.mean(), Kind::Duration),
        ),
    ]
}

/// The inputs that shape a tier's load.
pub(super) const fn keys(tier: Tier) -> &'static [&'static str] {
    match tier {
        Tier::Balancer => &["placement", "balancer_time", "balancer.nodes", "balancer.machine"],
        Tier::App => &[
            "placement",
            "app_time",
            "pool_contention",
            "pool_coherency",
            "app.nodes",
            "app.machine",
            "app.balancing",
            "app.sessions",
            "app.pool_connections",
        ],
        Tier::Cache => &[
            "placement",
            "cache.kind",
            "cache_operations",
            "cache_background_operations",
            "cache_time",
            "cache.shards",
            "cache.machine",
        ],
        Tier::Database => &[
            "placement",
            "cache.kind",
            "database_queries",
            "cache_operations",
            "cache_hit_ratio",
            "cache_hit",
            "database_time",
            "cross_shard_fraction",
            "read_fraction",
            "database.shards",
            "database.replicas",
            "database.reads",
            "database.machine",
            "database.max_connections",
            "hop_round_trip",
            "disk_time",
        ],
    }
}

const fn note(design: &Design, tier: Tier) -> Option<&'static str> {
    match tier {
        Tier::App if matches!(design.balancing, crate::scenario::Balancing::LeastConnections) => {
            Some("Least connections is modelled as one queue before all nodes: a lower bound of the wait.")
        }
        Tier::Cache | Tier::Database => Some("Every shard is taken to get an equal part of the load."),
        Tier::Balancer | Tier::App => None,
    }
}

/// The inputs that shape the load of every tier: today's load, not its growth, and what a request asks for.
pub(super) fn shared(case: &Case<'_>) -> Vec<Given> {
    let mut given = case.inputs(&["average_rate", "peak_to_average", "arrival_scv"]);
    given.extend(case.groups(&[Group::Request, Group::Data, Group::Machines]));
    given
}

/// Inputs of a design that decide how much it can take, and how fast.
pub(super) const SIZES: &[&str] = &[
    "placement",
    "edge",
    "balancer.nodes",
    "balancer.machine",
    "app.nodes",
    "app.machine",
    "app.balancing",
    "app.sessions",
    "app.pool_connections",
    "cache.kind",
    "cache.shards",
    "cache.machine",
    "database.shards",
    "database.replicas",
    "database.machine",
    "database.reads",
    "database.replication",
    "database.max_connections",
];
