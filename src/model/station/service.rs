//! The time a server works on one customer.

use crate::numeric::{ComplexPair, Inverse, gamma};
use crate::units::{Scv, Seconds};

/// A gamma-distributed service time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Service {
    mean: f64,
    scv: f64,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    /// SCV 0: always the mean.
    Constant,
    /// 1/SCV is a small whole number: an Erlang distribution, quick to transform.
    Whole(u32),
    /// 1/SCV is `eighths`/8, not whole: a power of a few square roots.
    Rooted { eighths: u32 },
    /// Any other 1/SCV.
    Real(f64),
}

/// Above this many stages the general power is as quick as repeated multiplication.
const MOST_STAGES: f64 = 32.0;

impl Service {
    #[must_use]
    pub fn new(mean: Seconds, scv: Scv) -> Self {
        let (mean, scv) = (mean.get(), scv.get());
        let stages = 1.0 / scv;
        let shape = if scv == 0.0 {
            Shape::Constant
        } else if stages.fract() == 0.0 && stages <= MOST_STAGES {
            Shape::Whole(stages as u32)
        } else if (8.0 * stages).fract() == 0.0 && stages <= MOST_STAGES {
            Shape::Rooted { eighths: (8.0 * stages) as u32 }
        } else {
            Shape::Real(stages)
        };
        Self { mean, scv, shape }
    }

    /// The same law, `factor` times as slow.
    #[must_use]
    pub fn slower(&self, factor: f64) -> Self {
        Self { mean: self.mean * factor, ..*self }
    }

    /// The same law with a mean of 1.
    pub(in crate::model) const fn of_mean_one(self) -> Self {
        Self { mean: 1.0, ..self }
    }

    /// S, seconds.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// c_s² = variance/S².
    #[must_use]
    pub const fn scv(&self) -> f64 {
        self.scv
    }

    /// P(S ≤ t) and its density at `t` > 0 seconds; a constant has no density.
    #[must_use]
    pub fn distribution(&self, t: f64) -> Inverse {
        if self.scv > 0.0 {
            return gamma(1.0 / self.scv, self.mean, t);
        }
        Inverse { distribution: if t < self.mean { 0.0 } else { 1.0 }, density: 0.0 }
    }

    /// Whether the transform is continued to the left of 0, all its singularities being on the negative real axis, where a
    /// gamma distribution has its only one. A constant has none, but grows there without bound, and one that is nearly
    /// constant beyond what the inversion can bear.
    #[must_use]
    pub fn continues_left(&self) -> bool {
        self.scv > 1.0 / MOST_STAGES
    }

    /// E\[e^(−sS)\] = (1 + s·S·c_s²)^(−1/c_s²), and e^(−sS) for c_s² = 0; `s` per second.
    ///
    /// Source: Abramowitz and Stegun (1964), 26.1.32 (the gamma distribution's characteristic function).
    #[must_use]
    #[inline]
    pub fn transform(&self, s: ComplexPair) -> ComplexPair {
        let base = s * (self.mean * self.scv) + 1.0;
        match self.shape {
            Shape::Constant => (s * -self.mean).exp(),
            Shape::Whole(stages) => base.inverse().powu(stages),
            Shape::Rooted { eighths } => {
                let (mut left, mut base) = (eighths, base.root());
                while left % 8 != 4 {
                    (left, base) = (2 * left, base.root());
                }
                base.inverse().powu(left / 4)
            }
            Shape::Real(stages) if stages <= MOST_STAGES => base.power(-stages),
            Shape::Real(stages) => ((s * (self.mean * self.scv)).ln_1p() * -stages).exp(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(mean: f64, scv: f64) -> Service {
        Service::new(Seconds::new(mean).unwrap(), Scv::new(scv).unwrap())
    }

    #[test]
    fn moments_follow_from_the_transform() {
        // −T'(0) is the mean, T''(0) the second moment; central differences with a step of 1e-3 per mean.
        for scv in [0.0, 0.25, 0.3, 1.0, 2.0, 4.0] {
            let service = service(2.0, scv);
            let at = |s: f64| service.transform(ComplexPair::real(s, s)).each()[0].re;
            let step = 5e-4;
            let mean = (at(-step) - at(step)) / (2.0 * step);
            let second = (at(step) - 2.0 * at(0.0) + at(-step)) / (step * step);
            assert!((mean / 2.0 - 1.0).abs() < 1e-4, "{scv}: {mean}");
            assert!((second / (4.0 * (1.0 + scv)) - 1.0).abs() < 1e-4, "{scv}: {second}");
        }
    }
}
