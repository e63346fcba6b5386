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
}
