//! The layers' lines as one program each: what a line says is what it computes, and the last line is the head.

use super::super::panel::{self, Numbers, Panel, Quantity, Step};
use crate::formula::Formula::{
    self, Call, Difference, Knob, List, Name, Number, Power, Product, Quotient, Root, Sum, Where,
};
use crate::formula::Function::{Arccos, Cos, Floor, Max, Sin};
use crate::knob::Values;
use crate::math::Real;

/// The panel beside the picture.
pub(super) const PANEL: Panel = Panel { knob: "line", steps: STEPS, given };

/// Lengths of the example's vectors: any would do, the layers divide by them.
const LENGTHS: (f64, f64) = (1.2, 1.5);

type Choice = (&'static str, &'static str);
const ARC: Choice = ("layer", "arc-margin");
const ADD: Choice = ("layer", "add-margin");
const SPHERE: Choice = ("layer", "sphere");
const HARD: Choice = ("easy", "off");
const EASY: Choice = ("easy", "on");

const fn line(when: &'static [Choice], words: &'static str, name: &'static str, formula: Formula) -> Step {
    Step { when, words, name, formula, lines: &[] }
}

const C: Formula = Name("c");
const PHI: Formula = Name("φ");
const SINE: Formula = Name("sin θ");
const ANGLE: Formula = Product(&[Knob("factor"), Name("θ")]);
const SQUARE: Formula = Power(&C, &Number(2.0));
const BEYOND: Formula = Difference(&Name("π"), &Knob("m"));
const TURNS: Formula = Product(&[Number(2.0), Name("k")]);
const SIGN: Formula = Power(&Number(-1.0), &Name("k"));
const STARTS: Formula =
    Quotient(&Name("λ_0"), &Sum(&[Number(1.0), Product(&[Name("γ"), Knob("iteration")])]));

/// c to a power, times a number.
macro_rules! power {
    ($times:literal, $exponent:literal) => {
        Product(&[Number($times), Power(&C, &Number($exponent))])
    };
}

const STEPS: &[Step] = &[
    line(&[SPHERE], "figure.reference-layers.lambda", "λ", Call(Max, &List(&[Name("λ_min"), STARTS]))),
    line(
        &[],
        "figure.reference-layers.c",
        "c",
        Quotient(&Name("W_y·x"), &Product(&[Name("‖W_y‖"), Name("‖x‖")])),
    ),
    line(&[ADD], "figure.reference-layers.taken", "φ", Difference(&C, &Knob("m"))),
    line(&[ARC], "figure.reference-layers.sine", "sin θ", Root(&Difference(&Number(1.0), &SQUARE))),
    line(
        &[ARC],
        "figure.reference-layers.added",
        "φ",
        Difference(&Product(&[C, Call(Cos, &Knob("m"))]), &Product(&[SINE, Call(Sin, &Knob("m"))])),
    ),
    line(&[ARC, HARD], "figure.reference-layers.th", "th", Call(Cos, &BEYOND)),
    line(&[ARC, HARD], "figure.reference-layers.mm", "mm", Product(&[Name("m"), Call(Sin, &BEYOND)])),
    line(
        &[ARC, HARD],
        "figure.reference-layers.where",
        "ψ",
        Where(&[C, Name("th"), PHI, Difference(&C, &Name("mm"))]),
    ),
    line(&[ARC, EASY], "figure.reference-layers.easy", "ψ", Where(&[C, Number(0.0), PHI, C])),
    line(&[SPHERE], "figure.reference-layers.angle", "θ", Call(Arccos, &C)),
    line(&[SPHERE, ("factor", "1")], MULTIPLE, MANY, C),
    line(&[SPHERE, ("factor", "2")], MULTIPLE, MANY, Difference(&power!(2.0, 2.0), &Number(1.0))),
    line(
        &[SPHERE, ("factor", "3")],
        MULTIPLE,
        MANY,
        Difference(&power!(4.0, 3.0), &Product(&[Number(3.0), C])),
    ),
    line(
        &[SPHERE, ("factor", "4")],
        MULTIPLE,
        MANY,
        Sum(&[Difference(&power!(8.0, 4.0), &power!(8.0, 2.0)), Number(1.0)]),
    ),
    line(
        &[SPHERE, ("factor", "5")],
        MULTIPLE,
        MANY,
        Sum(&[Difference(&power!(16.0, 5.0), &power!(20.0, 3.0)), Product(&[Number(5.0), C])]),
    ),
    line(&[SPHERE], "figure.reference-layers.turns", "k", Call(Floor, &Quotient(&ANGLE, &Name("π")))),
    line(
        &[SPHERE],
        "figure.reference-layers.falling",
        "φ",
        Difference(&Product(&[SIGN, Name(MANY)]), &TURNS),
    ),
    line(
        &[SPHERE],
        "figure.reference-layers.blend",
        "ψ",
        Sum(&[C, Quotient(&Difference(&PHI, &C), &Sum(&[Number(1.0), Name("λ")]))]),
    ),
    line(&[ARC], SCALED, "z_y", Product(&[Knob("s"), Name("ψ")])),
    line(&[ADD], SCALED, "z_y", Product(&[Knob("s"), PHI])),
    line(&[SPHERE], "figure.reference-layers.norm", "z_y", Product(&[Name("‖x‖"), Name("ψ")])),
];

