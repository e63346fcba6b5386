//! Components whose loss alone is felt.

use super::{Layout, MINUTES_PER_YEAR};
use crate::model::availability::zones::all_but;
use crate::model::capacity::tier::Tier;

/// What can be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Node(Tier),
    Zone,
}

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

impl Failure {
    /// What is lost, for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Node(Tier::Balancer) => "balancer",
            Self::Node(Tier::App) => "application node",
            Self::Node(Tier::Cache) => "cache node",
            Self::Node(Tier::Database) => "database node",
            Self::Zone => "zone (data centre)",
        }
    }
}

/// The single points of a design, the worst first.
pub(super) fn single_points(layouts: &[Layout], zones: u32, zone_down: f64) -> Vec<SinglePoint> {
    let mut points = Vec::new();
    for layout in layouts {
        let (any, peak) = layout.serves_without_one();
        if !peak {
            let nodes = layout.nodes();
            let minutes = layout.node_unavailability * f64::from(nodes) * MINUTES_PER_YEAR;
            points.push(SinglePoint {
                what: Failure::Node(layout.tier),
                count: nodes,
                total: !any,
                minutes_per_year: minutes,
            });
        }
    }
    for total in [true, false] {
        let lost = |zone: &u32| {
            let standing = all_but(zones, *zone);
            let down = layouts.iter().any(|layout| !layout.serves(standing).0);
            let short = layouts.iter().any(|layout| !layout.serves(standing).1);
            if total { down } else { short && !down }
        };
        let count = (0..zones).filter(lost).count() as u32;
        if count > 0 {
            let minutes = zone_down * f64::from(count) * MINUTES_PER_YEAR;
            points.push(SinglePoint { what: Failure::Zone, count, total, minutes_per_year: minutes });
        }
    }
    points.sort_by(|a, b| b.minutes_per_year.total_cmp(&a.minutes_per_year));
    points
}
