//! Prices that fall with the volume of the month.

use super::item::CostPart;
use crate::catalog::{CDN, INTERNET, PriceStep};
use crate::scenario::Prices;

/// One step of a price list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
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

/// What one band adds to the bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandCharge {
    pub gb: f64,
    pub per_gb: f64,
    /// US dollars.
    pub amount: f64,
}

impl TieredPrice {
    /// A price list of the catalogue, whose bands the build has checked.
    pub(super) fn listed(steps: &[PriceStep]) -> Self {
        let bands = steps.iter().map(|step| Band { up_to: step.up_to_gb, per_gb: step.usd_per_gb });
        Self { bands: bands.collect() }
    }

    /// The price list by which a part of a design pays for what leaves by it: the price that was set, for all volumes
    /// alike, or the catalogue's list.
    pub(crate) fn of(prices: &Prices, part: CostPart) -> Self {
        let (set, list) = match part {
            CostPart::Edge => (prices.cdn, CDN),
            _ => (prices.internet, INTERNET),
        };
        match set {
            Some(per_gb) => Self { bands: vec![Band { up_to: None, per_gb: per_gb.get() }] },
            None => Self::listed(list),
        }
    }

    /// The bill for a month's volume, band by band: each GB at the price of the band it falls in.
    pub fn charges(&self, volume: f64) -> impl Iterator<Item = BandCharge> {
        let mut begin = 0.0;
        self.bands.iter().map_while(move |band| {
            let end = band.up_to.map_or(volume, |up_to| up_to.min(volume));
            let gb = end - begin;
            begin = end;
            (gb > 0.0).then_some(BandCharge { gb, per_gb: band.per_gb, amount: gb * band.per_gb })
        })
    }

    /// US dollars for a month's volume.
    pub(super) fn monthly(&self, volume: f64) -> f64 {
        self.charges(volume).map(|charge| charge.amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// AWS us-east-1, data transfer out to the internet, as itemised by infracost's test of `data_transfer`: 157,000
    /// GB come to 921.60, 3,481.60, 7,168 and 170 dollars.
    #[test]
    fn internet_egress_in_bands() {
        let charges: Vec<f64> =
            TieredPrice::listed(INTERNET).charges(157_000.0).map(|charge| charge.amount).collect();
        assert_eq!(charges.len(), 4);
        for (charge, expected) in charges.into_iter().zip([921.60, 3_481.60, 7_168.0, 170.0]) {
            assert!((charge - expected).abs() < 1e-9, "{charge}");
        }
    }

    #[test]
    fn each_gb_pays_the_price_of_its_band() {
        let band = |up_to, per_gb| Band { up_to, per_gb };
        let list =
            TieredPrice { bands: vec![band(Some(100.0), 0.0), band(Some(1_000.0), 0.1), band(None, 0.05)] };
        for (volume, expected) in
            [(0.0, 0.0), (100.0, 0.0), (101.0, 0.1), (1_000.0, 90.0), (3_000.0, 190.0), (1e12, 5e10 + 40.0)]
        {
            let bill = list.monthly(volume);
            assert!((bill - expected).abs() <= 1e-9 * expected, "{volume}: {bill}");
        }
        assert_eq!(list.charges(500.0).map(|charge| charge.gb).collect::<Vec<_>>(), [100.0, 400.0]);
    }
}
