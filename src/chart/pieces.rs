//! Lines as connected pieces inside the plot.

use super::figure::{Figure, Join, Line};

/// The connected pieces of a line that lie inside the plot, cut where the line leaves it through the upper edge.
pub(super) fn pieces(figure: &Figure, line: &Line) -> Vec<Vec<(f64, f64)>> {
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
        let inside = here.filter(|(_, value)| figure.y.scale.position(*value) <= 1.0);
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
    let (x, y) = (figure.x.scale, figure.y.scale);
    let place = |(at, value): (f64, f64)| (x.position(at), y.position(value));
    let (a, b) = (place(a), place(b));
    if (a.1 <= 1.0) == (b.1 <= 1.0) {
        return None;
    }
    let share = (1.0 - a.1) / (b.1 - a.1);
    Some((x.value(a.0 + share * (b.0 - a.0)), y.value(1.0)))
}
