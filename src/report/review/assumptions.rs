//! Every input, and who says so.

use super::{Material, heading, row};
use crate::report::difference::changed_inputs;
use crate::report::document::Block;
use crate::report::text::{field_name, value_text};
use crate::scenario::{FIELDS, Field, Scenario};

/// What was changed, against the pinned scenario or else the preset.
pub(super) fn changes(material: &Material<'_>) -> Vec<Block> {
    let preset = material.scenario.preset;
    let (before, whose) = match material.baseline {
        Some((before, _)) => (before.clone(), format!("the baseline “{}”", before.name)),
        None => (preset.scenario(), format!("the preset “{}”", preset.title)),
    };
    let inputs = changed_inputs(material.scenario, &before);
    let mut blocks = vec![heading("Changed inputs")];
    if inputs.is_empty() {
        blocks.push(Block::Paragraph(format!("All inputs are those of {whose}.")));
        return blocks;
    }
    blocks.push(Block::Paragraph(format!("Against {whose}:")));
    let rows = inputs.into_iter().map(|input| vec![input.name, input.before, input.now]);
    blocks.push(Block::Table { head: row(["Input", "Before", "Now"]), rows: rows.collect() });
    blocks
}

/// Every input with its value and its origin.
pub(super) fn assumptions(material: &Material<'_>) -> Vec<Block> {
    let scenario = material.scenario;
    let preset = scenario.preset.scenario();
    let rows = FIELDS.iter().filter(|field| field.key != "name").map(|field| {
        let [whose, source] = origin(field, scenario, &preset);
        vec![field_name(field), value_text(field, scenario), whose, source]
    });
    vec![
        heading("Assumptions"),
        Block::Paragraph(format!(
            "Preset: {} ({}). {} What is “yours” was set in this scenario; what is “the preset's” has its source beside it; \
             a “default” has been chosen to be harmless, and deserves a look where it matters.",
            scenario.preset.title, scenario.preset, scenario.preset.story
        )),
        Block::Table { head: row(["Input", "Value", "Whose", "Source"]), rows: rows.collect() },
    ]
}

/// Whose a value is, and where it comes from.
fn origin(field: &Field, scenario: &Scenario, preset: &Scenario) -> [String; 2] {
    if field.get(scenario) != field.get(preset) {
        return ["yours".to_owned(), format!("the preset has {}", value_text(field, preset))];
    }
    if !scenario.preset.sets(field.key) {
        return ["default".to_owned(), String::new()];
    }
    let source = scenario.preset.origin_of(field.key).map(|input| {
        let origin = input.origin();
        format!("{} ({}, {})", input.derivation, origin.source, origin.date)
    });
    ["the preset's".to_owned(), source.unwrap_or_default()]
}
