//! A figure of a paper as SVG, with its words in English: trained here, drawn as the page draws it.
//!
//! `cargo run --release --example figure > arcface-toy.svg`

use margin_lab::figure::{self, Drawing, Look};
use margin_lab::knob::Values;
use margin_lab::message::{Message, Words};
use margin_lab::plot::Theme;

fn main() -> Result<(), Message> {
    let spec = figure::find("arcface-toy").ok_or_else(|| Message::new("figure.unknown"))?;
    let mut values = Values::defaults(spec.knobs);
    values.set("m", "0.35")?;
    let outcomes = spec.carry_out(&values)?;
    let drawing = Drawing { spec, values: &values, outcomes: &outcomes };
    let (theme, words) = (Theme::light(), Words::english());
    println!("{}", drawing.svg(drawing.size(None, theme.scale), &Look { theme: &theme, words: &words }));
    Ok(())
}
