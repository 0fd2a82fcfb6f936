//! The formula that the page writes is the one that the head computes: worked out with the numbers of a sample, it is the logit of
//! the sample's own class, and without its gain the curve T(θ).

use super::Sample;
use margin_lab::formula::{Formula, Function};
use margin_lab::head::{HEADS, Shape, Spec};
use margin_lab::knob::{Kind, Values};
use margin_lab::math::Real;

const TOLERANCE: f64 = 1e-9;
/// Own-class angles, between the kinks of the settings below.
const ANGLES: [f64; 7] = [0.05, 0.4, 0.9, 1.6, 2.2, 2.7, 3.1];

/// ψ(φ) = (−1)^k cos φ − 2k, k = ⌊φ/π⌋, which a formula only names.
fn psi(angle: f64) -> f64 {
    let turns = (angle / f64::PI).floor();
    let sign = if turns % 2.0 == 0.0 { 1.0 } else { -1.0 };
    sign * Real::cos(angle) - 2.0 * turns
}

/// A formula worked out, ψ included.
fn value(formula: &Formula, get: &dyn Fn(&str) -> Option<f64>) -> Option<f64> {
    let of = |formula: &Formula| value(formula, get);
    match formula {
        Formula::Sum(parts) => parts.iter().map(of).sum(),
        Formula::Product(parts) => parts.iter().map(of).product(),
        Formula::Difference(left, right) => Some(of(left)? - of(right)?),
        Formula::Quotient(above, below) => Some(of(above)? / of(below)?),
        Formula::Call(Function::Written("ψ"), argument) => of(argument).map(psi),
        other => other.value(get),
    }
}

/// Samples of the plane at the angles from their own prototypes, with lengths of their own.
fn sample() -> Sample<f64> {
    let mut sample = Sample::random(ANGLES.len(), 2, 12);
    for (i, theta) in ANGLES.into_iter().enumerate() {
        let own = sample.labels[i] as usize * 2;
        let (x, y) = (sample.prototypes[own], sample.prototypes[own + 1]);
        let (cos, sin) = (Real::cos(theta), Real::sin(theta));
        let length = 0.5 + 0.25 * i as f64;
        sample.embeddings[i * 2] = length * (cos * x - sin * y);
        sample.embeddings[i * 2 + 1] = length * (sin * x + cos * y);
    }
    assert_eq!(sample.shape, Shape { classes: 5, dim: 2 });
    sample
}

/// The defaults, and each number of the formula at three places of its range. A rule for angles beyond π is no part of the formula.
fn settings(spec: &Spec) -> Vec<Values> {
    let mut standard = Values::defaults(spec.knobs);
    drop(standard.set("beyond-pi", "none"));
    let mut all = vec![standard.clone()];
    for id in spec.formula.knobs() {
        let knob = spec.knobs.iter().find(|knob| knob.id == id).unwrap();
        let Kind::Number { range: (low, high), .. } = knob.kind else { panic!("{id} is no number") };
        all.extend([0.1, 0.5, 0.9].map(|share| {
            let mut values = standard.clone();
            values.put(id, low + share * (high - low));
            values
        }));
    }
    all
}

/// What a formula may name besides knobs.
struct Given {
    theta: f64,
    /// ‖x‖ and ‖W_y‖
    lengths: (f64, f64),
    bias: f64,
    /// In place of the knob s.
    scale: Option<f64>,
}

impl Given {
    fn get(&self, name: &str, values: &Values) -> Option<f64> {
        match name {
            "θ_y" => Some(self.theta),
            "‖x‖" => Some(self.lengths.0),
            "‖W_y‖" => Some(self.lengths.1),
            "W_y·x" => Some(self.lengths.0 * self.lengths.1 * Real::cos(self.theta)),
            "b_y" => Some(self.bias),
            "s" if self.scale.is_some() => self.scale,
            knob => Some(values.number(knob)).filter(|number| number.is_finite()),
        }
    }

    fn compare(&self, spec: &Spec, values: &Values, theirs: f64) {
        let ours = value(&spec.formula, &|name| self.get(name, values)).unwrap();
        let apart = (ours - theirs).abs() / theirs.abs().max(1.0);
        let set: Vec<String> = values.iter().map(|(knob, value)| format!("{}={value}", knob.id)).collect();
        let (id, theta, set) = (spec.id, self.theta, set.join(" "));
        assert!(apart < TOLERANCE, "{id} at {theta}: the formula gives {ours}, not {theirs} ({set})");
    }
}

#[test]
fn a_heads_formula_is_what_it_computes() {
    let sample = sample();
    for spec in HEADS {
        for values in settings(spec) {
            let logits = sample.run(&*spec.exact(&values).unwrap()).logits;
            let curve = (spec.target_logit)(&values);
            for (i, theta) in ANGLES.into_iter().enumerate() {
                let own = sample.labels[i] as usize;
                let norm =
                    |list: &[f64], row: usize| list[row * 2..][..2].iter().map(|x| x * x).sum::<f64>().sqrt();
                let lengths = (norm(&sample.embeddings, i), norm(&sample.prototypes, own));
                let full = Given { theta, lengths, bias: sample.bias[own], scale: None };
                full.compare(spec, &values, logits[i * 5 + own]);
                let bare = Given { theta, lengths: (1.0, 1.0), bias: 0.0, scale: Some(1.0) };
                bare.compare(spec, &values, curve.at(theta));
            }
        }
    }
}
