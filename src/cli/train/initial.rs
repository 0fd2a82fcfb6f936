//! Starting parameters from a JSON file: matrices as lists of rows.
//!
//! ```text
//! {"layers": [{"weights": inputs × outputs, "bias": outputs}, …], "prototypes": C × d[, "bias": C][, "centres": C × d]}
//! ```

use crate::cli::fields::{Field, Fields, Table};
use crate::cli::unique;
use margin_lab::engine::Experiment;
use margin_lab::engine::parameters::{LayerParameters, Parameters};
use margin_lab::knob::Chosen;
use margin_lab::message::{Message, Words};

const KEYS: &[&str] = &["layers", "prototypes", "bias", "centres"];
const LAYER_KEYS: &[&str] = &["weights", "bias"];

/// Starts an experiment from a file's parameters.
///
/// # Errors
/// A message naming the key that is missing or does not fit.
pub(super) fn set(experiment: &mut Experiment, file: &str, words: &Words) -> Result<(), Message> {
    let refuse = |reason: String| {
        let message = Message::new("cli.train.not-parameters").word("file", crate::cli::source(file));
        message.text("reason", reason)
    };
    let json = unique::read(&crate::cli::read_text(file)?, words, refuse)?;
    let place = format!("{}: ", words.get(crate::cli::source(file)));
    let fields = Fields::of(&json, &place, KEYS)?;
    let name = |layer: usize| {
        let message = Message::new("cli.train.layer").text("place", &place);
        words.say(&message.number("layer", layer as f64))
    };
    let term = experiment.settings().term.as_ref().map(Chosen::spec);
    let keeps = term.is_some_and(|term| term.centres);
    let present = experiment.parameters();
    let classes = present.bias.len();
    let shape = (classes, present.prototypes.len() / classes.max(1));
    let refuse = |key: &str| {
        let message = Message::new(if term.is_none() { "cli.eval.term.absent" } else { key });
        Err(message.text("key", "centres").text("term", term.map_or("", |term| term.id)))
    };
    let centres = match fields.maybe("centres") {
        Some(rows) if keeps => table(&rows, shape)?,
        Some(_) => return refuse("cli.eval.centres.unused"),
        None if keeps => return refuse("cli.eval.centres.missing"),
        None => Vec::new(),
    };
    let bias = fields.maybe("bias").map(|list| self::list(&list, classes)).transpose()?;
    let parameters = Parameters {
        layers: layers(&fields.get("layers")?, &present.layers, name)?,
        prototypes: table(&fields.get("prototypes")?, shape)?,
        bias: bias.unwrap_or_else(|| vec![0.0; classes]),
        centres,
    };
    experiment.start_from(&parameters)
}

/// `name` says which layer it is before a key.
fn layers(
    layers: &Field,
    present: &[LayerParameters],
    name: impl Fn(usize) -> String,
) -> Result<Vec<LayerParameters>, Message> {
    let given = layers.list()?;
    if given.len() != present.len() {
        return Err(length(layers, given.len(), present.len()));
    }
    let read = |(at, (value, present)): (usize, (_, &LayerParameters))| {
        let layer = Fields::of(value, &name(at + 1), LAYER_KEYS)?;
        let outputs = present.bias.len();
        let inputs = present.weights.len() / outputs.max(1);
        let weights = table(&layer.get("weights")?, (inputs, outputs))?;
        Ok(LayerParameters { weights, bias: list(&layer.get("bias")?, outputs)? })
    };
    given.iter().zip(present).enumerate().map(read).collect()
}

/// A matrix of the shape needed: a transposed one has as many numbers, so their count alone would let it pass.
fn table(field: &Field, (rows, width): (usize, usize)) -> Result<Vec<f32>, Message> {
    let table: Table = field.table()?;
    if (table.rows, table.width) == (rows, width) {
        return Ok(table.numbers.iter().map(|x| *x as f32).collect());
    }
    let message = Message::new("cli.train.shape").text("key", field.name()).number("rows", table.rows as f64);
    let message = message.number("width", table.width as f64).number("need", rows as f64);
    Err(message.number("wide", width as f64))
}

fn list(field: &Field, need: usize) -> Result<Vec<f32>, Message> {
    let numbers = field.numbers()?;
    if numbers.len() == need {
        return Ok(numbers.iter().map(|x| *x as f32).collect());
    }
    Err(length(field, numbers.len(), need))
}

fn length(field: &Field, found: usize, need: usize) -> Message {
    let message = Message::new("cli.train.length").text("key", field.name());
    message.number("found", found as f64).number("need", need as f64)
}
