//! A week of load, minute by minute.

use std::fmt;

use crate::units::{Factor, PerSecond};

pub const MINUTES_PER_WEEK: usize = 7 * 24 * 60;

/// Requests per second in each minute of a week that begins on Monday at 00:00, and repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadWeek {
    minutes: Vec<f64>,
}

/// The largest peak-to-average ratio a week can have here: a few hours of load on each weekday.
pub const MOST_PEAKED: f64 = 20.0;

/// A ratio of peak to average that no week has, or that this shape cannot take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotAWeek {
    pub peak_to_average: f64,
}

impl fmt::Display for NotAWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the peak of a week must be 1 to {MOST_PEAKED} times its average, not {}",
            self.peak_to_average
        )
    }
}

impl std::error::Error for NotAWeek {}

impl LoadWeek {
    /// The week of a service used in two parts of the world: on weekdays a hump around 10:00 and a higher one
    /// around 16:00, at weekends about half of that, and the given average over the week and ratio of its highest
    /// minute to that.
    ///
    /// λ(t) = peak·(b(t)/max b)^γ, where b is a night level plus two humps e^(4·(cos(2π(h−h₀)/24)−1)), times a
    /// factor for the weekend. γ makes the mean right: ln of the mean of (b/max b)^γ is convex in γ, so Newton's
    /// method finds it from 0.
    ///
    /// Source of the shape: Stack Exchange's published weeks of 2016 (two humps, a trough at half the peak,
    /// weekends at half of the weekdays); the functions are this model's own.
    ///
    /// # Errors
    /// [`NotAWeek`] for a ratio outside 1 to 20.
    pub fn two_humped(average: PerSecond, peak_to_average: Factor) -> Result<Self, NotAWeek> {
        let ratio = peak_to_average.get();
        if !(1.0..=MOST_PEAKED).contains(&ratio) {
            return Err(NotAWeek { peak_to_average: ratio });
        }
        let shape = log_shape();
        let highest = shape.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let exponent = sharpness(&shape, highest, libm::log(ratio));
        let relative = shape.into_iter().map(|shape| libm::exp(exponent * (shape - highest)));
        let peak = average.get() * ratio;
        Ok(Self { minutes: relative.map(|relative| peak * relative).collect() })
    }

    /// Requests per second, minute by minute.
    #[must_use]
    pub fn minutes(&self) -> &[f64] {
        &self.minutes
    }

    /// The load so many minutes after Monday 00:00, in this week or another; negative for before.
    #[must_use]
    pub fn at(&self, minute: i64) -> f64 {
        let index = minute.rem_euclid(MINUTES_PER_WEEK as i64) as usize;
        self.minutes.get(index).copied().unwrap_or(0.0)
    }

    /// Requests per second in the highest minute.
    #[must_use]
    pub fn peak(&self) -> f64 {
        self.minutes.iter().copied().fold(0.0, f64::max)
    }

    /// By how much the load grows at most within `minutes`, as a share of what it was: the spare capacity to keep,
    /// for new capacity that takes that long to come. ≈ relative growth rate × lag.
    #[must_use]
    pub fn headroom_needed(&self, minutes: u32) -> f64 {
        let growth = |minute: i64| {
            let before = self.at(minute);
            if before > 0.0 { self.at(minute + i64::from(minutes)) / before - 1.0 } else { 0.0 }
        };
        (0..MINUTES_PER_WEEK as i64).map(growth).fold(0.0, f64::max)
    }
}

const MINUTES_PER_DAY: usize = 24 * 60;

