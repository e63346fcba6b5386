//! What the inputs of the table accept: bounds and options that several of them share.

use super::access::Choice;
use super::field::{Accepts, FieldOption};
use super::scale::Scale;
use crate::catalog::{MachineId, Service};
use crate::units::Kind;

pub(super) const fn number(kind: Kind, minimum: f64, maximum: f64, scale: Scale) -> Accepts {
    Accepts::Number { kind, minimum, maximum, scale, optional: false }
}

/// US dollars, or nothing.
pub(super) const fn price(kind: Kind, maximum: f64) -> Accepts {
    optional(kind, 0.0, maximum, Scale::Cubic)
}

pub(super) const fn optional(kind: Kind, minimum: f64, maximum: f64, scale: Scale) -> Accepts {
    Accepts::Number { kind, minimum, maximum, scale, optional: true }
}

pub(super) const fn whole(minimum: f64, maximum: f64) -> Accepts {
    number(Kind::Whole, minimum, maximum, Scale::Logarithmic)
}

pub(super) const fn choice<C: Choice>() -> Accepts {
    Accepts::Choice {
        options: || {
            let options = C::OPTIONS.iter();
            options.map(|(name, label, _)| FieldOption { name, label: (*label).to_owned() }).collect()
        },
    }
}

/// Machines on which anything runs.
pub(super) const MACHINE: Accepts = Accepts::Choice { options: || machines(None) };
pub(super) const CACHE_MACHINE: Accepts = Accepts::Choice { options: || machines(Some(Service::Cache)) };
pub(super) const DATABASE_MACHINE: Accepts =
    Accepts::Choice { options: || machines(Some(Service::Database)) };

/// The machines that are sold bare, and those with this service.
fn machines(service: Option<Service>) -> Vec<FieldOption> {
    MachineId::all()
        .filter(|machine| machine.service.is_none() || machine.service == service)
        .map(|machine| FieldOption {
            name: machine.id,
            label: format!(
                "{}: {} cores, {} GiB, {}",
                machine.id, machine.cores, machine.memory_gib, machine.offered_by
            ),
        })
        .collect()
}

pub(super) const TIME: Accepts = number(Kind::Duration, 1e-7, 60.0, Scale::Logarithmic);
pub(super) const DELAY: Accepts = number(Kind::Duration, 0.0, 2.0, Scale::Cubic);
pub(super) const SCV: Accepts = number(Kind::Plain, 0.0, 25.0, Scale::Cubic);
pub(super) const VISITS: Accepts = number(Kind::Plain, 0.0, 1000.0, Scale::Cubic);
pub(super) const NODES: Accepts = whole(1.0, 1e6);
pub(super) const SHARDS: Accepts = whole(1.0, 1e5);
pub(super) const REPLICAS: Accepts = number(Kind::Whole, 0.0, 15.0, Scale::Linear);
pub(super) const CONNECTIONS: Accepts = whole(1.0, 1e6);
pub(super) const MACHINE_PRICE: Accepts = price(Kind::Money, 1e6);
pub(super) const ZONES: Accepts = number(Kind::Whole, 1.0, 6.0, Scale::Linear);
