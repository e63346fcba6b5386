//! How fast the tail of the waiting time falls.

/// The positive root η of E\[e^(ηV)\]·E\[e^(−ηU)\] = 1 for gamma service times V of mean 1 and SCV c_s² and gamma
/// interarrival times U of mean 1/ρ and SCV c_a²; per mean service. P(W > t) ~ A·e^(−ηt) with one server,
/// A·e^(−cηt) with c.
///
/// Newton's method on ln E\[e^(xV)\] + ln E\[e^(−xU)\], which is convex, inside the bracket from its minimum
/// (m−1)/(m·c_a² + m·c_s²), m = 1/ρ, to its pole 1/c_s².
///
/// Domain: 0 < ρ < 1, c_a² + c_s² > 0. Sources: Takahashi, "Asymptotic exponentiality of the tail of the
/// waiting-time distribution in a PH/PH/c queue", Adv. Appl. Prob. 13 (1981); Abate, Choudhury and Whitt,
/// "Exponential approximations for tail probabilities in queues, I: waiting times", Oper. Res. 43 (1995).
pub fn decay_rate(utilization: f64, arrival_scv: f64, service_scv: f64) -> f64 {
    if arrival_scv == 1.0 && service_scv == 1.0 {
        return 1.0 - utilization;
    }
    let between = 1.0 / utilization;
    let spread = between * arrival_scv;
    let excess =
        |x: f64| log_gamma_transform(-x, service_scv) + log_gamma_transform(x * between, arrival_scv);
    let slope = |x: f64| 1.0 / (1.0 - x * service_scv) - between / (1.0 + x * spread);
    let mut low = (between - 1.0) / (spread + between * service_scv);
    let mut high = 1.0 / service_scv;
    let mut x = if 2.0 * low < high { 2.0 * low } else { 0.5 * (low + high) };
    for _ in 0..MOST_STEPS {
        let above = excess(x);
        if above > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - above / slope(x);
        let next = if newton > low && newton < high {
            // The next step would be about the square of this one.
            if (newton - x).abs() <= CLOSE * x {
                return newton;
            }
            newton
        } else if high.is_finite() {
            0.5 * (low + high)
        } else {
            2.0 * x
        };
        if (next - x).abs() <= 1e-12 * x {
            return next;
        }
        x = next;
    }
    x
}

const MOST_STEPS: u32 = 100;
/// A step of this share leaves a step of 1e-13.
const CLOSE: f64 = 1e-7;

/// ln E\[e^(−xT)\] of a gamma T of mean 1.
fn log_gamma_transform(x: f64, scv: f64) -> f64 {
    if scv == 0.0 { -x } else { -libm::log1p(x * scv) / scv }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_m_m_1_queue_it_is_one_minus_rho() {
        // A hair off, so that the root is searched.
        for rho in [0.001, 0.3, 0.9, 0.999_999] {
            let rate = decay_rate(rho, 1.0 + 1e-12, 1.0);
            assert!((rate / (1.0 - rho) - 1.0).abs() < 1e-9, "{rho}: {rate}");
        }
    }

    #[test]
    fn of_an_m_d_1_queue_it_solves_its_own_equation() {
        // E[e^(ηV)]·E[e^(−ηU)] = e^η·ρ/(ρ + η) = 1.
        for rho in [0.05, 0.5, 0.95] {
            let rate = decay_rate(rho, 1.0, 0.0);
            assert!((libm::exp(rate) / (1.0 + rate / rho) - 1.0).abs() < 1e-9, "{rho}: {rate}");
        }
    }

    #[test]
    fn it_exists_at_the_edges() {
        for rho in [1e-9, 0.5, 1.0 - 1e-9] {
            for (arrivals, service) in [(0.0, 100.0), (100.0, 0.0), (100.0, 100.0), (1e-9, 0.0), (0.0, 1e-9)]
            {
                let rate = decay_rate(rho, arrivals, service);
                assert!(rate > 0.0 && rate.is_finite(), "{rho} {arrivals} {service}: {rate}");
            }
        }
    }
}
