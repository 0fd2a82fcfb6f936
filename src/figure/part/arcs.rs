//! Arcs: the part of the circle that a class fills, and the gaps between neighbours.
//!
//! ```text
//!        ╭──class 0──╮   gap   ╭──class 1──╮        a class's arc holds 90 % of its held-out samples,
//!   low ─┤     ·     ├─ high   ┤                    5 % left out at each end;
//!              middle                               negative gap: neighbours overlap
//! ```

use crate::engine::Frame;
use crate::math::{Real, order};

/// Share of a class left out at each end of its arc.
const LEFT_OUT: f64 = 0.05;

/// Where a class lies on the circle, radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::figure) struct Arc {
    /// Which class.
    pub(in crate::figure) class: usize,
    /// Clockwise end; may lie below −π.
    pub(in crate::figure) low: f64,
    /// Anticlockwise end, ≥ `low`.
    pub(in crate::figure) high: f64,
}

/// Every class's arc, by its middle. Only for embeddings of the plane; classes without direction are left out.
pub(in crate::figure) fn arcs(frame: &Frame) -> Vec<Arc> {
    if frame.shape.dim != 2 {
        return Vec::new();
    }
    let found: Vec<(f64, Arc)> = (0..frame.shape.classes).filter_map(|class| arc(frame, class)).collect();
    let order = order::permutation(found.len(), &|a, b| found[a].0.total_cmp(&found[b].0));
    order.into_iter().map(|i| found[i].1).collect()
}

fn arc(frame: &Frame, class: usize) -> Option<(f64, Arc)> {
    let rows = frame.embeddings.chunks_exact(2).zip(&frame.labels).zip(&frame.train);
    let own = rows.filter(|((_, label), train)| **label as usize == class && !**train);
    let units: Vec<[f64; 2]> = own.filter_map(|((x, _), _)| unit(x)).collect();
    let sum = units.iter().fold([0.0; 2], |sum, u| [sum[0] + u[0], sum[1] + u[1]]);
    if units.is_empty() || sum == [0.0; 2] {
        return None;
    }
    let middle = Real::atan2(sum[1], sum[0]);
    let (sin, cos) = (Real::sin(middle), Real::cos(middle));
    let mut away: Vec<f64> =
        units.iter().map(|u| Real::atan2(u[1] * cos - u[0] * sin, u[0] * cos + u[1] * sin)).collect();
    order::ascending(&mut away);
    let out = (LEFT_OUT * away.len() as f64) as usize;
    Some((middle, Arc { class, low: middle + away[out], high: middle + away[away.len() - 1 - out] }))
}

fn unit(x: &[f32]) -> Option<[f64; 2]> {
    let (a, b) = (f64::from(x[0]), f64::from(x[1]));
    let length = (a * a + b * b).sqrt();
    (length.is_finite() && length > 0.0).then(|| [a / length, b / length])
}

/// The smallest gap between neighbouring arcs (radians, negative where two overlap) and the angle at which it begins.
pub(in crate::figure) fn smallest_gap(arcs: &[Arc]) -> Option<(f64, f64)> {
    if arcs.len() < 2 {
        return None;
    }
    let after = |i: usize| {
        let (this, next) = (arcs[i], arcs[(i + 1) % arcs.len()]);
        let turn = if i + 1 == arcs.len() { 2.0 * f64::PI } else { 0.0 };
        (next.low + turn - this.high, this.high)
    };
    (0..arcs.len()).map(after).min_by(|a, b| a.0.total_cmp(&b.0))
}
