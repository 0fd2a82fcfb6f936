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
use margin_lab::engine::query;
use margin_lab::message::Message;

/// First line of a saved file.
const MAGIC: &str = "margin-lab 1";
/// How keys begin that are the page's alone.
const VIEW: &str = "view.";

/// A log as it was given.
#[derive(Default)]
pub(super) struct Given {
    /// The fragment.
    pub(super) log: String,
    /// The table that came with it.
    pub(super) table: Option<String>,
    /// What was passed over.
    pub(super) notes: Vec<Message>,
}

/// Reads LOG.
///
/// # Errors
/// A message where a file cannot be read, or what is given holds nothing of a log.
pub(super) fn read(argument: &str) -> Result<Given, Message> {
    let saved = argument == "-" || argument.ends_with(".margin-lab");
    let text = if saved { cli::read(argument)? } else { argument.to_owned() };
    let mut given = unpack(&text);
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

/// Takes a saved file apart; of a link, what stands behind the `#`.
fn unpack(text: &str) -> Given {
    let (first, rest) = line(text);
    if first != MAGIC {
        let log = text.split_once('#').map_or(text, |(_, fragment)| fragment);
        return Given { log: log.to_owned(), ..Given::default() };
    }
    let (log, rest) = line(rest);
    let (_, table) = line(rest);
    let table = (!table.is_empty()).then(|| table.to_owned());
    Given { log: log.to_owned(), table, ..Given::default() }
}

/// The first line, without blanks around it, and what comes behind it.
fn line(text: &str) -> (&str, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim(), rest)
}
