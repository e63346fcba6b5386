//! One field of the form: number with unit and slider, or choice; its help, reset and error.

use headroom::chart::Scale as Axis;
use headroom::scenario::{Accepts, Field, Scale, Value};
use headroom::units::Kind;
use leptos::prelude::*;

use crate::state::AppState;

/// Steps of a slider from one end to the other.
const STEPS: f64 = 1000.0;

#[component]
pub fn FieldInput(field: &'static Field) -> impl IntoView {
    let state = AppState::of_page();
    let error = RwSignal::new(None::<String>);
    let read = move |text: &str| {
        let outcome = state.read(field, text);
        error.set(outcome.err().map(|why| why.to_string()));
    };
    let default =
        Memo::new(move |_| state.scenario.with(|scenario| field.print_input(&scenario.preset.scenario())));
    let current = Memo::new(move |_| state.scenario.with(|scenario| field.print_input(scenario)));
    let changed = move || error.with(Option::is_some) || current.get() != default.get();
    let reset = move |_| {
        read(&default.get_untracked());
        state.opened.update(|times| *times += 1);
    };
    Effect::new(move |_| {
        state.opened.track();
        error.set(None);
    });
    let control = match field.accepts {
        Accepts::Number { kind, minimum, maximum, scale, .. } => {
            let axis = match scale {
                Scale::Linear => Axis::Linear { low: minimum, high: maximum },
                Scale::Logarithmic => Axis::Logarithmic { low: minimum, high: maximum },
            };
            view! { <NumberInput field=field kind=kind axis=axis current=current error=error/> }.into_any()
        }
        Accepts::Choice { .. } => view! { <ChoiceInput field=field current=current/> }.into_any(),
        Accepts::Text { .. } => ().into_any(),
    };
    view! {
        <div class="field" class:changed=changed class:wrong=move || error.with(Option::is_some)>
            <label for=field.key title=field.help>{field.label}</label>
            {control}
            <button
                type="button"
                class="reset"
                aria-label=format!("Reset {}", field.label)
                title=move || format!("Reset to {}", default.get())
                disabled=move || !changed()
                on:click=reset
            >
                "↺"
            </button>
            <p class="help" id=format!("{}-help", field.key)>{field.help}</p>
            <p class="error" id=format!("{}-error", field.key) role="alert">{move || error.get()}</p>
        </div>
    }
}

#[component]
fn NumberInput(
    field: &'static Field,
    kind: Kind,
    axis: Axis,
    current: Memo<String>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let state = AppState::of_page();
    let text = RwSignal::new(current.get_untracked());
    let typing = StoredValue::new(false);
    let read = move |typed: &str| {
        let outcome = state.read(field, typed);
        error.set(outcome.err().map(|why| why.to_string()));
    };
    // What is being typed stays as it is typed; every other change of the value shows at once.
    Effect::new(move |_| {
        let value = current.get();
        if !typing.get_value() {
            text.set(value);
        }
    });
    Effect::new(move |_| {
        state.opened.track();
        text.set(current.get_untracked());
    });
    let position = move || {
        state.scenario.with(|scenario| match field.get(scenario) {
            Value::Number(value) => (axis.position(value) * STEPS).round(),
            Value::Choice(_) | Value::Text(_) | Value::Unset => 0.0,
        })
    };
    let slide = move |event| {
        typing.set_value(false);
        let at: f64 = event_target_value(&event).parse().unwrap_or(0.0);
        read(&tidy(axis.value(at / STEPS), kind, axis));
    };
    view! {
        <input
            type="text"
            id=field.key
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            aria-describedby=format!("{0}-help {0}-error", field.key)
            aria-invalid=move || error.with(Option::is_some).to_string()
            prop:value=text
            on:input=move |event| {
                typing.set_value(true);
                let typed = event_target_value(&event);
                read(&typed);
                text.set(typed);
            }
            on:change=move |_| {
                typing.set_value(false);
                if error.with_untracked(Option::is_none) {
                    text.set(current.get_untracked());
                }
            }
        />
        <input
            type="range"
            min="0"
            max=STEPS
            step="1"
            aria-label=format!("{} slider", field.label)
            aria-valuetext=current
            prop:value=position
            on:input=slide
        />
    }
}

#[component]
fn ChoiceInput(field: &'static Field, current: Memo<String>) -> impl IntoView {
    let state = AppState::of_page();
    let options = match field.accepts {
        Accepts::Choice { options } => options(),
        Accepts::Number { .. } | Accepts::Text { .. } => Vec::new(),
    };
    view! {
        <select
            id=field.key
            aria-describedby=format!("{}-help", field.key)
            on:change=move |event| {
                // The options are the field's own, so each of them can be read.
                let _ = state.read(field, &event_target_value(&event));
            }
        >
            {options
                .into_iter()
                .map(|option| {
                    // The property: once a reader has chosen, browsers no longer follow the attribute.
                    view! {
                        <option value=option.name prop:selected=move || current.get() == option.name>
                            {option.label}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}

/// A slider's value to three digits, or whole, kept between its ends.
fn tidy(value: f64, kind: Kind, axis: Axis) -> String {
    let rounded =
        if kind == Kind::Whole { value.round() } else { format!("{value:.2e}").parse().unwrap_or(value) };
    let (low, high) = (axis.value(0.0), axis.value(1.0));
    headroom::units::print(rounded.clamp(low.min(high), high.max(low)), kind)
}
