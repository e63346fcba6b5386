//! A design of a scenario as a network to simulate.

use headroom::model::{Tier, TierLoad, accesses, edge_share, hits, hop, is_shared, loads};
use headroom::scenario::{Balancers, Balancing, Reads, Replication, Scenario, Sessions, Side, Workload};
use rand::Rng;
use rand_pcg::Pcg64Mcg;

use super::{Network, Step, Time, around};

/// More stations than this take too long.
const MOST_STATIONS: u32 = 600;

/// Why a design is not simulated here.
pub fn not_simulated(scenario: &Scenario, side: Side) -> Option<&'static str> {
    let (workload, design) = (&scenario.workload, scenario.design(side));
    let loads = loads(workload, design).expect("a valid preset");
    let stations: u32 = loads.iter().map(|load| load.stations * load.machines_per_station).sum();
    let retried = workload.retrying.most > 0;
    let gathers = workload.cross_shard_fraction.get() > 0.0 || workload.downstream_fan_out > 1;
    let pool = workload.pool_contention.get() > 0.0 || workload.pool_coherency.get() > 0.0;
    [
        (stations > MOST_STATIONS, "too many nodes"),
        (design.balancers == Balancers::Managed, "a managed balancer has no known nodes"),
        (
            design.sessions == Sessions::Sticky && design.app.nodes > 1,
            "the model takes the busiest node for all",
        ),
        (retried, "retries"),
        (gathers, "parallel answers"),
        (pool, "contention in a pool"),
    ]
    .into_iter()
    .find_map(|(holds, why)| holds.then_some(why))
}

/// Builds the network of a design with `rate` requests per second arriving.
pub fn network(scenario: &Scenario, side: Side, rate: f64) -> Network<'static> {
    let workload = scenario.workload.clone();
    let design = scenario.design(side).clone();
    let loads = loads(&workload, &design).expect("a valid preset");
    let mut network = Network::new();
    let [balancers, apps, caches, databases] = Tier::ALL.map(|tier| stations(&mut network, &loads, tier));
    let machine = apps[0];
    let hop = hop(&workload, &design);
    let client = workload.client_round_trip.get();
    let past_edge = 1.0 - edge_share(&workload, &design);
    let at_edge = workload.edge_round_trip.get();
    let asked = accesses(&workload, &design);
    let background = asked.background;
    let session_operations = if design.sessions == Sessions::Store { 1 } else { 0 };
    let downstream = Time::new(workload.downstream_time.get(), workload.downstream_scv.get());
    let disk = Time::new(workload.disk_time.get(), 1.0);
    let hits = hits(&workload, &design);
    let writes = 1.0 - workload.read_fraction.get();
    let waits = design.replication == Replication::Synchronous && design.database.replicas > 0;
    let replica = if waits { workload.replication_round_trip.get() } else { 0.0 };
    // Where all copies answer reads, each also does every write of its shard.
    let copied = match design.reads {
        Reads::Primary => 0.0,
        Reads::AllCopies => unawaited_writes(&workload, asked.database(hits.cache), design.database.replicas),
    };
    let (cache_shards, copies) = (caches.clone(), databases.clone());
    let mut turn = 0;
    let mut walk = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        if random.random::<f64>() >= past_edge {
            steps.push(Step::Delay(at_edge));
            return;
        }
        steps.extend([Step::Delay(client), Step::Visit(any(&balancers, random)), Step::Delay(hop)]);
        steps.push(match design.balancing {
            Balancing::Random => Step::Visit(any(&apps, random)),
            Balancing::RoundRobin => {
                turn = (turn + 1) % apps.len();
                Step::Visit(apps[turn])
            }
            Balancing::LeastConnections => Step::Shortest { first: apps[0], count: apps.len() },
        });
        for _ in 0..session_operations {
            steps.extend([Step::Delay(hop), Step::Visit(any(&caches, random))]);
        }
        let query = |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.extend([Step::Delay(hop), Step::Visit(any(&databases, random))]);
            if workload.disk_time.get() > 0.0 && random.random::<f64>() >= hits.buffer {
                steps.push(Step::Delay(disk.sample(random)));
            }
            if replica > 0.0 && random.random::<f64>() < writes {
                steps.push(Step::Delay(replica));
            }
        };
        for _ in 0..around(asked.awaited, random) {
            steps.extend([Step::Delay(hop), Step::Visit(any(&caches, random))]);
            if random.random::<f64>() >= hits.cache {
                query(random, steps);
            }
        }
        for _ in 0..around(asked.queries, random) {
            query(random, steps);
        }
        for _ in 0..around(workload.downstream_calls.get(), random) {
            steps.push(Step::Delay(downstream.sample(random)));
        }
    };
    let services = loads.map(|load| Time::new(load.service.mean(), load.service.scv()));
    let machine = is_shared(scenario.design(side)).then_some(machine);
    let request = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        walk(random, steps);
        if let Some(machine) = machine {
            on_one_machine(machine, &services, random, steps);
        }
    };
    network.stream(Time::new(1.0 / rate, scenario.workload.arrival_scv.get()), true, request);
    for (per_request, stations) in [(background, cache_shards), (copied, copies)] {
        if per_request > 0.0 {
            let unawaited = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
                steps.push(Step::Visit(any(&stations, random)));
                if let Some(machine) = machine {
                    on_one_machine(machine, &services, random, steps);
                }
            };
            network.stream(Time::new(1.0 / (rate * past_edge * per_request), 1.0), false, unawaited);
        }
    }
    network
}

/// All visits of a walk as one job of the machine that has every tier; each tier was made one station, in their order.
fn on_one_machine(machine: usize, services: &[Time; 4], random: &mut Pcg64Mcg, steps: &mut Vec<Step>) {
    let mut time = 0.0;
    steps.retain(|step| match step {
        Step::Visit(tier) => {
            time += services[*tier].sample(random);
            false
        }
        _ => true,
    });
    steps.push(Step::Work { at: machine, time });
}

/// The machines of a tier, each a station.
fn stations(network: &mut Network<'static>, loads: &[TierLoad; 4], tier: Tier) -> Vec<usize> {
    let load = loads.iter().find(|load| load.tier == tier).expect("all tiers");
    let service = Time::new(load.service.mean(), load.service.scv());
    let law = (load.scalability.contention.get(), load.scalability.coherency.get());
    let machines = load.stations * load.machines_per_station;
    (0..machines).map(|_| network.station(load.servers_per_machine, service, law)).collect()
}

/// Writes that no request waits for: those of the other copies.
fn unawaited_writes(workload: &Workload, queries: f64, replicas: u32) -> f64 {
    queries * (1.0 - workload.read_fraction.get()) * f64::from(replicas)
}

fn any(stations: &[usize], random: &mut Pcg64Mcg) -> usize {
    stations[random.random_range(0..stations.len())]
}
