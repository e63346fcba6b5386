//! How unequally often the items of a working set are asked for.

use std::fmt;

use crate::numeric::{gauss_legendre, quick_exp, quick_ln};

/// Ranks up to this one are summed one by one, the rest in bands.
const HEAD: u64 = 128;

/// The most items a popularity is computed for.
pub const MOST_ITEMS: u64 = 1_000_000_000_000;

/// The steepest popularity: beyond it all requests are for one item.
pub const STEEPEST: f64 = 10.0;

/// The law of Zipf over n items: the i-th most popular is asked for with probability p_i = i^(−s)/Σ_j j^(−s).
///
/// s = 0 makes all items equally popular; web and key-value traces have s from 0.6 to 1.2.
///
/// Source: Breslau, Cao, Fan, Phillips and Shenker, "Web Caching and Zipf-like Distributions: Evidence and
/// Implications", INFOCOM (1999).
#[derive(Debug, Clone, PartialEq)]
pub struct Popularity {
    items: u64,
    exponent: f64,
    groups: Vec<Group>,
}

/// Items of about the same popularity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::model) struct Group {
    /// How many; not a whole number in a band of ranks.
    pub items: f64,
    /// Of each of them.
    pub probability: f64,
}

/// Why there is no such popularity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PopularityError {
    Items { items: u64 },
    Exponent { exponent: f64 },
}

impl fmt::Display for PopularityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Items { items } => {
                write!(f, "the number of items must be from 1 to {MOST_ITEMS}, not {items}")
            }
            Self::Exponent { exponent } => {
                write!(f, "the Zipf exponent must be from 0 to {STEEPEST}, not {exponent}")
            }
        }
    }
}

impl std::error::Error for PopularityError {}

impl Popularity {
    /// Zipf's law with exponent s over n items.
    ///
    /// Any sum over the items, Σ_i f(p_i), is taken exactly over the first 128 ranks and beyond them as the
    /// integral ∫ f(p(x)) dx from rank 128½ to n+½, by Gauss–Legendre quadrature in panels of ln x. The sum
    /// differs from that integral by about f′/24 at rank 128½, less than 1e-5 of the sum; a billion items cost as
    /// little as a thousand.
    ///
    /// Source: the Euler–Maclaurin formula, taken at midpoints, whose first correction is f′/24.
    ///
    /// # Errors
    /// [`PopularityError`] for no items, more than 10¹², or an exponent outside 0 to 10.
    pub fn zipf(items: u64, exponent: f64) -> Result<Self, PopularityError> {
        if !(1..=MOST_ITEMS).contains(&items) {
            return Err(PopularityError::Items { items });
        }
        if !(0.0..=STEEPEST).contains(&exponent) {
            return Err(PopularityError::Exponent { exponent });
        }
        let weight = |log_rank: f64| quick_exp(-exponent * log_rank);
        let mut groups: Vec<Group> = (1..=items.min(HEAD))
            .map(|rank| Group { items: 1.0, probability: weight(quick_ln(rank as f64)) })
            .collect();
        if items > HEAD {
            let (low, high) = (quick_ln(HEAD as f64 + 0.5), quick_ln(items as f64 + 0.5));
            // In a panel neither the ranks nor the popularity change by more than a factor of e.
            let panels = ((high - low) * exponent.max(1.0)).ceil();
            let width = (high - low) / panels;
            for panel in 0..panels as u32 {
                let start = low + f64::from(panel) * width;
                groups.extend(gauss_legendre(start, start + width).map(|(log_rank, span)| Group {
                    items: span * quick_exp(log_rank),
                    probability: weight(log_rank),
                }));
            }
        }
        let total: f64 = groups.iter().map(|group| group.items * group.probability).sum();
        for group in &mut groups {
            group.probability /= total;
        }
        Ok(Self { items, exponent, groups })
    }

    /// n.
    #[must_use]
    pub const fn items(&self) -> u64 {
        self.items
    }

    /// s.
    #[must_use]
    pub const fn exponent(&self) -> f64 {
        self.exponent
    }

    /// p₁, the share of the requests that ask for the most popular item: what one shard must bear alone.
    #[must_use]
    pub fn most_popular(&self) -> f64 {
        self.groups.first().map_or(0.0, |group| group.probability)
    }

    pub(in crate::model) fn groups(&self) -> &[Group] {
        &self.groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_sum_like_the_single_ranks() {
        for exponent in [0.0, 0.6, 1.0, 1.5, 3.0] {
            let n = 100_000_u64;
            let exact: f64 = (1..=n).map(|i| libm::exp(-exponent * libm::log(i as f64))).sum();
            let zipf = Popularity::zipf(n, exponent).unwrap();
            let error = zipf.most_popular() * exact - 1.0;
            assert!(error.abs() < 1e-6, "{exponent}: {error:e}");
            let items: f64 = zipf.groups().iter().map(|group| group.items).sum();
            assert!((items / n as f64 - 1.0).abs() < 1e-12, "{exponent}: {items}");
        }
    }

    #[test]
    fn probabilities_add_up_to_one() {
        for items in [1, 2, 128, 129, 130, 1_000_000_000, MOST_ITEMS] {
            for exponent in [0.0, 0.8, 2.0, STEEPEST] {
                let zipf = Popularity::zipf(items, exponent).unwrap();
                let sum: f64 = zipf.groups().iter().map(|group| group.items * group.probability).sum();
                assert!((sum - 1.0).abs() < 1e-12, "{items} {exponent}: {sum}");
            }
        }
    }

    #[test]
    fn says_what_is_accepted() {
        let error = Popularity::zipf(0, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "the number of items must be from 1 to 1000000000000, not 0");
        let error = Popularity::zipf(10, -0.5).unwrap_err();
        assert_eq!(error.to_string(), "the Zipf exponent must be from 0 to 10, not -0.5");
        assert!(Popularity::zipf(10, f64::NAN).is_err());
    }
}
