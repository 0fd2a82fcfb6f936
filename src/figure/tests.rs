//! What holds for every planned figure: nothing panics, no text covers another or leaves the picture, every word exists, and the
//! pictures are the golden ones.

mod drag;

use super::{Drawing, FIGURES, Face, Look, Size, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::figure::view::fixture;
use crate::knob::{Kind, Values};
use crate::plot::recorder::{Call, Recorder};
use crate::plot::{Theme, golden, text};
use std::fs;
use std::path::Path;

/// Knobs at their defaults, runs short, fields coarse.
fn short(spec: &Spec, steps: &str) -> Values {
    let mut values = Values::defaults(spec.knobs);
    values.set("steps", steps).ok();
    values.set("grid", if needs(spec, |need| matches!(need, Need::Fit(_))) { "24" } else { "64" }).ok();
    values
}

/// Whether a figure needs such a thing.
fn needs(spec: &Spec, such: fn(&Need) -> bool) -> bool {
    (spec.plan)(&Values::defaults(spec.knobs)).iter().any(such)
}

fn outcomes(spec: &Spec, values: &Values) -> Vec<Outcome> {
    spec.carry_out(values).expect("made data and files that are built in")
}

/// The figures that hang on the wall; the others have a room of their own.
fn wall() -> impl Iterator<Item = &'static Spec> {
    FIGURES.iter().filter(|spec| matches!(spec.face, Face::Picture))
}

#[test]
fn thumbnails_are_readable_without_being_shrunk() {
    for spec in wall() {
        let values = short(spec, "100");
        let done = outcomes(spec, &values);
        let draw = spec.card.draw.unwrap_or(spec.draw);
        for width in [288.0, 358.0, 424.0] {
            for theme in ["light", "projector"] {
                let mut ink = Recorder::new(width, 0.75 * width);
                draw(
                    &done,
                    &values,
                    &mut ink,
                    &Look { theme: &Theme::named(theme), words: &fixture::words() },
                );
                let about = format!("{} {width} wide, {theme}", spec.id);
                assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{about}");
                assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{about}");
            }
        }
    }
}

/// A region's colour is stronger for a projector: its fills are not those of light.
#[test]
fn regions_are_stronger_for_a_projector() {
    for id in ["two-class-margins", "margin-kinds", "softmax-to-margin"] {
        let spec = super::find(id).expect("a figure");
        let values = short(spec, "100");
        let fills = |theme: &str| -> Vec<Call> {
            let theme = Theme { scale: 1.0, ..Theme::named(theme) };
            let ink = draw(spec, &outcomes(spec, &values), &values, spec.size, &theme);
            ink.calls()
                .iter()
                .filter(|call| matches!(call, Call::Path { fill: Some(_), .. } | Call::Field { .. }))
                .cloned()
                .collect()
        };
        let (light, projector) = (fills("light"), fills("projector"));
        assert!(light.len() == projector.len() && light != projector, "{id}");
    }
}

/// In a room of a size.
fn draw(spec: &Spec, outcomes: &[Outcome], values: &Values, room: Size, theme: &Theme) -> Recorder {
    let drawing = Drawing { spec, values, outcomes };
    let (width, height) = drawing.fit(room, theme.scale);
    let mut ink = Recorder::new(width, height);
    drawing.draw(&mut ink, &Look { theme, words: &fixture::words() });
    ink
}

/// Every choice of every knob that starts nothing anew.
fn variants(spec: &Spec) -> Vec<Values> {
    let start = short(spec, "100");
    let mut all = vec![start.clone()];
    for knob in spec.knobs {
        if let (Kind::Choice { options, .. }, crate::knob::Effect::Live) = (knob.kind, knob.effect) {
            all.extend(options.iter().map(|option| {
                let mut values = start.clone();
                values.set(knob.id, option).expect("an option of the knob");
                values
            }));
        }
    }
    all
}

/// Higher than any window.
const FREE: f64 = 8000.0;

#[test]
fn a_figure_is_whole_in_a_low_window() {
    // A gallery's rows have their heights.
    for spec in FIGURES.iter().filter(|spec| !matches!(spec.face, Face::Gallery(_))) {
        let done = outcomes(spec, &short(spec, "100"));
        let values = short(spec, "100");
        for room in [(530.0, 290.0), (420.0, 350.0), (860.0, 580.0), (358.0, 520.0)] {
            let (width, height) = Drawing { spec, values: &values, outcomes: &done }.fit(room, 1.0);
            assert!(width <= room.0 && height <= room.1 + 0.5, "{} in {room:?}: {width} × {height}", spec.id);
            let ink = draw(spec, &done, &values, room, &Theme::light());
            assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{} in {room:?}", spec.id);
            assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{} in {room:?}", spec.id);
        }
    }
}

