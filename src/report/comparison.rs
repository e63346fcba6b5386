//! The rows of the comparison, scale up beside scale out, as people read them.

use super::waiting::{attempts, job_wait, spike};
use super::{failures, money};
use crate::model::{
    AfterLoss, Consistency, DesignEvaluation, Evaluation, Figure, FirstMiss, Left, NoLatency, Tier,
    has_cache, held_by_cache, held_by_database,
};
use crate::scenario::{CacheHitRatio, Placement, Scenario, Side};
use crate::units::{Kind, count, dollars, duration, percent, quantity, rate, significant};

/// One quantity of both designs.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub figure: Figure,
    pub vertical: Cell,
    pub horizontal: Cell,
}

/// What stands in a row for one design.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub text: String,
    /// Further lines, quieter.
    pub details: Vec<String>,
    pub verdict: Verdict,
}

/// Whether the number meets an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Missed,
    NoObjective,
}

impl Verdict {
    pub(super) const fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Missed }
    }

    /// The word beside the number.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::NoObjective => "",
        }
    }
}

impl Row {
    #[must_use]
    pub const fn label(&self) -> &'static str {
        self.figure.label()
    }

    #[must_use]
    pub const fn cell(&self, side: Side) -> &Cell {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// One design beside what it is held against.
struct Of<'a> {
    scenario: &'a Scenario,
    evaluation: &'a Evaluation,
    side: Side,
    design: &'a DesignEvaluation,
}

/// The figures of the comparison, in the order of files and reports; the page shows them by [`super::ROW_GROUPS`].
pub const FIGURES: [Figure; 33] = [
    Figure::PeakRate,
    Figure::Capacity,
    Figure::Headroom,
    Figure::Utilization(Tier::Balancer),
    Figure::Utilization(Tier::App),
    Figure::Utilization(Tier::Cache),
    Figure::Utilization(Tier::Database),
    Figure::CacheHit,
    Figure::BufferHit,
    Figure::Mean,
    Figure::P50,
    Figure::P95,
    Figure::P99,
    Figure::P999,
    Figure::Attempts,
    Figure::JobWait,
    Figure::SpikeDrain,
    Figure::Cost,
    Figure::CostPerMillion,
    Figure::HorizonCost,
    Figure::Budget,
    Figure::LastDoubling,
    Figure::RentOrOwn,
    Figure::Availability,
    Figure::SinglePoints,
    Figure::Components,
    Figure::Pairs,
    Figure::SessionsLost,
    Figure::AfterNode,
    Figure::AfterZone,
    Figure::FirstMiss,
    Figure::Consistency,
    Figure::Teams,
];

/// Every row, in the order of [`FIGURES`].
#[must_use]
pub fn comparison(scenario: &Scenario, evaluation: &Evaluation) -> Vec<Row> {
    let of = |side| Of { scenario, evaluation, side, design: evaluation.design(side) };
    let [vertical, horizontal] = Side::BOTH.map(of);
    FIGURES
        .iter()
        .map(|&figure| Row {
            figure,
            vertical: cell(&vertical, figure),
            horizontal: cell(&horizontal, figure),
        })
        .collect()
}

fn cell(of: &Of<'_>, figure: Figure) -> Cell {
    match figure {
        Figure::PeakRate => plain(rate(of.evaluation.peak_rate), None),
        Figure::Capacity | Figure::SloCapacity => capacity(of),
        Figure::Headroom => headroom(of),
        Figure::Utilization(tier) => utilization(of, tier),
        Figure::CacheHit => cache_hit(of),
        Figure::BufferHit => buffer_hit(of),
        Figure::Mean => latency(of, |latency| latency.mean),
        Figure::P50 => latency(of, |latency| latency.p50),
        Figure::P95 => latency(of, |latency| latency.p95),
        Figure::P99 => p99(of),
        Figure::P999 => latency(of, |latency| latency.p999),
        Figure::Attempts => attempts(of.design),
        Figure::JobWait => job_wait(of.design),
        Figure::SpikeDrain => spike(of.design),
        Figure::Cost => cost(of),
        Figure::CostPerMillion => {
            plain(dollars(of.design.cost_per_million), "at the average load".to_owned())
        }
        Figure::HorizonCost => horizon_cost(of),
        Figure::Budget => money::budget(of.design),
        Figure::LastDoubling => money::last_doubling(of.evaluation, of.side),
        Figure::RentOrOwn => money::rent_or_own(of.design),
        Figure::Availability => availability(of),
        Figure::SinglePoints => failures::single_points(of.design),
        Figure::Components => failures::components(of.design),
        Figure::Pairs => failures::pairs(of.design),
        Figure::SessionsLost => failures::sessions_lost(of.design),
        Figure::AfterNode => after_loss(&of.design.after_node),
        Figure::AfterZone => after_loss(&of.design.after_zone),
        Figure::FirstMiss => first_miss(of),
        Figure::Consistency => consistency(of),
        Figure::Teams => failures::teams(of.design),
    }
}

