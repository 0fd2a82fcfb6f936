//! Regions: where each class's logit is the largest at a step.
//!
//! Steps 1 and 2 compare straight lines: each region is what two half-planes leave of the square. From step 3 on only directions
//! count, so regions are sectors; with a margin the own class keeps less of them.

use super::steps::{BIAS, PROTOTYPES, own};
use crate::figure::part::sectors;
use crate::knob::Values;
use crate::math::{Real, angle, order};
use crate::plot::{Plane, Point};

/// The prototypes as a step has them.
pub(super) fn prototypes(stage: usize) -> [[f64; 2]; 3] {
    PROTOTYPES.map(|w| if stage >= 3 { shortened(w) } else { w })
}

/// A vector of length one in the same direction; the origin stays.
pub(super) fn shortened(v: [f64; 2]) -> [f64; 2] {
    let length = angle::norm(&v);
    if length > 0.0 { v.map(|x| x / length) } else { v }
}

/// Class and outline on the page of every region.
pub(super) fn regions(plane: &Plane, stage: usize, values: &Values) -> Vec<(usize, Vec<Point>)> {
    if stage >= 3 {
        wedges(plane, stage, values)
    } else {
        (0..3).map(|j| (j, cut(plane, stage, j))).collect()
    }
}

/// The square less the half-planes where another class is ahead of j.
fn cut(plane: &Plane, stage: usize, j: usize) -> Vec<Point> {
    let area = plane.area();
    let mut corners: Vec<[f64; 2]> = area.corners().iter().map(|corner| plane.to_data(*corner)).collect();
    for other in (0..3).filter(|other| *other != j) {
        let (w, v) = (PROTOTYPES[j], PROTOTYPES[other]);
        let bias = if stage == 1 { BIAS[j] - BIAS[other] } else { 0.0 };
        corners = half(&corners, |x| angle::dot(&[w[0] - v[0], w[1] - v[1]], &x) + bias);
    }
    corners.into_iter().map(|corner| plane.to_page(corner)).collect()
}

/// What of a polygon lies where `ahead` is positive (Sutherland, Hodgman, CACM 17, 1974).
fn half(corners: &[[f64; 2]], ahead: impl Fn([f64; 2]) -> f64) -> Vec<[f64; 2]> {
    let mut kept = Vec::new();
    for (i, &to) in corners.iter().enumerate() {
        let from = corners[(i + corners.len() - 1) % corners.len()];
        let (a, b) = (ahead(from), ahead(to));
        if (a > 0.0) != (b > 0.0) {
            let share = a / (a - b);
            kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
        }
        if b > 0.0 {
            kept.push(to);
        }
    }
    kept
}

fn wedges(plane: &Plane, stage: usize, values: &Values) -> Vec<(usize, Vec<Point>)> {
    let found = sectors::sectors(|direction| winner(direction, stage, values));
    found.into_iter().map(|(class, from, to)| (class, plane.wedge([0.0; 2], from, to))).collect()
}

/// The class of the largest logit in a direction.
fn winner(direction: f64, stage: usize, values: &Values) -> usize {
    let x = [Real::cos(direction), Real::sin(direction)];
    let logit = |j: usize| {
        let theta = angle::between(&x, &PROTOTYPES[j]);
        let margin = if j == 0 && stage == 6 { own(values, theta) } else { None };
        margin.unwrap_or(values.number("s") * Real::cos(theta))
    };
    order::largest(3, logit)
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::regions;
    use crate::knob::Values;
    use crate::plot::{Plane, Point, Rect};

    fn area(corners: &[Point]) -> f64 {
        let twice = |i: usize| {
            let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
            a.x * b.y - b.x * a.y
        };
        (0..corners.len()).map(twice).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn regions_fill_the_square_and_a_margin_takes_from_the_own_class() {
        let plane = Plane::new(Rect::new(0.0, 0.0, 200.0, 200.0), [0.0; 2], 1.9);
        let values = Values::defaults(SPEC.knobs);
        let own = |stage: usize| {
            let found = regions(&plane, stage, &values);
            let total: f64 = found.iter().map(|(_, corners)| area(corners)).sum();
            assert!((total - 40_000.0).abs() < 1e-6, "step {stage}: {total}");
            found.iter().filter(|(class, _)| *class == 0).map(|(_, corners)| area(corners)).sum::<f64>()
        };
        let shares: Vec<f64> = (1..=6).map(own).collect();
        assert!(shares[1] > shares[0], "without its negative bias the class has more: {shares:?}");
        assert!(shares[5] < 0.8 * shares[4], "{shares:?}");
        assert_eq!(shares[2], shares[4]);
    }
}
