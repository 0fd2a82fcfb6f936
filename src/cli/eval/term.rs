//! The auxiliary loss of a case, apart from the head's: what it adds to the loss and to the gradients, λ included.
//!
//! ```text
//! "term", "term-params"[, "centres"]  →  "term": {"loss", "losses", "d_embeddings", "d_prototypes"[, "centres"]}
//! ```
//!
//! The joint loss and its gradients are the sums of these and the head's. Centres are given because they belong to the training,
//! not to the batch; they come back as the term moves them after it.

use super::Case;
use crate::cli::{exactly, json, params};
use margin_lab::head::{Batch, Output};
use margin_lab::knob::Values;
use margin_lab::message::{Message, Words};
use margin_lab::term::{self, Spec, Work};
use serde_json::{Value, json};

/// The term's part of the answer; nothing where the case has no term.
pub(super) fn evaluate(case: &Case, batch: &Batch<f64>, words: &Words) -> Result<Option<Value>, Message> {
    let Some((spec, values)) = chosen(case, words)? else { return Ok(None) };
    let mut centres = centres(case, spec, batch)?;
    let term = spec.exact(&values).ok_or_else(|| unknown(spec.id))?;
    let mut work = Work::default();
    let mut output = Output::default();
    output.losses.resize(batch.len(), 0.0);
    output.d_embeddings.resize(batch.embeddings.len(), 0.0);
    output.d_prototypes.resize(batch.prototypes.len(), 0.0);
    term.add(batch, &centres, &mut output, &mut work);
    let dim = batch.shape.dim;
    let mut answer = json!({
        "loss": json::mean(&output.losses),
        "losses": json::numbers(&output.losses),
        "d_embeddings": json::rows(&output.d_embeddings, dim),
        "d_prototypes": json::rows(&output.d_prototypes, dim),
    });
    if spec.centres {
        term.move_centres(batch, &mut centres, &mut work);
        answer["centres"] = json::rows(&centres, dim);
    }
    Ok(Some(answer))
}

fn chosen(case: &Case, words: &Words) -> Result<Option<(&'static Spec, Values)>, Message> {
    let Some(id) = case.term.filter(|&id| id != term::NONE) else {
        let given = [
            ("term-params", case.term_params.is_some_and(|params| !params.is_empty())),
            ("centres", case.centres.is_some()),
        ];
        return match given.into_iter().find(|(_, given)| *given) {
            Some((key, _)) => Err(Message::new("cli.eval.term.absent").text("key", key)),
            None => Ok(None),
        };
    };
    let spec = term::find(id).ok_or_else(|| unknown(id))?;
    let values =
        params::values((spec.id, spec.knobs), ("term-params", case.term_params), params::anywhere, words)?;
    Ok(Some((spec, values)))
}

fn unknown(id: &str) -> Message {
    exactly::refused(Message::new("settings.no-such-term").text("id", id))
}

/// C × d numbers for a term that keeps centres, none for any other.
fn centres(case: &Case, spec: &Spec, batch: &Batch<f64>) -> Result<Vec<f64>, Message> {
    let refusal = |key: &str| Err(Message::new(key).text("term", spec.id));
    match (&case.centres, spec.centres) {
        (None, false) => Ok(Vec::new()),
        (None, true) => refusal("cli.eval.centres.missing"),
        (Some(_), false) => refusal("cli.eval.centres.unused"),
        (Some(table), true) => {
            if (table.rows, table.width) == (batch.shape.classes, batch.shape.dim) {
                return Ok(table.numbers.clone());
            }
            let message = Message::new("cli.eval.centres.shape").number("rows", table.rows as f64);
            let message = message.number("width", table.width as f64).number("dim", batch.shape.dim as f64);
            Err(message.number("classes", batch.shape.classes as f64))
        }
    }
}
