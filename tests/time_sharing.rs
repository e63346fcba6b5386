//! Cores that all requests share in slices of no length: processor sharing, as an operating system comes close to.

use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::simulator::Time;

/// Response times of `count` requests after `warm_up`: each brings `work` and gets a core of its own, or an equal share of
/// them where there are more requests than cores.
pub fn responses(cores: u32, between: Time, work: Time, seed: u64, warm_up: usize, count: usize) -> Vec<f64> {
    let random = &mut Pcg64Mcg::seed_from_u64(seed);
    // Requests in service by the work that they end at, on a clock that runs at the rate of each of them.
    let mut serving: BinaryHeap<(Reverse<u64>, u64)> = BinaryHeap::new();
    let (mut now, mut clock, mut next) = (0.0, 0.0, between.sample(random));
    let mut done = Vec::with_capacity(count);
    let mut left = warm_up;
    while done.len() < count {
        let rate = (f64::from(cores) / serving.len().max(1) as f64).min(1.0);
        let ends = serving
            .peek()
            .map_or(f64::INFINITY, |(Reverse(end), _)| now + (f64::from_bits(*end) - clock) / rate);
        if ends <= next {
            clock += (ends - now) * rate;
            now = ends;
            let Some((_, began)) = serving.pop() else { break };
            if left > 0 {
                left -= 1;
            } else {
                done.push(now - f64::from_bits(began));
            }
        } else {
            clock += (next - now) * rate;
            now = next;
            // Positive floats are ordered as their bits are.
            serving.push((Reverse((clock + work.sample(random)).to_bits()), now.to_bits()));
            next = now + between.sample(random);
        }
    }
    done
}
