//! Where marks, and the names beside them, stand in the plot.

use plotters::style::RGBColor;

use super::colour::{MARK, of};
use super::figure::{Figure, Mark};
use super::frame::Frame;
use super::labels::{Place, Room, around, beside_level, beside_upright};

/// Half the height of the bar at the end of a line, in pixels.
const END: f64 = 8.0;

/// What there is to draw for a mark, in pixels.
pub(super) struct Sign<'f> {
    pub path: Vec<Place>,
    pub shape: Shape,
    pub colour: RGBColor,
    pub label: &'f str,
    /// Where the name stands, if there is room for it.
    pub place: Option<Place>,
}

/// How the path is drawn.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A thin line across the plot.
    Rule,
    /// A ring around each point.
    Ring,
    /// A thick bar.
    Bar,
}

/// The marks of a figure that lie in the plot. Rules are taken from the room before any name is placed.
pub(super) fn signs<'f>(figure: &'f Figure, frame: &Frame, room: &mut Room) -> Vec<Sign<'f>> {
    let mut signs: Vec<Sign<'f>> =
        figure.marks.iter().filter_map(|mark| shape(figure, frame, mark)).collect();
    signs.iter().for_each(|sign| room.take_line(&sign.path));
    for sign in &mut signs {
        let Some(first) = sign.path.first().copied() else { continue };
        let upright = sign.path.iter().all(|point| point.0 == first.0);
        sign.place = match sign.shape {
            Shape::Rule if upright => room.place(sign.label, beside_upright(sign.label, first.0, frame)),
            Shape::Rule => room.place(sign.label, beside_level(sign.label, first.1, frame)),
            Shape::Ring => room.place(sign.label, around(sign.label, first)),
            Shape::Bar => None,
        };
    }
    signs
}

fn shape<'f>(figure: &'f Figure, frame: &Frame, mark: &'f Mark) -> Option<Sign<'f>> {
    let (left, right) = (frame.left, frame.left + frame.plot_width);
    let (top, bottom) = (frame.top, frame.top + frame.plot_height);
    let at = |x: f64, y: f64| (frame.x(figure, x), frame.y(figure, y));
    let sign = |path, shape, colour, label| Sign { path, shape, colour, label, place: None };
    let sign = match mark {
        Mark::Vertical { x, label } => {
            let x = frame.x(figure, *x);
            sign(vec![(x, bottom), (x, top)], Shape::Rule, MARK, *label)
        }
        Mark::Horizontal { y, label, side } => {
            let y = frame.y(figure, *y);
            let colour = side.map_or(MARK, |side| of(Some(side)));
            sign(vec![(left, y), (right, y)], Shape::Rule, colour, label)
        }
        Mark::Ring { x, y, label, side } => {
            sign(vec![at(*x, *y)], Shape::Ring, side.map_or(MARK, |side| of(Some(side))), label)
        }
        Mark::End { x, y, side } => {
            let (x, y) = at(*x, *y);
            sign(vec![(x, y - END), (x, y + END)], Shape::Bar, of(Some(*side)), "")
        }
    };
    let inside = |(x, y): &Place| {
        (left - 1.0..=right + 1.0).contains(x) && (top - END - 1.0..=bottom + END + 1.0).contains(y)
    };
    sign.path.iter().all(inside).then_some(sign)
}
