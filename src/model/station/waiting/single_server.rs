//! The waiting time in a GI/G/1 queue, from Pollaczek's contour integrals.

use super::{NEGLIGIBLE, Queue};
use crate::model::station::waiting::conditional::Moments;
use crate::numeric::{ComplexPair, Pair};

/// How probable it is to wait, and how long those wait who do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delay {
    /// P(W > 0).
    pub probability: f64,
    pub moments: Moments,
}

/// The ends of the trapezoids, in pairs, and their weights: the last is there twice, but counts once.
#[allow(clippy::indexing_slicing, reason = "the compiler evaluates the constant")]
const STEPS: [(Pair, Pair); 15] = {
    let mut steps = [(Pair::ZERO, Pair::both(1.0)); 15];
    let mut k = 0;
    while k < 15 {
        steps[k].0 = Pair([2.0 * k as f64, 2.0 * k as f64 + 1.0]);
        k += 1;
    }
    steps[0].1 = Pair([0.5, 1.0]);
    steps[14] = (Pair::both(28.0), Pair([1.0, 0.0]));
    steps
};

/// The trapezoids end after 28 of them, on the scale on which they are evenly spaced.
const END: f64 = 7.0;
const STEP: f64 = END / 28.0;

/// P(W > 0), E\[W | W > 0\] and E\[W² | W > 0\] of GI/G/1 with gamma interarrival and service times, in mean services.
///
/// With φ(z) = E\[e^(z(V−U))\] and L(z) = ln(1 − φ(z)), integrals along a line from b − i∞ to b + i∞, 0 < b < η:
/// P(W = 0) = exp(∮L(z)/z), E\[W\] = −∮L(z)/z², Var W = −2·∮L(z)/z³, ∮ = (1/2πi)∫dz. The line starts at the
/// saddle point of φ, b = (m−1)/(m(c_a² + c_s²)), m = 1/ρ, and bends away from the more regular of the two
/// times, staying where |φ| < 1, so that φ decays instead of turning; points lie at Im z = b·sinh u.
///
/// Accuracy: about 10⁻⁴ of each for ρ ≥ 0.3. Source: Abate, Choudhury and Whitt, "Calculation of the GI/G/1
/// waiting-time distribution and its cumulants from Pollaczek's formulas", AEÜ 47 (1993).
pub fn delay(queue: Queue) -> Delay {
    let Queue { utilization, arrival_scv, service_scv, .. } = queue;
    if arrival_scv == 0.0 && service_scv == 0.0 {
        return NOBODY;
    }
    if arrival_scv == 1.0 {
        return poisson_arrivals(utilization, service_scv);
    }
    let between = 1.0 / utilization;
    let saddle = (between - 1.0) / (between * (arrival_scv + service_scv));
    let (bend, side) = if arrival_scv >= service_scv {
        (1.0 / (between * arrival_scv), -1.0)
    } else {
        (1.0 / service_scv, 1.0)
    };
    let twist = twist(arrival_scv, service_scv);
    let [mut first, mut second, mut third] = [Pair::ZERO; 3];
    for (at, weight) in STEPS {
        let v = at * STEP;
        let weight = weight * (STEP / std::f64::consts::PI);
        let bend_of_v = v * v * twist;
        let (u, stretch) = (v * (bend_of_v + 1.0), bend_of_v * 3.0 + 1.0);
        let up = u.exp();
        let down = Pair::both(1.0) / up;
        let (height, speed) = ((up - down) * (0.5 * saddle), (up + down) * (0.5 * saddle) * stretch);
        let radius = if height.any_beyond(1e150) { height } else { (height * height + bend * bend).sqrt() };
        let z = ComplexPair { re: height * (height / (radius + bend)) * side + saddle, im: height };
        let along = ComplexPair { re: height * side / radius * speed * weight, im: speed * weight };
        let exponent = log_gamma_transform(-z, service_scv) + log_gamma_transform(z * between, arrival_scv);
        let inverse = z.inverse();
        let mut term = (-exponent.exp() + 1.0).ln() * along * inverse;
        first = first + term.im;
        term = term * inverse;
        second = second + term.im;
        term = term * inverse;
        third = third + term.im;
    }
    let [first, second, third] = [first, second, third].map(Pair::sum);
    let probability = -libm::expm1(first);
    let (mean, variance) = (-second, -2.0 * third);
    // What is left of so small a probability is the rounding of the integrals.
    if !(probability > NEGLIGIBLE && mean > 0.0 && variance > 0.0) {
        return NOBODY;
    }
    let square = (variance + mean * mean) / probability;
    Delay { probability, moments: Moments { mean: mean / probability, square } }
}

