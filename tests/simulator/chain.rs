//! A design of a scenario as a network to simulate.

use headroom::model::{Tier, TierLoad, accesses, edge_share, hits, hop, is_shared, loads};
use headroom::scenario::{
    Balancers, Balancing, Design, Reads, Replication, Scenario, Sessions, Side, Workload,
};
use rand::Rng;
use rand_pcg::Pcg64Mcg;

use super::{Network, Step, Time, around};

/// Why a design is not simulated here.
pub fn not_simulated(scenario: &Scenario, side: Side) -> Option<&'static str> {
    let (workload, design) = (&scenario.workload, scenario.design(side));
    let retried = workload.retrying.most > 0;
    let pool = workload.pool_contention.get() > 0.0 || workload.pool_coherency.get() > 0.0;
    [
        (design.balancers == Balancers::Managed, "a managed balancer has no known nodes"),
        (
            design.sessions == Sessions::Sticky && design.app.nodes > 1,
            "the model takes the busiest node for all",
        ),
        (retried, "retries"),
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
    let pool = network.pool(apps[0], apps.len());
    let services = loads.map(|load| Time::new(load.service.mean(), load.service.scv()));
    let machine = is_shared(&design).then_some(apps[0]);
    let hop = hop(&workload, &design);
    let client = workload.client_round_trip.get();
    let past_edge = 1.0 - edge_share(&workload, &design);
    let at_edge = workload.edge_round_trip.get();
    let asked = accesses(&workload, &design);
    let [.., cache_service, _] = services;
    let operated = machine.map_or(caches.clone(), |machine| vec![machine]);
    let background = rate * past_edge * asked.background / operated.len() as f64;
    if background > 0.0 {
        for station in operated {
            network.background(station, Time::new(1.0 / background, 1.0), cache_service);
        }
    }
    let session_operations = if design.sessions == Sessions::Store { 1 } else { 0 };
    let downstream = Time::new(workload.downstream_time.get(), workload.downstream_scv.get());
    let hits = hits(&workload, &design);
    let shards = Shards::new(&workload, &design, databases, hits.buffer);
    let waits = design.replication == Replication::Synchronous && design.database.replicas > 0;
    let replica = if waits { workload.replication_round_trip.get() } else { 0.0 };
    let writes = 1.0 - workload.read_fraction.get();
    let between = Time::new(1.0 / rate, workload.arrival_scv.get());
    let mut turn = 0;
    let mut walk = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        if random.random::<f64>() >= past_edge {
            steps.push(Step::Delay(at_edge));
            return;
        }
        steps.extend([Step::Delay(client), Step::Visit(any(&balancers, random)), Step::Delay(hop)]);
        steps.push(match design.balancing {
            _ if apps.len() == 1 => Step::Visit(apps[0]),
            Balancing::Random => Step::Visit(any(&apps, random)),
            Balancing::RoundRobin => {
                turn = (turn + 1) % apps.len();
                Step::Visit(apps[turn])
            }
            Balancing::LeastConnections => Step::Shortest { pool },
        });
        for _ in 0..session_operations {
            steps.extend([Step::Delay(hop), Step::Visit(any(&caches, random))]);
        }
        let query = |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.push(Step::Delay(hop));
            let write = random.random::<f64>() < writes;
            if random.random::<f64>() < shards.everywhere {
                shards.all(write, random, steps);
            } else {
                shards.any(write, random, steps);
            }
            if write && replica > 0.0 {
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
            let answers = (0..workload.downstream_fan_out).map(|_| downstream.sample(random));
            steps.push(Step::Delay(answers.fold(0.0, f64::max)));
        }
    };
    network.stream(between, move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        walk(random, steps);
        if let Some(machine) = machine {
            on_one_machine(machine, &services, random, steps);
        }
    });
    network
}

/// The nodes of a database, the copies of a shard side by side, the primary first.
struct Shards {
    nodes: Vec<usize>,
    /// Nodes of a shard that answer reads. Where there are several, each does every write of the shard.
    copies: usize,
    /// Share of the queries that go to all of several shards.
    everywhere: f64,
    buffer_hits: f64,
    disk: Time,
}

impl Shards {
    fn new(workload: &Workload, design: &Design, nodes: Vec<usize>, buffer_hits: f64) -> Self {
        let copies = match design.reads {
            Reads::AllCopies if !is_shared(design) => design.database.replicas as usize + 1,
            Reads::AllCopies | Reads::Primary => 1,
        };
        let everywhere = if nodes.len() > copies { workload.cross_shard_fraction.get() } else { 0.0 };
        Self { nodes, copies, everywhere, buffer_hits, disk: Time::new(workload.disk_time.get(), 1.0) }
    }

    /// A query to any shard.
    fn any(&self, write: bool, random: &mut Pcg64Mcg, steps: &mut Vec<Step>) {
        let shard = random.random_range(0..self.nodes.len() / self.copies);
        self.query(shard, write, random, steps);
    }

    /// A query to all shards at once, which waits for the slowest.
    fn all(&self, write: bool, random: &mut Pcg64Mcg, steps: &mut Vec<Step>) {
        for shard in 0..self.nodes.len() / self.copies {
            let at = steps.len();
            steps.push(Step::Join);
            self.query(shard, write, random, steps);
            steps[at] = Step::Branch { steps: steps.len() - at - 1 };
        }
        steps.push(Step::Join);
    }

    /// A read asks one copy, a write the primary: the others follow, and nobody waits for them.
    fn query(&self, shard: usize, write: bool, random: &mut Pcg64Mcg, steps: &mut Vec<Step>) {
        let copies = &self.nodes[shard * self.copies..(shard + 1) * self.copies];
        steps.push(Step::Visit(if write { copies[0] } else { any(copies, random) }));
        if write {
            steps.extend(copies.iter().skip(1).map(|copy| Step::Leave(*copy)));
        }
        if random.random::<f64>() >= self.buffer_hits {
            steps.push(Step::Delay(self.disk.sample(random)));
        }
    }
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

fn any(stations: &[usize], random: &mut Pcg64Mcg) -> usize {
    stations[random.random_range(0..stations.len())]
}
