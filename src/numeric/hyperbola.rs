//! A distribution from its transform along a hyperbola around the negative real axis.

use std::sync::LazyLock;

use num_complex::Complex64;

use super::inversion::Inverse;

/// Points on the upper branch, with that on the real axis.
pub(super) const POINTS: usize = 13;
/// Where the branch crosses and how wide it opens: best for one time and singularities on the negative real axis.
const ANGLE: f64 = 1.1721;
/// Distance between the points, times the number of steps, along the parameter.
const LENGTH: f64 = 1.0818;
/// The vertex, times the time over the number of steps.
const SCALE: f64 = 4.4921;
/// s·t at each of the points, and the weights of the transform there.
pub(super) struct Hyperbola {
    pub at: [Complex64; POINTS],
    of_distribution: [Complex64; POINTS],
    of_density: [Complex64; POINTS],
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
        (at, super::elementary::exp(at) * along * weight)
    };
    let points: [(Complex64, Complex64); POINTS] = std::array::from_fn(point);
    Hyperbola {
        at: points.map(|(at, _)| at),
        of_distribution: points.map(|(at, weight)| weight / at),
        of_density: points.map(|(_, weight)| weight),
    }
});

impl Hyperbola {
    /// Distribution and density at time `t`, from the transform at the points over `t`.
    ///
    /// g(t) = (1/2πi)·∫e^(st)·ĝ(s) ds along s = μ(1 + sin(iu − α)), by trapezoids in u. Twelve steps leave an error of
    /// 10⁻¹² of the largest |ĝ| near the hyperbola: for gamma distributions of shape 1 that is 10⁻¹¹, of shape 20 it is
    /// 3·10⁻⁸.
    ///
    /// Domain: transforms that are continued to the left of 0 with no singularity off the negative real axis. Source:
    /// Weideman and Trefethen, "Parabolic and hyperbolic contours for computing the Bromwich integral", Math. Comp. 76
    /// (2007).
    pub fn sum(&self, values: &[Complex64], t: f64) -> Inverse {
        let (mut distribution, mut density) = (0.0, 0.0);
        for ((value, of_distribution), of_density) in
            values.iter().zip(&self.of_distribution).zip(&self.of_density)
        {
            distribution += of_distribution.re * value.re - of_distribution.im * value.im;
            density += of_density.re * value.re - of_density.im * value.im;
        }
        Inverse { distribution, density: density / t }
    }
}
