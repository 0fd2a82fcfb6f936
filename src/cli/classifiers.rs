//! `margin-lab classifiers`: every classifier with its knobs, ranges and defaults, to read or as JSON.

use super::{heads, json};
use margin_lab::classifier::{CLASSIFIERS, Spec};
use margin_lab::message::{Message, Words};
use serde_json::{Value, json};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    json: bool,
}

/// Prints the list.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    if args.json {
        let entry = |spec: &Spec| json!({ "id": spec.id, "knobs": json::knobs(spec.knobs) });
        let all: Value = CLASSIFIERS.iter().map(entry).collect();
        return super::print(&format!("{all:#}\n"));
    }
    let text: Vec<String> = CLASSIFIERS.iter().map(|spec| entry(spec, words)).collect();
    super::print(&text.join("\n"))
}

fn entry(spec: &Spec, words: &Words) -> String {
    let (name, boundary) = (format!("classifier.{}", spec.id), format!("classifier.{}.boundary", spec.id));
    let mut text = format!("{}  {}. {}\n", spec.id, words.get(&name), words.get(&boundary));
    for knob in spec.knobs {
        text += &format!("    {:18} {:42} {}\n", knob.id, heads::values(knob), words.get(knob.words));
    }
    text
}
