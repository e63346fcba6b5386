//! Many distributions at the one same time, from transforms that share their factors.

use num_complex::Complex64;

use super::elementary::exp;
use super::inversion::{ABSCISSA, NODES, WEIGHTS};
use super::narrow::{MOST_EXPONENT, Narrow};

/// The Euler sum of [`super::invert`] at a time that stays: where it takes the transform, and with which weight.
#[derive(Debug)]
pub struct FixedTime {
    /// Per second.
    at: [Complex64; NODES],
    weights: [Complex64; NODES],
}

impl FixedTime {
    /// At time `t`, seen from the point below which the quickest of the variables practically never is, for below that
    /// no slower one ever is either. `None` where nothing has come by then.
    pub fn new<F: Fn(Complex64) -> Complex64>(quickest: &Narrow<F>, t: f64) -> Option<Self> {
        let (shift, ahead) = (quickest.shift(), quickest.ahead(t)?);
        let node = |k: usize| Complex64::new(ABSCISSA / ahead, std::f64::consts::PI * k as f64 / ahead);
        let at: [Complex64; NODES] = std::array::from_fn(node);
        let gain = libm::exp(ABSCISSA) / ahead;
        let mut weights = at
            .map(|s| if s.re * shift > MOST_EXPONENT { Complex64::ZERO } else { gain * exp(s * shift) / s });
        let mut sign = 1.0;
        for (factor, weight) in weights.iter_mut().zip(WEIGHTS) {
            *factor *= sign * weight;
            sign = -sign;
        }
        Some(Self { at, weights })
    }

    /// A function at every point where the transform is taken.
    pub fn each(&self, value: impl Fn(Complex64) -> Complex64) -> [Complex64; NODES] {
        self.at.map(value)
    }

    /// P(T ≤ t), from the transform at each of the points.
    pub fn distribution(&self, transform: impl Iterator<Item = Complex64>) -> f64 {
        let sum: f64 = self.weights.iter().zip(transform).map(|(weight, value)| (weight * value).re).sum();
        sum.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_as_one_inversion_of_each() {
        let transform = |s: Complex64, stages: u32| (1.0 / (1.0 + s)).powu(stages);
        for quick in [2, 400] {
            let narrow = Narrow::new(|s| transform(s, quick), f64::from(quick));
            let time = 1.1 * f64::from(quick);
            let fixed = FixedTime::new(&narrow, time).unwrap();
            for slow in [quick, quick + 1, quick + 20] {
                let alone = Narrow::new(|s| transform(s, slow), f64::from(slow)).distribution(time);
                let values = fixed.each(|s| transform(s, slow));
                let together = fixed.distribution(values.into_iter());
                assert!((alone - together).abs() < 1e-6, "{quick} {slow}: {alone} {together}");
            }
            assert!(FixedTime::new(&narrow, 0.0).is_none());
        }
    }
}