/// ln b(t) for each minute.
fn log_shape() -> Vec<f64> {
    const NIGHT: f64 = 0.8;
    const MORNING: f64 = 0.85;
    const WEEKEND: f64 = 0.55;
    let day_of = |minute: usize| minute as f64 / MINUTES_PER_DAY as f64;
    let hump =
        |day: f64, hour: f64| libm::exp(4.0 * (libm::cos(std::f64::consts::TAU * (day - hour / 24.0)) - 1.0));
    let weekday: Vec<f64> = (0..MINUTES_PER_DAY)
        .map(day_of)
        .map(|day| libm::log(NIGHT + MORNING * hump(day, 10.0) + hump(day, 16.0)))
        .collect();
    let weekend = libm::log(WEEKEND);
    // Saturday and Sunday are the day before and after the end of day 6; the change takes six hours around midnight.
    let share_of_weekend = |minute: usize| {
        let from_middle = (day_of(minute) - 6.0).abs();
        let from_middle = from_middle.min(7.0 - from_middle);
        let x = ((from_middle - 0.875) * 4.0).clamp(0.0, 1.0);
        1.0 - x * x * (3.0 - 2.0 * x)
    };
    let day = weekday.iter().cycle();
    day.zip(0..MINUTES_PER_WEEK).map(|(day, minute)| day + weekend * share_of_weekend(minute)).collect()
}

/// γ with ln(1/mean of e^(γ(y − highest))) = `log_ratio`, from every tenth minute.
fn sharpness(shape: &[f64], highest: f64, log_ratio: f64) -> f64 {
    let mut exponent = 0.0;
    for _ in 0..60 {
        let (mut count, mut sum, mut slope) = (0.0, 0.0, 0.0);
        for shape in shape.iter().step_by(10) {
            let below = shape - highest;
            let relative = libm::exp(exponent * below);
            count += 1.0;
            sum += relative;
            slope += relative * below;
        }
        let step = (libm::log(sum / count) + log_ratio) * sum / -slope;
        if !step.is_finite() || step <= 1e-9 * exponent {
            break;
        }
        exponent += step;
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(ratio: f64) -> LoadWeek {
        LoadWeek::two_humped(PerSecond::literal(1_000.0), Factor::new(ratio).unwrap()).unwrap()
    }

    fn average(week: &LoadWeek) -> f64 {
        week.minutes().iter().sum::<f64>() / MINUTES_PER_WEEK as f64
    }

    #[test]
    fn the_average_and_the_peak_are_as_asked() {
        for ratio in [1.0, 1.2, 2.0, 5.0, MOST_PEAKED] {
            let week = week(ratio);
            assert!((average(&week) / 1_000.0 - 1.0).abs() < 1e-4, "{ratio}: {}", average(&week));
            assert!((week.peak() / (ratio * 1_000.0) - 1.0).abs() < 1e-12, "{ratio}: {}", week.peak());
        }
    }

    #[test]
    fn two_humps_on_a_weekday_and_less_at_the_weekend() {
        let week = week(2.0);
        let at = |day: i64, hour: i64| week.at((day * 24 + hour) * 60);
        assert!(at(1, 10) > at(1, 13) && at(1, 16) > at(1, 13) && at(1, 16) > at(1, 10));
        assert!(at(1, 4) < 0.6 * at(1, 16));
        assert!(at(5, 16) < 0.7 * at(1, 16) && (at(5, 16) / at(6, 16) - 1.0).abs() < 1e-12);
        assert_eq!(at(0, 0), at(7, 0));
        assert_eq!(at(-1, 5), at(6, 5));
    }

    #[test]
    fn no_minute_jumps() {
        for ratio in [1.5, 3.0] {
            assert!(week(ratio).headroom_needed(1) < 0.01 * ratio, "{}", week(ratio).headroom_needed(1));
        }
        assert_eq!(week(1.0).headroom_needed(60), 0.0);
        assert!(week(2.0).headroom_needed(30) > 4.0 * week(2.0).headroom_needed(5));
    }

    #[test]
    fn impossible_ratios_are_refused() {
        let error = LoadWeek::two_humped(PerSecond::literal(1.0), Factor::literal(0.5)).unwrap_err();
        assert_eq!(error.to_string(), "the peak of a week must be 1 to 20 times its average, not 0.5");
        assert_eq!(
            LoadWeek::two_humped(PerSecond::literal(0.0), Factor::literal(2.0)).map(|week| week.peak()),
            Ok(0.0)
        );
    }
}
