//! What a chart shows, before it is drawn.

use super::kind::ChartKind;
use super::note::Note;
use super::scale::Scale;
use crate::scenario::Side;
use crate::units::{Kind, duration, percent, quantity, significant};

pub(super) const SECONDS_PER_YEAR: f64 = 8_760.0 * 3_600.0;

/// Lines over a common axis, or bars in rows: series that are read at the same places.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub kind: ChartKind,
    /// One sentence for those who do not see it.
    pub description: String,
    pub x: Axis,
    pub y: Axis,
    /// What is read at: the head of the table's first column.
    pub reads_at: &'static str,
    /// The places at which every line has its points: abscissae, or the numbers of rows.
    pub at: Vec<f64>,
    /// The names of the rows, where bars stand in rows.
    pub rows: Vec<String>,
    /// Index in `at` where reading starts: today's load, where the chart has it.
    pub today: usize,
    /// The word for a value that is `None`.
    pub missing: &'static str,
    pub words: Words,
    pub join: Join,
    pub lines: Vec<Line>,
    pub marks: Vec<Mark>,
    /// What the marks say, in sentences.
    pub notes: Vec<Note>,
}

/// What is measured along one side of the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    pub label: &'static str,
    pub kind: Kind,
    pub scale: Scale,
}

/// What lies between the points of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    Straight,
    /// The value of the left point, up to the right one.
    Steps,
    /// Nothing: bars in rows, from no change to the change that the value is against the line's base.
    Bars,
}

/// A value in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Of(Kind),
    /// Seconds a year, with the availability that they leave.
    Downtime,
}

impl Words {
    pub(super) fn say(self, value: f64) -> String {
        match self {
            Self::Of(kind) => quantity(value, kind),
            Self::Downtime => {
                format!("{} a year ({})", duration(value), percent(1.0 - value / SECONDS_PER_YEAR))
            }
        }
    }
}

/// One line; `None` where there is nothing to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub label: &'static str,
    /// The design it belongs to; a line of none is drawn in ink.
    pub side: Option<Side>,
    pub stroke: Stroke,
    /// What bars are a change against.
    pub base: Option<f64>,
    pub values: Vec<Option<f64>>,
}

/// How heavy a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Main,
    Secondary,
    /// Of the scenario that the figure is held against.
    Baseline,
}

/// A straight line across the plot with its name, or a sign at one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// At an abscissa.
    Vertical { x: f64, label: &'static str },
    /// At an ordinate, in the colour of a design or of none.
    Horizontal { y: f64, label: String, side: Option<Side> },
    /// A ring where something happens on a line, or where two cross.
    Ring { x: f64, y: f64, label: String, side: Option<Side> },
    /// A bar that closes the line of a design which goes no further.
    End { x: f64, y: f64, side: Side },
}

/// A change in percent, with its sign.
fn signed_percent(change: f64) -> String {
    let sign = if change >= 0.000_5 { "+" } else { "" };
    format!("{sign}{}%", significant((change * 1000.0).round() / 10.0, 3))
}

impl Line {
    /// The name with the design, as legend and table have it.
    #[must_use]
    pub fn name(&self) -> String {
        let whose = self.side.map_or(String::new(), |side| format!("{} ", side.label()));
        let which = if self.stroke == Stroke::Baseline { ", baseline" } else { "" };
        format!("{whose}{}{which}", self.label)
    }

    /// The value along its axis: as it is, or as a change against the base.
    #[must_use]
    pub fn plotted(&self, value: f64) -> f64 {
        self.base.map_or(value, |base| value / base - 1.0)
    }
}

impl Figure {
    /// The place of a reading in words.
    #[must_use]
    pub fn place(&self, index: usize) -> String {
        let at = self.at.get(index).copied().unwrap_or_default();
        self.rows.get(index).cloned().unwrap_or_else(|| quantity(at, self.x.kind))
    }

    /// The value of a line in words.
    #[must_use]
    pub fn reading(&self, line: &Line, index: usize) -> String {
        let Some(value) = line.values.get(index).copied().flatten() else {
            return self.missing(line).to_owned();
        };
        let words = self.words.say(value);
        let change = line.base.map(|_| line.plotted(value));
        change.map_or(words.clone(), |change| format!("{words} ({})", signed_percent(change)))
    }

    /// The word for what a line does not have. A baseline may also end where its own figure does.
    #[must_use]
    pub fn missing(&self, line: &Line) -> &'static str {
        if line.stroke == Stroke::Baseline { "no value" } else { self.missing }
    }

    /// The figure without the lines whose bits are set.
    #[must_use]
    pub fn without(&self, hidden: u32) -> Self {
        let mut figure = self.clone();
        let mut at = 0;
        figure.lines.retain(|_| {
            at += 1;
            hidden >> (at - 1) & 1 == 0
        });
        figure
    }
}
