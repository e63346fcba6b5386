//! The scenario as a link.

use leptos::prelude::*;

use crate::address::link_to;
use crate::element::{Element, button, element};
use crate::memo::Memo;
use crate::state::AppState;

pub fn share_button(state: AppState) -> Element {
    let length = Memo::new(move || state.scenario.with(|_| link_to(state)).chars().count());
    let share = move |_: &_| {
        let link = link_to(state);
        // Browsers give none to a page that came without https.
        let clipboard = window().navigator().clipboard();
        let copying = (!clipboard.is_undefined()).then(|| clipboard.write_text(&link));
        leptos::task::spawn_local(async move {
            let copied = match copying {
                Some(copying) => wasm_bindgen_futures::JsFuture::from(copying).await.is_ok(),
                None => false,
            };
            state.said.set(if copied {
                format!("Link copied, {} characters.", link.chars().count())
            } else {
                "The browser does not allow copying; the address bar holds the link.".to_owned()
            });
        });
    };
    let shown = element("span")
        .class("length")
        .set("aria-hidden", "true")
        .live_text(move || length.get().to_string());
    button("Copy link", share).live("title", move || format!("{} characters", length.get())).with(shown)
}
