//! Single figures: facility costs, failure rates, failover times.

use super::origin::Origin;

/// A sourced figure with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constant {
    pub value: f64,
    pub unit: &'static str,
    pub origin: Origin,
}

/// The rows of `constants.csv`, each under its key in capitals.
pub mod table {
    use super::Constant;
    use crate::catalog::origin::{Mark, Origin};

    include!(concat!(env!("OUT_DIR"), "/constants.rs"));
}
