//! A distribution from its transform along a hyperbola around the negative real axis.

use std::sync::LazyLock;

use num_complex::Complex64;

use super::complex_pair::ComplexPair;
use super::elementary::exp;
use super::inversion::Inverse;

/// Points on the upper branch, with that on the real axis.
const POINTS: usize = 14;
/// Where the branch crosses and how wide it opens: best for one time and singularities on the negative real axis.
const ANGLE: f64 = 1.1721;
/// Distance between the points, times the number of steps, along the parameter.
const LENGTH: f64 = 1.0818;
/// The vertex, times the time over the number of steps.
const SCALE: f64 = 4.4921;
/// s·t at each of the points, and the weights of the transform there.
pub(super) struct Hyperbola {
    pub at: [ComplexPair; POINTS / 2],
    of_distribution: [ComplexPair; POINTS / 2],
    of_density: [ComplexPair; POINTS / 2],
}

/// The same for every time.
pub(super) static HYPERBOLA: LazyLock<Hyperbola> = LazyLock::new(|| {
    let steps = (POINTS - 1) as f64;
    let (scale, step) = (SCALE * steps, LENGTH / steps);
    let (sine, cosine) = libm::sincos(ANGLE);
    let point = |k: usize| {
        let u = step * k as f64;
        let (sinh, cosh) = (libm::sinh(u), libm::cosh(u));
        let at = Complex64::new(1.0 - sine * cosh, cosine * sinh) * scale;
        // ds/du, times the time and −i.
        let along = Complex64::new(cosine * cosh, sine * sinh) * scale;
        let weight = if k == 0 { 0.5 } else { 1.0 } * step / std::f64::consts::PI;
        (at, exp(at) * along * weight)
    };
    let pairs = |of: fn((Complex64, Complex64)) -> Complex64| {
        std::array::from_fn(|pair| ComplexPair::new(of(point(2 * pair)), of(point(2 * pair + 1))))
    };
    Hyperbola {
        at: pairs(|(at, _)| at),
        of_distribution: pairs(|(at, weight)| weight / at),
        of_density: pairs(|(_, weight)| weight),
    }
});

impl Hyperbola {
    /// Distribution and density at time `t`, from the transform at the points over `t`.
    ///
    /// g(t) = (1/2πi)·∫e^(st)·ĝ(s) ds along s = μ(1 + sin(iu − α)), by trapezoids in u. Thirteen steps leave an error of
    /// 10⁻¹³ of the largest |ĝ| near the hyperbola: for gamma distributions of shape 1 that is 10⁻¹², of shape 20 it is
    /// 3·10⁻⁹.
    ///
    /// Domain: transforms that are continued to the left of 0 with no singularity off the negative real axis. Source:
    /// Weideman and Trefethen, "Parabolic and hyperbolic contours for computing the Bromwich integral", Math. Comp. 76
    /// (2007).
    pub fn sum(&self, values: &[ComplexPair], t: f64) -> Inverse {
        let (mut distribution, mut density) = (0.0, 0.0);
        let weights = self.of_distribution.iter().zip(&self.of_density);
        for (value, (of_distribution, of_density)) in values.iter().zip(weights) {
            distribution += value.real_part_of_product(*of_distribution);
            density += value.real_part_of_product(*of_density);
        }
        Inverse { distribution, density: density / t }
    }
}
