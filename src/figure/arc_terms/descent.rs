//! Free points and centres on the sphere, and their way down the gradient of the four terms.
//!
//! Every term is a function of angles. An angle θ between unit vectors a and b changes fastest along the arc: ∂θ/∂a = −t, where t is
//! the unit tangent at a that points to b, and likewise at b. So a term's force on both ends is its slope in θ along the arc.

use super::super::part::globe::Place;
use crate::knob::Values;
use crate::math::{Real, Rng, angle};

/// Classes, points of each, scale, margin of the triplets, length of a move.
pub(super) const CLASSES: usize = 4;
const EACH: usize = 7;
const SCALE: f64 = 8.0;
const TRIPLET: f64 = 0.35;
const MOVE: f64 = 0.06;

/// How much of each term there is.
pub(super) struct Weights {
    margin: f64,
    intra: f64,
    inter: f64,
    triplet: f64,
}

impl Weights {
    pub(super) fn of(values: &Values) -> Self {
        let [margin, intra, inter, triplet] = ["m", "intra", "inter", "triplet"].map(|id| values.number(id));
        Self { margin, intra, inter, triplet }
    }
}

/// Where everything is.
#[derive(Clone)]
pub(super) struct State {
    /// Unit vectors W_j.
    pub(super) centers: Vec<Place>,
    /// Unit vectors x_i, class i mod [`CLASSES`].
    pub(super) points: Vec<Place>,
}

/// Forces on the centres and on the points.
struct Forces {
    centers: Vec<Place>,
    points: Vec<Place>,
}

/// The class of point `i`.
pub(super) fn class(i: usize) -> usize {
    i % CLASSES
}

fn unit(v: Place) -> Place {
    let length = angle::norm(&v);
    if length > 1e-12 { v.map(|x| x / length) } else { [1.0, 0.0, 0.0] }
}

/// The unit tangent at `a` towards `b`; zero where they are one or opposite.
fn tangent(a: Place, b: Place) -> Place {
    let along = angle::dot(&a, &b);
    let across = [0, 1, 2].map(|axis| b[axis] - along * a[axis]);
    let length = angle::norm(&across);
    if length > 1e-9 { across.map(|x| x / length) } else { [0.0; 3] }
}

fn push(to: &mut Place, along: Place, by: f64) {
    (0..3).for_each(|axis| to[axis] += by * along[axis]);
}

impl State {
    /// Centres loosely spread, points loosely about them: the same every time.
    pub(super) fn start() -> Self {
        let mut rng = Rng::stream(11, "arc-terms");
        let near = |center: Place, by: f64, rng: &mut Rng| unit(center.map(|x| x + by * rng.normal()));
        let homes = [[1.0, -0.1, 0.5], [0.3, 1.0, 0.2], [0.2, 0.3, 1.0], [0.9, 0.6, -0.4]].map(unit);
        let points = (0..CLASSES * EACH).map(|i| near(homes[class(i)], 0.3, &mut rng)).collect();
        let centers = homes.map(|home| near(home, 0.14, &mut rng)).to_vec();
        Self { centers, points }
    }

    /// After so many moves down the gradient.
    pub(super) fn descended(mut self, weights: &Weights, moves: usize) -> Self {
        for _ in 0..moves {
            let forces = self.forces(weights);
            let moved = |(at, force): (&Place, &Place)| unit([0, 1, 2].map(|k| at[k] + MOVE * force[k]));
            self.points = self.points.iter().zip(&forces.points).map(moved).collect();
            self.centers = self.centers.iter().zip(&forces.centers).map(moved).collect();
        }
        self
    }

    /// Minus the gradient of the summed terms, each point's share counted whole so that moves are visible.
    fn forces(&self, weights: &Weights) -> Forces {
        let zero = Forces { centers: vec![[0.0; 3]; CLASSES], points: vec![[0.0; 3]; self.points.len()] };
        let mut forces = zero;
        for i in 0..self.points.len() {
            self.classify(i, weights, &mut forces);
            self.compare(i, weights, &mut forces);
        }
        for y in 0..CLASSES {
            for j in (0..CLASSES).filter(|&j| j != y) {
                let by = -2.0 * weights.inter / (f64::PI * (CLASSES - 1) as f64);
                let toward = tangent(self.centers[y], self.centers[j]);
                push(&mut forces.centers[y], toward, by);
            }
        }
        forces
    }

