//! Colours and strokes of a drawing. The page's style replaces these colours in the dark; a file keeps them.

use plotters::style::{Color, RGBColor, ShapeStyle};

use super::draw::{FINE, fine};
use super::figure::{Line, Stroke};
use crate::scenario::Side;

pub(super) const GRID: RGBColor = RGBColor(0xe3, 0xe6, 0xea);
pub(super) const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
pub(super) const TEXT: RGBColor = RGBColor(0x4a, 0x52, 0x5c);
pub(super) const MARK: RGBColor = RGBColor(0x6b, 0x72, 0x7b);
const INK: RGBColor = RGBColor(0x1b, 0x20, 0x27);
// Blue and a dark orange: apart for every common kind of colour blindness, and 4.5 to 1 against white.
const VERTICAL: RGBColor = RGBColor(0x0b, 0x62, 0xa4);
const HORIZONTAL: RGBColor = RGBColor(0xb8, 0x4a, 0x00);

/// How much of its colour a line has.
const BASELINE: f64 = 0.7;

/// The colour of a design, or of what belongs to none.
pub(super) const fn of(side: Option<Side>) -> RGBColor {
    match side {
        Some(Side::Vertical) => VERTICAL,
        Some(Side::Horizontal) => HORIZONTAL,
        None => INK,
    }
}

const fn width(stroke: Stroke) -> f64 {
    match stroke {
        Stroke::Main => 2.5,
        Stroke::Secondary => 1.25,
        Stroke::Baseline => 1.5,
    }
}

const fn strength(stroke: Stroke) -> f64 {
    match stroke {
        Stroke::Main | Stroke::Secondary => 1.0,
        Stroke::Baseline => BASELINE,
    }
}

/// Lengths of dash and gap in pixels: colour alone does not tell designs apart.
const fn dash(side: Option<Side>, stroke: Stroke) -> Option<(f64, f64)> {
    match (stroke, side) {
        (Stroke::Baseline, _) => Some((1.5, 3.0)),
        (_, Some(Side::Vertical)) => None,
        (_, Some(Side::Horizontal)) => Some((8.0, 3.5)),
        (_, None) => Some((2.0, 3.5)),
    }
}

pub(super) fn line_style(line: &Line) -> ShapeStyle {
    let colour = of(line.side).mix(strength(line.stroke));
    colour.stroke_width(fine(width(line.stroke)) as u32)
}

/// The drawing with dashes in the lines that have them.
pub(super) fn dashed(svg: &str) -> String {
    let mut svg = svg.to_owned();
    for side in [None, Some(Side::Vertical), Some(Side::Horizontal)] {
        for stroke in [Stroke::Main, Stroke::Baseline] {
            if let Some((drawn, gap)) = dash(side, stroke) {
                // As the drawing library begins a line.
                let (strength, colour) = (strength(stroke), hexadecimal(of(side)));
                let line = format!("<polyline fill=\"none\" opacity=\"{strength}\" stroke=\"{colour}\"");
                let dash = format!("{line} stroke-dasharray=\"{} {}\"", drawn * FINE, gap * FINE);
                svg = svg.replace(&line, &dash);
            }
        }
    }
    svg
}

/// The attributes with which SVG draws a line in the size of the picture.
#[must_use]
pub fn stroke_attributes(line: &Line) -> String {
    let (colour, width, strength) = (hexadecimal(of(line.side)), width(line.stroke), strength(line.stroke));
    let dash = dash(line.side, line.stroke)
        .map_or(String::new(), |(drawn, gap)| format!(" stroke-dasharray=\"{drawn} {gap}\""));
    format!("stroke=\"{colour}\" stroke-width=\"{width}\" opacity=\"{strength}\"{dash}")
}

fn hexadecimal(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}
