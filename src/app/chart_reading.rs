//! What a chart says at one place: legend, values and crosshair.

use headroom::chart::Stroke;
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::chart_panel::Drawn;

/// What a chart says at one place.
#[derive(Clone, PartialEq)]
pub struct Reading {
    place: String,
    /// The ends of the line through the place, in pixels.
    hairline: [f64; 4],
    values: Vec<Value>,
}

/// One line at that place.
#[derive(Clone, PartialEq)]
struct Value {
    name: String,
    side: Option<Side>,
    words: String,
    /// Where it lies in the plot, in pixels.
    point: Option<(f64, f64)>,
}

impl Reading {
    pub fn of(Drawn { figure, frame }: &Drawn, index: usize) -> Self {
        let value = |line| Value {
            name: headroom::chart::Line::name(line),
            side: line.side,
            words: figure.reading(line, index),
            point: frame.point(figure, line, index),
        };
        Self {
            place: figure.place(index),
            hairline: frame.hairline(figure, index),
            values: figure.lines.iter().map(value).collect(),
        }
    }

    /// What can be seen, in a sentence.
    pub fn sentence(&self, hidden: u32) -> String {
        let seen = self.values.iter().enumerate().filter(|(at, _)| !is_set(hidden, *at));
        let values: Vec<String> = seen.map(|(_, value)| format!("{} {}", value.name, value.words)).collect();
        format!("{}: {}", self.place, values.join(", "))
    }
}

const fn is_set(bits: u32, at: usize) -> bool {
    bits >> at & 1 == 1
}

/// The part of a class name that tells the colour.
fn class_of(side: Option<Side>) -> &'static str {
    side.map_or("neither", Side::key)
}

/// Legend and values in one: each entry shows or hides its line, and keeps its place whatever is read.
#[component]
pub fn Legend(
    drawn: Memo<Option<Drawn>>,
    reading: Memo<Option<Reading>>,
    hidden: RwSignal<u32>,
) -> impl IntoView {
    let entries = Memo::new(move |_| {
        drawn.with(|drawn| {
            let lines = drawn.iter().flat_map(|drawn| drawn.figure.lines.iter());
            lines.map(|line| (line.name(), class_of(line.side), line.stroke)).collect::<Vec<_>>()
        })
    });
    let value = move |at: usize| {
        let words = move |reading: &Option<Reading>| {
            reading.as_ref().and_then(|reading| reading.values.get(at)).map(|value| value.words.clone())
        };
        move || if is_set(hidden.get(), at) { Some("hidden".to_owned()) } else { reading.with(words) }
    };
    let entry = move |(at, (name, colour, stroke)): (usize, (String, &'static str, Stroke))| {
        let weight = match stroke {
            Stroke::Main => "main",
            Stroke::Secondary => "secondary",
            Stroke::Baseline => "before",
        };
        view! {
            <button
                type="button"
                class=format!("key {colour} {weight}")
                aria-pressed=move || (!is_set(hidden.get(), at)).to_string()
                on:click=move |_| hidden.update(|bits| *bits ^= 1 << at)
            >
                {name} " " <b>{value(at)}</b>
            </button>
        }
    };
    view! {
        <div class="legend">
            <span class="place">
                "at " <b>{move || reading.with(|reading| reading.as_ref().map(|reading| reading.place.clone()))}</b>
            </span>
            {move || entries.get().into_iter().enumerate().map(entry).collect_view()}
        </div>
    }
}

/// The line through the place that is read, with a dot on each line of the chart.
#[component]
pub fn Crosshair(reading: Memo<Option<Reading>>, hidden: RwSignal<u32>) -> impl IntoView {
    let drawing = move |reading: Reading| {
        let [x1, y1, x2, y2] = reading.hairline;
        let dots = reading.values.into_iter().enumerate().filter(|(at, _)| !is_set(hidden.get(), *at));
        let dot = |(_, value): (usize, Value)| {
            let (x, y) = value.point?;
            Some(view! { <circle class=class_of(value.side) cx=x cy=y r="4"/> })
        };
        view! {
            <line x1=x1 y1=y1 x2=x2 y2=y2/>
            {dots.filter_map(dot).collect_view()}
        }
    };
    view! {
        <svg class="crosshair" aria-hidden="true" width="100%" height="100%">
            {move || reading.get().map(drawing)}
        </svg>
    }
}
