//! What the tiers hold, and what limits them.

use headroom::model::{
    Figure, Resource, Sizer, Tier, TierLoad, Warning, evaluate, explain, loads, peak_rate, queries, warnings,
};
use headroom::scenario::{Scenario, Side, default_preset, find};

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

fn load(scenario: &Scenario, side: Side, tier: Tier) -> TierLoad {
    let all = loads(&scenario.workload, scenario.design(side)).expect("a valid scenario");
    all.into_iter().find(|load| load.tier == tier).expect("all tiers")
}

fn warned(scenario: &Scenario, side: Side) -> Vec<Warning> {
    let found = warnings(scenario, &evaluate(scenario).expect("a valid scenario"));
    found.into_iter().filter(|warning| warning.side == Some(side)).collect()
}

fn rules(scenario: &Scenario, side: Side) -> Vec<&'static str> {
    warned(scenario, side).iter().map(|warning| warning.rule).collect()
}

/// A number or a reason for each figure of both designs.
fn check(scenario: &Scenario) {
    let evaluation = evaluate(scenario).expect("a valid scenario");
    for side in Side::BOTH {
        for figure in Figure::ALL {
            let explanation = explain(scenario, &evaluation, side, figure).expect("a valid scenario");
            let value = figure.value(&evaluation, side);
            assert_eq!(explanation.result.is_ok(), value.is_ok(), "{figure:?}");
            assert!(value.is_ok_and(|value| value.value.is_finite()) || explanation.result.is_err());
        }
    }
}

#[test]
fn ninety_percent_of_hits_leave_one_tenth_of_the_queries() {
    let only_cached = ("database_queries", "0");
    let none = with(&[only_cached, ("cache_operations", "10"), ("cache_hit_ratio", "0%")]);
    let most = with(&[only_cached, ("cache_operations", "10"), ("cache_hit_ratio", "90%")]);
    assert_eq!(queries(&none.workload, &none.vertical), 10.0);
    assert!((queries(&most.workload, &most.vertical) - 1.0).abs() < 1e-12);
    let [all, tenth] =
        [&none, &most].map(|scenario| load(scenario, Side::Vertical, Tier::Database).capacity());
    assert!((tenth / all - 10.0).abs() < 1e-9, "{tenth} {all}");
}

/// 10,000 items, Zipf 0.8, room for 1,000: Che's approximation gives 0.4367, a simulated cache 0.4362.
#[test]
fn the_hit_ratio_follows_from_the_memory_of_the_cache() {
    // 8 GiB of an m7i.large, of which 75% hold data: a thousandth of it holds one item with its 64 bytes of records.
    let size = (8.0 * 0.75 * 1_073_741_824.0 / 1000.0 - 64.0).to_string();
    let scenario = with(&[
        ("cache_hit", "computed"),
        ("working_set_items", "10000"),
        ("zipf_exponent", "0.8"),
        ("item_bytes", &format!("{size}B")),
        ("vertical.cache.machine", "m7i.large"),
    ]);
    let evaluation = evaluate(&scenario).unwrap();
    let hit = Figure::CacheHit.value(&evaluation, Side::Vertical).unwrap().value;
    assert!((hit - 0.4367).abs() < 5e-5, "{hit}");
    assert!(rules(&scenario, Side::Vertical).contains(&"cache-too-small"));
    assert!(!rules(&scenario, Side::Horizontal).contains(&"cache-too-small"), "256 GiB hold them all");
}

#[test]
fn a_cache_that_answers_nothing_is_told() {
    let scenario = with(&[("cache_hit_ratio", "0")]);
    assert!(rules(&scenario, Side::Vertical).contains(&"cache-answers-nothing"));
    let unasked = with(&[("cache_hit_ratio", "0"), ("cache_operations", "0")]);
    assert!(!rules(&unasked, Side::Vertical).contains(&"cache-answers-nothing"));
}

