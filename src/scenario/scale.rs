//! How a slider runs from the least to the most that a field accepts.

use crate::units::Kind;

/// The law between the position of a slider and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    Linear,
    /// Equal steps multiply; both ends above 0.
    Logarithmic,
    /// The value rises with the cube of the position: fine near 0, which is within reach.
    Cubic,
    /// As far from 90% to 99% as from there to 99.9%; the upper end below 1.
    Nines,
}

impl Scale {
    /// Where `value` stands: 0 at the minimum, 1 at the maximum.
    #[must_use]
    pub fn position(self, value: f64, minimum: f64, maximum: f64) -> f64 {
        let (low, high) = (self.stretched(minimum), self.stretched(maximum));
        if high > low { ((self.stretched(value) - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// The value at a position, with as many digits as a hand would write.
    #[must_use]
    pub fn value(self, position: f64, minimum: f64, maximum: f64, kind: Kind) -> f64 {
        let (low, high) = (self.stretched(minimum), self.stretched(maximum));
        let at = low + position * (high - low);
        let value = match self {
            Self::Linear => at,
            Self::Logarithmic => libm::pow(10.0, at),
            Self::Cubic => at * at * at,
            Self::Nines => 1.0 - rounded(libm::pow(10.0, -at), 2),
        };
        let tidy = match (kind, self) {
            (Kind::Whole, _) => value.round(),
            (_, Self::Nines) => rounded(value, 9),
            _ => rounded(value, 3),
        };
        tidy.clamp(minimum, maximum)
    }

    fn stretched(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Logarithmic => libm::log10(value.max(f64::MIN_POSITIVE)),
            Self::Cubic => libm::cbrt(value),
            Self::Nines => -libm::log10((1.0 - value).max(f64::MIN_POSITIVE)),
        }
    }
}

/// `value` to `digits` significant digits.
fn rounded(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_runs_from_end_to_end_and_back() {
        let ranges = [
            (Scale::Linear, -2.0, 8.0),
            (Scale::Logarithmic, 0.01, 1e4),
            (Scale::Cubic, 0.0, 2.0),
            (Scale::Nines, 0.5, 0.999_999_9),
        ];
        for (scale, low, high) in ranges {
            assert_eq!(scale.value(0.0, low, high, Kind::Plain), low, "{scale:?}");
            assert_eq!(scale.value(1.0, low, high, Kind::Plain), high, "{scale:?}");
            for position in [0.1, 0.4, 0.75, 1.0] {
                let value = scale.value(position, low, high, Kind::Plain);
                assert!((scale.position(value, low, high) - position).abs() < 0.01, "{scale:?} {value}");
            }
        }
        assert_eq!(Scale::Linear.position(1.0, 1.0, 1.0), 0.5);
    }

    #[test]
    fn a_slider_gives_round_values() {
        assert_eq!(Scale::Logarithmic.value(0.333, 1.0, 1e6, Kind::Plain), 99.5);
        assert_eq!(Scale::Logarithmic.value(0.333, 1.0, 1e6, Kind::Whole), 100.0);
        assert_eq!(Scale::Nines.value(0.4, 0.5, 0.999_999_9, Kind::Fraction), 0.999);
    }

    #[test]
    fn small_values_have_room_beside_zero() {
        assert!(Scale::Cubic.position(0.002, 0.0, 2.0) > 0.09);
        assert!(Scale::Nines.position(0.999, 0.5, 0.999_999_9) < 0.5);
    }
}
