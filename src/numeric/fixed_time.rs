//! Many distributions at the one same time, from transforms that share their factors.

use super::complex_pair::ComplexPair;
use super::inversion::{OF_DISTRIBUTION, Transform};
use super::narrow::Narrow;
use super::row::{GAIN, PAIRS, Row};

/// The Euler sum of [`super::invert`] at a time that stays: where it takes the transform, and with which weight.
#[derive(Debug)]
pub struct FixedTime {
    /// The points at which the transform is taken.
    pub row: Row,
    weights: [ComplexPair; PAIRS],
}

impl FixedTime {
    /// At time `t`, seen from the point below which the quickest of the variables practically never is, for below that
    /// no slower one ever is either. `None` where nothing has come by then.
    pub fn new(quickest: &Narrow<impl Transform>, t: f64) -> Option<Self> {
        let row = Row::new(quickest.ahead(t)?);
        let mut weights = row.decay(-quickest.shift());
        for (weight, of_distribution) in weights.iter_mut().zip(OF_DISTRIBUTION) {
            *weight = *weight * of_distribution * GAIN;
        }
        Some(Self { row, weights })
    }

    /// P(T ≤ t), from the transform at each of the points.
    pub fn distribution(&self, transform: impl Iterator<Item = ComplexPair>) -> f64 {
        let weighted = |(weight, value): (&ComplexPair, ComplexPair)| value.real_part_of_product(*weight);
        let sum: f64 = self.weights.iter().zip(transform).map(weighted).sum();
        sum.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use num_complex::Complex64;

    use super::*;

    #[test]
    fn the_same_as_one_inversion_of_each() {
        let transform = |s: Complex64, stages: u32| (1.0 / (1.0 + s)).powu(stages);
        for quick in [2, 400] {
            let narrow = Narrow::new(|s: Complex64| transform(s, quick), f64::from(quick));
            let time = 1.1 * f64::from(quick);
            let fixed = FixedTime::new(&narrow, time).unwrap();
            for slow in [quick, quick + 1, quick + 20] {
                let alone =
                    Narrow::new(|s: Complex64| transform(s, slow), f64::from(slow)).distribution(time);
                let values = fixed.row.each(|s| s.map(|s| transform(s, slow)));
                let together = fixed.distribution(values.into_iter());
                assert!((alone - together).abs() < 1e-6, "{quick} {slow}: {alone} {together}");
            }
            assert!(FixedTime::new(&narrow, 0.0).is_none());
        }
    }
}
