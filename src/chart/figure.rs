//! What a chart shows, before it is drawn.

use super::scale::Scale;
use crate::scenario::Side;
use crate::units::Kind;

/// Lines over a common horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub title: &'static str,
    /// One sentence for those who do not see it.
    pub description: String,
    pub x_label: &'static str,
    pub x_kind: Kind,
    pub x: Scale,
    pub y_label: &'static str,
    pub y_kind: Kind,
    pub y: Scale,
    /// The abscissae at which every line has its points.
    pub at: Vec<f64>,
    /// Index in `at` of today's load, where reading starts.
    pub today: usize,
    /// The word for a value that is `None`.
    pub missing: &'static str,
    pub join: Join,
    pub lines: Vec<Line>,
    pub marks: Vec<Mark>,
    /// What the marks say, in sentences.
    pub notes: Vec<String>,
}

/// What lies between the points of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    Straight,
    /// The value of the left point, up to the right one.
    Steps,
}

/// One line; `None` where there is nothing to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub label: &'static str,
    pub side: Side,
    pub stroke: Stroke,
    pub values: Vec<Option<f64>>,
}

/// How heavy a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Main,
    Secondary,
}

/// A straight line across the plot with its name, or a sign at one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// At an abscissa.
    Vertical { x: f64, label: &'static str },
    /// At an ordinate.
    Horizontal { y: f64, label: &'static str },
    /// A ring where two lines cross, with the load in words.
    Crossing { x: f64, y: f64, label: String },
    /// A bar that closes the line of a design which goes no further.
    End { x: f64, y: f64, side: Side },
}