#[test]
fn sizing_keeps_the_memory_that_the_hit_ratio_comes_from() {
    let scenario = with(&[
        ("cache_hit", "computed"),
        ("working_set_items", "1B"),
        ("item_bytes", "10kB"),
        ("horizontal.cache.shards", "4"),
    ]);
    let sized = Sizer::new(&scenario, Side::Horizontal).unwrap().size(peak_rate(&scenario).unwrap()).unwrap();
    assert!(sized.design.cache.shards >= 4);
    let mut built = scenario.clone();
    built.horizontal = sized.design;
    assert!(evaluate(&built).unwrap().horizontal.meets_latency);
}

#[test]
fn extremes_of_memory_have_numbers_or_reasons() {
    for changes in [
        [("working_set_items", "1"), ("item_bytes", "1GB"), ("zipf_exponent", "3")],
        [("working_set_items", "1B"), ("item_bytes", "1GB"), ("zipf_exponent", "0")],
        [("working_set_items", "1B"), ("item_bytes", "1B"), ("zipf_exponent", "3")],
    ] {
        let mut scenario = with(&changes);
        find("cache_hit").unwrap().read(&mut scenario, "computed").unwrap();
        check(&scenario);
    }
}

/// Equal popularity: a buffer that holds a quarter of the data answers a quarter of the queries.
#[test]
fn queries_that_memory_does_not_answer_wait_for_the_disk() {
    // An m7i.large has 6 GiB for data.
    let size = format!("{}B", 4.0 * 6.0 * 1_073_741_824.0);
    let changes = [
        ("database_bytes", size.as_str()),
        ("zipf_exponent", "0"),
        ("vertical.database.machine", "m7i.large"),
        ("average_rate", "10"),
        ("disk_time", "8ms"),
        ("cache_operations", "0"),
        ("database_queries", "3"),
    ];
    let scenario = with(&changes);
    let mean = |scenario: &Scenario| evaluate(scenario).unwrap().vertical.latency.unwrap().mean;
    let hit = Figure::BufferHit.value(&evaluate(&scenario).unwrap(), Side::Vertical).unwrap().value;
    assert!((hit - 0.25).abs() < 1e-6, "{hit}");
    let mut in_memory = scenario.clone();
    find("database_bytes").unwrap().read(&mut in_memory, "6GB").unwrap();
    // Three queries, three quarters of which wait 8 ms.
    let more = mean(&scenario) - mean(&in_memory);
    assert!((more / (3.0 * 0.75 * 0.008) - 1.0).abs() < 1e-6, "{more}");
    assert!(rules(&scenario, Side::Vertical).contains(&"database-beyond-memory"));
    assert!(!rules(&in_memory, Side::Vertical).contains(&"database-beyond-memory"));
}

/// Little's law: 1,000 requests a second for 20 ms each are 20 in flight, and 30 minutes of 100 new users a second are
/// 180,000 sessions.
#[test]
fn memory_limits_the_application_by_littles_law() {
    let changes = [
        ("app_time", "20ms"),
        ("cache_operations", "0"),
        ("database_queries", "0"),
        ("downstream_calls", "0"),
        ("request_memory", "100MB"),
        ("session_bytes", "10kB"),
        ("session_duration", "30min"),
        ("requests_per_session", "10"),
    ];
    // 64 GiB, of which 75% are for data.
    let memory = 64.0 * 0.75 * 1_073_741_824.0;
    let mut scenario = with(&changes);
    let limit = load(&scenario, Side::Vertical, Tier::App).limits.memory;
    assert!((limit * 100e6 * 0.02 / memory - 1.0).abs() < 1e-12, "{limit}");
    find("vertical.app.sessions").unwrap().read(&mut scenario, "local").unwrap();
    let limit = load(&scenario, Side::Vertical, Tier::App).limits.memory;
    assert!((limit * (100e6 * 0.02 + 10e3 * 180.0) / memory - 1.0).abs() < 1e-12, "{limit}");
}

