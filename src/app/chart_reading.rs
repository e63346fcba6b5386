//! What a chart says at one place: legend, values and crosshair.

use headroom::chart::Stroke;
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::chart_panel::Drawn;
use crate::element::{Element, button, drawn, element, said};
use crate::memo::Memo;

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
pub fn legend(drawn: Memo<Option<Drawn>>, reading: Memo<Option<Reading>>, hidden: RwSignal<u32>) -> Element {
    let entries = Memo::new(move || {
        drawn.with(|drawn| {
            let lines = drawn.iter().flat_map(|drawn| drawn.figure.lines.iter());
            lines.map(|line| (line.name(), class_of(line.side), line.stroke)).collect::<Vec<_>>()
        })
    });
    let words = move |at: usize| {
        if is_set(hidden.get(), at) {
            return "hidden".to_owned();
        }
        reading.with(|reading| {
            let value = reading.as_ref().and_then(|reading| reading.values.get(at));
            value.map_or_else(String::new, |value| value.words.clone())
        })
    };
    let entry = move |at: usize, name: &str, colour: &str, stroke: Stroke| {
        let weight = match stroke {
            Stroke::Main => "main",
            Stroke::Secondary => "secondary",
            Stroke::Baseline => "before",
        };
        button(&format!("{name} "), move |_| hidden.update(|bits| *bits ^= 1 << at))
            .class(&format!("key {colour} {weight}"))
            .live("aria-pressed", move || (!is_set(hidden.get(), at)).to_string())
            .with(element("b").live_text(move || words(at)))
    };
    let all = move || {
        entries.with(|entries| {
            let entry = |(at, (name, colour, stroke)): (usize, &(String, &'static str, Stroke))| {
                entry(at, name, colour, *stroke)
            };
            entries.iter().enumerate().map(entry).collect::<Vec<_>>()
        })
    };
    let place = move || {
        reading.with(|reading| reading.as_ref().map_or_else(String::new, |reading| reading.place.clone()))
    };
    let place = said("span", "at ").class("place").with(element("b").live_text(place));
    element("div").class("legend").with(place).live_parts(all)
}

/// The line through the place that is read, with a dot on each line of the chart.
pub fn crosshair(reading: Memo<Option<Reading>>, hidden: RwSignal<u32>) -> Element {
    let at = |element: Element, places: &[(&str, f64)]| {
        places.iter().fold(element, |element, (name, place)| element.set(name, &place.to_string()))
    };
    let marks = move || {
        let Some(reading) = reading.get() else { return Vec::new() };
        let [x1, y1, x2, y2] = reading.hairline;
        let mut marks = vec![at(drawn("line"), &[("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])];
        for (index, value) in reading.values.iter().enumerate() {
            if let (Some((x, y)), false) = (value.point, is_set(hidden.get(), index)) {
                marks.push(at(
                    drawn("circle").class(class_of(value.side)),
                    &[("cx", x), ("cy", y), ("r", 4.0)],
                ));
            }
        }
        marks
    };
    drawn("svg")
        .class("crosshair")
        .set("aria-hidden", "true")
        .set("width", "100%")
        .set("height", "100%")
        .live_parts(marks)
}
