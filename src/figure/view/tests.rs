//! What holds for every figure: nothing panics, no text covers another or leaves the picture, every word exists.

use super::fixture::inputs;
use super::{Inputs, Look, Memory, Place, Spec, VIEWS, fixture};
use crate::engine::Frame;
use crate::head::HEADS;
use crate::knob::{Kind, Values};
use crate::message::Message;
use crate::plot::recorder::Recorder;
use crate::plot::{SvgInk, Theme, golden};
use std::cell::RefCell;

fn draw(spec: &Spec, inputs: &Inputs, values: &Values, size: (f64, f64), theme: &Theme) -> Recorder {
    let mut ink = Recorder::new(size.0, size.1);
    (spec.draw)(inputs, values, &mut ink, &Look { theme, words: &fixture::words() });
    ink
}

/// Every knob at its default, then each choice of each knob alone.
fn variants(spec: &Spec) -> Vec<Values> {
    let mut all = vec![Values::defaults(spec.knobs)];
    for knob in spec.knobs {
        if let Kind::Choice { options, .. } = knob.kind {
            for option in options {
                let mut values = Values::defaults(spec.knobs);
                values.set("grid", "32").ok();
                values.set(knob.id, option).expect("an option of the knob");
                all.push(values);
            }
        }
    }
    all
}

#[test]
fn texts_are_readable_at_every_size_and_theme() {
    for spec in VIEWS {
        for (classes, named) in [(2, true), (3, false), (10, false), (10, true), (40, false), (100, false)] {
            let frame = fixture::frame("arcface", classes, 2);
            let data = fixture::data(&frame, named);
            for width in [250.0, 316.0, 480.0, 700.0] {
                let size = (width, width * spec.size.1 / spec.size.0);
                let theme = if width < 400.0 { Theme::dark() } else { Theme::light() };
                let ink = draw(spec, &inputs(&frame, &data), &Values::defaults(spec.knobs), size, &theme);
                let about = format!("{} with {classes} classes, {width} wide", spec.id);
                assert!(ink.finite(), "{about}");
                assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{about}");
                assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{about}");
            }
        }
    }
}