/// Each of 1.5 attempts takes memory and a connection of its own; the session of its user is kept once.
#[test]
fn attempts_that_fail_take_memory_and_connections_but_no_session() {
    let changes = [
        ("request_memory", "100MB"),
        ("session_bytes", "10kB"),
        ("session_duration", "30min"),
        ("requests_per_session", "10"),
        ("vertical.app.sessions", "local"),
        ("database_queries", "1"),
        ("max_retries", "1"),
        ("retry_timeout", "600s"),
    ];
    let limits = |failing: &str, tier| {
        let mut scenario = with(&changes);
        find("failure_share").unwrap().read(&mut scenario, failing).unwrap();
        load(&scenario, Side::Vertical, tier).limits
    };
    let (once, again) = (limits("0%", Tier::App), limits("50%", Tier::App));
    assert!((once.connections / again.connections - 1.5).abs() < 1e-12, "{again:?}");
    // 64 GiB, of which 75% are for data; 10 kB for 30 minutes of every tenth request.
    let memory = 64.0 * 0.75 * 1_073_741_824.0;
    let sessions = 10e3 * 180.0;
    let in_flight = memory / once.memory - sessions;
    assert!(in_flight > 0.1 * sessions, "{in_flight}");
    let taken = memory / again.memory;
    assert!((taken / (1.5 * in_flight + sessions) - 1.0).abs() < 1e-12, "{taken}");
    assert!((again.sessions * taken / sessions - 1.0).abs() < 1e-12, "{again:?}");
    let (once, again) = (limits("0%", Tier::Database), limits("50%", Tier::Database));
    assert!((once.connections / again.connections - 1.5).abs() < 1e-12, "{again:?}");
}

#[test]
fn memory_can_be_the_bottleneck() {
    let scenario = with(&[("request_memory", "2GB"), ("average_rate", "1800")]);
    let evaluation = evaluate(&scenario).unwrap();
    let capacity = evaluation.vertical.capacity;
    assert_eq!((capacity.bottleneck, capacity.scarce), (Tier::App, Resource::Memory));
    // The same tier would run out of processors next.
    assert_eq!((capacity.runner_up, capacity.runner_up_scarce), (Tier::App, Resource::Processor));
    assert!(evaluation.vertical.latency.is_ok(), "{capacity:?}");
    assert!(rules(&scenario, Side::Vertical).contains(&"limit-near"), "{capacity:?}");
    let sized = Sizer::new(&scenario, Side::Vertical).unwrap().size(peak_rate(&scenario).unwrap()).unwrap();
    let mut larger = scenario.clone();
    larger.workload.request_memory = headroom::units::Bytes::literal(8e9);
    let more = Sizer::new(&larger, Side::Vertical).unwrap().size(peak_rate(&larger).unwrap()).unwrap();
    assert!(more.design.app.machine.memory_gib > sized.design.app.machine.memory_gib);
}

/// X ≤ N/D: ten connections that each query holds for 2 ms carry 5,000 queries a second.
#[test]
fn connections_limit_application_and_database() {
    let changes = [
        ("cache_operations", "0"),
        ("database_queries", "1"),
        ("hop_round_trip", "1ms"),
        ("database_time", "1ms"),
        ("disk_time", "0ms"),
        ("vertical.app.pool_connections", "10"),
        ("vertical.database.max_connections", "8"),
    ];
    let scenario = with(&changes);
    let app = load(&scenario, Side::Vertical, Tier::App).limits.connections;
    let database = load(&scenario, Side::Vertical, Tier::Database).limits.connections;
    assert!((app / 5_000.0 - 1.0).abs() < 1e-12 && (database / 4_000.0 - 1.0).abs() < 1e-12);
    let found = rules(&scenario, Side::Vertical);
    assert!(found.contains(&"pools-beyond-the-database"), "{found:?}");
    assert!(!rules(&scenario, Side::Horizontal).contains(&"pools-beyond-the-database"));
    let mut busier = scenario;
    find("average_rate").unwrap().read(&mut busier, "2200").unwrap();
    let found = rules(&busier, Side::Vertical);
    assert!(found.contains(&"pool-smaller-than-concurrency"), "{found:?}");
    assert!(found.contains(&"limit-near"), "{found:?}");
}

