//! The example: three prototypes, three biases, one sample of class 0.

use crate::knob::Values;
use crate::math::{Real, angle};
use crate::plot::number;

/// How many steps there are.
pub(super) const STEPS: usize = 6;
/// W_0, W_1, W_2 and b_0, b_1, b_2.
const PROTOTYPES: [[f64; 2]; 3] = [[1.3, 0.3], [-0.2, 0.9], [-1.0, -0.9]];
const BIAS: [f64; 3] = [-0.2, 0.6, 0.3];

/// What is worked out for one set of knobs.
pub(super) struct Example {
    x: [f64; 2],
    s: f64,
    m: f64,
    arcface: bool,
    /// The step shown, from 1.
    pub(super) stage: usize,
}

impl Example {
    pub(super) fn new(values: &Values) -> Self {
        Self {
            x: [values.number("x"), values.number("y")],
            s: values.number("s"),
            m: values.number("m"),
            arcface: values.word("margin") == "arcface",
            stage: values.count("stage"),
        }
    }

    fn cosine(&self, j: usize) -> f64 {
        Real::cos(self.theta(j))
    }

    /// The angle between x and W_j.
    pub(super) fn theta(&self, j: usize) -> f64 {
        angle::between(&self.x, &PROTOTYPES[j])
    }

    /// The margin in radians that the last step adds to θ_y; `None` where it is taken off the cosine, or not yet there.
    pub(super) fn turn(&self) -> Option<f64> {
        (self.arcface && self.stage == STEPS).then_some(self.m)
    }

    /// z_0, z_1, z_2 at a step.
    pub(super) fn logits(&self, stage: usize) -> [f64; 3] {
        [0, 1, 2].map(|j| {
            let product = angle::dot(&self.x, &PROTOTYPES[j]);
            match stage {
                1 => product + BIAS[j],
                2 => product,
                3 => angle::norm(&self.x) * self.cosine(j),
                4 => self.cosine(j),
                5 => self.s * self.cosine(j),
                _ if j > 0 => self.s * self.cosine(j),
                _ if self.arcface => self.s * Real::cos(self.theta(j) + self.m),
                _ => self.s * (self.cosine(j) - self.m),
            }
        })
    }

    /// P_y of the logits.
    pub(super) fn posterior(&self, stage: usize) -> f64 {
        let z = self.logits(stage);
        1.0 / z.iter().map(|other| Real::exp(other - z[0])).sum::<f64>()
    }

    /// The prototypes as a step has them.
    pub(super) fn prototypes(&self) -> [[f64; 2]; 3] {
        PROTOTYPES.map(|w| if self.stage >= 3 { shortened(w) } else { w })
    }

    /// The sample as the step has it.
    pub(super) fn sample(&self) -> [f64; 2] {
        if self.stage >= 4 { shortened(self.x) } else { self.x }
    }

    /// What decides between classes 0 and 1 or 2 without a margin: n·x + c = 0.
    pub(super) fn boundary(&self, j: usize) -> ([f64; 2], f64) {
        let w = self.prototypes();
        let bias = if self.stage == 1 { BIAS[0] - BIAS[j] } else { 0.0 };
        ([w[0][0] - w[j][0], w[0][1] - w[j][1]], bias)
    }

    /// The step's formula.
    pub(super) fn formula(&self, stage: usize) -> &'static str {
        match stage {
            1 => "z_j = W_j·x + b_j",
            2 => "z_j = W_j·x = ‖W_j‖·‖x‖·cos θ_j",
            3 => "z_j = ‖x‖·cos θ_j",
            4 => "z_j = cos θ_j",
            5 => "z_j = s·cos θ_j",
            _ if self.arcface => "z_y = s·cos(θ_y + m)",
            _ => "z_y = s·(cos θ_y − m)",
        }
    }

    /// The same for the own class, with numbers.
    pub(super) fn plugged(&self, stage: usize) -> String {
        let n = |x: f64| number::decimal(x, 2);
        let paren = |x: f64| if x < 0.0 { format!("({})", n(x)) } else { n(x) };
        let degrees = |x: f64| format!("{}°", number::decimal(x * 180.0 / f64::PI, 1));
        let signed = |x: f64| if x < 0.0 { format!("− {}", n(-x)) } else { format!("+ {}", n(x)) };
        let ([w, _, _], [x, y], theta) = (PROTOTYPES, self.x, self.theta(0));
        let product = format!("{}·{} + {}·{}", n(w[0]), paren(x), n(w[1]), paren(y));
        let result = n(self.logits(stage)[0]);
        let middle = match stage {
            1 => format!("{product} {}", signed(BIAS[0])),
            2 => format!("{}·{}·cos {}", n(angle::norm(&w)), n(angle::norm(&self.x)), degrees(theta)),
            3 => format!("{}·cos {}", n(angle::norm(&self.x)), degrees(theta)),
            4 => format!("cos {}", degrees(theta)),
            5 => format!("{}·{}", n(self.s), paren(self.cosine(0))),
            _ if self.arcface => format!("{}·cos({} + {})", n(self.s), degrees(theta), degrees(self.m)),
            _ => format!("{}·({} − {})", n(self.s), n(self.cosine(0)), n(self.m)),
        };
        format!("z_y = {middle} = {result}")
    }
}

fn shortened(v: [f64; 2]) -> [f64; 2] {
    let length = angle::norm(&v);
    if length > 0.0 { v.map(|x| x / length) } else { v }
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::{Example, PROTOTYPES};
    use crate::head::{self, Batch, Shape};
    use crate::knob::Values;

    /// The logits of the last steps are those of the heads.
    #[test]
    fn the_steps_end_at_the_heads() {
        for (margin, id, stage) in [
            ("cosface", "nsl", 5),
            ("cosface", "cosface", 6),
            ("arcface", "arcface", 6),
            ("cosface", "softmax", 2),
        ] {
            let mut values = Values::defaults(SPEC.knobs);
            values.set("margin", margin).expect("an option");
            let example = Example::new(&values);
            let spec = head::find(id).expect("a head");
            let mut knobs = Values::defaults(spec.knobs);
            for (knob, value) in [("s", values.number("s")), ("m", values.number("m"))] {
                knobs.put(knob, value);
            }
            knobs.set("bias", "off").ok();
            let head = (spec.build64)(&knobs);
            let (prototypes, x) = (PROTOTYPES.concat(), [values.number("x"), values.number("y")]);
            let shape = Shape { classes: 3, dim: 2 };
            let batch = Batch { shape, embeddings: &x, prototypes: &prototypes, bias: &[], labels: &[0] };
            let mut logits = Vec::new();
            head.logits(&batch, &mut logits);
            for (ours, theirs) in example.logits(stage).iter().zip(&logits) {
                assert!((ours - theirs).abs() < 1e-12, "{id}: {ours} {theirs}");
            }
        }
    }
}
