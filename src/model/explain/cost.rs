//! What a month, and a million requests, cost.

use crate::catalog::{CDN, INTERNET, MachineId, Price, PriceStep, constant as table};
use crate::model::capacity::tier::Tier;
use crate::model::cost::egress::TieredPrice;
use crate::model::cost::horizon_cost::horizon_cost;
use crate::model::cost::item::{Cost, CostBasis, CostKind, CostPart};
use crate::model::cost::{HOURS_PER_MONTH, cost};
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, constant, listed, of_machine, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::sources::OWNERSHIP;
use crate::model::machines::{machine_of, machines};
use crate::scenario::{Balancers, Edge, Prices, Purchase};
use crate::units::Kind;

const RENTED: &str = "Machines, their operation, storage, the queue of the jobs, and traffic to the internet and between zones. Licences are not part of \
                      it. A GB of the price lists has 2³⁰ bytes; the free first 100 GB are not taken off. Capacity \
                      units of a managed balancer are counted by its traffic; connections are kept open. Between \
                      zones the answers of the application to balancers of one's own, the items of the cache, an item for each \
                      query, and one for each write to a replica in another zone are counted.";
const OWNED: &str = "Machines, their operation, and what a content delivery network answers. The balancers are \
                     owned: nobody publishes a price for their line, so that the traffic that leaves by them is \
                     absent, as are lines between zones, and licences.";
pub(super) const NOTE_ON_LINES: &str =
    "The design stays as it stands. The traffic of owned balancers has no published price and is absent.";

fn bill_of(case: &Case<'_>) -> Cost {
    let workload = &case.scenario.workload;
    cost(workload, case.design, workload.average_rate.get())
}

fn note(cost: &Cost) -> &'static str {
    if cost.has_line() { RENTED } else { OWNED }
}

pub(super) fn month(case: &Case<'_>) -> Account {
    let cost = bill_of(case);
    Account {
        formula: Formula {
            name: "Monthly bill",
            expression: "Σ machines · price; rented: hourly price · 730 h; owned: purchase/months + \
                         kW·PUE·tariff·730 h + kW·colocation; operation: nodes · hours · rate; traffic: GB · price of their band, and the requests of edge and queue · price",
            sources: &[OWNERSHIP],
        },
        inputs: inputs(case),
        steps: bill(&cost, &case.scenario.workload.prices),
        result: Ok(Amount::new(cost.total, Kind::Money)),
        note: Some(note(&cost)),
    }
}

pub(super) fn million(case: &Case<'_>) -> Account {
    let cost = bill_of(case);
    let average = case.scenario.workload.average_rate;
    let requests = average.get() * HOURS_PER_MONTH * 3600.0;
    Account {
        formula: Formula {
            name: "Cost per million requests",
            expression: "monthly cost / (λ̄ · 730 h · 3,600 s) · 10⁶",
            sources: &[OWNERSHIP],
        },
        inputs: inputs(case),
        steps: vec![
            step("", "", "cost per month", Term::number(cost.total, Kind::Money)),
            step("", "", "requests in a month", Term::number(requests, Kind::Plain)),
        ],
        result: Ok(Amount::new(cost.per_million(average), Kind::Money)),
        note: Some(note(&cost)),
    }
}

pub(super) fn horizon(case: &Case<'_>) -> Account {
    let of = horizon_cost(&case.scenario.workload, case.design);
    let mut given = case.inputs(&["annual_growth", "horizon_months"]);
    given.extend(inputs(case));
    let dollars = |amount| Term::number(amount, Kind::Money);
    Account {
        formula: Formula {
            name: "Cost over the horizon",
            expression: "M·c + Σ t(λ̄·(1+g)^(m/12)) for m from 0 to M − 1, c the cost of machines and operation in a \
                         month, t that of the traffic of a load",
            sources: &[OWNERSHIP],
        },
        inputs: given,
        steps: vec![
            step("", "c", "machines and operation in a month", dollars(of.standing)),
            step("", "M", "months", Term::number(f64::from(of.months), Kind::Whole)),
            step(
                "",
                "M·c",
                "machines and operation in all months",
                dollars(f64::from(of.months) * of.standing),
            ),
            step("", "t(λ̄)", "traffic of the first month", dollars(of.first_traffic)),
            step("", "", "traffic of the last month", dollars(of.last_traffic)),
            step("", "Σ t", "traffic of all months", dollars(of.traffic)),
        ],
        result: Ok(Amount::new(of.total, Kind::Money)),
        note: Some(
            "The design stays as it stands, even in months whose load it no longer carries. Nothing is discounted. The \
             traffic of owned balancers has no published price and is absent.",
        ),
    }
}

fn bill(cost: &Cost, prices: &Prices) -> Vec<Step> {
    let mut steps = Vec::new();
    for item in &cost.items {
        let part = item.part.label();
        match item.basis {
            CostBasis::Machines { machines, each, .. } => {
                let machines = Term::number(f64::from(machines), Kind::Whole);
                steps.push(step(part, "", item.kind.label(), Term::number(each, Kind::Money)));
                steps.push(step(part, "×", "machines", machines));
            }
            CostBasis::Gigabytes(gb) => {
                steps.push(step(part, "", "GB a month", Term::number(gb, Kind::Plain)));
                let traffic_out = item.kind == CostKind::TrafficOut;
                let list = traffic_out.then(|| TieredPrice::of(prices, item.part));
                for charge in list.iter().flat_map(|list| list.charges(gb)) {
                    steps.push(step(part, "", "GB of a band", Term::number(charge.gb, Kind::Plain)));
                    steps.push(step(part, "×", "dollars per GB", Term::number(charge.per_gb, Kind::Plain)));
                }
            }
            CostBasis::Hours(hours) => {
                steps.push(step(part, "", "hours a month", Term::number(hours, Kind::Plain)));
            }
            CostBasis::Requests(requests) => {
                steps.push(step(part, "", "requests a month", Term::number(requests, Kind::Plain)));
            }
        }
        steps.push(step(part, "=", "a month", Term::number(item.amount, Kind::Money)));
    }
    steps
}

