//! The inputs of one design, and what can be done with it as a whole.

use headroom::scenario::{Side, groups_of};
use leptos::prelude::*;

use super::group::{changes_view, fold, group_view};
use super::size_button::size_button;
use crate::element::{Element, button, element, said};
use crate::memo::Memo;
use crate::state::AppState;

pub fn design_view(state: AppState, side: Side) -> Element {
    let prefix = format!("{}.", side.key());
    let changes = Memo::new(move || {
        state.changed.with(|keys| keys.iter().filter(|key| key.starts_with(prefix.as_str())).count())
    });
    let other = side.other();
    let copy = move |_: &_| {
        let mut scenario = state.scenario.get_untracked();
        scenario.copy_design(side);
        state.replace(scenario);
        state.said.set(format!("{} is now a copy of {}.", other.label(), side.label()));
    };
    let swap = move |_: &_| {
        let mut scenario = state.scenario.get_untracked();
        scenario.swap_designs();
        state.replace(scenario);
        state.said.set("The designs have changed places.".to_owned());
    };
    let actions = element("div")
        .class("actions")
        .with(size_button(state, side))
        .with(button(&format!("Copy to {}", other.label()), copy))
        .all((side == Side::Vertical).then(|| button("Swap designs", swap)));
    let inputs = element("div")
        .set("role", "group")
        .set("aria-label", &format!("{} inputs", side.label()))
        .with(actions)
        .all(groups_of(Some(side)).into_iter().map(|group| group_view(state, group, Some(side))));
    let summary = said("summary", side.label()).text(" ").live_parts(move || changes_view(changes.get()));
    fold(state, side.key(), RwSignal::new(true)).with(summary).with(inputs)
}
