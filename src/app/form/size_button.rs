//! “Size it for me”: a design in the cheapest size that carries today's peak.

use headroom::model::{Change, Sizer, peak_rate};
use headroom::scenario::{Scenario, Side};
use headroom::units::{dollars, rate};
use leptos::prelude::*;

use crate::element::{Element, button, element};
use crate::state::AppState;

pub fn size_button(state: AppState, side: Side) -> Element {
    let said = RwSignal::new(None::<(Scenario, String)>);
    let size = move |_: &_| {
        let mut scenario = state.scenario.get_untracked();
        let message = match resize(&mut scenario, side) {
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
    let label = format!("Size it for me: {}", side.label().to_lowercase());
    element("p")
        .class("sizing")
        .with(button("Size it for me", size).set("aria-label", &label))
        .text(" ")
        .with(element("output").set("aria-live", "polite").live_text(shown))
}

/// Sizes one design for the peak, or leaves the scenario as it is; what there is to say, either way.
fn resize(scenario: &mut Scenario, side: Side) -> Result<String, String> {
    let peak = peak_rate(scenario).map_err(|why| why.to_string())?;
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
    Ok(message)
}
