//! Availability by the nodes that every tier has to spare.

use crate::model::{Known, availability, is_shared, peak_rate};
use crate::scenario::{Design, Pool, Scenario, Side, Store};
use crate::units::{OutOfRange, PerSecond, counted};

/// Spare nodes and replicas, from none.
const SPARES: u32 = 6;

/// Both designs with the same redundancy in every tier.
#[derive(Debug, Clone, PartialEq)]
pub struct AvailabilityCurve {
    /// Nodes beyond those that carry the peak, and replicas of each shard.
    pub spares: Vec<u32>,
    pub vertical: DesignAvailability,
    pub horizontal: DesignAvailability,
}

/// One design.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignAvailability {
    /// The design for each redundancy; zones and machines stay. `None` where a store cannot carry the peak.
    pub designs: Vec<Option<Design>>,
    /// Share of the time in which the peak is served, for each redundancy.
    pub shares: Vec<Option<f64>>,
    /// The share of the design as it is.
    pub now: Option<f64>,
}

impl AvailabilityCurve {
    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignAvailability {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

impl DesignAvailability {
    /// The least redundancy with which the share is reached.
    #[must_use]
    pub fn enough(&self, share: f64) -> Option<usize> {
        self.shares.iter().position(|served| served.is_some_and(|served| served >= share))
    }

    /// The sizes of the tiers at a redundancy, in words.
    #[must_use]
    pub fn sizes(&self, spare: usize) -> Option<String> {
        let design = self.designs.get(spare)?.as_ref()?;
        if is_shared(design) {
            return Some("one machine for every tier".to_owned());
        }
        let Design { balancer, app, .. } = design;
        let balancers = counted(balancer.nodes, "balancer");
        let nodes = counted(app.nodes, "application node");
        Some(format!("{balancers}, {nodes} and {} of every shard", counted(spare as u32, "replica")))
    }
}

/// Gives every pool the nodes that its peak needs and some to spare, and every shard so many replicas.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn availability_curve(scenario: &Scenario) -> Result<AvailabilityCurve, OutOfRange> {
    let rate = peak_rate(scenario)?;
    let of = |side| {
        let (known, design) = (Known::default(), scenario.design(side));
        let served = |design: &Design| -> Result<Option<f64>, OutOfRange> {
            let loads = known.loads(&scenario.workload, design)?;
            Ok(availability(design, &loads, rate).served.ok().map(|served| served.share))
        };
        let mut curve = DesignAvailability { designs: Vec::new(), shares: Vec::new(), now: served(design)? };
        for spare in 0..SPARES {
            let redundant = with_spare(&known, scenario, design, rate, spare)?;
            curve.shares.push(match &redundant {
                Some(design) => served(design)?,
                None => None,
            });
            curve.designs.push(redundant);
        }
        Ok(curve)
    };
    Ok(AvailabilityCurve {
        spares: (0..SPARES).collect(),
        vertical: of(Side::Vertical)?,
        horizontal: of(Side::Horizontal)?,
    })
}

/// The design with `spare` more nodes in each pool than the peak needs, and as many replicas; `None` when a store is
/// saturated whatever its replicas, and for spare ones of a machine that all tiers share.
fn with_spare(
    known: &Known,
    scenario: &Scenario,
    design: &Design,
    rate: PerSecond,
    spare: u32,
) -> Result<Option<Design>, OutOfRange> {
    let mut redundant = design.clone();
    if is_shared(design) {
        let carried =
            known.loads(&scenario.workload, design)?.iter().all(|load| rate.get() < load.capacity());
        return Ok((spare == 0 && carried).then_some(redundant));
    }
    redundant.cache = Store { replicas: spare, ..design.cache.clone() };
    redundant.database = Store { replicas: spare, ..design.database.clone() };
    let carrying = |pool: &Pool, capacity: f64| {
        let needed = (rate.get() * f64::from(pool.nodes) / capacity).floor() + 1.0;
        // A saturating conversion: what needs thousands of millions of nodes has not room for spare ones.
        (needed as u32).saturating_add(spare)
    };
    // Bound users are spread unevenly over two nodes and more, not over one: the second round counts with what the first found.
    for _ in 0..2 {
        let [balancer, app, ..] = known.loads(&scenario.workload, &redundant)?;
        redundant.balancer.nodes = carrying(&redundant.balancer, balancer.capacity());
        redundant.app.nodes = carrying(&redundant.app, app.capacity());
    }
    let carried =
        known.loads(&scenario.workload, &redundant)?.iter().all(|load| rate.get() < load.capacity());
    Ok(carried.then_some(redundant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate_design;
    use crate::scenario::{default_preset, find};

    #[test]
    fn each_point_is_the_availability_of_its_design() {
        let scenario = default_preset().scenario();
        let curve = availability_curve(&scenario).unwrap();
        for side in Side::BOTH {
            let points = curve.design(side);
            let now = evaluate_design(&scenario, scenario.design(side)).unwrap().availability.served.unwrap();
            assert_eq!(points.now, Some(now.share));
            for (design, share) in points.designs.iter().zip(&points.shares) {
                let evaluated = evaluate_design(&scenario, design.as_ref().unwrap()).unwrap();
                assert_eq!(evaluated.availability.served.map(|served| served.share).ok(), *share);
            }
            assert!(points.shares[1] > points.shares[0], "{side:?}");
        }
    }

    #[test]
    fn no_replica_helps_a_store_that_is_saturated() {
        let mut scenario = default_preset().scenario();
        find("average_rate").unwrap().read(&mut scenario, "1M").unwrap();
        let curve = availability_curve(&scenario).unwrap();
        assert!(curve.vertical.shares.iter().all(Option::is_none), "{:?}", curve.vertical.shares);
        assert_eq!(curve.vertical.enough(0.9), None);
    }
}
