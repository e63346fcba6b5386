//! Both designs as pictures, side by side, and in words.

use headroom::analysis::topology;
use headroom::chart::{draw_topology, topology_in_words};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::element::{Element, element, is_open, said};
use crate::memo::Memo;
use crate::state::AppState;

pub fn topology_panel(state: AppState) -> Element {
    element("section")
        .class("topology")
        .set("aria-labelledby", "topology-title")
        .with(said("h2", "Topology").set("id", "topology-title"))
        .with(element("div").class("pair").all(Side::BOTH.map(|side| design(state, side))))
}

fn design(state: AppState, side: Side) -> Element {
    let drawn = Memo::new(move || {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            let now = topology(&shown.scenario, &shown.evaluation, side);
            Some(state.before.with(|before| match before {
                Some(before) => now.against(&before.evaluation),
                None => now,
            }))
        })
    });
    let picture = move || drawn.with(|drawn| drawn.as_ref().map(draw_topology).unwrap_or_default());
    let open = RwSignal::new(false);
    let sentences = move || {
        let told = |drawn: &Option<_>| drawn.as_ref().map(topology_in_words).unwrap_or_default();
        let words = if open.get() { drawn.with(told) } else { Vec::new() };
        words.into_iter().map(|words| said("li", &words))
    };
    let words = element("details")
        .class("words")
        .on("toggle", move |event| open.set(is_open(event)))
        .with(said("summary", &format!("{} in words", side.label())))
        .with(element("ul").live_parts(sentences));
    element("div")
        .class(side.key())
        .with(said("h3", side.label()))
        .with(element("div").live_markup(picture))
        .with(words)
}
