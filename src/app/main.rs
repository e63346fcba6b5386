//! The page: state, inputs, results, chart; the only room that knows the browser.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]

mod address;
mod autosave;
mod autoscaling;
mod bar;
mod baseline;
mod bitmap;
mod chart_load;
mod chart_panel;
mod chart_reading;
mod chart_sight;
mod chart_table;
mod comparison;
mod download;
mod duties_panel;
mod element;
mod explanation;
mod export;
mod export_material;
mod failure;
mod figures;
mod files;
mod form;
mod growth_panel;
mod hint;
mod live;
mod memo;
mod menu;
mod method;
mod notices;
mod patched;
mod reach;
mod sentence;
mod share;
mod state;
mod stored;
mod summary;
mod table;
mod theme;
mod topology_panel;
mod undo;
mod verdict;
mod warnings;

use leptos::prelude::*;

use element::{Element, element};
use state::AppState;

fn main() {
    failure::install();
    if let Some(loading) = document().get_element_by_id("loading") {
        loading.remove();
    }
    mount_to_body(|| {
        let state = AppState::new(&address::fragment());
        address::follow(state);
        files::follow(state);
        for part in [bar::bar(state), main_part(state)] {
            // A node that is nowhere yet can be put into the page.
            let _ = document().body().map(|body| body.append_child(part.node()));
        }
    });
}

/// Everything below the bar: inputs and results.
fn main_part(state: AppState) -> Element {
    let panels = element("div")
        .class("panels")
        .with(comparison::comparison(state))
        .with(topology_panel::topology_panel(state))
        .all(chart_panel::chart_panels(state))
        .with(growth_panel::growth_panel(state))
        .with(duties_panel::duties_panel(state))
        .with(method::method(state));
    let results = element("div")
        .class("results")
        .live_parts(move || notices::notices(state))
        .live_parts(move || files::problem(state))
        .live_parts(hint::hint())
        .with(verdict::verdict(state))
        .with(summary::summary(state))
        .with(warnings::warnings(state))
        .with(baseline::baseline_bar(state))
        .with(panels);
    element("main").live_parts(form::drawer(state)).with(results)
}
