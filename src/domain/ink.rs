//! A signature as it is drawn: strokes of points, smoothed when they are painted.

use std::fmt::Write;

/// How wide the place to draw is, in its own units. It is shown at any size.
pub const WIDTH: u16 = 1_800;
/// How high it is.
pub const HEIGHT: u16 = 600;
/// How thick a stroke is painted.
pub const THICKNESS: u16 = 12;
/// More points than this are no signature.
const MOST_POINTS: usize = 6_000;
/// Points that lie closer to the last one say nothing more.
const NEAR: u16 = 4;

/// A point, from the upper left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// To the right.
    pub x: u16,
    /// Down.
    pub y: u16,
}

impl Point {
    /// The point at `x` of `width` and `y` of `height` of the place as it is shown; what lies outside is moved to its edge.
    pub fn shown_at((x, y): (i32, i32), (width, height): (i32, i32)) -> Self {
        Self { x: scaled(x, width, WIDTH), y: scaled(y, height, HEIGHT) }
    }

    const fn is_near(self, other: Self) -> bool {
        self.x.abs_diff(other.x) < NEAR && self.y.abs_diff(other.y) < NEAR
    }

    const fn midway(self, other: Self) -> Self {
        Self { x: self.x.midpoint(other.x), y: self.y.midpoint(other.y) }
    }
}

fn scaled(at: i32, of: i32, to: u16) -> u16 {
    let at = i64::from(at).saturating_mul(i64::from(to)).checked_div(i64::from(of)).unwrap_or(0);
    u16::try_from(at.clamp(0, i64::from(to))).unwrap_or(to)
}

/// Strokes in the order in which they were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ink {
    strokes: Vec<Vec<Point>>,
}

/// A stroke as it is painted: from its beginning through bends to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// Where it begins.
    pub from: Point,
    /// Of every bend the point that it is drawn towards, and the one where it ends.
    pub bends: Vec<(Point, Point)>,
    /// Where it ends, in a straight line from the last bend.
    pub to: Point,
}

/// The part of the place that is drawn upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Its upper left corner.
    pub from: Point,
    /// Its lower right corner.
    pub to: Point,
}

impl Extent {
    /// How wide it is; at least 1.
    pub const fn width(self) -> u16 {
        let width = self.to.x.saturating_sub(self.from.x);
        if width == 0 { 1 } else { width }
    }

    /// How high it is; at least 1.
    pub const fn height(self) -> u16 {
        let height = self.to.y.saturating_sub(self.from.y);
        if height == 0 { 1 } else { height }
    }
}

impl Ink {
    /// The strokes that [`Ink::written`] wrote: `12,30 14,33;200,40`. What cannot be read is left out.
    pub fn read(text: &str) -> Self {
        let mut ink = Self::default();
        for stroke in text.split(';') {
            let mut points = stroke.split_whitespace().filter_map(|point| {
                let (x, y) = point.split_once(',')?;
                Some(Point { x: x.parse::<u16>().ok()?.min(WIDTH), y: y.parse::<u16>().ok()?.min(HEIGHT) })
            });
            if let Some(first) = points.next() {
                ink.begin(first);
                for point in points {
                    ink.go_on(point);
                }
            }
        }
        ink
    }

    /// The strokes as a short text; empty without any.
    pub fn written(&self) -> String {
        let mut text = String::new();
        for (at, stroke) in self.strokes.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            for (at, point) in stroke.iter().enumerate() {
                // writing to a text never fails
                let _written = write!(text, "{}{},{}", if at > 0 { " " } else { "" }, point.x, point.y);
            }
        }
        text
    }

    /// Whether nothing is drawn.
    pub const fn is_blank(&self) -> bool {
        self.strokes.is_empty()
    }

    /// How many strokes.
    pub const fn strokes(&self) -> usize {
        self.strokes.len()
    }

    /// A new stroke begins.
    pub fn begin(&mut self, at: Point) {
        if self.has_room() {
            self.strokes.push(vec![at]);
        }
    }

    /// The last stroke goes on to a point; nothing new if that is where it is.
    pub fn go_on(&mut self, to: Point) {
        let has_room = self.has_room();
        if let Some(stroke) = self.strokes.last_mut()
            && has_room
            && !stroke.last().is_some_and(|last| last.is_near(to))
        {
            stroke.push(to);
        }
    }

    fn has_room(&self) -> bool {
        self.strokes.iter().map(Vec::len).fold(0, usize::saturating_add) < MOST_POINTS
    }

    /// Takes the last stroke back.
    pub fn undo(&mut self) {
        self.strokes.pop();
    }

    /// Every stroke as it is painted, bent round at the points between: smooth at any size.
    pub fn curves(&self) -> Vec<Curve> {
        self.strokes.iter().filter_map(|stroke| curve(stroke)).collect()
    }

    /// The part that is drawn upon, with the thickness of the strokes; `None` if nothing is.
    pub fn extent(&self) -> Option<Extent> {
        let mut points = self.strokes.iter().flatten();
        let first = points.next()?;
        let (from, to) = points.fold((*first, *first), |(from, to), it| {
            (Point { x: from.x.min(it.x), y: from.y.min(it.y) }, Point { x: to.x.max(it.x), y: to.y.max(it.y) })
        });
        Some(Extent {
            from: Point { x: from.x.saturating_sub(THICKNESS), y: from.y.saturating_sub(THICKNESS) },
            to: Point { x: to.x.saturating_add(THICKNESS).min(WIDTH), y: to.y.saturating_add(THICKNESS).min(HEIGHT) },
        })
    }
}

fn curve(stroke: &[Point]) -> Option<Curve> {
    let (from, to) = (*stroke.first()?, *stroke.last()?);
    let bends = stroke
        .windows(2)
        .skip(1)
        .filter_map(|pair| match pair {
            [at, next] => Some((*at, at.midway(*next))),
            _ => None,
        })
        .collect();
    // a dot is a stroke that ends beside itself: of a line without length nothing would be painted
    let to = if stroke.len() == 1 { Point { x: to.x.saturating_add(1), y: to.y } } else { to };
    Some(Curve { from, bends, to })
}
