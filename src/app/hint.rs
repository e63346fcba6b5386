//! What a first visit needs to know; once dismissed it does not come back.

use leptos::prelude::*;

use crate::element::{Element, button, element, said};
use crate::stored::{remember, remembered};

const KEY: &str = "headroom.hint";
const WORDS: &str = "Two designs for one load, side by side. Set your own load and objectives; every number follows. \
    Press an underlined number to see how it comes about. The address bar holds the scenario: a copied link is a \
    saved one.";

pub fn hint() -> impl Fn() -> Option<Element> {
    let open = RwSignal::new(remembered(KEY).is_none());
    let dismiss = move |_: &_| {
        open.set(false);
        remember(KEY, "seen");
    };
    move || {
        let hint = element("aside").class("first-visit").set("aria-label", "First visit");
        open.get().then(|| hint.with(said("p", WORDS)).with(button("Got it", dismiss)))
    }
}
