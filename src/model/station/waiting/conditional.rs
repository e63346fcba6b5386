//! The law of W given W > 0, in mean services: exponential in the tail, with the body that fits its moments.

use crate::model::Service;
use crate::numeric::ComplexPair;

/// Moments of W given W > 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    pub mean: f64,
    /// E\[W² | W > 0\].
    pub square: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Conditional {
    /// Exact for GI/M/c.
    Exponential { rate: f64 },
    /// Exact for M/G/1.
    PollaczekKhinchine { utilization: f64, service: Service },
    /// Exponential with the rate `slow` with probability `share`, else with the rate `fast`: for services more
    /// variable than exponential.
    Mixture { share: f64, slow: f64, fast: f64 },
    /// Exponential plus an independent Y: with probability `share` Erlang of `stages` − 1 stages (no time at all for
    /// none), else of `stages`, each at the rate `stage`: for services less variable than exponential.
    Delayed { rate: f64, stages: u32, share: f64, stage: f64 },
}

/// More stages than these are not told apart.
const MOST_STAGES: f64 = 16.0;

impl Conditional {
    /// No wait that could be told from none.
    pub const NONE: Self = Self::Exponential { rate: 1e100 };

    /// The law whose tail decays at `rate` and which has these moments, or the nearest there is.
    ///
    /// Matching a transform's dominant pole and its first moments: Abate, Choudhury and Whitt, Oper. Res. 43 (1995).
    pub fn from_moments(rate: f64, moments: Moments) -> Self {
        let slow = 1.0 / rate;
        let Moments { mean, square } = moments;
        let late = mean - slow;
        if late >= 0.0 {
            return Self::delayed(rate, mean, (square - mean * mean - slow * slow) / (late * late));
        }
        Self::mixture(rate, mean, (0.5 * square - mean * slow) / late)
    }

    /// With probability p exponential with mean 1/`rate`, else with mean `fast`, so that the mean is `mean`.
    pub fn mixture(rate: f64, mean: f64, fast: f64) -> Self {
        let slow = 1.0 / rate;
        let fast = if fast > 1e-6 * mean { fast.min(0.9 * mean) } else { 1e-6 * mean };
        if mean >= slow || mean.is_nan() {
            return Self::Exponential { rate: 1.0 / mean };
        }
        Self::Mixture { share: (mean - fast) / (slow - fast), slow: rate, fast: 1.0 / fast }
    }

    /// Exponential with `rate` plus Y of mean `mean` − 1/`rate` and SCV `scv`.
    ///
    /// Y is a mixture of Erlang distributions: Tijms, A First Course in Stochastic Models (2003).
    pub fn delayed(rate: f64, mean: f64, scv: f64) -> Self {
        let late = mean - 1.0 / rate;
        if late <= 1e-9 * mean || late.is_nan() {
            return Self::Exponential { rate: 1.0 / mean };
        }
        let scv = if scv > 1.0 / MOST_STAGES { scv } else { 1.0 / MOST_STAGES };
        let stages = libm::ceil(1.0 / scv).clamp(1.0, MOST_STAGES);
        let spread = (stages * (1.0 + scv) - stages * stages * scv).max(0.0);
        let share = ((stages * scv - libm::sqrt(spread)) / (1.0 + scv)).clamp(0.0, 1.0);
        Self::Delayed { rate, stages: stages as u32, share, stage: (stages - share) / late }
    }

    pub fn mean(&self) -> f64 {
        match *self {
            Self::Exponential { rate } => 1.0 / rate,
            Self::PollaczekKhinchine { utilization, service } => {
                (1.0 + service.scv()) / (2.0 * (1.0 - utilization))
            }
            Self::Mixture { share, slow, fast } => share / slow + (1.0 - share) / fast,
            Self::Delayed { rate, stages, share, stage } => 1.0 / rate + (f64::from(stages) - share) / stage,
        }
    }

