//! The chance that a structure of independent components is down.

use crate::units::Fraction;

/// U of components that are all needed: 1 − Π(1 − q_i).
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975) (series).
#[must_use]
pub fn series(unavailabilities: &[Fraction]) -> f64 {
    let all_up: f64 = unavailabilities.iter().map(|q| libm::log1p(-q.get())).sum();
    -libm::expm1(all_up)
}

/// A component's unavailability, split by cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommonCause {
    /// (1−β)·q: it fails alone.
    pub independent: Fraction,
    /// βq: the whole group of its kind fails with it, as after a bad deployment.
    pub common: Fraction,
}

impl CommonCause {
    /// The β-factor model: a share β of each component's failures takes the whole group down.
    ///
    /// Source: Fleming, "A reliability model for common mode failures in redundant safety systems", General Atomic
    /// GA-A13284 (1975); Mosleh et al., "Procedures for Treating Common Cause Failures in Safety and
    /// Reliability Studies", NUREG/CR-4780 (1988).
    #[must_use]
    pub fn split(unavailability: Fraction, beta: Fraction) -> Self {
        // A share of a fraction is a fraction.
        let part = |share: f64| Fraction::new(share * unavailability.get()).unwrap_or(unavailability);
        Self { independent: part(1.0 - beta.get()), common: part(beta.get()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three at 99.9% in series are down 26.26 hours of 8,760 a year: 1 − 0.999³.
    #[test]
    fn three_at_three_nines_in_series() {
        let down = series(&[Fraction::literal(0.001); 3]);
        assert!((1.0 - down - 0.997_003).abs() < 5e-7 && (down * 8_760.0 - 26.26).abs() < 0.01, "{down}");
        assert_eq!((series(&[]), series(&[Fraction::literal(1.0), Fraction::literal(0.5)])), (0.0, 1.0));
    }

    #[test]
    fn a_common_cause_takes_its_share() {
        let split = CommonCause::split(Fraction::literal(0.01), Fraction::literal(0.1));
        assert!(
            (split.independent.get() - 0.009).abs() < 1e-15 && (split.common.get() - 0.001).abs() < 1e-15
        );
    }
}
