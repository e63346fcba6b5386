//! The pinned scenario that the present one is held against.

use headroom::model::{Figure, verdict};
use headroom::report::{ChangedInput, changed_inputs, difference, pieces_was};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::element::{Element, button, element, said};
use crate::memo::Memo;
use crate::state::AppState;

/// Pins the scenario shown, or says what is pinned and what changed since.
pub fn baseline_bar(state: AppState) -> Element {
    let is_pinned = Memo::new(move || state.baseline.with(Option::is_some));
    let parts = move || if is_pinned.get() { pinned(state) } else { unpinned(state) };
    element("section").class("baseline").set("aria-label", "Baseline").live_parts(parts)
}

fn pin(state: AppState) {
    state.baseline.set(Some(state.scenario.get_untracked()));
}

fn unpinned(state: AppState) -> Vec<Element> {
    let words = "Then every number shows what a change does to it.";
    vec![button("Pin as baseline", move |_| pin(state)), said("span", words).class("quiet")]
}

fn pinned(state: AppState) -> Vec<Element> {
    let back = move |_: &_| {
        if let Some(before) = state.baseline.get_untracked() {
            state.replace(before);
        }
    };
    let changes = move || {
        let baseline = state.baseline.get();
        let changes = baseline.map(|baseline| state.scenario.with(|now| changed_inputs(now, &baseline)));
        let line = |input: ChangedInput| {
            said("li", &format!("{}: {} instead of {}", input.name, input.now, input.before))
        };
        changes.into_iter().flatten().map(line).collect::<Vec<_>>()
    };
    let name = move || {
        let name = state.baseline.with(|baseline| baseline.as_ref().map(|before| before.name.clone()));
        format!("Held against the baseline “{}”. The link shares both.", name.unwrap_or_default())
    };
    let answer = move || {
        state.before.with(|before| {
            let sentences = before.as_ref().map(|before| verdict(&before.evaluation).sentences);
            sentences.map_or_else(String::new, |[answer, ..]| format!("It said: {answer}"))
        })
    };
    vec![
        element("p").live_text(name),
        element("p").class("quiet").live_text(answer),
        element("ul").class("changes").live_parts(changes),
        button("Pin the present one instead", move |_| pin(state)),
        button("Back to the baseline", back),
        button("Unpin", move |_| state.baseline.set(None)),
    ]
}

/// What a number changed by against the baseline; nothing without one.
pub fn difference_view(state: AppState, figure: Figure, side: Side) -> impl Fn() -> Option<Element> {
    move || {
        state.beside(|now, before| changed_by(&difference(&now.evaluation, &before.evaluation, side, figure)))
    }
}

/// The line below a number that says what it changed by.
pub fn changed_by(words: &str) -> Element {
    said("span", words).class("difference")
}

impl Element {
    /// Adds what stood in the place of what was added last.
    pub fn was(self, before: Option<&str>) -> Self {
        self.all(before.map(|before| said("span", &format!(" (was {before})")).class("was")))
    }

    /// Adds a text, and beside what differs in it what stood there in the baseline.
    pub fn beside(self, now: &str, before: Option<&str>) -> Self {
        let pieces = pieces_was(now, before).into_iter();
        pieces.fold(self, |into, (text, before)| into.text(&text).was(before.as_deref()))
    }

    /// The same, of texts that change.
    pub fn live_beside(
        self,
        now: impl Fn() -> String + 'static,
        before: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.live_parts(move || Some(element("span").beside(&now(), before().as_deref())))
    }
}
