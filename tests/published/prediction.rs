//! What the model says for a figure that a source published.

use headroom::catalog::{Machine, MachineId};
use headroom::model::{Evaluation, HOURS_PER_YEAR, Tier, TierEvaluation, evaluate, loads};
use headroom::scenario::{Preset, Scenario, Side};
use headroom::units::{count, dollars, duration, percent, rate, significant};

/// A row of published.csv.
#[derive(Debug)]
pub struct Publication {
    pub preset: &'static Preset,
    pub side: Side,
    pub at_average_load: bool,
    pub figure: String,
    pub published: f64,
    /// The band the source gives, if it gives one.
    pub band: Option<(f64, f64)>,
    /// Whether the inputs of the figure were published too.
    pub inputs_published: bool,
    pub source: String,
    pub date: String,
    pub mark: String,
    /// Why the prediction misses; empty where it does not.
    pub why: String,
}

impl Publication {
    fn scenario(&self) -> Scenario {
        let scenario = self.preset.scenario();
        if self.at_average_load {
            scenario.changed(&[("peak_to_average", "1")]).expect("a valid change")
        } else {
            scenario
        }
    }

    /// The predicted figure, in its base unit.
    pub fn predicted(&self) -> f64 {
        let scenario = self.scenario();
        let evaluation = evaluate(&scenario).expect("a preset evaluates");
        let design = evaluation.design(self.side);
        let latency = || design.latency.expect("not saturated");
        match self.figure.split_once(" of ") {
            Some((what, tier)) => self.of_tier(what, tier_of(tier), &scenario, &evaluation),
            None => match self.figure.as_str() {
                "peak load" => evaluation.peak_rate,
                "mean latency" => latency().mean,
                "p99" => latency().p99,
                "cost a month" => design.cost.total,
                "cost a year" => design.cost.total * 12.0,
                "hours down a year" => {
                    (1.0 - design.availability.served.expect("enough capacity").share) * HOURS_PER_YEAR
                }
                other => panic!("{other:?} is not a figure"),
            },
        }
    }

    fn of_tier(&self, what: &str, tier: Tier, scenario: &Scenario, evaluation: &Evaluation) -> f64 {
        let of = *evaluation.design(self.side).tiers.iter().find(|of| of.tier == tier).expect("a tier");
        let machine = MachineId::find(of.machine).expect("a machine");
        match what {
            "busy share" => of.utilization,
            // A hardware thread whose sibling is idle works like a whole core.
            "busy threads" => of.utilization * useful(&machine, scenario) / f64::from(machine.threads),
            "busy processors" => {
                let loads = loads(&scenario.workload, scenario.design(self.side)).expect("valid");
                let load = loads.iter().find(|load| load.tier == tier).expect("a tier");
                of.utilization * useful(&machine, scenario) * f64::from(load.stations)
            }
            "nodes needed" => nodes_needed(&of, evaluation.peak_rate),
            other => panic!("{other:?} is not a figure of a tier"),
        }
    }

    /// Predicted over published.
    pub fn ratio(&self) -> f64 {
        self.predicted() / self.published
    }

    pub fn within_band(&self) -> bool {
        self.band.is_some_and(|(low, high)| (low..=high).contains(&self.predicted()))
    }

    /// Whether the prediction is further off than a factor of 1.5.
    pub fn misses(&self) -> bool {
        let ratio = self.ratio();
        !self.within_band() && !(1.0 / 1.5..=1.5).contains(&ratio)
    }

    /// A value of the figure as people read it.
    pub fn told(&self, value: f64) -> String {
        match self.figure.as_str() {
            "peak load" => rate(value),
            "mean latency" | "p99" => duration(value),
            "cost a month" | "cost a year" => dollars(value),
            "hours down a year" => significant(value, 3),
            figure if figure.starts_with("nodes needed") => count(value as u32),
            figure if figure.starts_with("busy processors") => significant(value, 3),
            _ => percent(value),
        }
    }
}

/// Servers of a machine that are worth using under the scenario's contention.
fn useful(machine: &Machine, scenario: &Scenario) -> f64 {
    let workload = &scenario.workload;
    let law = headroom::model::Scalability { contention: workload.contention, coherency: workload.coherency };
    f64::from(machine.servers().min(law.largest_useful().unwrap_or(u32::MAX)))
}

fn nodes_needed(of: &TierEvaluation, peak: f64) -> f64 {
    (peak / (of.capacity / f64::from(of.nodes))).ceil()
}

fn tier_of(name: &str) -> Tier {
    *Tier::ALL.iter().find(|tier| tier.key() == name).expect("the name of a tier")
}
