//! The machines one can scale up along.

use super::machine::MachineId;

impl MachineId {
    /// The machines that could stand in its place: of the same provider and architecture, from the weakest to the
    /// strongest. Among equals the one with less memory comes first. The machine itself is one of them.
    #[must_use]
    pub fn ladder(self) -> Vec<Self> {
        let mut rungs = Vec::<Self>::new();
        for other in Self::all() {
            if other.offered_by == self.offered_by && other.architecture == self.architecture {
                let strength = (other.throughput(), other.memory_gib);
                let place = rungs.partition_point(|rung| (rung.throughput(), rung.memory_gib) <= strength);
                rungs.insert(place, other);
            }
        }
        rungs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::named;

    #[test]
    fn a_ladder_is_sorted_and_stays_with_its_provider_and_architecture() {
        for machine in MachineId::all() {
            let ladder = machine.ladder();
            assert!(ladder.contains(&machine), "{machine:?}");
            assert!(ladder.iter().all(|rung| rung.offered_by == machine.offered_by));
            assert!(ladder.iter().all(|rung| rung.architecture == machine.architecture));
            for (a, b) in ladder.iter().zip(ladder.iter().skip(1)) {
                assert!(a.throughput() <= b.throughput(), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn the_ladders_end_at_the_largest_machine_of_each_provider() {
        let last = |machine: MachineId| machine.ladder().last().map(|rung| rung.id);
        assert_eq!(last(named::M7I_LARGE), Some("u7in-32tb.224xlarge"));
        assert_eq!(last(named::M8G_LARGE), Some("x8g.48xlarge"));
        assert_eq!(last(named::D2S_V5), Some("m896ixds-32-v3"));
        assert_eq!(last(named::R630_WEB), Some("octo-socket"));
    }

    #[test]
    fn each_provider_offers_several_rungs() {
        for machine in MachineId::all() {
            assert!(machine.ladder().len() >= 7, "{machine:?}");
        }
    }
}
