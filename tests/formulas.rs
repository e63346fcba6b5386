//! Published numbers, and the function that reproduces each.

use headroom::catalog::named;
use headroom::model::{Limits, Path, Saturated, Scalability, Service, Station, Tier, TierLoad, loads};
use headroom::numeric::{at_least, erlang_c};
use headroom::report::{StationAnswer, station_answer};
use headroom::scenario::{Scenario, Side, default_preset};
use headroom::units::{PerSecond, Scv, Seconds};

fn close(got: f64, expected: f64, tolerance: f64, what: &str) {
    let error = got / expected - 1.0;
    assert!(error.abs() <= tolerance, "{what}: {got}, published {expected}, error {error:e}");
}

fn mmc(servers: u32, arrival_rate: f64) -> Station {
    let one = Scv::new(1.0).unwrap();
    Station {
        servers,
        arrival_rate: PerSecond::new(arrival_rate).unwrap(),
        arrival_scv: one,
        service: Service::new(Seconds::new(1.0).unwrap(), one),
    }
}

fn answer(servers: u32, offered: f64) -> StationAnswer {
    station_answer(&mmc(servers, offered)).unwrap()
}

/// M/M/1 at ρ = 0.9, S = 1 s: R = S/(1−ρ), exponential with rate 1−ρ.
/// Kleinrock, Queueing Systems vol. 1 (1975), ch. 3 and 5.
#[test]
fn mm1() {
    let got = answer(1, 0.9);
    close(got.p_wait, 0.9, 1e-4, "C");
    close(got.mean_response_s, 10.0, 1e-4, "R");
    close(got.p99_s, 46.0517, 1e-3, "p99");
    close(got.p50_s, 6.93147, 1e-3, "p50");
}

/// M/M/3 with a = 2, where c − 1 = a: C = 4/9, R = 13/9; the response time is then a mixture with a
/// gamma-distributed part. Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory (2008), ch. 2.
#[test]
fn mm3_with_two_busy_servers() {
    let got = answer(3, 2.0);
    close(got.p_wait, 0.444_444, 1e-4, "C");
    close(got.mean_response_s, 1.444_444, 1e-4, "R");
    close(got.p99_s, 5.891_17, 1e-3, "p99");
    close(got.p999_s, 8.468_83, 1e-3, "p99.9");
}

/// M/M/100 with a = 90; Erlang C by Cooper, Introduction to Queueing Theory (1981).
#[test]
fn mm100() {
    let got = answer(100, 90.0);
    close(got.p_wait, 0.216_940, 1e-4, "C");
    close(erlang_c(100, 90.0), 0.216_940, 1e-4, "Erlang C");
    close(got.mean_response_s, 1.021_694, 1e-4, "R");
    close(got.p99_s, 4.628_99, 1e-3, "p99");
}

#[test]
fn a_saturated_station_has_no_latency() {
    let why = mmc(3, 4.0).waiting().unwrap_err();
    assert_eq!(why, Saturated { utilization: 4.0 / 3.0, backlog_per_second: 1.0 });
    assert_eq!(why.to_string(), "saturated at 133% of its capacity");
}

/// A scenario in which a request makes one visit each to balancer, application and database, without networks.
fn three_in_series() -> Scenario {
    let inputs = [
        ("average_rate", "70"),
        ("peak_to_average", "1"),
        ("hop_round_trip", "0ms"),
        ("cache_operations", "0"),
        ("cache_background_operations", "0"),
        ("database_queries", "1"),
        ("downstream_calls", "0"),
        ("coherency", "0"),
        ("app_scv", "1"),
        ("database_scv", "1"),
    ];
    default_preset().scenario().changed(&inputs).unwrap()
}

/// Three M/M/1 queues in series at λ = 70/s, S = 10, 8 and 12 ms: the sum of three independent exponentials of
/// rates 30, 55 and 13.33 per second (Jackson, Oper. Res. 5 (1957); Burke, Oper. Res. 4 (1956)).
#[test]
fn three_queues_in_series() {
    let scenario = three_in_series();
    let mut stations = loads(&scenario.workload, scenario.design(Side::Vertical)).unwrap();
    let times = [0.010, 0.008, 0.001, 0.012];
    for (load, seconds) in stations.iter_mut().zip(times) {
        let service = Service::new(Seconds::new(seconds).unwrap(), Scv::new(1.0).unwrap());
        *load = TierLoad { stations: 1, servers_per_machine: 1, service, ..*load };
    }
    let path =
        Path::new(&scenario.workload, &scenario.vertical, &stations, PerSecond::new(70.0).unwrap()).unwrap();
    let [p50, p95, p99] = path.quantiles([0.5, 0.95, 0.99]).unwrap();
    close(p50, 0.107_097, 1e-3, "p50");
    close(p95, 0.289_136, 1e-3, "p95");
    close(p99, 0.410_235, 1e-3, "p99");
}

/// Utilization law in an open network, from the manual of the Octave package "queueing" (qnos): λ = 3/s, visits
/// 16, 7 and 8, S = 0.01, 0.02 and 0.03 s.
#[test]
fn utilizations_of_an_open_network() {
    for (visits, seconds, expected) in [(16.0, 0.01, 0.48), (7.0, 0.02, 0.42), (8.0, 0.03, 0.72)] {
        let load = TierLoad {
            tier: Tier::App,
            stations: 1,
            machines_per_station: 1,
            servers_per_machine: 1,
            visits,
            service: Service::new(Seconds::new(seconds).unwrap(), Scv::new(1.0).unwrap()),
            shared: None,
            scalability: Scalability::LINEAR,
            arrival_scv: Scv::new(1.0).unwrap(),
            revisits: 0.0,
            limits: Limits::NONE,
            hit_ratio: 1.0,
        };
        close(load.utilization(PerSecond::new(3.0).unwrap()), expected, 1e-12, "U");
        close(3.0 / load.capacity(), expected, 1e-12, "U from capacity");
    }
}

/// Two at 99% in parallel; Barlow and Proschan (1975).
#[test]
fn parallel() {
    close(at_least(1, 2, 0.99), 0.9999, 1e-12, "two at 99%");
}

/// Three at 99.9% in series are down 26.26 hours of 8,760 a year; ibid.
#[test]
fn series() {
    let all = at_least(3, 3, 0.999);
    close(all, 0.997_003, 1e-6, "three at 99.9%");
    close((1.0 - all) * 8_760.0, 26.26, 1e-3, "hours a year");
}

/// The published day of Stack Overflow, 2016-02-09: 9.79 erlangs of application work, and 1 web server of 48
/// threads "suffices" for it.
#[test]
fn stack_overflow_2016_inputs_follow_from_the_published_day() {
    let scenario = default_preset().scenario();
    let workload = &scenario.workload;
    close(workload.average_rate.get() * workload.app_time.get(), 9.79, 1e-3, "erlangs");
    let misses = workload.cache_operations.get() * (1.0 - workload.cache_hit_ratio.get());
    close(workload.database_queries.get() + misses, 504_816_843.0 / 209_420_973.0, 1e-3, "queries");
    assert_eq!(named::R630_WEB.threads, 48);
}
