//! Any valid scenario, for tests of what must hold for all of them.

use headroom::scenario::{Accepts, FIELDS, Field, PRESETS, Scenario, Side, Value};
use headroom::units::Kind;
use proptest::prelude::*;
use proptest::sample::select;

/// A value that the field accepts; one in four is at an end of its range.
fn accepted(field: &'static Field) -> BoxedStrategy<Value> {
    match field.accepts {
        Accepts::Number { kind, minimum, maximum, optional, .. } => {
            let between = if kind == Kind::Whole {
                (minimum as u32..=maximum as u32).prop_map(f64::from).boxed()
            } else {
                (minimum..=maximum).boxed()
            };
            let ends = select(vec![minimum, maximum]);
            let number = prop_oneof![2 => between, 1 => low(kind, minimum, maximum), 1 => ends]
                .prop_map(Value::Number);
            if optional { prop_oneof![number, Just(Value::Unset)].boxed() } else { number.boxed() }
        }
        Accepts::Choice { options } => {
            select(options().into_iter().map(|option| option.name).collect::<Vec<_>>())
                .prop_map(Value::Choice)
                .boxed()
        }
        Accepts::Text { .. } => ".{0,40}".prop_map(Value::Text).boxed(),
    }
}

/// Near the minimum, by decades: where most systems are.
fn low(kind: Kind, minimum: f64, maximum: f64) -> BoxedStrategy<f64> {
    let range = maximum - minimum;
    (0.0..6.0)
        .prop_map(move |decades: f64| {
            let value = minimum + range * 10_f64.powi(-(decades as i32) - 1) * (1.0 + decades.fract());
            if kind == Kind::Whole { value.round().clamp(minimum, maximum) } else { value.min(maximum) }
        })
        .boxed()
}

/// What puts all tiers of a design on one machine.
const TOGETHER: [(&str, &str); 10] = [
    ("balancer.kind", "own"),
    ("balancer.nodes", "1"),
    ("app.nodes", "1"),
    ("cache.shards", "1"),
    ("cache.replicas", "0"),
    ("cache.machine", "r7i.large"),
    ("database.shards", "1"),
    ("database.replicas", "0"),
    ("database.machine", "r7i.large"),
    ("placement", "together"),
];

/// The scenario with all tiers of a design on its application machine.
pub fn together(scenario: &Scenario, side: Side) -> Scenario {
    let changes = TOGETHER.map(|(key, text)| (format!("{}.{key}", side.key()), text));
    let changes: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (key.as_str(), *text)).collect();
    scenario.changed(&changes).expect("fields and values")
}

/// The scenario with no cache in a design, and sessions that need none.
pub fn without_cache(scenario: &Scenario, side: Side) -> Scenario {
    let [sessions, cache] = ["app.sessions", "cache.kind"].map(|key| format!("{}.{key}", side.key()));
    scenario.changed(&[(&sessions, "token"), (&cache, "none")]).expect("fields and values")
}

/// Any valid scenario; in one of four, a design has all its tiers on one machine.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let shared =
        select(vec![None, None, None, None, None, None, Some(Side::Vertical), Some(Side::Horizontal)]);
    (changed_presets(), shared)
        .prop_map(|(scenario, side)| side.map_or_else(|| scenario.clone(), |side| together(&scenario, side)))
}

/// A preset with up to forty fields changed.
fn changed_presets() -> impl Strategy<Value = Scenario> {
    let change = (0..FIELDS.len()).prop_flat_map(|index| (Just(&FIELDS[index]), accepted(&FIELDS[index])));
    (select(PRESETS.to_vec()), prop::collection::vec(change, 0..40)).prop_map(|(preset, changes)| {
        let mut scenario = preset.scenario();
        for (field, value) in changes {
            match field.set(&mut scenario, value) {
                Err(why) if why.depends_on_others() => {}
                outcome => outcome.expect("a value within the field's bounds"),
            }
        }
        scenario
    })
}
