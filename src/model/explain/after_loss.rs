//! What is left at peak after one component is lost.

use crate::model::availability::after_loss::{AfterLoss, Left, Lost, Peak, nodes};
use crate::model::availability::zones::zones_of;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::sources::{BARROSO, INVERSION};
use crate::model::latency::latency;
use crate::units::{Kind, OutOfRange};

const NOTE: &str = "Once the loss is noticed and traffic has moved; what fails until then counts in the availability. \
                    A shard that has lost a copy stands for all of its tier, as the busiest. Synchronous writes \
                    without a replica left do not wait for one.";

pub(super) fn node(case: &Case<'_>) -> Result<Account, OutOfRange> {
    let (first, mut losses) = nodes(case.design);
    losses.insert(0, first);
    account(case, &losses, "n − 1 nodes of one tier, the worst", |peak| peak.after_node())
}

pub(super) fn zone(case: &Case<'_>) -> Result<Account, OutOfRange> {
    let losses: Vec<Lost> = (0..zones_of(case.design)).map(Lost::Zone).collect();
    account(case, &losses, "The nodes of all zones but one, the worst", |peak| peak.after_zone())
}

fn account(
    case: &Case<'_>,
    losses: &[Lost],
    name: &'static str,
    worst: fn(&Peak<'_>) -> Result<AfterLoss, OutOfRange>,
) -> Result<Account, OutOfRange> {
    let peak = Peak {
        scenario: case.scenario,
        design: case.design,
        loads: &case.loads,
        rate: case.rate,
        repeated: case.own.repeated,
        latency: latency(&case.scenario.workload, case.design, &case.loads, case.rate),
    };
    let mut steps = vec![case.peak_step()];
    let mut seen = peak.today();
    for lost in losses {
        steps.extend(told(&peak.after(*lost, &mut seen)?));
    }
    let worst = worst(&peak)?;
    steps.push(step("", "", "the worst loss", Term::word(worst.lost.to_string())));
    Ok(Account {
        formula: Formula {
            name,
            expression: "max over the losses of p99(λ, what is left): down before saturated before the highest; \
                         n nodes over z zones: ⌊n/z⌋ in each, one more in the first n mod z",
            sources: &[BARROSO, INVERSION],
        },
        inputs: inputs(case),
        steps,
        result: worst.left.p99().map(|p99| Amount::new(p99, Kind::Duration)),
        note: Some(NOTE),
    })
}

/// What one loss leaves.
fn told(after: &AfterLoss) -> Vec<Step> {
    let part = match after.lost {
        Lost::Node(tier) => tier.label(),
        Lost::Machine => "Machine",
        Lost::Zone(zone) => ["Zone 1", "Zone 2", "Zone 3", "Zone 4", "Zone 5", "Zone 6"]
            .get(zone as usize)
            .copied()
            .unwrap_or("Another zone"),
    };
    match after.left {
        Left::Down(_) | Left::Nothing => {
            vec![step(part, "", "without it", Term::word(after.left.to_string()))]
        }
        Left::Serving { bottleneck, utilization, p99 } => vec![
            step(part, "", "busiest without it", Term::word(bottleneck.label())),
            step(part, "ρ", "its utilization", Term::number(utilization, Kind::Fraction)),
            step(
                part,
                "p99",
                "without it",
                match p99 {
                    Ok(p99) => Term::number(p99, Kind::Duration),
                    Err(why) => Term::word(why.to_string()),
                },
            ),
        ],
    }
}

fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = super::latency::inputs(case);
    inputs.extend(case.inputs(&[
        "balancer.zones",
        "app.zones",
        "cache.replicas",
        "cache.zones",
        "database.replicas",
        "database.zones",
        "database.reads",
        "database.replication",
        "slo_p99",
    ]));
    inputs
}
