//! Stack Overflow: a system that scaled up first, published in unusual detail by Nick Craver.

use super::Scenario;
use super::design::{Balancing, Design, Edge, Pool, Purchase, Reads, Replication, Sessions, Store};
use super::objectives::Objectives;
use super::preset::{Preset, PresetInput};
use super::workload::Workload;
use crate::catalog::{Mark, Origin, named};
use crate::units::{Bytes, Factor, Fraction, PerSecond, Scv, Seconds};

pub(super) static YEAR_2016: Preset = Preset {
    id: "stack-overflow-2016",
    version: 1,
    title: "Stack Overflow 2016",
    story: "All of Stack Exchange from nine web servers and two pairs of SQL servers in one data centre. By accident \
            they learned that one web server suffices.",
    inputs: INPUTS_2016,
    build: year_2016,
};

// One weekday, 2016-02-09, all sites.
const HTTP_REQUESTS: f64 = 209_420_973.0;
const ASPNET_MS: f64 = 1_609_944_301.0;
const SQL_QUERIES: f64 = 504_816_843.0;
const SQL_MS: f64 = 607_073_066.0;
const REDIS_OPERATIONS: f64 = 5_831_683_114.0;
const REDIS_MS: f64 = 10_396_073.0;
const TAG_ENGINE_MS: f64 = 147_018_571.0;
const TAG_ENGINE_REQUESTS: f64 = 3_661_134.0;
const HTTP_BYTES: f64 = 1_240_266_346_053.0;
const SECONDS_PER_DAY: f64 = 86_400.0;

const RATE: f64 = HTTP_REQUESTS / SECONDS_PER_DAY;
const APP_SECONDS: f64 = (ASPNET_MS - SQL_MS - REDIS_MS - TAG_ENGINE_MS) / HTTP_REQUESTS / 1e3;
const HOP_SECONDS: f64 = 0.17e-3;
// 3.04% of 40 threads at 86,982 operations a second, at peak in 2019.
const REDIS_SECONDS: f64 = 0.0304 * 40.0 / 86_982.0;
const REDIS_AWAITED: f64 = REDIS_MS / HTTP_REQUESTS / 1e3 / (HOP_SECONDS + REDIS_SECONDS);
const REDIS_HIT_RATIO: f64 = 0.304;
const SQL_DIRECT: f64 = SQL_QUERIES / HTTP_REQUESTS - REDIS_AWAITED * (1.0 - REDIS_HIT_RATIO);
// The published time is measured by the caller, so it holds the round trip.
const SQL_SECONDS: f64 = SQL_MS / SQL_QUERIES / 1e3 - HOP_SECONDS;

const ARCHITECTURE: &str = "Nick Craver, Stack Overflow: The Architecture, 2016 Edition";
const HARDWARE: &str = "Nick Craver, Stack Overflow: The Hardware, 2016 Edition";
const CACHING: &str = "Nick Craver, Stack Overflow: How We Do App Caching, 2019 Edition";

const fn input(
    key: &'static str,
    derivation: &'static str,
    source: &'static str,
    date: &'static str,
    mark: Mark,
) -> PresetInput {
    PresetInput { key, derivation, origin: Origin { source, date, mark } }
}

