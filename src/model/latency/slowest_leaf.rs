//! The tail of one call's time, tabulated from its transform.

use crate::numeric::{ComplexPair, Inverse, QuantileError, Transform, invert, quantiles, quantiles_of};

const INTERVALS: usize = 32;

/// What the table leaves to the exponential beyond it.
const TABLE_TAIL: f64 = 1e-5;

/// ln P(T > t), by cubic interpolation between times that lie closer together near 0.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::model) struct Leaf {
    end: f64,
    points: [Point; INTERVALS + 1],
}

/// A transform that is used again.
struct Same<'a, T>(&'a T);

impl<T: Transform> Transform for Same<'_, T> {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        self.0.at(s)
    }

    fn hyperbola_from(&self) -> Option<f64> {
        self.0.hyperbola_from()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    /// ln P(T > t), and its derivative: minus the hazard.
    log_tail: f64,
    slope: f64,
}

impl Leaf {
    pub fn new(transform: impl Transform, mean: f64) -> Result<Self, QuantileError> {
        let [end] = quantiles(Same(&transform), mean, [1.0 - TABLE_TAIL])?;
        Ok(Self::tabulated(|t| invert(&transform, t), end))
    }

    pub fn of_distribution(at: impl Fn(f64) -> Inverse, mean: f64) -> Result<Self, QuantileError> {
        let [end] = quantiles_of(&at, mean, [1.0 - TABLE_TAIL])?;
        Ok(Self::tabulated(at, end))
    }

    fn tabulated(at: impl Fn(f64) -> Inverse, end: f64) -> Self {
        let mut points = [Point { log_tail: 0.0, slope: 0.0 }; INTERVALS + 1];
        let mut least = 0.0;
        for (i, point) in points.iter_mut().enumerate() {
            // An atom at 0 shows just after it.
            let here = at(time_at(i, end).max(1e-9 * end));
            let tail = (1.0 - here.distribution).clamp(0.1 * TABLE_TAIL, 1.0);
            least = libm::log(tail).min(least);
            *point = Point { log_tail: least, slope: -here.density.max(0.0) / tail };
        }
        Self { end, points }
    }

    /// The hazard beyond the table, per second: its mean over the last interval, which an error of the inversion
    /// disturbs less than the hazard at the end.
    pub fn rate(&self) -> f64 {
        let span = self.end - time_at(INTERVALS - 1, self.end);
        let fall = self.points[INTERVALS - 1].log_tail - self.points[INTERVALS].log_tail;
        (fall / span).max(1e-3 / self.end)
    }

    /// P(T > t).
    pub fn tail(&self, time: f64) -> f64 {
        libm::exp(self.log_tail(time)).min(1.0)
    }

    #[allow(clippy::indexing_slicing, reason = "an index below INTERVALS, into one more points than that")]
    fn log_tail(&self, time: f64) -> f64 {
        if time >= self.end {
            return self.points[INTERVALS].log_tail - self.rate() * (time - self.end);
        }
        let place = libm::sqrt((time / self.end).max(0.0)) * INTERVALS as f64;
        let index = (place as usize).min(INTERVALS - 1);
        let (low, high) = (self.points[index], self.points[index + 1]);
        let begin = time_at(index, self.end);
        let span = time_at(index + 1, self.end) - begin;
        let x = ((time - begin) / span).clamp(0.0, 1.0);
        let fall = high.log_tail - low.log_tail;
        if index == 0 {
            // The density may be infinite at 0, so that its slope there means nothing.
            return low.log_tail + x * fall;
        }
        let (rise_low, rise_high) = (low.slope * span - fall, high.slope * span - fall);
        let bend = x * (1.0 - x) * ((1.0 - x) * rise_low - x * rise_high);
        (low.log_tail + x * fall + bend).clamp(high.log_tail, low.log_tail)
    }

    /// The time beyond which `tail` is left; 0 when less than that is left at 0.
    pub fn time_of(&self, tail: f64) -> f64 {
        let target = libm::log(tail);
        let last = self.points[INTERVALS].log_tail;
        if target <= last {
            return self.end + (last - target) / self.rate();
        }
        let (mut low, mut high) = (0.0, self.end);
        for _ in 0..48 {
            let middle = 0.5 * (low + high);
            if self.log_tail(middle) > target {
                low = middle;
            } else {
                high = middle;
            }
        }
        if low == 0.0 { 0.0 } else { high }
    }
}

fn time_at(index: usize, end: f64) -> f64 {
    let share = index as f64 / INTERVALS as f64;
    end * share * share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{exp, ln};

    #[test]
    fn an_exponential_keeps_its_tail_and_its_rate() {
        let leaf = Leaf::new(|s| 1.0 / (1.0 + s), 1.0).unwrap();
        assert!((leaf.rate() - 1.0).abs() < 0.01, "{}", leaf.rate());
        for time in [1e-4, 0.1, 0.7, 3.0, 9.0, 12.0] {
            assert!((leaf.log_tail(time) + time).abs() < 0.01, "{time}: {}", leaf.log_tail(time));
            assert!((leaf.time_of(leaf.tail(time)) / time - 1.0).abs() < 1e-6, "{time}");
        }
    }

    #[test]
    fn a_gamma_with_infinite_density_at_zero_falls_all_the_way() {
        let leaf = Leaf::new(|s| exp(ln(1.0 + 4.0 * s) * -0.25), 1.0).unwrap();
        let tails: Vec<f64> = (0..400).map(|i| leaf.tail(0.1 * f64::from(i))).collect();
        assert!(tails.windows(2).all(|pair| pair[1] <= pair[0]));
        // Its rate far out tends to 1/4.
        assert!((leaf.rate() / 0.25 - 1.0).abs() < 0.1, "{}", leaf.rate());
    }
}
