//! Monthly cost against load, each design in the cheapest size that carries it.

use crate::model::{Ceiling, SizedDesign, Sizer, peak_rate};
use crate::numeric::sort_by_number;
use crate::scenario::{Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// Loads with equal ratios between them, over the whole range.
const EVEN_POINTS: u32 = 60;
/// The range reaches this far above and below today's peak, and further up where a ceiling is higher.
const AROUND_TODAY: f64 = 20.0;
/// Nobody plans for more than this many times today's peak.
const FARTHEST: f64 = 1_000.0;
/// Crossovers and ceilings are found to this share of the load.
const WIDTH: f64 = 1e-4;

/// The cost of both designs at the same loads.
#[derive(Debug, Clone, PartialEq)]
pub struct CostCurve {
    /// Requests per second, rising; today's peak, crossovers and ceilings are among them.
    pub loads: Vec<f64>,
    /// Index of today's peak in `loads`.
    pub today: usize,
    pub vertical: DesignCosts,
    pub horizontal: DesignCosts,
    /// From the smallest load to the largest.
    pub crossovers: Vec<Crossover>,
}

/// One design, sized for each load.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignCosts {
    /// US dollars per month; `None` above the ceiling.
    pub costs: Vec<Option<f64>>,
    /// The end of the curve, if it lies within the range.
    pub ceiling: Option<CostLimit>,
}

/// Where a design stops growing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostLimit {
    /// The largest load in requests per second that some size carries; `None` when not even the smallest load of the
    /// range is carried.
    pub load: Option<f64>,
    pub why: Ceiling,
}

/// A load from which on the other design is the cheaper one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossover {
    /// Requests per second.
    pub load: f64,
    pub cheaper: Side,
    /// US dollars per month, at that load.
    pub vertical: f64,
    pub horizontal: f64,
}

