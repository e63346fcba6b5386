//! Our scales as coordinates of the drawing library, which has no humane logarithmic axis of its own.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::figure::Axis;
use crate::units::tick;

/// An axis with its ticks, or with the names of its rows.
pub(super) struct Ruler {
    pub axis: Axis,
    pub ticks: Vec<f64>,
    pub names: Vec<String>,
}

impl Ruler {
    /// At most about `most` ticks.
    pub fn new(axis: Axis, most: f64) -> Self {
        Self { axis, ticks: axis.scale.ticks(most as usize, axis.kind), names: Vec::new() }
    }

    /// One tick for each row, none of whose names is longer than `longest` characters.
    pub fn rows(axis: Axis, at: &[f64], names: &[String], longest: usize) -> Self {
        let cut = |name: &String| {
            if name.chars().count() <= longest {
                return name.clone();
            }
            name.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
        };
        Self { axis, ticks: at.to_vec(), names: names.iter().map(cut).collect() }
    }
}

impl Ranged for Ruler {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let length = f64::from(limit.1) - f64::from(limit.0);
        limit.0 + (length * self.axis.scale.position(*value)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.axis.scale.value(0.0)..self.axis.scale.value(1.0)
    }
}

impl ValueFormatter<f64> for Ruler {
    fn format(value: &f64) -> String {
        value.to_string()
    }

    fn format_ext(&self, value: &f64) -> String {
        let row = self.ticks.iter().position(|tick| tick == value).and_then(|at| self.names.get(at));
        row.cloned().unwrap_or_else(|| tick(*value, self.axis.kind))
    }
}
