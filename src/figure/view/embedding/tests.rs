//! What the embedding picture holds, counted on a recorder.

use super::SPEC;
use super::stage::{Disc, Stage};
use crate::figure::view::{Inputs, Look, Pick, fixture, rings};
use crate::knob::Values;
use crate::math::Real;
use crate::plot::recorder::{Call, Recorder};
use crate::plot::{Point, Rect, Theme};

fn values(set: &[(&str, &str)]) -> Values {
    let mut values = Values::defaults(SPEC.knobs);
    for (id, text) in set {
        values.set(id, text).expect("a knob of the figure");
    }
    values
}

fn with<T>(
    head: &str,
    classes: usize,
    set: &[(&str, &str)],
    look: impl Fn(&Inputs, &Values, &Recorder) -> T,
) -> T {
    let frame = fixture::frame(head, classes, 2);
    let data = fixture::data(&frame, false);
    let inputs = Inputs::new(&frame, &data);
    let values = values(set);
    let mut ink = Recorder::new(640.0, 640.0);
    (SPEC.draw)(&inputs, &values, &mut ink, &Look { theme: &Theme::light(), words: &fixture::words() });
    look(&inputs, &values, &ink)
}

fn lines(ink: &Recorder, dashed: bool) -> usize {
    let wanted = |call: &&Call| matches!(call, Call::Line { stroke, .. } if stroke.dash.is_some() == dashed);
    ink.calls().iter().filter(wanted).count()
}

/// Marks but for the paper under test samples.
fn marks(ink: &Recorder) -> usize {
    ink.marks().iter().filter(|mark| mark.fill != Theme::light().paper).count()
}

