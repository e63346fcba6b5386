//! The attempts per request that clients make of a design at a load, and the load that they are.

use crate::model::capacity::capacity;
use crate::model::capacity::tier::TierLoad;
use crate::model::latency::path::Path;
use crate::model::latency::retries::{Equilibrium, RetryLoop, RetryState, attempts};
use crate::scenario::{Design, Workload};
use crate::units::{Fraction, PerSecond};

/// Where a design with its retries settles at a load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repeated {
    /// Attempts per request at which it runs.
    pub attempts: f64,
    /// Those of them that the tiers' loads hold already.
    least: f64,
    /// None where nobody tries again.
    pub state: Option<RetryState>,
}

impl Repeated {
    const ONCE: Self = Self { attempts: 1.0, least: 1.0, state: None };

    /// The equilibrium at which it runs.
    #[must_use]
    pub const fn at(&self) -> Option<Equilibrium> {
        match self.state {
            Some(
                RetryState::Stable(at)
                | RetryState::Overloaded(at)
                | RetryState::Metastable { normal: at, .. },
            ) => Some(at),
            None => None,
        }
    }

    /// Attempts per request over those that the tiers' loads hold already.
    #[must_use]
    pub fn more(&self) -> f64 {
        self.attempts / self.least
    }

    /// The tiers with every attempt as work, in requests per second before any retry.
    #[must_use]
    pub fn of(&self, loads: [TierLoad; 4]) -> [TierLoad; 4] {
        loads.map(|load| load.repeated(self.more()))
    }
}

/// Solves the loop of failures and attempts: an attempt fails by itself with the share f, or because its answer takes
/// longer than the timeout, p(x) = f + (1 − f)·P(T > timeout) at x attempts per second, and always where a tier is
/// saturated. `loads` are those of a design, `rate` is before any retry.
#[must_use]
pub fn repeated(workload: &Workload, design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Repeated {
    let retrying = &workload.retrying;
    if retrying.most == 0 {
        return Repeated::ONCE;
    }
    let (own, least) = (retrying.failing.get(), least_attempts(workload));
    let most = (capacity(loads).rate * least).min(PerSecond::MAXIMUM);
    let failing = |attempts: PerSecond| {
        let path = PerSecond::new(attempts.get() / least)
            .ok()
            .and_then(|requests| Path::new(workload, design, loads, requests).ok());
        let late = path.map_or(1.0, |path| 1.0 - path.share_within(retrying.timeout.get()).clamp(0.0, 1.0));
        let failing = own + (1.0 - own) * late;
        Fraction::new(failing.clamp(0.0, 1.0)).unwrap_or(retrying.failing)
    };
    let Ok(capacity) = PerSecond::new(most) else { return Repeated::ONCE };
    let state = RetryLoop { rate, retries: retrying.most, capacity }.settle(failing);
    let repeated = Repeated { attempts: 1.0, least, state: Some(state) };
    Repeated { attempts: repeated.at().map_or(1.0, |at| at.attempts), ..repeated }
}

/// Attempts per request when none is late: Σ f^k for k from 0 to r.
#[must_use]
pub fn least_attempts(workload: &Workload) -> f64 {
    attempts(workload.retrying.failing, workload.retrying.most)
}