const MULTIPLE: &str = "figure.reference-layers.multiple";
const SCALED: &str = "figure.reference-layers.one-hot";
const MANY: &str = "cos mθ";

/// Everything the lines start from, at the knobs' angle.
fn given(values: &Values) -> Numbers {
    at(values, values.number("theta"))
}

fn at(values: &Values, theta: f64) -> Numbers {
    let mut known = panel::knobs(super::SPEC.knobs, values);
    let (w, x) = LENGTHS;
    for (name, value) in [
        ("W_y·x", w * x * Real::cos(theta)),
        ("‖W_y‖", w),
        ("‖x‖", x),
        ("λ_min", 5.0),
        ("λ_0", 1000.0),
        ("γ", 0.12),
    ] {
        known.insert(name, Quantity::plain(value));
    }
    known
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shown {
    /// As its curve over the angle.
    Curve,
    /// As upright lines at [`uprights`].
    Uprights,
    /// As a piece of an upright, down from the cosine.
    Drop,
    /// Not at all: a number that does not depend on the angle.
    Nothing,
}

/// How a step is drawn.
pub(super) fn shown(step: &Step) -> Shown {
    match step.name {
        "th" | "k" => Shown::Uprights,
        "mm" => Shown::Drop,
        "λ" | "θ" => Shown::Nothing,
        _ => Shown::Curve,
    }
}

/// A step's value for a sample at an angle from its prototype; that of the logit with scale and norms left out.
pub(super) fn value(values: &Values, step: usize, theta: f64) -> f64 {
    let steps = PANEL.steps(values);
    let mut found = f64::NAN;
    panel::run(&steps, at(values, theta), &mut |(k, name), known, value| {
        if k == step {
            let unscaled = || ["ψ", "φ"].iter().find_map(|name| known.get(name)).map(|found| found.value);
            let value = if name == "z_y" { unscaled() } else { value.map(|found| found.value) };
            found = value.unwrap_or(f64::NAN);
        }
    });
    found
}

/// Where the rule changes: at π − m, or at every k·π/m.
pub(super) fn uprights(values: &Values) -> Vec<f64> {
    match values.word("layer") {
        "sphere" => {
            let m = values.count("factor");
            (1..m).map(|k| f64::PI * k as f64 / m as f64).collect()
        }
        "add-margin" => Vec::new(),
        _ if values.on("easy") => vec![f64::PI / 2.0],
        _ => vec![f64::PI - values.number("m")],
    }
}

/// The head that the layer is, with the same numbers.
pub(super) fn lab(values: &Values) -> String {
    let (m, s) = (values.number("m"), values.number("s"));
    match values.word("layer") {
        "add-margin" => format!("head=cosface&m={m}&s={s}"),
        "sphere" => {
            let lambda = value(values, 0, 1.0);
            format!("head=sphereface&m={}&lambda={lambda:.2}", values.number("factor"))
        }
        _ if values.on("easy") => format!("head=arcface&m={m}&s={s}&beyond-pi=easy"),
        _ => format!("head=arcface&m={m}&s={s}&beyond-pi=linear"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::{PANEL, value};
    use crate::figure::part::run;
    use crate::knob::Values;
    use crate::math::Real;

    #[test]
    fn the_last_line_is_the_head() {
        let cases = [
            ("arc-margin", "off", "arcface", "linear"),
            ("arc-margin", "on", "arcface", "easy"),
            ("add-margin", "off", "cosface", ""),
            ("sphere", "off", "sphereface", ""),
        ];
        for (layer, easy, id, rule) in cases {
            for factor in 1..=5 {
                let mut values = Values::defaults(SPEC.knobs);
                values.set("layer", layer).expect("an option");
                values.set("easy", easy).expect("an option");
                values.put("factor", f64::from(factor));
                let words = [("beyond-pi", rule)];
                let knobs =
                    [("m", if id == "sphereface" { f64::from(factor) } else { 0.5 }), ("lambda", 5.0)];
                let own = if id == "sphereface" { &knobs[..] } else { &knobs[..1] };
                let words = if rule.is_empty() { &[] } else { &words[..] };
                let curve = run::target_logit(id, own, words).expect("a head");
                let last = PANEL.steps(&values).len() - 1;
                for i in 1..180 {
                    let theta = f64::PI * (f64::from(i) + 0.3) / 180.5;
                    let (ours, theirs) = (value(&values, last, theta), curve.at(theta));
                    assert!(
                        (ours - theirs).abs() < 1e-9,
                        "{layer} {easy} {factor} at {theta}: {ours} {theirs}"
                    );
                }
            }
        }
    }

    /// What the panel writes is what the lines came to, and every line has a number.
    #[test]
    fn every_line_has_its_number() {
        for layer in ["arc-margin", "add-margin", "sphere"] {
            let mut values = Values::defaults(SPEC.knobs);
            values.set("layer", layer).expect("an option");
            for line in PANEL.work(&values) {
                assert!(line.value.is_some_and(|found| found.value.is_finite()), "{layer}: {}", line.name);
            }
        }
    }
}
