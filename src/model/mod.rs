//! The domain: station, path, latency, throughput, cost, availability, evaluate.
//!
//! Seconds and requests per second inside. Every result is a number or a reason why there is none.

mod amount;
mod availability;
mod cost;
mod evaluate;
mod explain;
mod explanation;
mod figure;
mod latency;
mod path;
mod room;
mod service;
mod station;
mod throughput;
mod tier;

pub use amount::{Amount, Term};
pub use availability::{
    Availability, AvailabilityParts, Failure, Needs, Overloaded, Served, SinglePoint, TierStanding,
    availability, availability_parts,
};
pub use cost::{Cost, CostItem, CostKind, HOURS_PER_MONTH, cost};
pub use evaluate::{DesignEvaluation, Evaluation, TierEvaluation, evaluate, evaluate_design, peak_rate};
pub use explain::{explain, explain_all};
pub use explanation::{Explanation, Formula, Given, Provenance, Source, Step};
pub use figure::Figure;
pub use latency::{Latency, NoLatency, latency};
pub use path::{Path, PathPart};
pub use service::Service;
pub use station::{Saturated, Station, Waiting};
pub use throughput::{Capacity, SloCapacity, capacity, slo_capacity};
pub use tier::{Tier, TierLoad, loads};
