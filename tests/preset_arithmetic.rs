//! Values that follow from published figures are those figures' ratios, to the digits that are written.

use headroom::scenario::{Preset, Value, find};

const DAY: f64 = 86_400.0;

/// Requests, milliseconds and bytes of 2013-11-12 and 2016-02-09.
const REQUESTS_2013: f64 = 148_084_883.0;
const REQUESTS_2016: f64 = 209_420_973.0;
const REQUESTS_2019: f64 = 308_065_226.0;
const HOP_MS: f64 = 0.17;
const REDIS_MS: f64 = 0.0304 * 40.0 / 86_982.0 * 1e3;

#[test]
fn derived_values_are_the_ratios_of_what_was_published() {
    let redis_awaited = 10_396_073.0 / REQUESTS_2016 / (HOP_MS + REDIS_MS);
    let ratios = [
        ("stack-overflow-2013", "average_rate", REQUESTS_2013 / DAY),
        (
            "stack-overflow-2013",
            "app_time",
            (2_728_177_045.0 - 558_224_585.0 - 99_346_916.0 - 132_384_059.0) / REQUESTS_2013 / 1e3,
        ),
        ("stack-overflow-2013", "cache_operations", 412_865_051.0 / REQUESTS_2013),
        ("stack-overflow-2013", "cache_time", (99_346_916.0 / 412_865_051.0 - HOP_MS) / 1e3),
        ("stack-overflow-2013", "database_queries", 334_572_103.0 / REQUESTS_2013),
        ("stack-overflow-2013", "database_time", (558_224_585.0 / 334_572_103.0 - HOP_MS) / 1e3),
        ("stack-overflow-2013", "downstream_calls", 3_603_418.0 / REQUESTS_2013),
        ("stack-overflow-2013", "downstream_time", 132_384_059.0 / 3_603_418.0 / 1e3),
        ("stack-overflow-2013", "response_size", 833_992_982_627.0 / REQUESTS_2013),
        ("stack-overflow-2013", "peak_to_average", 10_700.0 / (559e6 / DAY)),
        ("stack-overflow-2016", "average_rate", REQUESTS_2016 / DAY),
        (
            "stack-overflow-2016",
            "app_time",
            (1_609_944_301.0 - 607_073_066.0 - 10_396_073.0 - 147_018_571.0) / REQUESTS_2016 / 1e3,
        ),
        ("stack-overflow-2016", "balancer_time", 64.0 / 2e6),
        ("stack-overflow-2016", "cache_time", REDIS_MS / 1e3),
        ("stack-overflow-2016", "cache_operations", redis_awaited),
        (
            "stack-overflow-2016",
            "cache_background_operations",
            5_831_683_114.0 / REQUESTS_2016 - redis_awaited,
        ),
        ("stack-overflow-2016", "cache_hit_ratio", 25.57 / (25.57 + 58.66)),
        ("stack-overflow-2016", "database_queries", 504_816_843.0 / REQUESTS_2016 - redis_awaited * 0.696),
        ("stack-overflow-2016", "database_time", (607_073_066.0 / 504_816_843.0 - HOP_MS) / 1e3),
        ("stack-overflow-2016", "downstream_calls", 3_661_134.0 / REQUESTS_2016),
        ("stack-overflow-2016", "downstream_time", 147_018_571.0 / 3_661_134.0 / 1e3),
        ("stack-overflow-2016", "response_size", 1_240_266_346_053.0 / REQUESTS_2016),
        ("stack-overflow-2021", "average_rate", REQUESTS_2019 / DAY),
        (
            "stack-overflow-2021",
            "cache_background_operations",
            1_586_553_473.0 / REQUESTS_2019 - redis_awaited,
        ),
        ("stack-overflow-2021", "response_size", 55e12 / (REQUESTS_2019 / DAY * 730.0 * 3600.0)),
        ("netflix-2018", "average_rate", 1e6 / 1.65),
        ("netflix-2018", "people_hours_per_node", 4.0 * 160.0 / 16_000.0),
        ("wikipedia-2020", "average_rate", 8e6 / 60.0),
        ("wikipedia-2020", "response_size", 25e9 / 8.0 / 133e3),
        ("wikipedia-2020", "read_fraction", 1.0 - 21.0 / 8_121.0),
        ("discord-scylladb-2022", "average_rate", 2.0 * 4e9 / DAY),
        ("discord-scylladb-2022", "database_bytes", 72.0 * 9e12 / 3.0),
        ("discord-cassandra-2022", "database_bytes", 177.0 * 4e12 / 3.0),
        ("instagram-launch-2010", "average_rate", 25_000.0 * 100.0 / DAY),
        ("twitter-2007", "peak_to_average", 800.0 / 300.0),
        ("twitter-2013", "average_rate", 300e3 + 6e3),
        ("twitter-2013", "app_time", 16.0 / 15_000.0),
        ("twitter-2013", "cache_background_operations", 3.0 * 30e9 / DAY / 306e3),
        ("twitter-2013", "database_queries", 6e3 / 306e3),
        ("postgres-reads", "average_rate", 500e3 / 60.0 / 1.5),
        ("internal-tool", "average_rate", 50.0 * 200.0 / DAY),
        ("internal-tool", "peak_to_average", 730.0 / 168.0),
        ("phase-1", "average_rate", 1e7 / DAY),
        ("phase-2", "average_rate", 1e8 / DAY),
        ("phase-3", "average_rate", 1e9 / DAY),
        ("phase-4", "average_rate", 1e10 / DAY),
    ];
    for (preset, key, expected) in ratios {
        let preset = Preset::find(preset).unwrap();
        let Value::Number(value) = find(key).unwrap().get(preset.opening()) else {
            panic!("{key} is a number")
        };
        let text = preset.inputs().find(|(own, _)| *own == key).unwrap().1;
        assert!((value / expected - 1.0).abs() <= rounding(text), "{preset}: {key} = {text}, but {expected}");
    }
}

/// Half a unit in the last digit written, as a share of the number; two percent where people would round more.
fn rounding(text: &str) -> f64 {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').collect();
    let significant = digits.len() as i32;
    if significant >= 4 { 0.51 * 10f64.powi(1 - significant) } else { 0.02 }
}
