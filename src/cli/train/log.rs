//! What `train` is given as LOG: a link, its fragment, or a `.margin-lab` file.
//!
//! ```text
//! https://…/#head=cosface&m=0.2      a link: what stands behind the #
//! head=cosface&m=0.2                 its fragment
//! run.margin-lab                     a file, - for the standard input: one of these, or as the Lab saves it,
//!     margin-lab 1
//!     data=table&head=cosface&…      the fragment
//!                                    and behind an empty line one's own table
//! ```
//!
//! The page opens whatever it can; a script that gave something else altogether must not get the default experiment for it.

use crate::cli;
use crate::cli::fields::quoted;
use crate::cli::flags::{Knobs, Offer};
use margin_lab::engine::log::KEYS;
use margin_lab::engine::{Experiment, query};
use margin_lab::message::Message;

/// How the first line of a saved file begins, and the number of the format behind it.
const MAGIC: &str = "margin-lab ";
const FORMAT: &str = "1";
/// How keys begin that are the page's alone.
const VIEW: &str = "view.";

/// A log as it was given.
#[derive(Default)]
pub(super) struct Given {
    /// The fragment.
    pub(super) log: String,
    /// The table that came with it, in whatever encoding.
    pub(super) table: Option<Vec<u8>>,
    /// What was passed over.
    pub(super) notes: Vec<Message>,
}

/// Reads LOG.
///
/// # Errors
/// A message where a file cannot be read or has another format, or what is given holds nothing of a log.
pub(super) fn read(argument: &str) -> Result<Given, Message> {
    let saved = argument == "-" || argument.ends_with(".margin-lab");
    let mut given = if saved { unpack(&cli::read(argument)?, argument)? } else { link(argument) };
    let keys: Vec<String> = query::read(&given.log).into_iter().map(|(key, _)| key).collect();
    let settings = Knobs::ids();
    let known = |key: &str| settings.contains_key(key) || KEYS.contains(&key) || key.starts_with(VIEW);
    let foreign: Vec<&String> = keys.iter().filter(|key| !known(key)).collect();
    // Nothing at all is the default experiment, unless a file was to say more.
    if foreign.len() == keys.len() && (saved || !keys.is_empty()) {
        let message = Message::new("cli.train.not-a-log");
        let named = if saved {
            message.word("log", cli::source(argument))
        } else {
            message.text("log", quoted(argument))
        };
        return Err(named);
    }
    let note = |key: &String| Message::new("cli.train.unknown-key").text("key", quoted(key));
    given.notes = foreign.into_iter().map(note).collect();
    Ok(given)
}

/// Whether a log says how far it goes, were it 0: without that it is a beginning, to be trained.
pub(super) fn says_step(log: &str) -> bool {
    query::read(log)
        .iter()
        .rev()
        .find(|(key, _)| key == "step")
        .is_some_and(|(_, step)| step.parse::<u64>().is_ok())
}

/// The log of an experiment, which stands where that stands. The page's addresses say no step at 0, and are trained.
pub(super) fn standing(experiment: &Experiment) -> String {
    let log = experiment.log();
    if experiment.step() > 0 { log } else { format!("{log}&step=0") }
}

/// What stands behind the `#` of a link; a fragment is one itself.
fn link(text: &str) -> Given {
    let log = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    Given { log: log.to_owned(), ..Given::default() }
}

/// Takes a file apart: a saved one, or one that holds a link.
fn unpack(bytes: &[u8], file: &str) -> Result<Given, Message> {
    let (first, rest) = line(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes));
    let Some(format) = first.strip_prefix(MAGIC) else { return Ok(link(&cli::text(file, bytes.to_vec())?)) };
    if format != FORMAT {
        let message = Message::new("cli.train.other-format").word("file", cli::source(file));
        return Err(message.text("format", quoted(format)).text("read", FORMAT));
    }
    let (log, rest) = line(rest);
    let (blank, table) = line(rest);
    // A table without the empty line before it is a table all the same.
    let table = if blank.is_empty() { table } else { rest };
    Ok(Given { log, table: (!table.is_empty()).then(|| table.to_vec()), ..Given::default() })
}

/// The first line, without blanks around it, and what comes behind it.
fn line(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let text = String::from_utf8_lossy(&bytes[..end]).trim().to_owned();
    (text, bytes.get(end + 1..).unwrap_or_default())
}
