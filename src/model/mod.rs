//! The domain: station, path, latency, throughput, cost, availability, evaluate; and what follows in words:
//! explanations, verdict, warnings.
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
mod sentence;
mod service;
mod station;
mod throughput;
mod tier;
mod verdict;
mod warning;

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
pub use sentence::{Part, Sentence};
pub use service::Service;
pub use station::{Saturated, Station, Waiting};
pub use throughput::{Capacity, SloCapacity, capacity, slo_capacity};
pub use tier::{Tier, TierLoad, loads};
pub use verdict::{Verdict, verdict};
pub use warning::{Severity, Warning, warnings};
