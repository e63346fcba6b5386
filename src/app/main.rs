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
mod later;
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
use later::later;
use state::AppState;

fn main() {
    failure::install();
    mount_to_body(|| {
        let state = AppState::new(&address::fragment());
        address::follow(state);
        files::follow(state);
        if let Some(page) = document().get_element_by_id("page") {
            for part in [bar::bar, main_part] {
                let page = page.clone();
                later(move || {
                    // A node that is nowhere yet can be put into the page.
                    let _ = page.append_child(part(state).node());
                });
            }
        }
    });
}

/// Everything below the bar: inputs and results.
fn main_part(state: AppState) -> Element {
    let results = element("div")
        .class("results")
        .live_parts(move || notices::notices(state))
        .live_parts(move || files::problem(state))
        .live_parts(hint::hint())
        .later(move || verdict::verdict(state))
        .later(move || summary::summary(state))
        .later(move || warnings::warnings(state))
        .later(move || baseline::baseline_bar(state))
        .later(move || panels(state));
    element("main").live_parts(form::drawer(state)).with(results)
}

fn panels(state: AppState) -> Element {
    let panels = element("div")
        .class("panels")
        .later(move || comparison::comparison(state))
        .later(move || topology_panel::topology_panel(state));
    let panels = figures::charts(state)
        .into_iter()
        .fold(panels, |panels, chart| panels.later(move || chart_panel::chart_panel(state, chart)));
    panels
        .later(move || growth_panel::growth_panel(state))
        .later(move || duties_panel::duties_panel(state))
        .later(move || method::method(state))
}
