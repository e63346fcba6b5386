//! A chart that can be read on its own in a document: with title, legend, and where it comes from.

use crate::chart::{DrawError, Figure, Frame, Line, Stroke, draw};
use crate::link::{markup_escaped, svg_metadata};
use crate::scenario::Side;

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
/// Space above the chart for title and legend.
const ABOVE: u32 = 72;
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
    let height = ABOVE + CHART_HEIGHT + LINE * (footer.len() as u32 + 1);
    let title = markup_escaped(figure.kind.title());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" font-family=\"system-ui, sans-serif\"><title>{title}</title><desc>{}</desc>{}\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\
         <text x=\"16\" y=\"28\" font-size=\"18\" font-weight=\"600\" fill=\"#1b1f24\">{title}</text>{}\
         <svg y=\"{ABOVE}\" width=\"{WIDTH}\" height=\"{CHART_HEIGHT}\" viewBox=\"{view}\">{lines}",
        markup_escaped(&figure.description),
        svg_metadata(stamp.link),
        legend(&figure.lines),
    );
    for (index, line) in footer.iter().enumerate() {
        let y = ABOVE + CHART_HEIGHT + LINE * (index as u32 + 1);
        let (size, colour) = if index == 0 { (12, "#1b1f24") } else { (11, "#4a525c") };
        svg.push_str(&format!(
            "<text x=\"16\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>",
            markup_escaped(line)
        ));
    }
    Ok(svg + "</svg>")
}

/// A sample of each line beside its name.
fn legend(lines: &[Line]) -> String {
    let mut x = 16;
    let mut legend = String::new();
    for line in lines {
        let (colour, dash) = match line.side {
            Some(Side::Vertical) => ("#0b62a4", ""),
            Some(Side::Horizontal) => ("#b84a00", " stroke-dasharray=\"8 3.5\""),
            None => ("#1b2027", " stroke-dasharray=\"2 3.5\""),
        };
        let width = match line.stroke {
            Stroke::Main => 2.5,
            Stroke::Secondary => 1.25,
        };
        let name = line.name();
        legend.push_str(&format!(
            "<path d=\"M{x} 48h26\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>\
             <text x=\"{}\" y=\"52\" font-size=\"12\" fill=\"#1b1f24\">{name}</text>",
            x + 32
        ));
        x += 52 + 7 * name.chars().count();
    }
    legend
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
