//! Numbers as people read them: three significant digits, a unit that fits, thin thousands.

use super::Kind;

/// `value` to `digits` significant digits, with thousands separated and no trailing zeros after the point.
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return if value == 0.0 { "0".to_owned() } else { value.to_string() };
    }
    let rounded: f64 = format!("{value:.*e}", digits.max(1) - 1).parse().unwrap_or(value);
    let text = rounded.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if rounded < 0.0 { "−" } else { "" };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", thousands(whole))
}

fn thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A duration in the unit that fits, to three digits: `42.6 ms`, `3.1 µs`, `2.5 h`.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let (size, unit) = match seconds.abs() {
        0.0 => (1e-3, "ms"),
        s if s < 0.999_5e-3 => (1e-6, "µs"),
        s if s < 0.999_5 => (1e-3, "ms"),
        s if s < 120.0 => (1.0, "s"),
        s if s < 7_200.0 => (60.0, "min"),
        _ => (3_600.0, "h"),
    };
    format!("{} {unit}", significant(seconds / size, 3))
}

/// A rate of requests per second.
#[must_use]
pub fn rate(per_second: f64) -> String {
    format!("{}/s", significant(per_second, 3))
}

/// US dollars, whole from ten dollars on.
#[must_use]
pub fn dollars(amount: f64) -> String {
    let sign = if amount < 0.0 { "−" } else { "" };
    let amount = amount.abs();
    if amount >= 10.0 {
        format!("{sign}${}", thousands(&format!("{amount:.0}")))
    } else {
        format!("{sign}${amount:.2}")
    }
}

/// A share in percent: three digits, or for an availability two digits of what is missing, which is never told as less
/// than it is: what falls short of 99.95% does not read 99.950%.
#[must_use]
pub fn percent(fraction: f64) -> String {
    let short = 1.0 - fraction;
    if fraction < 0.99 || short <= 0.0 {
        return format!("{}%", significant(fraction * 100.0, 3));
    }
    let mut decimals = 1;
    let mut unit = 1e-3;
    while short * (1.0 + 1e-9) < unit * 10.0 && decimals < 9 {
        decimals += 1;
        unit /= 10.0;
    }
    let scale = libm::exp10(decimals as f64);
    let down = (fraction * 100.0 * scale + 1e-6).floor() / scale;
    format!("{down:.decimals$}%")
}

/// A count of things.
#[must_use]
pub fn count(value: u32) -> String {
    thousands(&value.to_string())
}

/// So many of what is named in the singular.
#[must_use]
pub fn counted(number: u32, what: &str) -> String {
    format!("{} {what}{}", count(number), if number == 1 { "" } else { "s" })
}

/// A number of a kind, as people read it.
#[must_use]
pub fn quantity(value: f64, kind: Kind) -> String {
    match kind {
        Kind::Rate => rate(value),
        Kind::Duration => duration(value),
        Kind::Fraction => percent(value),
        Kind::Size => {
            let fitting =
                kind.units().iter().filter(|unit| unit.times == 1.0 && unit.number_of(value) >= 1.0);
            let unit = fitting.max_by_key(|unit| unit.exponent).copied().unwrap_or_else(|| kind.shown_unit());
            format!("{} {}", significant(unit.number_of(value), 3), unit.name)
        }
        Kind::Money => dollars(value),
        Kind::Whole if value.abs() < 1e9 => thousands(&format!("{value:.0}")),
        Kind::Whole | Kind::Plain => significant(value, 3),
    }
}

/// A number of a kind as it stands beside an axis: money in thousands and millions, all else as [`quantity`].
#[must_use]
pub fn tick(value: f64, kind: Kind) -> String {
    if kind != Kind::Money {
        return quantity(value, kind);
    }
    let (size, unit) = match value.abs() {
        v if v < 999.5 => return dollars(value),
        v if v < 999_500.0 => (1e3, "k"),
        v if v < 999.5e6 => (1e6, "M"),
        _ => (1e9, "B"),
    };
    format!("${}{unit}", significant(value / size, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_and_thousands() {
        assert_eq!(significant(1_234_567.0, 3), "1,230,000");
        assert_eq!(significant(0.004_044, 3), "0.00404");
        assert_eq!(significant(-12.0, 3), "−12");
        assert_eq!(significant(0.0, 3), "0");
    }

    #[test]
    fn durations_take_the_unit_that_fits() {
        assert_eq!(duration(0.042_64), "42.6 ms");
        assert_eq!(duration(0.000_003_1), "3.1 µs");
        assert_eq!(duration(0.999_9), "1 s");
        assert_eq!(duration(0.0), "0 ms");
        assert_eq!(duration(94_608.0), "26.3 h");
    }

    #[test]
    fn availability_shows_its_nines() {
        assert_eq!(percent(0.5), "50%");
        assert_eq!(percent(0.999), "99.90%");
        assert_eq!(percent(0.999_96), "99.9960%");
        assert_eq!(percent(0.999_496), "99.949%");
        assert_eq!(percent(0.999_5), "99.950%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.054_2), "5.42%");
    }

    #[test]
    fn sizes_take_the_largest_unit_that_fits() {
        assert_eq!(quantity(5_922.0, Kind::Size), "5.92 kB");
        assert_eq!(quantity(384e9, Kind::Size), "384 GB");
        assert_eq!(quantity(12.0, Kind::Size), "12 B");
    }

    #[test]
    fn money() {
        assert_eq!(dollars(12_345.6), "$12,346");
        assert_eq!(dollars(0.5), "$0.50");
        assert_eq!((dollars(-457.0).as_str(), dollars(-0.0).as_str()), ("−$457", "$0.00"));
        assert_eq!(quantity(12_345.6, Kind::Money), "$12,346");
        assert_eq!(tick(20_000.0, Kind::Money), "$20k");
        assert_eq!(tick(1_500_000.0, Kind::Money), "$1.5M");
        assert_eq!(tick(500.0, Kind::Money), "$500");
        assert_eq!(tick(0.25, Kind::Fraction), "25%");
    }
}
