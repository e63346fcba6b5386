//! What is measured, natively and in the browser alike.

use std::fmt;
use std::hint::black_box;

use headroom::analysis::{cost_curve, latency_curve};
use headroom::chart::{Frame, draw, latency_figure};
use headroom::link;
use headroom::model::{Path, Service, Sizer, Station, evaluate, loads, peak_rate};
use headroom::report::station_answer;
use headroom::scenario::{Scenario, Side, default_preset};
use headroom::units::{PerSecond, Scv, Seconds};

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

pub static SUBJECTS: [Subject; 8] = [
    Subject { name: "station: p50 to p99.9 of G/G/30", run: station },
    Subject { name: "path: p50 to p99.9 of one design", run: path },
    Subject { name: "evaluate both designs", run: designs },
    Subject { name: "latency curve of both designs", run: curve },
    Subject { name: "sizing sweep: 60 loads of both designs", run: sizing },
    Subject { name: "cost curve with its crossovers", run: costs },
    Subject { name: "everything the page shows", run: page },
    Subject { name: "link: print and open", run: link_round_trip },
];

/// The scenario that is measured: what a first visit shows.
pub fn scenario() -> Scenario {
    default_preset().scenario()
}

fn designs(scenario: &Scenario) {
    let _ = black_box(evaluate(black_box(scenario)));
}

fn station(_: &Scenario) {
    let (Ok(arrival_rate), Ok(arrival_scv), Ok(service_scv), Ok(mean)) =
        (PerSecond::new(24.0), Scv::new(0.5), Scv::new(2.0), Seconds::new(1.0))
    else {
        return;
    };
    let service = Service::new(mean, service_scv);
    let station = Station { servers: 30, arrival_rate, arrival_scv, service };
    let _ = black_box(station_answer(black_box(&station)));
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

fn page(scenario: &Scenario) {
    let _ = black_box(evaluate(black_box(scenario)));
    if let Ok(curve) = latency_curve(black_box(scenario)) {
        let figure = latency_figure(&curve, &scenario.objectives);
        let _ = black_box(draw(&figure, &Frame::new(1000, 360)));
    }
}

fn link_round_trip(scenario: &Scenario) {
    let _ = black_box(link::open(&link::print(black_box(scenario))));
}
