//! A design of a scenario as a network to simulate.

use headroom::model::{Tier, hits, loads};
use headroom::scenario::{Balancing, Scenario, Side};
use rand::Rng;
use rand_pcg::Pcg64Mcg;

use super::{Network, Step, Time, around};

/// Builds the network of a design with `rate` requests per second arriving.
pub fn network(scenario: &Scenario, side: Side, rate: f64) -> Network<'static> {
    let workload = scenario.workload.clone();
    let design = scenario.design(side);
    let loads = loads(&workload, design).expect("a valid preset");
    let mut network = Network::new();
    let mut stations = |tier: Tier| -> Vec<usize> {
        let load = loads.iter().find(|load| load.tier == tier).expect("all tiers");
        let service = Time::new(load.service.mean(), load.service.scv());
        let law = (load.scalability.contention.get(), load.scalability.coherency.get());
        assert_eq!(load.machines_per_station, 1, "pooled machines would contend as one");
        (0..load.stations).map(|_| network.station(load.servers_per_machine, service, law)).collect()
    };
    let balancers = stations(Tier::Balancer);
    let apps = stations(Tier::App);
    let caches = stations(Tier::Cache);
    let databases = stations(Tier::Database);
    let hop = workload.hop_round_trip.get();
    let client = workload.client_round_trip.get();
    let balancing = design.balancing;
    let background = workload.cache_background_operations.get();
    let cache_shards = caches.clone();
    let downstream = Time::new(workload.downstream_time.get(), workload.downstream_scv.get());
    let disk = Time::new(workload.disk_time.get(), 1.0);
    let (hits, waits_for_disk) = (hits(&workload, design), workload.disk_time.get() > 0.0);
    let mut turn = 0;
    let walk = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        let any =
            |stations: &[usize], random: &mut Pcg64Mcg| stations[random.random_range(0..stations.len())];
        steps.extend([Step::Delay(client), Step::Visit(any(&balancers, random)), Step::Delay(hop)]);
        let app = match balancing {
            Balancing::Random | Balancing::LeastConnections => any(&apps, random),
            Balancing::RoundRobin => {
                turn = (turn + 1) % apps.len();
                apps[turn]
            }
        };
        steps.push(Step::Visit(app));
        let query = |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.extend([Step::Delay(hop), Step::Visit(any(&databases, random))]);
            if waits_for_disk && random.random::<f64>() >= hits.buffer {
                steps.push(Step::Delay(disk.sample(random)));
            }
        };
        for _ in 0..around(workload.cache_operations.get(), random) {
            steps.extend([Step::Delay(hop), Step::Visit(any(&caches, random))]);
            if random.random::<f64>() >= hits.cache {
                query(random, steps);
            }
        }
        for _ in 0..around(workload.database_queries.get(), random) {
            query(random, steps);
        }
        for _ in 0..around(workload.downstream_calls.get(), random) {
            steps.push(Step::Delay(downstream.sample(random)));
        }
    };
    let arrivals = Time::new(1.0 / rate, scenario.workload.arrival_scv.get());
    network.stream(arrivals, true, walk);
    if background > 0.0 {
        let unawaited = move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.push(Step::Visit(cache_shards[random.random_range(0..cache_shards.len())]));
        };
        network.stream(Time::new(1.0 / (rate * background), 1.0), false, unawaited);
    }
    network
}
