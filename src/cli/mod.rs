//! The command line: one file per subcommand, each with its `Args` and a `run`.
//!
//! ```text
//! margin-lab eval FILE.json      losses, logits and gradients of a head, in full f64 precision
//! margin-lab measure FILE.json   silhouettes, angles and every other metric of any embeddings
//! margin-lab heads [--json]      every head with its knobs
//! margin-lab terms [--json]      every term with its knobs
//! margin-lab train [LOG]         an experiment without a page, its measures as CSV or JSON
//! margin-lab classify FILE.json  fits a classifier, answers for places, says what was fitted
//! margin-lab classifiers         every classifier with its knobs
//! margin-lab study               every head with many seeds: means and intervals as CSV
//! margin-lab figure NAME         a figure of the papers, as SVG or PNG
//! margin-lab catalogue           every registry as JSON, for the page
//! ```
//!
//! What people read comes from `messages/en.json`: `cli.<command>` says what a command does, `cli.<command>.<argument>` explains
//! an argument, `cli.<command>.after` closes its help. Bad input ends with one sentence on stderr and exit code 2.

mod cases;
mod catalogue;
mod classify;
mod eval;
mod exactly;
mod fields;
mod figure;
mod flags;
mod json;
mod list;
mod measure;
mod params;
mod png;
mod study;
mod thumbnail;
mod train;
mod unique;
mod values;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use margin_lab::message::{Message, Words};
use std::io::{ErrorKind, Read, Write};
use std::process::ExitCode;

#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Eval(eval::Args),
    Measure(measure::Args),
    Heads(list::Args),
    Terms(list::Args),
    Train(train::Args),
    Classify(classify::Args),
    Classifiers(list::Args),
    Study(study::Args),
    Figure(figure::Args),
    Catalogue,
}

/// Parses the command line and runs it.
pub(crate) fn run() -> ExitCode {
    let words = Words::english();
    let command = explain(Cli::command(), "cli", &words);
    let read = command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match read.map_err(|error| values::refusal(&error).ok_or(error)) {
        Ok(cli) => cli,
        Err(Ok(message)) => return refuse(&words, &message),
        Err(Err(error)) => error.exit(),
    };
    let done = match &cli.command {
        Command::Eval(args) => eval::run(args, &words),
        Command::Measure(args) => measure::run(args, &words),
        Command::Heads(args) => list::heads(args, &words),
        Command::Terms(args) => list::terms(args, &words),
        Command::Train(args) => train::run(args, &words),
        Command::Classify(args) => classify::run(args, &words),
        Command::Classifiers(args) => list::classifiers(args, &words),
        Command::Study(args) => study::run(args, &words),
        Command::Figure(args) => figure::run(args, &words),
        Command::Catalogue => catalogue::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => refuse(&words, &message),
    }
}

fn refuse(words: &Words, message: &Message) -> ExitCode {
    complain(words, message);
    ExitCode::from(2)
}

/// Says something on the standard error, in one line whatever foreign text is in it.
fn complain(words: &Words, message: &Message) {
    eprintln!("margin-lab: {}", plain(&words.say(message)));
}

/// A text with its controls written out: line ends and escapes would split the sentence or steer the terminal, marks of
/// direction turn it round.
fn plain(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let written = |c: char| if steers(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(written).collect()
}

/// Fills help texts in from the words, all the way down.
fn explain(command: clap::Command, key: &str, words: &Words) -> clap::Command {
    let find = |key: &str| words.has(key).then(|| words.get(key).to_owned());
    let mut command = command.mut_args(|arg| match find(&format!("{key}.{}", arg.get_id())) {
        Some(help) => arg.help(help),
        None => arg,
    });
    if let Some(about) = find(key).or_else(|| find(&format!("{key}.about"))) {
        command = command.about(about);
    }
    if let Some(after) = find(&format!("{key}.after")) {
        command = command.after_help(after);
    }
    command.mut_subcommands(|inner| {
        let key = format!("{key}.{}", inner.get_name());
        explain(inner, &key, words)
    })
}

/// The whole of a file, or of the standard input for `-`.
fn read(file: &str) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|all| bytes = all)
    };
    read.map(|()| bytes).map_err(|error| unreadable(file, error.to_string()))
}

/// The same as text.
fn read_text(file: &str) -> Result<String, Message> {
    text(file, read(file)?)
}

/// A file's bytes as text, without a mark of its encoding.
fn text(file: &str, bytes: Vec<u8>) -> Result<String, Message> {
    let text = String::from_utf8(bytes).map_err(|error| unreadable(file, error.to_string()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn unreadable(file: &str, reason: String) -> Message {
    Message::new("cli.unreadable").word("file", source(file)).text("reason", reason)
}

/// How a file is called in a sentence: its name, or the key of "the standard input".
fn source(file: &str) -> &str {
    if file == "-" { "cli.stdin" } else { file }
}

/// Prints to the standard output; a reader that has seen enough (`| head`) is no error.
fn print(text: &str) -> Result<(), Message> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Message::new("cli.unwritable").text("reason", error.to_string()))
        }
        _ => Ok(()),
    }
}
