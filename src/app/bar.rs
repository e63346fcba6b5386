//! The bar at the top: name, preset, share.

use headroom::scenario::{PRESETS, Preset, find};
use leptos::prelude::*;

use crate::address::link_to;
use crate::autosave::KeptScenarios;
use crate::export::ExportMenu;
use crate::state::AppState;

#[component]
pub fn Bar() -> impl IntoView {
    let state = AppState::of_page();
    let said = RwSignal::new(String::new());
    let share = move |_| {
        let link = link_to(state);
        let length = link.chars().count();
        // Browsers give none to a page that came without https.
        let clipboard = window().navigator().clipboard();
        let copying = (!clipboard.is_undefined()).then(|| clipboard.write_text(&link));
        leptos::task::spawn_local(async move {
            let copied = match copying {
                Some(copying) => wasm_bindgen_futures::JsFuture::from(copying).await.is_ok(),
                None => false,
            };
            said.set(if copied {
                format!("Link copied, {length} characters.")
            } else {
                "The browser does not allow copying; the address bar holds the link.".to_owned()
            });
        });
    };
    let rename = move |event| {
        if let Some(field) = find("name") {
            // A name that is too long is cut off by the input's own limit.
            let _ = state.read(field, &event_target_value(&event));
        }
    };
    let pick = move |event| {
        if let Ok(preset) = Preset::find(&event_target_value(&event)) {
            state.replace(preset.scenario());
            state.warnings.set(Vec::new());
        }
    };
    view! {
        <header class="bar">
            <h1>"Headroom"</h1>
            <label class="name">
                <span class="quiet">"Scenario"</span>
                <input
                    type="text"
                    maxlength="80"
                    prop:value=move || state.scenario.with(|scenario| scenario.name.clone())
                    on:input=rename
                />
            </label>
            <label>
                <span class="quiet">"Preset"</span>
                <select on:change=pick>
                    {PRESETS
                        .iter()
                        .map(|preset| view! { <option value=preset.to_string()>{preset.title}</option> })
                        .collect_view()}
                </select>
            </label>
            <button type="button" on:click=share>"Copy link"</button>
            <ExportMenu/>
            <KeptScenarios/>
            <output class="said" aria-live="polite">{said}</output>
        </header>
    }
}
