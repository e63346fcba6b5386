//! Names beside lines and marks, where they touch neither each other nor a line.

use super::frame::Frame;

/// Pixels of a character at the size of a label, generously.
const CHARACTER: f64 = 6.3;
const HEIGHT: f64 = 13.0;
/// Pixels between a name and what it must not touch.
const GAP: f64 = 3.0;
/// Pixels between the points at which a line is tested.
const STRIDE: f64 = 3.0;
/// Pixels between the places at which a name is tried along its line.
const TRIED: usize = 8;

/// A name's place: its left end and its middle, in pixels.
pub(super) type Place = (f64, f64);

/// What is taken already.
pub(super) struct Room {
    frame: Frame,
    names: Vec<[f64; 4]>,
    points: Vec<Place>,
}

impl Room {
    pub const fn new(frame: Frame) -> Self {
        Self { frame, names: Vec::new(), points: Vec::new() }
    }

    /// Keeps names off a line, given by its corners in pixels.
    pub fn take_line(&mut self, corners: &[Place]) {
        self.points.extend(along(corners));
    }

    /// The first of the places at which the name touches nothing; it is taken then.
    pub fn place(&mut self, name: &str, places: impl IntoIterator<Item = Place>) -> Option<Place> {
        let width = width_of(name);
        let found = places.into_iter().find(|place| self.is_free(rectangle(*place, width)))?;
        self.names.push(rectangle(found, width));
        Some(found)
    }

    /// As [`Self::place`], somewhere along a line, from its right end.
    pub fn place_along(&mut self, name: &str, corners: &[Place]) -> Option<Place> {
        let width = width_of(name);
        let points = along(corners);
        let places = points.iter().rev().step_by(TRIED).flat_map(|(x, y)| {
            let (above, below) = (y - HEIGHT / 2.0 - GAP - 1.0, y + HEIGHT / 2.0 + GAP + 1.0);
            let (left, right) = (x - width - 2.0 * GAP, x + 2.0 * GAP);
            [(left, above), (right, below), (left, *y), (right, *y), (left, below), (right, above)]
        });
        let top = self.frame.top + HEIGHT / 2.0;
        self.place(name, places.filter(|place| place.1 >= top))
    }

    fn is_free(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        let above = bottom <= self.frame.top;
        let fits = left >= if above { 2.0 } else { self.frame.left + 1.0 }
            && right <= f64::from(self.frame.width) - 2.0
            && top >= self.frame.top - HEIGHT - 2.0 * GAP
            && bottom <= self.frame.top + self.frame.plot_height;
        let apart = |other: &[f64; 4]| {
            let [l, t, r, b] = *other;
            right + GAP <= l || r + GAP <= left || bottom <= t || b <= top
        };
        fits && self.names.iter().all(apart)
            && !self.points.iter().any(|(x, y)| {
                (left - GAP..=right + GAP).contains(x) && (top - 1.0..=bottom + 1.0).contains(y)
            })
    }
}

/// Places beside an upright line: above the plot, then inside it.
pub(super) fn beside_upright(name: &str, x: f64, frame: &Frame) -> impl Iterator<Item = Place> {
    let (width, above) = (width_of(name), frame.top - HEIGHT / 2.0 - 1.0);
    let (left, right) = (x - width - 2.0 * GAP, x + 2.0 * GAP);
    let (top, height) = (frame.top + HEIGHT, frame.plot_height);
    let inside = (0..8).flat_map(move |step| {
        let y = top + f64::from(step) / 8.0 * height;
        [(right, y), (left, y)]
    });
    [(x - width / 2.0, above), (right, above), (left, above)].into_iter().chain(inside)
}

/// Places beside a level line: above it, then below, from the left.
pub(super) fn beside_level(name: &str, y: f64, frame: &Frame) -> impl Iterator<Item = Place> {
    let width = width_of(name);
    let (left, room) = (frame.left + 2.0 * GAP, (frame.plot_width - width - 4.0 * GAP).max(0.0));
    let off = HEIGHT / 2.0 + 2.0;
    (0..9).flat_map(move |step| {
        let x = left + f64::from(step) / 8.0 * room;
        [(x, y - off), (x, y + off)]
    })
}

/// Places around a point.
pub(super) fn around(name: &str, (x, y): Place) -> impl Iterator<Item = Place> {
    let width = width_of(name);
    [12.0, 24.0, 40.0].into_iter().flat_map(move |off| {
        let (left, right) = (x - width - off, x + off);
        [
            (right, y + off),
            (left, y - off),
            (right, y - off),
            (left, y + off),
            (x - width / 2.0, y + off + 4.0),
            (x - width / 2.0, y - off - 4.0),
        ]
    })
}

fn width_of(name: &str) -> f64 {
    name.chars().count() as f64 * CHARACTER
}

fn rectangle((left, middle): Place, width: f64) -> [f64; 4] {
    [left, middle - HEIGHT / 2.0, left + width, middle + HEIGHT / 2.0]
}

/// Points along a line, at most a stride apart.
fn along(corners: &[Place]) -> Vec<Place> {
    let mut points = Vec::new();
    for (a, b) in corners.iter().zip(corners.iter().skip(1)) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let parts = (libm::hypot(dx, dy) / STRIDE).ceil().clamp(1.0, 4096.0);
        points.extend((0..parts as usize).map(|i| {
            let share = i as f64 / parts;
            (a.0 + share * dx, a.1 + share * dy)
        }));
    }
    points.extend(corners.last());
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Room {
        let (left, top) = (60.0, 30.0);
        Room::new(Frame {
            width: 600,
            height: 300,
            left,
            top,
            plot_width: 500.0,
            plot_height: 220.0,
            titled: false,
        })
    }

    #[test]
    fn names_touch_neither_lines_nor_each_other() {
        let mut room = room();
        let line = [(60.0, 200.0), (560.0, 100.0)];
        room.take_line(&line);
        let first = room.place_along("scale up p99", &line).unwrap();
        let second = room.place_along("scale up p50", &line).unwrap();
        assert!(
            (first.1 - second.1).abs() >= HEIGHT || (first.0 - second.0).abs() >= width_of("scale up p50")
        );
        assert!(room.place("on the line", [(300.0, 150.0)]).is_none());
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let mut room = room();
        assert!(room.place("outside", [(580.0, 100.0), (100.0, 290.0)]).is_none());
        assert!(room.place("inside", [(100.0, 100.0)]).is_some());
        assert!(room.place("inside", [(110.0, 104.0)]).is_none());
    }
}
