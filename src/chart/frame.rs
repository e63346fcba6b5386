//! Where on the picture the data lies.

use super::figure::{Figure, Join, Line};

/// Space, in pixels, for the labels of the axes and the names of marks.
const LEFT: f64 = 62.0;
const RIGHT: f64 = 26.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 42.0;
/// More of it above, for the title of a file.
const TITLE: f64 = 26.0;
/// Pixels of a character in the labels of rows, and the share of the width that they may take.
const CHARACTER: f64 = 6.6;
const MOST_ROW_LABEL: f64 = 0.45;

/// The picture's size and the rectangle of the plot in it, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub width: u32,
    pub height: u32,
    pub left: f64,
    pub top: f64,
    pub plot_width: f64,
    pub plot_height: f64,
    /// Whether the title stands in the picture.
    pub titled: bool,
}

impl Frame {
    /// A picture of at least 120 × 100 pixels, whose title stands elsewhere.
    #[must_use]
    pub fn new(figure: &Figure, width: u32, height: u32) -> Self {
        Self::below(figure, 0.0, width, height)
    }

    /// A picture with its title in it.
    #[must_use]
    pub fn titled(figure: &Figure, width: u32, height: u32) -> Self {
        Self { titled: true, ..Self::below(figure, TITLE, width, height) }
    }

    fn below(figure: &Figure, title: f64, width: u32, height: u32) -> Self {
        let (width, height) = (width.clamp(120, 4096), height.clamp(100, 4096));
        let longest = figure.rows.iter().map(|row| row.chars().count()).max().unwrap_or(0);
        let rows = (longest as f64 * CHARACTER + 14.0).min(f64::from(width) * MOST_ROW_LABEL);
        let (left, top) = (rows.max(LEFT), TOP + title);
        Self {
            width,
            height,
            left,
            top,
            plot_width: f64::from(width) - left - RIGHT,
            plot_height: f64::from(height) - top - BOTTOM,
            titled: false,
        }
    }

    /// Pixels from the left edge of the picture.
    #[must_use]
    pub fn x(&self, figure: &Figure, value: f64) -> f64 {
        self.left + self.plot_width * figure.x.scale.position(value)
    }

    /// Pixels from the top edge of the picture.
    #[must_use]
    pub fn y(&self, figure: &Figure, value: f64) -> f64 {
        self.top + self.plot_height * (1.0 - figure.y.scale.position(value))
    }

    /// Where the value of a line at one place lies, if that is in the plot.
    #[must_use]
    pub fn point(&self, figure: &Figure, line: &Line, index: usize) -> Option<(f64, f64)> {
        let (at, value) = (*figure.at.get(index)?, line.plotted(line.values.get(index).copied().flatten()?));
        let (x, y) = if figure.join == Join::Bars { (value, at) } else { (at, value) };
        let (x, y) = (self.x(figure, x), self.y(figure, y));
        let inside = x <= self.left + self.plot_width + 0.5 && y >= self.top - 0.5;
        inside.then_some((x, y))
    }

    /// The ends of the line on which one reads at a place: across the plot, upright or, for rows, level.
    #[must_use]
    pub fn hairline(&self, figure: &Figure, index: usize) -> [f64; 4] {
        let at = figure.at.get(index).copied().unwrap_or_default();
        let (right, bottom) = (self.left + self.plot_width, self.top + self.plot_height);
        if figure.join == Join::Bars {
            let y = self.y(figure, at);
            return [self.left, y, right, y];
        }
        let x = self.x(figure, at);
        [x, self.top, x, bottom]
    }

    /// The index of the place nearest to a pixel.
    #[must_use]
    pub fn nearest(&self, figure: &Figure, (x, y): (f64, f64)) -> usize {
        let distance = |at: &f64| match figure.join {
            Join::Bars => (self.y(figure, *at) - y).abs(),
            Join::Straight | Join::Steps => (self.x(figure, *at) - x).abs(),
        };
        let places = figure.at.iter().enumerate();
        places.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1))).map_or(0, |(index, _)| index)
    }
}
