//! The symbol by which formulas call an input.

/// By key; those of a design without its side's name in front. Inputs that stand in no formula have none.
const SYMBOLS: &[(&str, &str)] = &[
    ("average_rate", "λ̄"),
    ("peak_to_average", "k"),
    ("arrival_scv", "c_a²"),
    ("slo_p99", "t"),
    ("balancer_time", "S_b"),
    ("app_time", "S_a"),
    ("app_scv", "c_s²"),
    ("cache_operations", "o"),
    ("cache_background_operations", "o_bg"),
    ("cache_time", "S_c"),
    ("cache_hit_ratio", "h"),
    ("working_set_items", "n"),
    ("zipf_exponent", "s"),
    ("database_queries", "q"),
    ("database_time", "S_d"),
    ("database_scv", "c_s²"),
    ("measured_speed", "w"),
    ("client_round_trip", "d"),
    ("hop_round_trip", "hop"),
    ("balancer.nodes", "n_b"),
    ("app.nodes", "n_a"),
    ("cache.shards", "n_c"),
    ("database.shards", "n_d"),
];

pub(super) fn symbol(key: &str) -> &'static str {
    SYMBOLS.iter().find(|(named, _)| *named == key).map_or("", |(_, symbol)| symbol)
}
