//! What a month, and a million requests, cost.

use super::case::{Account, Case, constant, of_machine, step};
use super::sources::OWNERSHIP;
use crate::catalog::{MachineId, Price, constant as table};
use crate::model::amount::{Amount, Term};
use crate::model::cost::{Cost, HOURS_PER_MONTH, cost};
use crate::model::explanation::{Formula, Given, Step};
use crate::units::Kind;

const NOTE: &str = "Machines only: traffic, storage, licences and people are not part of it.";

pub(super) fn month(case: &Case<'_>) -> Account {
    let cost = cost(case.design);
    Account {
        formula: Formula {
            name: "Monthly bill",
            expression: "Σ machines · price; rented: hourly price · 730 h; owned: purchase/months + \
                         kW·PUE·tariff·730 h + kW·colocation",
            sources: &[OWNERSHIP],
        },
        inputs: inputs(case),
        steps: bill(&cost),
        result: Ok(Amount::new(cost.total, Kind::Money)),
        note: Some(NOTE),
    }
}

pub(super) fn million(case: &Case<'_>) -> Account {
    let cost = cost(case.design);
    let average = case.scenario.workload.average_rate;
    let requests = average.get() * HOURS_PER_MONTH * 3600.0;
    let mut given = case.inputs(&["average_rate"]);
    given.extend(inputs(case));
    Account {
        formula: Formula {
            name: "Cost per million requests",
            expression: "monthly cost / (λ̄ · 730 h · 3,600 s) · 10⁶",
            sources: &[OWNERSHIP],
        },
        inputs: given,
        steps: vec![
            step("", "", "cost per month", Term::number(cost.total, Kind::Money)),
            step("", "", "requests in a month", Term::number(requests, Kind::Plain)),
        ],
        result: Ok(Amount::new(cost.per_million(average), Kind::Money)),
        note: Some(NOTE),
    }
}

fn bill(cost: &Cost) -> Vec<Step> {
    let mut steps = Vec::new();
    for item in &cost.items {
        let part = item.tier.label();
        let machines = Term::number(f64::from(item.machines), Kind::Whole);
        steps.push(step(part, "", item.kind.label(), Term::number(item.each, Kind::Money)));
        steps.push(step(part, "×", "machines", machines));
        steps.push(step(part, "=", "a month", Term::number(item.amount, Kind::Money)));
    }
    steps
}

fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = case.inputs(&[
        "balancer.nodes",
        "balancer.machine",
        "app.nodes",
        "app.machine",
        "cache.shards",
        "cache.replicas",
        "cache.machine",
        "database.shards",
        "database.replicas",
        "database.machine",
        "purchase",
    ]);
    let design = case.design;
    let machines =
        [design.balancer.machine, design.app.machine, design.cache.machine, design.database.machine];
    let mut seen: Vec<MachineId> = Vec::new();
    for machine in machines {
        if !seen.contains(&machine) {
            inputs.extend(prices(&machine));
            seen.push(machine);
        }
    }
    if machines.iter().any(|machine| matches!(machine.price, Price::Owned { .. })) {
        inputs.extend([
            constant("", "months of write-off", table::AMORTISATION_MONTHS, Kind::Plain),
            constant("PUE", "power usage effectiveness", table::POWER_USAGE_EFFECTIVENESS, Kind::Plain),
            constant("", "dollars per kWh", table::USD_PER_KWH, Kind::Money),
            constant("", "dollars per kW of colocation and month", table::USD_PER_KW_MONTH, Kind::Money),
        ]);
    }
    inputs
}

fn prices(machine: &MachineId) -> Vec<Given> {
    match machine.price {
        Price::Rented { on_demand, three_year } => {
            let an_hour = |name, price| of_machine(machine.id, name, machine, price, Kind::Money);
            let mut prices = vec![an_hour("an hour, on demand", on_demand)];
            prices.extend(three_year.map(|price| an_hour("an hour, 3 years paid up front", price)));
            prices
        }
        Price::Owned { purchase, watts, .. } => vec![
            of_machine(machine.id, "to buy", machine, purchase, Kind::Money),
            of_machine(machine.id, "watts drawn", machine, watts, Kind::Plain),
        ],
    }
}
