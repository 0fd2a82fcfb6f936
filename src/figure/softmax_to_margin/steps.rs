//! The six steps as formulas, and the numbers they start from: three prototypes, three biases, one sample of class 0.

use super::super::panel::{self, Line, Numbers, Panel, Quantity, Step};
use crate::formula::Formula::{self, Call, Difference, Knob, Name, Power, Product, Quotient, Sum};
use crate::formula::Function::{Cos, MinusLn};
use crate::knob::Values;
use crate::math::angle;

/// The panel beside the picture.
pub(super) const PANEL: Panel = Panel { knob: "stage", steps: STEPS, given };

/// How many steps there are.
pub(super) const COUNT: usize = 6;
/// W_0, W_1, W_2 and b_0, b_1, b_2.
pub(super) const PROTOTYPES: [[f64; 2]; 3] = [[1.3, 0.3], [-0.2, 0.9], [-1.0, -0.9]];
pub(super) const BIAS: [f64; 3] = [-0.2, 0.6, 0.3];

const NORM: Formula = Name("‖x‖");
const E: Formula = Name("e");

/// e^z of each class.
const POWERS: [Formula; 3] = [Power(&E, &Name("z_0")), Power(&E, &Name("z_1")), Power(&E, &Name("z_2"))];
const POSTERIOR: (&str, Formula) = ("P_0", Quotient(&POWERS[0], &Sum(&POWERS)));
const LOSS: (&str, Formula) = ("L", Call(MinusLn, &Name("P_0")));

/// cos θ_0, cos θ_1, cos θ_2, cos θ_j, cos θ_y.
const COSINES: [Formula; 5] = [
    Call(Cos, &Name("θ_0")),
    Call(Cos, &Name("θ_1")),
    Call(Cos, &Name("θ_2")),
    Call(Cos, &Name("θ_j")),
    Call(Cos, &Name("θ_y")),
];
const TAKEN: [Formula; 2] = [Difference(&COSINES[0], &Knob("m")), Difference(&COSINES[4], &Knob("m"))];
const ADDED: [Formula; 2] =
    [Call(Cos, &Sum(&[Name("θ_0"), Knob("m")])), Call(Cos, &Sum(&[Name("θ_y"), Knob("m")]))];

/// W_j·x written out, without and with a bias.
macro_rules! product {
    ($first:literal, $second:literal) => {
        Sum(&[Product(&[Name($first), Name("x_1")]), Product(&[Name($second), Name("x_2")])])
    };
    ($first:literal, $second:literal, $bias:literal) => {
        Sum(&[Product(&[Name($first), Name("x_1")]), Product(&[Name($second), Name("x_2")]), Name($bias)])
    };
}

/// The three logits, then what becomes of them.
macro_rules! lines {
    ($own:expr, $first:expr, $second:expr) => {
        &[("z_0", $own), ("z_1", $first), ("z_2", $second), POSTERIOR, LOSS]
    };
}

/// s times a cosine.
macro_rules! scaled {
    ($inner:expr) => {
        Product(&[Knob("s"), $inner])
    };
}

const STEPS: &[Step] = &[
    Step {
        when: &[],
        words: "figure.softmax-to-margin.1",
        name: "z_j",
        formula: Sum(&[Name("W_j·x"), Name("b_j")]),
        lines: lines!(
            product!("W_01", "W_02", "b_0"),
            product!("W_11", "W_12", "b_1"),
            product!("W_21", "W_22", "b_2")
        ),
    },
    Step {
        when: &[],
        words: "figure.softmax-to-margin.2",
        name: "z_j",
        formula: Product(&[Name("‖W_j‖"), NORM, COSINES[3]]),
        lines: lines!(
            Product(&[Name("‖W_0‖"), NORM, COSINES[0]]),
            Product(&[Name("‖W_1‖"), NORM, COSINES[1]]),
            Product(&[Name("‖W_2‖"), NORM, COSINES[2]])
        ),
    },
    Step {
        when: &[],
        words: "figure.softmax-to-margin.3",
        name: "z_j",
        formula: Product(&[NORM, COSINES[3]]),
        lines: lines!(
            Product(&[NORM, COSINES[0]]),
            Product(&[NORM, COSINES[1]]),
            Product(&[NORM, COSINES[2]])
        ),
    },
    Step {
        when: &[],
        words: "figure.softmax-to-margin.4",
        name: "z_j",
        formula: COSINES[3],
        lines: lines!(COSINES[0], COSINES[1], COSINES[2]),
    },
    Step {
        when: &[],
        words: "figure.softmax-to-margin.5",
        name: "z_j",
        formula: scaled!(COSINES[3]),
        lines: lines!(scaled!(COSINES[0]), scaled!(COSINES[1]), scaled!(COSINES[2])),
    },
    Step {
        when: &[("margin", "cosface")],
        words: "figure.softmax-to-margin.6",
        name: "z_y",
        formula: scaled!(TAKEN[1]),
        lines: lines!(scaled!(TAKEN[0]), scaled!(COSINES[1]), scaled!(COSINES[2])),
    },
    Step {
        when: &[("margin", "arcface")],
        words: "figure.softmax-to-margin.6",
        name: "z_y",
        formula: scaled!(ADDED[1]),
        lines: lines!(scaled!(ADDED[0]), scaled!(COSINES[1]), scaled!(COSINES[2])),
    },
];

