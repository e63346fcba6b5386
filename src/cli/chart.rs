//! `headroom chart`.

use std::error::Error;
use std::fs;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use headroom::chart::{ChartKind, Figure, figure_against};
use headroom::report::{Stamp, picture, series_csv, series_json};
use headroom::scenario::Scenario;
use headroom::units::OutOfRange;

use crate::arguments::{Chart, ChartFormat};
use crate::day::day;
use crate::input;

/// Reads the name of a chart; help lists them all.
pub fn kinds() -> impl TypedValueParser<Value = ChartKind> {
    let named = ChartKind::ALL.map(|kind| PossibleValue::new(kind.key()).help(kind.title()));
    PossibleValuesParser::new(named).try_map(|key| ChartKind::find(&key).ok_or("no such chart"))
}

pub fn run(arguments: &Chart) -> Result<String, Box<dyn Error>> {
    let input = input::read(&arguments.scenario)?;
    let (scenario, baseline) = (&input.opened.scenario, input.opened.baseline.as_ref());
    let figure = figure_against(arguments.kind, scenario, baseline)?;
    let text = match arguments.format {
        ChartFormat::Svg => {
            let (link, date) = (input.link(), day(arguments.date.as_deref()));
            picture(&figure, &Stamp { name: &scenario.name, link: &link, date: &date })?
        }
        ChartFormat::Csv => series_csv(&figure),
        ChartFormat::Json => series_json(scenario, baseline, &figure)?,
    };
    let Some(path) = &arguments.output else { return Ok(text) };
    fs::write(path, text).map_err(|why| format!("{}: {why}", path.display()))?;
    Ok(String::new())
}

/// Every chart of a scenario, in the order of the page, with the scenario it is held against.
pub fn all_figures(scenario: &Scenario, baseline: Option<&Scenario>) -> Result<Vec<Figure>, OutOfRange> {
    ChartKind::ALL.into_iter().map(|kind| figure_against(kind, scenario, baseline)).collect()
}
