//! The lines of another scenario beside those of a figure.

use super::figure::{Figure, Join, Line, Stroke};
use super::note::{About, Note, held_against};
use super::scale::Scale;

/// Places closer than this share of a step are the same: the ends of two grids differ by what they are rounded.
const SAME_PLACE: f64 = 1e-9;

impl Figure {
    /// The figure with the lines of another one of its kind beside its own, read at its own places; the values go as far
    /// as both do.
    #[must_use]
    pub fn against(mut self, before: &Self, name: &str) -> Self {
        let lines = before.lines.iter().map(|line| Line {
            stroke: Stroke::Baseline,
            values: (0..self.at.len()).map(|index| self.value_of(before, line, index)).collect(),
            ..line.clone()
        });
        let lines: Vec<Line> = lines.collect();
        self.lines.extend(lines);
        if self.join == Join::Bars {
            self.x.scale = self.x.scale.over(before.x.scale);
        } else {
            self.y.scale = self.y.scale.over(before.y.scale);
        }
        let drawn = if self.join == Join::Bars { "Narrow bars" } else { "Thin dotted lines" };
        self.notes = held_against(self.notes, &before.notes);
        self.notes.push(Note::new(About::Reading, None, format!("{drawn}: the baseline “{name}”.")));
        self.description.push_str(&format!(" Beside them the baseline “{name}”."));
        self
    }

    /// What a line of another figure has at a place of this one: by name where places are rows, else as that figure joins
    /// its points.
    fn value_of(&self, before: &Self, line: &Line, index: usize) -> Option<f64> {
        let value = |index: usize| line.values.get(index).copied().flatten();
        if self.join == Join::Bars {
            let row = self.rows.get(index)?;
            return value(before.rows.iter().position(|of| of == row)?);
        }
        let x = before.x.scale;
        let place = x.position(*self.at.get(index)?);
        let right = before.at.iter().position(|at| x.position(*at) >= place - SAME_PLACE)?;
        let reached = x.position(*before.at.get(right)?);
        if reached <= place + SAME_PLACE {
            return value(right);
        }
        let left = right.checked_sub(1)?;
        if self.join == Join::Steps {
            return value(left);
        }
        let (y, begun) = (before.y.scale, x.position(*before.at.get(left)?));
        let (low, high) = (y.position(value(left)?), y.position(value(right)?));
        Some(y.value(low + (high - low) * (place - begun) / (reached - begun)))
    }
}

impl Scale {
    /// The scale with room for what another one shows.
    fn over(self, other: Self) -> Self {
        let (Self::Linear { low: from, high: to } | Self::Logarithmic { low: from, high: to }) = other;
        match self {
            Self::Linear { low, high } => Self::Linear { low: low.min(from), high: high.max(to) },
            Self::Logarithmic { low, high } => Self::Logarithmic { low: low.min(from), high: high.max(to) },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::{ChartKind, Frame, Stroke, draw, figure, figure_against};
    use crate::scenario::default_preset;

    #[test]
    fn a_baseline_that_is_the_same_has_the_same_values() {
        let scenario = default_preset().scenario();
        for kind in ChartKind::ALL {
            let alone = figure(kind, &scenario).unwrap();
            let both = figure_against(kind, &scenario, Some(&scenario)).unwrap();
            let (own, before) = both.lines.split_at(alone.lines.len());
            assert_eq!(own, alone.lines);
            assert_eq!(before.len(), own.len(), "{kind:?}");
            for (line, own) in before.iter().zip(own) {
                assert_eq!((line.stroke, &line.values), (Stroke::Baseline, &own.values), "{kind:?}");
                assert_eq!(line.name(), format!("{}, baseline", own.name()));
            }
        }
    }

    #[test]
    fn between_two_points_a_baseline_lies_between_their_values() {
        let before = default_preset().scenario();
        let scenario = before.changed(&[("average_rate", "3210"), ("slo_p99", "40ms")]).unwrap();
        for kind in ChartKind::ALL {
            let (alone, both) =
                (figure(kind, &before).unwrap(), figure_against(kind, &scenario, Some(&before)).unwrap());
            let lines = both.lines.get(alone.lines.len()..).unwrap();
            for (line, own) in lines.iter().zip(&alone.lines) {
                let range = |values: &[Option<f64>]| {
                    let values = values.iter().flatten().copied();
                    values.fold((f64::INFINITY, 0.0_f64), |(low, high), value| {
                        (low.min(value), high.max(value))
                    })
                };
                let ((low, high), (lowest, highest)) = (range(&line.values), range(&own.values));
                assert!(line.values.iter().any(Option::is_some), "{kind:?} {}", line.name());
                assert!(low >= lowest * (1.0 - 1e-9) && high <= highest * (1.0 + 1e-9), "{kind:?}");
            }
            let svg = draw(&both, &Frame::new(&both, 375, 360)).unwrap();
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{kind:?}");
            assert!(both.notes.iter().any(|note| note.text.contains("the baseline “")), "{kind:?}");
        }
    }
}
