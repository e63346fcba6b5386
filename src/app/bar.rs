//! The bar at the top: name, preset, undo, share, colours.

use headroom::scenario::{PRESETS, Preset, PresetGroup, find};
use leptos::prelude::*;
use web_sys::Event;

use crate::autosave::kept_scenarios;
use crate::element::{Element, button, element, said, value_of};
use crate::export::export_menu;
use crate::reach::reach;
use crate::share::share_button;
use crate::state::AppState;
use crate::theme::theme_picker;
use crate::undo::undo_buttons;

pub fn bar(state: AppState) -> Element {
    let rename = move |event: &Event| {
        if let Some(field) = find("name") {
            // A name that is too long is cut off by the input's own limit.
            let _ = state.read(field, &value_of(event));
        }
    };
    let name = element("input")
        .set("type", "text")
        .set("id", "scenario-name")
        .set("maxlength", "80")
        .set("autocomplete", "off")
        .live_value(move || state.scenario.with(|scenario| scenario.name.clone()))
        .on("input", rename)
        .on("change", move |_| state.seal());
    element("header")
        .class("bar")
        .with(said("h1", "Headroom"))
        .with(labelled("name", "Scenario", name))
        .with(labelled("preset", "Preset", preset_list(state)))
        .with(undo_buttons(state))
        .with(share_button(state))
        .with(button("Method", |_| reach("method-title")).class("method-link"))
        .with(export_menu(state))
        .with(kept_scenarios(state))
        .with(theme_picker())
        .with(element("output").class("said").set("aria-live", "polite").live_text(move || state.said.get()))
}

fn labelled(class: &str, label: &str, input: Element) -> Element {
    element("label").class(class).with(said("span", label).class("quiet")).with(input)
}

fn preset_list(state: AppState) -> Element {
    let pick = move |event: &Event| {
        if let Ok(preset) = Preset::find(&value_of(event)) {
            state.replace(preset.scenario());
            state.warnings.set(Vec::new());
            state.said.set(preset.story.to_owned());
        }
    };
    // An older version is not offered, but named when a link has opened it.
    let option = |preset: &&Preset| {
        let option = if preset.is_newest() {
            said("option", preset.title)
        } else {
            said("option", &format!("{} (version {})", preset.title, preset.version)).set("hidden", "")
        };
        option.set("value", &preset.to_string())
    };
    let groups = PresetGroup::ALL.into_iter().filter_map(|group| {
        let mut presets = PRESETS.iter().filter(|preset| preset.group == group).peekable();
        presets.peek()?;
        Some(element("optgroup").set("label", group.label()).all(presets.map(option)))
    });
    // The list can show a preset only once its options are there.
    element("select").all(groups).live_value(move || state.preset.get().to_string()).on("change", pick)
}
