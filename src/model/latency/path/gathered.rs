//! What waits for all of a number of parallel answers.

use super::slowed_by_disk;
use crate::model::latency::fan_out::SlowestExponential;
use crate::model::latency::slowest::Slowest;
use crate::model::latency::stage::Stage;
use crate::model::station::service::Service;
use crate::numeric::{ComplexPair, Transform};
use crate::units::Seconds;

/// The slowest of parallel answers that are independent and alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Gathered {
    /// A single one.
    One(Service),
    /// Exact.
    Exponential(SlowestExponential),
    /// Tabulated, with a constant part that all have, seconds.
    General { slowest: Box<Slowest>, constant: f64 },
}

impl Gathered {
    /// `leaves` answers that take a gamma-distributed time.
    pub fn of_service(service: Service, leaves: u32) -> Self {
        let alike = Seconds::new(service.mean());
        match alike {
            // The slowest of constants is the constant.
            _ if leaves <= 1 || service.scv() == 0.0 => Self::One(service),
            Ok(mean) if service.scv() == 1.0 => Self::Exponential(SlowestExponential::new(mean, leaves)),
            _ => Slowest::of_distribution(|t| service.distribution(t), service.mean(), leaves).map_or(
                Self::One(service),
                |slowest| Self::General { slowest: Box::new(slowest), constant: 0.0 },
            ),
        }
    }

    /// `leaves` answers of a stage, some of which (a share `from_disk`) take an exponential time of mean `disk` more.
    /// `None` where there is a single one, or nothing in them varies.
    pub fn of_stage(stage: &Stage, from_disk: f64, disk: f64, leaves: u32) -> Option<Self> {
        // Constants are taken out: see the ringing of the inversion.
        let constant = if stage.service.scv() == 0.0 { stage.service.mean() } else { 0.0 };
        let varying = Answer { stage, constant: constant > 0.0, from_disk, disk };
        let mean = stage.mean() + from_disk * disk - constant;
        let slowest = (leaves > 1).then(|| Slowest::new(varying, mean, leaves))?.ok()?;
        Some(Self::General { slowest: Box::new(slowest), constant })
    }

    pub fn mean(&self) -> f64 {
        match self {
            Self::One(service) => service.mean(),
            Self::Exponential(slowest) => slowest.mean(),
            Self::General { slowest, constant } => slowest.mean() + constant,
        }
    }

    /// Whether the transform is continued to the left of 0, all its singularities being on the negative real axis. What is
    /// tabulated grows there.
    pub fn continues_left(&self) -> bool {
        match self {
            Self::One(service) => service.continues_left(),
            Self::Exponential(slowest) => slowest.continues_left(),
            Self::General { .. } => false,
        }
    }

    pub fn transform(&self, s: ComplexPair) -> ComplexPair {
        match self {
            Self::One(service) => service.transform(s),
            Self::Exponential(slowest) => s.map(|s| slowest.transform(s)),
            Self::General { slowest, constant } => {
                let varying = s.map(|s| slowest.transform(s));
                if *constant > 0.0 { varying * (s * -*constant).exp() } else { varying }
            }
        }
    }
}

/// What varies of the answer of one stage.
struct Answer<'a> {
    stage: &'a Stage,
    /// Its service is no part of that.
    constant: bool,
    from_disk: f64,
    disk: f64,
}

impl Transform for Answer<'_> {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        let served = if self.constant { self.stage.waiting_transform(s) } else { self.stage.transform(s) };
        served * slowed_by_disk(s, self.from_disk, self.disk)
    }

    fn hyperbola_from(&self) -> Option<f64> {
        let served = self.constant || self.stage.service.continues_left();
        (served && self.stage.waiting.continues_left()).then_some(0.0)
    }
}
