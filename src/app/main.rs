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
mod explanation;
mod export;
mod export_material;
mod failure;
mod figures;
mod files;
mod form;
mod growth_panel;
mod hint;
mod menu;
mod method;
mod notices;
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

use state::AppState;

fn main() {
    failure::install();
    if let Some(loading) = document().get_element_by_id("loading") {
        loading.remove();
    }
    mount_to_body(Page);
}

#[component]
fn Page() -> impl IntoView {
    let state = AppState::new(&address::fragment());
    address::follow(state);
    files::follow(state);
    provide_context(state);
    baseline::provide(state);
    view! {
        <bar::Bar/>
        <main>
            <form::Drawer/>
            <div class="results">
                <notices::Notices/>
                <files::FileProblem/>
                <hint::Hint/>
                <verdict::Verdict/>
                <summary::Summary/>
                <warnings::Warnings/>
                <baseline::BaselineBar/>
                <div class="panels">
                    <topology_panel::TopologyPanel/>
                    <comparison::Comparison/>
                    <chart_panel::ChartPanels/>
                    <growth_panel::GrowthPanel/>
                    <duties_panel::DutiesPanel/>
                    <method::Method/>
                </div>
            </div>
        </main>
    }
}
