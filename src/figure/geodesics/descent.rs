//! Free points and prototypes on the sphere, and their way down the gradient of ArcFace's loss and three terms.
//!
//! The losses are those that train: head and terms of the registries, in f64. Their gradients at unit vectors are tangents of the
//! sphere, so a move is a step along them and back onto the sphere.

use super::super::part::globe::Place;
use super::super::part::run;
use crate::head::{self, Batch, Head, Output, Shape};
use crate::knob::Values;
use crate::math::{Real, Rng, angle};
use crate::term::{self, Term, Work};

/// Classes, points of each, scale, length of a move.
pub(super) const CLASSES: usize = 4;
const EACH: usize = 7;
const SCALE: f64 = 8.0;
const MOVE: f64 = 0.02;

/// Where everything is.
#[derive(Clone)]
pub(super) struct State {
    /// Unit vectors W_j.
    pub(super) prototypes: Vec<Place>,
    /// Unit vectors x_i, class i mod [`CLASSES`].
    pub(super) points: Vec<Place>,
}

/// The class of point `i`.
pub(super) fn class(i: usize) -> usize {
    i % CLASSES
}

fn unit(v: Place) -> Place {
    let length = angle::norm(&v);
    if length > 1e-12 { v.map(|x| x / length) } else { [1.0, 0.0, 0.0] }
}

/// ArcFace with the margin of the knobs, and the terms whose weight is not 0.
pub(super) struct Losses {
    head: Option<Box<dyn Head<f64>>>,
    terms: Vec<Box<dyn Term<f64>>>,
}

impl Losses {
    pub(super) fn of(values: &Values) -> Self {
        let knobs = [("m", values.number("m")), ("s", SCALE)];
        let head = head::find("arcface")
            .and_then(|spec| spec.exact(&run::set(spec, &knobs, &[("beyond-pi", "clamp")])?));
        let weighed = term::TERMS.iter().filter(|spec| values.get(spec.id).is_some());
        let terms = weighed.filter(|spec| values.number(spec.id) > 0.0).filter_map(|spec| {
            let mut knobs = Values::defaults(spec.knobs);
            knobs.put_exactly("weight", values.number(spec.id)).ok()?;
            spec.exact(&knobs)
        });
        Self { head, terms: terms.collect() }
    }

    /// Gradients of the summed means by points and prototypes. The head's part is divided by its scale, so that it weighs like a
    /// term.
    fn gradients(&self, batch: &Batch<f64>, output: &mut Output<f64>, work: &mut Work<f64>) {
        if let Some(head) = &self.head {
            head.pass(batch, output);
        }
        let parts = output.d_embeddings.iter_mut().chain(&mut output.d_prototypes);
        parts.for_each(|g| *g /= SCALE);
        for term in &self.terms {
            term.add(batch, &[], output, work);
        }
    }
}

impl State {
    /// Prototypes loosely spread, points loosely about them: the same every time.
    pub(super) fn start() -> Self {
        let mut rng = Rng::stream(11, "arc-terms");
        let near = |home: Place, by: f64, rng: &mut Rng| unit(home.map(|x| x + by * rng.normal()));
        let homes = [[1.0, -0.1, 0.5], [0.3, 1.0, 0.2], [0.2, 0.3, 1.0], [0.9, 0.6, -0.4]].map(unit);
        let points = (0..CLASSES * EACH).map(|i| near(homes[class(i)], 0.3, &mut rng)).collect();
        let prototypes = homes.map(|home| near(home, 0.14, &mut rng)).to_vec();
        Self { prototypes, points }
    }

