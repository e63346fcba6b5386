//! A chart of both designs against load, with a reading by mouse, touch and keyboard.

use headroom::chart::{Figure, Frame, Line, draw};
use headroom::scenario::Side;
use headroom::units::quantity;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

use crate::chart_table::ChartTable;

const HEIGHT: u32 = 360;

/// What a chart is called, in the words of the page.
#[derive(Clone, Copy)]
pub struct Names {
    pub id: &'static str,
    pub title: &'static str,
    /// What one moves along the load when reading.
    pub reader: &'static str,
    /// What opens the numbers as a table.
    pub table: &'static str,
}

#[component]
pub fn ChartPanel(
    names: Names,
    /// Nothing while its numbers are not those of the scenario shown.
    figure: Memo<Option<Figure>>,
) -> impl IntoView {
    let width = RwSignal::new(720_u32);
    let plot = NodeRef::<Div>::new();
    plot.on_load(move |element| follow_width(&element, width));
    let frame = move || Frame::new(width.get(), HEIGHT);
    let picture = Memo::new(move |_| {
        figure.with(|figure| match figure {
            Some(figure) => draw(figure, &frame()).unwrap_or_else(|why| why.to_string()),
            None => String::new(),
        })
    });
    // The load at which the reader points; without one, today's peak.
    let pointed = RwSignal::new(None::<usize>);
    let reading = Memo::new(move |_| {
        figure.with(|figure| {
            let figure = figure.as_ref()?;
            let last = figure.at.len().checked_sub(1)?;
            Some(pointed.get().unwrap_or(figure.today).min(last))
        })
    });
    let point = move |event: PointerEvent| {
        let Some(target) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let x = f64::from(event.client_x()) - target.get_bounding_client_rect().left();
        figure.with_untracked(|figure| {
            if let Some(figure) = figure {
                pointed.set(Some(frame().nearest(figure, x)));
            }
        });
    };
    let step = move |event: KeyboardEvent| {
        let at = reading.get_untracked().unwrap_or(0);
        let last = figure.with_untracked(last_index);
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => (at + 1).min(last),
            "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
            "PageUp" => (at + 10).min(last),
            "PageDown" => at.saturating_sub(10),
            "Home" => 0,
            "End" => last,
            "Escape" => {
                pointed.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        pointed.set(Some(next));
    };
    let readout = Memo::new(move |_| {
        figure.with(|figure| {
            let figure = figure.as_ref()?;
            Some(Reading::of(figure, reading.get()?, &frame()))
        })
    });
    let spoken = move || readout.with(|reading| reading.as_ref().map_or(String::new(), Reading::sentence));
    let most = move || figure.with(last_index);
    let notes = move || {
        figure.with(|figure| {
            let notes = figure.iter().flat_map(|figure| figure.notes.clone());
            notes.map(|note| view! { <li>{note}</li> }).collect_view()
        })
    };
    view! {
        <section class="chart" aria-labelledby=names.id aria-busy=move || figure.with(Option::is_none).to_string()>
            <h2 id=names.id>{names.title}</h2>
            <Readout readout=readout/>
            <div
                class="plot"
                node_ref=plot
                tabindex="0"
                role="slider"
                aria-label=names.reader
                aria-valuemin="0"
                aria-valuemax=most
                aria-valuenow=move || reading.get().unwrap_or(0)
                aria-valuetext=spoken
                style:height=format!("{HEIGHT}px")
                on:pointermove=point
                on:pointerdown=point
                on:pointerleave=move |_| pointed.set(None)
                on:keydown=step
            >
                <div class="picture" inner_html=picture></div>
                <Crosshair readout=readout/>
            </div>
            <ul class="notes">{notes}</ul>
            <ChartTable names=names figure=figure/>
        </section>
    }
}

/// The index of the last load; 0 without a figure.
fn last_index(figure: &Option<Figure>) -> usize {
    figure.as_ref().map_or(0, |figure| figure.at.len().saturating_sub(1))
}

/// What the chart says at one load.
#[derive(Clone, PartialEq)]
struct Reading {
    load: String,
    /// Pixels from the left of the picture.
    x: f64,
    /// For each line: side, name, value in words, and pixels from the top where it lies in the plot.
    lines: Vec<(Side, &'static str, String, Option<f64>)>,
}

impl Reading {
    fn of(figure: &Figure, index: usize, frame: &Frame) -> Self {
        let load = figure.at.get(index).copied().unwrap_or_default();
        let line = |line: &Line| {
            let value = line.values.get(index).copied().flatten();
            let words = value.map_or_else(|| figure.missing.to_owned(), |v| quantity(v, figure.y_kind));
            let top = value.map(|v| frame.y(figure, v)).filter(|y| *y >= frame.top);
            (line.side, line.label, words, top)
        };
        Self {
            load: quantity(load, figure.x_kind),
            x: frame.x(figure, load),
            lines: figure.lines.iter().map(line).collect(),
        }
    }

    fn sentence(&self) -> String {
        let lines =
            self.lines.iter().map(|(side, name, value, _)| format!("{} {name} {value}", side.label()));
        format!("{}: {}", self.load, lines.collect::<Vec<_>>().join(", "))
    }
}

/// Legend and reading in one: it keeps its place whatever is pointed at.
#[component]
fn Readout(readout: Memo<Option<Reading>>) -> impl IntoView {
    view! {
        <div class="readout">
            {move || {
                readout
                    .get()
                    .map(|reading| {
                        let lines = reading
                            .lines
                            .into_iter()
                            .map(|(side, name, value, _)| {
                                view! {
                                    <span class=format!("key {} {name}", side.key())>
                                        {format!("{} {name} ", side.label())} <b>{value}</b>
                                    </span>
                                }
                            })
                            .collect_view();
                        view! {
                            <span class="load">"at " <b>{reading.load}</b></span>
                            {lines}
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn Crosshair(readout: Memo<Option<Reading>>) -> impl IntoView {
    view! {
        <svg class="crosshair" aria-hidden="true" width="100%" height=HEIGHT>
            {move || {
                readout
                    .get()
                    .map(|reading| {
                        let dots = reading
                            .lines
                            .into_iter()
                            .filter_map(|(side, _, _, top)| {
                                top.map(|y| view! { <circle class=side.key() cx=reading.x cy=y r="4"/> })
                            })
                            .collect_view();
                        view! {
                            <line x1=reading.x x2=reading.x y1="22" y2=HEIGHT - 40/>
                            {dots}
                        }
                    })
            }}
        </svg>
    }
}

/// Keeps `width` at the element's width.
fn follow_width(element: &Element, width: RwSignal<u32>) {
    let measured = element.clone();
    let measure = move || {
        let now = measured.client_width().max(0) as u32;
        if now > 0 && now != width.get_untracked() {
            width.set(now);
        }
    };
    measure();
    let callback = Closure::<dyn Fn()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        // The chart lives as long as the page.
        std::mem::forget(observer);
    }
    callback.forget();
}