#[rustfmt::skip]
const INPUTS_2016: &[PresetInput] = &[
    input("average_rate", "209,420,973 HTTP requests on 2016-02-09 / 86,400 s", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("peak_to_average", "SQL queries of January 2015: 10,700/s at peak, 559 million a day", "stackexchange.com/performance", "2015-01-05", Mark::Derived),
    input("arrival_scv", "Poisson: many independent readers", "our choice", "2026-11-01", Mark::Assumption),
    input("balancer_time", "64 cores / 2 million requests a second: HAProxy on c6gn.16xlarge", "haproxy.com blog, 2021", "2021-04-01", Mark::Derived),
    input("app_time", "(1,609,944,301 ms of ASP.NET − 607,073,066 of SQL − 10,396,073 of Redis − 147,018,571 of tag engine) / 209,420,973 requests", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("app_scv", "between 0.69 and 2.38: question pages (49,180,275 of 19.12 ms), home pages (6,370,076 of 8.81 ms) and the rest (3.99 ms), each constant or each exponential", ARCHITECTURE, "2016-02-17", Mark::Assumption),
    input("cache_operations", "10,396,073 ms of waiting for Redis / 209,420,973 requests, at one round trip and one operation each", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("cache_background_operations", "5,831,683,114 Redis operations / 209,420,973 requests, less those awaited; most serve feeds outside HTTP", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("cache_time", "3.04% of 40 threads at 86,982 operations a second", CACHING, "2019-08-06", Mark::Derived),
    input("cache_hit_ratio", "25.57 billion hits, 58.66 billion misses in Redis behind the caches in process memory", CACHING, "2019-08-06", Mark::Derived),
    input("database_queries", "504,816,843 SQL queries / 209,420,973 requests, less the misses of Redis", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("database_time", "607,073,066 ms / 504,816,843 queries, less the round trip", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("database_scv", "point look-ups and heavy queries mixed; no distribution was published", "our choice", "2026-11-01", Mark::Assumption),
    input("static_fraction", "the requests of the published day are those that reached the balancers", ARCHITECTURE, "2016-02-17", Mark::Primary),
    input("token_time", "sessions are cookies; their check is within the application time", "our choice", "2026-11-01", Mark::Assumption),
    input("read_fraction", "no share of reads was published", "our choice", "2026-11-01", Mark::Assumption),
    input("downstream_calls", "3,661,134 requests to the tag engine / 209,420,973 requests", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("downstream_time", "147,018,571 ms / 3,661,134 requests to the tag engine", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("response_size", "1,240,266,346,053 bytes of HTTP / 209,420,973 requests", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("coherency", "fit of the Universal Scalability Law to NGINX serving 1 KB on 1 to 36 cores of the same generation", "nginx.com, Testing the Performance of NGINX", "2017-01-01", Mark::Derived),
    input("annual_growth", "148,084,883 requests on 2013-11-12, 209,420,973 on 2016-02-09", ARCHITECTURE, "2016-02-17", Mark::Derived),
    input("replication_lag", "no lag was published", "our choice", "2026-11-01", Mark::Assumption),
    input("measured_speed", "Haswell and Ivy Bridge cores against Sapphire Rapids", "our choice", "2026-11-01", Mark::Assumption),
    input("client_round_trip", "latency is measured at the balancer, as the published times are", ARCHITECTURE, "2016-02-17", Mark::Primary),
    input("hop_round_trip", "round trip in a rack at 10 Gbit/s", CACHING, "2019-08-06", Mark::Primary),
    input("people_hours_per_node", "no hours were published; an hour a month is one person for about 160 servers", "our choice", "2026-11-01", Mark::Assumption),
    input("people_rate", "no wages were published; $80 an hour with all charges is about $166,000 a year of 2,080 hours", "our choice", "2026-11-01", Mark::Assumption),
    input("slo_p99", "no objective was published", "our choice", "2026-11-01", Mark::Assumption),
    input("slo_availability", "no objective was published", "our choice", "2026-11-01", Mark::Assumption),
    input("horizontal.app.nodes", "nine of eleven web servers carry production", HARDWARE, "2016-03-29", Mark::Primary),
    input("horizontal.database.shards", "two clusters: Stack Overflow, and everything else; both on the machine of the first here", HARDWARE, "2016-03-29", Mark::Primary),
    input("horizontal.database.replicas", "one more server for each in New York; a third in Denver is left out", HARDWARE, "2016-03-29", Mark::Primary),
    input("horizontal.cache.replicas", "a master and a replica", HARDWARE, "2016-03-29", Mark::Primary),
    input("vertical.app.nodes", "“one web server suffices”, tested by accident", ARCHITECTURE, "2016-02-17", Mark::Primary),
];

/// Rounds to four significant digits, which is more than the sources carry, so that inputs are readable.
const fn four_digits(value: f64) -> f64 {
    let mut scale = 1.0;
    while value > 0.0 && value * scale < 1000.0 {
        scale *= 10.0;
    }
    (value * scale + 0.5) as u64 as f64 / scale
}

fn year_2016() -> Scenario {
    let one = |machine| Pool { machine, nodes: 1, zones: 1 };
    let single = |machine| Store { machine, shards: 1, replicas: 0, zones: 1 };
    Scenario {
        preset: &YEAR_2016,
        name: YEAR_2016.title.to_owned(),
        workload: workload_2016(),
        objectives: Objectives {
            slo_p99: const { Seconds::literal(0.1) },
            slo_availability: const { Fraction::literal(0.999) },
        },
        vertical: Design {
            edge: Edge::None,
            balancer: one(named::R620_HAPROXY),
            app: one(named::R630_WEB),
            balancing: Balancing::RoundRobin,
            sessions: Sessions::Token,
            cache: single(named::R630_REDIS),
            database: single(named::R720XD_SQL),
            reads: Reads::Primary,
            replication: Replication::Asynchronous,
            purchase: Purchase::OnDemand,
        },
        horizontal: Design {
            edge: Edge::None,
            balancer: Pool { nodes: 2, ..one(named::R620_HAPROXY) },
            app: Pool { nodes: 9, ..one(named::R630_WEB) },
            balancing: Balancing::RoundRobin,
            sessions: Sessions::Token,
            cache: Store { replicas: 1, ..single(named::R630_REDIS) },
            database: Store { shards: 2, replicas: 1, ..single(named::R720XD_SQL) },
            reads: Reads::Primary,
            replication: Replication::Asynchronous,
            purchase: Purchase::OnDemand,
        },
    }
}

fn workload_2016() -> Workload {
    Workload {
        average_rate: const { PerSecond::literal(four_digits(RATE)) },
        peak_to_average: const { Factor::literal(1.65) },
        // (209.4/148.1) in 2.245 years.
        annual_growth: const { Factor::literal(0.167) },
        horizon_months: 36,
        arrival_scv: const { Scv::literal(1.0) },
        response_size: const { Bytes::literal(four_digits(HTTP_BYTES / HTTP_REQUESTS)) },
        static_fraction: const { Fraction::literal(0.0) },
        cdn_hit_ratio: const { Fraction::literal(0.9) },
        edge_round_trip: const { Seconds::literal(0.0) },
        client_round_trip: const { Seconds::literal(0.0) },
        hop_round_trip: const { Seconds::literal(HOP_SECONDS) },
        measured_speed: const { Factor::literal(0.65) },
        balancer_time: const { Seconds::literal(64.0 / 2e6) },
        app_time: const { Seconds::literal(four_digits(APP_SECONDS)) },
        app_scv: const { Scv::literal(1.5) },
        token_time: const { Seconds::literal(0.0) },
        sticky_imbalance: const { Fraction::literal(0.2) },
        cache_operations: const { Factor::literal(four_digits(REDIS_AWAITED)) },
        cache_background_operations: const {
            Factor::literal(four_digits(REDIS_OPERATIONS / HTTP_REQUESTS - REDIS_AWAITED))
        },
        cache_time: const { Seconds::literal(four_digits(REDIS_SECONDS)) },
        cache_hit_ratio: const { Fraction::literal(REDIS_HIT_RATIO) },
        database_queries: const { Factor::literal(four_digits(SQL_DIRECT)) },
        read_fraction: const { Fraction::literal(0.9) },
        database_time: const { Seconds::literal(four_digits(SQL_SECONDS)) },
        database_scv: const { Scv::literal(2.0) },
        replication_round_trip: const { Seconds::literal(HOP_SECONDS) },
        replication_lag: const { Seconds::literal(1.0) },
        downstream_calls: const { Factor::literal(four_digits(TAG_ENGINE_REQUESTS / HTTP_REQUESTS)) },
        downstream_fan_out: 1,
        downstream_time: const { Seconds::literal(four_digits(TAG_ENGINE_MS / TAG_ENGINE_REQUESTS / 1e3)) },
        downstream_scv: const { Scv::literal(1.0) },
        contention: const { Fraction::literal(0.0) },
        coherency: const { Fraction::literal(7.2246e-4) },
        people_hours_per_node: const { Factor::literal(1.0) },
        people_rate: const { Factor::literal(80.0) },
    }
}
