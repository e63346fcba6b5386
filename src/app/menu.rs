//! A fold of the bar that lies over the page while it is open.

use leptos::ev::{keydown, pointerdown};
use leptos::html::{Details, Summary};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::state::AppState;

/// Closes by Escape, by a press anywhere else, and when something was opened or refused, which shows below it.
#[component]
pub fn Menu(class: &'static str, title: &'static str, children: Children) -> impl IntoView {
    let state = AppState::of_page();
    let (menu, summary) = (NodeRef::<Details>::new(), NodeRef::<Summary>::new());
    let is_open = move || menu.get_untracked().is_some_and(|menu| menu.has_attribute("open"));
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            // An attribute that is there can be removed.
            let _ = menu.remove_attribute("open");
        }
    };
    Effect::new(move |_| {
        state.original.track();
        state.problem.track();
        close();
    });
    window_event_listener(pointerdown, move |event| {
        let at = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if menu.get_untracked().is_some_and(|menu| !menu.contains(at.as_ref())) {
            close();
        }
    });
    window_event_listener(keydown, move |event| {
        if event.key() == "Escape" && is_open() {
            close();
            if let Some(summary) = summary.get_untracked() {
                // The summary of a fold takes the focus.
                let _ = summary.focus();
            }
        }
    });
    view! {
        <details class=class node_ref=menu>
            <summary node_ref=summary>{title}</summary>
            <div class="menu">{children()}</div>
        </details>
    }
}
