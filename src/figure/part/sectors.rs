//! Sectors: the stretches of directions round a point that have something in common, found by looking all round.
//!
//! ```text
//!      A  A          one stretch each, also across the ray that the counting begins at:
//!    A  \ |  B       drawn as two shapes that meet there, a stretch would show a seam
//!    A ──·── A ← 0
//! ```

use crate::math::Real;

/// Directions looked at all round.
const PARTS: usize = 720;

/// What each stretch of directions is, where it begins and where it ends (radians, anticlockwise; the last may end beyond 2π).
pub(in crate::figure) fn sectors<T: PartialEq>(of: impl Fn(f64) -> T) -> Vec<(T, f64, f64)> {
    let step = 2.0 * f64::PI / PARTS as f64;
    let mut found: Vec<(T, f64, f64)> = Vec::new();
    for i in 0..PARTS {
        let from = i as f64 * step;
        let own = of(from + step / 2.0);
        match found.last_mut() {
            Some((last, _, to)) if *last == own => *to = from + step,
            _ => found.push((own, from, from + step)),
        }
    }
    let meets = matches!(found.as_slice(), [first, .., last] if first.0 == last.0);
    if meets {
        let (_, _, to) = found.remove(0);
        if let Some(last) = found.last_mut() {
            last.2 = to + 2.0 * f64::PI;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::sectors;
    use crate::math::Real;

    #[test]
    fn a_stretch_across_the_start_is_one() {
        let right = |angle: f64| Real::cos(angle) > 0.0;
        let halves = sectors(right);
        assert_eq!(halves.iter().map(|half| half.0).collect::<Vec<_>>(), [false, true]);
        for (_, from, to) in &halves {
            assert!((to - from - f64::PI).abs() < 1e-9, "{from} to {to}");
        }
        assert!((halves[1].2 - 2.5 * f64::PI).abs() < 1e-9);
        let all = sectors(|_| 1);
        assert!(all.len() == 1 && (all[0].2 - all[0].1 - 2.0 * f64::PI).abs() < 1e-9);
    }
}
