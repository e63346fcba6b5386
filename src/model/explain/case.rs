//! What the explanations of one design start from, and how they are put together.

use crate::catalog::{Constant, Machine, Origin};
use crate::model::capacity::demand::loads;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::evaluate::{DesignEvaluation, Evaluation, peak_rate};
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::explanation::{Explanation, Formula, Given, Provenance, Step};
use crate::model::explain::symbols::symbol;
use crate::scenario::{Accepts, Design, FIELDS, Field, Group, Scenario, Side, Value, idle};
use crate::units::{Kind, OutOfRange, PerSecond};

/// One design under its load, as the evaluation saw it.
pub(super) struct Case<'a> {
    pub scenario: &'a Scenario,
    pub side: Side,
    pub design: &'a Design,
    pub evaluation: &'a Evaluation,
    pub own: &'a DesignEvaluation,
    pub rate: PerSecond,
    pub loads: [TierLoad; 4],
}

/// An explanation without its title.
pub(super) struct Account {
    pub formula: Formula,
    pub inputs: Vec<Given>,
    pub steps: Vec<Step>,
    pub result: Result<Amount, String>,
    pub note: Option<&'static str>,
}

impl Account {
    pub fn told(self, key: &'static str, name: &'static str, side: Side) -> Explanation {
        let Self { formula, inputs, steps, result, note } = self;
        Explanation { key, name, side, formula, inputs, steps, result, note }
    }
}

impl<'a> Case<'a> {
    pub fn new(scenario: &'a Scenario, evaluation: &'a Evaluation, side: Side) -> Result<Self, OutOfRange> {
        let design = scenario.design(side);
        Ok(Self {
            scenario,
            side,
            design,
            evaluation,
            own: evaluation.design(side),
            rate: peak_rate(scenario)?,
            loads: evaluation.design(side).repeated.of(loads(&scenario.workload, design)?),
        })
    }

    /// Every input of these groups: those both designs share, and the design's own.
    pub fn groups(&self, groups: &[Group]) -> Vec<Given> {
        let belongs = |field: &&Field| {
            groups.contains(&field.group) && field.side().is_none_or(|side| side == self.side)
        };
        FIELDS.iter().filter(belongs).filter_map(|field| self.given(field)).collect()
    }

    /// Inputs by key; those of a design without its side's name in front.
    pub fn inputs(&self, keys: &[&str]) -> Vec<Given> {
        let named = |field: &&Field, key: &str| match field.side() {
            None => field.key == key,
            Some(side) => side == self.side && bare(field.key) == key,
        };
        keys.iter()
            .filter_map(|key| FIELDS.iter().find(|field| named(field, key)))
            .filter_map(|field| self.given(field))
            .collect()
    }

    /// None of an input that changes nothing as things are.
    fn given(&self, field: &'static Field) -> Option<Given> {
        if idle(field, self.scenario).is_some() {
            return None;
        }
        let value = match (field.get(self.scenario), field.accepts) {
            (Value::Number(value), Accepts::Number { kind, .. }) => Term::number(value, kind),
            (Value::Number(value), _) => Term::number(value, Kind::Plain),
            (Value::Choice(name), Accepts::Choice { options }) => {
                let label = options().into_iter().find(|option| option.name == name);
                Term::word(label.map_or_else(|| name.to_owned(), |option| option.label))
            }
            (Value::Choice(name), _) => Term::word(name),
            (Value::Text(text), _) => Term::word(text),
            (Value::Unset, _) => Term::word("not set"),
        };
        let from = Provenance::Field(field.key);
        Some(Given { symbol: symbol(bare(field.key)), name: field.label, value, from })
    }

    pub fn load(&self, tier: Tier) -> Option<&TierLoad> {
        self.loads.iter().find(|load| load.tier == tier)
    }

    /// λ, with which most explanations begin.
    pub fn peak_step(&self) -> Step {
        step("", "λ", "requests at peak", Term::number(self.rate.get(), Kind::Rate))
    }
}

/// A design's key without the side's name in front.
fn bare(key: &'static str) -> &'static str {
    Side::BOTH
        .iter()
        .find_map(|side| key.strip_prefix(side.key()).and_then(|rest| rest.strip_prefix('.')))
        .unwrap_or(key)
}

#[inline(never)]
pub(super) const fn step(part: &'static str, symbol: &'static str, name: &'static str, value: Term) -> Step {
    Step { part, symbol, name, value }
}

/// A constant of the catalogue.
#[inline(never)]
pub(super) fn constant(symbol: &'static str, name: &'static str, constant: Constant, kind: Kind) -> Given {
    listed(symbol, name, Term::number(constant.value, kind), constant.origin)
}

/// A figure of a machine in the catalogue.
#[inline(never)]
pub(super) fn of_machine(
    symbol: &'static str,
    name: &'static str,
    machine: &Machine,
    value: f64,
    kind: Kind,
) -> Given {
    listed(symbol, name, Term::number(value, kind), machine.origin)
}

#[inline(never)]
pub(super) const fn listed(symbol: &'static str, name: &'static str, value: Term, origin: Origin) -> Given {
    Given { symbol, name, value, from: Provenance::Catalogue(origin) }
}
