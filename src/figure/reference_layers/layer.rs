//! The layers' lines: formula, words, value at an angle, and what of the picture it is.

use crate::knob::Values;
use crate::math::Real;

/// One line of a layer.
pub(super) struct Line {
    /// In the notation of [`math`](super::super::part::math).
    pub(super) formula: String,
    /// Message that says what it does.
    pub(super) words: &'static str,
    /// Its value for a sample at an angle from its prototype, scale and norms left out.
    pub(super) value: Box<dyn Fn(f64) -> f64>,
    /// How it is drawn.
    pub(super) shown: Shown,
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a curve over the angle.
    Curve,
    /// As upright lines at [`uprights`].
    Uprights,
    /// As a piece of an upright, down from the cosine.
    Drop,
    /// Not at all: a number that does not depend on the angle.
    Nothing,
}

fn line(
    formula: impl Into<String>,
    words: &'static str,
    shown: Shown,
    value: impl Fn(f64) -> f64 + 'static,
) -> Line {
    Line { formula: formula.into(), words, value: Box::new(value), shown }
}

/// The lines of the chosen layer.
pub(super) fn lines(values: &Values) -> Vec<Line> {
    let cosine = line("c = W_y·x / (‖W_y‖·‖x‖)", "figure.reference-layers.c", Shown::Curve, |t| {
        Real::cos(t)
    });
    let mut lines = match values.word("layer") {
        "add-margin" => add(values.number("m")),
        "sphere" => return sphere(cosine, values.count("factor"), values.number("lambda")),
        _ if values.word("easy") == "on" => easy(values.number("m")),
        _ => arc(values.number("m")),
    };
    lines.insert(0, cosine);
    lines
}

fn add(m: f64) -> Vec<Line> {
    let phi = move |t: f64| Real::cos(t) - m;
    vec![
        line("φ = c − m", "figure.reference-layers.taken", Shown::Curve, phi),
        line("z_y = s·φ,  z_j = s·c_j", "figure.reference-layers.one-hot", Shown::Curve, phi),
    ]
}

/// The lines that both rules of the arc margin share.
fn sum(m: f64) -> Vec<Line> {
    vec![
        line("sin θ = √(1 − c·c)", "figure.reference-layers.sine", Shown::Curve, Real::sin),
        line("φ = c·cos m − sin θ·sin m", "figure.reference-layers.added", Shown::Curve, move |t| {
            Real::cos(t + m)
        }),
    ]
}

fn arc(m: f64) -> Vec<Line> {
    let (th, mm) = (Real::cos(f64::PI - m), m * Real::sin(f64::PI - m));
    let psi = move |t: f64| if Real::cos(t) > th { Real::cos(t + m) } else { Real::cos(t) - mm };
    let mut lines = sum(m);
    lines.extend([
        line("th = cos(π − m)", "figure.reference-layers.th", Shown::Uprights, move |_| th),
        line("mm = m·sin(π − m)", "figure.reference-layers.mm", Shown::Drop, move |_| mm),
        line("φ where c > th, else c − mm", "figure.reference-layers.where", Shown::Curve, psi),
        line("z_y = s·φ,  z_j = s·c_j", "figure.reference-layers.one-hot", Shown::Curve, psi),
    ]);
    lines
}

fn easy(m: f64) -> Vec<Line> {
    let psi = move |t: f64| if Real::cos(t) > 0.0 { Real::cos(t + m) } else { Real::cos(t) };
    let mut lines = sum(m);
    lines.extend([
        line("φ where c > 0, else c", "figure.reference-layers.easy", Shown::Curve, psi),
        line("z_y = s·φ,  z_j = s·c_j", "figure.reference-layers.one-hot", Shown::Curve, psi),
    ]);
    lines
}

fn sphere(cosine: Line, m: usize, lambda: f64) -> Vec<Line> {
    let factor = m as f64;
    let turns = move |t: f64| Real::floor(factor * t / f64::PI + 1e-12);
    let phi = move |t: f64| {
        let k = turns(t);
        let odd = k - 2.0 * Real::floor(k / 2.0) > 0.5;
        (if odd { -1.0 } else { 1.0 }) * Real::cos(factor * t) - 2.0 * k
    };
    let psi = move |t: f64| Real::cos(t) + (phi(t) - Real::cos(t)) / (1.0 + lambda);
    let cos_m = ["c", "c", "2c·c − 1", "4c·c·c − 3c", "8c·c·c·c − 8c·c + 1", "16c·c·c·c·c − 20c·c·c + 5c"];
    let cos_m = cos_m.get(m).copied().unwrap_or("cos(m·θ)");
    vec![
        line(
            "λ = max(λ_{min}, λ_0 / (1 + γ·step))",
            "figure.reference-layers.lambda",
            Shown::Nothing,
            move |_| lambda,
        ),
        cosine,
        line(format!("cos(m·θ) = {cos_m}"), "figure.reference-layers.multiple", Shown::Curve, move |t| {
            Real::cos(factor * t)
        }),
        line("k = floor(m·θ / π)", "figure.reference-layers.turns", Shown::Uprights, turns),
        line("φ = ±cos(m·θ) − 2k", "figure.reference-layers.falling", Shown::Curve, phi),
        line("ψ = c + (φ − c) / (1 + λ)", "figure.reference-layers.blend", Shown::Curve, psi),
        line("z_y = ‖x‖·ψ,  z_j = ‖x‖·c_j", "figure.reference-layers.norm", Shown::Curve, psi),
    ]
}

/// Where the rule changes: at π − m, or at every k·π/m.
pub(super) fn uprights(values: &Values) -> Vec<f64> {
    if values.word("layer") != "sphere" {
        return vec![f64::PI - values.number("m")];
    }
    let m = values.count("factor");
    (1..m).map(|k| f64::PI * k as f64 / m as f64).collect()
}

/// The head that the layer is, with the same numbers.
pub(super) fn lab(values: &Values) -> String {
    let m = values.number("m");
    match values.word("layer") {
        "add-margin" => format!("head=cosface&m={m}&s=30"),
        "sphere" => {
            format!("head=sphereface&m={}&lambda={}", values.number("factor"), values.number("lambda"))
        }
        _ if values.word("easy") == "on" => format!("head=arcface&m={m}&s=30&beyond-pi=easy"),
        _ => format!("head=arcface&m={m}&s=30&beyond-pi=linear"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::SPEC;
    use super::lines;
    use crate::figure::part::run::head64;
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
            let mut values = Values::defaults(SPEC.knobs);
            values.set("layer", layer).expect("an option");
            values.set("easy", easy).expect("an option");
            let words = [("beyond-pi", rule)];
            let knobs = [("m", if id == "sphereface" { 4.0 } else { 0.5 }), ("lambda", 5.0)];
            let own = if id == "sphereface" { &knobs[..] } else { &knobs[..1] };
            let head = head64(id, own, if rule.is_empty() { &[] } else { &words }).expect("a head");
            let lines = lines(&values);
            for i in 1..180 {
                let theta = f64::PI * (f64::from(i) + 0.3) / 180.5;
                let ours = (lines[lines.len() - 1].value)(theta);
                assert!(
                    (ours - head.target(theta)).abs() < 1e-9,
                    "{layer} {easy} {theta}: {ours} {}",
                    head.target(theta)
                );
            }
        }
    }
}
