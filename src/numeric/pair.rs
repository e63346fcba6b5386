//! Two numbers side by side, computed in step.
//!
//! No operation branches on one of them alone, so that a processor with registers for two does both at once, and the
//! digits are the same where it has none.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::elementary::LN_2;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair(pub [f64; 2]);

impl Pair {
    pub const ZERO: Self = Self([0.0; 2]);

    #[inline]
    pub const fn both(value: f64) -> Self {
        Self([value; 2])
    }

    #[inline]
    pub fn map(self, of: impl Fn(f64) -> f64) -> Self {
        let [a, b] = self.0;
        Self([of(a), of(b)])
    }

    #[inline]
    fn zip(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        let ([a, b], [c, d]) = (self.0, other.0);
        Self([of(a, c), of(b, d)])
    }

    #[inline]
    pub fn sum(self) -> f64 {
        let [a, b] = self.0;
        a + b
    }

    #[inline]
    pub fn sqrt(self) -> Self {
        self.map(libm::sqrt)
    }

    #[inline]
    pub fn abs(self) -> Self {
        self.map(libm::fabs)
    }

    /// Of each the first where `less` is below `than`, else the second.
    #[inline]
    pub fn choose(less: Self, than: Self, first: Self, second: Self) -> Self {
        let [a, b] = less.0;
        let [c, d] = than.0;
        let ([e, f], [g, h]) = (first.0, second.0);
        Self([if a < c { e } else { g }, if b < d { f } else { h }])
    }

    /// Whether either is beyond `limit` or no number.
    #[inline]
    pub fn any_beyond(self, limit: f64) -> bool {
        let [a, b] = self.abs().0;
        !(a <= limit && b <= limit)
    }

    /// e^x, x from −708 to 709: beyond, what it is there.
    ///
    /// x = k·ln 2 + r with |r| ≤ ½·ln 2, and Taylor's polynomial of degree 13 for e^r; within 2 units in the last place.
    #[inline]
    pub fn exp(self) -> Self {
        let x = self.map(|x| x.clamp(-708.0, 709.0));
        let shifted = x * std::f64::consts::LOG2_E + ROUND;
        let k = shifted - ROUND;
        let r = x - k * LN_2[0] - k * LN_2[1];
        let (r2, r4) = (r * r, r * r * (r * r));
        let low = (r * (1.0 / 6.0) + 0.5) + r2 * (r * (1.0 / 120.0) + 1.0 / 24.0);
        let middle = (r * (1.0 / 5_040.0) + 1.0 / 720.0) + r2 * (r * (1.0 / 362_880.0) + 1.0 / 40_320.0);
        let high = (r * (1.0 / 39_916_800.0) + 1.0 / 3_628_800.0)
            + r2 * (r * (1.0 / 6_227_020_800.0) + 1.0 / 479_001_600.0);
        let of_rest = (r + r2 * (low + r4 * (middle + r4 * high))) + 1.0;
        of_rest * shifted.map(|bits| f64::from_bits(bits.to_bits().wrapping_add(1023) << 52))
    }

    /// ln x of normal positive numbers; beyond, what it is of the last of them.
    ///
    /// x = 2^k·m with m from √½ to √2, and the polynomial of FreeBSD's e_log.c for m; within 2 units in the last place.
    #[inline]
    pub fn ln(self) -> Self {
        const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
        /// 2⁵² and half of that: a whole number below 2⁵¹ beside it stands in the last bits.
        const WHOLE: u64 = 0x4338_0000_0000_0000;
        let x = self.map(|x| x.clamp(f64::MIN_POSITIVE, f64::MAX));
        // Biased by 2⁵² so that the shift need not know signs.
        let steps = |x: f64| (x.to_bits() + (1024 << 52) - ROOT_HALF) >> 52;
        let k = x.map(|x| f64::from_bits(WHOLE + steps(x))) - (ROUND + 1024.0);
        let f = x.map(|x| f64::from_bits(x.to_bits() + (1024 << 52) - (steps(x) << 52))) - 1.0;
        let s = f / (f + 2.0);
        let z = s * s;
        let w = z * z;
        let even = w
            * (w * (w * 1.531_383_769_920_937_3e-1 + 2.222_219_843_214_978_4e-1) + 3.999_999_999_940_942e-1);
        let odd = z
            * (w * (w * (w * 1.479_819_860_511_658_6e-1 + 1.818_357_216_161_805e-1)
                + 2.857_142_874_366_239e-1)
                + 6.666_666_666_666_735e-1);
        let half = f * f * 0.5;
        k * LN_2[0] - ((half - (s * (half + even + odd) + k * LN_2[1])) - f)
    }

