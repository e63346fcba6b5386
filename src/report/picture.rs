//! A chart that can be read on its own in a document: with title, legend, and where it comes from.

use crate::chart::{DrawError, Figure, Frame, Line, draw, stroke_attributes};
use crate::link::{markup_escaped, svg_metadata};

/// Whose numbers a picture shows, and when it was made.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'a> {
    /// The scenario's name.
    pub name: &'a str,
    /// The whole link to it, which the picture also carries inside.
    pub link: &'a str,
    /// The day, as it is to be printed.
    pub date: &'a str,
}

const WIDTH: u32 = 760;
const CHART_HEIGHT: u32 = 360;
/// Space above the chart for the title, and for each line of the legend.
const TITLE: u32 = 52;
const LEGEND: u32 = 20;
/// Characters of the legend are so wide, its samples with the gaps around them too.
const CHARACTER: u32 = 7;
const SAMPLE: u32 = 52;
const LINE: u32 = 15;
/// Characters of the link on one line of the footer, and lines of it; the picture carries the whole link inside.
const LINK_WIDTH: usize = 112;
const LINK_LINES: usize = 4;

/// The chart as SVG on a light ground.
///
/// # Errors
/// As [`draw`].
pub fn picture(figure: &Figure, stamp: &Stamp<'_>) -> Result<String, DrawError> {
    let drawn = draw(figure, &Frame::new(figure, WIDTH, CHART_HEIGHT))?;
    let view = drawn
        .split_once("viewBox=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("", |(view, _)| view);
    let lines = drawn.split_once("</desc>").map_or("", |(_, rest)| rest);
    let footer = footer(stamp);
    let (legend, rows) = legend(&figure.lines);
    let above = TITLE + LEGEND * rows;
    let height = above + CHART_HEIGHT + LINE * (footer.len() as u32 + 1);
    let title = markup_escaped(figure.kind.title());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" font-family=\"system-ui, sans-serif\"><title>{title}</title><desc>{}</desc>{}\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\
         <text x=\"16\" y=\"28\" font-size=\"18\" font-weight=\"600\" fill=\"#1b1f24\">{title}</text>{legend}\
         <svg y=\"{above}\" width=\"{WIDTH}\" height=\"{CHART_HEIGHT}\" viewBox=\"{view}\">{lines}",
        markup_escaped(&figure.description),
        svg_metadata(stamp.link),
    );
    for (index, line) in footer.iter().enumerate() {
        let y = above + CHART_HEIGHT + LINE * (index as u32 + 1);
        let (size, colour) = if index == 0 { (12, "#1b1f24") } else { (11, "#4a525c") };
        svg.push_str(&format!(
            "<text x=\"16\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>",
            markup_escaped(line)
        ));
    }
    Ok(svg + "</svg>")
}

/// A sample of each line beside its name, and how many rows they take.
fn legend(lines: &[Line]) -> (String, u32) {
    let (mut x, mut rows) = (16, 1);
    let mut legend = String::new();
    for line in lines {
        let name = line.name();
        let width = SAMPLE + CHARACTER * name.chars().count() as u32;
        if x > 16 && x + width > WIDTH {
            (x, rows) = (16, rows + 1);
        }
        let y = TITLE + LEGEND * (rows - 1);
        legend.push_str(&format!(
            "<path d=\"M{x} {}h26\" {}/><text x=\"{}\" y=\"{y}\" font-size=\"12\" fill=\"#1b1f24\">{name}</text>",
            y - 4,
            stroke_attributes(line),
            x + 32
        ));
        x += width;
    }
    (legend, rows)
}

/// Name and day, then the link over a few lines.
fn footer(stamp: &Stamp<'_>) -> Vec<String> {
    let link: Vec<char> = stamp.link.chars().collect();
    let mut lines = vec![format!("{} · Headroom · {}", stamp.name, stamp.date)];
    lines.extend(link.chunks(LINK_WIDTH).take(LINK_LINES).map(|piece| piece.iter().collect::<String>()));
    if link.len() > LINK_WIDTH * LINK_LINES
        && let Some(last) = lines.last_mut()
    {
        last.push('…');
    }
    lines
}
