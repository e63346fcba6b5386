//! The answer in words, above the numbers.

use headroom::model::verdict as verdict_of;
use leptos::prelude::*;

use crate::element::{Element, element};
use crate::sentence::say;
use crate::state::AppState;

pub fn verdict(state: AppState) -> Element {
    let told = Memo::new(move |_| {
        state.shown.with(|shown| shown.as_ref().ok().map(|shown| verdict_of(&shown.evaluation)))
    });
    let sentences = move || {
        told.with(|told| {
            let sentences = told.iter().flat_map(|told| &told.sentences);
            sentences.map(|sentence| say(state, element("p"), sentence)).collect::<Vec<_>>()
        })
    };
    element("section")
        .class("answer")
        .set("aria-label", "Verdict")
        .live_class("is-stale", move || state.stale.get())
        .live_parts(sentences)
}
