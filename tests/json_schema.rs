//! The JSON of an evaluation is as docs/evaluation.schema.json describes it, whatever the scenario.

use crate::scenarios::scenarios;
use headroom::model::{evaluate, explain_all};
use headroom::report::{SCHEMA, json};
use headroom::scenario::{Scenario, Side, default_preset};
use proptest::prelude::*;
use serde_json::Value;

const SCHEMA_FILE: &str = include_str!("../docs/evaluation.schema.json");

/// The part of JSON Schema that the file uses: type, const, enum, properties, required, additionalProperties, items,
/// anyOf, minimum, and $ref into $defs.
fn violations(schema: &Value, root: &Value, value: &Value, place: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        let target = target.unwrap_or_else(|| panic!("{reference} is not in the schema"));
        return violations(target, root, value, place);
    }
    if let Some(options) = schema["anyOf"].as_array() {
        let found: Vec<Vec<String>> =
            options.iter().map(|option| violations(option, root, value, place)).collect();
        let fits = found.iter().any(Vec::is_empty);
        return if fits { Vec::new() } else { found.concat() };
    }
    let mut wrong = Vec::new();
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let expected = schema["type"].as_str().unwrap_or(kind);
    let whole = expected == "integer" && value.as_f64().is_some_and(|number| number.fract() == 0.0);
    if kind != expected && !whole {
        wrong.push(format!("{place} is a {kind}, not a {expected}"));
    }
    if let Some(constant) = schema.get("const").filter(|constant| *constant != value) {
        wrong.push(format!("{place} is {value}, not {constant}"));
    }
    if schema["enum"].as_array().is_some_and(|options| !options.contains(value)) {
        wrong.push(format!("{place} is {value}, none of {}", schema["enum"]));
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < least
    {
        wrong.push(format!("{place} is {number}, below {least}"));
    }
    if let Some(items) = value.as_array() {
        for (index, item) in items.iter().enumerate() {
            wrong.extend(violations(&schema["items"], root, item, &format!("{place}[{index}]")));
        }
    }
    if let Some(members) = value.as_object() {
        for (key, member) in members {
            let place = format!("{place}.{key}");
            match schema["properties"].get(key) {
                Some(property) => wrong.extend(violations(property, root, member, &place)),
                None => wrong.push(format!("{place} is not described in docs/evaluation.schema.json")),
            }
        }
        for required in schema["required"].as_array().into_iter().flatten() {
            let key = required.as_str().expect("a name");
            if !members.contains_key(key) {
                wrong.push(format!("{place}.{key} is missing"));
            }
        }
    }
    wrong
}

/// A scenario with itself as baseline.
fn check(scenario: &Scenario, explained: bool) -> Vec<String> {
    let Ok(evaluation) = evaluate(scenario) else { return Vec::new() };
    let mut explanations = Vec::new();
    if explained {
        for side in Side::BOTH {
            explanations.extend(explain_all(scenario, &evaluation, side).unwrap());
        }
    }
    let text = json(scenario, &evaluation, Some((scenario, &evaluation)), &explanations).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let schema: Value = serde_json::from_str(SCHEMA_FILE).unwrap();
    violations(&schema, &schema, &document, "$")
}

#[test]
fn the_default_with_every_explanation() {
    assert_eq!(check(&default_preset().scenario(), true), Vec::<String>::new());
    let schema: Value = serde_json::from_str(SCHEMA_FILE).unwrap();
    assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
}

#[test]
fn the_schema_refuses_what_it_does_not_describe() {
    let schema: Value = serde_json::from_str(SCHEMA_FILE).unwrap();
    let wrong = violations(&schema, &schema, &serde_json::json!({"schema": "other", "colour": null}), "$");
    for expected in ["$.schema is \"other\"", "$.colour is not described", "$.vertical is missing"] {
        assert!(wrong.iter().any(|text| text.starts_with(expected)), "{expected} in {wrong:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_scenario(scenario in scenarios()) {
        prop_assert_eq!(check(&scenario, false), Vec::<String>::new());
    }
}
