//! What systems of a size usually look like, by requests a day, and when growth leads to the next size.

use crate::catalog::{Mark, Origin};
use crate::model::growth::load_in_month;
use crate::scenario::Workload;

/// A range of sizes and the architecture that usually serves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phase {
    pub name: &'static str,
    /// Requests a day up to which it usually suffices; the last has no bound.
    pub most_per_day: Option<f64>,
    pub architecture: &'static str,
    /// Why it is left.
    pub reason: &'static str,
    /// What shows that its end is near.
    pub trigger: &'static str,
    pub origin: Origin,
}

/// A phase and the month in which it begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PhaseStart {
    pub phase: &'static Phase,
    /// Months from now; 0 for the present phase.
    pub month: u32,
    /// Average requests a day in that month.
    pub per_day: f64,
}

const RULE_OF_THUMB: Origin = Origin {
    source: "orders of magnitude from practice, not a law: Stack Overflow served 209 million requests a day with one \
             application in 2016",
    date: "2026-11-01",
    mark: Mark::Assumption,
};

pub static PHASES: [Phase; 4] = [
    Phase {
        name: "Monolith",
        most_per_day: Some(1e7),
        architecture: "one application and one database, on machines that are replaced by larger ones",
        reason: "one machine still carries the peak, and one codebase is the cheapest to change and to operate",
        trigger: "the machine is past half of the largest on offer, or a restart is felt by users",
        origin: RULE_OF_THUMB,
    },
    Phase {
        name: "Scale out",
        most_per_day: Some(1e8),
        architecture: "the same application on several nodes without state, a shared cache, replicas of the database",
        reason: "reads and requests can be spread over nodes, while one primary still takes every write",
        trigger: "the primary is more than half busy with writes, or the data no longer fits its memory",
        origin: RULE_OF_THUMB,
    },
    Phase {
        name: "Split",
        most_per_day: Some(1e9),
        architecture: "services by domain with data of their own, shards, queues between them",
        reason: "writes and teams, not requests, are what one database and one codebase run out of",
        trigger: "one hot path asks for most of the fleet, or a region is too far from its users",
        origin: RULE_OF_THUMB,
    },
    Phase {
        name: "Specialised",
        most_per_day: None,
        architecture: "several regions, storage and caches built for each hot path, a platform team",
        reason: "general components cost more than building the few that matter",
        trigger: "none: from here on each path is sized by itself",
        origin: RULE_OF_THUMB,
    },
];

impl Phase {
    /// The phase of a system that is asked so many times a day.
    #[must_use]
    pub fn of(per_day: f64) -> &'static Self {
        let [.., last] = &PHASES;
        PHASES.iter().find(|phase| phase.most_per_day.is_none_or(|most| per_day <= most)).unwrap_or(last)
    }
}

const SECONDS_PER_DAY: f64 = 86_400.0;

/// The present phase, and those that λ̄·(1+g)^(m/12) requests a second on average lead to up to the horizon.
#[must_use]
pub fn phases(workload: &Workload) -> Vec<PhaseStart> {
    let mut starts: Vec<PhaseStart> = Vec::new();
    for month in 0..=workload.horizon_months {
        let load = load_in_month(workload.average_rate.get(), workload.annual_growth.get(), month);
        let per_day = load * SECONDS_PER_DAY;
        let phase = Phase::of(per_day);
        if starts.last().is_none_or(|last| last.phase != phase) {
            starts.push(PhaseStart { phase, month, per_day });
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    #[test]
    fn bounds_belong_to_the_phase_below() {
        let named = |per_day| Phase::of(per_day).name;
        assert_eq!((named(1.0), named(1e7), named(1.1e7)), ("Monolith", "Monolith", "Scale out"));
        assert_eq!((named(1e8), named(1e9), named(1e9 + 1.0)), ("Scale out", "Split", "Specialised"));
    }

    #[test]
    fn ten_times_a_year_begins_a_phase_each_year() {
        // 5 million requests a day, ten times as many each year: 10⁷ is passed after 12·log10(2) = 3.6 months.
        let growing = [("average_rate", "5M/day"), ("annual_growth", "900%"), ("horizon_months", "36")];
        let scenario = default_preset().scenario().changed(&growing).unwrap();
        let starts: Vec<_> = phases(&scenario.workload).iter().map(|s| (s.phase.name, s.month)).collect();
        assert_eq!(starts, [("Monolith", 0), ("Scale out", 4), ("Split", 16), ("Specialised", 28)]);
    }
}
