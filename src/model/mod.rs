//! The domain: station, path, latency, throughput, cost, availability, evaluate.
//!
//! Seconds and requests per second inside. Every result is a number or a reason why there is none.

mod accuracy;
mod autoscaling;
mod availability;
mod break_even;
mod cache_hit;
mod consistency;
mod cost;
mod cut_sets;
mod egress;
mod evaluate;
mod fan_out;
mod growth;
mod latency;
mod load_week;
mod path;
mod popularity;
mod price_curve;
mod reliability_block;
mod retries;
mod scalability;
mod scalability_fit;
mod scaling_policy;
mod service;
mod slowest;
mod slowest_leaf;
mod spike;
mod stage;
mod station;
mod throughput;
mod tier;
mod waiting;

pub use accuracy::{ErrorBand, Method, Regime, error_band, error_bands};
pub use autoscaling::{Fleet, PolicyWeek, autoscale};
pub use availability::{Availability, Failure, Overloaded, Served, SinglePoint, availability};
pub use break_even::{BreakEven, NoBreakEven, RentOrOwn, break_even_month};
pub use cache_hit::{CacheHit, lru_hit};
pub use consistency::{Consistency, consistency};
pub use cost::{Cost, CostItem, CostKind, HOURS_PER_MONTH, cost};
pub use cut_sets::{CutSets, MOST_COMPONENTS, NoCutSets, birnbaum};
pub use egress::{Band, BandCharge, PriceListError, TieredPrice};
pub use evaluate::{DesignEvaluation, Evaluation, TierEvaluation, evaluate, evaluate_design, peak_rate};
pub use fan_out::{SlowestExponential, any_slow};
pub use growth::{FirstMiss, first_miss, load_in_month};
pub use latency::{Latency, NoLatency, latency};
pub use load_week::{LoadWeek, MINUTES_PER_WEEK, MOST_PEAKED, NotAWeek};
pub use path::Path;
pub use popularity::{MOST_ITEMS, Popularity, PopularityError, STEEPEST};
pub use price_curve::{PriceCurve, PriceCurveError, Quote};
pub use reliability_block::{
    CommonCause, HOURS_PER_YEAR, at_least_up, hours_down_per_year, parallel, series,
};
pub use retries::{Equilibrium, RetryLoop, RetryState, attempts};
pub use scalability::{Occupancy, Peak, Scalability};
pub use scalability_fit::{Measurement, NoFit, ScalabilityFit};
pub use scaling_policy::{Lag, NoFleet, Policy};
pub use service::Service;
pub use slowest::Slowest;
pub use spike::{Drain, NoCapacity, Queue, Spike, SpikeOutcome};
pub use stage::Stage;
pub use station::{Saturated, Station, Waiting};
pub use throughput::{Capacity, SloCapacity, capacity, slo_capacity};
pub use tier::{Resource, Tier, TierLoad, edge_share, loads, queries};
