//! One type per physical quantity; a value that exists is finite and in its domain.

use std::fmt;

/// A number outside the domain of its quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutOfRange {
    pub quantity: &'static str,
    pub value: f64,
    pub minimum: f64,
    pub maximum: f64,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { quantity, value, minimum, maximum } = self;
        write!(f, "{quantity} must be from {minimum} to {maximum}, not {value}")
    }
}

impl std::error::Error for OutOfRange {}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $label:literal, $minimum:expr, $maximum:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            pub const MINIMUM: f64 = $minimum;
            pub const MAXIMUM: f64 = $maximum;

            /// Accepts what is finite and from `MINIMUM` to `MAXIMUM`.
            ///
            /// # Errors
            /// [`OutOfRange`] with the value and what would be accepted.
            pub const fn new(value: f64) -> Result<Self, OutOfRange> {
                if Self::MINIMUM <= value && value <= Self::MAXIMUM {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange {
                        quantity: $label,
                        value,
                        minimum: Self::MINIMUM,
                        maximum: Self::MAXIMUM,
                    })
                }
            }

            /// A value known when the program is built: call it in a `const` block, where a bad value
            /// fails the build.
            #[must_use]
            pub const fn literal(value: f64) -> Self {
                match Self::new(value) {
                    Ok(quantity) => quantity,
                    Err(_) => panic!($label),
                }
            }

            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;

            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(quantity: $name) -> f64 {
                quantity.0
            }
        }
    };
}

quantity!(
    /// A duration in seconds.
    Seconds, "a duration in seconds", 0.0, 1e12
);
quantity!(
    /// A rate of events per second.
    PerSecond, "a rate per second", 0.0, 1e15
);
quantity!(
    /// A share of a whole, from 0 to 1.
    Fraction, "a fraction", 0.0, 1.0
);
quantity!(
    /// A squared coefficient of variation: variance over squared mean. 0 is constant, 1 exponential.
    Scv, "a squared coefficient of variation", 0.0, 100.0
);
quantity!(
    /// A dimensionless multiple or mean number of things.
    Factor, "a multiple", 0.0, 1e12
);
quantity!(
    /// A size in bytes.
    Bytes, "a size in bytes", 0.0, 1e18
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_bounds_and_refuses_what_is_outside_or_not_finite() {
        assert_eq!(Fraction::new(0.0).map(Fraction::get), Ok(0.0));
        assert_eq!(Fraction::new(1.0).map(Fraction::get), Ok(1.0));
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(Fraction::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn says_what_would_be_accepted() {
        let error = Fraction::new(1.5).unwrap_err();
        assert_eq!(error.to_string(), "a fraction must be from 0 to 1, not 1.5");
    }
}
