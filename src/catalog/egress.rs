//! Prices per GB that fall with the volume of the month.

use super::origin::{Mark, Origin};

/// One step of a price list. Inside a list the bounds rise, and only the last step has none.
#[derive(Debug, PartialEq)]
pub struct PriceStep {
    /// GB of the month up to which the price holds; `None` for all the rest.
    pub up_to_gb: Option<f64>,
    pub usd_per_gb: f64,
    pub origin: Origin,
}

include!(concat!(env!("OUT_DIR"), "/egress.rs"));
