//! One of a few named options.

use headroom::scenario::{Field, FieldOption, Value};
use leptos::prelude::*;
use web_sys::Event;

use crate::element::{Element, element, said, value_of};
use crate::memo::Memo;
use crate::state::AppState;

pub fn choice_input(
    state: AppState,
    field: &'static Field,
    options: Vec<FieldOption>,
    value: Memo<Value>,
) -> Element {
    let choose = move |event: &Event| {
        let name = value_of(event);
        match state.read(field, &name) {
            Ok(()) => state.drafts.update(|drafts| drafts.retain(|key, _| *key != field.key)),
            // The options are the field's own, but one may contradict other inputs.
            Err(why) => state.refuse(field, name, &why),
        }
        state.seal();
    };
    // What was refused stays in sight until it is taken back, or can be done.
    let refused =
        Memo::new(move || state.drafts.with(|drafts| drafts.get(field.key).map(|draft| draft.text.clone())));
    let chosen = move || match (refused.get(), value.get()) {
        (Some(name), _) => name,
        (None, Value::Choice(name)) => name.to_owned(),
        (None, Value::Number(_) | Value::Text(_) | Value::Unset) => String::new(),
    };
    // The list can show a value only once its options are there.
    element("select")
        .set("id", field.key)
        .set("aria-describedby", &format!("{0}-error {0}-help", field.key))
        .live("aria-invalid", move || refused.with(Option::is_some).to_string())
        .all(
            options.into_iter().map(|option| said("option", option.label.as_ref()).set("value", option.name)),
        )
        .live_value(chosen)
        .on("change", choose)
}
