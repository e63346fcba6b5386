//! The form: the inputs that matter most, search, and every other field of the table in its group.

mod choice;
mod design;
mod drawer;
mod field;
mod group;
mod number;
mod size_button;

pub use drawer::drawer;

use headroom::scenario::{FIELDS, FRONT, Side, find, groups_of};
use leptos::prelude::*;

use crate::element::{Element, button, element, said, value_of};
use crate::state::AppState;
use design::design_view;
use field::field_view;
use group::group_view;

fn form(state: AppState) -> Element {
    let nothing = move || state.search.with(|text| !FIELDS.iter().any(|field| field.is_about(text)));
    let found = move || if nothing() { "No input is about that.".to_owned() } else { String::new() };
    let front = FRONT.into_iter().filter_map(find).map(|field| field_view(state, field));
    let search = element("input")
        .set("type", "search")
        .set("aria-label", "Find an input")
        .set("placeholder", "Find an input…")
        .live_value(move || state.search.get())
        .on("input", move |event| state.search.set(value_of(event)));
    element("form")
        .class("inputs")
        .set("aria-label", "Inputs")
        .on("submit", |event| event.prevent_default())
        .with(element("fieldset").class("front").with(said("legend", "What matters most")).all(front))
        .with(element("div").class("search").with(search).with(reset(state)))
        .with(element("p").class("quiet").set("role", "status").live_text(found))
        .all(groups_of(None).into_iter().map(|group| group_view(state, group, None)))
        .later(move || design_view(state, Side::Vertical))
        .later(move || design_view(state, Side::Horizontal))
}

/// How many inputs differ from the preset, and the way back.
fn reset(state: AppState) -> Element {
    let count = move || state.changed.with(|keys| keys.len());
    let label = move || match count() {
        0 => "As in the preset".to_owned(),
        count => format!("Reset {count} changed"),
    };
    let reset = move |_: &_| {
        state.replace(state.preset.get_untracked().scenario());
        state.said.set("Every input is the preset's again.".to_owned());
    };
    button("", reset).live_flag("disabled", move || count() == 0).live_text(label)
}
