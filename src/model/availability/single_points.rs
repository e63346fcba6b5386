//! Components whose loss alone is felt.

use super::MINUTES_PER_YEAR;
use super::components::{Component, Effect, Failure};
use crate::numeric::sort_by_number;

/// A component whose loss alone takes the system, or its peak, down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SinglePoint {
    pub what: Failure,
    /// How many components of this kind there are, each of them a single point.
    pub count: u32,
    /// Nothing is served without it; otherwise only the peak cannot be carried.
    pub total: bool,
    /// Expected from all of them together.
    pub minutes_per_year: f64,
}

/// The single points of a design, the worst first. A cause that takes all nodes of a tier is none: it takes from the
/// availability, but no component of it can be doubled.
pub(super) fn single_points(components: &[Component]) -> Vec<SinglePoint> {
    let mut points: Vec<SinglePoint> = components
        .iter()
        .filter(|of| of.effect != Effect::Nothing && !matches!(of.what, Failure::CommonCause(_)))
        .map(|of| SinglePoint {
            what: of.what,
            count: of.count,
            total: of.effect == Effect::Everything,
            minutes_per_year: of.unavailability * f64::from(of.count) * MINUTES_PER_YEAR,
        })
        .collect();
    sort_by_number(&mut points, |point| -point.minutes_per_year);
    points
}
