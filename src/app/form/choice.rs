//! One of a few named options.

use headroom::scenario::{Field, FieldOption, Value};
use leptos::html::Select;
use leptos::prelude::*;

use crate::state::AppState;

#[component]
pub fn ChoiceInput(field: &'static Field, options: Vec<FieldOption>, value: Memo<Value>) -> impl IntoView {
    let state = AppState::of_page();
    let list = NodeRef::<Select>::new();
    // The list can show a value only once its options are there.
    Effect::new(move |_| {
        if let (Some(list), Value::Choice(name)) = (list.get(), value.get()) {
            list.set_value(name);
        }
    });
    let choose = move |event| {
        let name = event_target_value(&event);
        match state.read(field, &name) {
            Ok(()) => state.drafts.update(|drafts| drafts.retain(|key, _| *key != field.key)),
            // The options are the field's own, but one may contradict other inputs.
            Err(why) => state.refuse(field, name, &why),
        }
        state.seal();
    };
    view! {
        <select id=field.key node_ref=list aria-describedby=format!("{0}-error {0}-help", field.key) on:change=choose>
            {options
                .into_iter()
                .map(|option| view! { <option value=option.name>{option.label}</option> })
                .collect_view()}
        </select>
    }
}
