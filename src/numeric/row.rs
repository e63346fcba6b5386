//! Where a sum takes a transform.

use num_complex::Complex64;

use super::complex_pair::ComplexPair;
use super::elementary::exp;
use super::hyperbola::HYPERBOLA;

/// Terms of the Euler sum on each side. The method gives about 0.6·M digits: seven here.
pub(super) const M: usize = 12;
/// Points at which the transform is taken.
pub(super) const NODES: usize = 2 * M + 1;
/// The real part of each, times the time.
pub(super) const ABSCISSA: f64 = M as f64 * std::f64::consts::LN_10 / 3.0;
/// 10^(M/3) = e to that: what the sum is multiplied by.
pub(super) const GAIN: f64 = 1e4;
/// e to more than this is out of range.
const MOST_EXPONENT: f64 = 600.0;

/// Pairs of points at which a transform is taken at most.
pub const PAIRS: usize = NODES.div_ceil(2);

/// Points per second, side by side; what is computed along them has zeros behind.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    at: [ComplexPair; PAIRS],
    count: usize,
}

impl Row {
    /// Those of the Euler sum for time `t` > 0, at equal distances: β_k/t, β_k = M·ln 10/3 + iπk.
    pub fn new(t: f64) -> Self {
        let (re, step) = (ABSCISSA / t, std::f64::consts::PI / t);
        let point = |k: usize| Complex64::new(re, step * k as f64);
        Self { at: std::array::from_fn(|k| ComplexPair::new(point(2 * k), point(2 * k + 1))), count: PAIRS }
    }

    /// Those of the hyperbola for time `t` > 0.
    pub fn hyperbola(t: f64) -> Self {
        let mut row = Self { at: [ComplexPair::ZERO; PAIRS], count: HYPERBOLA.at.len() };
        let rate = 1.0 / t;
        for (slot, at) in row.at.iter_mut().zip(&HYPERBOLA.at) {
            *slot = *at * rate;
        }
        row
    }

    /// A function at every point.
    pub fn each(&self, value: impl Fn(ComplexPair) -> ComplexPair) -> [ComplexPair; PAIRS] {
        self.zip([(); PAIRS], |s, ()| value(s))
    }

    /// e^(−s·delay) at every point: at equal distances one exponential, and its powers. 0 where that is out of range.
    pub fn decay(&self, delay: f64) -> [ComplexPair; PAIRS] {
        if self.count < PAIRS {
            return self.each(|s| (s * -delay).exp());
        }
        let [first, ..] = self.at;
        let [first, second] = first.each();
        if -first.re * delay > MOST_EXPONENT {
            return [ComplexPair::ZERO; PAIRS];
        }
        let turn = exp(Complex64::new(0.0, -second.im * delay));
        let begin = Complex64::new(libm::exp(-first.re * delay), 0.0);
        let (mut value, twice) = (ComplexPair::new(begin, begin * turn), turn * turn);
        let twice = ComplexPair::new(twice, twice);
        std::array::from_fn(|_| {
            let now = value;
            value = value * twice;
            now
        })
    }

    /// A function at every point and of what is `given` there.
    pub fn zip<T: Copy>(
        &self,
        given: [T; PAIRS],
        value: impl Fn(ComplexPair, T) -> ComplexPair,
    ) -> [ComplexPair; PAIRS] {
        let mut values = [ComplexPair::ZERO; PAIRS];
        for ((slot, at), given) in values.iter_mut().zip(&self.at).zip(given).take(self.count) {
            *slot = value(*at, given);
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_decays_as_its_exponential() {
        for (t, delay) in [(1.0, 0.3), (0.01, 0.02), (5.0, -4.0), (2.0, 0.0)] {
            let row = Row::new(t);
            let expected = row.each(|s| (s * -delay).exp());
            let each = |row: [ComplexPair; PAIRS]| row.map(ComplexPair::each).concat();
            for (got, expected) in each(row.decay(delay)).into_iter().zip(each(expected)) {
                assert!((got - expected).norm() <= 1e-13 * expected.norm(), "{t} {delay}: {got} {expected}");
            }
        }
        assert_eq!(Row::new(1.0).decay(-1e3)[0], ComplexPair::ZERO);
    }

    #[test]
    fn the_gain_is_the_exponential_of_the_abscissa() {
        assert!((libm::exp(ABSCISSA) / GAIN - 1.0).abs() < 1e-14);
    }
}
