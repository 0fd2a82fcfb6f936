//! Margin zones: where a training sample of each class would be past every margin.
//!
//! ```text
//! zone of y = { direction x̂ : ‖w_y‖·T(θ_y) > ‖w_j‖·cos θ_j for every other j }
//!
//!      w_j  \    | dashed: T(θ_y) = cos θ_j
//!             \  |  /
//!   solid: ─ ─ \ | /  ← zone of y, about w_y     (ArcFace: its edge is (Θ − m)/2 from w_y,
//!                \|/                               so neighbouring zones are m apart)
//! ```
//!
//! On the sphere (d = 3) the same search along every great circle through w_y gives the zone's outline.
//!
//! The edge on each side is the first direction, going away from `w_y`, where the inequality fails: found by bisection with the
//! head's own T, whatever the head. Only for heads without bias. Closed forms: ArcFace (Θ − m)/2, CosFace
//! Θ/2 − asin(m/(2 sin Θ/2)), SphereFace Θ/(m + 1) (all for two classes Θ apart).

use crate::head::{Rule, Shape, TargetLogit};
use crate::math::{Real, angle as vector};
use crate::plot::camera::{across, dot, unit};

/// Steps of the search along half a turn.
const STEPS: usize = 360;

/// For each class, the angles (radians, clockwise edge then anticlockwise edge, the second ≥ the first) of its zone; `None`
/// where no direction satisfies the margin. Empty where the head has no margin or has a bias. d = 2.
pub(super) fn zones(rule: &Rule<f32>, target: &TargetLogit) -> Vec<Option<[f64; 2]>> {
    let Some(target) = Sampled::of(rule, target) else { return Vec::new() };
    let weights: Vec<[f64; 2]> = rule.weights.chunks_exact(2).map(|w| [w[0], w[1]].map(f64::from)).collect();
    (0..weights.len()).map(|y| zone(&weights, y, &target)).collect()
}

/// T(θ): sampled once for the search, exact for the bisection.
struct Sampled<'a> {
    exact: &'a TargetLogit,
    samples: Vec<f64>,
}

impl<'a> Sampled<'a> {
    /// `None` where there are no zones to look for: no margin, a bias, or weights that are no numbers.
    fn of(rule: &Rule<f32>, exact: &'a TargetLogit) -> Option<Self> {
        let samples = (0..=STEPS).map(|i| exact.at(angle(i))).collect();
        let biased = rule.bias.iter().any(|b| *b != 0.0);
        let sampled = Self { exact, samples };
        let none = biased || sampled.is_plain() || rule.weights.iter().any(|w| !w.is_finite());
        (!none).then_some(sampled)
    }

    /// The first angle from the prototype where `ahead` (of T and the angle) is no longer positive; `None` where it never is.
    /// Every `stride`-th sample is tried.
    fn edge(&self, stride: usize, ahead: impl Fn(f64, f64) -> f64) -> Option<f64> {
        let first = (0..=STEPS).step_by(stride).find(|&i| ahead(self.samples[i], angle(i)) <= 0.0);
        let (mut low, mut high) = match first {
            Some(0) => return None,
            Some(i) => (angle(i - stride), angle(i)),
            None => return Some(f64::PI),
        };
        for _ in 0..50 / stride {
            let half = (low + high) / 2.0;
            if ahead(self.exact.at(half), half) > 0.0 { low = half } else { high = half }
        }
        Some(low)
    }

    /// No margin at all: T = cos.
    fn is_plain(&self) -> bool {
        self.samples.iter().enumerate().all(|(i, t)| (t - Real::cos(angle(i))).abs() < 1e-9)
    }
}

fn angle(step: usize) -> f64 {
    f64::PI * step as f64 / STEPS as f64
}

fn zone(weights: &[[f64; 2]], y: usize, target: &Sampled) -> Option<[f64; 2]> {
    let own = weights[y];
    let (length, middle) = ((own[0] * own[0] + own[1] * own[1]).sqrt(), Real::atan2(own[1], own[0]));
    // How far the own class is ahead of the best other one, in the direction at `away` from w_y; side is ±1.
    let ahead = |t: f64, away: f64, side: f64| {
        let (x, y_axis) = (Real::cos(middle + side * away), Real::sin(middle + side * away));
        let others = weights.iter().enumerate().filter(|(j, _)| *j != y);
        let best = others.map(|(_, w)| w[0] * x + w[1] * y_axis).fold(f64::NEG_INFINITY, Real::at_least);
        length * t - best
    };
    let edge = |side: f64| target.edge(1, |t, away| ahead(t, away, side));
    Some([middle - edge(-1.0)?, middle + edge(1.0)?])
}

/// How many classes a margin asks too much of even on their own prototype (θ = 0), in any number of dimensions; none where there is
/// no margin, or a bias. They have no zone about their prototype; whether another place meets the margin is left open, as CosFace's
/// can be met farther out.
pub(super) fn unmet(rule: &Rule<f32>, shape: Shape, target: &TargetLogit) -> usize {
    let Some(target) = Sampled::of(rule, target) else { return 0 };
    let wide: Vec<f64> = rule.weights.iter().map(|w| f64::from(*w)).collect();
    let rows: Vec<&[f64]> = wide.chunks_exact(shape.dim.max(1)).collect();
    let behind = |y: &usize| {
        let length = vector::norm(rows[*y]);
        let others = rows.iter().enumerate().filter(|(j, _)| j != y);
        let best = others.map(|(_, w)| vector::dot(w, rows[*y])).fold(f64::NEG_INFINITY, Real::at_least);
        length * length * target.samples[0] <= best
    };
    (0..rows.len()).filter(behind).count()
}

