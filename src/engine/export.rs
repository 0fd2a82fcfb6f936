//! Export: what a frame holds as text for other programs.
//!
//! ```text
//! embedding   sample,part,class,predicted,probability,theta,x1,x2        CSV, a sample a line: for pandas, R, a spreadsheet
//! case        {"head","params","embeddings","prototypes"[,"bias"],"labels"}    JSON that `margin-lab eval` takes as it is
//! ```
//!
//! Numbers are written with the fewest digits that read back as the same f64, each f32 exactly, so that who reads them computes
//! with the very values that the picture shows. The page and the command line write the same bytes.

use super::Frame;
use crate::knob::Value;
use crate::math::angle::{self, wide};
use crate::math::decimal;

/// A header and a sample a line: its place in the data set from 0, `train` or `test`, its class as trained on and the predicted
/// one, the probability of its class without the margin, θ to its own prototype in radians, then its d coordinates. `classes` are
/// names; a class without one is its number. What there is not, or is not finite, is an empty cell.
#[must_use]
pub fn embedding(frame: &Frame, classes: &[String]) -> String {
    let axes: String = (1..=frame.shape.dim).map(|axis| format!(",x{axis}")).collect();
    let mut text = format!("sample,part,class,predicted,probability,theta{axes}\n");
    let name = |class: u32| classes.get(class as usize).map_or_else(|| class.to_string(), |name| cell(name));
    let mut shares = vec![0.0; frame.shape.classes];
    for (i, x) in frame.embeddings.chunks_exact(frame.shape.dim.max(1)).enumerate() {
        let Some((&label, &predicted)) = frame.labels.get(i).zip(frame.predicted.get(i)) else { break };
        frame.rule.shares(x, &mut shares);
        let theta = frame.prototype(label as usize).map(|w| angle::between(&wide(x), &wide(w)));
        let own = shares.get(label as usize).copied();
        let part = if frame.train.get(i) == Some(&true) { "train" } else { "test" };
        text += &format!("{i},{part},{},{}", name(label), name(predicted));
        for number in [own, theta].into_iter().chain(wide(x).into_iter().map(Some)) {
            text += ",";
            text += &number.filter(|x| x.is_finite()).map(decimal::shortest).unwrap_or_default();
        }
        text += "\n";
    }
    text
}

/// One case of `margin-lab eval`: the head with its knobs as they act at this step, all samples, their labels, the prototypes. A
/// term that joined the head is not part of it.
#[must_use]
pub fn case(frame: &Frame) -> String {
    let dim = frame.shape.dim;
    let values = frame.head.values().iter().map(|(knob, value)| match value {
        Value::Number(x) => format!("\"{}\": {}", knob.id, number(*x)),
        other => format!("\"{}\": \"{other}\"", knob.id),
    });
    let mut fields = vec![
        ("head", format!("\"{}\"", frame.head.id())),
        ("params", format!("{{{}}}", values.collect::<Vec<_>>().join(", "))),
        ("embeddings", rows(&frame.embeddings, dim)),
        ("prototypes", rows(&frame.prototypes, dim)),
        (
            "labels",
            format!("[{}]", frame.labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ),
    ];
    if !frame.bias.is_empty() {
        fields.push(("bias", row(&frame.bias)));
    }
    let fields: Vec<String> = fields.into_iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}\n", fields.join(",\n"))
}

fn rows(table: &[f32], width: usize) -> String {
    let rows = table.chunks_exact(width.max(1)).map(row).collect::<Vec<_>>();
    format!("[\n{}]", rows.join(",\n"))
}

fn row(values: &[f32]) -> String {
    format!("[{}]", values.iter().map(|&x| number(f64::from(x))).collect::<Vec<_>>().join(", "))
}

/// JSON has no NaN and no infinities: they are the command line's words for them, which `eval` refuses by their place.
fn number(x: f64) -> String {
    match x {
        _ if x.is_finite() => decimal::shortest(x),
        _ if x.is_nan() => "\"NaN\"".to_owned(),
        _ if x > 0.0 => "\"Infinity\"".to_owned(),
        _ => "\"-Infinity\"".to_owned(),
    }
}

/// A name as a cell of CSV.
fn cell(name: &str) -> String {
    if name.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{case, cell, embedding};
    use crate::engine::{Experiment, Wants};

    #[test]
    fn a_line_a_sample_with_its_class_by_name() {
        let mut experiment = Experiment::open("data=moons&samples=20&head=softmax", None).unwrap();
        experiment.advance(3);
        let frame = experiment.frame(Wants::default());
        let text = embedding(&frame, &["new, moon".to_owned()]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines[0], lines.len()), ("sample,part,class,predicted,probability,theta,x1,x2", 21));
        for (i, line) in lines[1..].iter().enumerate() {
            let named = if frame.labels[i] == 0 { "\"new, moon\"" } else { "1" };
            let part = if frame.train[i] { "train" } else { "test" };
            assert!(line.starts_with(&format!("{i},{part},{named},")), "{line}");
            let numbers: Vec<f64> = line.rsplit(',').take(4).map(|cell| cell.parse().unwrap()).collect();
            let [x2, x1, theta, probability] = numbers[..] else { panic!("{line}") };
            assert_eq!([x1 as f32, x2 as f32], frame.embedding(i).unwrap());
            assert!((0.0..=core::f64::consts::PI).contains(&theta));
            assert_eq!(frame.predicted[i] == frame.labels[i], probability > 0.5, "{line}");
        }
    }

    #[test]
    fn what_is_not_finite_is_an_empty_cell_and_a_word_in_json() {
        let mut frame = Experiment::open("data=moons&samples=20", None).unwrap().frame(Wants::default());
        frame.embeddings[..2].copy_from_slice(&[f32::NAN, f32::NEG_INFINITY]);
        assert!(embedding(&frame, &[]).lines().nth(1).unwrap().ends_with(",,"));
        assert!(case(&frame).contains("[\"NaN\", \"-Infinity\"],"));
    }

    #[test]
    fn a_name_with_quotes_is_one_cell() {
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("plain"), "plain");
    }
}
