//! How far apart C directions can be: the room that margins have to share.
//!
//! ```text
//! d = 2        2π/C                     a regular polygon
//! C ≤ d + 1    arccos(−1/(C − 1))       a simplex
//! C ≤ 2d       π/2                      axes, both ways (Rankin 1955)
//! d = 3        Tammes' problem          proved or best known arrangements (table), Fejes Tóth's bound beyond it
//! otherwise    π/2 is out of reach      an upper bound, not an arrangement
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
    } else {
        f64::PI / 2.0
    }
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
    fn more_classes_never_get_more_room() {
        for dim in 2..6 {
            let gaps: Vec<f64> = (2..60).map(|classes| gap(Shape { classes, dim })).collect();
            assert!(gaps.windows(2).all(|pair| pair[1] <= pair[0]), "{dim}-D: {gaps:?}");
        }
    }
}
