//! Machine types that can be rented or bought.

use std::fmt;

use super::constants::table::HYPERTHREAD_GAIN;
use super::origin::{Mark, Origin};

/// What a machine costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Price {
    /// US dollars per hour, on demand and, where it is offered, with three years paid up front.
    Rented { on_demand: f64, three_year: Option<f64> },
    /// US dollars per hour with the service that runs it, and without: what the same machine costs bare.
    Managed { hourly: f64, unmanaged: f64 },
    /// US dollars to buy, watts drawn under load, and rack units taken.
    Owned { purchase: f64, watts: f64, rack_units: f64 },
}

/// What a machine runs: a program built for one does not start on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Architecture {
    X86,
    Arm64,
}

/// What a provider runs on a machine; nothing else runs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    Cache,
    Database,
}

/// One row of the catalogue.
#[derive(Debug, PartialEq)]
pub struct Machine {
    pub id: &'static str,
    pub offered_by: &'static str,
    pub family: &'static str,
    /// The provider's own, if it is sold with one.
    pub service: Option<Service>,
    pub architecture: Architecture,
    pub cores: u32,
    /// Hardware threads; twice the cores with hyper-threading.
    pub threads: u32,
    pub memory_gib: f64,
    pub network_gbps: f64,
    /// Speed of one core equivalent; m7i.48xlarge is 1.
    pub relative_speed: f64,
    pub price: Price,
    pub origin: Origin,
}

impl Machine {
    /// Throughput of the machine in cores that run one thread each: a second hardware thread adds a quarter.
    #[must_use]
    pub fn core_equivalents(&self) -> f64 {
        let gain = if self.threads > self.cores { HYPERTHREAD_GAIN.value } else { 1.0 };
        f64::from(self.cores) * gain
    }

    /// What all its cores do together, in core equivalents of m7i.48xlarge.
    #[must_use]
    pub fn throughput(&self) -> f64 {
        self.core_equivalents() * self.relative_speed
    }

    /// Servers of the queueing station: the core equivalents, rounded up.
    #[must_use]
    pub fn servers(&self) -> u32 {
        self.core_equivalents().ceil() as u32
    }

    /// Speed of one such server, so that all of them together have the machine's throughput.
    #[must_use]
    pub fn server_speed(&self) -> f64 {
        self.throughput() / f64::from(self.servers())
    }
}

include!(concat!(env!("OUT_DIR"), "/machines.rs"));

/// A constant for each row, named by its id in capitals.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler evaluates the constants, and fails at a row that is not there"
)]
pub mod named {
    use super::{MACHINES, MachineId};

    include!(concat!(env!("OUT_DIR"), "/machine_names.rs"));
}

/// A machine that is in the catalogue.
#[derive(Clone, Copy)]
pub struct MachineId(&'static Machine);

impl MachineId {
    /// Every machine, in the catalogue's order.
    pub fn all() -> impl Iterator<Item = Self> {
        MACHINES.iter().map(Self)
    }

    /// # Errors
    /// [`UnknownMachine`] when the catalogue has no row of that name.
    pub fn find(id: &str) -> Result<Self, UnknownMachine> {
        Self::all().find(|machine| machine.id == id).ok_or_else(|| UnknownMachine { id: id.to_owned() })
    }
}

impl std::ops::Deref for MachineId {
    type Target = Machine;

    fn deref(&self) -> &Machine {
        self.0
    }
}

impl PartialEq for MachineId {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for MachineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// A machine's name that the catalogue does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownMachine {
    pub id: String,
}

impl fmt::Display for UnknownMachine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the catalogue has no machine “{}”", self.id)
    }
}

impl std::error::Error for UnknownMachine {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_can_be_found() {
        for machine in MachineId::all() {
            assert!(std::ptr::eq(MachineId::find(machine.id).unwrap().0, machine.0), "{}", machine.id);
        }
        assert_eq!(
            MachineId::find("abacus").unwrap_err().to_string(),
            "the catalogue has no machine “abacus”"
        );
    }

    #[test]
    fn prices_rise_with_size_inside_a_family() {
        let prices = |machine: MachineId| match machine.price {
            Price::Rented { on_demand, .. } => on_demand,
            Price::Managed { hourly, .. } => hourly,
            Price::Owned { purchase, .. } => purchase,
        };
        for (a, b) in MachineId::all().zip(MachineId::all().skip(1)) {
            if a.family == b.family {
                assert!(a.threads <= b.threads && prices(a) < prices(b), "{} {}", a.id, b.id);
            }
        }
    }

    #[test]
    fn servers_keep_the_machines_throughput() {
        for machine in MachineId::all() {
            let all = f64::from(machine.servers()) * machine.server_speed();
            let expected = machine.core_equivalents() * machine.relative_speed;
            assert!((all / expected - 1.0).abs() < 1e-12, "{}", machine.id);
        }
        assert_eq!(MachineId::find("r630-web").unwrap().servers(), 30);
        assert_eq!(MachineId::find("m7i.large").unwrap().servers(), 2);
    }
}
