//! The scalability law behind measured throughputs.

use std::fmt;

use crate::model::station::scalability::{Peak, Scalability};
use crate::numeric::sort_by_number;
use crate::units::Fraction;

/// One row of a load test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measurement {
    /// N: cores, processors, nodes, or simulated users.
    pub size: f64,
    /// X, in any unit per time, the same in all rows.
    pub throughput: f64,
}

/// The law that fits best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScalabilityFit {
    pub law: Scalability,
    /// γ: throughput of one, in the unit of the measurements.
    pub of_one: f64,
    /// The largest |measured − fitted|/measured.
    pub worst_residual: f64,
    /// Share of the variance of the throughputs that the law explains.
    pub r_squared: f64,
}

/// Why there is no fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoFit {
    /// Three parameters need at least three different sizes.
    TooFewSizes { sizes: usize },
    /// A row that is not a measurement.
    NotAMeasurement { row: usize, measurement: Measurement },
    /// The second does not add anything from the start, so that no α from 0 to 1 fits.
    NoGain,
}

impl fmt::Display for NoFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewSizes { sizes } => {
                write!(f, "a fit needs measurements at 3 different sizes or more, not at {sizes}")
            }
            Self::NotAMeasurement { row, measurement: Measurement { size, throughput } } => write!(
                f,
                "row {}: the size must be from 1 to 1e9 and the throughput above 0, up to 1e15, not {size} and \
                 {throughput}",
                row + 1
            ),
            Self::NoGain => f.write_str("throughput falls from the first step on: there is nothing to scale"),
        }
    }
}

impl std::error::Error for NoFit {}

/// Which of the terms 1, n−1 and n(n−1) of the service factor may differ from 0.
type Terms = [bool; 3];

/// Both losses; contention alone; coherency alone; none.
const FACES: [Terms; 4] =
    [[true, true, true], [true, true, false], [true, false, true], [true, false, false]];

impl ScalabilityFit {
    /// Fits X = γN/(1 + α(N−1) + βN(N−1)) with α, β ≥ 0 by nonlinear least squares: min Σ(X − γC(N))².
    ///
    /// With d₀ = 1/γ, d₁ = α/γ and d₂ = β/γ the law is X = N/(d₀ + d₁(N−1) + d₂N(N−1)). The bounds α, β ≥ 0 are
    /// kept by solving each face of the feasible set without bounds (Levenberg–Marquardt from the linear fit of
    /// N/X) and taking the best feasible one.
    ///
    /// Source: Gunther, Guerrilla Capacity Planning (2007); the R package usl 3.0, which minimises the same sum;
    /// Marquardt, J. SIAM 11 (1963).
    ///
    /// # Errors
    /// [`NoFit`] for fewer than three different sizes, rows that are not measurements, or throughput that only falls.
    pub fn new(rows: &[Measurement]) -> Result<Self, NoFit> {
        for (row, measurement) in rows.iter().enumerate() {
            let Measurement { size, throughput } = *measurement;
            if !((1.0..=1e9).contains(&size) && (1e-15..=1e15).contains(&throughput)) {
                return Err(NoFit::NotAMeasurement { row, measurement: *measurement });
            }
        }
        let mut sizes: Vec<f64> = rows.iter().map(|row| row.size).collect();
        sort_by_number(&mut sizes, |size| *size);
        sizes.dedup();
        if sizes.len() < 3 {
            return Err(NoFit::TooFewSizes { sizes: sizes.len() });
        }
        FACES
            .into_iter()
            .map(|terms| least_squares(rows, terms))
            .filter(|(d, _)| d[0] > 0.0 && d[1] >= 0.0 && d[2] >= 0.0)
            .filter_map(|(d, squares)| {
                let contention = Fraction::new(d[1] / d[0]).ok()?;
                let coherency = Fraction::new(d[2] / d[0]).ok()?;
                Some((Scalability { contention, coherency }, 1.0 / d[0], d, squares))
            })
            .min_by(|a, b| a.3.total_cmp(&b.3))
            .map(|(law, of_one, d, squares)| {
                let mean = rows.iter().map(|row| row.throughput).sum::<f64>() / rows.len() as f64;
                let variance: f64 = rows.iter().map(|row| square(row.throughput - mean)).sum();
                let residual = |row: &Measurement| (1.0 - fitted(row.size, d) / row.throughput).abs();
                Self {
                    law,
                    of_one,
                    worst_residual: rows.iter().map(residual).fold(0.0, f64::max),
                    r_squared: if variance > 0.0 { 1.0 - squares / variance } else { 0.0 },
                }
            })
            .ok_or(NoFit::NoGain)
    }

