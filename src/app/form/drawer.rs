//! Where the form stands: beside the results, or on a narrow screen in a drawer below them.

use gloo_events::EventListener;
use leptos::prelude::*;

use super::form;
use crate::element::{Element, button, element, key_of};
use crate::reach::reach;
use crate::state::AppState;

const DRAWER: &str = "drawer";
const OPENER: &str = "open-drawer";

pub fn drawer(state: AppState) -> impl Fn() -> Vec<Element> {
    let narrow = follow_width();
    move || {
        if !narrow.get() {
            return vec![element("aside").set("aria-label", "Inputs").with(form(state))];
        }
        let opener = button("Edit inputs", |_| open())
            .set("id", OPENER)
            .class("open-drawer")
            .set("aria-haspopup", "dialog");
        // Not modal: the numbers above it are what one edits for.
        let drawer = element("dialog")
            .set("id", DRAWER)
            .class("drawer")
            .set("aria-label", "Inputs")
            .with(button("Done", |_| close()).class("close"))
            .with(form(state))
            .on("keydown", |event| {
                if key_of(event) == "Escape" {
                    close();
                }
            });
        vec![opener, drawer]
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
