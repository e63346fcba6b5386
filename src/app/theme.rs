//! Light, dark, or as the system has it.

use leptos::prelude::*;
use web_sys::Event;

use crate::element::{Element, element, said, value_of};
use crate::live::follow;
use crate::stored::{remember, remembered};

const KEY: &str = "headroom.theme";
const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

pub fn theme_picker() -> Element {
    let chosen = remembered(KEY).filter(|text| THEMES.iter().any(|(name, _)| name == text));
    let chosen = RwSignal::new(chosen.unwrap_or_else(|| "system".to_owned()));
    follow(move || {
        if let Some(page) = document().document_element() {
            // The style knows the attribute; a page that refuses it stays as the system has it.
            let _ = page.set_attribute("data-theme", &chosen.get());
        }
    });
    let choose = move |event: &Event| {
        chosen.set(value_of(event));
        remember(KEY, &chosen.get_untracked());
    };
    element("select")
        .class("theme")
        .set("aria-label", "Colours")
        .all(THEMES.map(|(name, label)| said("option", label).set("value", name)))
        .live_value(move || chosen.get())
        .on("change", choose)
}
