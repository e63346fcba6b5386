//! Light, dark, or as the system has it.

use leptos::prelude::*;

use crate::stored::{remember, remembered};

const KEY: &str = "headroom.theme";
const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

#[component]
pub fn ThemePicker() -> impl IntoView {
    let chosen = remembered(KEY).filter(|text| THEMES.iter().any(|(name, _)| name == text));
    let chosen = RwSignal::new(chosen.unwrap_or_else(|| "system".to_owned()));
    Effect::new(move |_| {
        if let Some(page) = document().document_element() {
            // The style knows the attribute; a page that refuses it stays as the system has it.
            let _ = page.set_attribute("data-theme", &chosen.get());
        }
    });
    let choose = move |event| {
        chosen.set(event_target_value(&event));
        remember(KEY, &chosen.get_untracked());
    };
    view! {
        <select class="theme" aria-label="Colours" on:change=choose>
            {THEMES
                .map(|(name, label)| {
                    view! { <option value=name selected=chosen.get_untracked() == name>{label}</option> }
                })
                .collect_view()}
        </select>
    }
}
