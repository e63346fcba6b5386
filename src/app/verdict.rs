//! The answer in words, above the numbers.

use headroom::model::verdict;
use leptos::prelude::*;

use crate::sentence::sentence_view;
use crate::state::AppState;

#[component]
pub fn Verdict() -> impl IntoView {
    let state = AppState::of_page();
    let said = Memo::new(move |_| {
        state.shown.with(|shown| shown.as_ref().ok().map(|shown| verdict(&shown.evaluation)))
    });
    view! {
        <section class="answer" aria-label="Verdict" class:is-stale=state.stale>
            {move || {
                said.get().map(|said| {
                    said.sentences
                        .iter()
                        .map(|sentence| view! { <p>{sentence_view(sentence)}</p> })
                        .collect_view()
                })
            }}
        </section>
    }
}