pub(super) fn plain(text: String, detail: impl Into<Option<String>>) -> Cell {
    Cell { text, details: detail.into().into_iter().collect(), verdict: Verdict::NoObjective }
}

fn capacity(of: &Of<'_>) -> Cell {
    let capacity = &of.design.capacity;
    let next = rate(capacity.runner_up_rate);
    let detail = format!(
        "{} saturates first ({}), then {} ({}) at {next}",
        of.design.name_of(capacity.bottleneck),
        capacity.scarce.label(),
        of.design.name_of(capacity.runner_up).to_lowercase(),
        capacity.runner_up_scarce.label()
    );
    plain(rate(capacity.rate), detail)
}

fn headroom(of: &Of<'_>) -> Cell {
    let details = vec![of.design.slo_capacity.to_string()];
    let Some(headroom) = of.evaluation.headroom(of.side) else {
        return Cell { text: "none".to_owned(), details, verdict: Verdict::Missed };
    };
    let text = if headroom >= 0.0 {
        format!("{}%", significant(headroom * 100.0, 3))
    } else {
        format!("short by {}%", significant(-headroom * 100.0, 3))
    };
    Cell { text, details, verdict: Verdict::of(headroom >= 0.0) }
}

fn utilization(of: &Of<'_>, tier: Tier) -> Cell {
    let design = of.design;
    let Some(of) = design.tiers.iter().find(|evaluation| evaluation.tier == tier) else {
        return plain(String::new(), None);
    };
    if of.nodes == 0 {
        return plain(format!("no {}", tier.label().to_lowercase()), None);
    }
    let nodes = if design.placement == Placement::Together {
        format!("{}, {} of whose work it is", of.machine, percent(of.share))
    } else {
        format!("{} × {}", count(of.nodes), of.machine)
    };
    if of.utilization < 1.0 {
        return plain(format!("{} busy", percent(of.utilization)), nodes);
    }
    let decimals = usize::from(of.utilization < 1.1);
    let text = format!("saturated at {:.decimals$}%", of.utilization * 100.0);
    Cell { text, details: vec![nodes], verdict: Verdict::Missed }
}

fn cache_hit(of: &Of<'_>) -> Cell {
    let workload = &of.scenario.workload;
    let hit = of.design.hits.cache;
    if !has_cache(of.scenario.design(of.side)) {
        return plain("no cache".to_owned(), "its operations are queries".to_owned());
    }
    if workload.cache_operations.get() == 0.0 {
        return plain(percent(hit), "no request asks the cache".to_owned());
    }
    let misses = format!("{} of the operations become queries", percent(1.0 - hit));
    let source = match workload.cache_hit {
        CacheHitRatio::Given => "as given".to_owned(),
        CacheHitRatio::Computed => {
            let held = held_by_cache(workload, of.scenario.design(of.side)).items;
            let of_set = (held / f64::from(workload.working_set_items)).min(1.0);
            format!("memory for {} of the working set", percent(of_set))
        }
    };
    Cell { text: percent(hit), details: vec![misses, source], verdict: Verdict::NoObjective }
}

fn buffer_hit(of: &Of<'_>) -> Cell {
    let (workload, design) = (&of.scenario.workload, of.scenario.design(of.side));
    let size = workload.database_bytes.get();
    let memory = held_by_database(workload, design).memory;
    let copies = f64::from(design.database.replicas + 1);
    let fits = if memory >= size { "fits in memory" } else { "does not fit in memory" };
    let [size, memory, stored] = [size, memory, size * copies].map(|bytes| quantity(bytes, Kind::Size));
    let details =
        vec![format!("{size} of data, memory for {memory}: {fits}"), format!("{stored} stored in all")];
    Cell { text: percent(of.design.hits.buffer), details, verdict: Verdict::NoObjective }
}

