//! The kinds of quantity a person types, each with the units it understands.

/// What a number means, and so which units may follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Events per second.
    Rate,
    /// Seconds.
    Duration,
    /// A share, 0 to 1, shown in percent.
    Fraction,
    /// Bytes.
    Size,
    /// US dollars.
    Money,
    /// A whole number of things.
    Whole,
    /// A plain number.
    Plain,
}

/// A unit: `number · 10^exponent · times / per` is the value in the base unit.
///
/// The power of ten is kept apart because shifting the decimal point of the typed text is exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    pub name: &'static str,
    pub exponent: i32,
    pub times: f64,
    pub per: f64,
}

impl Unit {
    pub const BASE: Self = Self::decimal("", 0);

    const fn decimal(name: &'static str, exponent: i32) -> Self {
        Self { name, exponent, times: 1.0, per: 1.0 }
    }

    const fn times(name: &'static str, times: f64) -> Self {
        Self { name, exponent: 0, times, per: 1.0 }
    }

    const fn per(name: &'static str, per: f64) -> Self {
        Self { name, exponent: 0, times: 1.0, per }
    }

    /// How many of this unit `value`, in the base unit, makes.
    #[must_use]
    pub fn number_of(self, value: f64) -> f64 {
        let power = libm::pow(10.0, f64::from(self.exponent.abs()));
        let shifted = if self.exponent < 0 { value * power } else { value / power };
        shifted * self.per / self.times
    }
}

/// Seconds in a month of 730 hours.
const SECONDS_PER_MONTH: f64 = 730.0 * 3600.0;

const RATE: &[Unit] = &[
    Unit::decimal("/s", 0),
    Unit::per("/min", 60.0),
    Unit::per("/h", 3600.0),
    Unit::per("/day", 86_400.0),
    Unit::per("/month", SECONDS_PER_MONTH),
];
const DURATION: &[Unit] = &[
    Unit::decimal("ms", -3),
    Unit::decimal("us", -6),
    Unit::decimal("µs", -6),
    Unit::decimal("s", 0),
    Unit::times("min", 60.0),
    Unit::times("h", 3600.0),
    Unit::times("d", 86_400.0),
];
const FRACTION: &[Unit] = &[Unit::BASE, Unit::decimal("%", -2)];
const SIZE: &[Unit] = &[
    Unit::decimal("kB", 3),
    Unit::decimal("B", 0),
    Unit::decimal("MB", 6),
    Unit::decimal("GB", 9),
    Unit::decimal("TB", 12),
    Unit::times("KiB", 1024.0),
    Unit::times("MiB", 1_048_576.0),
    Unit::times("GiB", 1_073_741_824.0),
];
const BARE: &[Unit] = &[Unit::BASE];

impl Kind {
    /// The units a number of this kind may carry; a bare number is in the first.
    #[must_use]
    pub const fn units(self) -> &'static [Unit] {
        match self {
            Self::Rate => RATE,
            Self::Duration => DURATION,
            Self::Fraction => FRACTION,
            Self::Size => SIZE,
            Self::Money | Self::Whole | Self::Plain => BARE,
        }
    }

    /// The unit of a bare number.
    #[must_use]
    pub fn bare_unit(self) -> Unit {
        self.units().first().copied().unwrap_or(Unit::BASE)
    }

    /// The unit in which an input shows its number.
    #[must_use]
    pub fn shown_unit(self) -> Unit {
        match self {
            Self::Fraction => Unit::decimal("%", -2),
            _ => self.bare_unit(),
        }
    }

    /// The name of the base unit, where a bare number would be read in another.
    #[must_use]
    pub const fn base_unit(self) -> &'static str {
        match self {
            Self::Duration => "s",
            Self::Size => "B",
            Self::Rate | Self::Fraction | Self::Money | Self::Whole | Self::Plain => "",
        }
    }

    /// Whether `k`, `M` and `B` may follow the number ("2k", "1.3B/month").
    #[must_use]
    pub const fn takes_multiples(self) -> bool {
        matches!(self, Self::Rate | Self::Money | Self::Whole | Self::Plain)
    }

    /// An example of what may be typed.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Rate => "3000, 2k/s or 1.3B/month",
            Self::Duration => "250ms, 40us or 1.5s",
            Self::Fraction => "99.9% or 0.999",
            Self::Size => "6kB, 2.5MB or 512B",
            Self::Whole => "9 or 2k",
            Self::Plain => "1.65",
            Self::Money => "$5000 or 5k",
        }
    }
}
