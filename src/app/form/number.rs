//! A number with its unit, as text and as a slider.

use headroom::scenario::{Field, NOT_SET, Scale, Value};
use headroom::units::{Kind, print_input};
use leptos::prelude::*;
use web_sys::Event;

use crate::element::{Element, element, key_of, show_value, value_of};
use crate::memo::Memo;
use crate::state::{AppState, Draft};

/// Steps of a slider from one end to the other.
const STEPS: f64 = 1000.0;

/// The text, and the slider between the least and the most.
pub fn number_inputs(
    state: AppState,
    field: &'static Field,
    kind: Kind,
    (minimum, maximum): (f64, f64),
    scale: Scale,
    value: Memo<Value>,
) -> Vec<Element> {
    let number = move || if let Value::Number(number) = value.get() { Some(number) } else { None };
    // A field that is left open is an empty input.
    let printed = Memo::new(move || number().map_or(String::new(), |number| print_input(number, kind)));
    let draft =
        Memo::new(move || state.drafts.with(|drafts| drafts.get(field.key).map(|draft| draft.text.clone())));
    let is_wrong =
        move || state.drafts.with(|drafts| drafts.get(field.key).is_some_and(|draft| draft.error.is_some()));
    let typed = move |event: &Event| {
        let text = value_of(event);
        let began =
            state.drafts.with_untracked(|drafts| drafts.get(field.key).map(|draft| draft.began.clone()));
        let began = began.unwrap_or_else(|| printed.get_untracked());
        let error = state.read(field, &text).err().map(|why| why.to_string());
        state.drafts.update(|drafts| {
            if text == began {
                drafts.remove(field.key);
            } else {
                drafts.insert(field.key, Draft { text, began, error });
            }
        });
    };
    // A text that was read gives way to the number in its own unit, also where it is the number that was there before.
    let left = move |event: &Event| {
        state.seal();
        state.drafts.update(|drafts| {
            drafts.retain(|key, draft| *key != field.key || draft.error.is_some());
        });
        if draft.with_untracked(Option::is_none) {
            show_value(event, &printed.get_untracked());
        }
    };
    let slide = move |event: &Event| {
        let at: f64 = value_of(event).parse().unwrap_or(0.0);
        state.set(field, Value::Number(scale.value(at / STEPS, minimum, maximum, kind)));
    };
    // Where a step of the slider is less than one thing, a key still moves by one.
    let step = move |event: &Event| {
        let by = match key_of(event).as_str() {
            "ArrowRight" | "ArrowUp" => 1.0,
            "ArrowLeft" | "ArrowDown" => -1.0,
            _ => return,
        };
        let now = value.with_untracked(|value| if let Value::Number(now) = value { *now } else { minimum });
        let at = (scale.position(now, minimum, maximum) * STEPS).round() + by;
        if kind == Kind::Whole && scale.value(at / STEPS, minimum, maximum, kind) == now {
            event.prevent_default();
            state.set(field, Value::Number((now + by).clamp(minimum, maximum)));
        }
    };
    let text = element("input")
        .set("type", "text")
        .set("id", field.key)
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("placeholder", NOT_SET)
        .set("aria-describedby", &format!("{0}-error {0}-help", field.key))
        .live("aria-invalid", move || is_wrong().to_string())
        .live_value(move || draft.get().unwrap_or_else(|| printed.get()))
        .on("input", typed)
        .on("change", left);
    let words = move || printed.with(|text| if text.is_empty() { NOT_SET.to_owned() } else { text.clone() });
    let place = move || (scale.position(number().unwrap_or(minimum), minimum, maximum) * STEPS).round();
    let slider = element("input")
        .set("type", "range")
        .set("min", "0")
        .set("max", &STEPS.to_string())
        .set("step", "1")
        .set("aria-label", &format!("{} slider", field.label))
        .live("aria-valuetext", words)
        .live_value(move || place().to_string())
        .on("input", slide)
        .on("keydown", step)
        .on("change", move |_| state.seal());
    vec![text, slider]
}