    /// After so many moves down the gradient; a point moves by its own loss, a prototype by the mean of its class's.
    pub(super) fn descended(mut self, losses: &Losses, moves: usize) -> Self {
        let labels: Vec<u32> = (0..self.points.len()).map(|i| class(i) as u32).collect();
        let (mut output, mut work) = (Output::default(), Work::default());
        for _ in 0..moves {
            let (embeddings, prototypes) = (self.points.concat(), self.prototypes.concat());
            let shape = Shape { classes: CLASSES, dim: 3 };
            let (embeddings, prototypes) = (&embeddings[..], &prototypes[..]);
            losses.gradients(
                &Batch { shape, embeddings, prototypes, bias: &[], labels: &labels },
                &mut output,
                &mut work,
            );
            step(&mut self.points, &output.d_embeddings, MOVE * labels.len() as f64);
            step(&mut self.prototypes, &output.d_prototypes, MOVE * CLASSES as f64);
        }
        self
    }

    /// The farthest point of the same class and the nearest of another.
    pub(super) fn triplet(&self, i: usize) -> Option<(usize, usize)> {
        let far = |j: &usize| angle::between(&self.points[i], &self.points[*j]);
        let others = || (0..self.points.len()).filter(|&j| j != i);
        let friend = others().filter(|&j| class(j) == class(i)).max_by(|a, b| far(a).total_cmp(&far(b)))?;
        let stranger = others().filter(|&j| class(j) != class(i)).min_by(|a, b| far(a).total_cmp(&far(b)))?;
        Some((friend, stranger))
    }

    /// The mean angle from a point to its own prototype.
    pub(super) fn own(&self) -> f64 {
        let sum: f64 =
            self.points.iter().enumerate().map(|(i, x)| angle::between(x, &self.prototypes[class(i)])).sum();
        sum / self.points.len() as f64
    }

    /// The mean angle from a prototype to the nearest other one.
    pub(super) fn apart(&self) -> f64 {
        let nearest = |y: usize| {
            let others = (0..CLASSES).filter(|&j| j != y);
            others
                .map(|j| angle::between(&self.prototypes[y], &self.prototypes[j]))
                .fold(f64::PI, Real::at_most)
        };
        (0..CLASSES).map(nearest).sum::<f64>() / CLASSES as f64
    }
}

/// Moves places against their gradients, and back onto the sphere.
fn step(places: &mut [Place], gradients: &[f64], length: f64) {
    for (place, gradient) in places.iter_mut().zip(gradients.chunks_exact(3)) {
        *place = unit([0, 1, 2].map(|k| place[k] - length * gradient[k]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::{Losses, State};
    use crate::knob::Values;
    use crate::math::angle;

    fn after(knobs: &[(&str, &str)], moves: usize) -> State {
        let mut values = Values::defaults(SPEC.knobs);
        for id in ["m", "intra", "inter", "triplet"] {
            values.set(id, "0").expect("a knob");
        }
        for (id, text) in knobs {
            values.set(id, text).expect("a knob");
        }
        State::start().descended(&Losses::of(&values), moves)
    }

    #[test]
    fn every_term_does_what_it_is_for() {
        let measured = |knobs: &[(&str, &str)]| {
            let state = after(knobs, 180);
            (state.own(), state.apart())
        };
        let plain = measured(&[]);
        let (margin, intra, inter) =
            (measured(&[("m", "0.6")]), measured(&[("intra", "3")]), measured(&[("inter", "3")]));
        assert!(margin.0 < plain.0 && margin.1 > plain.1, "{plain:?} {margin:?}");
        assert!(intra.0 < plain.0, "{plain:?} {intra:?}");
        assert!(inter.1 > plain.1, "{plain:?} {inter:?}");
        let lack = |knobs: &[(&str, &str)]| {
            let state = after(knobs, 180);
            let arc = |i: usize, j: usize| angle::between(&state.points[i], &state.points[j]);
            let ends = (0..state.points.len()).filter_map(|i| Some((i, state.triplet(i)?)));
            ends.map(|(i, (friend, stranger))| arc(i, friend) - arc(i, stranger)).sum::<f64>()
        };
        assert!(lack(&[("triplet", "3")]) < lack(&[]));
    }

    #[test]
    fn points_stay_on_the_sphere() {
        let state = after(&[("m", "1.5"), ("intra", "5"), ("inter", "5"), ("triplet", "5")], 200);
        for place in state.points.iter().chain(&state.prototypes) {
            assert!((place.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
