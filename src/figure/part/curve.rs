//! Curves of formulas that may jump: how steeply they fall, and where they are cut so that no jump is drawn as a slope.
//!
//! ```text
//! ‾‾╲
//!    ╲ ┆         a step jumps where it falls or rises far more steeply than the steps on both sides of it:
//!      ┆‾╲       |fall| > 3 · max(|fall before|, |fall after|) + 0.05        (falls per unit of x)
//! ```
//!
//! Against its neighbours, since a steep curve falls as far in a step as a small jump does.

use crate::math::Real;
use std::ops::Range;

/// How much more steeply than its neighbours a step falls that jumps, and by how much besides: where a curve is level, all is
/// steeper.
const STEEPER: f64 = 3.0;
const LEAST: f64 = 0.05;

/// How steeply a curve falls over each step between its points.
pub(in crate::figure) fn falls(curve: &[(f64, f64)]) -> Vec<f64> {
    curve.windows(2).map(|pair| (pair[0].1 - pair[1].1) / (pair[1].0 - pair[0].0)).collect()
}

/// Whether a curve that falls like this jumps over step `i`.
pub(in crate::figure) fn jumps(falls: &[f64], i: usize) -> bool {
    i > 0
        && i + 1 < falls.len()
        && falls[i].abs() > STEEPER * falls[i - 1].abs().at_least(falls[i + 1].abs()) + LEAST
}

/// A curve cut at its jumps.
pub(in crate::figure) fn pieces(curve: &[(f64, f64)]) -> Vec<Range<usize>> {
    let falls = falls(curve);
    let mut pieces = Vec::new();
    let mut start = 0;
    for i in (0..falls.len()).filter(|&i| jumps(&falls, i)) {
        pieces.push(start..i + 1);
        start = i + 1;
    }
    pieces.push(start..curve.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::math::Real;

    #[test]
    fn a_curve_is_cut_at_a_jump_and_nowhere_else() {
        let curve = |jump: f64| -> Vec<(f64, f64)> {
            let at = |i: i32| f64::PI * f64::from(i) / 360.0;
            (0..=360).map(|i| (at(i), Real::cos(5.0 * at(i)) - if i > 200 { jump } else { 0.0 })).collect()
        };
        assert_eq!(pieces(&curve(0.0)), vec![0..curve(0.0).len()]);
        for jump in [0.2, 2.0, -2.0] {
            assert_eq!(pieces(&curve(jump)), [0..201, 201..361], "{jump}");
        }
    }
}
