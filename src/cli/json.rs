//! Registries and numbers as JSON. JSON has no NaN and no infinities, so these are the strings "NaN", "Infinity", "-Infinity".

use margin_lab::classifier;
use margin_lab::figure::panel::{Panel, Step};
use margin_lab::formula::Formula;
use margin_lab::head;
use margin_lab::knob::{Effect, Kind, Knob, Preset, Ramp, Spacing, Unit, WIDTH_LIMITS};
use margin_lab::paper::Paper;
use margin_lab::term;
use serde_json::{Value, json};

/// A number with all its digits.
pub(crate) fn number(x: f64) -> Value {
    match x {
        _ if x.is_finite() => json!(x),
        _ if x.is_nan() => json!("NaN"),
        _ if x > 0.0 => json!("Infinity"),
        _ => json!("-Infinity"),
    }
}

/// The mean of a list; of an empty one "NaN".
pub(crate) fn mean(values: &[f64]) -> Value {
    number(values.iter().sum::<f64>() / values.len() as f64)
}

/// A list of numbers.
pub(crate) fn numbers(values: &[f64]) -> Value {
    values.iter().map(|&x| number(x)).collect()
}

/// A row-major table as a list of rows.
pub(crate) fn rows(values: &[f64], width: usize) -> Value {
    values.chunks(width.max(1)).map(numbers).collect()
}

/// A knob: `kind` says which of the fields that follow it are there.
pub(crate) fn knob(knob: &Knob) -> Value {
    let mut object = json!({
        "id": knob.id,
        "symbol": knob.symbol,
        "words": knob.words,
        "unit": unit(knob.unit),
        "effect": match knob.effect {
            Effect::Live => "live",
            Effect::Restart => "restart",
        },
    });
    if let (Value::Object(all), Value::Object(kind)) = (&mut object, kind(knob)) {
        all.extend(kind);
        if !knob.when.is_empty() {
            all.insert("when".to_owned(), json!(knob.when));
        }
        if let Ramp::Line { over, .. } = knob.ramp {
            all.insert("over".to_owned(), json!(over));
        }
        if knob.technical {
            all.insert("technical".to_owned(), json!(true));
        }
    }
    object
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::None => "none",
        Unit::Radians => "radians",
        Unit::Degrees => "degrees",
        Unit::Steps => "steps",
        Unit::Share => "share",
        Unit::Class => "class",
    }
}

/// What a knob takes.
fn kind(knob: &Knob) -> Value {
    match knob.kind {
        Kind::Number { range, default, step, spacing } => json!({
            "kind": "number",
            "range": [range.0, range.1],
            "whole": knob.is_whole(),
            "default": default,
            "step": step,
            "spacing": match spacing {
                Spacing::Linear => "linear",
                Spacing::Log => "log",
            },
        }),
        Kind::Choice { options, default } => {
            json!({ "kind": "choice", "options": options, "default": default })
        }
        Kind::Widths { default } => {
            let (layers, units) = WIDTH_LIMITS;
            json!({ "kind": "widths", "default": default, "layers": layers, "units": units })
        }
        Kind::Text { default } => json!({ "kind": "text", "default": default }),
    }
}

/// A list of knobs.
pub(crate) fn knobs(list: &[Knob]) -> Value {
    list.iter().map(knob).collect()
}

/// An expression, each node an object with one field.
pub(crate) fn formula(expression: &Formula) -> Value {
    let all = |parts: &[Formula]| parts.iter().map(formula).collect::<Value>();
    match expression {
        Formula::Knob(id) => json!({ "knob": id }),
        Formula::Name(name) => json!({ "name": name }),
        Formula::Number(x) => json!({ "number": x }),
        Formula::Sum(parts) => json!({ "sum": all(parts) }),
        Formula::Difference(left, right) => json!({ "difference": [formula(left), formula(right)] }),
        Formula::Product(parts) => json!({ "product": all(parts) }),
        Formula::Quotient(above, below) => json!({ "quotient": [formula(above), formula(below)] }),
        Formula::Call(function, argument) => json!({ "call": [function.name(), formula(argument)] }),
        Formula::Fence(open, inner, close) => json!({ "fence": [open, formula(inner), close] }),
        Formula::Power(base, exponent) => json!({ "power": [formula(base), formula(exponent)] }),
        Formula::Root(inner) => json!({ "root": formula(inner) }),
        Formula::List(parts) => json!({ "list": all(parts) }),
        Formula::Where(parts) => json!({ "where": all(parts.as_slice()) }),
    }
}

/// A figure's panel: its steps, each with the lines that are worked out.
pub(crate) fn panel(panel: &Panel) -> Value {
    let step = |step: &Step| {
        let lines: Value = step.worked().map(|(name, tree)| json!([name, formula(tree)])).collect();
        let own = formula(&step.formula);
        json!({ "when": step.when, "words": step.words, "name": step.name, "formula": own, "lines": lines })
    };
    json!({ "knob": panel.knob, "steps": panel.steps.iter().map(step).collect::<Value>() })
}

/// Named settings.
pub(crate) fn presets(presets: &[Preset]) -> Value {
    presets.iter().map(|preset| json!({ "id": preset.id, "values": preset.values })).collect()
}

/// A publication.
fn paper(paper: &Paper) -> Value {
    json!({
        "title": paper.title,
        "authors": paper.authors,
        "year": paper.year,
        "reference": paper.reference,
    })
}

/// A term.
pub(crate) fn term(spec: &term::Spec) -> Value {
    json!({
        "id": spec.id,
        "paper": paper(&spec.paper),
        "knobs": knobs(spec.knobs),
        "formula": formula(&spec.formula),
    })
}

/// A classifier.
pub(crate) fn classifier(spec: &classifier::Spec) -> Value {
    json!({ "id": spec.id, "knobs": knobs(spec.knobs) })
}

/// A head.
pub(crate) fn head(spec: &head::Spec) -> Value {
    json!({
        "id": spec.id,
        "paper": paper(&spec.paper),
        "knobs": knobs(spec.knobs),
        "formula": formula(&spec.formula),
        "presets": presets(spec.presets),
    })
}
