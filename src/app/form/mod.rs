//! The form: the inputs that matter most, search, and every other field of the table in its group.

mod choice;
mod design;
mod drawer;
mod field;
mod group;
mod number;
mod size_button;

pub use drawer::Drawer;

use headroom::scenario::{FIELDS, FRONT, Side, find, groups_of};
use leptos::prelude::*;

use crate::state::AppState;
use design::DesignView;
use field::FieldView;
use group::GroupView;

#[component]
pub fn Form() -> impl IntoView {
    let state = AppState::of_page();
    let nothing = move || state.search.with(|text| !FIELDS.iter().any(|field| field.is_about(text)));
    view! {
        <form class="inputs" aria-label="Inputs" on:submit=|event| event.prevent_default()>
            <fieldset class="front">
                <legend>"What matters most"</legend>
                {FRONT
                    .into_iter()
                    .filter_map(find)
                    .map(|field| view! { <FieldView field=field/> })
                    .collect_view()}
            </fieldset>
            <div class="search">
                <input
                    type="search"
                    aria-label="Find an input"
                    placeholder="Find an input…"
                    prop:value=state.search
                    on:input=move |event| state.search.set(event_target_value(&event))
                />
                <Reset/>
            </div>
            <p class="quiet" role="status">{move || nothing().then_some("No input is about that.")}</p>
            {groups_of(None).into_iter().map(|group| view! { <GroupView group=group side=None/> }).collect_view()}
            {Side::BOTH.map(|side| view! { <DesignView side=side/> }).collect_view()}
        </form>
    }
}

/// How many inputs differ from the preset, and the way back.
#[component]
fn Reset() -> impl IntoView {
    let state = AppState::of_page();
    let count = move || state.changed.with(|keys| keys.len());
    let reset = move |_| {
        state.replace(state.preset.get_untracked().scenario());
        state.said.set("Every input is the preset's again.".to_owned());
    };
    view! {
        <button type="button" disabled=move || count() == 0 on:click=reset>
            {move || match count() {
                0 => "As in the preset".to_owned(),
                count => format!("Reset {count} changed"),
            }}
        </button>
    }
}
