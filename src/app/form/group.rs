//! Fields that belong together, folded away, with what is to know of them while they are.

use headroom::scenario::{Group, Side, fields_of};
use leptos::prelude::*;

use super::field::field_view;
use crate::element::{Element, element, is_open, said};
use crate::memo::Memo;
use crate::state::AppState;

pub fn group_view(state: AppState, group: Group, side: Option<Side>) -> Element {
    let found =
        Memo::new(move || state.search.with(|text| fields_of(group, side).any(|field| field.is_about(text))));
    let changes = Memo::new(move || {
        state.changed.with(|keys| fields_of(group, side).filter(|field| keys.contains(&field.key)).count())
    });
    let digest = move || side.and_then(|side| digest(state, group, side)).unwrap_or_default();
    let summary = said("summary", group.label())
        .text(" ")
        .live_parts(move || changes_view(changes.get()))
        .text(" ")
        .with(element("span").class("digest").live_text(digest));
    let open = RwSignal::new(false);
    // Made when they are first looked for, and kept: most readers open few groups, and every field follows every change.
    let is_wanted = Memo::new_from_before(move |before| {
        before == Some(&true)
            || open.get()
            || state.sought.with(|key| fields_of(group, side).any(|field| Some(field.key) == *key))
            || (is_searching(state) && found.get())
    });
    let fields = move || {
        let wanted = is_wanted.get().then(|| fields_of(group, side).map(|field| field_view(state, field)));
        wanted.into_iter().flatten().collect::<Vec<_>>()
    };
    let fields = element("fieldset").with(said("legend", group.label()).class("unseen")).live_parts(fields);
    fold(state, "group", open).live_flag("hidden", move || !found.get()).with(summary).with(fields)
}

fn is_searching(state: AppState) -> bool {
    state.search.with(|text| !text.trim().is_empty())
}

/// A fold that a search opens, and that is as it was when the search is over.
pub fn fold(state: AppState, class: &str, open: RwSignal<bool>) -> Element {
    let is_open_now = move || open.get() || is_searching(state);
    element("details").class(class).live_flag("open", is_open_now).on("toggle", move |event| {
        if !untrack(|| is_searching(state)) {
            open.set(is_open(event));
        }
    })
}

/// "2 changed", where anything is.
pub fn changes_view(count: usize) -> Option<Element> {
    (count > 0).then(|| said("span", &format!("{count} changed")).class("changes"))
}

/// Nodes and machine of the tier that bears the group's name.
fn digest(state: AppState, group: Group, side: Side) -> Option<String> {
    state.shown.with(|shown| {
        let tiers = &shown.as_ref().ok()?.evaluation.design(side).tiers;
        let tier = tiers.iter().find(|tier| tier.tier.label() == group.label() && tier.nodes > 0)?;
        Some(format!("{} × {}", tier.nodes, tier.machine))
    })
}
