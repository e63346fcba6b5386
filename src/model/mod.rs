//! The domain: station, path, latency, throughput, cost, availability, evaluate, sizing; and what follows in words:
//! explanations, verdict, warnings.
//!
//! Seconds and requests per second inside. Every result is a number or a reason why there is none.

mod accuracy;
mod after_loss;
mod amount;
mod autoscaling;
mod availability;
mod break_even;
mod cache_hit;
mod consistency;
mod cost;
mod cut_sets;
mod egress;
mod evaluate;
mod explain;
mod explanation;
mod fan_out;
mod figure;
mod growth;
mod horizon_cost;
mod latency;
mod load_week;
mod path;
mod popularity;
mod price_curve;
mod reliability_block;
mod retries;
mod room;
mod scalability;
mod scalability_fit;
mod scaling_policy;
mod sentence;
mod service;
mod size_search;
mod sizing;
mod slowest;
mod slowest_leaf;
mod spike;
mod stage;
mod stairs;
mod station;
mod throughput;
mod tier;
mod traffic;
mod waiting;
mod zones;

pub use accuracy::{ErrorBand, Method, Regime, error_band, error_bands};
pub use after_loss::{AfterLoss, Left, Lost};
pub use autoscaling::{Fleet, PolicyWeek, autoscale};
pub use break_even::{BreakEven, NoBreakEven, RentOrOwn, break_even_month};
pub use cache_hit::{CacheHit, lru_hit};
pub use consistency::{Consistency, consistency};
mod verdict;
mod warning;

pub use amount::{Amount, Term};
pub use availability::{
    Availability, AvailabilityParts, Failure, Needs, Overloaded, Served, SinglePoint, TierStanding,
    availability, availability_parts,
};
pub use cost::{Cost, CostBasis, CostItem, CostKind, CostPart, HOURS_PER_MONTH, cost, standing_cost};
pub use cut_sets::{CutSets, MOST_COMPONENTS, NoCutSets, birnbaum};
pub use egress::{Band, BandCharge, PriceListError, TieredPrice};
pub use evaluate::{DesignEvaluation, Evaluation, TierEvaluation, evaluate, evaluate_design, peak_rate};
pub use explain::{explain, explain_all};
pub use explanation::{Explanation, Formula, Given, Provenance, Source, Step};
pub use fan_out::{SlowestExponential, any_slow};
pub use figure::Figure;
pub use growth::{FirstMiss, first_miss, load_in_month};
pub use horizon_cost::{HorizonCost, horizon_cost};
pub use latency::{Latency, NoLatency, latency};
pub use load_week::{LoadWeek, MINUTES_PER_WEEK, MOST_PEAKED, NotAWeek};
pub use path::{Path, PathPart};
pub use popularity::{MOST_ITEMS, Popularity, PopularityError, STEEPEST};
pub use price_curve::{PriceCurve, PriceCurveError, Quote};
pub use reliability_block::{
    CommonCause, HOURS_PER_YEAR, at_least_up, hours_down_per_year, parallel, series,
};
pub use retries::{Equilibrium, RetryLoop, RetryState, attempts};
pub use scalability::{Occupancy, Peak, Scalability};
pub use scalability_fit::{Measurement, NoFit, ScalabilityFit};
pub use scaling_policy::{Lag, NoFleet, Policy};
pub use sentence::{Part, Sentence};
pub use service::Service;
pub use sizing::{Ceiling, Change, SizedDesign, Sizer};
pub use slowest::Slowest;
pub use spike::{Drain, NoCapacity, Queue, Spike, SpikeOutcome};
pub use stage::Stage;
pub use stairs::Size;
pub use station::{Saturated, Station, Waiting};
pub use throughput::{Capacity, SloCapacity, capacity, slo_capacity};
pub use tier::{Resource, Tier, TierLoad, edge_share, loads, queries};
pub use traffic::Traffic;
pub use verdict::{Verdict, verdict};
pub use warning::{Severity, Warning, warnings};
