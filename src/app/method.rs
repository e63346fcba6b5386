//! How the numbers come about: formulas and their sources, measured errors, and the dates of the data.

use headroom::catalog::MachineId;
use headroom::model::{Figure, Formula, error_bands, explain};
use headroom::report::SCHEMA;
use headroom::scenario::Side;
use headroom::units::{count, percent};
use leptos::prelude::*;

use crate::element::{Element, element, is_open, said};
use crate::state::AppState;
use crate::table::{by_name, table_view};

const WORDS: &str = "A request walks balancer, application, cache and database. Each tier is a queueing station with \
    its cores as servers; the stations in series give the distribution of the response time, whose percentiles are \
    found by inverting its transform. Capacity is that of the tier that saturates first. Availability sums over the \
    joint states of zones and nodes. Everything is computed in this browser, also without a network.";

pub fn method(state: AppState) -> Element {
    let versions =
        format!("Headroom {}; numbers in files are of version {SCHEMA}.", env!("CARGO_PKG_VERSION"));
    element("section")
        .class("method")
        .set("aria-labelledby", "method-title")
        .with(said("h2", "Method").set("id", "method-title").set("tabindex", "-1"))
        .with(said("p", WORDS))
        .with(folded(state, "Formulas and sources", formulas))
        .with(folded(state, "Measured error of the percentiles", |_| errors()))
        .with(folded(state, "Machines, prices and their dates", |_| prices()))
        .with(said("p", &versions).class("quiet"))
}

/// Made when it is asked for.
fn folded(state: AppState, title: &str, content: fn(AppState) -> Vec<Element>) -> Element {
    let open = RwSignal::new(false);
    element("details")
        .class("folded")
        .with(said("summary", title))
        .live_parts(move || if open.get() { content(state) } else { Vec::new() })
        .on("toggle", move |event| open.set(is_open(event)))
}

/// Every formula that the figures of the comparison use, once.
fn formulas(state: AppState) -> Vec<Element> {
    let found = state.shown.with(|shown| {
        let Ok(shown) = shown else { return Vec::new() };
        let mut found: Vec<(Figure, Formula)> = Vec::new();
        for figure in Figure::ALL {
            if let Ok(of) = explain(&shown.scenario, &shown.evaluation, Side::Vertical, figure)
                && found.iter().all(|(_, known)| *known != of.formula)
            {
                found.push((figure, of.formula));
            }
        }
        found
    });
    let line = |(figure, formula): (Figure, Formula)| {
        let sources: Vec<String> = formula.sources.iter().map(ToString::to_string).collect();
        let source = if sources.is_empty() { "by definition".to_owned() } else { sources.join("; ") };
        element("p")
            .with(said("b", figure.title()))
            .text(&format!(": {}. ", formula.name))
            .with(said("code", formula.expression))
            .text(" ")
            .with(said("span", &source).class("quiet"))
    };
    found.into_iter().map(line).collect()
}

/// The bands of docs/accuracy.md.
fn errors() -> Vec<Element> {
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
    let words = "Largest difference of a percentile from simulation, of either sign, by regime. Beyond these regimes \
        nothing was measured.";
    vec![said("p", words), table_view("Measured error as a table", &heads, by_name(rows, None))]
}

/// Who offers the machines, and of when the rows are.
fn prices() -> Vec<Element> {
    let mut offers: Vec<(&str, &str, u32)> = Vec::new();
    for machine in MachineId::all() {
        let (by, date) = (machine.offered_by, machine.origin.date);
        match offers.iter_mut().find(|(other, when, _)| *other == by && *when == date) {
            Some((_, _, count)) => *count += 1,
            None => offers.push((by, date, 1)),
        }
    }
    let line = |(by, date, machines): (&str, &str, u32)| {
        said("li", &format!("{by}: {} machines, {date}", count(machines)))
    };
    let words =
        "List prices without tax or negotiated discount. The source of a number stands in its explanation.";
    vec![said("p", words), element("ul").all(offers.into_iter().map(line))]
}
