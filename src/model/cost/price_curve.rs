//! The price of a machine as a power of its size, for hardware one has quotes for.

use crate::scenario::Prices;

/// p(s) = p₀·(s/s₀)^k: the price of a machine of size s, from a quote of p₀ for one of size s₀.
///
/// k says what scaling up costs. At k = 1 twice the machine costs twice as much, as in the published lists inside
/// a family; at k > 1 each doubling costs 2^k as much, so that a request becomes dearer the larger the machine; at
/// k < 1 large machines are the cheaper ones. "Twice the power for 5 to 10 times the price" is k = 2.3 to 3.3.
///
/// Source: the power law of hardware prices, Grosch, "High Speed Arithmetic: The Digital Computer as a Research
/// Tool", J. Opt. Soc. Am. 43 (1953), whose law, speed as the square of the price, is k = ½.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceCurve {
    quote: f64,
    size: f64,
    exponent: f64,
}

impl PriceCurve {
    /// The curve of a scenario in which a quote is set.
    pub(super) fn of(prices: &Prices) -> Option<Self> {
        let (size, exponent) = (prices.quote_size.get(), prices.quote_exponent.get());
        prices.quote.map(|quote| Self { quote: quote.get(), size, exponent })
    }

    /// US dollars for a machine of this size, in core equivalents.
    #[must_use]
    pub fn price(&self, size: f64) -> f64 {
        self.quote * libm::pow(size / self.size, self.exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Factor;

    fn curve(quote: f64, size: f64, exponent: f64) -> PriceCurve {
        let factor = |value| Factor::new(value).unwrap();
        let (quote, quote_size) = (Some(factor(quote)), factor(size));
        let prices = Prices { quote, quote_size, quote_exponent: factor(exponent), ..Prices::CATALOGUE };
        PriceCurve::of(&prices).unwrap()
    }

    #[test]
    fn linear_is_linear_and_nothing_set_is_no_curve() {
        assert_eq!(curve(100.0, 2.0, 1.0).price(16.0), 800.0);
        assert_eq!(PriceCurve::of(&Prices::CATALOGUE), None);
    }

    #[test]
    fn twice_the_power_for_five_to_ten_times_the_price() {
        for (times, k) in [(5.0, std::f64::consts::LOG2_10 - 1.0), (10.0, std::f64::consts::LOG2_10)] {
            let curve = curve(300.0, 40.0, k);
            assert!((curve.price(80.0) / curve.price(40.0) / times - 1.0).abs() < 1e-12, "{times}");
        }
    }
}