#[test]
fn texts_are_readable_at_every_width_theme_and_step() {
    for spec in FIGURES {
        let done = outcomes(spec, &short(spec, "100"));
        let waiting: Vec<Outcome> = done.iter().map(|_| Outcome::Waiting).collect();
        for values in variants(spec) {
            for width in [320.0, 480.0, spec.size.0, 1200.0] {
                for (theme, outcomes) in [("light", &done), ("projector", &done), ("dark", &waiting)] {
                    let ink = draw(spec, outcomes, &values, (width, FREE), &Theme::named(theme));
                    let about = format!("{} {width} wide, {theme}", spec.id);
                    assert!(ink.finite(), "{about}");
                    assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{about}");
                    assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{about}");
                    assert_eq!(foreign(&ink), Vec::<&str>::new(), "{about}");
                }
            }
        }
    }
}

/// Texts that would need another face than their own: a PNG would show them in two.
fn foreign(ink: &Recorder) -> Vec<&str> {
    let written = ink.calls().iter().filter_map(|call| match call {
        Call::Text { text, style, .. } => Some((text.as_str(), style)),
        _ => None,
    });
    written
        .filter(|(text, style)| !text::tests::foreign(text, style).is_empty())
        .map(|(text, _)| text)
        .collect()
}

#[test]
fn what_is_written_and_said_is_no_key() {
    let words = fixture::words();
    for spec in FIGURES {
        let done = outcomes(spec, &short(spec, "20"));
        for values in variants(spec) {
            let ink = draw(spec, &done, &values, (spec.size.0, FREE), &Theme::light());
            ink.texts().iter().for_each(|text| assert!(!text.contains("figure."), "{text}"));
            let said = (spec.describe)(&done, &values);
            assert!(!said.is_empty(), "{}", spec.id);
            for message in said {
                assert!(words.has(&message.key), "messages/en.json lacks {}", message.key);
                assert!(!words.say(&message).contains('{'), "{}", words.say(&message));
            }
        }
    }
}

/// Each figure at the start, the middle and the end of short runs (once where it is no run), byte for byte; `BLESS=1` writes them
/// anew.
#[test]
fn pictures_are_the_golden_ones() {
    let (theme, words) = (Theme::light(), fixture::words());
    for spec in FIGURES {
        let runs = needs(spec, |need| matches!(need, Need::Run(_)));
        let steps: &[&str] = if runs { &["0", "100", "300"] } else { &[""] };
        for step in steps {
            let values = short(spec, step);
            let done = outcomes(spec, &values);
            let drawn = Drawing { spec, values: &values, outcomes: &done }
                .svg(spec.size, &Look { theme: &theme, words: &words });
            let name = [spec.id, step].join("-");
            golden::check(name.trim_end_matches('-'), &drawn);
        }
    }
}

/// The pictures of README and docs are what the figures draw at their defaults, and `docs/figures.md` says what the page says of
/// them; `BLESS=1` writes those that are there anew.
#[test]
fn the_docs_show_the_golden_figures() {
    let (theme, words) = (Theme::light(), fixture::words());
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("figures.md")).expect("docs/figures.md");
    let mut text = page.split("\n## ").next().unwrap_or_default().trim_end().to_owned() + "\n";
    let path = |spec: &Spec| docs.join("figures").join(format!("{}.svg", spec.id));
    for spec in FIGURES.iter().filter(|spec| path(spec).exists()) {
        let values = Values::defaults(spec.knobs);
        let done = outcomes(spec, &values);
        let drawn = Drawing { spec, values: &values, outcomes: &done }
            .svg(spec.size, &Look { theme: &theme, words: &words });
        golden::same(&path(spec), &drawn);
        let said = |part: &str| words.get(&format!("figure.{}{part}", spec.id)).to_owned();
        let (what, source, caption) = (said(".what"), said(".source"), said(".caption"));
        text += &format!("\n## {}\n\n{what} {source}.\n\n![{caption}](figures/{}.svg)\n", said(""), spec.id);
    }
    golden::same(&docs.join("figures.md"), &text);
}
