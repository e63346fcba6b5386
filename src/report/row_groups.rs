//! The rows of the comparison in groups: what a review asks first, and what stands behind it.

use crate::model::{Figure, Tier};

/// Rows that answer one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowGroup {
    /// The name in addresses.
    pub key: &'static str,
    pub label: &'static str,
    /// Those that stand in front.
    pub front: &'static [Figure],
    /// Those that are folded away until they are asked for.
    pub rest: &'static [Figure],
}

/// Every row of the comparison, each in one group.
pub const ROW_GROUPS: [RowGroup; 4] = [
    RowGroup {
        key: "capacity",
        label: "Load and capacity",
        front: &[Figure::PeakRate, Figure::Capacity, Figure::Headroom, Figure::FirstMiss],
        rest: &[
            Figure::Utilization(Tier::Balancer),
            Figure::Utilization(Tier::App),
            Figure::Utilization(Tier::Cache),
            Figure::Utilization(Tier::Database),
            Figure::CacheHit,
            Figure::BufferHit,
            Figure::SpikeDrain,
        ],
    },
    RowGroup {
        key: "latency",
        label: "Latency",
        front: &[Figure::P50, Figure::P95, Figure::P99],
        rest: &[Figure::Mean, Figure::P999, Figure::Attempts, Figure::JobWait],
    },
    RowGroup {
        key: "cost",
        label: "Cost",
        front: &[Figure::Cost, Figure::CostPerMillion],
        rest: &[Figure::HorizonCost, Figure::Budget, Figure::LastDoubling, Figure::RentOrOwn],
    },
    RowGroup {
        key: "availability",
        label: "Availability and operation",
        front: &[Figure::Availability, Figure::SinglePoints, Figure::AfterNode, Figure::AfterZone],
        rest: &[Figure::Components, Figure::Pairs, Figure::SessionsLost, Figure::Consistency, Figure::Teams],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::FIGURES;

    #[test]
    fn each_row_has_its_group() {
        for figure in FIGURES {
            let groups = ROW_GROUPS.iter().flat_map(|group| group.front.iter().chain(group.rest));
            assert_eq!(groups.filter(|of| **of == figure).count(), 1, "{figure:?}");
        }
        let rows: usize = ROW_GROUPS.iter().map(|group| group.front.len() + group.rest.len()).sum();
        assert_eq!(rows, FIGURES.len());
    }
}
