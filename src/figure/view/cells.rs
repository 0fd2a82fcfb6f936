//! Cells: the part of the plane that each class wins, exactly, as a convex polygon.
//!
//! ```text
//! cell k = area ∩ { x : (w_k − w_j)·x + b_k − b_j ≥ 0 for every j }
//! ```
//!
//! For affine rules these are hyperplanes anywhere; for rules of the direction alone they meet in the origin and the borders
//! are bisectors of neighbouring prototypes. Each edge knows which class lies across it, so boundaries are drawn once each,
//! as straight lines and not along pixels.

use crate::head::Rule;
use crate::math::{Real, Window};

/// A corner and the class across the edge that leaves it; `None` where that edge is the area's.
type Corner = ([f64; 2], Option<usize>);

/// The winning region of one class.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    corners: Vec<Corner>,
}

impl Cell {
    /// Its corners in order; empty where the class wins nowhere in the area.
    pub(super) fn corners(&self) -> Vec<[f64; 2]> {
        self.corners.iter().map(|(at, _)| *at).collect()
    }

    /// Its edges, each with the class across.
    fn borders(&self) -> impl Iterator<Item = ([f64; 2], [f64; 2], usize)> + '_ {
        let next = self.corners.iter().cycle().skip(1);
        self.corners.iter().zip(next).filter_map(|(a, b)| a.1.map(|across| (a.0, b.0, across)))
    }

    /// Keeps the side where `a·x + b·y + c ≥ 0`; the new edge borders on `across`.
    fn cut(&mut self, [a, b, c]: [f64; 3], across: usize) {
        let side = |p: &[f64; 2]| a * p[0] + b * p[1] + c;
        if self.corners.iter().all(|(p, _)| side(p) >= 0.0) {
            return;
        }
        let sides: Vec<f64> = self.corners.iter().map(|(p, _)| side(p)).collect();
        let count = sides.len();
        let mut kept = Vec::with_capacity(count + 1);
        for i in 0..count {
            let (here, there) = (sides[i], sides[(i + 1) % count]);
            let ((from, edge), (to, _)) = (self.corners[i], self.corners[(i + 1) % count]);
            let crossing = || {
                let t = here / (here - there);
                [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
            };
            match (here >= 0.0, there >= 0.0) {
                (true, true) => kept.push((from, edge)),
                (true, false) => kept.extend([(from, edge), (crossing(), Some(across))]),
                (false, true) => kept.push((crossing(), edge)),
                (false, false) => {}
            }
        }
        self.corners = kept;
    }
}

/// The cells of all classes inside a window. d = 2.
pub(super) fn cells(rule: &Rule<f32>, window: Window) -> Vec<Cell> {
    let Window { left, right, bottom, top } = window;
    let rows: Vec<[f64; 3]> = rows(rule);
    let whole = [[left, bottom], [right, bottom], [right, top], [left, top]].map(|p| (p, None));
    let cell = |k: usize| {
        let mut cell = Cell { corners: whole.to_vec() };
        for (j, other) in rows.iter().enumerate() {
            let line: [f64; 3] = std::array::from_fn(|i| rows[k][i] - other[i]);
            // Of two equal classes the first wins, as the arg-max has it.
            if j != k && (line != [0.0; 3] || j < k) {
                cell.cut(if line == [0.0; 3] { [0.0, 0.0, -1.0] } else { line }, j);
            }
        }
        cell
    };
    (0..rows.len()).map(cell).collect()
}

/// The boundaries between the cells, each once. Where many meet in a point, rounding leaves edges too short to be one.
pub(super) fn boundaries(cells: &[Cell]) -> Vec<([f64; 2], [f64; 2])> {
    let far = cells
        .iter()
        .flat_map(|cell| &cell.corners)
        .flat_map(|(p, _)| p)
        .fold(0.0, |r: f64, x| r.at_least(x.abs()));
    let visible =
        |from: &[f64; 2], to: &[f64; 2]| (from[0] - to[0]).abs() + (from[1] - to[1]).abs() > 1e-9 * far;
    let borders =
        cells.iter().enumerate().flat_map(|(k, cell)| cell.borders().map(move |border| (k, border)));
    borders
        .filter(|(k, (from, to, across))| k < across && visible(from, to))
        .map(|(_, (from, to, _))| (from, to))
        .collect()
}

