//! A histogram of positive times whose bins are 1/1024 of their octave wide.

/// Bins to an octave, as bits.
const FINE: u32 = 10;
/// Times from 2^−20 to 2^20: what is below goes to the first bin, what is above to the last.
const LEAST_EXPONENT: u64 = 1023 - 20;
const OCTAVES: usize = 40;
const BINS: usize = OCTAVES << FINE;

#[derive(Clone)]
pub struct Histogram {
    pub(super) bins: Vec<u32>,
    pub(super) count: u64,
}

impl Histogram {
    pub fn new() -> Self {
        Self { bins: vec![0; BINS], count: 0 }
    }

    pub fn add(&mut self, time: f64) {
        // The leading bits of a positive double are its octave and its place in it.
        let bin = (time.to_bits() >> (52 - FINE)).saturating_sub(LEAST_EXPONENT << FINE) as usize;
        self.bins[bin.min(BINS - 1)] += 1;
        self.count += 1;
    }

    /// Evenly spread inside a bin.
    pub fn quantile(&self, probability: f64) -> f64 {
        let mut left = probability * self.count as f64;
        for (bin, &count) in self.bins.iter().enumerate() {
            let count = f64::from(count);
            if left < count {
                let edge =
                    |bin: usize| f64::from_bits((bin as u64 + (LEAST_EXPONENT << FINE)) << (52 - FINE));
                return edge(bin) + (edge(bin + 1) - edge(bin)) * left / count;
            }
            left -= count;
        }
        f64::INFINITY
    }
}
