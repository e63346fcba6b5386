//! What could not be read of the link the page was opened with.

use leptos::prelude::*;

use crate::state::AppState;

#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::of_page();
    let warnings = move || state.warnings.get();
    view! {
        <Show when=move || state.warnings.with(|warnings| !warnings.is_empty())>
            <section class="notice" role="alert">
                <h2>"Part of this link could not be read"</h2>
                <ul>
                    {move || {
                        warnings()
                            .iter()
                            .map(|warning| view! { <li>{warning.to_string()}</li> })
                            .collect_view()
                    }}
                </ul>
                {move || {
                    let original = state.original.get();
                    (!original.is_empty())
                        .then(|| {
                            view! {
                                <label class="original">
                                    <span>"The link as it came: "</span>
                                    <input type="text" readonly prop:value=original/>
                                </label>
                            }
                        })
                }}
                <button type="button" on:click=move |_| state.warnings.set(Vec::new())>"Dismiss"</button>
            </section>
        </Show>
    }
}
