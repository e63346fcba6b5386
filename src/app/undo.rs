//! Undo and redo, by button and by key.

use headroom::scenario::History;
use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::element::{Element, button, element};
use crate::state::AppState;

pub fn undo_buttons(state: AppState) -> Element {
    // The bar lives as long as the page.
    let _ = window_event_listener(keydown, move |event| follow_key(state, &event));
    let none = move |can: fn(&History) -> bool| move || !state.history.with(can);
    let undo = button("↶", move |_| state.undo())
        .set("aria-label", "Undo")
        .set("title", "Undo (Ctrl+Z)")
        .live_flag("disabled", none(History::can_undo));
    let redo = button("↷", move |_| state.redo())
        .set("aria-label", "Redo")
        .set("title", "Redo (Ctrl+Shift+Z)")
        .live_flag("disabled", none(History::can_redo));
    element("span").class("undo").with(undo).with(redo)
}

fn follow_key(state: AppState, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || undoes_by_itself(state, event) {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => state.undo(),
        ("z", true) | ("y", false) => state.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Whether the key belongs to a text that is being written: the browser undoes that, letter by letter.
fn undoes_by_itself(state: AppState, event: &KeyboardEvent) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| match input.type_().as_str() {
        "text" => {
            let id = input.id();
            id == "scenario-name" || state.drafts.with_untracked(|drafts| drafts.contains_key(id.as_str()))
        }
        "search" => true,
        _ => false,
    })
}