/// Components, lengths and angles of prototypes and sample; the names of each class in one row.
const NAMES: [[&str; 5]; 3] = [
    ["W_01", "W_02", "b_0", "‖W_0‖", "θ_0"],
    ["W_11", "W_12", "b_1", "‖W_1‖", "θ_1"],
    ["W_21", "W_22", "b_2", "‖W_2‖", "θ_2"],
];

fn given(values: &Values) -> Numbers {
    let x = [values.number("x"), values.number("y")];
    let mut known = panel::knobs(super::SPEC.knobs, values);
    known.insert("m", Quantity { value: values.number("m"), angle: values.word("margin") == "arcface" });
    for (name, value) in [("x_1", x[0]), ("x_2", x[1]), ("‖x‖", angle::norm(&x))] {
        known.insert(name, Quantity::plain(value));
    }
    for ((w, bias), [first, second, offset, norm, theta]) in PROTOTYPES.iter().zip(BIAS).zip(NAMES) {
        for (name, value) in [(first, w[0]), (second, w[1]), (offset, bias), (norm, angle::norm(w))] {
            known.insert(name, Quantity::plain(value));
        }
        known.insert(theta, Quantity::angle(angle::between(&x, w)));
    }
    known
}

/// A number that a step comes to, by its name; NaN where it has none.
pub(super) fn found(lines: &[Line], stage: usize, name: &str) -> f64 {
    let line = lines.iter().find(|line| line.step + 1 == stage && line.name == name);
    line.and_then(|line| line.value).map_or(f64::NAN, |found| found.value)
}

/// The own class's logit at the last step, were its angle another.
pub(super) fn own(values: &Values, theta: f64) -> Option<f64> {
    let (_, formula) = PANEL.steps(values).last()?.lines.first()?;
    formula.value(&|name| if name == "θ_0" { Some(theta) } else { Some(values.number(name)) })
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::{BIAS, PANEL, PROTOTYPES, found, own};
    use crate::head::{self, Batch, Shape};
    use crate::knob::Values;
    use crate::math::{Real, angle};

    fn logits(id: &str, values: &Values, biased: bool) -> Vec<f64> {
        let spec = head::find(id).expect("a head");
        let mut knobs = Values::defaults(spec.knobs);
        for (knob, value) in [("s", values.number("s")), ("m", values.number("m"))] {
            knobs.put(knob, value);
        }
        knobs.set("bias", if biased { "on" } else { "off" }).ok();
        let head = spec.exact(&knobs).expect("registered");
        let (prototypes, x) = (PROTOTYPES.concat(), [values.number("x"), values.number("y")]);
        let shape = Shape { classes: 3, dim: 2 };
        let bias: &[f64] = if biased { &BIAS } else { &[] };
        let batch = Batch { shape, embeddings: &x, prototypes: &prototypes, bias, labels: &[0] };
        let mut logits = Vec::new();
        head.logits(&batch, &mut logits);
        logits
    }

    /// What the formulas come to is what the heads compute.
    #[test]
    fn the_steps_are_the_heads() {
        for (margin, id, stage) in [
            ("cosface", "softmax", 1),
            ("cosface", "softmax", 2),
            ("cosface", "nsl", 5),
            ("cosface", "cosface", 6),
            ("arcface", "arcface", 6),
        ] {
            let mut values = Values::defaults(SPEC.knobs);
            values.set("margin", margin).expect("an option");
            let lines = PANEL.work(&values);
            let theirs = logits(id, &values, stage == 1);
            for (name, theirs) in ["z_0", "z_1", "z_2"].into_iter().zip(&theirs) {
                let ours = found(&lines, stage, name);
                assert!((ours - theirs).abs() < 1e-12, "{id} {name}: {ours} {theirs}");
            }
            let total: f64 = theirs.iter().map(|z| Real::exp(z - theirs[0])).sum();
            assert!((found(&lines, stage, "P_0") - 1.0 / total).abs() < 1e-12, "{id}");
            assert!((found(&lines, stage, "L") - Real::ln(total)).abs() < 1e-12, "{id}");
        }
    }

    #[test]
    fn the_own_logit_can_be_asked_at_any_angle() {
        let values = Values::defaults(SPEC.knobs);
        let theta = angle::between(&[values.number("x"), values.number("y")], &PROTOTYPES[0]);
        let there = own(&values, theta).expect("a number");
        assert!((there - found(&PANEL.work(&values), 6, "z_0")).abs() < 1e-12);
    }
}
