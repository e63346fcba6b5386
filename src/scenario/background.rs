//! Work that leaves the request path, and bursts of load.

use crate::catalog::MachineId;
use crate::units::{Factor, Scv, Seconds};

/// Jobs that requests leave in a queue for workers; nobody waits for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Jobs {
    pub per_request: Factor,
    pub time: Seconds,
    pub scv: Scv,
}

/// The nodes that take jobs from the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Workers {
    pub machine: MachineId,
    pub nodes: u32,
}

/// A burst on top of the peak.
#[derive(Debug, Clone, PartialEq)]
pub struct Burst {
    /// Load over the peak; 1 is none.
    pub factor: Factor,
    pub duration: Seconds,
}
