//! Histograms of angles: several samples on one axis from 0° to 180°, as outlined steps that do not hide each other.

use crate::math::Real;
use crate::plot::{Chart, Color, Theme};

/// Bars over half a turn: 3° each.
pub(in crate::figure) const BINS: usize = 60;

/// Shares of the angles (radians) that fall into each bar; what lies at π belongs to the last one.
pub(in crate::figure) fn shares(angles: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; BINS];
    let finite = angles.iter().filter(|angle| angle.is_finite());
    for angle in finite {
        let bin = (angle / f64::PI * BINS as f64).at_least(0.0) as usize;
        shares[bin.min(BINS - 1)] += 1.0 / angles.len() as f64;
    }
    shares
}

/// The largest share, at least a little.
pub(in crate::figure) fn top<'a>(shares: impl IntoIterator<Item = &'a Vec<f64>>) -> f64 {
    shares.into_iter().flatten().copied().fold(0.02, Real::at_least)
}

/// Draws shares as filled steps with an outline, each share times `unit` high.
pub(in crate::figure) fn draw(chart: &mut Chart, shares: &[f64], unit: f64, color: Color, theme: &Theme) {
    let wide = f64::PI / BINS as f64;
    let mut outline = vec![(0.0, 0.0)];
    for (i, share) in shares.iter().enumerate() {
        let left = i as f64 * wide;
        outline.extend([(left, share * unit), (left + wide, share * unit)]);
    }
    outline.push((f64::PI, 0.0));
    chart.fill_under(&outline, 0.0, color.alpha(0.3));
    chart.curve(&outline, &theme.stroke(color, 1.2));
}
