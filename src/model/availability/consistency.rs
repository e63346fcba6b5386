//! What replication promises, and what a failover of the database may lose.

use std::fmt;

use crate::model::capacity::demand::{edge_share, queries};
use crate::scenario::{Design, Reads, Replication, Workload};
use crate::units::significant;

/// The side that a design takes when a primary is cut off from its replicas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Consistency {
    /// No replica: nothing to disagree with, and nothing to take over.
    SingleCopy,
    /// Writes wait for a replica: none is lost, and none is possible without one.
    Synchronous,
    /// Writes do not wait: those of the last moments are lost with the primary.
    Asynchronous {
        /// Write rate · lag.
        writes_at_risk: f64,
        /// Seconds by which a read may be out of date; `None` where only primaries answer reads.
        stale_for: Option<f64>,
    },
}

/// What a design keeps when it cannot keep both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    Consistency,
    /// Availability while copies cannot reach each other, latency while they can.
    Availability,
    /// One copy: there is nothing to choose between.
    NoChoice,
}

impl Priority {
    /// The choice between consistency and availability while copies cannot reach each other (CAP), and between
    /// consistency and latency while they can (PACELC).
    #[must_use]
    pub const fn statement(self) -> &'static str {
        match self {
            Self::NoChoice => "one copy of the data: no choice, and no stand-in",
            Self::Consistency => "consistency over availability when cut off, over latency otherwise (PC/EC)",
            Self::Availability => "availability over consistency when cut off, latency otherwise (PA/EL)",
        }
    }
}

impl Consistency {
    /// Synchronous writes stop without a replica, asynchronous ones go on and may be lost.
    #[must_use]
    pub const fn priority(self) -> Priority {
        match self {
            Self::SingleCopy => Priority::NoChoice,
            Self::Synchronous => Priority::Consistency,
            Self::Asynchronous { .. } => Priority::Availability,
        }
    }
}

impl fmt::Display for Consistency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SingleCopy => f.write_str("no stand-in"),
            Self::Synchronous => f.write_str("no write lost"),
            Self::Asynchronous { writes_at_risk, .. } => {
                write!(f, "{} writes at risk", significant(*writes_at_risk, 3))
            }
        }
    }
}

/// Consistency of a design at `rate` requests per second.
///
/// Source: Gilbert and Lynch, "Brewer's Conjecture and the Feasibility of Consistent, Available, Partition-Tolerant
/// Web Services", SIGACT News 33 (2002); Abadi, "Consistency Tradeoffs in Modern Distributed Database System
/// Design", IEEE Computer 45 (2012).
#[must_use]
pub fn consistency(workload: &Workload, design: &Design, rate: f64) -> Consistency {
    if design.database.replicas == 0 {
        return Consistency::SingleCopy;
    }
    match design.replication {
        Replication::Synchronous => Consistency::Synchronous,
        Replication::Asynchronous => {
            let past_edge = 1.0 - edge_share(workload, design);
            let writes = rate * past_edge * queries(workload, design) * (1.0 - workload.read_fraction.get());
            let lag = workload.replication_lag.get();
            Consistency::Asynchronous {
                writes_at_risk: writes * lag,
                stale_for: (design.reads == Reads::AllCopies).then_some(lag),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    #[test]
    fn writes_at_risk_are_those_of_the_lag() {
        let mut scenario = default_preset().scenario();
        assert_eq!(consistency(&scenario.workload, &scenario.vertical, 100.0), Consistency::SingleCopy);
        let queries = queries(&scenario.workload, &scenario.horizontal);
        let Consistency::Asynchronous { writes_at_risk, stale_for } =
            consistency(&scenario.workload, &scenario.horizontal, 100.0)
        else {
            panic!("the preset replicates asynchronously");
        };
        // 100 requests a second, a tenth of their queries writes, one second of lag.
        assert!((writes_at_risk - 10.0 * queries).abs() < 1e-9);
        assert_eq!(stale_for, None);
        scenario.horizontal.reads = Reads::AllCopies;
        let read_everywhere = consistency(&scenario.workload, &scenario.horizontal, 100.0);
        assert!(matches!(read_everywhere, Consistency::Asynchronous { stale_for: Some(1.0), .. }));
    }
}
