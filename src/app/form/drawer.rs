//! Where the form stands: beside the results, or on a narrow screen in a drawer below them.

use gloo_events::EventListener;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Form;
use crate::reach::reach;

const DRAWER: &str = "drawer";
const OPENER: &str = "open-drawer";

#[component]
pub fn Drawer() -> impl IntoView {
    let narrow = follow_width();
    move || {
        if !narrow.get() {
            return view! { <aside aria-label="Inputs"><Form/></aside> }.into_any();
        }
        let escape = |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        };
        view! {
            <button type="button" id=OPENER class="open-drawer" aria-haspopup="dialog" on:click=|_| open()>
                "Edit inputs"
            </button>
            // Not modal: the numbers above it are what one edits for.
            <dialog id=DRAWER class="drawer" aria-label="Inputs" on:keydown=escape>
                <button type="button" class="close" on:click=|_| close()>"Done"</button>
                <Form/>
            </dialog>
        }
        .into_any()
    }
}

/// The numbers that the drawer is opened to change come into sight above it.
fn open() {
    if let Some(numbers) = document().get_element_by_id("summary") {
        numbers.scroll_into_view();
    }
    reach("average_rate");
}

fn close() {
    if let Some(drawer) = document().get_element_by_id(DRAWER) {
        // An attribute that is there can be removed.
        let _ = drawer.remove_attribute("open");
    }
    reach(OPENER);
}

/// Whether the window is too narrow for two columns; style/page.css draws the same line.
fn follow_width() -> RwSignal<bool> {
    let query = window().match_media("(max-width: 55rem)").ok().flatten();
    let narrow = RwSignal::new(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(query) = query {
        let asked = query.clone();
        EventListener::new(&query, "change", move |_| narrow.set(asked.matches())).forget();
    }
    narrow
}
