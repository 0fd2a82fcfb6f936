//! The curves: ArcFace's seven, the margins of its three heads to be moved, ArcFace's rules beyond π − m, and one head of one's own
//! choosing.

use crate::figure::part::run;
use crate::head::TargetLogit;
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Stroke, Theme};

/// Points of a curve over the shown range.
const POINTS: usize = 480;

/// One head's T(θ).
pub(super) struct Curve {
    /// What it is called.
    pub(super) name: Message,
    target: TargetLogit,
    color: usize,
    dash: Option<(f64, f64)>,
}

impl Curve {
    /// How it is drawn.
    pub(super) fn stroke(&self, theme: &Theme) -> Stroke {
        let color = if self.color == 10 { theme.ink } else { theme.classes[self.color] };
        Stroke { dash: self.dash, ..theme.stroke(color, 1.7) }
    }

    /// (θ, T) or (θ, −dT/dθ) over a range of angles.
    pub(super) fn points(&self, from: f64, to: f64, slope: bool) -> Vec<(f64, f64)> {
        let at = |i: usize| from + (to - from) * i as f64 / POINTS as f64;
        let value = |theta: f64| if slope { self.target.pull(theta) } else { self.target.at(theta) };
        (0..=POINTS).map(|i| (at(i), value(at(i)))).collect()
    }
}

