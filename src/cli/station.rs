//! `headroom station`.

use std::error::Error;

use headroom::model::{Service, Station};
use headroom::report::station_answer;
use headroom::units::{PerSecond, Scv, Seconds};

use crate::arguments::{Format, Station as Arguments};

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
    })
}
