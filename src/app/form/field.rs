//! One field of the form, whatever its type: label, control, reset, help, error.

use headroom::scenario::{Accepts, Field, Preset, Value, idle};
use headroom::units::quantity;
use leptos::prelude::*;

use super::choice::choice_input;
use super::number::number_inputs;
use crate::element::{Element, button, element, said};
use crate::memo::Memo;
use crate::state::AppState;

pub fn field_view(state: AppState, field: &'static Field) -> Element {
    let value = Memo::new(move || state.scenario.with(|scenario| field.get(scenario)));
    let error = Memo::new(move || {
        state.drafts.with(|drafts| drafts.get(field.key).and_then(|draft| draft.error.clone()))
    });
    let idle = Memo::new(move || state.scenario.with(|scenario| idle(field, scenario)));
    let is_wrong = move || error.with(Option::is_some);
    let changed = Memo::new(move || is_wrong() || state.changed.with(|keys| keys.contains(&field.key)));
    let explained = RwSignal::new(false);
    let reset = move |_: &_| {
        state.seal();
        state.set(field, field.get(state.preset.get_untracked().opening()));
        state.seal();
    };
    let control = match field.accepts {
        Accepts::Number { kind, minimum, maximum, scale, .. } => {
            number_inputs(state, field, kind, (minimum, maximum), scale, value)
        }
        Accepts::Choice { options } => vec![choice_input(state, field, options(), value)],
        Accepts::Text { .. } => Vec::new(),
    };
    let ask = button("?", move |_| explained.update(|open| *open = !*open))
        .class("ask")
        .set("aria-label", &format!("About {}", field.label))
        .live("aria-expanded", move || explained.get().to_string());
    let back = button("↺", reset)
        .class("reset")
        .set("aria-label", &format!("Reset {}", field.label))
        .live("title", move || format!("Reset to {}", field.print_input(state.preset.get().opening())))
        .live_flag("disabled", move || !changed.get());
    let no_effect = move || idle.get().map_or_else(String::new, |because| format!("No effect: {because}."));
    let told = move || if explained.get() { about(field, state.preset.get()) } else { Vec::new() };
    let help = element("div")
        .class("help")
        .live_flag("hidden", move || !explained.get())
        .with(said("p", field.help).set("id", &format!("{}-help", field.key)))
        .live_parts(told);
    let wrong = element("p")
        .class("error")
        .set("id", &format!("{}-error", field.key))
        .set("role", "alert")
        .live_text(move || error.get().unwrap_or_default());
    element("div")
        .class("field")
        .live_class("changed", move || changed.get())
        .live_class("wrong", is_wrong)
        .live_class("idle", move || idle.with(Option::is_some))
        .live_flag("hidden", move || state.search.with(|search| !field.is_about(search)))
        .with(said("label", field.label).set("for", field.key))
        .with(ask)
        .all(control)
        .with(back)
        .with(wrong)
        .with(element("p").class("effect").live_text(no_effect))
        .with(help)
}

/// What the field accepts, its value in the preset, and who says so.
fn about(field: &'static Field, preset: &'static Preset) -> Vec<Element> {
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
    let of_preset = said("p", preset.title).text(": ").with(said("b", &value)).text(&format!("; {source}."));
    vec![said("p", &accepted), of_preset]
}