    /// The fitted throughput at a size, in the unit of the measurements: γN/(1 + α(N−1) + βN(N−1)).
    #[must_use]
    pub fn throughput(&self, size: f64) -> f64 {
        let [one, contention, coherency] = basis(size);
        let slower = one + self.law.contention.get() * contention + self.law.coherency.get() * coherency;
        self.of_one * size / slower
    }

    /// The most the law can deliver, and at what size, where it has a peak.
    #[must_use]
    pub fn peak(&self) -> Option<(f64, f64)> {
        match self.law.peak() {
            Peak::At { size, relative_capacity } => Some((size, self.of_one * relative_capacity)),
            Peak::Ceiling { .. } | Peak::Linear => None,
        }
    }
}

fn square(x: f64) -> f64 {
    x * x
}

fn basis(size: f64) -> [f64; 3] {
    [1.0, size - 1.0, size * (size - 1.0)]
}

fn fitted(size: f64, d: [f64; 3]) -> f64 {
    let [one, contention, coherency] = basis(size);
    size / (d[0] * one + d[1] * contention + d[2] * coherency)
}

fn sum_of_squares(rows: &[Measurement], d: [f64; 3]) -> f64 {
    let sum: f64 = rows.iter().map(|row| square(row.throughput - fitted(row.size, d))).sum();
    if sum.is_nan() { f64::INFINITY } else { sum }
}

/// The best d on one face, and its sum of squares. Not necessarily feasible.
fn least_squares(rows: &[Measurement], terms: Terms) -> ([f64; 3], f64) {
    // The linear fit of N/X, weighted by X²/N so that errors of X count equally.
    let (mut matrix, mut right) = ([[0.0; 3]; 3], [0.0; 3]);
    for row in rows {
        let weight = square(row.throughput * row.throughput / row.size);
        accumulate(&mut matrix, &mut right, basis(row.size), row.size / row.throughput, weight);
    }
    let mut d = solve(matrix, right, terms, 0.0);
    if d[0] <= 0.0 {
        // A throughput that grows more than linearly: start from what one delivers in the largest test.
        let per_one = rows.iter().map(|row| row.throughput / row.size).fold(0.0, f64::max);
        d = [1.0 / per_one, 0.0, 0.0];
    }
    let mut squares = sum_of_squares(rows, d);
    let mut damping = 1e-3;
    for _ in 0..200 {
        let (mut matrix, mut right) = ([[0.0; 3]; 3], [0.0; 3]);
        for row in rows {
            let model = fitted(row.size, d);
            let slope = basis(row.size).map(|term| -model * model / row.size * term);
            accumulate(&mut matrix, &mut right, slope, row.throughput - model, 1.0);
        }
        let step = solve(matrix, right, terms, damping);
        let next = [d[0] + step[0], d[1] + step[1], d[2] + step[2]];
        let there = sum_of_squares(rows, next);
        if there <= squares {
            let settled = squares - there <= 1e-15 * squares && damping < 1e-6;
            (d, squares, damping) = (next, there, damping * 0.1);
            if settled {
                break;
            }
        } else {
            damping *= 10.0;
            if damping > 1e12 {
                break;
            }
        }
    }
    (d, squares)
}

#[allow(clippy::indexing_slicing, reason = "0, 1 and 2, into three")]
fn accumulate(matrix: &mut [[f64; 3]; 3], right: &mut [f64; 3], slope: [f64; 3], residual: f64, weight: f64) {
    for i in 0..3 {
        for j in 0..3 {
            matrix[i][j] += weight * slope[i] * slope[j];
        }
        right[i] += weight * slope[i] * residual;
    }
}

