//! `headroom station`.

use std::error::Error;

use headroom::model::{Service, Station};
use headroom::report::{CsvCell, StationAnswer, station_answer};
use headroom::units::{PerSecond, Scv, Seconds};

use crate::arguments::{Format, Station as Arguments};
use crate::listing::Listing;

pub fn run(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    if arguments.servers == 0 {
        return Err("--servers must be at least 1".into());
    }
    let service = Service::new(
        Seconds::new(arguments.service_time).map_err(|why| format!("--service-time: {why}"))?,
        Scv::new(arguments.service_scv).map_err(|why| format!("--service-scv: {why}"))?,
    );
    let station = Station {
        servers: arguments.servers,
        arrival_rate: PerSecond::new(arguments.arrival_rate)
            .map_err(|why| format!("--arrival-rate: {why}"))?,
        arrival_scv: Scv::new(arguments.arrival_scv).map_err(|why| format!("--arrival-scv: {why}"))?,
        service,
    };
    let answer = station_answer(&station)?;
    Ok(match arguments.format {
        Format::Table => answer.to_string(),
        Format::Json => serde_json::to_string_pretty(&answer)?,
        Format::Markdown | Format::Csv => listing(&answer).print(arguments.format)?,
    })
}

fn listing(answer: &StationAnswer) -> Listing {
    let numbers = [
        ("utilization", answer.utilization),
        ("p_wait", answer.p_wait),
        ("mean_wait_s", answer.mean_wait_s),
        ("mean_response_s", answer.mean_response_s),
        ("p50_s", answer.p50_s),
        ("p95_s", answer.p95_s),
        ("p99_s", answer.p99_s),
        ("p999_s", answer.p999_s),
    ];
    let row = |(name, value)| vec![Some(CsvCell::text(name)), Some(CsvCell::Number(value))];
    Listing {
        schema: "headroom-station-1",
        title: "Station",
        columns: vec!["figure", "value"],
        rows: numbers.into_iter().map(row).collect(),
    }
}
