//! What components were measured to do at best, against which inputs are held.

use super::origin::{Mark, Origin};

/// The fastest published figure for a tier, for one core.
#[derive(Debug, PartialEq)]
pub struct PublishedThroughput {
    /// Key of the tier.
    pub tier: &'static str,
    /// Requests, operations or statements.
    pub per_core_per_second: f64,
    /// What was measured.
    pub what: &'static str,
    pub origin: Origin,
}

include!(concat!(env!("OUT_DIR"), "/throughputs.rs"));
