//! Response times of a simulated network that are kept, one by one.

use crate::simulator::Network;

/// Response times of `count` measured requests, in order of completion, after as many as `warm_up`.
pub fn sample(network: Network<'_>, seed: u64, warm_up: u64, count: u64) -> Vec<f64> {
    let mut running = network.start(seed);
    let mut kept = Vec::new();
    running.serve(warm_up, |_| ());
    running.serve(count, |response| kept.push(response));
    kept
}

/// The empirical quantile of a sample.
pub fn quantile(sample: &[f64], probability: f64) -> f64 {
    let mut sorted = sample.to_vec();
    let rank = ((sorted.len() - 1) as f64 * probability).round() as usize;
    *sorted.select_nth_unstable_by(rank, f64::total_cmp).1
}

/// Half the width of a 95% confidence interval of a quantile, from the spread over twenty batches.
pub fn quantile_error(sample: &[f64], probability: f64) -> f64 {
    const BATCHES: usize = 20;
    // Student's t with 19 degrees of freedom at 97.5%.
    const STUDENT: f64 = 2.093;
    let values: Vec<f64> =
        sample.chunks_exact(sample.len() / BATCHES).map(|batch| quantile(batch, probability)).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    STUDENT * (variance / n).sqrt()
}

/// A confidence interval.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    pub middle: f64,
    /// Half its width.
    pub half: f64,
}

/// The mean of a sample in its 99.9% confidence interval, from the spread over thirty batches.
pub fn mean(sample: &[f64]) -> Interval {
    const BATCHES: usize = 30;
    // Student's t with 29 degrees of freedom at 99.95%.
    const STUDENT: f64 = 3.659;
    let size = sample.len() / BATCHES;
    let means: Vec<f64> =
        sample.chunks_exact(size).map(|batch| batch.iter().sum::<f64>() / size as f64).collect();
    let n = means.len() as f64;
    let middle = means.iter().sum::<f64>() / n;
    let variance = means.iter().map(|mean| (mean - middle).powi(2)).sum::<f64>() / (n - 1.0);
    Interval { middle, half: STUDENT * (variance / n).sqrt() }
}
