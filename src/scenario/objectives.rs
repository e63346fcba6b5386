//! What a design has to meet.

use crate::units::{Factor, Fraction, Seconds};

#[derive(Debug, Clone, PartialEq)]
pub struct Objectives {
    /// 99 of 100 requests at peak are answered within this time.
    pub slo_p99: Seconds,
    /// Share of the time, or of the requests, that the system serves.
    pub slo_availability: Fraction,
    /// US dollars that a month may cost, if anybody set a limit.
    pub monthly_budget: Option<Factor>,
}
