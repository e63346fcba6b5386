//! Quantiles of a simulated station, as precise as asked.

use super::histogram::Histogram;
use super::station::{Cell, Queue};

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Customers in a batch before the first look at the precision.
    pub first_batch: u64,
    /// Half the width of the 95% confidence interval of p99, relative.
    pub precision: f64,
    /// Customers at most.
    pub most: u64,
}

/// A quantile and half the width of its 95% confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub error: f64,
}

pub const BATCHES: usize = 30;
/// Student's t with 29 degrees of freedom at 97.5%.
const STUDENT: f64 = 2.045;
/// Quantiles of the response time at `probabilities`, from batches that double until p99 is as precise as asked; `serve`
/// serves that many customers more and adds their response times.
pub fn quantiles<const N: usize>(
    effort: Effort,
    probabilities: [f64; N],
    mut serve: impl FnMut(u64, &mut Histogram),
) -> [Estimate; N] {
    let mut batch = |size: u64| {
        let mut batch = Histogram::new();
        serve(size, &mut batch);
        batch
    };
    let mut batches: Vec<Histogram> = (0..BATCHES).map(|_| batch(effort.first_batch)).collect();
    let mut done = effort.first_batch * BATCHES as u64;
    loop {
        let precise = estimate(&batches, 0.99);
        if precise.error <= effort.precision * precise.value || 2 * done > effort.most {
            return probabilities.map(|probability| estimate(&batches, probability));
        }
        // Twice as many: neighbours merge, so that batches stay BATCHES in number and grow less dependent.
        batches = batches.chunks(2).map(merged).collect();
        let size = done / (BATCHES as u64 / 2);
        batches.resize_with(BATCHES, || batch(size));
        done *= 2;
    }
}

impl Cell {
    /// Quantiles of the response time at `probabilities`.
    pub fn simulate<const N: usize>(
        &self,
        seed: u64,
        effort: Effort,
        probabilities: [f64; N],
    ) -> [Estimate; N] {
        let mut queue = Queue::new(self, seed);
        // The queue forgets how it began in about (c_a² + c_s²)/(1 − ρ)² customers, and each server in a few services.
        let memory = (self.arrival_scv + self.service_scv) / (1.0 - self.utilization).powi(2);
        queue.serve((20.0 * memory) as u64 + 100 * u64::from(self.servers), &mut Histogram::new());
        quantiles(effort, probabilities, |count, responses| {
            queue.serve(count, responses);
        })
    }
}

fn estimate(batches: &[Histogram], probability: f64) -> Estimate {
    let values: Vec<f64> = batches.iter().map(|batch| batch.quantile(probability)).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Estimate { value: merged(batches).quantile(probability), error: STUDENT * (variance / n).sqrt() }
}

fn merged(parts: &[Histogram]) -> Histogram {
    let mut whole = Histogram::new();
    for part in parts {
        whole.count += part.count;
        for (sum, bin) in whole.bins.iter_mut().zip(&part.bins) {
            *sum += bin;
        }
    }
    whole
}
