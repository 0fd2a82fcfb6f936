//! Pick: which sample a pointer means.

use crate::plot::Point;

/// How far from a pointer a sample may lie, CSS pixels: half a small finger.
const REACH: f64 = 12.0;

/// The nearest of `count` samples to a place, if one is within reach; `spot` says where each is drawn, if it is.
pub(super) fn nearest(count: usize, spot: impl Fn(usize) -> Option<Point>, at: Point) -> Option<usize> {
    let away = |i: usize| spot(i).map(|p| (i, p.distance(at)));
    let near = (0..count).filter_map(away).filter(|(_, distance)| *distance <= REACH);
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
}
