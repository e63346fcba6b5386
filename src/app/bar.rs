//! The bar at the top: name, preset, undo, share, colours.

use headroom::scenario::{PRESETS, Preset, PresetGroup, find};
use leptos::html::Select;
use leptos::prelude::*;

use crate::autosave::KeptScenarios;
use crate::export::ExportMenu;
use crate::reach::reach;
use crate::share::ShareButton;
use crate::state::AppState;
use crate::theme::ThemePicker;
use crate::undo::UndoButtons;

#[component]
pub fn Bar() -> impl IntoView {
    let state = AppState::of_page();
    let rename = move |event| {
        if let Some(field) = find("name") {
            // A name that is too long is cut off by the input's own limit.
            let _ = state.read(field, &event_target_value(&event));
        }
    };
    view! {
        <header class="bar">
            <h1>"Headroom"</h1>
            <label class="name">
                <span class="quiet">"Scenario"</span>
                <input
                    type="text"
                    id="scenario-name"
                    maxlength="80"
                    autocomplete="off"
                    prop:value=move || state.scenario.with(|scenario| scenario.name.clone())
                    on:input=rename
                    on:change=move |_| state.seal()
                />
            </label>
            <PresetPicker/>
            <UndoButtons/>
            <ShareButton/>
            <ExportMenu/>
            <KeptScenarios/>
            <ThemePicker/>
            <button type="button" on:click=|_| reach("method-title")>"Method"</button>
            <output class="said" aria-live="polite">{state.said}</output>
        </header>
    }
}

#[component]
fn PresetPicker() -> impl IntoView {
    let state = AppState::of_page();
    let list = NodeRef::<Select>::new();
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            list.set_value(&state.preset.get().to_string());
        }
    });
    let pick = move |event| {
        if let Ok(preset) = Preset::find(&event_target_value(&event)) {
            state.replace(preset.scenario());
            state.warnings.set(Vec::new());
            state.said.set(preset.story.to_owned());
        }
    };
    view! {
        <label class="preset">
            <span class="quiet">"Preset"</span>
            <select node_ref=list on:change=pick>
                {PresetGroup::ALL
                    .into_iter()
                    .filter_map(|group| {
                        let mut presets = PRESETS.iter().filter(|preset| preset.group == group).peekable();
                        presets.peek()?;
                        let options = presets
                            .map(|preset| view! { <option value=preset.to_string()>{preset.title}</option> })
                            .collect_view();
                        Some(view! { <optgroup label=group.label()>{options}</optgroup> })
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
