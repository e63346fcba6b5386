//! Mean and percentiles of the response time.

use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::load::{SIZES, demand, part_of_work, shared};
use crate::model::explain::sources::{GENERAL_QUEUE, INVERSION, KLEINROCK, REIMAN, WHITT};
use crate::model::latency::fan_out::any_slow;
use crate::model::latency::path::{Path, PathPart};
use crate::model::latency::{Latency, NoLatency, latency};
use crate::model::machines::{has, is_shared};
use crate::model::station::Station;
use crate::model::station::accuracy::{Method, error_band};
use crate::scenario::Group;
use crate::units::{Fraction, Kind};

const ONE_PERCENT: Fraction = Fraction::literal(0.01);

const NOTE: &str = "Different stages, and shards that are asked at once, are taken as independent, so that p99 can be a sixth too low where a request asks all shards \
                    of a busy database several times in a row. The waits of a request at one stage are as \
                    alike as its queue stays what it was meanwhile: exact where none is like another or all are, fitted to simulations \
                    between. At a busy database p50 can be a tenth too low where the \
                    application's times vary much; docs/accuracy-paths.md has what was measured. Waiting is exact for M/M/c, M/G/1 and small GI/M/c queues, and an \
                    approximation between exact laws for all others; docs/accuracy.md has its measured error. The slowest of parallel answers that are not exponential is \
                    tabulated: within 0.1% for exponential ones, 1% for others, extrapolated beyond 10,000 of them.";

const NOTE_ON_ONE_MACHINE: &str = "All tiers share the cores of one machine: a request waits for a core once, and keeps it until the work of all \
                                   tiers is done; the queue is that of a G/G/c station whose service is that work. Time slices \
                                   of the operating system are left out: with them the mean is about the same, and at 80% of the capacity p99 is 1.6 times as long on one core, 1.2 times on ten. Waiting is exact for M/M/c, M/G/1 and small GI/M/c queues, and an \
                                   approximation between exact laws for all others; docs/accuracy.md has its measured error.";

pub(super) fn quantile(case: &Case<'_>, of: fn(&Latency) -> f64) -> Account {
    Account {
        formula: Formula {
            name: "Inverted transform of the path",
            expression: "P(T ≤ T_p) = p, from T* = B*·A*·N_o(K*)·N_q(Q*)·N_d(X*),  Q* = e^(−s·hop)·D*·(b + (1−b)/(1+s·disk)),  \
                         K* = e^(−s·hop)·C*·(h + (1−h)·Q*); each stage W*(ms)^(1/m)·S*; a query to all shards waits for the slowest, a write \
                         for its synchronous replica; never a sum of percentiles",
            sources: &[INVERSION, KLEINROCK, GENERAL_QUEUE, REIMAN, WHITT],
        },
        ..account(case, of)
    }
}

pub(super) fn mean(case: &Case<'_>) -> Account {
    Account {
        formula: Formula {
            name: "Mean of the path",
            expression: "E[T] = d + hops + Σ v·(E[W] + S)",
            sources: &[KLEINROCK, GENERAL_QUEUE, REIMAN, WHITT],
        },
        ..account(case, |latency| latency.mean)
    }
}

fn account(case: &Case<'_>, of: fn(&Latency) -> f64) -> Account {
    let found = latency(&case.scenario.workload, case.design, &case.loads, case.rate);
    let mut steps = vec![case.peak_step()];
    match Path::new(&case.scenario.workload, case.design, &case.loads, case.rate) {
        Ok(path) => {
            let parts = path.parts();
            let own = parts.iter().filter(|part| part.tier.is_none_or(|tier| has(case.design, tier)));
            steps.extend(own.flat_map(|part| stage(case, part, &path)));
            steps.extend(gathered(case));
        }
        Err(_) => steps.extend(loads(case)),
    }
    if let Ok(found) = found {
        steps.push(step("", "E[T]", "mean response time", Term::number(found.mean, Kind::Duration)));
    }
    Account {
        formula: Formula { name: "", expression: "", sources: &[] },
        inputs: inputs(case),
        steps,
        result: found.map(|found| Amount::new(of(&found), Kind::Duration)).map_err(|why| reason(case, why)),
        note: Some(if is_shared(case.design) { NOTE_ON_ONE_MACHINE } else { NOTE }),
    }
}

pub(super) fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = shared(case);
    inputs.extend(case.groups(&[Group::Network]));
    inputs.extend(case.inputs(SIZES));
    inputs
}

/// One part of the path: its queue, its mean, and its share of the whole.
fn stage(case: &Case<'_>, part: &PathPart, path: &Path) -> Vec<Step> {
    let (name, whole) = (part.name, path.mean_response());
    let mut steps = Vec::new();
    if let Some(load) = part.tier.and_then(|tier| case.load(tier)) {
        if load.is_guest(&case.loads) {
            steps.push(step(
                name,
                "",
                "on the machine of the application, where a request has waited",
                Term::word("no wait"),
            ));
        } else {
            steps.extend(queue(name, case, load, path));
        }
        steps.push(step(name, "v", "visits that a request awaits", Term::number(part.visits, Kind::Plain)));
    }
    let share = if whole > 0.0 { part.mean() / whole } else { 0.0 };
    steps.push(step(name, "v·(E[W]+S)", "time per request", Term::number(part.mean(), Kind::Duration)));
    steps.push(step(name, "", "share of the mean", Term::number(share, Kind::Fraction)));
    steps
}