/// Head, its numbers that stand fast, message of the name.
type Named = (&'static str, &'static [(&'static str, f64)], &'static str);

/// The seven of the paper, while the knobs `m-<head>` are at their defaults: a head that has such a knob takes its m from there.
const SEVEN: [Named; 7] = [
    ("nsl", &[], "figure.target-logit-curves.softmax"),
    ("sphereface", &[("lambda", 5.0)], "figure.target-logit-curves.sphereface"),
    ("combined", &[("m1", 1.35), ("m2", 0.0), ("m3", 0.0)], "figure.target-logit-curves.factor"),
    ("arcface", &[], "figure.with-margin"),
    ("cosface", &[], "figure.with-margin"),
    ("combined", &[("m1", 1.0), ("m2", 0.3), ("m3", 0.2)], "figure.target-logit-curves.cm1"),
    ("combined", &[("m1", 0.9), ("m2", 0.4), ("m3", 0.15)], "figure.target-logit-curves.cm2"),
];

/// Their colours, those of classes; the tenth is ink.
const COLORS: [usize; 7] = [0, 1, 2, 10, 4, 5, 6];

/// What the knobs ask for.
pub(super) fn all(values: &Values) -> Vec<Curve> {
    let rule = values.word("beyond");
    let first = if rule == "all" { "none" } else { rule };
    let mut curves: Vec<Curve> =
        SEVEN.into_iter().zip(COLORS).filter_map(|(named, color)| one(named, color, first, values)).collect();
    if rule == "all" {
        for (i, rule) in ["linear", "easy", "clamp"].into_iter().enumerate() {
            let target =
                run::target_logit("arcface", &[("m", values.number("m-arcface"))], &[("beyond-pi", rule)]);
            let name = Message::new(format!("figure.target-logit-curves.{rule}"));
            let dash = Some([(7.0, 3.0), (3.0, 3.0), (1.5, 3.0)][i]);
            curves.extend(target.map(|target| Curve { name, target, color: COLORS[3], dash }));
        }
    }
    curves.extend(extra(values));
    curves
}

/// One of the seven.
fn one((id, knobs, name): Named, color: usize, rule: &str, values: &Values) -> Option<Curve> {
    let (mut knobs, mut name) = (knobs.to_vec(), Message::new(name));
    let knob = format!("m-{id}");
    if values.get(&knob).is_some() {
        let m = values.number(&knob);
        knobs.push(("m", m));
        name = name.word("name", format!("head.{id}")).number("m", m);
    }
    let words: &[(&str, &str)] = if id == "arcface" { &[("beyond-pi", rule)] } else { &[] };
    Some(Curve { name, target: run::target_logit(id, &knobs, words)?, color, dash: None })
}

/// The eighth curve: the combined margin with three numbers of its own, any other head with one.
fn extra(values: &Values) -> Option<Curve> {
    let (id, m) = (values.word("extra"), values.number("m"));
    let named = |name: Message, knobs: &[(&str, f64)]| {
        Some(Curve { name, target: run::target_logit(id, knobs, &[])?, color: 10, dash: Some((4.0, 3.0)) })
    };
    if id == "combined" {
        let knobs = ["m1", "m2", "m3"].map(|knob| (knob, values.number(knob)));
        let name = Message::new("figure.target-logit-curves.combined");
        return named(knobs.iter().fold(name, |name, (knob, value)| name.number(knob, *value)), &knobs);
    }
    let multiplied = matches!(id, "l-softmax" | "sphereface");
    let m = if multiplied { m.at_least(1.0) } else { m };
    let mut knobs = vec![("m", m)];
    if multiplied {
        knobs.push(("lambda", 0.0));
    }
    named(Message::new("figure.with-margin").word("name", format!("head.{id}")).number("m", m), &knobs)
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::figure::target_logit_curves::SPEC;
    use crate::knob::Values;
    use crate::math::Real;

    /// T(θ) at 20°, 60°, 100°, four decimals, from the formulas.
    #[expect(clippy::approx_constant, reason = "a table of cosines, not of constants")]
    const TABLE: [[f64; 3]; 7] = [
        [0.9397, 0.5000, -0.1736],
        [0.8120, 0.1667, -0.6837],
        [0.8910, 0.1564, -0.7071],
        [0.6607, 0.0236, -0.6245],
        [0.5897, 0.1500, -0.5236],
        [0.5966, 0.0217, -0.6569],
        [0.6056, 0.0763, -0.5394],
    ];

    #[test]
    fn the_eighth_curve_is_any_head() {
        let (third, turned) = (f64::PI / 3.0, f64::PI / 3.0 + 0.3);
        for (extra, want) in [
            ("l-softmax", Real::cos(2.0 * third)),
            ("sphereface", Real::cos(2.0 * third)),
            ("cosface", 0.5 - 0.3),
            ("arcface", Real::cos(turned)),
            ("combined", Real::cos(0.9 * third + 0.3) - 0.2),
        ] {
            let mut values = Values::defaults(SPEC.knobs);
            let m = if extra.contains("face") && extra != "sphereface" { "0.3" } else { "2" };
            for (knob, text) in [("extra", extra), ("m", m), ("m1", "0.9"), ("m2", "0.3"), ("m3", "0.2")] {
                values.set(knob, text).expect("a knob");
            }
            let curves = all(&values);
            assert_eq!(curves.len(), 8, "{extra}");
            assert!((curves[7].target.at(third) - want).abs() < 1e-12, "{extra}");
        }
    }

    #[test]
    fn a_margin_moves_its_own_curve() {
        let third = f64::PI / 3.0;
        for (knob, m, place, want) in [
            ("m-sphereface", "2", 1, (5.0 * 0.5 - 0.5) / 6.0),
            ("m-arcface", "0.3", 3, Real::cos(third + 0.3)),
            ("m-cosface", "0.2", 4, 0.5 - 0.2),
        ] {
            let mut values = Values::defaults(SPEC.knobs);
            values.set(knob, m).expect("a knob");
            let (moved, papers) = (all(&values), all(&Values::defaults(SPEC.knobs)));
            assert!((moved[place].target.at(third) - want).abs() < 1e-12, "{knob}");
            for i in (0..7).filter(|i| *i != place) {
                assert_eq!(moved[i].target.at(third), papers[i].target.at(third), "{knob} moves curve {i}");
            }
        }
    }

    #[test]
    fn the_seven_curves_are_the_papers() {
        let curves = all(&Values::defaults(SPEC.knobs));
        assert_eq!(curves.len(), 7);
        for (curve, row) in curves.iter().zip(TABLE) {
            for (degrees, want) in [20.0, 60.0, 100.0].into_iter().zip(row) {
                let found = curve.target.at(degrees * f64::PI / 180.0);
                assert!((found - want).abs() < 6e-5, "{}: {degrees}° gives {found}", curve.name.key);
            }
        }
    }
}
