//! The answer in words, above the numbers.

use headroom::model::{Sentence, verdict as verdict_of};
use headroom::report::was;
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::element::{Element, button, element};
use crate::memo::Memo;
use crate::reach::reach_input;
use crate::sentence::say;
use crate::state::AppState;

/// The inputs of a spike stand in a fold: this is the way to them.
fn way_to_spike(state: AppState, input: &'static str) -> Element {
    let is_set = state.shown.with_untracked(|shown| {
        shown.as_ref().is_ok_and(|shown| shown.evaluation.design(Side::Vertical).spike.is_some())
    });
    let label = if is_set { "Change the spike" } else { "What would a spike do?" };
    button(label, move |_| reach_input(state, input)).class("to-input")
}

pub fn verdict(state: AppState) -> Element {
    // Each sentence, and what its numbers were.
    let told = Memo::new(move || {
        let said = state.before.with(|before| Some(verdict_of(&before.as_ref()?.evaluation).sentences));
        let was_of = |sentence: &Sentence, at: usize| {
            let said = said.as_ref().and_then(|said| said.get(at));
            state.beside(|now, before| was((sentence, &now.evaluation), said, &before.evaluation))
        };
        let now = state.shown.with(|shown| Some(verdict_of(&shown.as_ref().ok()?.evaluation).sentences));
        let pair = |(at, sentence): (usize, Sentence)| (was_of(&sentence, at).unwrap_or_default(), sentence);
        now.into_iter().flatten().enumerate().map(pair).collect::<Vec<_>>()
    });
    let sentences = move || {
        told.with(|told| {
            let sentence = |(was, sentence): &(Vec<_>, Sentence)| {
                let said = say(state, element("p"), sentence, was);
                match sentence.input {
                    Some(input) => said.text(" ").with(way_to_spike(state, input)),
                    None => said,
                }
            };
            told.iter().map(sentence).collect::<Vec<_>>()
        })
    };
    element("section")
        .class("answer")
        .set("aria-label", "Verdict")
        .live_class("is-stale", move || state.stale.get())
        .live_class("pinned", move || state.baseline.with(Option::is_some))
        .live_parts(sentences)
}
