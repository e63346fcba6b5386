//! What the application pool comes to when it follows the load of a week.

use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::Formula;
use crate::model::growth::elasticity::Elasticity;
use crate::units::Kind;

pub(super) fn week(case: &Case<'_>, found: &Elasticity) -> Account {
    let count = |nodes: f64| Term::number(nodes, Kind::Plain);
    let mut steps = vec![
        case.peak_step(),
        step("", "r", "requests that one node serves", Term::number(found.node_capacity, Kind::Rate)),
        step("", "", "nodes of the fixed fleet", count(f64::from(found.fixed_nodes))),
        step("", "", "nodes kept at least", count(f64::from(found.least_nodes))),
        step("", "", "growth within the lag", Term::number(found.headroom_needed, Kind::Fraction)),
        step("", "", "headroom of the target", Term::number(found.headroom_kept, Kind::Fraction)),
    ];
    for outcome in &found.policies {
        let part = outcome.policy.label();
        if let Some(lag) = outcome.lag {
            steps.push(step(part, "L", "lag", Term::number(lag, Kind::Duration)));
        }
        steps.push(step(part, "", "node-hours of a week", count(outcome.week.node_hours)));
        let short = 60.0 * f64::from(outcome.week.short_minutes);
        steps.push(step(part, "", "short of capacity in a week", Term::number(short, Kind::Duration)));
        steps.push(step(part, "", "cost per month", Term::number(outcome.cost, Kind::Money)));
    }
    Account {
        formula: Formula {
            name: "A simulated week in steps of a minute",
            expression: "n(t) = ⌈λ(t − L)/(target·r)⌉; short where λ(t) > ready nodes·r; cost: mean nodes · price, or the \
                         most nodes where idle ones are paid too",
            sources: &[],
        },
        inputs: case.inputs(&[
            "average_rate",
            "peak_to_average",
            "app.scaling",
            "app.nodes",
            "app.machine",
            "purchase",
            "scaling_target",
            "scaling_metric_period",
            "scaling_custom_metric_period",
            "scaling_decision",
            "scaling_boot",
            "scaling_warm_up",
            "scaling_forecast_error",
            "scaling_block_hours",
        ]),
        steps,
        result: found
            .own()
            .map(|own| Amount::new(own.cost, Kind::Money))
            .ok_or_else(|| "the design has no policy".to_owned()),
        note: Some(
            "The week is a shape: two humps on weekdays, half of that at weekends, with the mean and the peak \
                    of the inputs. The bill, the latency and the availability are those of the fixed fleet.",
        ),
    }
}
