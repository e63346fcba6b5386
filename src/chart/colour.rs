//! Colours and strokes of a drawing. The page's style replaces these colours in the dark; a file keeps them.

use plotters::style::{Color, RGBColor, ShapeStyle};

use super::draw::fine;
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

/// Lines as the drawing library begins them, and lengths of dash and gap: colour alone does not tell designs apart.
const DASHES: [(&str, &str); 2] = [
    ("<polyline fill=\"none\" opacity=\"1\" stroke=\"#B84A00\"", "64 28"),
    ("<polyline fill=\"none\" opacity=\"1\" stroke=\"#1B2027\"", "16 28"),
];

/// The colour of a design, or of what belongs to none.
pub(super) const fn of(side: Option<Side>) -> RGBColor {
    match side {
        Some(Side::Vertical) => VERTICAL,
        Some(Side::Horizontal) => HORIZONTAL,
        None => INK,
    }
}

pub(super) fn line_style(line: &Line) -> ShapeStyle {
    let width = match line.stroke {
        Stroke::Main => 2.5,
        Stroke::Secondary => 1.25,
    };
    of(line.side).stroke_width(fine(width) as u32)
}

/// The drawing with dashes in the lines that have them.
pub(super) fn dashed(svg: &str) -> String {
    DASHES.iter().fold(svg.to_owned(), |svg, (line, dash)| {
        svg.replace(line, &format!("{line} stroke-dasharray=\"{dash}\""))
    })
}