/// How much more often than a single call the parallel ones are slow.
fn gathered(case: &Case<'_>) -> Option<Step> {
    let workload = &case.scenario.workload;
    let leaves = workload.downstream_fan_out;
    let slow = any_slow(ONE_PERCENT, leaves);
    (leaves > 1 && workload.downstream_calls.get() > 0.0).then(|| {
        let meaning = "share of the waits for m parallel calls that one of the slowest 1% holds up \
                       (Dean and Barroso 2013)";
        step("Downstream", "1 − 0.99^m", meaning, Term::number(slow, Kind::Fraction))
    })
}

fn queue(name: &'static str, case: &Case<'_>, load: &TierLoad, path: &Path) -> Vec<Step> {
    let stage = path.stage(load.tier);
    let servers = f64::from(stage.station.servers);
    let mut steps = vec![
        step(name, "c", "servers of one queue", Term::number(servers, Kind::Whole)),
        step(name, "ρ", "busy share", Term::number(load.utilization(case.rate), Kind::Fraction)),
        step(name, "c_a²", "SCV of arrivals", Term::number(load.arrival_scv.get(), Kind::Plain)),
        step(name, "c_s²", "SCV of service", Term::number(load.work().service.scv(), Kind::Plain)),
        step(name, "S₁", "service alone on its machine", Term::number(load.service.mean(), Kind::Duration)),
        step(name, "S", "service beside the others", Term::number(stage.service.mean(), Kind::Duration)),
        step(name, "P(W>0)", "share that waits", Term::number(stage.wait_probability(), Kind::Fraction)),
        step(name, "E[W]", "mean wait", Term::number(stage.mean_wait(), Kind::Duration)),
        step(name, "", "law of the wait", Term::word(Method::of(&stage.station).name())),
        step(name, "", "p99 of such a queue, against simulation", measured(&stage.station)),
    ];
    if load.machines_per_station > 1 {
        let bound = "a lower bound of the wait: docs/accuracy-paths.md has its measured error";
        steps.push(step(name, "", "least connections as one queue before all nodes", Term::word(bound)));
    }
    if let Some(work) = load.shared {
        let all = Term::number(work.service.mean(), Kind::Duration);
        steps.push(step(name, "D", "work of a request in all tiers: what the queue is of", all));
    }
    if stage.wait_probability() > 0.0 && stage.mean_wait() > 0.0 {
        let theirs = stage.mean_wait() / stage.wait_probability();
        steps.push(step(name, "", "mean wait of those who wait", Term::number(theirs, Kind::Duration)));
        steps.extend(revisits(name, load, path));
    }
    steps
}

/// What it does to the waits that a request comes back.
fn revisits(name: &'static str, load: &TierLoad, path: &Path) -> Vec<Step> {
    let number = |value: f64| Term::number(value, Kind::Plain);
    let mut steps = Vec::new();
    if load.revisits > 0.0 {
        let alike = path.stage(load.tier).alike;
        steps.push(step(name, "j", "further visits of a request to the same queue", number(load.revisits)));
        let together = "waits of a request that vary together as one: 1 + j/(1 + 0.6·x)², x the time between its visits in those \
                        in which the queue forgets its length";
        steps.push(step(name, "m", together, number(alike)));
    }
    if load.tier == Tier::Database {
        let added = "by which what leaves the application is less even than queries at random: (1−ρ²)(c_a²−1) + ρ²(c_s²−1)/√c of \
                     the application, at least c_a²−1 of the requests";
        let longer = "times as long a wait as behind queries at random: (c_s² + (2(j+1) − j·c_s²)/(j+2))/(1+c_s²), and what \
                      the application adds";
        steps.push(step(name, "c_d² − 1", added, number(path.leaving())));
        steps.push(step(name, "f", longer, number(path.waits_longer(load))));
    }
    steps
}

/// The largest error measured in the queue's regime.
fn measured(station: &Station) -> Term {
    error_band(station).map_or_else(
        || Term::word("not measured"),
        |band| Term::word(format!("within {}", Amount::new(band.p99, Kind::Fraction))),
    )
}

/// What a design that has no latency is asked for, tier by tier, and what it leaves undone.
fn loads(case: &Case<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for (load, tier) in case.loads.iter().zip(&case.own.tiers) {
        let part = load.tier.label();
        if load.is_guest(&case.loads) {
            steps.extend(part_of_work(part, load));
            continue;
        }
        steps.extend(demand(part, load));
        steps.push(step(part, "C", "load at which it saturates", Term::number(tier.capacity, Kind::Rate)));
        steps.push(step(part, "ρ", "utilization", Term::number(tier.utilization, Kind::Fraction)));
    }
    if let Some(growth) = case.evaluation.backlog_growth(case.side) {
        steps.push(step("", "λ − C", "growth of the backlog", Term::number(growth, Kind::Rate)));
    }
    steps
}

fn reason(case: &Case<'_>, why: NoLatency) -> String {
    match case.evaluation.backlog_growth(case.side) {
        Some(growth) => format!("{why}; the backlog grows by {}", Amount::new(growth, Kind::Rate)),
        None => why.to_string(),
    }
}
