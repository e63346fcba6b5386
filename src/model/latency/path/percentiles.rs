//! How long requests take on a path: inverted from its transform.

use super::{Path, Varying};
use crate::numeric::{Narrow, QuantileError, Transform, quantiles_near};

/// Quantiles of the rest are searched within these, whatever share the edge answers.
const SMALLEST: f64 = 1e-6;
const LARGEST: f64 = 1.0 - 1e-6;

impl Path {
    /// Quantiles of the response time, seconds, at rising `probabilities`: of the whole path by inverting its
    /// transform, never sums of the stages' quantiles.
    ///
    /// The edge answers a share e at once after its round trip r. So p is a quantile of the requests that pass the edge:
    /// p/(1 − e) of them where these are back before r, (p − e)/(1 − e) where they are back after it; and r in between.
    ///
    /// # Errors
    /// [`QuantileError`] when the inversion does not converge.
    pub fn quantiles<const N: usize>(&self, probabilities: [f64; N]) -> Result<[f64; N], QuantileError> {
        self.quantiles_near(probabilities, [0.0; N])
    }

    /// As [`Self::quantiles`], which are found sooner if they are near `guesses`: those of a path that differs in little.
    ///
    /// # Errors
    /// The same.
    pub fn quantiles_near<const N: usize>(
        &self,
        probabilities: [f64; N],
        guesses: [f64; N],
    ) -> Result<[f64; N], QuantileError> {
        let e = self.edge_share;
        let guesses = guesses.map(|guess| guess - self.shift);
        let past_edge = |shares: [f64; N]| {
            let sought = |share: f64| {
                if share > 0.0 { (share / (1.0 - e)).clamp(SMALLEST, LARGEST) } else { 0.0 }
            };
            let found = quantiles_near(Varying(self), self.mean(), shares.map(sought), guesses)?;
            Ok(found.map(|quantile| quantile + self.shift))
        };
        if e == 0.0 {
            return past_edge(probabilities);
        }
        let quick = match self.edge - self.shift {
            before if before > 0.0 => self.past_edge().distribution(before) * (1.0 - e),
            _ => 0.0,
        };
        let early = probabilities.map(|p| if p < quick { p } else { 0.0 });
        let late = probabilities.map(|p| if p > quick + e { p - e } else { 0.0 });
        let mut found = [self.edge; N];
        for (slot, (quantile, share)) in found.iter_mut().zip(past_edge(late)?.into_iter().zip(late)) {
            if share > 0.0 {
                *slot = quantile.max(self.edge);
            }
        }
        if quick > 0.0 {
            for (slot, (quantile, share)) in found.iter_mut().zip(past_edge(early)?.into_iter().zip(early)) {
                if share > 0.0 {
                    *slot = quantile.min(self.edge);
                }
            }
        }
        Ok(found)
    }

    /// P(T ≤ t) for a time `t` in seconds.
    #[must_use]
    pub fn share_within(&self, t: f64) -> f64 {
        self.with_edge(t, self.past_edge().distribution(t - self.shift))
    }

    /// P(T ≤ t) over all requests, from that of those which pass the edge.
    pub(super) fn with_edge(&self, t: f64, past_edge: f64) -> f64 {
        let at_edge = if t >= self.edge { self.edge_share } else { 0.0 };
        at_edge + (1.0 - self.edge_share) * past_edge
    }

    pub(super) fn past_edge(&self) -> Narrow<impl Transform> {
        Narrow::new(Varying(self), self.mean())
    }
}
