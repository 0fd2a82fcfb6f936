//! `margin-lab eval`: the exact losses, logits and gradients of any head and term, so that anyone can check their own code.
//!
//! ```text
//! {"head", "params", "embeddings", "prototypes", "labels"[, "bias"][, "term", "term-params", "centres"]}
//!     → {"loss", "losses", "logits", "d_embeddings", "d_prototypes"[, "d_bias"][, "term"]}     a list in gives a list out
//! ```
//!
//! Parameters are taken as they are, beyond a slider's range too (s = 200, m = 0 …): a check must get exactly the formula it
//! asked for. For the same reason nothing unknown is passed over: a misspelt key would silently be another loss.

mod term;

use super::fields::{self, Fields, Table};
use super::params::{self, Params};
use super::{cases, exactly, json};
use margin_lab::head::{self, Batch, Output, Shape};
use margin_lab::message::{Message, Words};
use serde_json::{Value, json};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "FILE.json")]
    file: String,
}

const KEYS: &[&str] =
    &["head", "params", "embeddings", "prototypes", "labels", "bias", "term", "term-params", "centres"];

struct Case<'a> {
    head: &'a str,
    params: Params<'a>,
    embeddings: Table,
    prototypes: Table,
    labels: Vec<i64>,
    bias: Option<Vec<f64>>,
    term: Option<&'a str>,
    term_params: Params<'a>,
    centres: Option<Table>,
}

impl<'a> Case<'a> {
    fn read(fields: &Fields<'a>) -> Result<Self, Message> {
        let params = |key: &str| fields.maybe(key).map(|field| field.object()).transpose();
        Ok(Self {
            head: fields.get("head")?.word()?,
            params: params("params")?,
            embeddings: fields.get("embeddings")?.bounded()?,
            prototypes: fields.get("prototypes")?.bounded()?,
            labels: fields.get("labels")?.whole()?,
            bias: fields.maybe("bias").map(|list| list.numbers()).transpose()?,
            term: fields.maybe("term").map(|word| word.word()).transpose()?,
            term_params: params("term-params")?,
            centres: fields.maybe("centres").map(|rows| rows.bounded()).transpose()?,
        })
    }
}

/// Evaluates every case of the file.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    cases::answer(&args.file, ("eval", KEYS), words, |fields| evaluate(&Case::read(fields)?, words))
}

fn evaluate(case: &Case, words: &Words) -> Result<Value, Message> {
    let unknown = || exactly::refused(Message::new("settings.no-such-head").text("id", case.head));
    let spec = head::find(case.head).ok_or_else(unknown)?;
    let values = params::values((spec.id, spec.knobs), ("params", case.params), params::anywhere, words)?;
    let Table { rows: classes, width: dim, .. } = case.prototypes;
    let shape = Shape { classes, dim };
    if shape.classes == 0 || dim == 0 {
        return Err(Message::new("cli.eval.no-prototypes"));
    }
    let width = case.embeddings.width;
    if case.embeddings.rows > 0 && width != dim {
        let message = Message::new("cli.dimensions");
        return Err(message.number("width", width as f64).number("dim", dim as f64));
    }
    let labels = labels(case)?;
    let head = spec.exact(&values).ok_or_else(unknown)?;
    let bias = bias(case, head.biased())?;
    let (embeddings, prototypes) = (&case.embeddings.numbers, &case.prototypes.numbers);
    let batch = Batch { shape, embeddings, prototypes, bias, labels: &labels };
    let term = term::evaluate(case, &batch, words)?;
    let mut output = Output::default();
    head.pass(&batch, &mut output);
    let mut answer = answer(&output, shape, case.bias.is_some());
    if let Some(term) = term {
        answer["term"] = term;
    }
    Ok(answer)
}

fn labels(case: &Case) -> Result<Vec<u32>, Message> {
    let (n, classes) = (case.embeddings.rows, case.prototypes.rows);
    if case.labels.len() != n {
        let message = Message::new("cli.eval.labels").number("labels", case.labels.len() as f64);
        return Err(message.number("rows", n as f64));
    }
    let known = |label: i64| u32::try_from(label).ok().filter(|&label| (label as usize) < classes);
    case.labels
        .iter()
        .enumerate()
        .map(|(at, &label)| {
            known(label).ok_or_else(|| {
                Message::new("cli.eval.label")
                    .number("row", at as f64 + 1.0)
                    .text("label", label.to_string())
                    .number("last", classes as f64 - 1.0)
            })
        })
        .collect()
}

fn bias<'a>(case: &'a Case, biased: bool) -> Result<&'a [f64], Message> {
    let Some(bias) = &case.bias else { return Ok(&[]) };
    if !biased {
        return Err(Message::new("cli.eval.bias.unused").text("head", case.head));
    }
    if bias.len() != case.prototypes.rows {
        let message = Message::new("cli.eval.bias.length").number("found", bias.len() as f64);
        return Err(message.number("classes", case.prototypes.rows as f64));
    }
    if let Some(at) = bias.iter().position(|x| x.abs() > fields::BOUND) {
        let message = Message::new("cli.eval.bias.too-large").number("row", at as f64 + 1.0);
        return Err(message.text("most", fields::MOST));
    }
    Ok(bias)
}

fn answer(output: &Output<f64>, shape: Shape, biased: bool) -> Value {
    let losses = &output.losses;
    let mut answer = json!({
        "loss": json::mean(losses),
        "losses": json::numbers(losses),
        "logits": json::rows(&output.logits, shape.classes),
        "d_embeddings": json::rows(&output.d_embeddings, shape.dim),
        "d_prototypes": json::rows(&output.d_prototypes, shape.dim),
    });
    if biased {
        answer["d_bias"] = json::numbers(&output.d_bias);
    }
    answer
}