    /// Mean of the shorter part of a mixture.
    pub fn fast_mean(&self) -> f64 {
        match *self {
            Self::Mixture { fast, .. } => 1.0 / fast,
            _ => 0.0,
        }
    }

    /// SCV of Y of a delayed law.
    pub fn delay_scv(&self) -> f64 {
        match *self {
            Self::Delayed { stages, share, .. } => {
                let (stages, mean) = (f64::from(stages), f64::from(stages) - share);
                let square = share * (stages - 1.0) * stages + (1.0 - share) * stages * (stages + 1.0);
                square / (mean * mean) - 1.0
            }
            _ => 1.0,
        }
    }

    /// Whether the transform is continued to the left of 0, all its singularities being on the negative real axis. In
    /// M/G/1 that is so where the density of the service falls as a mixture of exponentials does, and the wait with it.
    pub fn continues_left(&self) -> bool {
        match self {
            Self::PollaczekKhinchine { service, .. } => service.scv() >= 1.0,
            Self::Exponential { .. } | Self::Mixture { .. } | Self::Delayed { .. } => true,
        }
    }

    /// E\[e^(−sW) | W > 0\], `s` per mean service.
    ///
    /// M/G/1: (W*(s) − (1−ρ))/ρ = (1−ρ)·E/(1 − ρE), E = (1 − V*(s))/s the residual service. Source: Kleinrock,
    /// Queueing Systems vol. 1 (1975), ch. 5.
    #[inline]
    pub fn transform(&self, s: ComplexPair) -> ComplexPair {
        match *self {
            Self::Exponential { rate } => (s + rate).inverse() * rate,
            Self::PollaczekKhinchine { utilization, service } => {
                let begun = -service.transform(s) + 1.0;
                begun * (1.0 - utilization) * (s - begun * utilization).inverse()
            }
            Self::Mixture { share, slow, fast } => {
                (s + slow).inverse() * (share * slow) + (s + fast).inverse() * ((1.0 - share) * fast)
            }
            Self::Delayed { rate, stages, share, stage } => {
                let passed = (s + stage).inverse() * stage;
                let last = passed * (1.0 - share) + share;
                passed.powu(stages - 1) * last * (s + rate).inverse() * rate
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Scv, Seconds};

    /// Mean and second moment from the transform near zero.
    fn moments(law: Conditional, scale: f64) -> Moments {
        let step = 1e-3 / scale;
        let at = |s: f64| law.transform(ComplexPair::real(s, s)).each()[0].re;
        Moments {
            mean: (at(-step) - at(step)) / (2.0 * step),
            square: (at(step) - 2.0 + at(-step)) / (step * step),
        }
    }

    #[test]
    fn a_law_has_the_moments_it_was_made_of() {
        // Rate 1: mixtures have a mean below 1, delayed laws above.
        for (mean, square) in [(0.9, 1.7), (0.7, 1.3), (1.3, 2.75), (1.5, 3.4), (1.2, 2.6), (2.0, 5.1)] {
            let law = Conditional::from_moments(1.0, Moments { mean, square });
            let got = moments(law, mean);
            assert!((got.mean / mean - 1.0).abs() < 1e-4, "{law:?}: {got:?} {mean}");
            assert!((got.square / square - 1.0).abs() < 1e-3, "{law:?}: {got:?} {square}");
            assert!((law.mean() / mean - 1.0).abs() < 1e-12, "{law:?}");
        }
    }

    #[test]
    fn the_exact_law_of_m_g_1_has_its_mean() {
        for service_scv in [0.0, 0.25, 4.0] {
            let service = Service::new(const { Seconds::literal(1.0) }, Scv::new(service_scv).unwrap());
            let law = Conditional::PollaczekKhinchine { utilization: 0.7, service };
            let got = moments(law, law.mean());
            assert!((got.mean / law.mean() - 1.0).abs() < 1e-3, "{law:?}: {got:?}");
        }
    }
}
