//! Where the tiers of a design stand, and the inputs that do not go with it.

use std::fmt;

use super::access::Choice;
use super::design::{Balancers, Caching, Design, Sessions};
use crate::catalog::MachineId;

/// Whether the tiers have machines of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    Separate,
    /// Every tier stands on the one machine of the application.
    Together,
}

impl Choice for Placement {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("separate", "on machines of their own", Self::Separate),
        ("together", "all on one machine", Self::Together),
    ];
}

/// An input that another choice of its design does not go with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The choice.
    pub by: &'static str,
    /// Without the name of the design.
    pub key: &'static str,
    pub value: String,
    pub accepted: &'static str,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}, not {}", self.key, self.accepted, self.value)
    }
}

impl Design {
    /// What cannot be at the same time.
    pub(super) fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = if self.placement == Placement::Together { self.not_together() } else { Vec::new() };
        if self.caching == Caching::None && self.sessions == Sessions::Store {
            let (by, key, value) = ("no cache (cache.kind = none)", "app.sessions", "store".to_owned());
            found.push(Contradiction { by, key, value, accepted: "local, sticky or token" });
        }
        found
    }

    /// What stands against one machine for all tiers.
    fn not_together(&self) -> Vec<Contradiction> {
        let by = "all tiers on one machine (placement = together)";
        let is = |key, found: u32, accepted: u32, name| {
            (found != accepted).then(|| Contradiction { by, key, value: found.to_string(), accepted: name })
        };
        let bare = |key, machine: MachineId| {
            let accepted = "a machine without a service";
            let value = machine.id.to_owned();
            machine.service.is_some().then_some(Contradiction { by, key, value, accepted })
        };
        let (cache, database) = (&self.cache, &self.database);
        let managed =
            Contradiction { by, key: "balancer.kind", value: "managed".to_owned(), accepted: "own" };
        [
            (self.balancers == Balancers::Managed).then_some(managed),
            is("balancer.nodes", self.balancer.nodes, 1, "1"),
            is("app.nodes", self.app.nodes, 1, "1"),
            is("cache.shards", cache.shards, 1, "1"),
            is("cache.replicas", cache.replicas, 0, "0"),
            bare("cache.machine", cache.machine),
            is("database.shards", database.shards, 1, "1"),
            is("database.replicas", database.replicas, 0, "0"),
            bare("database.machine", database.machine),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{Scenario, default_preset, find};

    fn read(scenario: &mut Scenario, key: &str, text: &str) -> Result<(), String> {
        find(key).unwrap().read(scenario, text).map_err(|why| why.to_string())
    }

    #[test]
    fn what_contradicts_one_machine_is_refused_from_either_end() {
        let mut scenario = default_preset().scenario();
        let before = scenario.clone();
        let why = read(&mut scenario, "horizontal.placement", "together").unwrap_err();
        assert_eq!(
            why,
            "all tiers on one machine (placement = together) takes balancer.nodes = 1, not 2; app.nodes = 1, not 9; \
             cache.replicas = 0, not 1; database.shards = 1, not 2; database.replicas = 0, not 1"
        );
        assert_eq!(scenario, before);
        read(&mut scenario, "vertical.placement", "together").unwrap();
        let before = scenario.clone();
        for (key, text, said) in [
            ("vertical.app.nodes", "2", "app.nodes = 1, not 2"),
            ("vertical.database.replicas", "1", "database.replicas = 0, not 1"),
            ("vertical.balancer.kind", "managed", "balancer.kind = own, not managed"),
            ("vertical.cache.machine", "cache.r7g.large", "a machine without a service, not cache.r7g.large"),
        ] {
            let why = read(&mut scenario, key, text).unwrap_err();
            assert!(why.ends_with(said), "{why}");
            assert_eq!(scenario, before);
        }
        read(&mut scenario, "vertical.placement", "separate").unwrap();
        read(&mut scenario, "vertical.app.nodes", "2").unwrap();
    }

    #[test]
    fn several_inputs_are_read_in_any_order() {
        let alone = [
            ("horizontal.placement", "together"),
            ("horizontal.balancer.nodes", "1"),
            ("horizontal.app.nodes", "1"),
            ("horizontal.cache.replicas", "0"),
            ("horizontal.database.shards", "1"),
            ("horizontal.database.replicas", "0"),
        ];
        let together = default_preset().scenario().changed(&alone).unwrap();
        let back = [("horizontal.app.nodes", "5"), ("horizontal.placement", "separate")];
        assert_eq!(together.changed(&back).unwrap().horizontal.app.nodes, 5);
        assert!(together.changed(&back[..1]).is_err());
    }
}
