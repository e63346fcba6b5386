//! An input that the form calls idle changes nothing.

use headroom::model::evaluate;
use headroom::scenario::{Accepts, FIELDS, Field, Scenario, Value, default_preset, find, idle};

/// The field at another value than it has.
fn changed(field: &Field, scenario: &Scenario) -> Scenario {
    let mut changed = scenario.clone();
    let value = match (field.accepts, field.get(scenario)) {
        (Accepts::Number { minimum, maximum, .. }, Value::Number(now)) => {
            Value::Number(if now == maximum { minimum } else { maximum })
        }
        (Accepts::Choice { options }, Value::Choice(now)) => {
            Value::Choice(options().iter().map(|option| option.name).find(|name| *name != now).unwrap())
        }
        (_, other) => other,
    };
    field.set(&mut changed, value).unwrap();
    changed
}

#[test]
fn an_idle_input_changes_no_number() {
    let mut scenario = default_preset().scenario();
    let mut seen = 0;
    for (key, text) in [
        ("average_rate", "2424"),
        ("vertical.app.sessions", "store"),
        ("horizontal.app.sessions", "store"),
        ("horizontal.database.replication", "synchronous"),
        ("downstream_calls", "0"),
        ("horizontal.database.replicas", "0"),
        ("vertical.placement", "together"),
    ] {
        find(key).unwrap().read(&mut scenario, text).unwrap();
        let expected = evaluate(&scenario).unwrap();
        for field in FIELDS.iter().filter(|field| idle(field, &scenario).is_some()) {
            assert_eq!(evaluate(&changed(field, &scenario)).unwrap(), expected, "{} after {key}", field.key);
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} idle inputs were seen");
}
