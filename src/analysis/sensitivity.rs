//! What p99 and the monthly cost do when one input changes.

use crate::model::{Known, Path, cost, peak_rate};
use crate::numeric::sort_by_number;
use crate::scenario::{Accepts, FIELDS, Field, Scenario, Side, Value};
use crate::units::Kind;

/// The share by which a number is made less and more; a whole number changes by one at least.
const SHARE: f64 = 0.2;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Seconds, at peak.
    P99,
    /// US dollars per month.
    Cost,
}

/// Every number that moves the outcome of a design, the one that moves it most first.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The outcome of the scenario as it is, for each design; `None` where it is saturated.
    pub now: [Option<f64>; 2],
    pub inputs: Vec<SensitiveInput>,
}

/// One input, with the outcomes of both designs.
#[derive(Debug, Clone, PartialEq)]
pub struct SensitiveInput {
    pub label: &'static str,
    pub is_whole: bool,
    /// With less of it, with more; `None` where that saturates the design.
    pub less: [Option<f64>; 2],
    pub more: [Option<f64>; 2],
}

impl SensitiveInput {
    /// The largest ratio between an outcome and that of now, as a logarithm; one that ceases to exist is the largest.
    fn effect(&self, now: [Option<f64>; 2]) -> f64 {
        let changes = [self.less, self.more].into_iter().flat_map(|changed| now.into_iter().zip(changed));
        let effects = changes.map(|change| match change {
            (Some(now), Some(changed)) if now > 0.0 && changed > 0.0 => libm::fabs(libm::log(changed / now)),
            (Some(_), None) | (None, Some(_)) => f64::INFINITY,
            _ => 0.0,
        });
        effects.fold(0.0, f64::max)
    }
}

/// Changes every number of the table of inputs, one at a time, by a fifth down and up, within its bounds. An input that
/// both designs have changes in both.
#[must_use]
pub fn sensitivity(scenario: &Scenario, outcome: Outcome) -> Sensitivity {
    let bases = Side::BOTH.map(|side| Base::of(scenario, side));
    let now = bases.each_ref().map(|base| base.outcome(outcome, scenario, scenario));
    let mut inputs = Vec::new();
    for field in &FIELDS {
        let twin = match field.side() {
            Some(Side::Horizontal) => continue,
            Some(Side::Vertical) => twin(field),
            None => None,
        };
        let changed = |times: f64| {
            let fields = [field, twin.unwrap_or(field)];
            let mut outcomes = now;
            for ((slot, base), field) in outcomes.iter_mut().zip(&bases).zip(fields) {
                if let Some(changed) = changed(scenario, field, times) {
                    *slot = base.outcome(outcome, scenario, &changed);
                }
            }
            outcomes
        };
        let Accepts::Number { kind, .. } = field.accepts else { continue };
        let (less, more) = (changed(-1.0), changed(1.0));
        inputs.push(SensitiveInput { label: field.label, is_whole: kind == Kind::Whole, less, more });
    }
    inputs.retain(|input| input.effect(now) > 1e-4);
    sort_by_number(&mut inputs, |input| -input.effect(now));
    Sensitivity { now, inputs }
}

/// The same input of the other design.
fn twin(field: &Field) -> Option<&'static Field> {
    let name = field.key.strip_prefix(Side::Vertical.key())?;
    FIELDS.iter().find(|other| other.key.strip_prefix(Side::Horizontal.key()) == Some(name))
}

/// The scenario with one number a step lower or higher; `None` where the bounds leave it as it is.
fn changed(scenario: &Scenario, field: &Field, times: f64) -> Option<Scenario> {
    let (Value::Number(now), Accepts::Number { kind, minimum, maximum, .. }) =
        (field.get(scenario), field.accepts)
    else {
        return None;
    };
    let step = if kind == Kind::Whole { (SHARE * now).round().max(1.0) } else { SHARE * now };
    let value = (now + times * step).clamp(minimum, maximum);
    let mut changed = scenario.clone();
    (value != now && field.set(&mut changed, Value::Number(value)).is_ok()).then_some(changed)
}

/// One design as it is; what leaves its path as it is leaves its p99.
struct Base {
    side: Side,
    known: Known,
    path: Option<Path>,
    p99: Option<f64>,
}

impl Base {
    fn of(scenario: &Scenario, side: Side) -> Self {
        let known = Known::default();
        let path = path(&known, scenario, side);
        Self { side, known, p99: path.as_ref().and_then(|path| p99(path, None)), path }
    }

    fn outcome(&self, outcome: Outcome, now: &Scenario, scenario: &Scenario) -> Option<f64> {
        let (workload, design) = (&scenario.workload, scenario.design(self.side));
        if workload == &now.workload && design == now.design(self.side) && outcome == Outcome::P99 {
            return self.p99;
        }
        match outcome {
            Outcome::P99 => {
                let path = path(&self.known, scenario, self.side);
                if path == self.path { self.p99 } else { path.as_ref().and_then(|path| p99(path, self.p99)) }
            }
            Outcome::Cost => Some(cost(workload, design, workload.average_rate.get()).total),
        }
    }
}

/// The path at the peak, if no tier is saturated.
fn path(known: &Known, scenario: &Scenario, side: Side) -> Option<Path> {
    let design = scenario.design(side);
    let loads = known.loads(&scenario.workload, design).ok()?;
    known.path(&scenario.workload, design, &loads, peak_rate(scenario).ok()?).ok()
}

/// `before` is that of a path that differs in little.
fn p99(path: &Path, before: Option<f64>) -> Option<f64> {
    path.quantiles_near([0.99], [before.unwrap_or_default()]).ok().map(|[p99]| p99)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate;
    use crate::scenario::{default_preset, find};

    #[test]
    fn each_outcome_is_that_of_the_scenario_with_the_changed_input() {
        let scenario = default_preset().scenario();
        let of = |outcome| sensitivity(&scenario, outcome);
        let found = of(Outcome::P99);
        let label = find("client_round_trip").unwrap().label;
        let row = found.inputs.iter().find(|input| input.label == label);
        let app = found.inputs.iter().find(|input| input.label == find("app_time").unwrap().label).unwrap();
        let mut more = scenario.clone();
        let Value::Number(time) = find("app_time").unwrap().get(&scenario) else { panic!() };
        find("app_time").unwrap().set(&mut more, Value::Number(time * 1.2)).unwrap();
        let evaluated = evaluate(&more).unwrap();
        for (at, side) in Side::BOTH.into_iter().enumerate() {
            let expected = evaluated.design(side).latency.map(|latency| latency.p99).ok();
            match (expected, app.more[at]) {
                (Some(expected), Some(found)) => assert!((found / expected - 1.0).abs() < 1e-4, "{side:?}"),
                (expected, found) => assert_eq!(expected.is_some(), found.is_some(), "{side:?}"),
            }
        }
        // Nothing is shown of a delay that is zero.
        assert!(
            row.is_none()
                || matches!(find("client_round_trip").unwrap().get(&scenario), Value::Number(v) if v > 0.0)
        );
        let costs = of(Outcome::Cost);
        assert_eq!(costs.now[0], Some(evaluate(&scenario).unwrap().vertical.cost.total));
        assert!(!costs.inputs.iter().any(|input| input.label == label));
    }

    #[test]
    fn what_saturates_a_design_comes_first() {
        let mut scenario = default_preset().scenario();
        find("average_rate").unwrap().read(&mut scenario, "2600").unwrap();
        let found = sensitivity(&scenario, Outcome::P99);
        assert!(found.now[0].is_some() && found.inputs[0].more[0].is_none(), "{:?}", found.inputs[0]);
    }
}
