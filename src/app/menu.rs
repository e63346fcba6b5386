//! A fold of the bar that lies over the page while it is open.

use leptos::ev::{keydown, pointerdown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::element::{Element, element, said};
use crate::live::follow;
use crate::state::AppState;

/// Closes by Escape, by a press anywhere else, and when something was opened or refused, which shows below it.
pub fn menu(state: AppState, class: &str, title: &str, content: Element) -> Element {
    let summary = said("summary", title);
    let menu = element("details").class(class).with(summary.clone()).with(content.class("menu"));
    let node = menu.node().clone();
    let close = move || {
        // An attribute that is there can be removed.
        let _ = node.remove_attribute("open");
    };
    let closing = close.clone();
    follow(move || {
        state.original.track();
        state.problem.track();
        closing();
    });
    let (node, closing) = (menu.node().clone(), close.clone());
    // The bar lives as long as the page.
    let _ = window_event_listener(pointerdown, move |event| {
        let at = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if !node.contains(at.as_ref()) {
            closing();
        }
    });
    let node = menu.node().clone();
    let _ = window_event_listener(keydown, move |event| {
        if event.key() == "Escape" && node.has_attribute("open") {
            close();
            if let Some(summary) = summary.node().dyn_ref::<HtmlElement>() {
                // The summary of a fold takes the focus.
                let _ = summary.focus();
            }
        }
    });
    menu
}
