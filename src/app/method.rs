//! How the numbers come about: formulas and their sources, measured errors, and the dates of the data.

use headroom::catalog::MachineId;
use headroom::model::{Figure, error_bands, explain};
use headroom::report::SCHEMA;
use headroom::scenario::Side;
use headroom::units::{count, percent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::state::AppState;
use crate::table::table_view;

#[component]
pub fn Method() -> impl IntoView {
    let versions =
        format!("Headroom {}; numbers in files are of version {SCHEMA}.", env!("CARGO_PKG_VERSION"));
    view! {
        <section class="method" aria-labelledby="method-title">
            <h2 id="method-title" tabindex="-1">"Method"</h2>
            <p>
                "A request walks balancer, application, cache and database. Each tier is a queueing station with its "
                "cores as servers; the stations in series give the distribution of the response time, whose "
                "percentiles are found by inverting its transform. Capacity is that of the tier that saturates first. "
                "Availability sums over the joint states of zones and nodes. Everything is computed in this browser, "
                "also without a network."
            </p>
            <Folded title="Formulas and sources" content=formulas/>
            <Folded title="Measured error of the percentiles" content=|_| errors()/>
            <Folded title="Machines, prices and their dates" content=|_| prices()/>
            <p class="quiet">{versions}</p>
        </section>
    }
}

/// Made when it is asked for.
#[component]
fn Folded(title: &'static str, content: fn(AppState) -> AnyView) -> impl IntoView {
    let state = AppState::of_page();
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        open.set(fold.is_some_and(|fold| fold.has_attribute("open")));
    };
    view! {
        <details class="folded" on:toggle=toggled>
            <summary>{title}</summary>
            {move || open.get().then(|| content(state))}
        </details>
    }
}

/// Every formula that the figures of the comparison use, once.
fn formulas(state: AppState) -> AnyView {
    let found = state.shown.with(|shown| {
        let Ok(shown) = shown else { return Vec::new() };
        let mut found: Vec<(Figure, headroom::model::Formula)> = Vec::new();
        for figure in Figure::ALL {
            if let Ok(of) = explain(&shown.scenario, &shown.evaluation, Side::Vertical, figure)
                && found.iter().all(|(_, known)| *known != of.formula)
            {
                found.push((figure, of.formula));
            }
        }
        found
    });
    found
        .into_iter()
        .map(|(figure, formula)| {
            let sources: Vec<String> = formula.sources.iter().map(ToString::to_string).collect();
            let source = if sources.is_empty() { "by definition".to_owned() } else { sources.join("; ") };
            view! {
                <p>
                    <b>{figure.title()}</b> ": " {formula.name} ". " <code>{formula.expression}</code> " "
                    <span class="quiet">{source}</span>
                </p>
            }
        })
        .collect_view()
        .into_any()
}

/// The bands of docs/accuracy.md.
fn errors() -> AnyView {
    let rows = error_bands()
        .map(|band| {
            let regime = band.regime;
            vec![
                regime.method.name().to_owned(),
                count(regime.servers),
                percent(regime.utilization),
                count(band.cells),
                percent(band.p50),
                percent(band.p99),
                percent(band.p999),
            ]
        })
        .collect();
    let heads = ["Law of the wait", "Servers up to", "Busy up to", "Stations", "p50", "p99", "p99.9"];
    view! {
        <p>
            "Largest difference of a percentile from simulation, of either sign, by regime. Beyond these regimes nothing was "
            "measured."
        </p>
        {table_view("Measured error as a table", &heads, rows)}
    }
    .into_any()
}

/// Who offers the machines, and of when the rows are.
fn prices() -> AnyView {
    let mut offers: Vec<(&str, &str, u32)> = Vec::new();
    for machine in MachineId::all() {
        let (by, date) = (machine.offered_by, machine.origin.date);
        match offers.iter_mut().find(|(other, when, _)| *other == by && *when == date) {
            Some((_, _, count)) => *count += 1,
            None => offers.push((by, date, 1)),
        }
    }
    let lines = offers
        .into_iter()
        .map(
            |(by, date, machines)| view! { <li>{format!("{by}: {} machines, {date}", count(machines))}</li> },
        )
        .collect_view();
    view! {
        <p>"List prices without tax or negotiated discount. The source of a number stands in its explanation."</p>
        <ul>{lines}</ul>
    }
    .into_any()
}
