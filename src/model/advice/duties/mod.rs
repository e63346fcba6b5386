//! What a design asks of the people who run it, for good: rules with their reasons and sources.

mod rules;
mod sources;

use crate::catalog::Price;
use crate::model::availability::zones::zones_of;
use crate::model::explain::explanation::Source;
use crate::model::machines::machines;
use crate::scenario::{Balancers, Design};

/// A standing task that comes with a part of the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    pub part: DutyPart,
    pub kind: DutyKind,
    /// What to do.
    pub what: &'static str,
    /// What happens otherwise.
    pub why: &'static str,
    pub source: Source,
}

/// Whether a duty keeps the system running, or safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyKind {
    Operation,
    Security,
}

/// What a duty comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyPart {
    /// Any design.
    Everything,
    Edge,
    Balancer,
    Application,
    Sessions,
    Cache,
    Database,
    Replicas,
    Shards,
    Zones,
    /// What a provider runs.
    Service,
    /// Owned machines.
    Hardware,
}

impl DutyKind {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Security => "security",
        }
    }
}

impl DutyPart {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everything => "Any system",
            Self::Edge => "Content delivery network",
            Self::Balancer => "Balancer",
            Self::Application => "Application",
            Self::Sessions => "Sessions",
            Self::Cache => "Cache",
            Self::Database => "Database",
            Self::Replicas => "Replicas",
            Self::Shards => "Shards",
            Self::Zones => "Zones",
            Self::Service => "Managed services",
            Self::Hardware => "Own hardware",
        }
    }
}

/// A row of the table.
struct Rule {
    when: fn(&Design) -> bool,
    part: DutyPart,
    kind: DutyKind,
    what: &'static str,
    why: &'static str,
    source: Source,
}

/// The duties of a design, by part.
#[must_use]
pub fn duties(design: &Design) -> Vec<Duty> {
    let holds = rules::RULES.iter().filter(|rule| (rule.when)(design));
    holds
        .map(|Rule { part, kind, what, why, source, .. }| Duty {
            part: *part,
            kind: *kind,
            what,
            why,
            source: *source,
        })
        .collect()
}

fn has_service(design: &Design) -> bool {
    design.balancers == Balancers::Managed || machines(design).any(|of| of.machine.service.is_some())
}

fn owns_hardware(design: &Design) -> bool {
    machines(design).any(|of| matches!(of.machine.price, Price::Owned { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Side, default_preset};

    fn parts(changes: &[(&str, &str)], side: Side) -> Vec<DutyPart> {
        let scenario = default_preset().scenario().changed(changes).unwrap();
        duties(scenario.design(side)).into_iter().map(|duty| duty.part).collect()
    }

    #[test]
    fn duties_come_with_their_parts() {
        for (changes, part) in [
            (("horizontal.edge", "cdn"), DutyPart::Edge),
            (("horizontal.app.zones", "2"), DutyPart::Zones),
            (("horizontal.balancer.kind", "managed"), DutyPart::Service),
        ] {
            assert!(!parts(&[], Side::Horizontal).contains(&part), "{part:?}");
            assert!(parts(&[changes], Side::Horizontal).contains(&part), "{part:?}");
        }
        let [up, out] = Side::BOTH.map(|side| parts(&[], side));
        for part in [DutyPart::Replicas, DutyPart::Shards] {
            assert!(!up.contains(&part) && out.contains(&part), "{part:?}");
        }
        assert!(up.contains(&DutyPart::Hardware) && up.len() < out.len());
    }

    #[test]
    fn every_rule_says_what_why_and_who_says_so() {
        for rule in rules::RULES {
            assert!(
                rule.what.ends_with('.') && rule.why.ends_with('.') && rule.source.year > 1990,
                "{}",
                rule.what
            );
        }
    }
}
