//! `headroom evaluate`.

use std::error::Error;

use headroom::model::{self, Evaluation};
use headroom::report::{Charts, Material, comparison_csv, explanations_text, json, markdown, review, table};
use headroom::scenario::{Scenario, Side};

use crate::arguments::{Evaluate, Format};
use crate::chart::all_figures;
use crate::day::day;
use crate::input;

pub fn run(arguments: &Evaluate) -> Result<String, Box<dyn Error>> {
    let input = input::read(&arguments.scenario)?;
    let scenario = &input.opened.scenario;
    let evaluation = model::evaluate(scenario)?;
    let before = input.opened.baseline.as_ref();
    let before_evaluation = before.map(model::evaluate).transpose()?;
    let baseline = before.zip(before_evaluation.as_ref());
    let mut explanations = Vec::new();
    if arguments.explain {
        for side in Side::BOTH {
            explanations.extend(model::explain_all(scenario, &evaluation, side)?);
            let path = model::growth_path(scenario, side)?;
            explanations.push(model::explain_growth(scenario, &evaluation, side, &path)?);
            if let Ok(found) = model::elasticity(scenario, side) {
                explanations.push(model::explain_elasticity(scenario, &evaluation, side, &found)?);
            }
        }
    }
    Ok(match arguments.format {
        Format::Table => table(scenario, &evaluation, baseline) + &explanations_text(&explanations),
        Format::Json => json(scenario, &evaluation, baseline, &explanations)?,
        Format::Csv => comparison_csv(scenario, &evaluation, baseline),
        Format::Markdown => {
            let (link, date) = (input.link(), day(arguments.date.as_deref()));
            report(scenario, &evaluation, baseline, &link, &date)?
        }
    })
}

fn report(
    scenario: &Scenario,
    evaluation: &Evaluation,
    baseline: Option<(&Scenario, &Evaluation)>,
    link: &str,
    date: &str,
) -> Result<String, Box<dyn Error>> {
    let charts = all_figures(scenario, baseline.map(|(before, _)| before))?;
    let document = review(&Material { scenario, evaluation, baseline, charts: &charts, link, date })?;
    Ok(markdown(&document, Charts::Inline))
}
