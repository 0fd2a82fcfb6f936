//! `margin-lab train`: an experiment without a page; its measures as CSV or JSON.
//!
//! ```text
//! margin-lab train --data digits --head cosface --m 0.15 --steps 3000 --every 500
//!     → step,loss,train-accuracy,test-accuracy,<one column per measure>
//! ```
//!
//! A link or a `.margin-lab` file can be given too, and is replayed; flags come on top. With `--every 1` the losses are those of
//! single batches, which together with `--initial` and `--order plain` is how another framework is compared step by step.

mod initial;
mod log;
mod rows;

use super::flags::{self, Flags};
use super::values::whole;
use margin_lab::engine::log::MOST_STEPS;
use margin_lab::engine::{Experiment, Settings, Wants, export};
use margin_lab::math::rng;
use margin_lab::message::{Message, Words};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "LOG")]
    log: Option<String>,
    #[arg(long, value_name = "N", value_parser = whole(0, MOST_STEPS), allow_negative_numbers = true)]
    steps: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = whole(1, MOST_STEPS), allow_negative_numbers = true)]
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
    #[arg(long)]
    embedding: bool,
    #[arg(long)]
    case: bool,
    #[command(flatten)]
    settings: Flags<flags::Knobs>,
}

/// Trains and prints.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    alone(args)?;
    let given = args.log.as_deref().map(log::read).transpose()?.unwrap_or_default();
    let (settings, log) = args.settings.settings(&given.log)?;
    let table = match given.table {
        Some(table) if args.table.is_none() && settings.data.is_none() => Some(table),
        _ => bytes(&settings, args.table.as_deref())?,
    };
    let mut experiment = Experiment::open(&log, table.as_deref())?;
    for note in given.notes.into_iter().chain(experiment.problems()) {
        super::complain(words, &note);
    }
    if let Some(file) = &args.initial {
        initial::set(&mut experiment, file, words)?;
    }
    let reaches = log::says_step(&log) || experiment.newest() > 0;
    let steps = args.steps.unwrap_or(if reaches { experiment.newest() } else { 3000 });
    let text = text(&mut experiment, args, steps);
    for problem in experiment.problems() {
        super::complain(words, &problem);
    }
    if let Some(cause) = experiment.diverged() {
        super::complain(words, cause);
    }
    super::print(&text)
}

/// What is told of the last state alone goes with nothing that is told of the rows.
fn alone(args: &Args) -> Result<(), Message> {
    let last = [("hash", args.hash), ("embedding", args.embedding), ("case", args.case)];
    let rows = [("json", args.json), ("cosine", args.cosine)];
    let mut given = last.into_iter().chain(rows).filter(|(_, given)| *given).map(|(flag, _)| flag);
    match (given.next(), given.next()) {
        (Some(first), Some(flag)) if last.contains(&(first, true)) => {
            Err(Message::new("cli.train.alone").text("first", first).text("flag", flag))
        }
        _ => Ok(()),
    }
}

/// What the experiment comes to, trained here.
fn text(experiment: &mut Experiment, args: &Args, steps: u64) -> String {
    if args.hash || args.embedding || args.case {
        experiment.advance(steps);
        let frame = experiment.frame(Wants::default());
        return match (args.hash, args.embedding) {
            (true, _) => format!("{:016x}\n", rng::hash(&frame.to_bytes())),
            (_, true) => export::embedding(&frame, &experiment.data().data.classes),
            _ => export::case(&frame),
        };
    }
    let rows = rows::train(experiment, (args.every, steps), args.cosine);
    if !args.json {
        return rows::as_csv(&rows);
    }
    // Parameters from a file are in no log, so a log would replay to something else.
    let log = args.initial.is_none().then(|| log::standing(experiment));
    format!("{:#}\n", rows::as_json(log, &rows))
}

/// The uploaded table's bytes, where the settings need them; the sets' own files are built in.
fn bytes(settings: &Settings, table: Option<&str>) -> Result<Option<Vec<u8>>, Message> {
    match &settings.data {
        Some(_) if table.is_some() => Err(Message::new("cli.train.table-unused")),
        Some(_) => Ok(None),
        None => {
            let file = table.ok_or_else(|| Message::new("cli.train.no-table"))?;
            super::read(file).map(Some)
        }
    }
}
