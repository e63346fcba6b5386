//! The rows of the comparison, scale up beside scale out, as people read them.

use crate::model::{Consistency, DesignEvaluation, Evaluation, FirstMiss, SinglePoint, SloCapacity, Tier};
use crate::scenario::{Scenario, Side};
use crate::units::{count, dollars, duration, percent, rate, significant};

/// One quantity of both designs.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub label: &'static str,
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
    const fn of(met: bool) -> Self {
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
    pub const fn cell(&self, side: Side) -> &Cell {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

type OfDesign = fn(&Scenario, &Evaluation, &DesignEvaluation) -> Cell;

const ROWS: [(&str, OfDesign); 16] = [
    ("Capacity", capacity),
    ("Headroom within the objective", headroom),
    ("Balancer", |_, _, design| utilization(design, Tier::Balancer)),
    ("Application", |_, _, design| utilization(design, Tier::App)),
    ("Cache", |_, _, design| utilization(design, Tier::Cache)),
    ("Database", |_, _, design| utilization(design, Tier::Database)),
    ("p50", |_, _, design| latency(design, |l| l.p50)),
    ("p95", |_, _, design| latency(design, |l| l.p95)),
    ("p99", p99),
    ("p99.9", |_, _, design| latency(design, |l| l.p999)),
    ("Cost per month", cost),
    ("Cost per million requests", cost_per_million),
    ("Availability", availability),
    ("Single points of failure", single_points),
    ("First month that misses p99", first_miss),
    ("When the primary is lost", consistency),
];

/// Every row, in the order of the page.
#[must_use]
pub fn comparison(scenario: &Scenario, evaluation: &Evaluation) -> Vec<Row> {
    let cell = |of: OfDesign, side| of(scenario, evaluation, evaluation.design(side));
    ROWS.iter()
        .map(|&(label, of)| Row {
            label,
            vertical: cell(of, Side::Vertical),
            horizontal: cell(of, Side::Horizontal),
        })
        .collect()
}

fn plain(text: String, detail: impl Into<Option<String>>) -> Cell {
    Cell { text, details: detail.into().into_iter().collect(), verdict: Verdict::NoObjective }
}

fn capacity(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    let capacity = &design.capacity;
    let next = rate(capacity.runner_up_rate);
    let detail = format!(
        "{} saturates first ({}), then {} at {next}",
        capacity.bottleneck.label(),
        capacity.scarce.label(),
        capacity.runner_up.label().to_lowercase()
    );
    plain(rate(capacity.rate), detail)
}

fn headroom(_: &Scenario, evaluation: &Evaluation, design: &DesignEvaluation) -> Cell {
    let SloCapacity::UpTo(most) = design.slo_capacity else {
        return Cell {
            text: "none".to_owned(),
            details: vec!["p99 misses its objective at any load".to_owned()],
            verdict: Verdict::Missed,
        };
    };
    let detail = format!("p99 is within its objective up to {}", rate(most));
    let headroom = most / evaluation.peak_rate - 1.0;
    let text = if headroom >= 0.0 {
        format!("{}%", significant(headroom * 100.0, 2))
    } else {
        format!("short by {}%", significant(-headroom * 100.0, 2))
    };
    Cell { text, details: vec![detail], verdict: Verdict::of(headroom >= 0.0) }
}

fn utilization(design: &DesignEvaluation, tier: Tier) -> Cell {
    let Some(of) = design.tiers.iter().find(|evaluation| evaluation.tier == tier) else {
        return plain(String::new(), None);
    };
    let nodes = format!("{} × {}", count(of.nodes), of.machine);
    if of.utilization < 1.0 {
        return plain(format!("{} busy", percent(of.utilization)), nodes);
    }
    let decimals = usize::from(of.utilization < 1.1);
    let text = format!("saturated at {:.decimals$}%", of.utilization * 100.0);
    Cell { text, details: vec![nodes], verdict: Verdict::Missed }
}

fn latency(design: &DesignEvaluation, quantile: fn(&crate::model::Latency) -> f64) -> Cell {
    match &design.latency {
        Ok(latency) => plain(duration(quantile(latency)), None),
        Err(why) => plain("no latency".to_owned(), why.to_string()),
    }
}

fn p99(scenario: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    let cell = latency(design, |l| l.p99);
    let objective = format!("objective {}", duration(scenario.objectives.slo_p99.get()));
    let details = if cell.details.is_empty() { vec![objective] } else { cell.details };
    Cell { text: cell.text, details, verdict: Verdict::of(design.meets_latency) }
}

fn cost(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    let largest = design.cost.items.iter().max_by(|a, b| a.amount.total_cmp(&b.amount));
    let detail = largest.map(|item| {
        let what = item.kind.label();
        format!("most: {}, {what}, {}", item.tier.label().to_lowercase(), dollars(item.amount))
    });
    plain(dollars(design.cost.total), detail)
}

fn cost_per_million(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    plain(dollars(design.cost_per_million), "at the average load".to_owned())
}

fn availability(scenario: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    let objective = format!("objective {}", percent(scenario.objectives.slo_availability.get()));
    let (text, detail) = match design.availability.served {
        Ok(served) => {
            let down = duration(served.downtime_minutes_per_year * 60.0);
            (percent(served.share), format!("down {down} a year; {objective}"))
        }
        Err(overloaded) => ("none at peak".to_owned(), overloaded.to_string()),
    };
    Cell { text, details: vec![detail], verdict: Verdict::of(design.meets_availability) }
}

fn first_miss(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    match design.first_miss {
        FirstMiss::Today => Cell { text: "today".to_owned(), details: Vec::new(), verdict: Verdict::Missed },
        FirstMiss::Month(month) => plain(format!("month {month}"), "from now, if growth goes on".to_owned()),
        FirstMiss::NotWithin { months } => plain(format!("none in {months}"), None),
    }
}

fn consistency(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    match design.consistency {
        Consistency::SingleCopy => plain("no stand-in".to_owned(), "one copy of the data".to_owned()),
        Consistency::Synchronous => plain(
            "no write lost".to_owned(),
            "consistency over availability: writes wait for a replica".to_owned(),
        ),
        Consistency::Asynchronous { writes_at_risk, stale_for } => {
            let mut details = vec!["availability over consistency: writes do not wait".to_owned()];
            details.extend(stale_for.map(|lag| format!("reads may be {} old", duration(lag))));
            let text = format!("{} writes at risk", significant(writes_at_risk, 3));
            Cell { text, details, verdict: Verdict::NoObjective }
        }
    }
}

fn single_points(_: &Scenario, _: &Evaluation, design: &DesignEvaluation) -> Cell {
    let points = &design.availability.single_points;
    let total: u32 = points.iter().map(|point| point.count).sum();
    Cell {
        text: if total == 0 { "none".to_owned() } else { count(total) },
        details: points.iter().map(single_point).collect(),
        verdict: Verdict::NoObjective,
    }
}

fn single_point(point: &SinglePoint) -> String {
    let times = if point.count > 1 { format!("{} × ", count(point.count)) } else { String::new() };
    let effect = if point.total { "" } else { ", at peak" };
    format!("{times}{}{effect}: {} a year", point.what.label(), duration(point.minutes_per_year * 60.0))
}
