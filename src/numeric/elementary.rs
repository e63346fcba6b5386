//! Exponential and logarithm of complex numbers, the same to the bit on every platform.

use num_complex::Complex64;

/// e^z.
#[must_use]
pub fn exp(z: Complex64) -> Complex64 {
    let size = libm::exp(z.re);
    Complex64::new(size * libm::cos(z.im), size * libm::sin(z.im))
}

/// The principal logarithm of z ≠ 0.
#[must_use]
pub fn ln(z: Complex64) -> Complex64 {
    Complex64::new(libm::log(libm::hypot(z.re, z.im)), libm::atan2(z.im, z.re))
}

/// ln(1 + z), to full precision for small z too; principal value.
///
/// ln|1+z| = ½·log1p(2x + x² + y²), arg(1+z) = atan2(y, 1 + x). Source: Kahan, "Branch cuts for complex elementary
/// functions" (1987), CLOGP1.
#[must_use]
pub fn ln_1p(z: Complex64) -> Complex64 {
    let Complex64 { re: x, im: y } = z;
    let real = if x.abs() < 0.5 && y.abs() < 0.5 {
        0.5 * libm::log1p(2.0 * x + x * x + y * y)
    } else {
        libm::log(libm::hypot(1.0 + x, y))
    };
    Complex64::new(real, libm::atan2(y, 1.0 + x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_inverse() {
        for z in [Complex64::new(0.3, -2.0), Complex64::new(-5.0, 1.0), Complex64::new(0.0, 3.0)] {
            assert!((ln(exp(z)) - z).norm() < 1e-14, "{z}");
        }
        assert!((exp(Complex64::new(0.0, std::f64::consts::PI)) + 1.0).norm() < 1e-15);
    }

    #[test]
    fn small_arguments_keep_their_digits() {
        let z = Complex64::new(3e-13, -2e-13);
        assert!((ln_1p(z) - (z - z * z / 2.0)).norm() < 1e-28);
    }

    #[test]
    fn large_arguments_are_the_logarithm() {
        for z in [Complex64::new(0.3, 7.0), Complex64::new(-0.4, 0.1), Complex64::new(1e200, 1e200)] {
            assert!((ln_1p(z) - ln(1.0 + z)).norm() < 1e-14, "{z}");
        }
    }
}
