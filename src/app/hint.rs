//! What a first visit needs to know; once dismissed it does not come back.

use leptos::prelude::*;

use crate::stored::{remember, remembered};

const KEY: &str = "headroom.hint";

#[component]
pub fn Hint() -> impl IntoView {
    let open = RwSignal::new(remembered(KEY).is_none());
    let dismiss = move |_| {
        open.set(false);
        remember(KEY, "seen");
    };
    view! {
        <Show when=move || open.get()>
            <aside class="first-visit" aria-label="First visit">
                <p>
                    "Two designs for one load, side by side. Set your own load and objectives; every number follows. "
                    "Press an underlined number to see how it comes about. The address bar holds the scenario: "
                    "a copied link is a saved one."
                </p>
                <button type="button" on:click=dismiss>"Got it"</button>
            </aside>
        </Show>
    }
}
