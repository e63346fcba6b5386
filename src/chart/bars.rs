//! Bars in rows.

use super::figure::{Figure, Stroke};
use super::frame::Frame;
use super::labels::Place;
use crate::scenario::Side;

/// The share of a row that its bars take up.
const FILLED: f64 = 0.7;
/// Half the pixels of a bar of the baseline.
const NARROW: f64 = 1.0;

/// One bar, in pixels.
pub(super) struct Bar {
    pub from: Place,
    pub to: Place,
    pub side: Option<Side>,
    /// 1 is the full colour.
    pub strength: f64,
    /// What the bar has no end for, and where that is written: at its right end.
    pub endless: Option<(&'static str, Place)>,
}

/// The bars of every row: one above the other for the designs, to the left and right for less and more of the input.
/// A value that does not exist has its bar to the end of the plot.
pub(super) fn bars(figure: &Figure, frame: &Frame) -> Vec<Bar> {
    let height = frame.plot_height / figure.at.len().max(1) as f64 * FILLED;
    let right = frame.left + frame.plot_width;
    let mut bars = Vec::new();
    for line in &figure.lines {
        if line.base.is_none() {
            continue;
        }
        let shift = match line.side {
            Some(Side::Vertical) => -0.5,
            Some(Side::Horizontal) => 0.0,
            None => -0.25,
        };
        for (index, at) in figure.at.iter().enumerate() {
            let top = frame.y(figure, *at) + shift * height;
            let value = line.values.get(index).copied().flatten();
            if line.stroke == Stroke::Baseline {
                // Across the bar that it is compared with.
                if let Some(value) = value {
                    let (end, middle) = (frame.x(figure, line.plotted(value)), top + height / 4.0);
                    bars.push(Bar {
                        from: (frame.x(figure, 0.0), middle - NARROW),
                        to: (end.clamp(frame.left, right), middle + NARROW),
                        side: None,
                        strength: 1.0,
                        endless: None,
                    });
                }
                continue;
            }
            let end = value.map_or(right, |value| frame.x(figure, line.plotted(value)));
            let strength = if line.stroke == Stroke::Main { 1.0 } else { 0.45 };
            bars.push(Bar {
                from: (frame.x(figure, 0.0), top + 0.5),
                to: (end.clamp(frame.left, right), top + height / 2.0 - 0.5),
                side: line.side,
                strength,
                endless: value.is_none().then_some((figure.missing, (right - 4.0, top + height / 4.0))),
            });
        }
    }
    bars
}
