//! The chance that a structure of independent components is down.

use crate::units::Fraction;

/// Hours in a year.
pub const HOURS_PER_YEAR: f64 = 8_760.0;

/// U of components that are all needed: 1 − Π(1 − q_i).
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975), §2.1.
#[must_use]
pub fn series(unavailabilities: &[Fraction]) -> f64 {
    let all_up: f64 = unavailabilities.iter().map(|q| libm::log1p(-q.get())).sum();
    -libm::expm1(all_up)
}

/// U of components any one of which suffices: Π q_i. Of none at all it is 1.
///
/// Source: Barlow and Proschan (1975), §2.1.
#[must_use]
pub fn parallel(unavailabilities: &[Fraction]) -> f64 {
    unavailabilities.iter().map(|q| q.get()).product()
}

/// U of components of which at least `needed` must be up, each with its own unavailability: the chance of more
/// than n − k failures, by adding one component at a time.
///
/// P_i(j) = (1−q_i)·P_{i−1}(j) + q_i·P_{i−1}(j−1), the last state keeping all that reach it; sums of positive
/// terms, so that a small U keeps its digits. n·(n−k+1) steps.
///
/// Source: Barlow and Heidtmann, "Computing k-out-of-n system reliability", IEEE Trans. Reliability R-33 (1984).
#[must_use]
pub fn at_least_up(needed: usize, unavailabilities: &[Fraction]) -> f64 {
    let n = unavailabilities.len();
    if needed == 0 {
        return 0.0;
    }
    if needed > n {
        return 1.0;
    }
    // chance[j]: j of the components so far have failed; the last entry: enough to be down.
    let mut chance = vec![0.0; n - needed + 2];
    if let Some(none) = chance.first_mut() {
        *none = 1.0;
    }
    for q in unavailabilities {
        let q = q.get();
        let mut coming = 0.0;
        let last = chance.len() - 1;
        for (j, here) in chance.iter_mut().enumerate() {
            let leaving = if j == last { 0.0 } else { q * *here };
            *here = *here - leaving + coming;
            coming = leaving;
        }
    }
    chance.last().copied().unwrap_or(1.0).clamp(0.0, 1.0)
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
    /// GA-A13284 (1975); NUREG/CR-4780 (1988), vol. 1, §3.3.
    #[must_use]
    pub fn split(unavailability: Fraction, beta: Fraction) -> Self {
        // A share of a fraction is a fraction.
        let part = |share: f64| Fraction::new(share * unavailability.get()).unwrap_or(unavailability);
        Self { independent: part(1.0 - beta.get()), common: part(beta.get()) }
    }

    /// U of the group, from the U its structure has with independent failures alone: 1 − (1−U)(1−βq).
    #[must_use]
    pub fn group(&self, independent: Fraction) -> f64 {
        series(&[independent, self.common])
    }
}

/// Hours of a year in which something with this unavailability is down.
#[must_use]
pub fn hours_down_per_year(unavailability: Fraction) -> f64 {
    unavailability.get() * HOURS_PER_YEAR
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::at_least;

    fn qs(values: &[f64]) -> Vec<Fraction> {
        values.iter().map(|q| Fraction::new(*q).unwrap()).collect()
    }

    #[test]
    fn one_of_n_is_parallel_and_n_of_n_is_series() {
        let q = qs(&[0.1, 1e-6, 0.5, 0.03]);
        assert!((at_least_up(1, &q) / parallel(&q) - 1.0).abs() < 1e-12);
        assert!((at_least_up(4, &q) / series(&q) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn equal_components_are_binomial() {
        let q = qs(&[1e-3; 20]);
        for needed in 1..=20 {
            let expected = at_least(21 - needed, 20, 1e-3);
            assert!((at_least_up(needed as usize, &q) / expected - 1.0).abs() < 1e-9, "{needed}");
        }
    }

    #[test]
    fn the_edges() {
        assert_eq!((series(&[]), parallel(&[])), (0.0, 1.0));
        assert_eq!((at_least_up(0, &[]), at_least_up(1, &[])), (0.0, 1.0));
        assert_eq!(series(&qs(&[1.0, 0.5])), 1.0);
        assert_eq!(at_least_up(2, &qs(&[1.0, 1.0, 0.0])), 1.0);
        assert_eq!(at_least_up(1, &qs(&[1.0, 1.0, 0.0])), 0.0);
    }

    #[test]
    fn a_common_cause_bounds_what_redundancy_gains() {
        let (q, beta) = (Fraction::literal(0.01), Fraction::literal(0.1));
        let split = CommonCause::split(q, beta);
        assert!(
            (split.independent.get() - 0.009).abs() < 1e-15 && (split.common.get() - 0.001).abs() < 1e-15
        );
        let ten = Fraction::new(parallel(&[split.independent; 10])).unwrap();
        assert!((split.group(ten) / 0.001 - 1.0).abs() < 1e-9);
        assert_eq!(CommonCause::split(q, Fraction::literal(0.0)).group(ten), ten.get());
        assert_eq!(CommonCause::split(q, Fraction::literal(1.0)).independent.get(), 0.0);
    }
}
