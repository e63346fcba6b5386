//! Which failures, alone or in pairs, take a system down, and which component matters most.

use std::fmt;

use crate::units::Fraction;

/// The most components whose pairs are looked through.
pub const MOST_COMPONENTS: usize = 1_000;

/// Components by index, whose failure together takes the system down while no part of the set does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutSets {
    /// Single points of failure.
    pub single: Vec<usize>,
    /// Pairs, the lower index first, of components that are not single points.
    pub pairs: Vec<(usize, usize)>,
}

/// Why there are no cut sets to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCutSets {
    /// The system is down with all its components up.
    NeverUp,
    /// More components than pairs can be looked through.
    TooMany { components: usize },
}

impl fmt::Display for NoCutSets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverUp => f.write_str("the system is down even with all components up"),
            Self::TooMany { components } => {
                write!(f, "cut sets are listed for up to {MOST_COMPONENTS} components, not {components}")
            }
        }
    }
}

impl std::error::Error for NoCutSets {}

impl CutSets {
    /// The minimal cut sets of order 1 and 2 of a structure function φ, which says from the components that are up
    /// whether the system is; n + n(n−1)/2 evaluations.
    ///
    /// φ must be monotone: a repair never takes the system down. Equal components need only be there twice or as
    /// often as they are needed together.
    ///
    /// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975), §1.3.
    ///
    /// # Errors
    /// [`NoCutSets`] when the system is never up, or has more than 1,000 components.
    pub fn new(components: usize, is_up: impl Fn(&[bool]) -> bool) -> Result<Self, NoCutSets> {
        if components > MOST_COMPONENTS {
            return Err(NoCutSets::TooMany { components });
        }
        let mut up = vec![true; components];
        if !is_up(&up) {
            return Err(NoCutSets::NeverUp);
        }
        let mut fails_without = |lost: &[usize]| {
            set(&mut up, lost, false);
            let down = !is_up(&up);
            set(&mut up, lost, true);
            down
        };
        let (single, spare): (Vec<usize>, Vec<usize>) = (0..components).partition(|i| fails_without(&[*i]));
        let mut pairs = Vec::new();
        for (place, first) in spare.iter().enumerate() {
            for second in spare.iter().skip(place + 1) {
                if fails_without(&[*first, *second]) {
                    pairs.push((*first, *second));
                }
            }
        }
        Ok(Self { single, pairs })
    }
}

fn set(up: &mut [bool], components: &[usize], state: bool) {
    for component in components {
        if let Some(is_up) = up.get_mut(*component) {
            *is_up = state;
        }
    }
}

/// Birnbaum's importance of each component, ∂U/∂q_i = U(q_i = 1) − U(q_i = 0): how much of the system's
/// unavailability comes and goes with the component's. Times q_i it is the downtime that would go away with a
/// perfect component i.
///
/// `unavailability` gives U from the unavailabilities of independent components. U is linear in each, so the
/// difference is the derivative, exactly.
///
/// Source: Birnbaum, "On the importance of different components in a multicomponent system", in Krishnaiah (ed.),
/// Multivariate Analysis II (1969).
#[allow(clippy::indexing_slicing, reason = "the copy is as long as the components that are walked")]
pub fn birnbaum(components: &[Fraction], unavailability: impl Fn(&[Fraction]) -> f64) -> Vec<f64> {
    const NEVER: Fraction = Fraction::literal(0.0);
    const ALWAYS: Fraction = Fraction::literal(1.0);
    let mut changed = components.to_vec();
    components
        .iter()
        .enumerate()
        .map(|(i, original)| {
            let [down, up] = [ALWAYS, NEVER].map(|state| {
                changed[i] = state;
                unavailability(&changed)
            });
            changed[i] = *original;
            down - up
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::reliability_block::{at_least_up, parallel, series};
    use super::*;

    /// Component 0 in series with two of the three components 1, 2, 3, and with either of 4 and 5.
    fn is_up(up: &[bool]) -> bool {
        let standing = up[1..4].iter().filter(|up| **up).count();
        up[0] && standing >= 2 && (up[4] || up[5])
    }

    #[test]
    fn cut_sets_of_a_series_of_groups() {
        let cuts = CutSets::new(6, is_up).unwrap();
        assert_eq!(cuts.single, [0]);
        assert_eq!(cuts.pairs, [(1, 2), (1, 3), (2, 3), (4, 5)]);
    }

    #[test]
    fn the_bridge_has_two_pairs() {
        // Barlow and Proschan (1975), example 1.3.4: arms 0-3 and 1-4 with the bridge 2 between them.
        let bridge = |up: &[bool]| {
            (up[0] && up[3]) || (up[1] && up[4]) || (up[0] && up[2] && up[4]) || (up[1] && up[2] && up[3])
        };
        let cuts = CutSets::new(5, bridge).unwrap();
        assert!(cuts.single.is_empty());
        assert_eq!(cuts.pairs, [(0, 1), (3, 4)]);
    }

    #[test]
    fn systems_without_cut_sets() {
        assert_eq!(CutSets::new(3, |_| false), Err(NoCutSets::NeverUp));
        assert_eq!(CutSets::new(3, |_| true), Ok(CutSets { single: vec![], pairs: vec![] }));
        assert_eq!(CutSets::new(5_000, |_| true), Err(NoCutSets::TooMany { components: 5_000 }));
    }

    #[test]
    fn the_derivative_of_the_blocks() {
        let q = [0.01, 0.1, 0.2].map(Fraction::literal);
        // Series: the product of the others' availabilities. Parallel: of their unavailabilities.
        for (found, expected) in birnbaum(&q, series).into_iter().zip([0.72, 0.792, 0.891]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
        for (found, expected) in birnbaum(&q, parallel).into_iter().zip([0.02, 0.002, 0.001]) {
            assert!((found - expected).abs() < 1e-15, "{found}");
        }
        // Two of three: exactly one of the two others is down.
        let middle = birnbaum(&q, |q| at_least_up(2, q))[0];
        assert!((middle - (0.1 * 0.8 + 0.9 * 0.2)).abs() < 1e-12, "{middle}");
    }
}
