//! One field of the form, whatever its type: label, control, reset, help, error.

use headroom::scenario::{Accepts, Field, Preset, Value, idle};
use headroom::units::quantity;
use leptos::prelude::*;

use super::choice::ChoiceInput;
use super::number::NumberInput;
use crate::state::AppState;

#[component]
pub fn FieldView(field: &'static Field) -> impl IntoView {
    let state = AppState::of_page();
    let value = Memo::new(move |_| state.scenario.with(|scenario| field.get(scenario)));
    let error = Memo::new(move |_| {
        state.drafts.with(|drafts| drafts.get(field.key).and_then(|draft| draft.error.clone()))
    });
    let idle = Memo::new(move |_| state.scenario.with(|scenario| idle(field, scenario)));
    let changed = Memo::new(move |_| {
        error.with(Option::is_some) || state.changed.with(|keys| keys.contains(field.key))
    });
    let hidden = Memo::new(move |_| state.search.with(|search| !field.is_about(search)));
    let explained = RwSignal::new(false);
    let reset = move |_| {
        state.seal();
        state.set(field, field.get(state.preset.get_untracked().opening()));
        state.seal();
    };
    let control = match field.accepts {
        Accepts::Number { kind, minimum, maximum, scale, .. } => {
            let range = (minimum, maximum);
            view! { <NumberInput field=field kind=kind range=range scale=scale value=value error=error/> }
                .into_any()
        }
        Accepts::Choice { options } => {
            view! { <ChoiceInput field=field options=options() value=value/> }.into_any()
        }
        Accepts::Text { .. } => ().into_any(),
    };
    view! {
        <div
            class="field"
            class:changed=changed
            class:wrong=move || error.with(Option::is_some)
            class:idle=move || idle.get().is_some()
            hidden=hidden
        >
            <label for=field.key>{field.label}</label>
            <button
                type="button"
                class="ask"
                aria-label=format!("About {}", field.label)
                aria-expanded=move || explained.get().to_string()
                on:click=move |_| explained.update(|open| *open = !*open)
            >
                "?"
            </button>
            {control}
            <button
                type="button"
                class="reset"
                aria-label=format!("Reset {}", field.label)
                title=move || format!("Reset to {}", field.print_input(state.preset.get().opening()))
                disabled=move || !changed.get()
                on:click=reset
            >
                "↺"
            </button>
            <p class="error" id=format!("{}-error", field.key) role="alert">{error}</p>
            <p class="effect">{move || idle.get().map(|because| format!("No effect: {because}."))}</p>
            <div class="help" hidden=move || !explained.get()>
                <p id=format!("{}-help", field.key)>{field.help}</p>
                {move || explained.get().then(|| about(field, state.preset.get()))}
            </div>
        </div>
    }
}

/// What the field accepts, its value in the preset, and who says so.
fn about(field: &'static Field, preset: &'static Preset) -> impl IntoView + use<> {
    let accepted = match field.accepts {
        Accepts::Number { kind, minimum, maximum, optional, .. } => format!(
            "From {} to {}; write {}{}.",
            quantity(minimum, kind),
            quantity(maximum, kind),
            kind.example(),
            if optional { ", or nothing" } else { "" }
        ),
        Accepts::Choice { .. } | Accepts::Text { .. } => String::new(),
    };
    let value = match field.get(preset.opening()) {
        Value::Number(_) | Value::Text(_) | Value::Unset => field.print_input(preset.opening()),
        Value::Choice(name) => field.label_of(name),
    };
    let source = match preset.origin_of(field.key) {
        Some(input) => {
            let origin = input.origin();
            format!("{}. {}, {} ({})", input.derivation, origin.source, origin.date, origin.mark.word())
        }
        None => "a default, not of this preset".to_owned(),
    };
    view! {
        <p>{accepted}</p>
        <p>{preset.title} ": " <b>{value}</b> "; " {source} "."</p>
    }
}
