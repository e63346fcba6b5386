//! What is measured, natively and in the browser alike.

use std::fmt;
use std::hint::black_box;

#[path = "../../tests/simulator/histogram.rs"]
mod histogram;
#[path = "../../tests/simulator/station.rs"]
mod station;

use headroom::analysis::{cost_curve, growth_curve, latency_curve};
use headroom::chart::{ChartKind, chart_svg, figure};
use headroom::link;
use headroom::model::{
    Path, Popularity, Sizer, capacity, cost, elasticity, evaluate, evaluate_design, latency, loads, lru_hit,
    peak_rate,
};
use headroom::report::station_answer;
use headroom::scenario::{Scenario, Side, default_preset};
use headroom::units::{Factor, PerSecond};
use station::{Cell, Outcome};

/// One thing that is measured.
pub struct Subject {
    pub name: &'static str,
    pub run: fn(&Scenario),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

pub static SUBJECTS: [Subject; 35] = [
    Subject { name: "station: p50 to p99.9 of G/G/30", run: |_| station(30) },
    Subject { name: "station: p50 to p99.9 of G/G/1,000", run: |_| station(1_000) },
    Subject { name: "station: p50 to p99.9 of G/G/1,000,000", run: |_| station(1_000_000) },
    Subject { name: "hit ratio of 1,000,000,000 items", run: |_| hit_ratio() },
    Subject { name: "path: p50 to p99.9 of one design", run: path },
    // What other calculators compute, and the percentiles: of each tier its load, of the whole the rest.
    Subject { name: "utilization, capacity, bill and p50 to p99.9 of one design", run: six_tiers },
    Subject { name: "evaluate one design", run: design },
    Subject { name: "evaluate both designs", run: designs },
    Subject { name: "evaluate one design of 1,000 nodes", run: |_| design_of(1_000) },
    Subject { name: "evaluate one design of 1,000,000 nodes", run: |_| design_of(1_000_000) },
    Subject { name: "latency curve of both designs", run: curve },
    Subject { name: "sizing sweep: 60 loads of both designs", run: sizing },
    Subject { name: "cost curve with its crossovers", run: costs },
    Subject { name: "the series of every chart", run: series },
    Subject { name: "evaluate both designs, and the series of every chart", run: answer },
    Subject { name: "series: latency", run: |scenario| series_of(ChartKind::Latency, scenario) },
    Subject { name: "series: throughput", run: |scenario| series_of(ChartKind::Throughput, scenario) },
    Subject { name: "series: cost", run: |scenario| series_of(ChartKind::Cost, scenario) },
    Subject { name: "series: availability", run: |scenario| series_of(ChartKind::Availability, scenario) },
    Subject { name: "series: growth", run: |scenario| series_of(ChartKind::Growth, scenario) },
    Subject {
        name: "series: what moves p99",
        run: |scenario| series_of(ChartKind::LatencySensitivity, scenario),
    },
    Subject {
        name: "series: what moves the cost",
        run: |scenario| series_of(ChartKind::CostSensitivity, scenario),
    },
    Subject { name: "series and SVG: latency", run: |scenario| drawing_of(ChartKind::Latency, scenario) },
    Subject {
        name: "series and SVG: throughput",
        run: |scenario| drawing_of(ChartKind::Throughput, scenario),
    },
    Subject { name: "series and SVG: cost", run: |scenario| drawing_of(ChartKind::Cost, scenario) },
    Subject {
        name: "series and SVG: availability",
        run: |scenario| drawing_of(ChartKind::Availability, scenario),
    },
    Subject { name: "series and SVG: growth", run: |scenario| drawing_of(ChartKind::Growth, scenario) },
    Subject {
        name: "series and SVG: what moves p99",
        run: |scenario| drawing_of(ChartKind::LatencySensitivity, scenario),
    },
    Subject {
        name: "series and SVG: what moves the cost",
        run: |scenario| drawing_of(ChartKind::CostSensitivity, scenario),
    },
    Subject { name: "growth path of both designs", run: growth },
    Subject { name: "a week of each policy of scaling", run: scaling },
    Subject { name: "everything the page shows", run: page },
    Subject { name: "link: print and open", run: link_round_trip },
    // 200,000 customers, each an arrival and a departure.
    Subject { name: "simulate M/M/10 at ρ = 0.8", run: |_| simulate(0.8) },
    Subject { name: "simulate M/M/10 at ρ = 2.5", run: |_| simulate(2.5) },
];

/// The scenario that is measured: what a first visit shows.
pub fn scenario() -> Scenario {
    default_preset().scenario()
}

fn design(scenario: &Scenario) {
    let scenario = black_box(scenario);
    let _ = black_box(evaluate_design(scenario, &scenario.horizontal));
}

fn designs(scenario: &Scenario) {
    let _ = black_box(evaluate(black_box(scenario)));
}

/// Every tier grows with the load; the link is opened each time, too.
fn design_of(nodes: u32) {
    let tier = |name: &str| format!(";horizontal.{name}={}", nodes / 10);
    let tiers = ["balancer.nodes", "cache.shards", "database.shards"].map(tier).concat();
    let link =
        format!("v1;stack-overflow-2016;average_rate={};horizontal.app.nodes={nodes}{tiers}", 100 * nodes);
    design(&link::open(black_box(&link)).scenario);
}

/// What is behind every number of the page.
fn answer(scenario: &Scenario) {
    designs(scenario);
    series(scenario);
}

fn station(servers: u32) {
    let station = Cell { servers, utilization: 0.8, arrival_scv: 0.5, service_scv: 2.0 }.station();
    let _ = black_box(station_answer(black_box(&station)));
}

fn hit_ratio() {
    let popularity = Popularity::zipf(black_box(1_000_000_000), 0.8);
    let _ = black_box(popularity.map(|popularity| lru_hit(&popularity, const { Factor::literal(1e7) })));
}

/// From the request to the CDN: six tiers with the edge and the disk.
fn six_tiers(scenario: &Scenario) {
    let Scenario { workload, vertical: design, .. } = black_box(scenario);
    if let (Ok(loads), Ok(rate)) = (loads(workload, design), peak_rate(scenario)) {
        let _ = black_box(loads.map(|load| load.utilization(rate)));
        let _ = black_box(capacity(&loads));
        let _ = black_box(cost(workload, design, workload.average_rate.get()));
        let _ = black_box(latency(workload, design, &loads, rate));
    }
}

fn path(scenario: &Scenario) {
    let workload = black_box(&scenario.workload);
    if let (Ok(loads), Ok(rate)) = (loads(workload, &scenario.vertical), peak_rate(scenario)) {
        let quantiles = Path::new(workload, &scenario.vertical, &loads, rate)
            .map(|path| path.quantiles([0.5, 0.95, 0.99, 0.999]));
        let _ = black_box(quantiles);
    }
}

fn curve(scenario: &Scenario) {
    let _ = black_box(latency_curve(black_box(scenario)));
}

/// Every load is sized anew, without what is known of the one before.
fn sizing(scenario: &Scenario) {
    for side in Side::BOTH {
        let Ok(sizer) = Sizer::new(black_box(scenario), side) else { return };
        for step in 0..60 {
            if let Ok(rate) = PerSecond::new(200.0 * libm::pow(1.13, f64::from(step))) {
                let _ = black_box(sizer.size(rate));
            }
        }
    }
}

fn costs(scenario: &Scenario) {
    let _ = black_box(cost_curve(black_box(scenario)));
}

fn growth(scenario: &Scenario) {
    let _ = black_box(growth_curve(black_box(scenario)));
}

fn scaling(scenario: &Scenario) {
    let _ = black_box(elasticity(black_box(scenario), Side::Horizontal));
}

fn page(scenario: &Scenario) {
    let _ = black_box(evaluate(black_box(scenario)));
    for kind in ChartKind::ALL {
        drawing_of(kind, scenario);
    }
}

/// The series of every chart, without drawing them.
fn series(scenario: &Scenario) {
    for kind in ChartKind::ALL {
        series_of(kind, scenario);
    }
}

fn series_of(kind: ChartKind, scenario: &Scenario) {
    let _ = black_box(figure(kind, black_box(scenario)));
}

fn drawing_of(kind: ChartKind, scenario: &Scenario) {
    let _ = black_box(chart_svg(kind, black_box(scenario), 1000, 360));
}

fn link_round_trip(scenario: &Scenario) {
    let _ = black_box(link::open(&link::print(black_box(scenario))));
}

fn simulate(utilization: f64) {
    let cell = Cell { servers: 10, utilization, arrival_scv: 1.0, service_scv: 1.0 };
    let _ = match black_box(&cell).customers(1, 200_000) {
        Outcome::Responses(responses) => black_box(responses.quantile(0.99)),
        Outcome::Backlog { growth } => black_box(growth),
    };
}
