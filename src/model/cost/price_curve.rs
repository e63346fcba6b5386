//! The price of a machine as a power of its size, for hardware one has quotes for.

use std::fmt;

use crate::units::{Factor, Fraction};

/// p(s) = p₀·s^k: the price of a machine s times as large as the one that costs p₀.
///
/// k says what scaling up costs. At k = 1 twice the machine costs twice as much, as in the published lists inside
/// a family; at k > 1 each doubling costs 2^k as much, so that a request becomes dearer the larger the machine; at
/// k < 1 large machines are the cheaper ones. "Twice the power for 5 to 10 times the price" is k = 2.3 to 3.3.
///
/// Source: the power law of hardware prices, Grosch, "High Speed Arithmetic", J. Opt. Soc. Am. 43 (1953), who
/// found k = ½.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceCurve {
    base_price: f64,
    exponent: f64,
}

/// A machine someone offers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quote {
    /// Relative to the machine of size 1.
    pub size: f64,
    /// US dollars.
    pub price: f64,
}

/// Why there is no such curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PriceCurveError {
    BasePrice {
        price: f64,
    },
    Exponent {
        exponent: f64,
    },
    /// A quote whose size or price is not positive.
    Quote {
        quote: Quote,
    },
    /// Two quotes for the same size say nothing about how price grows with it.
    SameSize {
        size: f64,
    },
}

impl fmt::Display for PriceCurveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BasePrice { price } => {
                write!(f, "the price at size 1 must be above 0, up to 1e12 dollars, not {price}")
            }
            Self::Exponent { exponent } => {
                write!(f, "the exponent of the price must be from 0 to 10, not {exponent}")
            }
            Self::Quote { quote: Quote { size, price } } => write!(
                f,
                "a quote needs a size and a price above 0, up to 1e9 and 1e12 dollars, not {size} at {price}"
            ),
            Self::SameSize { size } => {
                write!(f, "two quotes of different sizes are needed, not both of size {size}")
            }
        }
    }
}

impl std::error::Error for PriceCurveError {}

impl PriceCurve {
    /// The curve with p₀ in US dollars and the exponent k.
    ///
    /// # Errors
    /// [`PriceCurveError`] for a price that is not positive, or k outside 0 to 10.
    pub fn new(base_price: f64, exponent: f64) -> Result<Self, PriceCurveError> {
        if !(base_price > 0.0 && base_price <= 1e12) {
            return Err(PriceCurveError::BasePrice { price: base_price });
        }
        if !(0.0..=10.0).contains(&exponent) {
            return Err(PriceCurveError::Exponent { exponent });
        }
        Ok(Self { base_price, exponent })
    }

    /// The curve through two quotes: k = ln(p₂/p₁)/ln(s₂/s₁), p₀ = p₁/s₁^k.
    ///
    /// # Errors
    /// [`PriceCurveError`] for quotes that are not positive, of the same size, or that give k outside 0 to 10.
    pub fn through(first: Quote, second: Quote) -> Result<Self, PriceCurveError> {
        for quote in [first, second] {
            let positive = |value: f64, most: f64| value > 0.0 && value <= most;
            if !(positive(quote.size, 1e9) && positive(quote.price, 1e12)) {
                return Err(PriceCurveError::Quote { quote });
            }
        }
        if first.size == second.size {
            return Err(PriceCurveError::SameSize { size: first.size });
        }
        let exponent = libm::log(second.price / first.price) / libm::log(second.size / first.size);
        if !(0.0..=10.0).contains(&exponent) {
            return Err(PriceCurveError::Exponent { exponent });
        }
        Self::new(first.price / libm::pow(first.size, exponent), exponent)
    }

    /// US dollars for a machine of this size; 0 for none.
    #[must_use]
    pub fn price(&self, size: Factor) -> f64 {
        if size.get() == 0.0 { 0.0 } else { self.base_price * libm::pow(size.get(), self.exponent) }
    }

    /// k.
    #[must_use]
    pub const fn exponent(&self) -> f64 {
        self.exponent
    }

    /// 2^k: what twice the machine costs, in machines.
    #[must_use]
    pub fn doubling(&self) -> f64 {
        libm::exp2(self.exponent)
    }

    /// The size up to which one machine is no dearer than as many of size 1 as it replaces, if each of those does
    /// `efficiency` of a unit of useful work: s^(k−1) = 1/efficiency. `None` when it never becomes dearer (k ≤ 1),
    /// or the many do nothing.
    #[must_use]
    pub fn parity_with_many(&self, efficiency: Fraction) -> Option<f64> {
        let excess = self.exponent - 1.0;
        if excess <= 0.0 || efficiency.get() == 0.0 {
            return None;
        }
        let size = libm::exp(-libm::log(efficiency.get()) / excess);
        size.is_finite().then_some(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_is_linear() {
        let curve = PriceCurve::new(100.0, 1.0).unwrap();
        assert_eq!((curve.price(Factor::literal(8.0)), curve.doubling()), (800.0, 2.0));
        assert_eq!(curve.parity_with_many(Fraction::literal(0.8)), None);
        assert_eq!(curve.price(Factor::literal(0.0)), 0.0);
    }

    #[test]
    fn twice_the_power_for_five_to_ten_times_the_price() {
        let quote = |size, price| Quote { size, price };
        for (times, k) in [(5.0, 2.321_928), (10.0, std::f64::consts::LOG2_10)] {
            let curve = PriceCurve::through(quote(1.0, 300.0), quote(2.0, 300.0 * times)).unwrap();
            assert!((curve.exponent() - k).abs() < 1e-6, "{}", curve.exponent());
            assert!((curve.doubling() / times - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn parity_is_where_the_prices_meet() {
        let curve = PriceCurve::new(50.0, 1.5).unwrap();
        let size = curve.parity_with_many(Fraction::literal(0.8)).unwrap();
        let many = size / 0.8 * 50.0;
        assert!((curve.price(Factor::new(size).unwrap()) / many - 1.0).abs() < 1e-12, "{size}");
    }

    #[test]
    fn bad_curves_are_errors() {
        let quote = |size, price| Quote { size, price };
        assert!(PriceCurve::new(0.0, 1.0).is_err());
        assert!(PriceCurve::new(1.0, f64::NAN).is_err());
        assert_eq!(
            PriceCurve::through(quote(2.0, 1.0), quote(2.0, 3.0)).unwrap_err().to_string(),
            "two quotes of different sizes are needed, not both of size 2"
        );
        assert!(PriceCurve::through(quote(1.0, 10.0), quote(2.0, 5.0)).is_err());
        assert!(PriceCurve::through(quote(1.0, -1.0), quote(2.0, 5.0)).is_err());
    }
}
