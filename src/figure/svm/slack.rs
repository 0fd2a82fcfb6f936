//! Slack: the way from a point that is inside its margin, or beyond it, back to its margin's edge.
//!
//! With a straight edge that is the perpendicular, of length ξ/‖w‖; with a curved one the way of steepest ascent of y·f, walked
//! over the grid.

use super::Fitting;
use crate::math::Real;

/// A point whose y·f falls short of 1 by less than this lies on its margin.
const ON: f64 = 1e-6;
/// Steps of the walk at most, each half a cell.
const STEPS: usize = 600;

/// Points with slack: their number, and 1 or −1 for their class.
pub(super) fn violators(fitting: &Fitting) -> impl Iterator<Item = (usize, f64)> + '_ {
    let sign = |i: usize| if fitting.scatter.points.labels[i] == 1 { 1.0 } else { -1.0 };
    let scores = fitting.scores.iter().enumerate();
    scores.map(move |(i, f)| (i, sign(i), *f)).filter(|(_, y, f)| y * f < 1.0 - ON).map(|(i, y, _)| (i, y))
}

/// The way of point `i` to the line y·f = 1; `None` where it does not get there within the window.
pub(super) fn way(fitting: &Fitting, i: usize, y: f64) -> Option<Vec<[f64; 2]>> {
    let from = fitting.scatter.points.place(i);
    if let [a, b] = fitting.finding("coefficients") {
        let square = a * a + b * b;
        let step = (y - fitting.scores[i]) / square;
        return (square > 0.0).then(|| vec![from, [from[0] + step * a, from[1] + step * b]]);
    }
    climb(fitting, from, y)
}

fn climb(fitting: &Fitting, from: [f64; 2], y: f64) -> Option<Vec<[f64; 2]>> {
    let window = fitting.window;
    let cell = (window.width() / fitting.grid.0 as f64).at_least(window.height() / fitting.grid.1 as f64);
    let f = |at: [f64; 2]| y * fitting.at(&fitting.decisions, at);
    let mut way = vec![from];
    let (mut at, mut now) = (from, f(from));
    for _ in 0..STEPS {
        let slope = [
            f([at[0] + cell, at[1]]) - f([at[0] - cell, at[1]]),
            f([at[0], at[1] + cell]) - f([at[0], at[1] - cell]),
        ];
        let length = (slope[0] * slope[0] + slope[1] * slope[1]).sqrt();
        if length.is_nan() || length < 1e-9 {
            return None;
        }
        let next = [at[0] + 0.5 * cell * slope[0] / length, at[1] + 0.5 * cell * slope[1] / length];
        let there = f(next);
        if there >= 1.0 {
            let share = (1.0 - now) / (there - now);
            way.push([at[0] + share * (next[0] - at[0]), at[1] + share * (next[1] - at[1])]);
            return Some(way);
        }
        if !window.contains(next) || there <= now {
            return None;
        }
        way.push(next);
        (at, now) = (next, there);
    }
    None
}
