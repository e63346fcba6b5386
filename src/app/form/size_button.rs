//! “Size it for me”: a design in the cheapest size that carries today's peak, or the spike above it.

use headroom::model::{Change, Sizer, evaluate, peak_rate, spike_rate, spike_verdict};
use headroom::scenario::{Scenario, Side};
use headroom::units::{dollars, rate};
use leptos::prelude::*;

use crate::element::{Element, button, element};
use crate::state::AppState;

/// The load that a design is sized for.
#[derive(Clone, Copy)]
enum For {
    Peak,
    Spike,
}

pub fn size_button(state: AppState, side: Side) -> Element {
    let said = RwSignal::new(None::<(Scenario, String)>);
    let size = move |load: For| {
        let mut scenario = state.scenario.get_untracked();
        let message = match resize(&mut scenario, side, load) {
            Ok(message) | Err(message) => message,
        };
        if state.scenario.with_untracked(|now| *now != scenario) {
            state.replace(scenario.clone());
        }
        said.set(Some((scenario, message)));
    };
    // What was said holds for the scenario it was said of.
    let shown = move || {
        said.with(|said| match said {
            Some((of, message)) if state.scenario.with(|scenario| of == scenario) => message.clone(),
            _ => String::new(),
        })
    };
    let has_spike = move || {
        state
            .shown
            .with(|shown| shown.as_ref().is_ok_and(|shown| shown.evaluation.design(side).spike.is_some()))
    };
    let labelled = |label: &str, load: For| {
        let name = format!("{label}: {}", side.label().to_lowercase());
        button(label, move |_| size(load)).set("aria-label", &name)
    };
    element("p")
        .class("sizing")
        .with(labelled("Size it for me", For::Peak))
        .text(" ")
        .with(labelled("Size it for the spike", For::Spike).live_flag("hidden", move || !has_spike()))
        .text(" ")
        .with(element("output").set("aria-live", "polite").live_text(shown))
}

/// Sizes one design, or leaves the scenario as it is; what there is to say, either way.
fn resize(scenario: &mut Scenario, side: Side, load: For) -> Result<String, String> {
    let peak = match load {
        For::Peak => peak_rate(scenario),
        For::Spike => spike_rate(scenario),
    };
    let peak = peak.map_err(|why| why.to_string())?;
    let sizer = Sizer::new(scenario, side).map_err(|why| why.to_string())?;
    let sized = sizer
        .size(peak)
        .map_err(|why| format!("Nothing was changed. No size carries {}: {why}.", rate(peak.get())))?;
    let changes: Vec<String> = sized.changes.iter().map(Change::to_string).collect();
    let mut message = if changes.is_empty() {
        format!("It is the cheapest size for {} already.", rate(peak.get()))
    } else {
        format!(
            "The cheapest size for {}, {} a month: {}.",
            rate(peak.get()),
            dollars(sized.cost),
            changes.join(", ")
        )
    };
    if !sized.meets_availability(scenario, peak) {
        message.push_str(" The objective for availability is missed: add replicas or zones.");
    }
    *scenario.design_mut(side) = sized.design;
    if let Some(sentence) = evaluate(scenario).ok().and_then(|sized| spike_verdict(&sized, side)) {
        message.push_str(&format!(" {sentence}"));
    }
    Ok(message)
}