    /// A and B: cross-entropy with the margin, and the arc to the own centre.
    fn classify(&self, i: usize, weights: &Weights, forces: &mut Forces) {
        let (x, y) = (self.points[i], class(i));
        let angles: Vec<f64> = self.centers.iter().map(|w| angle::between(&x, w)).collect();
        let counted =
            |j: usize| if j == y { (angles[j] + weights.margin).at_most(f64::PI) } else { angles[j] };
        let logits: Vec<f64> = (0..CLASSES).map(|j| SCALE * Real::cos(counted(j))).collect();
        let top = logits.iter().copied().fold(f64::MIN, Real::at_least);
        let sum: f64 = logits.iter().map(|z| Real::exp(z - top)).sum();
        for j in 0..CLASSES {
            let own = if j == y { 1.0 } else { 0.0 };
            let surplus = Real::exp(logits[j] - top) / sum - own;
            // dL/dθ_j = surplus · dz/dθ; the force is along the arc against it.
            let slope = -surplus * SCALE * Real::sin(counted(j)) / SCALE + own * weights.intra / f64::PI;
            push(&mut forces.points[i], tangent(x, self.centers[j]), slope);
            push(&mut forces.centers[j], tangent(self.centers[j], x), slope / EACH as f64);
        }
    }

    /// D: the farthest point of the own class against the nearest of another.
    fn compare(&self, i: usize, weights: &Weights, forces: &mut Forces) {
        let Some((friend, stranger)) = self.triplet(i) else { return };
        let arc = |j: usize| angle::between(&self.points[i], &self.points[j]);
        if weights.triplet > 0.0 && arc(friend) + TRIPLET > arc(stranger) {
            for (j, by) in [(friend, weights.triplet), (stranger, -weights.triplet)] {
                let by = by / EACH as f64;
                push(&mut forces.points[i], tangent(self.points[i], self.points[j]), by);
                push(&mut forces.points[j], tangent(self.points[j], self.points[i]), by);
            }
        }
    }

    /// The farthest point of the same class and the nearest of another.
    pub(super) fn triplet(&self, i: usize) -> Option<(usize, usize)> {
        let far = |j: &usize| angle::between(&self.points[i], &self.points[*j]);
        let others = || (0..self.points.len()).filter(|&j| j != i);
        let friend = others().filter(|&j| class(j) == class(i)).max_by(|a, b| far(a).total_cmp(&far(b)))?;
        let stranger = others().filter(|&j| class(j) != class(i)).min_by(|a, b| far(a).total_cmp(&far(b)))?;
        Some((friend, stranger))
    }

    /// The mean angle from a point to its own centre.
    pub(super) fn own(&self) -> f64 {
        let sum: f64 =
            self.points.iter().enumerate().map(|(i, x)| angle::between(x, &self.centers[class(i)])).sum();
        sum / self.points.len() as f64
    }

    /// The mean angle from a centre to the nearest other one.
    pub(super) fn apart(&self) -> f64 {
        let nearest = |y: usize| {
            let others = (0..CLASSES).filter(|&j| j != y);
            others.map(|j| angle::between(&self.centers[y], &self.centers[j])).fold(f64::PI, Real::at_most)
        };
        (0..CLASSES).map(nearest).sum::<f64>() / CLASSES as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{State, Weights};

    fn after(margin: f64, intra: f64, inter: f64, triplet: f64) -> (f64, f64) {
        let state = State::start().descended(&Weights { margin, intra, inter, triplet }, 60);
        (state.own(), state.apart())
    }

    #[test]
    fn every_term_does_what_it_is_for() {
        let plain = after(0.0, 0.0, 0.0, 0.0);
        let (margin, intra, inter) =
            (after(0.6, 0.0, 0.0, 0.0), after(0.0, 3.0, 0.0, 0.0), after(0.0, 0.0, 3.0, 0.0));
        assert!(margin.0 < plain.0 && margin.1 > plain.1, "{plain:?} {margin:?}");
        assert!(intra.0 < plain.0, "{plain:?} {intra:?}");
        assert!(inter.1 > plain.1, "{plain:?} {inter:?}");
        assert!(after(0.0, 0.0, 0.0, 3.0).0 < plain.0);
    }

    #[test]
    fn points_stay_on_the_sphere() {
        let state =
            State::start().descended(&Weights { margin: 1.5, intra: 5.0, inter: 5.0, triplet: 5.0 }, 200);
        for place in state.points.iter().chain(&state.centers) {
            assert!((place.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
