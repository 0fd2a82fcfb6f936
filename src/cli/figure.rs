//! `margin-lab figure`: a figure without a page, as SVG or PNG.
//!
//! ```text
//! margin-lab figure arcface-toy --m 0.3 --steps 500 -o toy.svg
//! margin-lab figure --all -o DIR            every figure at its defaults
//! ```
//!
//! Byte for byte what the page's download gives. The ending of the file decides between SVG and PNG; without a file the SVG is
//! printed. What cannot be done is refused with a sentence, never done otherwise.

use super::flags::{Flags, Ids, Offer};
use super::values::number;
use super::{exactly, png};
use margin_lab::figure::{self, Drawing, FIGURES, Look, Spec};
use margin_lab::knob::Values;
use margin_lab::message::{Message, Words};
use margin_lab::plot::{THEMES, Theme};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "NAME", required_unless_present = "all")]
    name: Option<String>,
    #[arg(long, conflicts_with = "name")]
    all: bool,
    #[arg(short, long, value_name = "FILE", required_if_eq("all", "true"))]
    output: Option<PathBuf>,
    #[arg(long, value_parser = THEMES, default_value = "light")]
    theme: String,
    #[arg(long, value_name = "PIXELS", value_parser = number, allow_negative_numbers = true)]
    width: Option<f64>,
    #[arg(long, value_name = "N", default_value_t = 2.0, value_parser = number, allow_negative_numbers = true)]
    zoom: f64,
    #[command(flatten)]
    knobs: Flags<Knobs>,
}

/// Draws one figure, or all into a folder.
pub(crate) fn run(args: &Args, words: &Words) -> Result<(), Message> {
    sizes(args)?;
    let Some(name) = &args.name else { return all(args, words) };
    let spec = figure::find(name).ok_or_else(|| {
        let names: Vec<&str> = FIGURES.iter().map(|spec| spec.id).collect();
        Message::new("cli.figure.unknown").text("name", name).text("names", names.join(", "))
    })?;
    let unnamed = |file: &&PathBuf| !is(file, "svg") && !is(file, "png");
    if let Some(file) = args.output.as_ref().filter(unnamed) {
        return Err(Message::new("cli.figure.ending").text("file", file.display().to_string()));
    }
    let svg = svg(spec, &values(spec, args.knobs.pairs.iter())?, args, words)?;
    match &args.output {
        Some(file) => write(file, &svg, args.zoom),
        None => super::print(&svg),
    }
}

/// Every figure into a folder, with those of the knobs that it has. All are read before the first is drawn.
fn all(args: &Args, words: &Words) -> Result<(), Message> {
    let known = |spec: &'static Spec| {
        let has = |(id, _): &&(String, String)| spec.knobs.iter().any(|knob| knob.id == *id);
        Ok((spec, values(spec, args.knobs.pairs.iter().filter(has))?))
    };
    let planned: Vec<(&Spec, Values)> = FIGURES.iter().map(known).collect::<Result<_, Message>>()?;
    let folder = args.output.clone().unwrap_or_default();
    std::fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, error))?;
    planned.iter().try_for_each(|(spec, values)| {
        write(&folder.join(format!("{}.svg", spec.id)), &svg(spec, values, args, words)?, args.zoom)
    })
}

/// Whether a picture can have the width and the pixels asked for.
fn sizes(args: &Args) -> Result<(), Message> {
    if args.width.is_some_and(|width| !(1.0..=WIDEST).contains(&width)) {
        return Err(Message::new("cli.figure.too-wide").number("most", WIDEST));
    }
    if !args.zoom.is_finite() || args.zoom <= 0.0 {
        return Err(Message::new("cli.figure.zoom-number").text("zoom", args.zoom.to_string()));
    }
    Ok(())
}

/// Whether a file's name ends so.
fn is(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// The widest picture, CSS pixels.
const WIDEST: f64 = 8192.0;

/// The knobs as given. One that the figure has not, or a value it cannot take, is an error.
fn values<'a>(spec: &Spec, given: impl Iterator<Item = &'a (String, String)>) -> Result<Values, Message> {
    let mut values = Values::defaults(spec.knobs);
    for (id, text) in given {
        let Some(knob) = spec.knobs.iter().find(|knob| knob.id == id) else {
            let knobs: Vec<&str> = spec.knobs.iter().map(|knob| knob.id).collect();
            let missing = Message::new("cli.figure.no-knob").text("name", spec.id).text("knob", id);
            return Err(missing.text("knobs", knobs.join(", ")));
        };
        exactly::set(&mut values, knob, text)?;
    }
    match (spec.check)(&values).into_iter().next() {
        Some(problem) => Err(exactly::refused(problem)),
        None => Ok(values),
    }
}

/// The figure as the page downloads it.
fn svg(spec: &Spec, values: &Values, args: &Args, words: &Words) -> Result<String, Message> {
    let outcomes = spec.carry_out(values)?;
    let drawing = Drawing { spec, values, outcomes: &outcomes };
    let theme = Theme::named(&args.theme);
    Ok(drawing.svg(drawing.size(args.width, theme.scale), &Look { theme: &theme, words }))
}

fn write(file: &Path, svg: &str, zoom: f64) -> Result<(), Message> {
    let bytes = if is(file, "png") { png::render(svg, zoom)? } else { svg.as_bytes().to_vec() };
    std::fs::write(file, bytes).map_err(|error| unwritable(file, error))
}

fn unwritable(file: &Path, error: std::io::Error) -> Message {
    let reason = Message::new("cli.figure.unwritable").text("file", file.display().to_string());
    reason.text("reason", error.to_string())
}

/// The knobs of all figures.
struct Knobs;

impl Offer for Knobs {
    const HEADING: &'static str = "Knobs";

    fn ids() -> Ids {
        let mut ids = Ids::new();
        for (figure, knob) in FIGURES.iter().flat_map(|spec| spec.knobs.iter().map(|knob| (spec.id, knob))) {
            ids.entry(knob.id).or_default().push(figure);
        }
        ids
    }
}
