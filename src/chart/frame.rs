//! Where on the picture the data lies.

use super::figure::Figure;

/// Space, in pixels, for the labels of the axes and the names of marks.
const LEFT: f64 = 62.0;
const RIGHT: f64 = 26.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 40.0;

/// The picture's size and the rectangle of the plot in it, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub width: u32,
    pub height: u32,
    pub left: f64,
    pub top: f64,
    pub plot_width: f64,
    pub plot_height: f64,
}

impl Frame {
    /// A picture of at least 120 × 100 pixels.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width.clamp(120, 4096), height.clamp(100, 4096));
        Self {
            width,
            height,
            left: LEFT,
            top: TOP,
            plot_width: f64::from(width) - LEFT - RIGHT,
            plot_height: f64::from(height) - TOP - BOTTOM,
        }
    }

    /// Pixels from the left edge of the picture.
    #[must_use]
    pub fn x(&self, figure: &Figure, value: f64) -> f64 {
        self.left + self.plot_width * figure.x.position(value)
    }

    /// Pixels from the top edge of the picture.
    #[must_use]
    pub fn y(&self, figure: &Figure, value: f64) -> f64 {
        self.top + self.plot_height * (1.0 - figure.y.position(value))
    }

    /// The index of the abscissa nearest to a pixel column.
    #[must_use]
    pub fn nearest(&self, figure: &Figure, pixel: f64) -> usize {
        let distance = |value: &f64| (self.x(figure, *value) - pixel).abs();
        figure
            .at
            .iter()
            .enumerate()
            .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
            .map_or(0, |(index, _)| index)
    }
}
