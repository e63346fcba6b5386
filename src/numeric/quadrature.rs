//! Integrals of smooth functions, panel by panel.

/// Positive half of the nodes of the eight-point rule on [−1, 1], each with its weight.
///
/// Source: Abramowitz and Stegun (1964), table 25.4, n = 8.
const NODES: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_5),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_3),
];

/// Nodes x_j and weights w_j with ∫_low^high f(x) dx ≈ Σ w_j·f(x_j): Gauss–Legendre with eight nodes, exact for
/// polynomials up to degree 15.
pub fn gauss_legendre(low: f64, high: f64) -> impl Iterator<Item = (f64, f64)> {
    let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
    NODES
        .into_iter()
        .flat_map(move |(x, weight)| [(middle - half * x, half * weight), (middle + half * x, half * weight)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integral(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
        gauss_legendre(low, high).map(|(x, weight)| weight * f(x)).sum()
    }

    #[test]
    fn a_polynomial_of_degree_fifteen_is_exact() {
        let got = integral(0.0, 2.0, |x| libm::pow(x, 15.0));
        assert!((got / 4096.0 - 1.0).abs() < 1e-14, "{got}");
    }

    #[test]
    fn an_exponential_over_one_e_fold() {
        let got = integral(0.0, 1.0, libm::exp);
        assert!((got / (std::f64::consts::E - 1.0) - 1.0).abs() < 1e-14, "{got}");
    }

    #[test]
    fn an_empty_interval() {
        assert_eq!(integral(3.0, 3.0, |x| x), 0.0);
    }
}
