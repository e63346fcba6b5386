//! A chart of both designs, with a reading by mouse, touch and keyboard.

use std::sync::Arc;

use headroom::chart::{ChartKind, Figure, Frame, Note, draw};
use headroom::report::note_pieces;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::chart_load::load_handle;
use crate::chart_reading::{Reading, crosshair, legend};
use crate::chart_sight::{follow_sight, follow_width};
use crate::chart_table::chart_table;
use crate::element::{Element, element, key_of, listener_of, said};
use crate::figures::Chart;
use crate::memo::Memo;
use crate::state::AppState;

const HEIGHT: u32 = 360;
/// Height of a row of bars, and of what stands above and below the rows.
const ROW: u32 = 30;
const BESIDE_ROWS: u32 = 72;

/// What one moves along when reading.
const fn reader(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Latency => "Load at which the chart is read",
        ChartKind::Throughput => "Size at which the throughput is read",
        ChartKind::Cost => "Load at which the costs are read",
        ChartKind::Availability => "Redundancy at which the downtime is read",
        ChartKind::Growth => "Month at which the growth is read",
        ChartKind::LatencySensitivity => "Input whose effect on p99 is read",
        ChartKind::CostSensitivity => "Input whose effect on the cost is read",
    }
}

pub fn chart_panel(state: AppState, chart: Chart) -> Element {
    let Chart { kind, figure, stale, in_sight, .. } = chart;
    let width = RwSignal::new(720_u32);
    let height = Memo::new(move || {
        let rows = figure.with(|figure| figure.as_ref().map_or(0, |figure| figure.rows.len()));
        if rows == 0 { HEIGHT } else { rows as u32 * ROW + BESIDE_ROWS }
    });
    let hidden = RwSignal::new(0_u32);
    let drawn = Memo::new(move || {
        let figure = figure.get()?;
        let frame = Frame::new(&figure, width.get(), height.get());
        Some(Drawn { figure, frame })
    });
    let picture = Memo::new(move || {
        drawn.with(|drawn| {
            let Drawn { figure, frame } = drawn.as_ref()?;
            Some(draw(&figure.without(hidden.get()), frame).unwrap_or_else(|why| why.to_string()))
        })
    });
    // Where the reader points; without that, today.
    let pointed = RwSignal::new(None::<usize>);
    let last = move || drawn.with(|drawn| drawn.as_ref().map_or(0, Drawn::last));
    let at = Memo::new(move || {
        let today = drawn.with(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.figure.today));
        pointed.get().unwrap_or(today).min(last())
    });
    let reading =
        Memo::new(move || drawn.with(|drawn| drawn.as_ref().map(|drawn| Reading::of(drawn, at.get()))));
    let point = move |event: &Event| {
        let (Some(target), Some(event)) = (listener_of(event), event.dyn_ref::<PointerEvent>()) else {
            return;
        };
        let corner = target.get_bounding_client_rect();
        let place = (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top());
        drawn.with_untracked(|drawn| {
            pointed.set(drawn.as_ref().map(|Drawn { figure, frame }| frame.nearest(figure, place)));
        });
    };
    let leave = move |event: &Event| {
        // A finger leaves when it is lifted; what it pointed at is still to be read.
        if event.dyn_ref::<PointerEvent>().is_none_or(|event| event.pointer_type() != "touch") {
            pointed.set(None);
        }
    };
    let in_rows = move || figure.with_untracked(|figure| figure.as_ref().is_some_and(|f| !f.rows.is_empty()));
    let step = move |event: &Event| {
        let key = key_of(event);
        if key == "Escape" {
            pointed.set(None);
        } else if let Some(next) = stepped(&key, at.get_untracked(), untrack(last), in_rows()) {
            event.prevent_default();
            pointed.set(Some(next));
        }
    };
    let spoken = move || {
        reading
            .with(|reading| reading.as_ref().map_or(String::new(), |reading| reading.sentence(hidden.get())))
    };
    let notes = Memo::new(move || {
        figure.with(|figure| figure.as_ref().map_or_else(Vec::new, |figure| figure.notes.clone()))
    });
    let id = format!("chart-{}", kind.key());
    let reader = element("div")
        .class("reader")
        .set("tabindex", "0")
        .set("role", "slider")
        .set("aria-label", reader(kind))
        .set("aria-valuemin", "0")
        .live("aria-valuemax", move || last().to_string())
        .live("aria-valuenow", move || at.get().to_string())
        .live("aria-valuetext", spoken)
        .on("pointermove", point)
        .on("pointerdown", point)
        .on("pointerleave", leave)
        .on("keydown", step)
        .with(element("div").class("picture").live_markup(move || picture.get().unwrap_or_default()))
        .with(crosshair(reading, hidden));
    let plot = element("div")
        .class("plot")
        .live_style("height", move || format!("{}px", height.get()))
        .with(reader)
        .all(kind.is_over_load().then(|| load_handle(state, drawn)));
    follow_width(plot.node(), width);
    let notes = move || notes.with(|notes| notes.iter().map(note_view).collect::<Vec<_>>());
    let section = element("section")
        .class("chart")
        .live_class("following", move || stale.get())
        .set("aria-labelledby", &id)
        .live("aria-busy", move || stale.get().to_string())
        .with(said("h2", kind.title()).set("id", &id))
        .with(legend(drawn, reading, hidden))
        .with(plot)
        .with(element("ul").class("notes").live_parts(notes))
        .with(chart_table(kind, figure));
    follow_sight(section.node(), in_sight);
    section
}

/// A note, with what it is against the baseline.
fn note_view(note: &Note) -> Element {
    note_pieces(note).into_iter().fold(element("li"), |note, (text, of_baseline)| {
        if of_baseline { note.with(said("span", &text).class("was")) } else { note.text(&text) }
    })
}

/// Where a key takes the reading. Rows are read from the top, all else from the left.
fn stepped(key: &str, at: usize, last: usize, in_rows: bool) -> Option<usize> {
    let page = (last / 6).max(1);
    let (down, up) = if in_rows { ("ArrowUp", "ArrowDown") } else { ("ArrowDown", "ArrowUp") };
    Some(match key {
        key if key == down => at.saturating_sub(1),
        key if key == up => (at + 1).min(last),
        "ArrowRight" => (at + 1).min(last),
        "ArrowLeft" => at.saturating_sub(1),
        "PageUp" => (at + page).min(last),
        "PageDown" => at.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// A figure and where it lies on the page.
#[derive(Clone)]
pub struct Drawn {
    pub figure: Arc<Figure>,
    pub frame: Frame,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.figure, &other.figure) && self.frame == other.frame
    }
}

impl Drawn {
    /// The index of the last place to read at.
    fn last(&self) -> usize {
        self.figure.at.len().saturating_sub(1)
    }
}
