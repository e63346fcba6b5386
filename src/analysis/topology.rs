//! A design as it is drawn: the tiers on the path of a request, how busy they are, and what must not be lost.

use crate::model::{Evaluation, Failure, SinglePoint, zones_of_tier};
use crate::scenario::{Edge, Placement, Scenario, Side};

/// The parts of a design in the order in which a request meets them.
#[derive(Debug, Clone, PartialEq)]
pub struct Topology {
    pub side: Side,
    /// Requests per second at peak.
    pub peak_rate: f64,
    /// Requests per second at the peak of the baseline.
    pub peak_rate_before: Option<f64>,
    /// Whether a content delivery network stands in front.
    pub has_edge: bool,
    /// Zones that any tier reaches into.
    pub zones: u32,
    /// The one machine that all tiers stand on, where they do.
    pub machine: Option<TopologyTier>,
    pub tiers: Vec<TopologyTier>,
    /// Single points of failure that are no node of a tier, such as a zone.
    pub beyond_tiers: Vec<(&'static str, Loss)>,
}

/// One tier of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopologyTier {
    pub label: &'static str,
    pub nodes: u32,
    pub machine: &'static str,
    pub zones: u32,
    /// ρ at peak; from 1 on the tier is saturated.
    pub utilization: f64,
    /// Share of the work of its machine.
    pub share: f64,
    /// ρ of the same tier in the baseline.
    pub utilization_before: Option<f64>,
    /// The tier that saturates first.
    pub bottleneck: bool,
    /// What the loss of one node does, if it is felt.
    pub single_point: Option<Loss>,
}

/// What the loss of a single point does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Nothing is served any more.
    Down,
    /// The peak cannot be carried.
    PeakOnly,
}

impl Loss {
    const fn of(total: bool) -> Self {
        if total { Self::Down } else { Self::PeakOnly }
    }

    /// The words beside the sign.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Down => "single point of failure",
            Self::PeakOnly => "single point of failure at peak",
        }
    }
}

/// The topology of one design, from its evaluation.
#[must_use]
pub fn topology(scenario: &Scenario, evaluation: &Evaluation, side: Side) -> Topology {
    let design = evaluation.design(side);
    let points = &design.availability.single_points;
    let tiers: Vec<TopologyTier> = design
        .tiers
        .iter()
        .filter(|of| of.nodes > 0)
        .map(|of| TopologyTier {
            label: of.tier.label(),
            nodes: of.nodes,
            machine: of.machine,
            zones: zones_of_tier(scenario.design(side), of.tier).min(of.nodes),
            utilization: of.utilization,
            share: of.share,
            utilization_before: None,
            bottleneck: of.tier == design.capacity.bottleneck,
            single_point: points
                .iter()
                .find(|point| point.what == Failure::Node(of.tier))
                .map(|point| Loss::of(point.total)),
        })
        .collect();
    Topology {
        side,
        peak_rate: evaluation.peak_rate,
        peak_rate_before: None,
        has_edge: scenario.design(side).edge != Edge::None,
        machine: (design.placement == Placement::Together)
            .then(|| tiers.iter().find(|tier| tier.bottleneck).map(|app| machine(app, points)))
            .flatten(),
        zones: tiers.iter().map(|tier| tier.zones).max().unwrap_or(1),
        beyond_tiers: points
            .iter()
            .filter(|point| !matches!(point.what, Failure::Node(_) | Failure::Machine))
            .map(|point| (point.what.label(), Loss::of(point.total)))
            .collect(),
        tiers,
    }
}

impl Topology {
    /// The topology with the numbers of the same design in another scenario beside its own.
    #[must_use]
    pub fn against(mut self, before: &Evaluation) -> Self {
        self.peak_rate_before = Some(before.peak_rate);
        let design = before.design(self.side);
        let were = &design.tiers;
        if let Some(machine) = &mut self.machine {
            let together = design.placement == Placement::Together;
            let busiest = were.iter().find(|of| together && of.tier == design.capacity.bottleneck);
            machine.utilization_before = busiest.map(|of| of.utilization);
        }
        for tier in &mut self.tiers {
            let same = were.iter().find(|of| of.tier.label() == tier.label);
            tier.utilization_before = same.map(|of| of.utilization);
        }
        self
    }
}

/// The machine of all tiers, from the tier that gives it its name.
fn machine(of: &TopologyTier, points: &[SinglePoint]) -> TopologyTier {
    let point = points.iter().find(|point| point.what == Failure::Machine);
    TopologyTier {
        label: "Machine",
        share: 1.0,
        single_point: point.map(|point| Loss::of(point.total)),
        ..*of
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate;
    use crate::scenario::default_preset;

    fn of(changes: &[(&str, &str)], side: Side) -> Topology {
        let scenario = default_preset().scenario().changed(changes).unwrap();
        topology(&scenario, &evaluate(&scenario).unwrap(), side)
    }

    #[test]
    fn single_points_are_those_of_the_evaluation() {
        let up = of(&[], Side::Vertical);
        assert!(up.tiers.iter().all(|tier| tier.single_point == Some(Loss::Down)));
        let beyond = [("zone (data centre)", Loss::Down), ("name service (DNS)", Loss::Down)];
        assert_eq!(up.beyond_tiers, beyond);
        let out = of(&[], Side::Horizontal);
        assert!(out.tiers.iter().all(|tier| tier.single_point.is_none()));
        let doubled = of(&[("vertical.database.replicas", "1")], Side::Vertical);
        assert_eq!(doubled.tiers.iter().filter(|tier| tier.single_point.is_some()).count(), 3);
    }

    #[test]
    fn one_tier_is_the_bottleneck_and_zones_are_those_with_nodes() {
        let out = of(&[("horizontal.app.zones", "3"), ("horizontal.balancer.zones", "3")], Side::Horizontal);
        let bottlenecks = out.tiers.iter().filter(|tier| tier.bottleneck).map(|tier| tier.label);
        assert!(bottlenecks.eq(["Database"]));
        assert_eq!(out.tiers.iter().map(|tier| tier.zones).collect::<Vec<_>>(), [2, 3, 1, 1]);
        assert_eq!(out.zones, 3);
    }
}
