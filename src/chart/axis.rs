//! Our scales as coordinates of the drawing library, which has no humane logarithmic axis of its own.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::scale::Scale;
use crate::units::{Kind, tick};

/// A scale with its ticks and the kind of quantity on it.
pub(super) struct Axis {
    pub scale: Scale,
    pub ticks: Vec<f64>,
    pub kind: Kind,
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let length = f64::from(limit.1) - f64::from(limit.0);
        limit.0 + (length * self.scale.position(*value)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.scale.value(0.0)..self.scale.value(1.0)
    }
}

impl ValueFormatter<f64> for Axis {
    fn format(value: &f64) -> String {
        value.to_string()
    }

    fn format_ext(&self, value: &f64) -> String {
        tick(*value, self.kind)
    }
}