#[test]
fn each_layer_draws_what_it_says() {
    // Ten boundaries and ten rays; a pair of edges for each class.
    with("arcface", 10, &[], |inputs, _, ink| {
        assert_eq!((lines(ink, false), lines(ink, true)), (20, 20));
        let wrong = inputs.frame.labels.iter().zip(&inputs.frame.predicted).filter(|(a, b)| a != b).count();
        // Each ring lies on one of paper.
        assert_eq!((marks(ink), ink.marks().len()), (200 + 2 * wrong, 250 + 2 * wrong));
        assert_eq!(ink.marks().iter().filter(|mark| mark.fill.a == 0).count(), 2 * wrong);
        let names: Vec<&str> = ink.texts().into_iter().filter(|text| text.len() == 1).collect();
        assert_eq!(names, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    });
    with("nsl", 10, &[("wrong", "off")], |_, _, ink| {
        assert_eq!((lines(ink, false), lines(ink, true), marks(ink)), (20, 0, 200));
    });
    let bare = [
        ("field", "off"),
        ("boundaries", "off"),
        ("margins", "off"),
        ("prototypes", "off"),
        ("wrong", "off"),
    ];
    with("arcface", 10, &bare, |_, _, ink| {
        assert_eq!((lines(ink, false), lines(ink, true), ink.texts().len()), (0, 0, 0));
        assert!(!ink.calls().iter().any(|call| matches!(call, Call::Field { .. })));
    });
    with("arcface", 10, &[("show", "test"), ("wrong", "off")], |_, _, ink| assert_eq!(marks(ink), 50));
    with("arcface", 10, &[("means", "on"), ("wrong", "off")], |_, _, ink| assert_eq!(marks(ink), 210));
}

#[test]
fn learned_centres_are_drawn_apart_from_class_means() {
    let mut frame = fixture::frame("softmax", 10, 2);
    let data = fixture::data(&frame, false);
    frame.centres = frame.prototypes.clone();
    let inputs = Inputs { isolate: Some(3), ..Inputs::new(&frame, &data) };
    let count = |means: &str| {
        let mut ink = Recorder::new(640.0, 640.0);
        let look = Look { theme: &Theme::light(), words: &fixture::words() };
        (SPEC.draw)(&inputs, &values(&[("means", means), ("wrong", "off")]), &mut ink, &look);
        let rings = ink.marks().iter().filter(|mark| mark.fill.a == 0).count();
        (rings, marks(&ink))
    };
    // One class is looked at alone: one open circle and one cross more.
    assert_eq!((count("off"), count("on")), ((0, 200), (1, 202)));
}

#[test]
fn the_circle_shows_directions_near_the_unit_circle() {
    with("cosface", 6, &[("projection", "circle")], |inputs, values, _| {
        let stage = Stage::new(inputs, values, &Theme::light(), (640.0, 640.0));
        for i in 0..inputs.frame.labels.len() {
            let [x, y] = stage.plane.to_data(stage.sample(i).expect("is drawn"));
            assert!(((x * x + y * y).sqrt() - 1.0).abs() < 0.05);
            let [a, b] = [inputs.frame.embeddings[2 * i], inputs.frame.embeddings[2 * i + 1]].map(f64::from);
            assert!((Real::atan2(y, x) - Real::atan2(b, a)).abs() < 1e-9);
        }
    });
}

#[test]
fn labels_are_as_much_larger_as_the_theme() {
    with("arcface", 5, &[], |inputs, values, _| {
        let size = |id: &str| Stage::new(inputs, values, &Theme::named(id), (640.0, 640.0)).discs[0].size;
        let ((_, light), (_, large)) = (size("light"), size("projector"));
        assert!((large / light - Theme::named("projector").scale).abs() < 1e-9, "{light} and {large}");
    });
}

#[test]
fn a_pointer_finds_what_is_drawn() {
    with("arcface", 5, &[], |inputs, values, _| {
        let touch = SPEC.touch.expect("can be touched");
        let size = (500.0, 420.0);
        for theme in &[Theme::named("projector"), Theme::light()] {
            for j in 0..5 {
                let spot = (touch.spot)(inputs, values, theme, size, Pick::Prototype(j)).expect("is drawn");
                assert_eq!((touch.pick)(inputs, values, theme, size, spot), Some(Pick::Prototype(j)));
            }
        }
        let theme = &Theme::light();
        let spot = (touch.spot)(inputs, values, theme, size, Pick::Sample(7)).expect("is drawn");
        assert_eq!((touch.places)(inputs, values, theme, size)[7], Some(spot));
        let found =
            (touch.pick)(inputs, values, theme, size, spot.moved(1.0, 0.5)).expect("something is there");
        let there = (touch.spot)(inputs, values, theme, size, found).expect("is drawn");
        assert!(there.distance(spot.moved(1.0, 0.5)) <= 1.2);
        assert_eq!((touch.pick)(inputs, values, theme, size, Point::new(1.0, 1.0)), None);
        let gripped = Inputs { grip: Some(2), ..*inputs };
        let at = (touch.locate)(&gripped, values, theme, size, Point::new(250.0, 10.0)).expect("is a plane");
        let (x, y) = (at[0], at[1]);
        assert!(x.abs() < 1e-9 && (y - 1.2).abs() < 1e-6, "{x} {y}");
    });
}

#[test]
fn binding_samples_are_those_outside_their_zone() {
    with("arcface", 6, &[], |inputs, values, _| {
        let stage = Stage::new(inputs, values, &Theme::light(), (640.0, 640.0));
        let frame = inputs.frame;
        let zones = crate::figure::view::margin::zones(&frame.rule, &frame.head.target_logit());
        let inside = |i: usize| {
            let angle =
                Real::atan2(f64::from(frame.embeddings[2 * i + 1]), f64::from(frame.embeddings[2 * i]));
            let [from, to] = zones[frame.labels[i] as usize].expect("has a zone");
            [-1.0, 0.0, 1.0].iter().any(|turn| (from..to).contains(&(angle + turn * 2.0 * f64::PI)))
        };
        let want: Vec<usize> = (0..frame.labels.len()).filter(|&i| frame.train[i] && !inside(i)).collect();
        assert!(!want.is_empty());
        assert_eq!(rings::binding(stage.inputs.frame), want);
    });
}

/// The picture of made clusters in a number of dimensions, and where its note and its discs stand.
fn noted(classes: usize, dim: usize, size: (f64, f64)) -> (Recorder, Option<Rect>, Vec<Rect>) {
    let frame = fixture::frame("arcface", classes, dim);
    let data = fixture::data(&frame, false);
    let inputs = Inputs::new(&frame, &data);
    let values = values(&[]);
    let mut ink = Recorder::new(size.0, size.1);
    let theme = Theme::light();
    (SPEC.draw)(&inputs, &values, &mut ink, &Look { theme: &theme, words: &fixture::words() });
    let stage = Stage::new(&inputs, &values, &theme, size);
    (ink, stage.note.as_ref().map(|(_, room)| *room), stage.discs.iter().map(Disc::area).collect())
}

#[test]
fn what_a_picture_cannot_show_is_said_where_no_disc_stands() {
    let says = |ink: &Recorder, words: &str| ink.texts().join(" ").contains(words);
    for size in [(640.0, 640.0), (390.0, 340.0), (250.0, 250.0)] {
        // Ten classes are 36° apart on the circle, twenty only 18°: there m = 0.5 (29°) cannot be met.
        let (ink, note, _) = noted(10, 2, size);
        assert!(note.is_none() && !says(&ink, "not met"));
        for (classes, dim, words) in [(20, 2, "m = 0.50: not met"), (10, 7, "7 dimensions, the first two")] {
            let (ink, note, discs) = noted(classes, dim, size);
            let room = note.expect("something to say");
            assert!(says(&ink, words), "{:?}", ink.texts());
            assert!(discs.iter().all(|disc| !disc.overlaps(&room)), "{classes} in {dim}-D at {size:?}");
            assert_eq!((ink.overlapping_texts(), ink.outside_texts()), (Vec::new(), Vec::new()));
        }
    }
}

#[test]
fn only_the_longest_arrows_are_drawn_until_one_class_is_alone() {
    let frame = fixture::frame("arcface", 40, 2);
    let data = fixture::data(&frame, false);
    let arrows = |isolate: Option<u32>| {
        let inputs = Inputs { isolate, ..Inputs::new(&frame, &data) };
        let count = |gradients: &str| {
            let mut ink = Recorder::new(640.0, 640.0);
            let look = Look { theme: &Theme::light(), words: &fixture::words() };
            (SPEC.draw)(&inputs, &values(&[("gradients", gradients), ("wrong", "off")]), &mut ink, &look);
            lines(&ink, false)
        };
        let said = (SPEC.describe)(&inputs, &values(&[("gradients", "on")]));
        (count("on") - count("off"), said.iter().any(|said| said.key == "figure.gradients.longest"))
    };
    let (all, said) = arrows(None);
    assert!((100..=150).contains(&all) && said, "{all} of 600");
    let (one, said) = arrows(Some(3));
    assert!(one <= 15 && !said, "{one} of one class");
}
