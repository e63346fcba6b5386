//! Prices that fall with the volume of the month.

use std::fmt;

use crate::catalog::PriceStep;
use crate::units::Factor;

/// One step of a price list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// GB of the month up to which the price holds; `None` for all the rest.
    pub up_to: Option<f64>,
    /// US dollars per GB.
    pub per_gb: f64,
}

/// A price list whose bands rise and end in one without bound.
#[derive(Debug, Clone, PartialEq)]
pub struct TieredPrice {
    bands: Vec<Band>,
}

/// What is wrong with a price list. Bands are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PriceListError {
    Empty,
    /// A price that is not an amount of money.
    Price {
        band: usize,
        per_gb: f64,
    },
    /// A bound that is not above the one before it.
    NotRising {
        band: usize,
        up_to: f64,
        before: f64,
    },
    /// Only the last band may, and must, be without bound.
    Unbounded {
        band: usize,
        last: usize,
    },
}

impl fmt::Display for PriceListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a price list needs at least one band"),
            Self::Price { band, per_gb } => {
                write!(f, "band {band}: the price per GB must be from 0 to 1e6 dollars, not {per_gb}")
            }
            Self::NotRising { band, up_to, before } => {
                write!(f, "band {band}: must end above {before} GB, where it begins, not at {up_to}")
            }
            Self::Unbounded { band, last } => {
                write!(f, "band {band} of {last}: the last band, and only that one, is without a bound")
            }
        }
    }
}

impl std::error::Error for PriceListError {}

/// What one band adds to the bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandCharge {
    pub gb: f64,
    pub per_gb: f64,
    /// US dollars.
    pub amount: f64,
}

impl TieredPrice {
    /// Accepts bands in rising order, the last without bound.
    ///
    /// # Errors
    /// [`PriceListError`], which names the band.
    pub fn new(bands: Vec<Band>) -> Result<Self, PriceListError> {
        let last = bands.len();
        let mut before = 0.0;
        for (index, Band { up_to, per_gb }) in bands.iter().enumerate() {
            let band = index + 1;
            if !(0.0..=1e6).contains(per_gb) {
                return Err(PriceListError::Price { band, per_gb: *per_gb });
            }
            match *up_to {
                None if band < last => return Err(PriceListError::Unbounded { band, last }),
                Some(_) if band == last => return Err(PriceListError::Unbounded { band, last }),
                Some(up_to) if !(up_to > before && up_to.is_finite()) => {
                    return Err(PriceListError::NotRising { band, up_to, before });
                }
                Some(up_to) => before = up_to,
                None => {}
            }
        }
        if bands.is_empty() { Err(PriceListError::Empty) } else { Ok(Self { bands }) }
    }

    /// A price list of the catalogue, whose bands the build has checked.
    pub(in crate::model) fn listed(steps: &[PriceStep]) -> Self {
        let bands = steps.iter().map(|step| Band { up_to: step.up_to_gb, per_gb: step.usd_per_gb });
        Self { bands: bands.collect() }
    }

    /// The bill for a month's volume, band by band: each GB at the price of the band it falls in.
    pub fn charges(&self, gb: Factor) -> impl Iterator<Item = BandCharge> {
        self.charges_of(gb.get())
    }

    pub(in crate::model) fn charges_of(&self, volume: f64) -> impl Iterator<Item = BandCharge> {
        let mut begin = 0.0;
        self.bands.iter().map_while(move |band| {
            let end = band.up_to.map_or(volume, |up_to| up_to.min(volume));
            let gb = end - begin;
            begin = end;
            (gb > 0.0).then_some(BandCharge { gb, per_gb: band.per_gb, amount: gb * band.per_gb })
        })
    }

    /// US dollars for a month's volume.
    #[must_use]
    pub fn monthly(&self, gb: Factor) -> f64 {
        self.charges(gb).map(|charge| charge.amount).sum()
    }

    /// The price of one more GB in US dollars: what a saved or a further GB is worth.
    #[must_use]
    pub fn marginal(&self, gb: Factor) -> f64 {
        let here = self.bands.iter().find(|band| band.up_to.is_none_or(|up_to| gb.get() < up_to));
        here.map_or(0.0, |band| band.per_gb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> TieredPrice {
        let band = |up_to, per_gb| Band { up_to, per_gb };
        TieredPrice::new(vec![band(Some(100.0), 0.0), band(Some(1_000.0), 0.1), band(None, 0.05)]).unwrap()
    }

    #[test]
    fn each_gb_pays_the_price_of_its_band() {
        let gb = |gb| Factor::new(gb).unwrap();
        for (volume, expected) in
            [(0.0, 0.0), (100.0, 0.0), (101.0, 0.1), (1_000.0, 90.0), (3_000.0, 190.0), (1e12, 5e10 + 40.0)]
        {
            let bill = list().monthly(gb(volume));
            assert!((bill - expected).abs() <= 1e-9 * expected, "{volume}: {bill}");
        }
        assert_eq!(list().charges(gb(500.0)).map(|charge| charge.gb).collect::<Vec<_>>(), [100.0, 400.0]);
        assert_eq!([99.0, 100.0, 1e6].map(|volume| list().marginal(gb(volume))), [0.0, 0.1, 0.05]);
    }

    #[test]
    fn a_bad_list_is_named() {
        let band = |up_to, per_gb| Band { up_to, per_gb };
        let error = |bands| TieredPrice::new(bands).unwrap_err().to_string();
        assert_eq!(error(vec![]), "a price list needs at least one band");
        assert_eq!(
            error(vec![band(None, f64::NAN)]),
            "band 1: the price per GB must be from 0 to 1e6 dollars, not NaN"
        );
        assert_eq!(
            error(vec![band(Some(10.0), 0.1), band(Some(5.0), 0.1), band(None, 0.0)]),
            "band 2: must end above 10 GB, where it begins, not at 5"
        );
        for bands in [vec![band(Some(10.0), 0.1)], vec![band(None, 0.1), band(None, 0.1)]] {
            assert!(error(bands).ends_with("the last band, and only that one, is without a bound"));
        }
    }
}