/// On the sphere: the outline of each class's zone as directions round its prototype; classes without a zone have none.
pub(super) fn caps(rule: &Rule<f32>, target: &TargetLogit) -> Vec<Vec<[f64; 3]>> {
    let Some(target) = Sampled::of(rule, target) else { return Vec::new() };
    let weights: Vec<[f64; 3]> =
        rule.weights.chunks_exact(3).map(|w| [w[0], w[1], w[2]].map(f64::from)).collect();
    (0..weights.len()).filter_map(|y| cap(&weights, y, &target)).collect()
}

/// Directions in which the edge of a cap is looked for.
const SPOKES: usize = 72;
/// Every so many samples of T are enough to meet the edge of a cap.
const STRIDE: usize = 5;

fn cap(weights: &[[f64; 3]], y: usize, target: &Sampled) -> Option<Vec<[f64; 3]>> {
    let own = unit(weights[y])?;
    let length = dot(weights[y], weights[y]).sqrt();
    let [a, b] = across(own);
    let spoke = |k: usize| {
        let turn = 2.0 * f64::PI * k as f64 / SPOKES as f64;
        let side: [f64; 3] = std::array::from_fn(|i| Real::cos(turn) * a[i] + Real::sin(turn) * b[i]);
        let others = weights.iter().enumerate().filter(|(j, _)| *j != y);
        let parts: Vec<[f64; 2]> = others.map(|(_, w)| [dot(*w, own), dot(*w, side)]).collect();
        let away = target.edge(STRIDE, |t, away| {
            let (cosine, sine) = (Real::cos(away), Real::sin(away));
            let best = parts.iter().map(|p| p[0] * cosine + p[1] * sine);
            length * t - best.fold(f64::NEG_INFINITY, Real::at_least)
        })?;
        Some(std::array::from_fn(|i| Real::cos(away) * own[i] + Real::sin(away) * side[i]))
    };
    (0..SPOKES).map(spoke).collect()
}

#[cfg(test)]
mod tests {
    use super::{unmet, zones};
    use crate::head::{self, Rule, Shape};
    use crate::knob::Values;
    use crate::math::Real;

    fn gaps(id: &str, knobs: &[(&str, &str)], apart: f64, length: f32) -> Option<f64> {
        let spec = head::find(id).expect("a registered head");
        let mut values = Values::defaults(spec.knobs);
        for (knob, text) in knobs {
            assert_eq!(values.set(knob, text), Ok(None), "{id} {knob}");
        }
        let turn = |angle: f64| [length * Real::cos(angle) as f32, length * Real::sin(angle) as f32];
        let rule = Rule { weights: [turn(0.4), turn(0.4 + apart)].concat(), bias: vec![0.0; 2], scale: None };
        let zones = zones(&rule, &(spec.target_logit)(&values));
        Some(zones[1]?[0] - zones[0]?[1])
    }

    fn close(gap: Option<f64>, want: f64) {
        assert!(gap.is_some_and(|gap| (gap - want).abs() < 2e-6), "{gap:?} is not {want}");
    }

    #[test]
    fn zones_of_two_classes_are_apart_as_the_closed_forms_say() {
        for apart in [f64::PI / 4.0, f64::PI / 2.0, 2.0] {
            close(gaps("arcface", &[("m", "0.5")], apart, 1.0), 0.5);
            let half = Real::sin(apart / 2.0);
            let sine = 0.2 / (2.0 * half);
            let cosface = 2.0 * Real::atan2(sine, (1.0 - sine * sine).sqrt());
            close(gaps("cosface", &[("m", "0.2")], apart, 1.0), cosface);
            close(gaps("combined", &[("m1", "1"), ("m2", "0.5"), ("m3", "0")], apart, 1.0), 0.5);
        }
        // ψ with m = 4 and no annealing left: (m − 1)/(m + 1)·Θ while mθ ≤ π.
        for (head, apart) in [("sphereface", 0.6), ("l-softmax", 0.9)] {
            close(gaps(head, &[("m", "4"), ("lambda", "0")], apart, 1.7), 0.6 * apart);
        }
    }

    #[test]
    fn a_margin_that_cannot_be_met_leaves_no_zone() {
        assert_eq!(gaps("arcface", &[("m", "1.2")], 1.0, 1.0), None);
    }

    #[test]
    fn classes_without_a_zone_are_those_whose_prototype_is_too_near_another() {
        let spec = head::find("arcface").expect("a registered head");
        let directions = [0.0, 0.4, 1.5, 3.0, 3.6];
        let weights =
            directions.iter().flat_map(|angle| [Real::cos(*angle) as f32, Real::sin(*angle) as f32]);
        let rule = Rule { weights: weights.collect(), bias: vec![0.0; 5], scale: Some(16.0) };
        for (m, want) in [("0.3", 0), ("0.5", 2), ("0.7", 4), ("1.3", 5)] {
            let mut values = Values::defaults(spec.knobs);
            assert_eq!(values.set("m", m), Ok(None));
            let target = (spec.target_logit)(&values);
            let without = zones(&rule, &target).iter().filter(|zone| zone.is_none()).count();
            let unmet = unmet(&rule, Shape { classes: 5, dim: 2 }, &target);
            assert_eq!((unmet, without), (want, want), "m = {m}");
        }
    }

    #[test]
    fn without_a_margin_there_are_no_zones() {
        let spec = head::find("nsl").expect("a registered head");
        let rule = Rule { weights: vec![1.0, 0.0, 0.0, 1.0], bias: vec![0.0; 2], scale: Some(16.0) };
        assert!(zones(&rule, &(spec.target_logit)(&Values::defaults(spec.knobs))).is_empty());
    }
}