fn latency(of: &Of<'_>, quantile: fn(&crate::model::Latency) -> f64) -> Cell {
    match &of.design.latency {
        Ok(latency) => plain(duration(quantile(latency)), None),
        Err(NoLatency::Saturated { tier, saturated }) => {
            plain("no latency".to_owned(), format!("{} {saturated}", of.design.name_of(*tier)))
        }
        Err(why) => plain("no latency".to_owned(), why.to_string()),
    }
}

fn p99(of: &Of<'_>) -> Cell {
    let cell = latency(of, |l| l.p99);
    let objective = format!("objective {}", duration(of.scenario.objectives.slo_p99.get()));
    let details = if cell.details.is_empty() { vec![objective] } else { cell.details };
    Cell { text: cell.text, details, verdict: Verdict::of(of.design.meets_latency) }
}

fn cost(of: &Of<'_>) -> Cell {
    let largest = of.design.cost.items.iter().max_by(|a, b| a.amount.total_cmp(&b.amount));
    let detail = largest.map(|item| {
        let what = item.kind.label();
        format!("most: {}, {what}, {}", item.part.label().to_lowercase(), dollars(item.amount))
    });
    let dates = of.design.cost.price_dates().map(|(oldest, newest)| {
        if oldest == newest {
            format!("prices of {newest}")
        } else {
            format!("prices of {oldest} to {newest}")
        }
    });
    let line = (!of.design.cost.has_line()).then(|| "without the line of the owned balancers".to_owned());
    let details = detail.into_iter().chain(line).chain(dates).collect();
    Cell { text: dollars(of.design.cost.total), details, verdict: Verdict::NoObjective }
}

fn horizon_cost(of: &Of<'_>) -> Cell {
    let cost = of.design.horizon_cost;
    let months = format!("{} months, the design as it stands", count(cost.months));
    let traffic = (cost.last_traffic > 0.0).then(|| {
        format!("traffic from {} to {} a month", dollars(cost.first_traffic), dollars(cost.last_traffic))
    });
    let details = [months].into_iter().chain(traffic).collect();
    Cell { text: dollars(cost.total), details, verdict: Verdict::NoObjective }
}

fn availability(of: &Of<'_>) -> Cell {
    let objective = format!("objective {}", percent(of.scenario.objectives.slo_availability.get()));
    let (text, detail) = match of.design.availability.served {
        Ok(served) => {
            let down = duration(served.downtime_minutes_per_year * 60.0);
            let planned = match served.planned_minutes_per_year {
                0.0 => String::new(),
                minutes => format!(", {} of it planned", duration(minutes * 60.0)),
            };
            (percent(served.share), format!("down {down} a year{planned}; {objective}"))
        }
        Err(overloaded) => ("none at peak".to_owned(), overloaded.to_string()),
    };
    Cell { text, details: vec![detail], verdict: Verdict::of(of.design.meets_availability) }
}

fn first_miss(of: &Of<'_>) -> Cell {
    let first = of.design.first_miss;
    let details = match first {
        FirstMiss::Month(_) => vec!["from now, if growth goes on".to_owned()],
        FirstMiss::Today | FirstMiss::NotWithin { .. } => Vec::new(),
    };
    let verdict = if first == FirstMiss::Today { Verdict::Missed } else { Verdict::NoObjective };
    Cell { text: first.to_string(), details, verdict }
}

fn consistency(of: &Of<'_>) -> Cell {
    let mut details = vec![of.design.consistency.priority().statement().to_owned()];
    if let Consistency::Asynchronous { stale_for: Some(lag), .. } = of.design.consistency {
        details.push(format!("reads may be {} old", duration(lag)));
    }
    Cell { text: of.design.consistency.to_string(), details, verdict: Verdict::NoObjective }
}

/// p99 after the worst loss of its kind, or why there is none.
fn after_loss(after: &AfterLoss) -> Cell {
    let lost = format!("worst: {}", after.lost);
    let (text, details) = match after.left {
        Left::Down(_) | Left::Nothing => ("down".to_owned(), vec![lost, after.left.to_string()]),
        Left::Serving { bottleneck, utilization, p99: Ok(_) } => {
            let busy = format!("{} {} busy", bottleneck.label().to_lowercase(), percent(utilization));
            (after.left.to_string(), vec![format!("{lost}; {busy}")])
        }
        Left::Serving { p99: Err(why), .. } => ("no latency".to_owned(), vec![lost, why.to_string()]),
    };
    Cell { text, details, verdict: Verdict::of(after.meets_latency) }
}
