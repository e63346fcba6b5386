//! Any valid scenario, for tests of what must hold for all of them.

use headroom::scenario::{Accepts, FIELDS, Field, PRESETS, Scenario, Value};
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

/// A preset with up to forty fields changed.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let change = (0..FIELDS.len()).prop_flat_map(|index| (Just(&FIELDS[index]), accepted(&FIELDS[index])));
    (select(PRESETS.to_vec()), prop::collection::vec(change, 0..40)).prop_map(|(preset, changes)| {
        let mut scenario = preset.scenario();
        for (field, value) in changes {
            field.set(&mut scenario, value).expect("a value within the field's bounds");
        }
        scenario
    })
}
