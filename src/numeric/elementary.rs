//! Exponential and logarithm of complex numbers, the same to the bit on every platform.

use num_complex::Complex64;

/// e^z.
#[must_use]
pub fn exp(z: Complex64) -> Complex64 {
    let size = quick_exp(z.re);
    let (sine, cosine) = libm::sincos(z.im);
    Complex64::new(size * cosine, size * sine)
}

/// arg z of a z that is not on the negative real axis.
fn angle(z: Complex64) -> f64 {
    if z.re > 0.0 {
        return libm::atan(z.im / z.re);
    }
    std::f64::consts::FRAC_PI_2.copysign(z.im) - libm::atan(z.re / z.im)
}

/// ln|z|.
fn ln_size(z: Complex64) -> f64 {
    let square = z.norm_sqr();
    if square.is_normal() { 0.5 * quick_ln(square) } else { libm::log(libm::hypot(z.re, z.im)) }
}

/// ln 2 in two parts, the first with zeros at its end so that products with whole numbers are exact.
pub(super) const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];

/// e^x for |x| < 700, else what libm says; within 2 units in the last place, without a branch that depends on x.
#[must_use]
pub fn quick_exp(x: f64) -> f64 {
    if x.is_nan() || x.abs() >= 700.0 {
        return libm::exp(x);
    }
    let (scale, beyond_one) = exp_parts(x);
    scale * (1.0 + beyond_one)
}

/// e^x − 1 for |x| < 700, else what libm says, to full precision for small x too.
#[must_use]
pub fn quick_exp_m1(x: f64) -> f64 {
    if x.is_nan() || x.abs() >= 700.0 {
        return libm::expm1(x);
    }
    let (scale, beyond_one) = exp_parts(x);
    scale * beyond_one + (scale - 1.0)
}

/// 2^k and e^r − 1, of which e^x is made: x = k·ln 2 + r with |r| ≤ ½·ln 2, and Taylor's polynomial of degree 13 for
/// e^r.
#[inline]
fn exp_parts(x: f64) -> (f64, f64) {
    // Adding and subtracting 1.5·2⁵² rounds to a whole number, which stands in the last bits of the sum.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = x - k * LN_2[0] - k * LN_2[1];
    let (r2, r4) = (r * r, r * r * r * r);
    let low = (0.5 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    let middle = (1.0 / 720.0 + r * (1.0 / 5_040.0)) + r2 * (1.0 / 40_320.0 + r * (1.0 / 362_880.0));
    let high = (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0))
        + r2 * (1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0));
    let beyond_one = r + r2 * (low + r4 * (middle + r4 * high));
    (f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52), beyond_one)
}

/// ln x for a normal positive x, else what libm says; within 2 units in the last place, without a branch that depends on
/// x.
///
/// x = 2^k·m with m from √½ to √2, and the polynomial of FreeBSD's e_log.c for m.
#[must_use]
pub fn quick_ln(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..f64::INFINITY).contains(&x) {
        return libm::log(x);
    }
    const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
    let k = (x.to_bits().wrapping_sub(ROOT_HALF) as i64) >> 52;
    let f = f64::from_bits(x.to_bits().wrapping_sub((k as u64) << 52)) - 1.0;
    let (k, s) = (k as f64, f / (2.0 + f));
    let (z, w) = (s * s, s * s * s * s);
    let even =
        w * (3.999_999_999_940_942e-1 + w * (2.222_219_843_214_978_4e-1 + w * 1.531_383_769_920_937_3e-1));
    let odd = z
        * (6.666_666_666_666_735e-1
            + w * (2.857_142_874_366_239e-1
                + w * (1.818_357_216_161_805e-1 + w * 1.479_819_860_511_658_6e-1)));
    let half = 0.5 * f * f;
    k * LN_2[0] - ((half - (s * (half + even + odd) + k * LN_2[1])) - f)
}

/// The principal logarithm of a z that is not on the negative real axis.
#[must_use]
pub fn ln(z: Complex64) -> Complex64 {
    Complex64::new(ln_size(z), angle(z))
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
    fn quick_ones_are_those_of_libm() {
        for i in -7_000..7_000 {
            let x = 0.1 * f64::from(i) + 0.037;
            assert!((quick_exp(x) / libm::exp(x) - 1.0).abs() < 5e-16, "{x}");
            let y = libm::exp(x);
            assert!((quick_exp_m1(x) / libm::expm1(x) - 1.0).abs() < 5e-16, "{x}");
            assert!((quick_exp_m1(1e-9 * x) / libm::expm1(1e-9 * x) - 1.0).abs() < 5e-16, "{x}");
            assert!((quick_ln(y) - libm::log(y)).abs() <= 5e-16 * libm::log(y).abs().max(0.01), "{y}");
        }
        assert_eq!([quick_exp(-800.0), quick_ln(0.0)], [0.0, f64::NEG_INFINITY]);
    }
}
