//! The scenario as a link.

use leptos::prelude::*;

use crate::address::link_to;
use crate::state::AppState;

#[component]
pub fn ShareButton() -> impl IntoView {
    let state = AppState::of_page();
    let length = Memo::new(move |_| state.scenario.with(|_| link_to(state)).chars().count());
    let share = move |_| {
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
    view! {
        <button type="button" title=move || format!("{} characters", length.get()) on:click=share>
            "Copy link"
            <span class="length" aria-hidden="true">{length}</span>
        </button>
    }
}
