//! The mark of today's load, as a handle that changes it.

use headroom::chart::Scale;
use headroom::scenario::{Accepts, find};
use headroom::units::{Kind, print, quantity};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::chart_panel::Drawn;
use crate::element::{Element, element, key_of, listener_of};
use crate::memo::Memo;
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

pub fn load_handle(state: AppState, drawn: Memo<Option<Drawn>>) -> Element {
    let peak = Memo::new(move || {
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
    let pixels = |pixels: Option<f64>| pixels.map_or_else(String::new, |pixels| format!("{pixels}px"));
    let left = move || pixels(place().map(|(x, _, _)| x));
    let top = move || pixels(place().map(|(_, top, _)| top));
    let height = move || pixels(place().map(|(_, _, height)| height));
    let grab = move |event: &Event| {
        let (Some(target), Some(event)) = (listener_of(event), event.dyn_ref::<PointerEvent>()) else {
            return;
        };
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
    let pull = move |event: &Event| {
        if let (Some(Drag { scale, left, width }), Some(event)) =
            (drag.get_untracked(), event.dyn_ref::<PointerEvent>())
        {
            set(scale.value(((f64::from(event.client_x()) - left) / width).clamp(0.0, 1.0)));
        }
    };
    let press = move |event: &Event| {
        let factor = match key_of(event).as_str() {
            "ArrowRight" | "ArrowUp" => STEP,
            "ArrowLeft" | "ArrowDown" => 1.0 / STEP,
            "PageUp" => PAGE,
            "PageDown" => 1.0 / PAGE,
            _ => return,
        };
        event.prevent_default();
        set(peak.get_untracked() * factor);
    };
    let end = move |_: &Event| drag.set(None);
    element("div")
        .class("load-handle")
        .live_class("dragged", move || drag.with(Option::is_some))
        .live_style("left", left)
        .live_style("top", top)
        .live_style("height", height)
        .set("tabindex", "0")
        .set("role", "slider")
        .set("aria-label", "Peak load today")
        .set("aria-valuemin", "0")
        .live("aria-valuenow", move || peak.get().to_string())
        .live("aria-valuetext", move || quantity(peak.get(), Kind::Rate))
        .set("title", "Drag to change the load")
        .on("pointerdown", grab)
        .on("pointermove", pull)
        .on("pointerup", end)
        .on("pointercancel", end)
        .on("keydown", press)
}

/// To a few significant digits, as nobody types more.
fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}
