//! The chart of latency against load.

use headroom::chart::latency_figure;
use leptos::prelude::*;

use crate::chart_panel::{ChartPanel, Names};
use crate::state::AppState;

const NAMES: Names = Names {
    id: "latency-chart",
    title: "Latency against load",
    reader: "Load at which the chart is read",
    table: "Show as a table",
};

#[component]
pub fn LatencyPanel() -> impl IntoView {
    let state = AppState::of_page();
    let figure = Memo::new(move |_| {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            Some(latency_figure(&shown.curve, &shown.scenario.objectives))
        })
    });
    view! { <ChartPanel names=NAMES figure=figure/> }
}
