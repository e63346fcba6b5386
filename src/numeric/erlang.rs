//! Erlang's loss and delay formulas for any number of servers.

use super::poisson;

/// Up to this many servers the recursion is both exact and quicker than the tail sum.
const RECURSION_LIMIT: u32 = 64;

/// Erlang B: the probability that a call finds all `servers` busy and is lost, with offered load `a` erlangs.
///
/// B(c, a) = (aᶜ/c!) / Σ_{k=0..c} aᵏ/k!, by the recursion B(k) = a·B(k−1)/(k + a·B(k−1)) for few servers, else
/// as the Poisson probability over its distribution function, whose tail takes O(√c) terms.
///
/// Domain: `a` ≥ 0 and finite. Source: Erlang (1917); Jagerman, Bell Syst. Tech. J. 53 (1974), §II.
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
    (1..=servers).fold(1.0, |blocked, k| {
        let carried = offered_load * blocked;
        carried / (f64::from(k) + carried)
    })
}

/// Σ_{n≥1} P(N = c+n)/P(N = c) for a Poisson N with mean `a` ≤ c: the terms fall geometrically past O(√c).
fn tail_over_term(c: f64, a: f64) -> f64 {
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

/// Erlang C: the probability that a customer has to wait, with `servers` servers and offered load `a` < c.
///
/// C = B/(1 − ρ + ρB), ρ = a/c. It is 1 where ρ ≥ 1.
///
/// Source: Kleinrock, Queueing Systems vol. 1 (1975), eq. 3.40; Cooper, Introduction to Queueing Theory (1981), §3.3.
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
