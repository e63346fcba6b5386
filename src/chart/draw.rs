//! A figure as SVG.

use std::fmt;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::axis::Axis;
use super::figure::{Figure, Join, Line, Stroke};
use super::frame::Frame;
use super::marks::{Placed, Shape, place};
use super::scale::Scale;
use crate::scenario::Side;

/// Plotters places everything on whole pixels; drawn this much larger, curves are smooth.
const FINE: f64 = 8.0;

// The page's style replaces these in the dark; an exported picture keeps them.
const GRID: RGBColor = RGBColor(0xe3, 0xe6, 0xea);
const TEXT: RGBColor = RGBColor(0x4a, 0x52, 0x5c);
const MARK: RGBColor = RGBColor(0x6b, 0x72, 0x7b);
const VERTICAL: RGBColor = RGBColor(0x0b, 0x62, 0xa4);
const HORIZONTAL: RGBColor = RGBColor(0xb8, 0x4a, 0x00);

/// Lengths of dash and gap of the lines of the horizontal design.
const DASH: &str = "64 28";

/// The drawing library refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawError {
    pub why: String,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the chart could not be drawn: {}", self.why)
    }
}

impl std::error::Error for DrawError {}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for DrawError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self { why: error.to_string() }
    }
}

/// Draws a figure; the same figure and frame give the same text.
///
/// # Errors
/// [`DrawError`] when plotters fails, which an in-memory drawing does not.
pub fn draw(figure: &Figure, frame: &Frame) -> Result<String, DrawError> {
    let mut svg = String::new();
    {
        let size = (fine(f64::from(frame.width)) as u32, fine(f64::from(frame.height)) as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        paint(figure, frame, &area)?;
        area.present()?;
    }
    Ok(finish(&svg, figure, frame))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn paint(figure: &Figure, frame: &Frame, area: &Area) -> Result<(), DrawError> {
    let right = f64::from(frame.width) - frame.left - frame.plot_width;
    let bottom = f64::from(frame.height) - frame.top - frame.plot_height;
    let axis = |scale: Scale, room: f64, kind| Axis { scale, ticks: scale.ticks(room as usize), kind };
    let x_axis = axis(figure.x, frame.plot_width / 70.0, figure.x_kind);
    let y_axis = axis(figure.y, frame.plot_height / 34.0, figure.y_kind);
    let (x_count, y_count) = (x_axis.ticks.len(), y_axis.ticks.len());
    let mut chart = ChartBuilder::on(area)
        .margin_top(fine(frame.top))
        .margin_right(fine(right))
        .set_label_area_size(LabelAreaPosition::Left, fine(frame.left))
        .set_label_area_size(LabelAreaPosition::Bottom, fine(bottom))
        .build_cartesian_2d(x_axis, y_axis)?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID.stroke_width(fine(1.0) as u32))
        .axis_style(GRID.stroke_width(fine(1.0) as u32))
        .set_all_tick_mark_size(fine(4.0))
        .label_style(("sans-serif", fine(12.0), &TEXT))
        .x_labels(x_count)
        .y_labels(y_count)
        .draw()?;
    let plot = chart.plotting_area();
    for mark in &figure.marks {
        let Placed { path, shape, label, label_at, anchor } = place(figure, frame, mark);
        match shape {
            Shape::Rule => plot.draw(&PathElement::new(path, MARK.stroke_width(fine(1.0) as u32)))?,
            Shape::Bar(side) => {
                plot.draw(&PathElement::new(path, colour(side).stroke_width(fine(4.0) as u32)))?;
            }
            Shape::Ring => {
                for point in path {
                    plot.draw(&Circle::new(point, fine(6.0), MARK.stroke_width(fine(2.0) as u32)))?;
                }
            }
        }
        if !label.is_empty() {
            let style = ("sans-serif", fine(11.0), &MARK).into_text_style(area).pos(anchor);
            plot.draw(&Text::new(label, label_at, style))?;
        }
    }
    for line in &figure.lines {
        for piece in pieces(figure, line) {
            plot.draw(&PathElement::new(piece, style(line)))?;
        }
    }
    let caption = ("sans-serif", fine(12.0), &TEXT).into_text_style(area);
    let middle = (frame.left + frame.plot_width / 2.0, f64::from(frame.height) - 4.0);
    let below = caption.pos(Pos::new(HPos::Center, VPos::Bottom));
    area.draw(&Text::new(figure.x_label, (fine(middle.0), fine(middle.1)), below.clone()))?;
    let above = below.pos(Pos::new(HPos::Left, VPos::Top));
    area.draw(&Text::new(figure.y_label, (fine(4.0), fine(3.0)), above))?;
    Ok(())
}

/// The connected pieces of a line that lie inside the plot, cut where the line leaves it.
fn pieces(figure: &Figure, line: &Line) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![Vec::new()];
    let mut last: Option<(f64, f64)> = None;
    for (x, value) in figure.at.iter().zip(&line.values) {
        let here = value.map(|value| (*x, value));
        if let (Join::Steps, Some((_, before)), Some(_), Some(piece)) =
            (figure.join, last, here, pieces.last_mut())
        {
            piece.push((*x, before));
        }
        let crossing = last.zip(here).and_then(|(a, b)| leaves(figure, a, b));
        let inside = here.filter(|(_, value)| figure.y.position(*value) <= 1.0);
        if let Some(piece) = pieces.last_mut() {
            piece.extend(crossing.into_iter().chain(inside));
        }
        if inside.is_none() {
            pieces.push(Vec::new());
        }
        last = here;
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Where the way from `a` to `b` crosses the upper edge of the plot.
fn leaves(figure: &Figure, a: (f64, f64), b: (f64, f64)) -> Option<(f64, f64)> {
    let place = |(x, y): (f64, f64)| (figure.x.position(x), figure.y.position(y));
    let (a, b) = (place(a), place(b));
    if (a.1 <= 1.0) == (b.1 <= 1.0) {
        return None;
    }
    let share = (1.0 - a.1) / (b.1 - a.1);
    Some((figure.x.value(a.0 + share * (b.0 - a.0)), figure.y.value(1.0)))
}

fn style(line: &Line) -> ShapeStyle {
    let width = match line.stroke {
        Stroke::Main => 2.5,
        Stroke::Secondary => 1.5,
    };
    colour(line.side).stroke_width(fine(width) as u32)
}

const fn colour(side: Side) -> RGBColor {
    match side {
        Side::Vertical => VERTICAL,
        Side::Horizontal => HORIZONTAL,
    }
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE) as i32
}

/// Gives the drawing its real size, a name and a description.
fn finish(svg: &str, figure: &Figure, frame: &Frame) -> String {
    let (Frame { width, height, .. }, title, description) = (frame, figure.title, &figure.description);
    let start = svg.find("<svg").unwrap_or(0);
    let body = svg.get(start..).and_then(|rest| rest.split_once('>')).map_or("", |(_, body)| body);
    // Colour alone does not tell the designs apart: the lines of one are dashed.
    let dashed = "stroke=\"#B84A00\"";
    let body = body.replace(dashed, &format!("{dashed} stroke-dasharray=\"{DASH}\""));
    let (view_width, view_height) = (fine(f64::from(*width)), fine(f64::from(*height)));
    format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {view_width} {view_height}\" role=\"img\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title>{title}</title><desc>{description}</desc>{body}"
    )
}