#[test]
fn a_query_to_all_shards_is_work_for_each_and_waits_for_the_slowest() {
    let changes = [
        ("cache_operations", "0"),
        ("database_queries", "2"),
        ("database_scv", "1"),
        ("disk_time", "0ms"),
        ("contention", "0"),
        ("coherency", "0"),
        ("average_rate", "0.01"),
        ("horizontal.database.shards", "8"),
    ];
    let one = with(&changes);
    let mut all = one.clone();
    find("cross_shard_fraction").unwrap().read(&mut all, "50%").unwrap();
    let visits = |scenario: &Scenario| load(scenario, Side::Horizontal, Tier::Database).visits;
    assert!((visits(&all) / visits(&one) - (0.5 + 0.5 * 8.0)).abs() < 1e-12);
    // Nobody waits: the slowest of 8 exponential times takes H_8 of their mean.
    let mean = |scenario: &Scenario| evaluate(scenario).unwrap().horizontal.latency.unwrap().mean;
    let service = load(&one, Side::Horizontal, Tier::Database).service.mean();
    let harmonic: f64 = (1..=8).map(|k| 1.0 / f64::from(k)).sum();
    let more = (mean(&all) - mean(&one)) / (2.0 * 0.5 * service * (harmonic - 1.0));
    assert!((more - 1.0).abs() < 2e-3, "{more}");
    check(&all);
    // A constant time has no slowest.
    for scenario in [&one, &all] {
        let mut constant = scenario.clone();
        find("database_scv").unwrap().read(&mut constant, "0").unwrap();
        check(&constant);
    }
}

#[test]
fn downstream_answers_of_any_variability_are_gathered() {
    let mean = |scv: &str| {
        let scenario = with(&[
            ("downstream_calls", "1"),
            ("downstream_fan_out", "20"),
            ("downstream_time", "10ms"),
            ("downstream_scv", scv),
            ("average_rate", "0.01"),
        ]);
        evaluate(&scenario).unwrap().vertical.latency.unwrap().mean
    };
    let [constant, even, exponential, uneven] = ["0", "0.5", "1", "4"].map(mean);
    assert!(constant < even && even < exponential && exponential < uneven);
    let harmonic: f64 = (1..=20).map(|k| 1.0 / f64::from(k)).sum();
    assert!(((exponential - constant) / (0.01 * (harmonic - 1.0)) - 1.0).abs() < 1e-9);
    // Just beside the exponential the tabulated law joins the exact one.
    assert!((mean("1.000001") / exponential - 1.0).abs() < 2e-3);
}

/// n* = √((1−α)/β): 20 nodes for α = 0.02, β = 0.00245.
#[test]
fn a_pool_past_its_peak_is_warned_of_and_not_grown() {
    let law = [("pool_contention", "0.02"), ("pool_coherency", "0.00245")];
    let capacity = |nodes: &str| {
        let mut changes = law.to_vec();
        changes.push(("horizontal.app.nodes", nodes));
        let scenario = with(&changes);
        (load(&scenario, Side::Horizontal, Tier::App).capacity(), rules(&scenario, Side::Horizontal))
    };
    let (at_peak, quiet) = capacity("20");
    let (beyond, warned) = capacity("40");
    assert!(beyond < at_peak);
    assert!(!quiet.contains(&"pool-beyond-the-peak") && warned.contains(&"pool-beyond-the-peak"));
    let one = load(&with(&[("horizontal.app.nodes", "1")]), Side::Horizontal, Tier::App).capacity();
    let expected = 20.0 / (1.0 + 0.02 * 19.0 + 0.00245 * 20.0 * 19.0);
    assert!((at_peak / one / expected - 1.0).abs() < 1e-9);
    let scenario = with(&law);
    let sizer = Sizer::new(&scenario, Side::Horizontal).unwrap();
    assert!((sizer.most() / at_peak - 1.0).abs() < 1e-9, "{} {at_peak}", sizer.most());
    let sized = sizer.size(headroom::units::PerSecond::new(0.9 * at_peak).unwrap()).unwrap();
    assert!(sized.design.app.nodes <= 20);
}
