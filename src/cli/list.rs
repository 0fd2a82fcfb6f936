//! `margin-lab heads`, `terms`, `classifiers`: everything of a registry with its knobs, ranges and defaults, to read or as JSON.

use super::json;
use margin_lab::classifier::CLASSIFIERS;
use margin_lab::head::HEADS;
use margin_lab::knob::{Kind, Knob};
use margin_lab::message::{Message, Words};
use margin_lab::term::TERMS;
use serde_json::Value;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    json: bool,
}

/// Prints the heads.
pub(crate) fn heads(args: &Args, words: &Words) -> Result<(), Message> {
    print(args, HEADS, json::head, |head| entry(("head", head.id, "what"), head.knobs, words))
}

/// Prints the terms.
pub(crate) fn terms(args: &Args, words: &Words) -> Result<(), Message> {
    print(args, TERMS, json::term, |term| entry(("term", term.id, "what"), term.knobs, words))
}

/// Prints the classifiers.
pub(crate) fn classifiers(args: &Args, words: &Words) -> Result<(), Message> {
    print(args, CLASSIFIERS, json::classifier, |one| {
        entry(("classifier", one.id, "boundary"), one.knobs, words)
    })
}

fn print<Spec>(
    args: &Args,
    all: &[Spec],
    json: fn(&Spec) -> Value,
    entry: impl Fn(&Spec) -> String,
) -> Result<(), Message> {
    if args.json {
        let all: Value = all.iter().map(json).collect();
        return super::print(&format!("{all:#}\n"));
    }
    super::print(&all.iter().map(entry).collect::<Vec<_>>().join("\n"))
}

/// Id, name and the sentence about it, then a line for each knob.
fn entry((kind, id, about): (&str, &str, &str), knobs: &[Knob], words: &Words) -> String {
    let (name, about) = (format!("{kind}.{id}"), format!("{kind}.{id}.{about}"));
    let mut text = format!("{id}  {}. {}\n", words.get(&name), words.get(&about));
    for knob in knobs {
        text += &format!("    {:18} {:42} {}\n", knob.id, values(knob), words.get(knob.words));
    }
    text
}

/// What a knob takes: its default and its range or its words.
pub(crate) fn values(knob: &Knob) -> String {
    match knob.kind {
        Kind::Number { range: (low, high), default, .. } => format!("{default} ({low} to {high})"),
        Kind::Choice { options, default } => format!("{default} ({})", options.join(", ")),
        Kind::Widths { default } | Kind::Text { default } => default.to_owned(),
    }
}