/// Nobody waits.
const NOBODY: Delay = Delay { probability: 0.0, moments: Moments { mean: 0.0, square: 0.0 } };

/// ln E\[e^(−zT)\] of a gamma T of mean 1.
fn log_gamma_transform(z: ComplexPair, scv: f64) -> ComplexPair {
    if scv == 0.0 { -z } else { (z * scv).ln_1p() * (-1.0 / scv) }
}

/// How much faster than evenly u grows, so that |φ|, which falls as |z|^−(1/c_a² + 1/c_s²), has died at the end.
fn twist(arrival_scv: f64, service_scv: f64) -> f64 {
    const REACH: f64 = 24.0;
    // sinh(600) is still finite.
    const FARTHEST: f64 = 600.0;
    let power = 1.0 / arrival_scv + 1.0 / service_scv;
    ((12.0 / power).clamp(REACH, FARTHEST) / END - 1.0) / (END * END)
}

/// M/G/1: P(W > 0) = ρ, E\[W\] = ρ(1 + c_s²)/(2(1−ρ)), E\[W²\] = 2E\[W\]² + ρE\[V³\]/(3(1−ρ)), with
/// E\[V³\] = (1 + c_s²)(1 + 2c_s²). Source: Kleinrock, Queueing Systems vol. 1 (1975), ch. 5.
fn poisson_arrivals(rho: f64, scv: f64) -> Delay {
    let mean = (1.0 + scv) / (2.0 * (1.0 - rho));
    let third = (1.0 + scv) * (1.0 + 2.0 * scv);
    let square = 2.0 * rho * mean * mean + third / (3.0 * (1.0 - rho));
    Delay { probability: rho, moments: Moments { mean, square } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(utilization: f64, arrival_scv: f64, service_scv: f64) -> Queue {
        Queue { servers: 1, utilization, arrival_scv, service_scv }
    }

    #[test]
    fn the_integrals_reach_the_closed_form_of_poisson_arrivals() {
        // A hair off Poisson, so that the integrals are taken.
        for rho in [0.3, 0.7, 0.95, 0.999] {
            for scv in [0.0, 0.25, 1.0, 4.0] {
                let (got, expected) = (delay(queue(rho, 1.0 + 1e-9, scv)), poisson_arrivals(rho, scv));
                assert!((got.probability / expected.probability - 1.0).abs() < 1e-4, "{rho} {scv}: {got:?}");
                assert!(
                    (got.moments.mean / expected.moments.mean - 1.0).abs() < 1e-3,
                    "{rho} {scv}: {got:?}"
                );
                assert!(
                    (got.moments.square / expected.moments.square - 1.0).abs() < 1e-2,
                    "{rho} {scv}: {got:?}"
                );
            }
        }
    }

    #[test]
    fn d_m_1_has_the_published_probability() {
        // σ = e^(−(1−σ)/ρ) is the probability of waiting in D/M/1, and the wait then is exponential at 1 − σ:
        // Kleinrock (1975), ch. 6; at ρ = ½, σ = 0.203188.
        let got = delay(queue(0.5, 0.0, 1.0));
        assert!((got.probability - 0.203_188).abs() < 2e-5, "{got:?}");
        assert!((got.moments.mean * (1.0 - 0.203_188) - 1.0).abs() < 1e-3, "{got:?}");
    }
}
