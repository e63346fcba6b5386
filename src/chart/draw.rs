//! A figure as SVG.

use std::fmt;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::axis::Ruler;
use super::bars::bars;
use super::colour::{GRID, PAPER, TEXT, dashed, line_style, of};
use super::figure::{Figure, Join, Stroke};
use super::frame::Frame;
use super::labels::{Place, Room};
use super::marks::{Shape, Sign, signs};
use super::pieces::pieces;

/// Plotters places everything on whole pixels; drawn this much larger, curves are smooth.
pub(super) const FINE: f64 = 8.0;

/// Pixels between the names of two rows.
const CHARACTER: f64 = 6.2;

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
    let x_ruler = Ruler::new(figure.x, (frame.plot_width / 64.0).max(2.0));
    let y_ruler = if figure.join == Join::Bars {
        Ruler::rows(figure.y, &figure.at, &figure.rows, (frame.left / CHARACTER) as usize - 2)
    } else {
        Ruler::new(figure.y, frame.plot_height / 34.0)
    };
    let (x_count, y_count) = (x_ruler.ticks.len(), y_ruler.ticks.len());
    let mut chart = ChartBuilder::on(area)
        .margin_top(fine(frame.top))
        .margin_right(fine(right))
        .set_label_area_size(LabelAreaPosition::Left, fine(frame.left))
        .set_label_area_size(LabelAreaPosition::Bottom, fine(bottom))
        .build_cartesian_2d(x_ruler, y_ruler)?;
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
    shapes(figure, frame, area)?;
    captions(figure, frame, area)
}

/// Marks, lines and bars, and the names beside them.
fn shapes(figure: &Figure, frame: &Frame, area: &Area) -> Result<(), DrawError> {
    let mut room = Room::new(*frame);
    let lines: Vec<(usize, Vec<Place>)> = figure
        .lines
        .iter()
        .enumerate()
        .flat_map(|(at, line)| pieces(figure, line).into_iter().map(move |piece| (at, piece)))
        .map(|(at, piece)| {
            (at, piece.into_iter().map(|(x, y)| (frame.x(figure, x), frame.y(figure, y))).collect())
        })
        .collect();
    if figure.join == Join::Bars {
        for bar in bars(figure, frame) {
            let corners = [fine_point(bar.from), fine_point(bar.to)];
            area.draw(&Rectangle::new(corners, of(bar.side).mix(bar.strength).filled()))?;
            if let Some((why, place)) = bar.endless {
                write(area, why, place, (9.5, PAPER), Pos::new(HPos::Right, VPos::Center))?;
            }
        }
    } else {
        lines.iter().for_each(|(_, corners)| room.take_line(corners));
    }
    for sign in signs(figure, frame, &mut room) {
        draw_sign(&sign, area)?;
    }
    if figure.join == Join::Bars {
        return Ok(());
    }
    for (at, corners) in &lines {
        if let Some(line) = figure.lines.get(*at) {
            draw_path(area, corners, line_style(line))?;
        }
    }
    for (at, line) in figure.lines.iter().enumerate() {
        if line.stroke == Stroke::Baseline {
            continue;
        }
        // The longest piece carries the name.
        let piece = lines.iter().filter(|(of, _)| *of == at).max_by_key(|(_, corners)| corners.len());
        let name = line.name();
        if let Some(place) = piece.and_then(|(_, corners)| room.place_along(&name, corners)) {
            write_name(area, &name, place, of(line.side))?;
        }
    }
    Ok(())
}

fn draw_sign(sign: &Sign<'_>, area: &Area) -> Result<(), DrawError> {
    let colour = sign.colour;
    match sign.shape {
        Shape::Rule => draw_path(area, &sign.path, colour.stroke_width(fine(1.0) as u32))?,
        Shape::Bar => draw_path(area, &sign.path, colour.stroke_width(fine(4.0) as u32))?,
        Shape::Ring => {
            for point in &sign.path {
                let edge = colour.stroke_width(fine(2.0) as u32);
                area.draw(&Circle::new(fine_point(*point), fine(5.0), edge))?;
            }
        }
    }
    sign.place
        .filter(|_| !sign.label.is_empty())
        .map_or(Ok(()), |place| write_name(area, sign.label, place, colour))
}

#[inline(never)]
fn draw_path(area: &Area, path: &[Place], style: ShapeStyle) -> Result<(), DrawError> {
    let path: Vec<_> = path.iter().copied().map(fine_point).collect();
    Ok(area.draw(&PathElement::new(path, style))?)
}

fn captions(figure: &Figure, frame: &Frame, area: &Area) -> Result<(), DrawError> {
    let below = (frame.left + frame.plot_width / 2.0, f64::from(frame.height) - 5.0);
    write(area, figure.x.label, below, (12.0, TEXT), Pos::new(HPos::Center, VPos::Bottom))?;
    let corner = Pos::new(HPos::Left, VPos::Top);
    write(area, figure.y.label, (4.0, frame.top - 27.0), (12.0, TEXT), corner)?;
    if frame.titled {
        write(area, figure.kind.title(), (4.0, 6.0), (15.0, of(None)), corner)?;
    }
    Ok(())
}

fn write_name(area: &Area, name: &str, place: Place, colour: RGBColor) -> Result<(), DrawError> {
    write(area, name, place, (11.0, colour), Pos::new(HPos::Left, VPos::Center))
}

/// Writes a text of a size in pixels, with that point of it at the place.
#[inline(never)]
fn write(
    area: &Area,
    text: &str,
    place: Place,
    (size, colour): (f64, RGBColor),
    point: Pos,
) -> Result<(), DrawError> {
    let style = ("sans-serif", fine(size), &colour).into_text_style(area).pos(point);
    Ok(area.draw(&Text::new(text, fine_point(place), style))?)
}

pub(super) fn fine(pixels: f64) -> i32 {
    (pixels * FINE) as i32
}

fn fine_point((x, y): Place) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}

/// Gives the drawing its real size, a name and a description.
fn finish(svg: &str, figure: &Figure, frame: &Frame) -> String {
    let (Frame { width, height, .. }, title) = (frame, figure.kind.title());
    let start = svg.find("<svg").unwrap_or(0);
    let body = svg.get(start..).and_then(|rest| rest.split_once('>')).map_or("", |(_, body)| body);
    let (body, description) = (dashed(body), escaped(&figure.description));
    let (view_width, view_height) = (fine(f64::from(*width)), fine(f64::from(*height)));
    let ground = if frame.titled { "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>" } else { "" };
    format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {view_width} {view_height}\" role=\"img\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title>{title}</title><desc>{description}</desc>{ground}{body}"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
