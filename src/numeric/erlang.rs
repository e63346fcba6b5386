//! Erlang's loss and delay formulas for any number of servers.

use super::poisson;
use super::quadrature::gauss_legendre;

/// Up to this many servers the recursion is both exact and quicker than the tail sum.
const RECURSION_LIMIT: u32 = 64;

/// Erlang B: the probability that a call finds all `servers` busy and is lost, with offered load `a` erlangs.
///
/// B(c, a) = (aᶜ/c!) / Σ_{k=0..c} aᵏ/k!, by the recursion 1/B(k) = 1 + k/(a·B(k−1)) for few servers, else
/// as the Poisson probability over its distribution function, whose tail takes at most a fixed number of terms.
///
/// Domain: `a` ≥ 0 and finite. Source: Erlang (1917); Jagerman, "Some Properties of the Erlang Loss
/// Function", Bell Syst. Tech. J. 53 (1974).
#[must_use]
pub fn erlang_b(servers: u32, offered_load: f64) -> f64 {
    if offered_load <= 0.0 {
        return if servers == 0 { 1.0 } else { 0.0 };
    }
    let c = f64::from(servers);
    if servers <= RECURSION_LIMIT || offered_load > c {
        return recursion(servers, offered_load);
    }
    let at = poisson::probability(c, offered_load);
    at / (1.0 - at * tail_over_term(c, offered_load))
}

fn recursion(servers: u32, offered_load: f64) -> f64 {
    let each = 1.0 / offered_load;
    1.0 / (1..=servers).fold(1.0, |odds, k| 1.0 + f64::from(k) * each * odds)
}

/// Up to this many servers the tail is summed term by term: no more than some 500 terms.
const SUMMATION_LIMIT: f64 = 4096.0;

/// Σ_{n≥1} P(N = c+n)/P(N = c) for a Poisson N with mean `a` ≤ c.
fn tail_over_term(c: f64, a: f64) -> f64 {
    if c <= SUMMATION_LIMIT { tail_sum(c, a) } else { tail_integral(c, a) }
}

/// The terms fall geometrically past O(√c).
fn tail_sum(c: f64, a: f64) -> f64 {
    let (mut sum, mut term, mut k) = (0.0, 1.0, c);
    loop {
        k += 1.0;
        term *= a / k;
        sum += term;
        if term < sum * 1e-16 {
            return sum;
        }
    }
}

/// The same as ∫₀^c e^(ax/c)·(1 − x/c)^(c−1) dx − 1, in a number of steps that does not grow with c: the integrand
/// falls faster than e^(−(1−ρ)x − x²/2c), and is left out where that is below e^−32.
///
/// Source: Abramowitz and Stegun (1964), 13.2.1, of Σ_{n≥0} aⁿ·c!/(c+n)! = ₁F₁(1; c+1; a).
fn tail_integral(c: f64, a: f64) -> f64 {
    const SMALL: f64 = 32.0;
    let (rho, spare) = (a / c, 1.0 - a / c);
    let end = 2.0 * SMALL / (spare + libm::sqrt(spare * spare + 2.0 * SMALL / c));
    let integrand = |x: f64| libm::exp(rho * x + (c - 1.0) * libm::log1p(-x / c));
    let mut sum = 0.0;
    for (low, high) in [(0.0, 0.125), (0.125, 0.25), (0.25, 0.5), (0.5, 1.0)] {
        for (x, weight) in gauss_legendre(low * end, high * end) {
            sum += weight * integrand(x);
        }
    }
    sum - 1.0
}

/// Erlang C: the probability that a customer has to wait, with `servers` servers and offered load `a` < c.
///
/// C = B/(1 − ρ + ρB), ρ = a/c. It is 1 where ρ ≥ 1.
///
/// Source: Kleinrock, Queueing Systems vol. 1 (1975), ch. 3; Cooper, Introduction to Queueing Theory (1981).
#[must_use]
pub fn erlang_c(servers: u32, offered_load: f64) -> f64 {
    let utilization = offered_load / f64::from(servers);
    if utilization >= 1.0 {
        return 1.0;
    }
    let blocked = erlang_b(servers, offered_load);
    blocked / (1.0 - utilization + utilization * blocked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_where_they_meet() {
        for servers in [65, 200, 1_000] {
            for utilization in [0.3, 0.7, 0.95, 0.9999] {
                let load = utilization * f64::from(servers);
                let (fast, slow) = (erlang_b(servers, load), recursion(servers, load));
                assert!((fast / slow - 1.0).abs() < 1e-10, "{servers} {utilization}: {fast} {slow}");
            }
        }
    }

    #[test]
    fn the_tail_is_the_same_summed_and_integrated() {
        for servers in [100.0, 4_096.0, 1e6] {
            for utilization in [0.05, 0.5, 0.9, 0.99, 0.999_99, 1.0] {
                let load = utilization * servers;
                let (sum, integral) = (tail_sum(servers, load), tail_integral(servers, load));
                assert!((integral / sum - 1.0).abs() < 1e-9, "{servers} {utilization}: {integral} {sum}");
            }
        }
    }

    #[test]
    fn a_million_servers_follow_the_halfin_whitt_limit() {
        // Halfin and Whitt (1981), eq. 2.3: with ρ = 1 − β/√c, C → 1/(1 + β·Φ(β)/φ(β)).
        let (beta, servers) = (1.0_f64, 1_000_000_u32);
        let load = f64::from(servers) * (1.0 - beta / libm::sqrt(f64::from(servers)));
        let density = libm::exp(-0.5 * beta * beta) / libm::sqrt(std::f64::consts::TAU);
        let distribution = 0.5 * libm::erfc(-beta / std::f64::consts::SQRT_2);
        let limit = 1.0 / (1.0 + beta * distribution / density);
        assert!((erlang_c(servers, load) / limit - 1.0).abs() < 2e-3);
    }

    #[test]
    fn the_edges() {
        assert_eq!(erlang_b(5, 0.0), 0.0);
        assert_eq!(erlang_c(5, 0.0), 0.0);
        assert_eq!(erlang_c(5, 5.0), 1.0);
        assert_eq!(erlang_c(5, 50.0), 1.0);
    }
}
