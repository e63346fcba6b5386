//! Words that several reports share.

use crate::link;
use crate::scenario::{Accepts, Field, Scenario, Value};

/// The scenario's link, without the page it opens on.
pub(super) fn link_line(scenario: &Scenario) -> String {
    format!("#{}", link::print(scenario))
}

/// The value of a field, as a person would type or choose it.
pub(super) fn value_text(field: &Field, scenario: &Scenario) -> String {
    match (field.get(scenario), field.accepts) {
        (Value::Choice(name), Accepts::Choice { options }) => {
            let chosen = options().into_iter().find(|option| option.name == name);
            chosen.map_or_else(|| name.to_owned(), |option| option.label)
        }
        _ => field.print_input(scenario),
    }
}

/// The name of a field, with the design it belongs to.
pub(super) fn field_name(field: &Field) -> String {
    match field.side() {
        Some(side) => format!("{}: {}", side.label(), field.label.to_lowercase()),
        None => field.label.to_owned(),
    }
}
