//! When owned machines have cost less than rented ones.

use std::fmt;

use crate::units::{dollars, significant};

/// What is compared. All amounts in US dollars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RentOrOwn {
    /// Per month, rented.
    pub rent: f64,
    /// Once, owned.
    pub purchase: f64,
    /// Per month, owned: power, colocation, hands.
    pub upkeep: f64,
    /// Months after which owned machines are worn out and bought again.
    pub life_months: u32,
}

/// Whether owning pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BreakEven {
    /// At the end of this month, counted from 1, owning has cost no more than renting; 0 when it does from the
    /// start.
    Month {
        month: u32,
        saved_by_end_of_life: f64,
    },
    Never(NoBreakEven),
}

/// Why owning never pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoBreakEven {
    /// Running the owned machines costs at least as much as the rent, by this much per month.
    UpkeepExceedsRent { by: f64 },
    /// The machines are worn out before they have paid for themselves, which would take this many months, or 1e12 of
    /// them.
    WornOutFirst { needed_months: f64 },
}

impl fmt::Display for NoBreakEven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UpkeepExceedsRent { by } if *by > 0.0 => {
                write!(f, "running the owned machines costs {} a month more than renting", dollars(*by))
            }
            Self::UpkeepExceedsRent { .. } => {
                f.write_str("running the owned machines costs as much as renting, and they must be bought")
            }
            Self::WornOutFirst { needed_months } => write!(
                f,
                "the machines are worn out before the {} months in which they would pay for themselves",
                significant(*needed_months, 3)
            ),
        }
    }
}

/// Months that are reported at most: a saving may be as small as its rounding.
const LONGEST: f64 = 1e12;

impl RentOrOwn {
    /// The first whole month n with purchase + n·upkeep ≤ n·rent, n = ⌈purchase/(rent − upkeep)⌉, within one life
    /// of the machines: after that the next purchase starts the same comparison again.
    ///
    /// Source: the payback period; Brealey, Myers and Allen, Principles of Corporate Finance (2011),
    /// undiscounted.
    #[must_use]
    pub fn break_even(&self) -> BreakEven {
        let (purchase, saving) = (self.purchase, self.rent - self.upkeep);
        if saving <= 0.0 {
            return if purchase == 0.0 && saving == 0.0 {
                BreakEven::Month { month: 0, saved_by_end_of_life: 0.0 }
            } else {
                BreakEven::Never(NoBreakEven::UpkeepExceedsRent { by: -saving })
            };
        }
        let needed = (purchase / saving).min(LONGEST);
        let life = f64::from(self.life_months);
        if needed > life {
            return BreakEven::Never(NoBreakEven::WornOutFirst { needed_months: needed });
        }
        BreakEven::Month { month: needed.ceil() as u32, saved_by_end_of_life: life * saving - purchase }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(rent: f64, purchase: f64, upkeep: f64) -> BreakEven {
        RentOrOwn { rent, purchase, upkeep, life_months: 60 }.break_even()
    }

    #[test]
    fn the_purchase_comes_back_from_what_is_saved() {
        assert_eq!(
            compare(1_000.0, 10_000.0, 200.0),
            BreakEven::Month { month: 13, saved_by_end_of_life: 38_000.0 }
        );
        assert_eq!(
            compare(1_000.0, 0.0, 200.0),
            BreakEven::Month { month: 0, saved_by_end_of_life: 48_000.0 }
        );
        assert_eq!(compare(5.0, 0.0, 5.0), BreakEven::Month { month: 0, saved_by_end_of_life: 0.0 });
    }

    #[test]
    fn never_has_its_reason() {
        assert_eq!(
            compare(100.0, 10_000.0, 150.0),
            BreakEven::Never(NoBreakEven::UpkeepExceedsRent { by: 50.0 })
        );
        assert_eq!(
            compare(200.0, 10_000.0, 100.0),
            BreakEven::Never(NoBreakEven::WornOutFirst { needed_months: 100.0 })
        );
        let text = NoBreakEven::UpkeepExceedsRent { by: 50.0 }.to_string();
        assert_eq!(text, "running the owned machines costs $50 a month more than renting");
    }
}
