//! What could not be read of the link the page was opened with.

use leptos::prelude::*;

use crate::element::{Element, button, element, said};
use crate::state::AppState;

pub fn notices(state: AppState) -> Option<Element> {
    let warnings = state.warnings.get();
    if warnings.is_empty() {
        return None;
    }
    let original = state.original.get();
    let link = || {
        let input = element("input").set("type", "text").set("readonly", "").set("value", &original);
        element("label").class("original").with(said("span", "The link as it came: ")).with(input)
    };
    Some(
        element("section")
            .class("notice")
            .set("role", "alert")
            .with(said("h2", "Part of this link could not be read"))
            .with(element("ul").all(warnings.iter().map(|warning| said("li", &warning.to_string()))))
            .all((!original.is_empty()).then(link))
            .with(button("Dismiss", move |_| state.warnings.set(Vec::new()))),
    )
}
