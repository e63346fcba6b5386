//! How often a request visits a tier.

use crate::numeric::ComplexPair;

/// A number of visits that is `mean` on average: the whole number below or above it, the least variable of all
/// distributions with that mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Visits {
    pub mean: f64,
    whole: u32,
    /// The chance of one more.
    pub part: f64,
}

impl Visits {
    pub fn new(mean: f64) -> Self {
        Self { mean, whole: mean as u32, part: mean.fract() }
    }

    /// Those that every request makes.
    pub fn certain(&self) -> f64 {
        f64::from(self.whole)
    }

    /// The most that a request makes.
    pub fn most(&self) -> f64 {
        self.mean.ceil()
    }

    /// The transform of their sum. The visit above makes a hop of its own; those of the whole number are in the shift.
    #[inline]
    pub fn transform(&self, one: ComplexPair, hop: ComplexPair) -> ComplexPair {
        let certain = one.powu(self.whole);
        if self.part == 0.0 { certain } else { certain * (hop * one * self.part + (1.0 - self.part)) }
    }
}
