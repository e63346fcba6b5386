//! A number with its unit, as text and as a slider.

use headroom::scenario::{Field, NOT_SET, Scale, Value};
use headroom::units::{Kind, print_input};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::state::{AppState, Draft};

/// Steps of a slider from one end to the other.
const STEPS: f64 = 1000.0;

#[component]
pub fn NumberInput(
    field: &'static Field,
    kind: Kind,
    /// Least and most.
    range: (f64, f64),
    scale: Scale,
    value: Memo<Value>,
    error: Memo<Option<String>>,
) -> impl IntoView {
    let state = AppState::of_page();
    let (minimum, maximum) = range;
    let number = move || if let Value::Number(number) = value.get() { Some(number) } else { None };
    // A field that is left open is an empty input.
    let printed = Memo::new(move |_| number().map_or(String::new(), |number| print_input(number, kind)));
    let draft =
        Memo::new(move |_| state.drafts.with(|drafts| drafts.get(field.key).map(|draft| draft.text.clone())));
    let text = move || draft.get().unwrap_or_else(|| printed.get());
    let typed = move |event| {
        let text = event_target_value(&event);
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
    // A text that was read gives way to the number in its own unit.
    let left = move |_| {
        state.seal();
        state.drafts.update(|drafts| {
            drafts.retain(|key, draft| *key != field.key || draft.error.is_some());
        });
    };
    let slide = move |event| {
        let at: f64 = event_target_value(&event).parse().unwrap_or(0.0);
        state.set(field, Value::Number(scale.value(at / STEPS, minimum, maximum, kind)));
    };
    // Where a step of the slider is less than one thing, a key still moves by one.
    let step = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
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
    view! {
        <input
            type="text"
            id=field.key
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            placeholder=NOT_SET
            aria-describedby=format!("{0}-error {0}-help", field.key)
            aria-invalid=move || error.with(Option::is_some).to_string()
            prop:value=text
            on:input=typed
            on:change=left
        />
        <input
            type="range"
            min="0"
            max=STEPS
            step="1"
            aria-label=format!("{} slider", field.label)
            aria-valuetext=move || {
                printed.with(|text| if text.is_empty() { NOT_SET.to_owned() } else { text.clone() })
            }
            prop:value=move || {
                (scale.position(number().unwrap_or(minimum), minimum, maximum) * STEPS).round()
            }
            on:input=slide
            on:keydown=step
            on:change=move |_| state.seal()
        />
    }
}
