//! How many teams a design suits.

use crate::model::cost::hours_of_work;
use crate::model::machines::has_cache;
use crate::scenario::{Balancers, Design, Edge, Workload};

/// From one team to as many as there are parts that a team can own whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Teams {
    /// Parts that are deployed and run each for itself.
    pub parts: u32,
    /// Hours of work a month to run it all.
    pub hours: f64,
    /// People whom that work fills, at half of their time.
    pub people: f64,
    /// Teams that it takes for so many people.
    pub by_work: f64,
}

/// Hours that one person has in a month: 1,824 in a year after leave.
const HOURS_A_MONTH: f64 = 152.0;
/// Half of the time at most goes to running things, so that the other half can make them run better.
const SHARE_OF_OPERATION: f64 = 0.5;
/// People of a team: two pizzas feed no more, and an on-call rotation at one site takes no fewer.
pub const TEAM: f64 = 8.0;

impl Teams {
    /// The most teams that do not get in each other's way.
    #[must_use]
    pub fn most(&self) -> f64 {
        f64::from(self.parts).max(self.by_work)
    }
}

/// Parts: the application; balancers of one's own beside others; a content delivery network; cache and database where
/// they are run by the reader on several nodes. A part that a provider runs needs no team, and one on a single node is
/// its user's.
///
/// A system takes the shape of the organization that makes it (Conway), so that there should be as many teams as parts
/// that change on their own; a team has about 8 people (Brandt's two pizzas; the SRE book's rotation at one site), of
/// whose time at most half is operation.
///
/// Source: Conway, "How Do Committees Invent?", Datamation 14 (1968); Brandt, "Birth of a Salesman", Wall Street Journal
/// (2011), on Amazon; Beyer et al., Site Reliability Engineering (2016), ch. 5 and 11.
#[must_use]
pub fn teams(workload: &Workload, design: &Design) -> Teams {
    let own_store = |several: bool, managed: bool| several && !managed;
    let parts = [
        true,
        design.edge == Edge::Cdn,
        design.balancers == Balancers::Own && design.balancer.nodes > 1,
        has_cache(design) && own_store(design.cache.nodes() > 1, design.cache.machine.service.is_some()),
        own_store(design.database.nodes() > 1, design.database.machine.service.is_some()),
    ];
    let hours = hours_of_work(workload, design);
    let people = hours / (HOURS_A_MONTH * SHARE_OF_OPERATION);
    Teams {
        parts: parts.into_iter().map(u32::from).sum(),
        hours,
        people,
        by_work: (people / TEAM).ceil().max(1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cost::item::CostKind;
    use crate::model::cost::standing_cost;
    use crate::scenario::{Side, default_preset};

    #[test]
    fn one_of_each_suits_one_team_and_parts_of_their_own_suit_more() {
        let scenario = default_preset().scenario();
        let [up, out] = Side::BOTH.map(|side| teams(&scenario.workload, scenario.design(side)));
        assert_eq!((up.most(), out.most()), (1.0, 4.0));
        let managed = scenario.changed(&[("horizontal.database.machine", "db.r7g.xlarge")]).unwrap();
        assert_eq!(teams(&managed.workload, &managed.horizontal).parts, 3);
    }

    #[test]
    fn a_thousand_nodes_take_people() {
        let scenario = default_preset().scenario().changed(&[("horizontal.app.nodes", "2432")]).unwrap();
        // 2,440 hours are those of 32 people at half of their time.
        let of = teams(&scenario.workload, &scenario.horizontal);
        assert!((of.hours - 2_440.0).abs() < 1e-9 && (of.people - 2_440.0 / 76.0).abs() < 1e-9);
        assert_eq!(of.by_work, 5.0);
    }

    #[test]
    fn the_hours_are_those_of_the_bill() {
        let hours = [("people_hours_per_component", "7"), ("horizontal.cache.machine", "cache.r7g.large")];
        let scenario = default_preset().scenario().changed(&hours).unwrap();
        let (workload, design) = (&scenario.workload, &scenario.horizontal);
        let bill = standing_cost(workload, design);
        let work =
            bill.items.iter().filter(|item| matches!(item.kind, CostKind::Operation | CostKind::Complexity));
        let paid: f64 = work.map(|item| item.amount).sum();
        assert!((paid / (teams(workload, design).hours * 80.0) - 1.0).abs() < 1e-12);
    }
}
