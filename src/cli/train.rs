//! `margin-lab train`: an experiment without a page; its measures as CSV or JSON.
//!
//! ```text
//! margin-lab train --data digits --head cosface --m 0.15 --steps 3000 --every 500
//!     → step,loss,train-accuracy,test-accuracy,<one column per measure>
//! ```
//!
//! A link's fragment can be given too, and is replayed; flags come on top. With `--every 1` the losses are those of single
//! batches, which together with `--initial` and `--order plain` is how another framework is compared step by step.

use super::flags::{self, Flags};
use margin_lab::data::included;
use margin_lab::engine::parameters::{LayerParameters, Parameters};
use margin_lab::engine::{Experiment, Settings, Wants};
use margin_lab::math::rng;
use margin_lab::message::{Message, Words};
use margin_lab::metric::METRICS;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "LOG")]
    log: Option<String>,
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 500)]
    every: u64,
    #[arg(long, value_name = "FILE.csv")]
    table: Option<String>,
    #[arg(long, value_name = "FILE.json")]
    initial: Option<String>,
    #[arg(long)]
    cosine: bool,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    hash: bool,
    #[command(flatten)]
    settings: Flags<flags::Knobs>,
}

/// Trains and prints.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    let (settings, log) = args.settings.settings(args.log.as_deref().unwrap_or_default())?;
    let table = bytes(&settings, args.table.as_deref())?;
    let (mut experiment, notes) = Experiment::open(&log, table.as_deref())?;
    for note in notes {
        eprintln!("margin-lab: {}", words.say(&note));
    }
    if let Some(file) = &args.initial {
        experiment.trainer().set_parameters(&initial(file)?)?;
    }
    let steps = args.steps.unwrap_or(if experiment.newest() > 0 { experiment.newest() } else { 3000 });
    if args.hash {
        experiment.advance(steps);
        return super::print(&format!(
            "{:016x}\n",
            rng::hash(&experiment.frame(Wants::default()).to_bytes())
        ));
    }
    let rows = train(&mut experiment, args, steps);
    if let Some(cause) = experiment.diverged() {
        eprintln!("margin-lab: {}", words.say(cause));
    }
    if args.json {
        super::print(&format!("{:#}\n", as_json(&experiment, &rows)))
    } else {
        super::print(&as_csv(&rows))
    }
}

/// The data file's or the uploaded table's bytes, if the settings need any.
pub(crate) fn bytes(settings: &Settings, table: Option<&str>) -> Result<Option<Vec<u8>>, Message> {
    match settings.data {
        Some(_) if table.is_some() => Err(Message::new("cli.train.table-unused")),
        Some(spec) => Ok(spec.file().and_then(included::bytes).map(<[u8]>::to_vec)),
        None => {
            let file = table.ok_or_else(|| Message::new("cli.train.no-table"))?;
            let refuse = |error: std::io::Error| {
                Message::new("cli.unreadable").text("file", file).text("reason", error.to_string())
            };
            std::fs::read(file).map(Some).map_err(refuse)
        }
    }
}

/// One row per `every` steps: step, mean loss since the last row, accuracies, measures.
fn train(experiment: &mut Experiment, args: &Args, steps: u64) -> Vec<Vec<f64>> {
    let every = args.every.max(1);
    let wants = Wants { measures: true, cosine: args.cosine, ..Wants::default() };
    let (mut rows, mut sum, mut count) = (Vec::new(), 0.0, 0.0);
    while experiment.step() < steps && experiment.advance(1) == 1 {
        sum += f64::from(experiment.last_loss());
        count += 1.0;
        if experiment.step().is_multiple_of(every) || experiment.step() == steps {
            let frame = experiment.frame(wants);
            let (train, test) = frame.accuracies;
            let mut row = vec![frame.step as f64, sum / count, f64::from(train), f64::from(test)];
            row.extend(frame.measures);
            rows.push(row);
            (sum, count) = (0.0, 0.0);
        }
    }
    rows
}

fn columns() -> Vec<&'static str> {
    let measures = METRICS.iter().map(|metric| metric.id);
    ["step", "loss", "train-accuracy", "test-accuracy"].into_iter().chain(measures).collect()
}

fn as_csv(rows: &[Vec<f64>]) -> String {
    let number = |x: &f64| if x.is_finite() { x.to_string() } else { String::new() };
    let line = |row: &Vec<f64>| row.iter().map(number).collect::<Vec<_>>().join(",") + "\n";
    columns().join(",") + "\n" + &rows.iter().map(line).collect::<String>()
}

fn as_json(experiment: &Experiment, rows: &[Vec<f64>]) -> Value {
    let record = |row: &Vec<f64>| -> Value {
        let pairs = columns().into_iter().zip(row);
        pairs
            .map(|(name, x)| (name.to_owned(), super::json::number(*x)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({ "log": experiment.log(), "rows": rows.iter().map(record).collect::<Vec<_>>() })
}

/// Starting parameters as JSON: matrices as lists of rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Initial {
    layers: Vec<InitialLayer>,
    prototypes: Vec<Vec<f32>>,
    bias: Option<Vec<f32>>,
    centres: Option<Vec<Vec<f32>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InitialLayer {
    weights: Vec<Vec<f32>>,
    bias: Vec<f32>,
}

fn initial(file: &str) -> Result<Parameters, Message> {
    let refuse = |error: serde_json::Error| {
        Message::new("cli.train.not-parameters").text("file", file).text("reason", error.to_string())
    };
    let given: Initial = serde_json::from_str(&super::read(file)?).map_err(refuse)?;
    let (classes, dim) = (given.prototypes.len(), given.prototypes.first().map_or(0, Vec::len));
    let layer = |layer: InitialLayer| {
        Ok(LayerParameters { weights: flat(&layer.weights, layer.bias.len())?, bias: layer.bias })
    };
    Ok(Parameters {
        layers: given.layers.into_iter().map(layer).collect::<Result<_, _>>()?,
        prototypes: flat(&given.prototypes, dim)?,
        bias: given.bias.unwrap_or_else(|| vec![0.0; classes]),
        centres: flat(&given.centres.unwrap_or_default(), dim)?,
    })
}

/// Rows in a line, each as long as it must be: a transposed matrix has as many numbers, so their count alone would let it pass.
fn flat(rows: &[Vec<f32>], width: usize) -> Result<Vec<f32>, Message> {
    if rows.iter().all(|row| row.len() == width) {
        Ok(rows.concat())
    } else {
        Err(Message::new("parameters.do-not-fit"))
    }
}
