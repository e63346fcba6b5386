//! What a reader should know before trusting a design: rules with their reasons, each about one input.

mod elasticity;
mod limits;
mod load;
mod memory;
mod placement;
mod queues;
mod redundancy;
mod retries;
mod workload;

use crate::model::advice::sentence::Sentence;
use crate::model::evaluate::{DesignEvaluation, Evaluation, TierEvaluation};
use crate::model::machines::{has, host, is_shared};
use crate::numeric::sort_by_number;
use crate::scenario::{Design, Scenario, Side, find};

use placement::key_on_one_machine;

/// How much a warning matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The design does not work as it stands.
    Severe,
    /// One failure, or a little more load, away from trouble.
    Caution,
    /// Worth knowing.
    Note,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Severe, Self::Caution, Self::Note];

    /// The word beside a warning.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Severe => "severe",
            Self::Caution => "caution",
            Self::Note => "note",
        }
    }
}

/// A rule that holds for a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    pub rule: &'static str,
    pub severity: Severity,
    /// The design it is about; none if it is about both.
    pub side: Option<Side>,
    /// The input it is about.
    pub key: &'static str,
    pub sentence: Sentence,
    /// Why the rule exists.
    pub reason: &'static str,
}

/// A row of the table of rules.
#[derive(Clone, Copy)]
struct Rule {
    id: &'static str,
    severity: Severity,
    reason: &'static str,
    check: Check,
}

#[derive(Clone, Copy)]
enum Check {
    /// Asked once for each design.
    Design(fn(&Subject<'_>) -> Vec<Finding>),
    /// Asked once.
    Workload(fn(&Scenario) -> Vec<Finding>),
}

/// One design as a rule sees it.
struct Subject<'a> {
    scenario: &'a Scenario,
    evaluation: &'a Evaluation,
    side: Side,
    design: &'a Design,
    own: &'a DesignEvaluation,
}

impl<'a> Subject<'a> {
    /// The tiers that have machines of their own.
    fn stations(&self) -> impl Iterator<Item = &'a TierEvaluation> {
        self.own.tiers.iter().filter(|of| host(self.design, of.tier) == of.tier && has(self.design, of.tier))
    }
}

/// That a rule holds: for which input, which belongs to the design asked, and in which words.
struct Finding {
    key: &'static str,
    sentence: Sentence,
}

impl Finding {
    const fn new(key: &'static str, sentence: Sentence) -> Self {
        Self { key, sentence }
    }
}

/// Every warning, the gravest first.
#[must_use]
pub fn warnings(scenario: &Scenario, evaluation: &Evaluation) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for rule in [
        elasticity::RULES,
        limits::RULES,
        load::RULES,
        memory::RULES,
        placement::RULES,
        queues::RULES,
        redundancy::RULES,
        retries::RULES,
        workload::RULES,
    ]
    .concat()
    {
        match rule.check {
            Check::Workload(check) => {
                warnings.extend(check(scenario).into_iter().map(|finding| rule.warning(None, finding)));
            }
            Check::Design(check) => {
                for side in Side::BOTH {
                    let (design, own) = (scenario.design(side), evaluation.design(side));
                    let mut findings = check(&Subject { scenario, evaluation, side, design, own });
                    if is_shared(design) {
                        findings.iter_mut().for_each(|of| of.key = key_on_one_machine(of.key));
                    }
                    warnings.extend(findings.into_iter().map(|finding| rule.warning(Some(side), finding)));
                }
            }
        }
    }
    sort_by_number(&mut warnings, |warning| f64::from(warning.severity as u8));
    warnings
}

impl Rule {
    /// The finding as a warning; a design's key gets its side's name in front.
    fn warning(&self, side: Option<Side>, Finding { key, sentence }: Finding) -> Warning {
        let own = side.and_then(|side| find(&format!("{}.{key}", side.key())));
        Warning {
            rule: self.id,
            severity: self.severity,
            side,
            key: own.map_or(key, |field| field.key),
            sentence,
            reason: self.reason,
        }
    }
}
