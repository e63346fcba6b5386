//! The page: state, inputs, results, chart; the only room that knows the browser.

mod address;
mod bar;
mod chart_panel;
mod chart_table;
mod comparison;
mod cost_panel;
mod failure;
mod field_input;
mod inputs;
mod latency_panel;
mod notices;
mod size_button;
mod state;
mod summary;

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
    provide_context(state);
    view! {
        <bar::Bar/>
        <main>
            <inputs::Inputs/>
            <div class="results">
                <notices::Notices/>
                <summary::Summary/>
                <comparison::Comparison/>
                <latency_panel::LatencyPanel/>
                <cost_panel::CostPanel/>
            </div>
        </main>
    }
}
