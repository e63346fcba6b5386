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
        // The options are the field's own, so each of them can be read.
        let _ = state.read(field, &event_target_value(&event));
        state.seal();
    };
    view! {
        <select id=field.key node_ref=list aria-describedby=format!("{}-help", field.key) on:change=choose>
            {options
                .into_iter()
                .map(|option| view! { <option value=option.name>{option.label}</option> })
                .collect_view()}
        </select>
    }
}
