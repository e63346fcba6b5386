//! The charts there are: one list for page, command line and exports.

use std::fmt;

use super::availability::availability_figure;
use super::cost::cost_figure;
use super::draw::{DrawError, draw};
use super::figure::Figure;
use super::frame::Frame;
use super::growth::growth_figure;
use super::latency::latency_figure;
use super::sensitivity::sensitivity_figure;
use super::throughput::throughput_figure;
use crate::analysis::{
    Outcome, availability_curve, cost_curve, growth_curve, latency_curve, sensitivity, throughput_curve,
};
use crate::scenario::Scenario;
use crate::units::OutOfRange;

/// A chart of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    Latency,
    Throughput,
    Cost,
    Availability,
    Growth,
    LatencySensitivity,
    CostSensitivity,
}

impl ChartKind {
    /// In the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Latency,
        Self::Throughput,
        Self::Cost,
        Self::Availability,
        Self::Growth,
        Self::LatencySensitivity,
        Self::CostSensitivity,
    ];

    /// The name on the command line and in identifiers; it stays as it is.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Latency => "latency",
            Self::Throughput => "throughput",
            Self::Cost => "cost",
            Self::Availability => "availability",
            Self::Growth => "growth",
            Self::LatencySensitivity => "latency-sensitivity",
            Self::CostSensitivity => "cost-sensitivity",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Latency => "Latency against load",
            Self::Throughput => "Throughput against size",
            Self::Cost => "Monthly cost against load",
            Self::Availability => "Downtime against redundancy",
            Self::Growth => "Load and capacity over the months",
            Self::LatencySensitivity => "What moves p99 most",
            Self::CostSensitivity => "What moves the monthly cost most",
        }
    }

    /// The name of an exported file, without its ending.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Latency => "latency-against-load",
            Self::Throughput => "throughput-against-size",
            Self::Cost => "cost-against-load",
            Self::Availability => "downtime-against-redundancy",
            Self::Growth => "load-and-capacity-over-months",
            Self::LatencySensitivity => "latency-sensitivity",
            Self::CostSensitivity => "cost-sensitivity",
        }
    }

    /// Whether its horizontal axis is the load.
    #[must_use]
    pub const fn is_over_load(self) -> bool {
        matches!(self, Self::Latency | Self::Cost)
    }

    /// The chart of that key.
    #[must_use]
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartError {
    OutOfRange(OutOfRange),
    Draw(DrawError),
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(why) => why.fmt(f),
            Self::Draw(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for ChartError {}

/// Computes the series of a chart and what is to be drawn of them.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs, each valid, leaves the domain of its quantity.
pub fn figure(kind: ChartKind, scenario: &Scenario) -> Result<Figure, OutOfRange> {
    Ok(match kind {
        ChartKind::Latency => latency_figure(&latency_curve(scenario)?, &scenario.objectives),
        ChartKind::Throughput => throughput_figure(&throughput_curve(scenario)?),
        ChartKind::Cost => cost_figure(&cost_curve(scenario)?),
        ChartKind::Availability => availability_figure(&availability_curve(scenario)?, &scenario.objectives),
        ChartKind::Growth => growth_figure(&growth_curve(scenario)?),
        ChartKind::LatencySensitivity => moved_by(scenario, Outcome::P99),
        ChartKind::CostSensitivity => moved_by(scenario, Outcome::Cost),
    })
}

/// The same with the lines of the scenario that it is held against, if any.
///
/// # Errors
/// As [`figure`], for either scenario.
pub fn figure_against(
    kind: ChartKind,
    scenario: &Scenario,
    baseline: Option<&Scenario>,
) -> Result<Figure, OutOfRange> {
    let own = figure(kind, scenario)?;
    let Some(before) = baseline else { return Ok(own) };
    Ok(own.against(&figure(kind, before)?, &before.name))
}

fn moved_by(scenario: &Scenario, outcome: Outcome) -> Figure {
    sensitivity_figure(&sensitivity(scenario, outcome), outcome)
}

/// A chart as a file: SVG on a light ground, with its title, of so many pixels.
///
/// # Errors
/// [`ChartError`] when there is no series, or the drawing library fails.
pub fn chart_svg(
    kind: ChartKind,
    scenario: &Scenario,
    width: u32,
    height: u32,
) -> Result<String, ChartError> {
    let figure = figure(kind, scenario).map_err(ChartError::OutOfRange)?;
    draw(&figure, &Frame::titled(&figure, width, height)).map_err(ChartError::Draw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{default_preset, find};

    #[test]
    fn every_chart_is_found_by_its_key_and_drawn_with_its_title() {
        let scenario = default_preset().scenario();
        for kind in ChartKind::ALL {
            assert_eq!(ChartKind::find(kind.key()), Some(kind));
            for width in [320, 760] {
                let svg = chart_svg(kind, &scenario, width, 400).unwrap();
                assert!(svg.contains(&format!("<title>{}</title>", kind.title())), "{kind:?}");
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{kind:?}");
            }
        }
        assert_eq!(ChartKind::find("pie"), None);
    }

    #[test]
    fn what_is_extreme_but_valid_is_still_a_picture() {
        for (key, text) in [
            ("average_rate", "1e9"),
            ("average_rate", "0.001"),
            ("horizontal.app.nodes", "1000000"),
            ("vertical.database.shards", "100000"),
            ("slo_p99", "1ms"),
            ("slo_availability", "0.9999999"),
            ("app_time", "60s"),
            ("annual_growth", "0"),
            ("horizon_months", "1"),
            ("contention", "1"),
            ("coherency", "0"),
        ] {
            let mut scenario = default_preset().scenario();
            find(key).unwrap().read(&mut scenario, text).unwrap();
            for kind in ChartKind::ALL {
                let figure = figure(kind, &scenario).unwrap();
                let svg = draw(&figure, &Frame::new(&figure, 375, 360)).unwrap();
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{kind:?} with {key}={text}");
                for index in 0..figure.at.len() {
                    assert!(!figure.place(index).contains("NaN"), "{kind:?} with {key}={text}");
                }
            }
        }
    }
}