#[test]
fn names_that_begin_alike_go_by_the_numbers_of_the_stage() {
    let frame = fixture::frame("arcface", 4, 2);
    let mut data = fixture::data(&frame, true);
    data.classes = (0..4).map(|k| format!("Supercalifragilistic species {k} of the north")).collect();
    let texts = |id: &str| {
        let spec = super::find(id).expect("registered");
        let size = (284.0, 284.0 * spec.size.1 / spec.size.0);
        let ink = draw(spec, &inputs(&frame, &data), &Values::defaults(spec.knobs), size, &Theme::light());
        ink.texts().into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    for k in 0..4 {
        assert!(texts("embedding").contains(&k.to_string()));
        for id in ["silhouette", "confusion"] {
            assert!(
                texts(id).iter().any(|text| text.starts_with(&format!("{k} · Super"))),
                "{id} {:?}",
                texts(id)
            );
        }
    }
}

#[test]
fn charts_say_their_numbers_where_the_pointer_stands() {
    let (frame, theme) = (fixture::frame("arcface", 10, 2), Theme::light());
    let data = fixture::data(&frame, false);
    let at = |pointer: f64| Inputs { pointer: Some(pointer), ..inputs(&frame, &data) };
    for spec in VIEWS.iter().filter(|spec| matches!(spec.id, "loss" | "target-logit")) {
        for width in [250.0, 316.0, 480.0] {
            let size = (width, width * spec.size.1 / spec.size.0);
            for (values, share) in variants(spec).iter().flat_map(|v| [0.0, 0.3, 0.6, 1.0].map(|x| (v, x))) {
                let ink = draw(spec, &at(share * width), values, size, &theme);
                let about = format!("{}, {width} wide, pointed at {share}", spec.id);
                assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{about}");
                assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{about}");
            }
        }
    }
    let loss = super::find("loss").expect("registered");
    let ink = draw(loss, &at(0.0), &Values::defaults(loss.knobs), (320.0, 220.0), &theme);
    let first = &frame.curve[0];
    for said in [format!("step 0: {:.3}", first.loss), format!("train {:.1} %", 100.0 * first.train_accuracy)]
    {
        assert!(ink.texts().contains(&said.as_str()), "{said} in {:?}", ink.texts());
    }
}

#[test]
fn every_knob_and_head_draws_every_frame() {
    let mut frames: Vec<Frame> = HEADS.iter().map(|head| fixture::frame(head.id, 5, 2)).collect();
    frames.extend([fixture::frame("arcface", 4, 3), fixture::frame("cosface", 12, 8), fixture::empty(3)]);
    let mut broken = fixture::frame("arcface", 3, 2);
    broken.diverged = Some(Message::new("diverged.section"));
    broken.embeddings.iter_mut().step_by(3).for_each(|x| *x = f32::NAN);
    broken.prototypes[1] = f32::INFINITY;
    broken.curve[3].loss = f32::NAN;
    broken.reach = f64::NAN;
    frames.push(broken);
    let mut tested = fixture::frame("nsl", 3, 2);
    tested.train.fill(true);
    frames.push(tested);
    for spec in VIEWS {
        for frame in &frames {
            let data = fixture::data(frame, false);
            for values in variants(spec) {
                let ink = draw(spec, &inputs(frame, &data), &values, (320.0, 300.0), &Theme::light());
                assert!(ink.finite(), "{} of {}", spec.id, frame.head.id());
                assert!(!(spec.describe)(&inputs(frame, &data), &values).is_empty(), "{}", spec.id);
            }
        }
    }
}

#[test]
fn regions_that_are_kept_are_those_of_the_frame() {
    let frames = [fixture::frame("arcface", 5, 2), fixture::frame("softmax", 3, 2), fixture::empty(4)];
    let spec = super::find("input").expect("registered");
    let memory = RefCell::new(Memory::default());
    for (values, theme) in variants(spec).iter().flat_map(|v| [Theme::light(), Theme::dark()].map(|t| (v, t)))
    {
        for (frame, isolate) in frames.iter().flat_map(|frame| [None, None, Some(1)].map(|i| (frame, i))) {
            let data = fixture::data(frame, false);
            let own = Inputs { isolate, ..inputs(frame, &data) };
            let kept = Inputs { memory: Some(&memory), ..own };
            let [own, kept] = [own, kept].map(|inputs| draw(spec, &inputs, values, (200.0, 180.0), &theme));
            assert!(own == kept, "{}, {isolate:?} alone", frame.head.id());
        }
    }
}

#[test]
fn what_is_written_and_said_is_no_key() {
    let words = fixture::words();
    for spec in VIEWS {
        for frame in [fixture::frame("arcface", 10, 2), fixture::frame("softmax", 3, 3), fixture::empty(2)] {
            let data = fixture::data(&frame, false);
            for values in variants(spec) {
                let texts = draw(spec, &inputs(&frame, &data), &values, spec.size, &Theme::light());
                texts.texts().iter().for_each(|text| assert!(!text.contains("figure."), "{text}"));
                let said = (spec.describe)(&inputs(&frame, &data), &values);
                said.iter().for_each(|message| {
                    assert!(words.has(&message.key), "messages/en.json lacks {}", message.key);
                    assert!(!words.say(message).contains('{'), "{}", words.say(message));
                });
            }
        }
    }
}

/// Knobs of a golden picture: theme, then the view's own.
type Golden = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Besides each view as it is at first.
const VARIANTS: &[Golden] = &[
    ("embedding", "circle", "dark", &[("projection", "circle"), ("field", "off"), ("means", "on")]),
    ("embedding", "flat", "projector", &[("tones", "discrete"), ("binding", "on"), ("show", "train")]),
    ("target-logit", "slope", "light", &[("slope", "on"), ("points", "off")]),
    ("angles", "all", "dark", &[]),
];

/// Byte for byte, so that a change of any picture is seen; `BLESS=1` writes them anew.
#[test]
fn pictures_are_the_golden_ones() {
    for spec in VIEWS {
        let mut values = Values::defaults(spec.knobs);
        values.set("grid", "64").ok();
        picture(spec, spec.id, "light", &values);
    }
    for (id, variant, theme, knobs) in VARIANTS {
        let spec = super::find(id).expect("a registered view");
        let mut values = Values::defaults(spec.knobs);
        knobs.iter().for_each(|(knob, text)| assert_eq!(values.set(knob, text), Ok(None), "{id} {knob}"));
        picture(spec, &format!("{id}-{variant}"), theme, &values);
    }
}

fn picture(spec: &Spec, name: &str, theme: &str, values: &Values) {
    let frame = fixture::frame("arcface", 4, if spec.place == Place::Space { 3 } else { 2 });
    let data = fixture::data(&frame, false);
    let mut svg = SvgInk::new(spec.size.0, spec.size.1).named(name);
    let (theme, words) = (Theme::named(theme), fixture::words());
    (spec.draw)(&inputs(&frame, &data), values, &mut svg, &Look { theme: &theme, words: &words });
    golden::check(name, &svg.finish());
}
