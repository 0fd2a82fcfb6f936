//! How far apart C directions can be: the room that margins have to share.
//!
//! ```text
//! d = 2        2π/C                     a regular polygon
//! C ≤ d + 1    arccos(−1/(C − 1))       a simplex
//! C ≤ 2d       π/2                      axes, both ways (Rankin 1955)
//! d = 3        Tammes' problem          proved or best known arrangements (table), Fejes Tóth's bound beyond it
//! otherwise    the lower of two bounds  no arrangements: more room than this is proved to be out of reach
//! ```
//!
//! The two bounds, for a smallest angle γ between more than 2d directions, s = cos γ:
//!
//! ```text
//! Levenshtein  C ≤ d(1 − s)(2 + (d + 1)s)/(1 − ds²)   while 0 ≤ s ≤ (√(d + 3) − 1)/(d + 2)   (of degree three, 1979)
//! caps         C·(share of the sphere within γ/2) ≤ 1   caps about the directions do not overlap
//! ```

use super::Shape;
use crate::math::Real;
use crate::math::angle::arccos;

/// The largest possible smallest angle, in degrees, between 5 … 24 points on a sphere (Tammes' problem; Sloane's tables).
const TAMMES: [f64; 20] = [
    90.0, 90.0, 77.869_542, 74.858_492, 70.528_779, 66.146_822, 63.434_949, 63.434_949, 57.136_703,
    55.670_570, 53.657_850, 52.244_396, 51.090_329, 49.556_655, 47.691_914, 47.431_036, 45.613_223,
    44.740_161, 43.709_964, 43.690_767,
];

/// The largest possible smallest angle between C directions in d dimensions, in radians (an upper bound of it where nobody
/// knows better). π for fewer than two classes: nothing is in the way.
#[must_use]
pub fn gap(shape: Shape) -> f64 {
    let (c, d) = (shape.classes, shape.dim);
    if c < 2 || d < 2 {
        return f64::PI;
    }
    let count = c as f64;
    if d == 2 {
        2.0 * f64::PI / count
    } else if c <= d + 1 {
        arccos(-1.0 / (count - 1.0))
    } else if d == 3 && c < 25 {
        TAMMES[c - 5] * f64::PI / 180.0
    } else if d == 3 {
        let corner = count * f64::PI / (6.0 * (count - 2.0));
        let cot = Real::cos(corner) / Real::sin(corner);
        // Just beyond the table the bound is loose; more points never get more room.
        arccos((cot * cot - 1.0) / 2.0).at_most(TAMMES[19] * f64::PI / 180.0)
    } else if c <= 2 * d {
        f64::PI / 2.0
    } else {
        levenshtein(count, d as f64).at_most(caps(count, d))
    }
}

/// Levenshtein's bound where it holds; for more directions than that the angle at its end, which they cannot reach either.
fn levenshtein(count: f64, d: f64) -> f64 {
    let most = |s: f64| d * (1.0 - s) * (2.0 + (d + 1.0) * s) / (1.0 - d * s * s);
    let end = ((d + 3.0).sqrt() - 1.0) / (d + 2.0);
    arccos(if most(end) < count { end } else { first(0.0, end, |s| most(s) >= count) })
}

/// The widest angle at which caps of half of it about the directions still fit side by side.
fn caps(count: f64, d: usize) -> f64 {
    let whole = cap(f64::PI, d);
    2.0 * first(0.0, f64::PI / 2.0, |half| count * cap(half, d) >= whole)
}

/// The area of a cap of a radius in radians up to a factor: ∫ sinᵈ⁻² by Simpson's rule.
fn cap(radius: f64, d: usize) -> f64 {
    const PARTS: usize = 200;
    let step = radius / PARTS as f64;
    let height = |i: usize| (2..d).fold(1.0, |power, _| power * Real::sin(i as f64 * step));
    let weight = |i: usize| if i % 2 == 1 { 4.0 } else { 2.0 };
    let inner: f64 = (1..PARTS).map(|i| weight(i) * height(i)).sum();
    step / 3.0 * (height(0) + inner + height(PARTS))
}

/// The first place between two where what grows with it holds, by bisection.
fn first(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if holds(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::{Shape, gap};

    #[test]
    fn known_arrangements() {
        let known = [
            (2, 2, 180.0),
            (10, 2, 36.0),
            (3, 3, 120.0),
            (4, 3, 109.4712),
            (6, 3, 90.0),
            (8, 3, 74.8585),
            (10, 3, 66.1468),
            (12, 3, 63.4349),
            (24, 3, 43.6908),
            (9, 8, 97.1808),
            (16, 8, 90.0),
        ];
        for (classes, dim, degrees) in known {
            let angle = gap(Shape { classes, dim }).to_degrees();
            assert!((angle - degrees).abs() < 1e-4, "{classes} in {dim}-D: {angle}");
        }
    }

    #[test]
    fn bounds_are_near_the_best_arrangements_and_never_below_them() {
        // Sloane's tables in four dimensions, the kissing arrangements of 4, 5 and 8, the 600-cell.
        let best = [
            (9, 4, 80.676),
            (10, 4, 80.406),
            (24, 4, 60.0),
            (120, 4, 36.0),
            (16, 5, 78.4630),
            (40, 5, 60.0),
            (240, 8, 60.0),
        ];
        for (classes, dim, known) in best {
            let angle = gap(Shape { classes, dim }).to_degrees();
            assert!(
                (known - 1e-3..1.25 * known).contains(&angle),
                "{classes} in {dim}-D: {angle}, known {known}"
            );
        }
        let sixteen = gap(Shape { classes: 16, dim: 5 }).to_degrees();
        assert!((sixteen - 78.4630).abs() < 1e-3, "the half cube reaches Levenshtein's bound: {sixteen}");
    }

    #[test]
    fn more_classes_never_get_more_room() {
        for dim in 2..6 {
            let gaps: Vec<f64> = (2..60).map(|classes| gap(Shape { classes, dim })).collect();
            assert!(gaps.windows(2).all(|pair| pair[1] <= pair[0]), "{dim}-D: {gaps:?}");
        }
    }
}
