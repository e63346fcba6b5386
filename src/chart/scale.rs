//! From data to the unit interval and back, with ticks people would choose.

use crate::units::Kind;

/// An axis: linear or logarithmic, from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    Linear {
        low: f64,
        high: f64,
    },
    /// Both ends above 0.
    Logarithmic {
        low: f64,
        high: f64,
    },
}

impl Scale {
    /// 0 at the low end, 1 at the high end; beyond them for what lies outside. An empty range maps to ½.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        let (low, high, at) = match *self {
            Self::Linear { low, high } => (low, high, value),
            Self::Logarithmic { low, high } => {
                (libm::log10(low), libm::log10(high), libm::log10(value.max(f64::MIN_POSITIVE)))
            }
        };
        if high > low { (at - low) / (high - low) } else { 0.5 }
    }

    /// The value at a position.
    #[must_use]
    pub fn value(&self, position: f64) -> f64 {
        match *self {
            Self::Linear { low, high } => low + position * (high - low),
            Self::Logarithmic { low, high } => low * libm::pow(high / low, position),
        }
    }

    /// Round values of that kind inside the range, at most about `most` of them.
    #[must_use]
    pub fn ticks(&self, most: usize, kind: Kind) -> Vec<f64> {
        match *self {
            Self::Logarithmic { low, high } if kind == Kind::Duration && high > LONG => {
                long_ticks(low, high, most)
            }
            Self::Linear { low, high } if kind == Kind::Whole => {
                linear_ticks(low, high, most.min((high - low) as usize))
            }
            Self::Linear { low, high } => linear_ticks(low, high, most),
            Self::Logarithmic { low, high } => logarithmic_ticks(low, high, most),
        }
    }
}

/// Seconds from which the units of time are no longer decimal.
const LONG: f64 = 60.0;
/// Seconds that people would choose, in units that are not decimal; shorter ones are.
const LONG_TICKS: [f64; 16] = [
    60.0,
    120.0,
    300.0,
    600.0,
    1_800.0,
    3_600.0,
    7_200.0,
    18_000.0,
    36_000.0,
    86_400.0,
    172_800.0,
    432_000.0,
    864_000.0,
    2_592_000.0,
    8_640_000.0,
    25_920_000.0,
];

fn long_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let short = if low < LONG { logarithmic_ticks(low, LONG / 2.0, most) } else { Vec::new() };
    let long = LONG_TICKS.into_iter().filter(|tick| (low..=high).contains(tick));
    let ticks: Vec<f64> = short.into_iter().chain(long).collect();
    let every = ticks.len().div_ceil(most.max(1)).max(1);
    ticks.into_iter().step_by(every).collect()
}

/// Multiples of 1, 2 or 5 times a power of ten.
fn linear_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let rough = (high - low) / most.max(1) as f64;
    if !(rough > 0.0 && rough.is_finite()) {
        return vec![low];
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    let first = libm::ceil(low / step - 1e-9);
    (0..=most * 2).map(|i| (first + i as f64) * step).take_while(|tick| *tick <= high + step * 1e-9).collect()
}

/// Powers of ten, with 2 and 5 between them, or every second, third … power, as many as fit.
fn logarithmic_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (first, last) = (libm::floor(libm::log10(low)) as i32, libm::ceil(libm::log10(high)) as i32);
    let inside = |tick: &f64| (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(tick);
    for steps in [&[1.0, 2.0, 3.0, 5.0, 7.0][..], &[1.0, 2.0, 5.0], &[1.0, 3.0]] {
        let ticks: Vec<f64> = (first..=last)
            .flat_map(|power| steps.iter().map(move |step| step * libm::pow(10.0, f64::from(power))))
            .filter(inside)
            .collect();
        if ticks.len() <= most {
            return ticks;
        }
    }
    let powers: Vec<f64> =
        (first..=last).map(|power| libm::pow(10.0, f64::from(power))).filter(inside).collect();
    let every = powers.len().div_ceil(most.max(1)).max(1);
    powers.into_iter().step_by(every).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_values_are_inverse() {
        for scale in [Scale::Linear { low: -2.0, high: 8.0 }, Scale::Logarithmic { low: 0.01, high: 1e4 }] {
            for position in [0.0, 0.25, 0.9, 1.0] {
                assert!((scale.position(scale.value(position)) - position).abs() < 1e-12);
            }
        }
        assert_eq!(Scale::Linear { low: 1.0, high: 1.0 }.position(1.0), 0.5);
    }

    #[test]
    fn ticks_are_round_and_not_too_many() {
        assert_eq!(
            Scale::Linear { low: 0.0, high: 97.0 }.ticks(5, Kind::Plain),
            [0.0, 20.0, 40.0, 60.0, 80.0]
        );
        let narrow = Scale::Logarithmic { low: 0.005, high: 0.06 }.ticks(4, Kind::Plain);
        assert_eq!(
            narrow.iter().map(|t| (t * 1e6).round() / 1e6).collect::<Vec<_>>(),
            [0.005, 0.01, 0.02, 0.05]
        );
        let wide = Scale::Logarithmic { low: 1.0, high: 1e9 }.ticks(6, Kind::Plain);
        assert_eq!(wide, [1.0, 100.0, 1e4, 1e6, 1e8]);
        assert_eq!(Scale::Linear { low: 3.0, high: 3.0 }.ticks(5, Kind::Plain), [3.0]);
    }

    #[test]
    fn long_times_have_ticks_in_minutes_and_hours_and_counts_in_whole_ones() {
        let year = Scale::Logarithmic { low: 20.0, high: 40_000.0 };
        assert_eq!(year.ticks(12, Kind::Duration)[..4], [20.0, 30.0, 60.0, 120.0]);
        assert_eq!(year.ticks(4, Kind::Duration).len(), 4);
        assert_eq!(
            Scale::Linear { low: 0.0, high: 5.0 }.ticks(12, Kind::Whole),
            [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
        );
    }
}