    /// Sine and cosine; by libm where one is so large that the period must be known better.
    ///
    /// x = k·π/2 + r, and the polynomials of FreeBSD's k_sin.c and k_cos.c for r.
    #[inline]
    pub fn sin_cos(self) -> (Self, Self) {
        if self.any_beyond(1e5) {
            return (self.map(libm::sin), self.map(libm::cos));
        }
        const HALF_PI: [f64; 2] = [1.570_796_326_734_125_6, 6.077_100_506_506_192e-11];
        let shifted = self * std::f64::consts::FRAC_2_PI + ROUND;
        let k = shifted - ROUND;
        let r = self - k * HALF_PI[0] - k * HALF_PI[1];
        let z = r * r;
        let tail = z
            * (z * (z * (z * 1.589_690_995_211_55e-10 - 2.505_076_025_340_686_3e-8)
                + 2.755_731_370_707_006_8e-6)
                - 1.984_126_982_985_795e-4)
            + 8.333_333_333_322_49e-3;
        let sine = r + r * z * (z * tail - 1.666_666_666_666_663_2e-1);
        let tail = z
            * (z * (z
                * (z * (z * -1.135_964_755_778_819_5e-11 + 2.087_572_321_298_175e-9)
                    - 2.755_731_435_139_066_3e-7)
                + 2.480_158_728_947_673e-5)
                - 1.388_888_888_887_411e-3)
            + 4.166_666_666_666_66e-2;
        let cosine = z * z * tail - z * 0.5 + 1.0;
        let quarter = shifted.map(|bits| (bits.to_bits() & 1) as f64);
        let (first, second) = (
            Self::choose(quarter, Self::both(0.5), sine, cosine),
            Self::choose(quarter, Self::both(0.5), cosine, sine),
        );
        let signed = |value: Self, turns: u64| {
            value.zip(shifted, |value, bits| {
                let sign = (bits.to_bits().wrapping_add(turns) & 2) << 62;
                f64::from_bits(value.to_bits() ^ sign)
            })
        };
        (signed(first, 0), signed(second, 1))
    }

    /// The angle of the point (x, y), from −π to π; 0 of the origin.
    ///
    /// The arctangent of a ratio of at most 1, that of more than 0.66 as π/4 and a smaller one. Source: Moshier, Methods
    /// and Programs for Mathematical Functions (1989), atan.
    #[inline]
    pub fn angle(x: Self, y: Self) -> Self {
        let (across, up) = (x.abs(), y.abs());
        let small = Self::choose(up, across, up, across);
        let large = Self::choose(up, across, across, up);
        let split = large * 0.66;
        let top = Self::choose(split, small, small - large, small);
        let bottom = Self::choose(split, small, small + large, large);
        let begun = Self::choose(split, small, Self::both(std::f64::consts::FRAC_PI_4), Self::ZERO);
        let ratio = top / bottom.map(|bottom| bottom.max(f64::MIN_POSITIVE));
        let z = ratio * ratio;
        let over = z
            * (z * (z * (z * -8.750_608_600_031_904e-1 - 16.157_537_187_333_652) - 75.008_557_923_147_05)
                - 122.886_668_449_013_62)
            - 64.850_219_049_420_25;
        let under = z
            * (z * (z * (z * (z + 24.858_464_901_423_063) + 165.027_009_831_698_85)
                + 432.881_060_491_290_27)
                + 485.390_399_635_913_7)
            + 194.550_657_148_261_4;
        let angle = ratio + ratio * (z * over / under) + begun;
        let angle = Self::choose(up, across, angle, Self::both(std::f64::consts::FRAC_PI_2) - angle);
        let angle = Self::choose(x, Self::ZERO, Self::both(std::f64::consts::PI) - angle, angle);
        angle.zip(y, f64::copysign)
    }
}

/// Adding and subtracting 1.5·2⁵² rounds to a whole number, which stands in the last bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;

macro_rules! by_both {
    ($($trait:ident $method:ident $operator:tt)*) => { $(
        impl $trait for Pair {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                let ([a, b], [c, d]) = (self.0, other.0);
                Self([a $operator c, b $operator d])
            }
        }

        impl $trait<f64> for Pair {
            type Output = Self;

            #[inline]
            fn $method(self, other: f64) -> Self {
                self $operator Self::both(other)
            }
        }
    )* };
}

by_both! { Add add + Sub sub - Mul mul * Div div / }

impl Neg for Pair {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: Pair, expected: [f64; 2], at: f64) {
        for (got, expected) in got.0.into_iter().zip(expected) {
            assert!((got - expected).abs() <= 5e-16 * expected.abs().max(0.01), "{at}: {got} {expected}");
        }
    }

    #[test]
    fn they_are_those_of_libm() {
        for i in -7_000..7_000 {
            let x = 0.1 * f64::from(i) + 0.037;
            let both = |of: fn(f64) -> f64| [of(x), of(-0.01 * x)];
            let pair = Pair([x, -0.01 * x]);
            for (got, expected) in pair.exp().0.into_iter().zip(both(libm::exp)) {
                assert!((got / expected - 1.0).abs() < 5e-16, "{x}");
            }
            close(pair.exp().ln(), pair.exp().map(libm::log).0, x);
            let (sine, cosine) = pair.sin_cos();
            close(sine, both(libm::sin), x);
            close(cosine, both(libm::cos), x);
            for y in [-1e3, -1.0, 1e-9, 0.5, 40.0] {
                close(Pair::angle(pair, Pair::both(y)), [libm::atan2(y, x), libm::atan2(y, -0.01 * x)], x);
            }
        }
        assert_eq!(Pair::angle(Pair([2.0, 0.0]), Pair([0.0, 3.0])), Pair([0.0, std::f64::consts::FRAC_PI_2]));
    }
}
