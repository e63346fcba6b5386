//! Both designs as pictures, side by side, and in words.

use headroom::analysis::{Topology, topology};
use headroom::chart::{draw_topology, topology_in_words};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::state::AppState;

#[component]
pub fn TopologyPanel() -> impl IntoView {
    let state = AppState::of_page();
    let design = move |side: Side| {
        let drawn = Memo::new(move |_| {
            state.shown.with(|shown| {
                let shown = shown.as_ref().ok()?;
                Some(topology(&shown.scenario, &shown.evaluation, side))
            })
        });
        let picture = move || drawn.with(|drawn| drawn.as_ref().map(draw_topology).unwrap_or_default());
        view! {
            <div class=side.key()>
                <h3>{side.label()}</h3>
                <div inner_html=picture></div>
                <details class="words">
                    <summary>{format!("{} in words", side.label())}</summary>
                    <ul>{move || drawn.with(|drawn| drawn.as_ref().map(sentences))}</ul>
                </details>
            </div>
        }
    };
    view! {
        <section class="topology" aria-labelledby="topology-title">
            <h2 id="topology-title">"Topology"</h2>
            <div class="pair">{Side::BOTH.map(design).collect_view()}</div>
        </section>
    }
}

fn sentences(topology: &Topology) -> impl IntoView + use<> {
    topology_in_words(topology).into_iter().map(|words| view! { <li>{words}</li> }).collect_view()
}
