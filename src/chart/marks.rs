//! Where marks, and the names beside them, stand in the plot.

use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::figure::{Figure, Mark};
use super::frame::Frame;
use crate::scenario::Side;

/// Pixels that the name of a mark takes up, more or less.
const NAME_WIDTH: f64 = 84.0;
/// Half the height of the bar at the end of a line, in pixels.
const END: f64 = 8.0;

/// What there is to draw for a mark, in the units of the axes.
pub(super) struct Placed<'f> {
    pub path: Vec<(f64, f64)>,
    pub shape: Shape,
    pub label: &'f str,
    pub label_at: (f64, f64),
    pub anchor: Pos,
}

/// How the path is drawn.
pub(super) enum Shape {
    /// A thin line across the plot.
    Rule,
    /// A ring around the first point.
    Ring,
    /// A thick bar in the colour of the design.
    Bar(Side),
}

/// The mark on its figure. Names of upright marks that would touch are set to the outer sides of their lines.
pub(super) fn place<'f>(figure: &'f Figure, frame: &Frame, mark: &'f Mark) -> Placed<'f> {
    let (left, right, bottom, top) =
        (figure.x.value(0.0), figure.x.value(1.0), figure.y.value(0.0), figure.y.value(1.0));
    match mark {
        Mark::Vertical { x, label } => Placed {
            path: vec![(*x, bottom), (*x, top)],
            shape: Shape::Rule,
            label,
            label_at: (*x, figure.y.value(1.015)),
            anchor: Pos::new(side_of(figure, frame, *x), VPos::Bottom),
        },
        Mark::Horizontal { y, label } => Placed {
            path: vec![(left, *y), (right, *y)],
            shape: Shape::Rule,
            label,
            label_at: (figure.x.value(0.008), *y),
            anchor: Pos::new(HPos::Left, VPos::Bottom),
        },
        Mark::Crossing { x, y, label } => Placed {
            path: vec![(*x, *y)],
            shape: Shape::Ring,
            label: if follows_closely(figure, frame, *x) { "" } else { label },
            label_at: (*x, figure.y.value(figure.y.position(*y) - 9.0 / frame.plot_height)),
            anchor: Pos::new(HPos::Left, VPos::Top),
        },
        Mark::End { x, y, side } => {
            let at = figure.y.position(*y);
            let reach = END / frame.plot_height;
            Placed {
                path: vec![(*x, figure.y.value(at - reach)), (*x, figure.y.value(at + reach))],
                shape: Shape::Bar(*side),
                label: "",
                label_at: (*x, *y),
                anchor: Pos::new(HPos::Left, VPos::Top),
            }
        }
    }
}

/// Whether another crossing lies so close before this one that their names would touch.
fn follows_closely(figure: &Figure, frame: &Frame, x: f64) -> bool {
    figure.marks.iter().any(|mark| match mark {
        Mark::Crossing { x: other, .. } => {
            *other < x && frame.x(figure, x) - frame.x(figure, *other) < NAME_WIDTH / 2.0
        }
        Mark::Vertical { .. } | Mark::Horizontal { .. } | Mark::End { .. } => false,
    })
}

/// On which side of its line the name of an upright mark stands.
fn side_of(figure: &Figure, frame: &Frame, x: f64) -> HPos {
    let near = |other: f64| (frame.x(figure, other) - frame.x(figure, x)).abs() < NAME_WIDTH;
    let others = figure.marks.iter().filter_map(|mark| match mark {
        Mark::Vertical { x: other, .. } if *other != x && near(*other) => Some(*other),
        _ => None,
    });
    match others.reduce(f64::max) {
        Some(other) if other > x => HPos::Right,
        Some(_) => HPos::Left,
        None => HPos::Center,
    }
}
