//! Two complex numbers side by side, computed in step.

use std::ops::{Add, Mul, Neg, Sub};

use num_complex::Complex64;

use super::pair::Pair;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComplexPair {
    pub re: Pair,
    pub im: Pair,
}

/// Beyond this a square is out of range.
const LARGE: f64 = 1e150;

impl ComplexPair {
    pub const ZERO: Self = Self { re: Pair::ZERO, im: Pair::ZERO };
    pub const ONE: Self = Self { re: Pair::both(1.0), im: Pair::ZERO };

    #[must_use]
    pub const fn new(first: Complex64, second: Complex64) -> Self {
        Self { re: Pair([first.re, second.re]), im: Pair([first.im, second.im]) }
    }

    /// Two numbers of the real line.
    #[must_use]
    pub const fn real(first: f64, second: f64) -> Self {
        Self { re: Pair([first, second]), im: Pair::ZERO }
    }

    #[must_use]
    pub const fn each(self) -> [Complex64; 2] {
        let (Pair([a, c]), Pair([b, d])) = (self.re, self.im);
        [Complex64::new(a, b), Complex64::new(c, d)]
    }

    /// What `of` makes of each, one after the other.
    pub fn map(self, of: impl Fn(Complex64) -> Complex64) -> Self {
        let [first, second] = self.each();
        Self::new(of(first), of(second))
    }

    #[inline]
    fn norm_sqr(self) -> Pair {
        self.re * self.re + self.im * self.im
    }

    /// Re(z·w) of both, summed.
    #[inline]
    #[must_use]
    pub fn real_part_of_product(self, weight: Self) -> f64 {
        (self.re * weight.re - self.im * weight.im).sum()
    }

    /// 1/z of a z ≠ 0 whose size is from 1e-150 to 1e150, by a single division.
    #[inline]
    #[must_use]
    pub fn inverse(self) -> Self {
        let scale = Pair::both(1.0) / self.norm_sqr();
        Self { re: self.re * scale, im: -(self.im * scale) }
    }

    /// The principal root of a z away from the negative real axis.
    #[inline]
    #[must_use]
    pub fn root(self) -> Self {
        let re = ((self.norm_sqr().sqrt() + self.re) * 0.5).sqrt();
        Self { re, im: self.im * 0.5 / re }
    }

    /// z^n.
    #[inline]
    #[must_use]
    pub fn powu(self, mut n: u32) -> Self {
        let (mut power, mut square) = (Self::ONE, self);
        while n > 1 {
            if n % 2 == 1 {
                power = power * square;
            }
            square = square * square;
            n /= 2;
        }
        if n == 1 { power * square } else { power }
    }

    /// e^z.
    #[inline]
    #[must_use]
    pub fn exp(self) -> Self {
        let size = self.re.exp();
        let (sine, cosine) = self.im.sin_cos();
        Self { re: size * cosine, im: size * sine }
    }

    /// The principal logarithm of a z ≠ 0.
    #[must_use]
    pub fn ln(self) -> Self {
        if self.re.any_beyond(LARGE) || self.im.any_beyond(LARGE) {
            return self.map(|z| Complex64::new(libm::log(libm::hypot(z.re, z.im)), libm::atan2(z.im, z.re)));
        }
        Self { re: self.norm_sqr().ln() * 0.5, im: Pair::angle(self.re, self.im) }
    }

    /// ln(1 + z), to full precision for small z too; principal value.
    ///
    /// ln|1+z| = ½·log1p(2x + x² + y²), log1p(u) = ln w + (u − (w − 1))/w with w = 1 + u rounded. Sources: Kahan, "Branch
    /// cuts for complex elementary functions", in The State of the Art in Numerical Analysis (1987); Higham,
    /// Accuracy and Stability of Numerical Algorithms (2002).
    #[must_use]
    pub fn ln_1p(self) -> Self {
        let from_one = self + 1.0;
        let (width, half) = (self.re.abs(), Pair::both(0.5));
        let larger = Pair::choose(width, self.im.abs(), self.im.abs(), width);
        if larger.any_beyond(LARGE) {
            return from_one.ln();
        }
        let beyond = self.re * 2.0 + self.norm_sqr();
        let small = beyond + 1.0;
        let rounded = (beyond - (small - 1.0)) / small;
        let square = Pair::choose(larger, half, small, from_one.norm_sqr());
        let lost = Pair::choose(larger, half, rounded, Pair::ZERO);
        Self { re: (square.ln() + lost) * 0.5, im: Pair::angle(from_one.re, from_one.im) }
    }

    /// z^p of a z whose size is from 1e-150 to 1e150; principal value.
    #[inline]
    #[must_use]
    pub fn power(self, p: f64) -> Self {
        Self { re: self.norm_sqr().ln() * (0.5 * p), im: Pair::angle(self.re, self.im) * p }.exp()
    }
}

impl Add for ComplexPair {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self { re: self.re + other.re, im: self.im + other.im }
    }
}

impl Sub for ComplexPair {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self { re: self.re - other.re, im: self.im - other.im }
    }
}

impl Mul for ComplexPair {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        Self { re: self.re * other.re - self.im * other.im, im: self.re * other.im + self.im * other.re }
    }
}

impl Add<f64> for ComplexPair {
    type Output = Self;

    #[inline]
    fn add(self, other: f64) -> Self {
        Self { re: self.re + other, im: self.im }
    }
}

impl Mul<f64> for ComplexPair {
    type Output = Self;

    #[inline]
    fn mul(self, other: f64) -> Self {
        Self { re: self.re * other, im: self.im * other }
    }
}

impl Neg for ComplexPair {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self { re: -self.re, im: -self.im }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::elementary::{exp, ln};

    fn close(got: ComplexPair, expected: impl Fn(Complex64) -> Complex64, of: ComplexPair) {
        for (got, z) in got.each().into_iter().zip(of.each()) {
            assert!((got - expected(z)).norm() <= 2e-15 * expected(z).norm(), "{z}: {got} {}", expected(z));
        }
    }

    #[test]
    fn each_is_computed_as_alone() {
        let z = ComplexPair::new(Complex64::new(0.3, -2.0), Complex64::new(-5.0, 1.0));
        close(z * z.inverse(), |_| Complex64::ONE, z);
        let aside = ComplexPair::new(Complex64::new(0.3, -2.0), Complex64::new(-1.0, 2.0));
        close(aside.root() * aside.root(), |z| z, aside);
        close(z.powu(11), |z| z.powu(11), z);
        close(z.powu(0), |_| Complex64::ONE, z);
        close(z.exp(), exp, z);
        close(z.ln(), ln, z);
        close(z.ln_1p(), |z| ln(z + 1.0), z);
        close(z.power(-1.5), |z| exp(ln(z) * -1.5), z);
        let large = z * 1e200;
        close(large.ln(), ln, large);
        close(large.ln_1p(), ln, large);
    }

    #[test]
    fn small_arguments_keep_their_digits() {
        let z = ComplexPair::new(Complex64::new(3e-13, -2e-13), Complex64::new(-0.4, 0.1));
        close(z.ln_1p(), |z| if z.norm() < 1e-9 { z - z * z / 2.0 } else { ln(z + 1.0) }, z);
    }
}
