//! Takes the reader to an element of the page: an input, or a number.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::state::AppState;

/// More folds than the page nests.
const DEEPEST: u32 = 8;

/// Takes the reader to an input, which a search may have hidden, or which has not been made yet.
pub fn reach_input(state: AppState, key: &'static str) {
    state.search.set(String::new());
    state.sought.set(Some(key));
    request_animation_frame(move || reach(key));
}

/// Opens the folds and the drawer around the element and moves the focus to it; the browser scrolls it into view.
pub fn reach(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    for _ in 0..DEEPEST {
        let Ok(Some(group)) = element.closest("details:not([open]), dialog:not([open])") else { break };
        if group.set_attribute("open", "").is_err() {
            break;
        }
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // An element that takes no focus stays where it is.
        let _ = element.focus();
    }
}
