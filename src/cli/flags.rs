//! Knobs as flags: one for every knob of a registry, so that a new head, data set or figure brings its own.

use clap::{Arg, ArgMatches, Command};
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::{Settings, knobs, query};
use margin_lab::head::HEADS;
use margin_lab::message::Message;
use margin_lab::term::TERMS;
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
}

/// Values given as flags, as text.
pub(crate) struct Flags<O> {
    pub(crate) pairs: Vec<(String, String)>,
    offer: PhantomData<O>,
}

/// The settings of an experiment.
pub(crate) struct Knobs;

impl Flags<Knobs> {
    /// The settings of a log with these flags on top. The first refusal or clamp is an error here: a script must get what it
    /// asked for.
    pub(crate) fn settings(&self, log: &str) -> Result<(Settings, String), Message> {
        let mut pairs = query::read(log);
        pairs.extend(self.pairs.iter().cloned());
        let (settings, problems) = Settings::parse(&pairs);
        match problems.into_iter().next() {
            Some(problem) => Err(problem),
            None => Ok((settings, query::write(pairs.iter().map(|(k, v)| (k.as_str(), v.clone()))))),
        }
    }
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
            if owners.is_empty() { flag } else { flag.help(owners.join(", ")) }.help_heading(O::HEADING)
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