pub(super) fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = case.inputs(&[
        "placement",
        "balancer.nodes",
        "balancer.machine",
        "app.nodes",
        "app.machine",
        "cache.kind",
        "cache.shards",
        "cache.replicas",
        "cache.machine",
        "database.shards",
        "database.replicas",
        "database.machine",
        "purchase",
        "balancer.kind",
        "balancer.price",
        "app.price",
        "cache.price",
        "database.price",
        "people_hours_per_node",
        "people_hours_per_managed_node",
        "people_hours_per_component",
        "people_rate",
        "edge",
        "average_rate",
        "response_size",
        "static_fraction",
        "cdn_hit_ratio",
        "internet_price",
        "cdn_price",
        "zone_price",
        "app.zones",
        "cache.zones",
        "database.zones",
        "item_bytes",
        "cache_operations",
        "cache_background_operations",
        "database_queries",
        "read_fraction",
        "jobs_per_request",
        "queue_price",
        "database_bytes",
        "storage_price",
        "object_bytes",
        "object_price",
        "power_price",
        "colocation_price",
        "quote_price",
        "quote_size",
        "quote_exponent",
    ]);
    let design = case.design;
    let machines: Vec<MachineId> = machines(design).map(|of| of.machine).collect();
    let mut seen: Vec<MachineId> = Vec::new();
    for machine in &machines {
        if !seen.contains(machine) {
            inputs.extend(prices(machine));
            seen.push(*machine);
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
    match machine_of(design, Tier::Database).price {
        Price::Rented { .. } => {
            let storage = table::STORAGE_USD_PER_GB_MONTH;
            inputs.push(constant("", "a GB of storage and month", storage, Kind::Plain));
        }
        Price::Managed { .. } => {
            let storage = table::MANAGED_STORAGE_USD_PER_GB_MONTH;
            inputs.push(constant("", "a GB of managed storage and month", storage, Kind::Plain));
        }
        Price::Owned { .. } => {}
    }
    match design.purchase {
        Purchase::OneYear => {
            let factor = table::ONE_YEAR_PRICE_FACTOR;
            inputs.push(constant("", "a year's price over that on demand", factor, Kind::Plain));
        }
        Purchase::Spot => {
            let factor = table::SPOT_PRICE_FACTOR;
            inputs.push(constant("", "spot price over that on demand", factor, Kind::Plain));
        }
        Purchase::OnDemand | Purchase::ThreeYear => {}
    }
    if design.balancers == Balancers::Managed {
        let (hour, unit) = (table::BALANCER_USD_PER_HOUR, table::BALANCER_UNIT_USD_PER_HOUR);
        inputs.extend([
            constant("", "dollars an hour of the balancer", hour, Kind::Plain),
            constant("", "dollars an hour of a capacity unit", unit, Kind::Plain),
            constant("", "GB an hour of a capacity unit", table::BALANCER_UNIT_GB_PER_HOUR, Kind::Plain),
        ]);
    }
    let has = |part: CostPart| case.own.cost.items.iter().any(|item| item.part == part);
    if has(CostPart::Zones) {
        inputs.push(constant("", "dollars per GB between zones", table::ZONE_USD_PER_GB, Kind::Plain));
    }
    if has(CostPart::Queue) {
        let price = table::QUEUE_USD_PER_MILLION;
        inputs.push(constant("", "dollars per million requests to the queue", price, Kind::Plain));
    }
    if has(CostPart::Objects) {
        let price = table::OBJECT_STORAGE_USD_PER_GB_MONTH;
        inputs.push(constant("", "dollars per GB of objects and month", price, Kind::Plain));
    }
    if case.own.cost.has_line() {
        inputs.extend(INTERNET.iter().map(|step| price_of("dollars per GB to the internet", step)));
    }
    if design.edge == Edge::Cdn {
        inputs.extend(CDN.iter().map(|step| price_of("dollars per GB from the edge", step)));
        let requests = table::CDN_USD_PER_10K_REQUESTS;
        inputs.push(constant("", "10,000 requests to the edge", requests, Kind::Money));
    }
    inputs
}

fn price_of(name: &'static str, step: &PriceStep) -> Given {
    listed("", name, Term::number(step.usd_per_gb, Kind::Plain), step.origin)
}

fn prices(machine: &MachineId) -> Vec<Given> {
    match machine.price {
        Price::Rented { on_demand, three_year } => {
            let an_hour = |name, price| of_machine(machine.id, name, machine, price, Kind::Money);
            let mut prices = vec![an_hour("an hour, on demand", on_demand)];
            prices.extend(three_year.map(|price| an_hour("an hour, 3 years paid up front", price)));
            prices
        }
        Price::Managed { hourly, unmanaged } => vec![
            of_machine(machine.id, "an hour, with the service", machine, hourly, Kind::Money),
            of_machine(machine.id, "an hour, the bare machine", machine, unmanaged, Kind::Money),
        ],
        Price::Owned { purchase, watts, .. } => vec![
            of_machine(machine.id, "to buy", machine, purchase, Kind::Money),
            of_machine(machine.id, "watts drawn", machine, watts, Kind::Plain),
        ],
    }
}
