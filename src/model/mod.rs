//! The domain: station, path, latency, throughput, cost, availability, evaluate, sizing; and what follows in words:
//! explanations, verdict, warnings.
//!
//! Seconds and requests per second inside. Every result is a number or a reason why there is none.

mod advice;
mod availability;
mod caching;
mod capacity;
mod cost;
mod evaluate;
mod explain;
mod growth;
mod known;
mod latency;
mod machines;
mod sizing;
mod station;
mod version;

pub use advice::duties::{Duty, DutyKind, DutyPart, duties};
pub use advice::sentence::{Part, Sentence};
pub use advice::teams::{TEAM, Teams, teams};
pub use advice::verdict::{Verdict, spike_verdict, verdict};
pub use advice::warning::{Severity, Warning, warnings};
pub use availability::after_loss::{AfterLoss, Left, Lost};
pub use availability::components::{Component, Effect, Failure};
pub use availability::consistency::{Consistency, Priority, consistency};
pub use availability::pairs::CutPair;
pub use availability::sessions::{HeldBy, SessionLoss, session_loss};
pub use availability::{
    Availability, AvailabilityParts, HOURS_PER_YEAR, Needs, Overloaded, Served, SinglePoint, TierStanding,
    availability, availability_parts,
};
pub use caching::cache_hit::{CacheHit, lru_hit};
pub use caching::hits::{Held, Hits, held_by_cache, held_by_database, hits};
pub use caching::popularity::{MOST_ITEMS, Popularity, PopularityError, STEEPEST};
pub use capacity::accesses::{Accesses, accesses};
pub use capacity::demand::{edge_share, loads, queries};
pub use capacity::limits::Limits;
pub use capacity::tier::{Resource, Tier, TierLoad};
pub use capacity::{Capacity, SloCapacity, capacity, slo_capacity};
pub use cost::break_even::{BreakEven, NoBreakEven, RentOrOwn};
pub use cost::budget::{BudgetUse, budget_use};
pub use cost::counterpart::{Counterparts, NoCounterpart, OwnedCase, owned_case};
pub use cost::horizon_cost::{HorizonCost, horizon_cost};
pub use cost::item::{Cost, CostBasis, CostItem, CostKind, CostPart};
pub use cost::traffic::Traffic;
pub use cost::{HOURS_PER_MONTH, cost, standing_cost};
pub use evaluate::{
    DesignEvaluation, Evaluation, TierEvaluation, evaluate, evaluate_design, peak_rate, spike_rate,
};
pub use explain::amount::{Amount, Term};
pub use explain::explanation::{Explanation, Formula, Given, Provenance, Source, Step};
pub use explain::figure::Figure;
pub use explain::{explain, explain_all, explain_elasticity, explain_growth};
pub use growth::elasticity::{
    Billing, Elasticity, NoElasticity, NoFleet, NotAWeek, PolicyOutcome, PolicyWeek, elasticity,
};
pub use growth::path::{GrowthCeiling, GrowthLimit, GrowthMonth, GrowthPath, GrowthStep, growth_path};
pub use growth::phases::{PHASES, Phase, PhaseStart, phases};
pub use growth::spike::{Drain, SpikeOutcome};
pub use growth::{FirstMiss, first_miss, load_in_month};
pub use known::Known;
pub use latency::fan_out::{SlowestExponential, any_slow};
pub use latency::jobs::{JobQueue, JobWait, NoJobWait};
pub use latency::path::{Path, PathPart};
pub use latency::repeated::Repeated;
pub use latency::retries::{Equilibrium, RetryState};
pub use latency::slowest::Slowest;
pub use latency::stage::Stage;
pub use latency::{Latency, NoLatency, latency};
pub use machines::{
    Machines, has, has_cache, hop, host, is_shared, machine_of, machines, tiers, zones_of_tier,
};
pub use sizing::doubling::{LastDoubling, last_doubling};
pub use sizing::stairs::Size;
pub use sizing::{Ceiling, Change, SizedDesign, Sizer};
pub use station::accuracy::{ErrorBand, Method, Regime, error_band, error_bands};
pub use station::scalability::{Occupancy, Peak, Scalability};
pub use station::scalability_fit::{Measurement, NoFit, ScalabilityFit};
pub use station::service::Service;
pub use station::{Saturated, Station, Waiting};
pub use version::VERSION;
