//! `margin-lab heads`: every head with its knobs, ranges and defaults, to read or as JSON.

use super::json;
use margin_lab::head::{HEADS, Spec};
use margin_lab::knob::{Kind, Knob};
use margin_lab::message::{Message, Words};
use serde_json::Value;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    json: bool,
}

/// Prints the list.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    if args.json {
        let heads: Value = HEADS.iter().map(json::head).collect();
        return super::print(&format!("{heads:#}\n"));
    }
    let text: Vec<String> = HEADS.iter().map(|spec| entry(spec, words)).collect();
    super::print(&text.join("\n"))
}

fn entry(spec: &Spec, words: &Words) -> String {
    let (name, what) = (format!("head.{}", spec.id), format!("head.{}.what", spec.id));
    let mut text = format!("{}  {}. {}\n", spec.id, words.get(&name), words.get(&what));
    for knob in spec.knobs {
        text += &format!("    {:14} {:42} {}\n", knob.id, values(knob), words.get(knob.words));
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
