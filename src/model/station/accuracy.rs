//! How far the percentiles of a station were from simulation, by regime: measured, in accuracy.csv.

use std::sync::LazyLock;

use crate::model::station::Station;

/// How the law of the waiting time was found, for gamma interarrival and service times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The law itself: M/M/c, M/G/1, GI/M/c up to 64 servers.
    Exact,
    /// Exact moments and tail, with a fitted body: GI/G/1, GI/D/c.
    Fitted,
    /// Between exact laws.
    Interpolated,
}

impl Method {
    pub const ALL: [Self; 3] = [Self::Exact, Self::Fitted, Self::Interpolated];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Fitted => "fitted",
            Self::Interpolated => "interpolated",
        }
    }

    #[must_use]
    pub fn of(station: &Station) -> Self {
        let (c, arrivals, service) = (station.servers, station.arrival_scv.get(), station.service.scv());
        let exponential_service = service == 1.0 && (arrivals == 1.0 || c <= MOST_SUMMED);
        if exponential_service || c == 1 && arrivals == 1.0 || arrivals == 0.0 && service == 0.0 {
            Self::Exact
        } else if c == 1 || service == 0.0 {
            Self::Fitted
        } else {
            Self::Interpolated
        }
    }
}

/// Up to this many servers P(W>0) of GI/M/c is summed.
const MOST_SUMMED: u32 = 64;

/// Stations whose errors are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Regime {
    pub method: Method,
    /// c is at most this, and above the next smaller of [`Regime::SERVERS`].
    pub servers: u32,
    /// ρ is at most this, and above the next smaller of [`Regime::UTILIZATIONS`].
    pub utilization: f64,
}

impl Regime {
    pub const SERVERS: [u32; 4] = [1, 4, 64, 256];
    pub const UTILIZATIONS: [f64; 4] = [0.5, 0.8, 0.9, 0.95];
    /// The largest SCV that was simulated.
    pub const MOST_VARIABLE: f64 = 4.0;

    /// The regime of a station, if there were simulations of such.
    #[must_use]
    pub fn of(station: &Station) -> Option<Self> {
        let variability = station.arrival_scv.get().max(station.service.scv());
        let servers = Self::SERVERS.into_iter().find(|most| station.servers <= *most)?;
        // Room for the rounding of ρ = λS/c.
        let utilization =
            Self::UTILIZATIONS.into_iter().find(|most| station.utilization() <= most * (1.0 + 1e-9))?;
        (variability <= Self::MOST_VARIABLE).then_some(Self {
            method: Method::of(station),
            servers,
            utilization,
        })
    }
}

/// The largest relative errors of response time percentiles in a regime, of either sign; those of the simulation
/// itself included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorBand {
    pub regime: Regime,
    /// How many stations were simulated.
    pub cells: u32,
    pub p50: f64,
    pub p99: f64,
    pub p999: f64,
}

/// Written by `cargo run --release --example accuracy`.
const MEASURED: &str = include_str!("accuracy.csv");

static BANDS: LazyLock<Vec<ErrorBand>> =
    LazyLock::new(|| MEASURED.lines().skip(1).filter_map(parse).collect());

/// All measured bands.
pub fn error_bands() -> impl Iterator<Item = ErrorBand> {
    BANDS.iter().copied()
}

/// The band of the regime of a station; none where nothing was simulated: ρ > 0.95, more than 256 servers, or an
/// SCV above 4.
///
/// Source: the simulations of docs/accuracy.md.
#[must_use]
pub fn error_band(station: &Station) -> Option<ErrorBand> {
    let regime = Regime::of(station)?;
    error_bands().find(|band| band.regime == regime)
}

fn parse(line: &str) -> Option<ErrorBand> {
    let mut cells = line.split(',');
    let name = cells.next()?;
    let method = Method::ALL.into_iter().find(|method| method.name() == name)?;
    let servers = cells.next()?.parse().ok()?;
    let utilization = cells.next()?.parse().ok()?;
    let count = cells.next()?.parse().ok()?;
    let mut number = || cells.next()?.parse::<f64>().ok();
    let (p50, p99, p999) = (number()?, number()?, number()?);
    Some(ErrorBand { regime: Regime { method, servers, utilization }, cells: count, p50, p99, p999 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Service;
    use crate::units::{PerSecond, Scv, Seconds};

    fn station(servers: u32, utilization: f64, arrival_scv: f64, service_scv: f64) -> Station {
        Station {
            servers,
            arrival_rate: PerSecond::new(utilization * f64::from(servers)).unwrap(),
            arrival_scv: Scv::new(arrival_scv).unwrap(),
            service: Service::new(const { Seconds::literal(1.0) }, Scv::new(service_scv).unwrap()),
        }
    }

    #[test]
    fn every_line_is_a_band() {
        assert_eq!(error_bands().count(), MEASURED.lines().count() - 1);
        assert_eq!(error_bands().map(|band| band.cells).sum::<u32>(), 900);
        for band in error_bands() {
            assert!([band.p50, band.p99, band.p999].into_iter().all(|error| (0.0..1.0).contains(&error)));
        }
    }

    #[test]
    fn a_station_finds_the_band_of_its_regime() {
        let expect = |station: Station, method, servers, utilization| {
            let band = error_band(&station).unwrap();
            assert_eq!(band.regime, Regime { method, servers, utilization });
        };
        expect(station(1, 0.9, 1.0, 3.0), Method::Exact, 1, 0.9);
        expect(station(3, 0.85, 1.0, 0.0), Method::Fitted, 4, 0.9);
        expect(station(100, 0.01, 1.0, 2.0), Method::Interpolated, 256, 0.5);
        expect(station(64, 0.95, 0.5, 1.0), Method::Exact, 64, 0.95);
        expect(station(65, 0.95, 0.5, 1.0), Method::Interpolated, 256, 0.95);
    }

    #[test]
    fn what_was_not_simulated_has_no_band() {
        assert_eq!(error_band(&station(257, 0.5, 1.0, 1.0)), None);
        assert_eq!(error_band(&station(4, 0.96, 1.0, 1.0)), None);
        assert_eq!(error_band(&station(4, 0.5, 4.5, 1.0)), None);
    }
}
