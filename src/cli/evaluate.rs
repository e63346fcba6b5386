//! `headroom evaluate`.

use std::error::Error;

use headroom::link::{Opened, Warning, open};
use headroom::model;
use headroom::report::{explanations_text, json, table};
use headroom::scenario::{Preset, Side};

use crate::arguments::{Evaluate, Format};

pub fn run(arguments: &Evaluate) -> Result<String, Box<dyn Error>> {
    let Opened { scenario, warnings } = read(&arguments.scenario)?;
    for warning in &warnings {
        eprintln!("headroom: {warning}");
    }
    let evaluation = model::evaluate(&scenario)?;
    let mut explanations = Vec::new();
    if arguments.explain {
        for side in Side::BOTH {
            explanations.extend(model::explain_all(&scenario, &evaluation, side)?);
            let path = model::growth_path(&scenario, side)?;
            explanations.push(model::explain_growth(&scenario, &evaluation, side, &path)?);
            if let Ok(found) = model::elasticity(&scenario, side) {
                explanations.push(model::explain_elasticity(&scenario, &evaluation, side, &found)?);
            }
        }
    }
    Ok(match arguments.format {
        Format::Table => table(&scenario, &evaluation) + &explanations_text(&explanations),
        Format::Json => json(&scenario, &evaluation, &explanations)?,
    })
}

/// A link, a fragment or a preset's name. A link that names no scenario of ours is an error here, where nobody is
/// there to read a warning.
fn read(text: &str) -> Result<Opened, Box<dyn Error>> {
    let fragment = text.split_once('#').map(|(_, fragment)| fragment);
    let Some(fragment) = fragment.or_else(|| text.starts_with("v1;").then_some(text)) else {
        return Ok(Opened { scenario: Preset::find(text)?.scenario(), warnings: Vec::new() });
    };
    let opened = open(fragment);
    let lost = opened.warnings.iter().find(|warning| {
        matches!(
            warning,
            Warning::TooLong { .. } | Warning::UnknownVersion { .. } | Warning::UnknownPreset(_)
        )
    });
    lost.map_or_else(|| Ok(opened.clone()), |warning| Err(warning.to_string().into()))
}
