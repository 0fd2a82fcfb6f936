//! Knobs as flags: one for every knob of a registry, so that a new head, data set or figure brings its own.

use super::{exactly, list};
use clap::{Arg, ArgMatches, Command};
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::settings::TABLE;
use margin_lab::engine::{Settings, knobs, query};
use margin_lab::head::HEADS;
use margin_lab::message::Message;
use margin_lab::term::{self, TERMS};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// Ids of knobs, each with the owners that have it, for the help text.
pub(crate) type Ids = BTreeMap<&'static str, Vec<&'static str>>;

/// What a command offers as flags.
pub(crate) trait Offer {
    /// Their heading in the help.
    const HEADING: &'static str;

    /// The flags.
    fn ids() -> Ids;

    /// What one of them takes: its default and what else, where all that have it agree.
    fn takes(_id: &str) -> Option<String> {
        None
    }
}

/// Values given as flags, as text.
pub(crate) struct Flags<O> {
    pub(crate) pairs: Vec<(String, String)>,
    offer: PhantomData<O>,
}

/// The settings of an experiment.
pub(crate) struct Knobs;

impl Flags<Knobs> {
    /// The settings of a log with these flags on top, and the log that says both.
    ///
    /// # Errors
    /// A message about the first value that cannot be had as it was given, or the first flag that would change nothing.
    pub(crate) fn settings(&self, log: &str) -> Result<(Settings, String), Message> {
        let mut pairs = query::read(log);
        pairs.retain(|(key, _)| !self.pairs.iter().any(|(flag, _)| flag == key));
        pairs.extend(self.pairs.iter().cloned());
        let settings = exactly::settings(&pairs)?;
        // A link may bring keys of other heads, which never did anything; a flag is meant.
        match self.pairs.iter().find_map(|(flag, _)| idle(flag, &settings)) {
            Some(refusal) => Err(refusal),
            None => Ok((settings, query::write(pairs.iter().map(|(k, v)| (k.as_str(), v.clone()))))),
        }
    }
}

/// Why a flag would change nothing: the data, head and term chosen have no such knob, or another choice leaves it without use.
fn idle(flag: &str, settings: &Settings) -> Option<Message> {
    let all = settings.all();
    let refuse = |key: &str| Message::new(key).text("flag", flag);
    if !all.iter().any(|(key, _)| *key == flag) {
        let owners = Knobs::ids().remove(flag).unwrap_or_default().join(", ");
        let message =
            refuse("cli.train.unused").text("data", settings.data_id()).text("head", settings.head.id());
        return Some(message.text("term", settings.term_id()).text("owners", owners));
    }
    let knob = settings.values().map(|(knob, _)| knob).find(|knob| knob.id == flag)?;
    let chosen = |choice: &str| all.iter().find(|(key, _)| *key == choice).map_or("", |(_, value)| value);
    let &(choice, options) = knob.when.iter().find(|(choice, options)| !options.contains(&chosen(choice)))?;
    let message = refuse("cli.train.idle").text("choice", choice).text("value", chosen(choice));
    Some(message.text("options", options.join(", ")))
}

impl Offer for Knobs {
    const HEADING: &'static str = "Settings";

    fn ids() -> Ids {
        let mut ids: Ids = [("data", vec![]), ("head", vec![]), ("term", vec![])].into();
        for knob in knobs::KNOBS.iter().chain(data::KNOBS) {
            ids.entry(knob.id).or_default();
        }
        let datasets = DATASETS.iter().map(|spec| (spec.id, spec.knobs));
        let heads = HEADS.iter().map(|spec| (spec.id, spec.knobs));
        for (owner, knobs) in datasets.chain(heads).chain(TERMS.iter().map(|spec| (spec.id, spec.knobs))) {
            for knob in knobs {
                ids.entry(knob.id).or_default().push(owner);
            }
        }
        ids
    }

    fn takes(id: &str) -> Option<String> {
        let standard = Settings::default();
        let named = |own: &str, ids: Vec<&str>| Some(format!("{own} ({})", ids.join(", ")));
        match id {
            "data" => {
                let ids = DATASETS.iter().map(|spec| spec.id).chain([TABLE]);
                return named(standard.data_id(), ids.collect());
            }
            "head" => return named(standard.head.id(), HEADS.iter().map(|spec| spec.id).collect()),
            "term" => {
                let ids = [term::NONE].into_iter().chain(TERMS.iter().map(|spec| spec.id));
                return named(standard.term_id(), ids.collect());
            }
            _ => {}
        }
        let owned = DATASETS.iter().map(|spec| spec.knobs).chain(HEADS.iter().map(|spec| spec.knobs));
        let owned = owned.chain(TERMS.iter().map(|spec| spec.knobs));
        let all = [knobs::KNOBS, data::KNOBS].into_iter().chain(owned).flatten().filter(|knob| knob.id == id);
        let mut takes: Vec<String> = all.map(list::values).collect();
        takes.dedup();
        if takes.len() == 1 { takes.pop() } else { None }
    }
}

impl<O: Offer> clap::FromArgMatches for Flags<O> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = O::ids()
            .into_keys()
            .filter_map(|id| Some((id.to_owned(), matches.get_one::<String>(id)?.clone())));
        Ok(Self { pairs: given.collect(), offer: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<O: Offer> clap::Args for Flags<O> {
    fn augment_args(command: Command) -> Command {
        command.args(O::ids().into_iter().map(|(id, owners)| {
            let flag = Arg::new(id).long(id).value_name("VALUE").allow_hyphen_values(true);
            let owners = if owners.is_empty() { None } else { Some(owners.join(", ")) };
            let help: Vec<String> = owners.into_iter().chain(O::takes(id)).collect();
            if help.is_empty() { flag } else { flag.help(help.join(": ")) }.help_heading(O::HEADING)
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
