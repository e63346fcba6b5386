//! The mark of today's load, as a handle that changes it.

use headroom::chart::Scale;
use headroom::scenario::{Accepts, find};
use headroom::units::{Kind, print, quantity};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::chart_panel::Drawn;
use crate::state::AppState;

/// By how much a key changes the load.
const STEP: f64 = 1.02;
const PAGE: f64 = 1.2;
/// The average load is set to so many digits.
const DIGITS: usize = 3;

/// A drag: where the axis was when it began, so that it does not move under the pointer.
#[derive(Clone, Copy)]
struct Drag {
    scale: Scale,
    left: f64,
    width: f64,
}

#[component]
pub fn LoadHandle(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let state = AppState::of_page();
    let peak = Memo::new(move |_| {
        state
            .scenario
            .with(|scenario| scenario.workload.average_rate.get() * scenario.workload.peak_to_average.get())
    });
    let set = move |peak_rate: f64| {
        let Some(field) = find("average_rate") else { return };
        let Accepts::Number { minimum, maximum, .. } = field.accepts else { return };
        let times = state.scenario.with_untracked(|scenario| scenario.workload.peak_to_average.get());
        let average = rounded(peak_rate / times).clamp(minimum, maximum);
        // What lies between the field's bounds is read.
        let _ = state.read(field, &print(average, Kind::Rate));
    };
    let drag = RwSignal::new(None::<Drag>);
    let place = move || {
        drawn.with(|drawn| {
            drawn.as_ref().map(|Drawn { figure, frame }| {
                let scale = drag.get().map_or(figure.x.scale, |drag| drag.scale);
                let share = scale.position(peak.get()).clamp(0.0, 1.0);
                (frame.left + frame.plot_width * share, frame.top, frame.plot_height)
            })
        })
    };
    let pixels = |pixels: f64| format!("{pixels}px");
    let left = move || place().map(|(x, _, _)| pixels(x));
    let top = move || place().map(|(_, top, _)| pixels(top));
    let height = move || place().map(|(_, _, height)| pixels(height));
    let grab = move |event: PointerEvent| {
        let Some(target) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let Some(plot) = target.parent_element() else { return };
        event.prevent_default();
        let _ = target.set_pointer_capture(event.pointer_id());
        let _ = target.unchecked_ref::<web_sys::HtmlElement>().focus();
        let corner = plot.get_bounding_client_rect().left();
        drag.set(drawn.with_untracked(|drawn| {
            drawn.as_ref().map(|Drawn { figure, frame }| Drag {
                scale: figure.x.scale,
                left: corner + frame.left,
                width: frame.plot_width,
            })
        }));
    };
    let pull = move |event: PointerEvent| {
        if let Some(Drag { scale, left, width }) = drag.get_untracked() {
            set(scale.value(((f64::from(event.client_x()) - left) / width).clamp(0.0, 1.0)));
        }
    };
    let press = move |event: KeyboardEvent| {
        let factor = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => STEP,
            "ArrowLeft" | "ArrowDown" => 1.0 / STEP,
            "PageUp" => PAGE,
            "PageDown" => 1.0 / PAGE,
            _ => return,
        };
        event.prevent_default();
        set(peak.get_untracked() * factor);
    };
    let end = move |_: PointerEvent| drag.set(None);
    view! {
        <div
            class="load-handle"
            class:dragged=move || drag.with(Option::is_some)
            style:left=left
            style:top=top
            style:height=height
            tabindex="0"
            role="slider"
            aria-label="Peak load today"
            aria-valuemin="0"
            aria-valuenow=peak
            aria-valuetext=move || quantity(peak.get(), Kind::Rate)
            title="Drag to change the load"
            on:pointerdown=grab
            on:pointermove=pull
            on:pointerup=end
            on:pointercancel=end
            on:keydown=press
        ></div>
    }
}

/// To a few significant digits, as nobody types more.
fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}