/// The angles at which boundaries cross the circle of a radius about the origin.
pub(super) fn crossings(rule: &Rule<f32>, radius: f64) -> Vec<f64> {
    let reach = 2.0 * radius;
    let mut angles = Vec::new();
    for (from, to) in boundaries(&cells(rule, Window::about(reach))) {
        let along = [to[0] - from[0], to[1] - from[1]];
        let a = along[0] * along[0] + along[1] * along[1];
        let half_b = from[0] * along[0] + from[1] * along[1];
        let c = from[0] * from[0] + from[1] * from[1] - radius * radius;
        let root = (half_b * half_b - a * c).sqrt();
        for t in [(-half_b - root) / a, (-half_b + root) / a] {
            if (0.0..1.0).contains(&t) {
                angles.push(Real::atan2(from[1] + along[1] * t, from[0] + along[0] * t));
            }
        }
    }
    angles
}

fn rows(rule: &Rule<f32>) -> Vec<[f64; 3]> {
    let bias = rule.bias.iter().copied().chain(std::iter::repeat(0.0));
    rule.weights.chunks_exact(2).zip(bias).map(|(w, b)| [w[0], w[1], b].map(f64::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(classes: usize) -> Rule<f32> {
        let angle = |k: usize| 2.0 * f64::PI * k as f64 / classes as f64;
        let weights = (0..classes).flat_map(|k| [Real::cos(angle(k)) as f32, Real::sin(angle(k)) as f32]);
        Rule { weights: weights.collect(), bias: vec![0.0; classes], scale: Some(16.0) }
    }

    #[test]
    fn directions_are_bounded_by_bisectors_from_the_origin() {
        let lines = boundaries(&cells(&ring(10), Window::about(2.0)));
        assert_eq!(lines.len(), 10);
        for (from, to) in &lines {
            let inner = if norm(from) < norm(to) { from } else { to };
            let outer = if norm(from) < norm(to) { to } else { from };
            assert!(norm(inner) < 1e-6, "{inner:?}");
            let turns = Real::atan2(outer[1], outer[0]) / (2.0 * f64::PI) * 10.0;
            assert!((turns - turns.floor() - 0.5).abs() < 1e-6, "{turns}");
        }
        let mut angles = crossings(&ring(10), 1.0);
        angles.sort_by(f64::total_cmp);
        assert_eq!(angles.len(), 10);
        assert!(angles.windows(2).all(|pair| (pair[1] - pair[0] - f64::PI / 5.0).abs() < 1e-6));
    }

    #[test]
    fn affine_cells_fill_the_area_and_a_beaten_class_has_none() {
        let weights = vec![1.0, 0.2, -0.5, 1.0, 0.0, -2.0, 0.1, 0.1];
        let rule = Rule { weights, bias: vec![0.3, -0.2, 0.5, -9.0], scale: None };
        let cells = cells(&rule, Window::about(1.0));
        let size = |cell: &Cell| {
            let c = cell.corners();
            let twice = |i: usize| {
                let (a, b) = (c[i], c[(i + 1) % c.len()]);
                a[0] * b[1] - b[0] * a[1]
            };
            (0..c.len()).map(twice).sum::<f64>() / 2.0
        };
        let sizes: Vec<f64> = cells.iter().map(size).collect();
        assert!((sizes.iter().sum::<f64>() - 4.0).abs() < 1e-9 && sizes[3] == 0.0, "{sizes:?}");
        for (from, to) in boundaries(&cells) {
            let middle = [(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0];
            let mut z: Vec<f64> =
                rows(&rule).iter().map(|r| r[0] * middle[0] + r[1] * middle[1] + r[2]).collect();
            z.sort_by(f64::total_cmp);
            assert!(z[3] - z[2] < 1e-9, "{z:?}");
        }
    }

    #[test]
    fn equal_and_undefined_classes_do_no_harm() {
        let rule = Rule { weights: vec![1.0, 0.0, 1.0, 0.0, f32::NAN, 0.0], bias: vec![0.0; 3], scale: None };
        let cells = cells(&rule, Window::about(1.0));
        assert!(cells[1].corners().is_empty() && cells.len() == 3);
    }

    fn norm(p: &[f64; 2]) -> f64 {
        (p[0] * p[0] + p[1] * p[1]).sqrt()
    }
}
