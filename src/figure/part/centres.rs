//! Middles of classes, alike in every picture: a cross where the mean of the samples is, an open circle where a term keeps the
//! centre that it has learned (center loss's white dots).

use crate::plot::{Mark, Point, Shape, Theme};

/// The mean of a class's samples.
pub(in crate::figure) fn mean(at: Point, radius: f64, theme: &Theme) -> Mark {
    Mark::new(at, Shape::Cross, radius, theme.ink).rimmed(theme.paper, 1.2)
}

/// The centre of a class that a term has learned; a cross of the same radius fits into it, and what lies there shows through.
pub(in crate::figure) fn learned(at: Point, radius: f64, theme: &Theme) -> Mark {
    Mark::ring(at, 2.0 * radius, theme.ink, 1.4 * theme.scale)
}
