//! Any valid scenario: it is evaluated to numbers or reasons, never to a value that is not a number.

use headroom::link::{open, print};
use headroom::model::evaluate;
use headroom::report;
use headroom::scenario::{Accepts, FIELDS, Field, PRESETS, Scenario, Value};
use headroom::units::Kind;

/// Fields that one scenario changes at most.
const MOST_CHANGES: usize = 40;

pub fn run(data: &[u8]) {
    let scenario = scenario(data);
    let link = print(&scenario);
    assert_eq!(open(&link).scenario, scenario, "{link}");
    let Ok(evaluation) = evaluate(&scenario) else { return };
    let json = report::json(&scenario, &evaluation, None, &[]).expect("JSON");
    for never in ["null", "NaN", "inf"] {
        assert!(!json.contains(&format!(": {never}")), "{link} gives {json}");
    }
}

const _: () = assert!(FIELDS.len() <= 256, "one byte no longer chooses among all fields");

/// The first byte chooses the preset; then three bytes make a change: which field, and where in its range.
fn scenario(data: &[u8]) -> Scenario {
    let (&choice, changes) = data.split_first().unwrap_or((&0, &[]));
    let mut scenario = PRESETS[usize::from(choice) % PRESETS.len()].scenario();
    for change in changes.chunks_exact(3).take(MOST_CHANGES) {
        let field = &FIELDS[usize::from(change[0]) % FIELDS.len()];
        let value = value(field, u16::from_be_bytes([change[1], change[2]]));
        match field.set(&mut scenario, value) {
            Err(why) if why.depends_on_others() => {}
            outcome => outcome.expect("a value within the field's bounds"),
        }
    }
    scenario
}

/// A value of the field: the lower half of `place` goes over its range evenly, the upper half by decades from the minimum.
fn value(field: &Field, place: u16) -> Value {
    match field.accepts {
        Accepts::Number { kind, minimum, maximum, .. } => {
            let half = f64::from(u16::MAX / 2);
            let share = match f64::from(place) {
                even if even <= half => even / half,
                decades => libm::pow(10.0, -8.0 * (f64::from(u16::MAX) - decades) / half),
            };
            let number = (minimum + (maximum - minimum) * share).clamp(minimum, maximum);
            Value::Number(if kind == Kind::Whole { number.round() } else { number })
        }
        Accepts::Choice { options } => {
            let options = options();
            Value::Choice(options[usize::from(place) % options.len()].name)
        }
        Accepts::Text { .. } => Value::Text(char::from_u32(u32::from(place)).into_iter().collect()),
    }
}