/// Solves the normal equations in the chosen terms, with their diagonal raised by `damping`, by Cholesky's method
/// scaled to a unit diagonal. A direction that is not determined is left at 0.
#[allow(clippy::indexing_slicing, reason = "0, 1 and 2, into three")]
fn solve(matrix: [[f64; 3]; 3], right: [f64; 3], terms: Terms, damping: f64) -> [f64; 3] {
    let scale: [f64; 3] = std::array::from_fn(|i| {
        if terms[i] && matrix[i][i] > 0.0 { 1.0 / libm::sqrt(matrix[i][i]) } else { 0.0 }
    });
    let mut lower = [[0.0; 3]; 3];
    let mut forward = [0.0; 3];
    for i in 0..3 {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let raised = if i == j { 1.0 + damping } else { 1.0 };
            let entry = matrix[i][j] * scale[i] * scale[j] * raised - known;
            lower[i][j] = if i == j {
                libm::sqrt(entry.max(0.0))
            } else if lower[j][j] > 0.0 {
                entry / lower[j][j]
            } else {
                0.0
            };
        }
        let known: f64 = (0..i).map(|k| lower[i][k] * forward[k]).sum();
        forward[i] = if lower[i][i] > 1e-9 { (right[i] * scale[i] - known) / lower[i][i] } else { 0.0 };
    }
    let mut solution = [0.0; 3];
    for i in (0..3).rev() {
        let known: f64 = (i + 1..3).map(|k| lower[k][i] * solution[k]).sum();
        solution[i] = if lower[i][i] > 1e-9 { (forward[i] - known) / lower[i][i] } else { 0.0 };
    }
    std::array::from_fn(|i| solution[i] * scale[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(law: Scalability, of_one: f64, sizes: &[u32]) -> Vec<Measurement> {
        let row = |size: &u32| Measurement {
            size: f64::from(*size),
            throughput: of_one * law.relative_capacity(*size),
        };
        sizes.iter().map(row).collect()
    }

    #[test]
    fn exact_data_give_back_their_law() {
        for (alpha, beta, of_one) in
            [(0.0, 0.0, 1.0), (0.05, 0.0, 1e6), (0.0, 1e-3, 1e-3), (0.1, 1e-5, 500.0), (0.9, 0.5, 3.0)]
        {
            let law = Scalability {
                contention: Fraction::new(alpha).unwrap(),
                coherency: Fraction::new(beta).unwrap(),
            };
            let fit = ScalabilityFit::new(&rows(law, of_one, &[1, 2, 4, 8, 16, 32, 64])).unwrap();
            assert!((fit.law.contention.get() - alpha).abs() < 1e-7, "{fit:?}");
            assert!((fit.law.coherency.get() - beta).abs() < 1e-7, "{fit:?}");
            assert!((fit.of_one / of_one - 1.0).abs() < 1e-7, "{fit:?}");
            assert!(fit.worst_residual < 1e-6, "{fit:?}");
        }
    }

    #[test]
    fn what_cannot_be_fitted() {
        let at = |size, throughput| Measurement { size, throughput };
        let two = [at(1.0, 10.0), at(2.0, 19.0), at(2.0, 18.0)];
        assert_eq!(ScalabilityFit::new(&two), Err(NoFit::TooFewSizes { sizes: 2 }));
        let broken = ScalabilityFit::new(&[at(1.0, 10.0), at(2.0, f64::NAN)]).unwrap_err();
        assert!(broken.to_string().starts_with("row 2: the size must be from 1 to 1e9"), "{broken}");
        assert!(ScalabilityFit::new(&[]).is_err());
    }

    #[test]
    fn more_than_linear_data_fit_the_straight_line() {
        let row = |size: f64| Measurement { size, throughput: size * size };
        let fit = ScalabilityFit::new(&[row(1.0), row(2.0), row(4.0), row(8.0)]).unwrap();
        assert_eq!(fit.law, Scalability::LINEAR);
    }

    #[test]
    fn falling_data_are_a_fit_or_a_reason() {
        let at = |size, throughput| Measurement { size, throughput };
        for last in [1.0, 20.0, 60.0] {
            let fit = ScalabilityFit::new(&[at(1.0, 100.0), at(2.0, 70.0), at(3.0, last)]);
            assert!(fit.is_ok_and(|fit| fit.r_squared <= 1.0) || fit == Err(NoFit::NoGain), "{fit:?}");
        }
    }
}