impl CostCurve {
    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignCosts {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// Both designs, each sized for one load.
#[derive(Clone)]
struct Point {
    load: f64,
    sized: [Result<SizedDesign, Ceiling>; 2],
}

impl Point {
    fn costs(&self) -> [Option<f64>; 2] {
        self.sized.each_ref().map(|sized| sized.as_ref().ok().map(|sized| sized.cost))
    }

    /// The design that costs less, when both exist and differ.
    fn cheaper(&self) -> Option<Side> {
        let [Some(vertical), Some(horizontal)] = self.costs() else { return None };
        if vertical < horizontal {
            Some(Side::Vertical)
        } else {
            (horizontal < vertical).then_some(Side::Horizontal)
        }
    }
}

/// Sweeps the load over equal ratios, then finds by bisection where the sign of the difference in cost changes and
/// where a design reaches its ceiling. Two changes between neighbouring loads of the sweep cancel out and are not seen.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn cost_curve(scenario: &Scenario) -> Result<CostCurve, OutOfRange> {
    let sizers = [Sizer::new(scenario, Side::Vertical)?, Sizer::new(scenario, Side::Horizontal)?];
    let today = peak_rate(scenario)?.get();
    let ceiling = sizers.iter().map(Sizer::most).fold(f64::INFINITY, f64::min);
    let high = (1.5 * ceiling).clamp(today * AROUND_TODAY, today * FARTHEST).min(PerSecond::MAXIMUM);
    let low = today / AROUND_TODAY;
    let even =
        (0..EVEN_POINTS).map(|i| low * libm::pow(high / low, f64::from(i) / f64::from(EVEN_POINTS - 1)));
    let mut sweep: Vec<f64> = even.chain([today]).filter(|load| *load <= high || *load == today).collect();
    sort_by_number(&mut sweep, |load| *load);
    sweep.dedup();

    let mut points: Vec<Point> = Vec::new();
    let mut crossovers = Vec::new();
    // The last design that was strictly the cheaper one.
    let mut cheaper = None;
    for load in sweep {
        let point = sized(&sizers, points.last(), load)?;
        if let Some(before) = points.last().cloned() {
            let mut found = Vec::new();
            for (at, sizer) in sizers.iter().enumerate() {
                found.extend(ceiling_between(sizer, &before, &point, at)?);
            }
            if let (Some(was), Some(now)) = (cheaper, point.cheaper())
                && was != now
            {
                let (below, above) = change_between(&sizers, &before, &point, now)?;
                let [vertical, horizontal] = above.costs();
                let (vertical, horizontal) = (vertical.unwrap_or_default(), horizontal.unwrap_or_default());
                crossovers.push(Crossover { load: above.load, cheaper: now, vertical, horizontal });
                found.extend([below.load, above.load]);
            }
            sort_by_number(&mut found, |load| *load);
            for load in found.into_iter().filter(|found| *found > before.load && *found < load) {
                let between = sized(&sizers, points.last(), load)?;
                points.push(between);
            }
        }
        cheaper = point.cheaper().or(cheaper);
        points.push(point);
    }
    let loads: Vec<f64> = points.iter().map(|point| point.load).collect();
    let today = loads.iter().position(|load| *load == today).unwrap_or_default();
    let [vertical, horizontal] = [0, 1].map(|at| costs_of(&points, at));
    Ok(CostCurve { loads, today, vertical, horizontal, crossovers })
}

/// Both designs at one load, from what is known of a smaller one.
fn sized(sizers: &[Sizer<'_>; 2], smaller: Option<&Point>, load: f64) -> Result<Point, OutOfRange> {
    let rate = PerSecond::new(load)?;
    let [vertical, horizontal] = sizers;
    let [first, second] = match smaller {
        Some(point) => point.sized.each_ref().map(Some),
        None => [None, None],
    };
    let answer = |sizer: &Sizer<'_>, known: Option<&Result<SizedDesign, Ceiling>>| match known {
        // A load that is too much stays too much; only the capacity that is lacking may be another tier's.
        Some(Err(why)) => Err(*why),
        Some(Ok(known)) => sizer.size_from(known, rate),
        None => sizer.size(rate),
    };
    Ok(Point { load, sized: [answer(vertical, first), answer(horizontal, second)] })
}

/// The largest load that the design still carries, when it carries `below` but not `above`.
fn ceiling_between(
    sizer: &Sizer<'_>,
    below: &Point,
    above: &Point,
    at: usize,
) -> Result<Option<f64>, OutOfRange> {
    let (Some(Ok(known)), Some(Err(_))) = (below.sized.get(at), above.sized.get(at)) else { return Ok(None) };
    let (mut known, mut low, mut high) = (known.clone(), below.load, above.load);
    while high - low > WIDTH * high {
        let middle = 0.5 * (low + high);
        match sizer.size_from(&known, PerSecond::new(middle)?) {
            Ok(sized) => (known, low) = (sized, middle),
            Err(_) => high = middle,
        }
    }
    Ok(Some(low))
}

/// The two neighbouring loads between which `side` becomes strictly the cheaper one, which it is at `above` but not
/// at `below`.
fn change_between(
    sizers: &[Sizer<'_>; 2],
    below: &Point,
    above: &Point,
    side: Side,
) -> Result<(Point, Point), OutOfRange> {
    let (mut below, mut above) = (below.clone(), above.clone());
    while above.load - below.load > WIDTH * above.load {
        let middle = sized(sizers, Some(&below), 0.5 * (below.load + above.load))?;
        if middle.cheaper() == Some(side) { above = middle } else { below = middle }
    }
    Ok((below, above))
}

fn costs_of(points: &[Point], at: usize) -> DesignCosts {
    let of = |point: &Point| point.costs().get(at).copied().flatten();
    let costs: Vec<Option<f64>> = points.iter().map(of).collect();
    let carried = points.iter().rfind(|point| of(point).is_some()).map(|point| point.load);
    let why = points.iter().find_map(|point| point.sized.get(at).and_then(|sized| sized.as_ref().err()));
    DesignCosts { costs, ceiling: why.map(|why| CostLimit { load: carried, why: *why }) }
}
