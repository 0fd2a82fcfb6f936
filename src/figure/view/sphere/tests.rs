//! The sphere: what is drawn is what is picked, zones keep their distance, and the picture is the golden one.

use super::{SPEC, discs, scene::Scene};
use crate::engine::Frame;
use crate::figure::Look;
use crate::figure::view::fixture::inputs;
use crate::figure::view::{Inputs, Pick, fixture, margin, push};
use crate::head;
use crate::knob::Values;
use crate::math::{Real, Rng, angle};
use crate::plot::camera::unit;
use crate::plot::recorder::Recorder;
use crate::plot::{SvgInk, Theme, golden};

/// Clusters about prototypes spread evenly over the sphere (a golden spiral).
fn frame(head: &str, classes: usize) -> Frame {
    let mut frame = fixture::frame(head, classes, 3);
    let home = |k: usize| {
        let height = 1.0 - (2 * k + 1) as f64 / classes as f64;
        let (ring, turn) = ((1.0 - height * height).sqrt(), 2.399_963 * k as f64);
        [ring * Real::cos(turn), ring * Real::sin(turn), height]
    };
    let mut rng = Rng::new(5);
    frame.prototypes = (0..classes).flat_map(home).map(|x| x as f32).collect();
    for (x, &label) in frame.embeddings.chunks_exact_mut(3).zip(&frame.labels) {
        let length = 4.0 + 4.0 * rng.uniform();
        for (part, home) in x.iter_mut().zip(home(label as usize)) {
            *part = (length * (home + 0.5 * (rng.uniform() - 0.5))) as f32;
        }
    }
    frame.rule = frame.head.build().rule(&frame.prototypes, &frame.bias, frame.shape);
    frame
}

fn values(knobs: &[(&str, &str)]) -> Values {
    let mut values = Values::defaults(SPEC.knobs);
    knobs.iter().for_each(|(knob, text)| assert_eq!(values.set(knob, text), Ok(None), "{knob}"));
    values
}

#[test]
fn what_is_drawn_is_picked() {
    let frame = frame("arcface", 6);
    let data = fixture::data(&frame, false);
    let inputs = Inputs { grip: None, ..inputs(&frame, &data) };
    for space in ["sphere", "raw"] {
        let values = values(&[("space", space)]);
        let scene = Scene::new(&inputs, &values, &Theme::light(), (640.0, 640.0)).expect("three dimensions");
        let mut found = 0;
        for disc in discs::place(&scene) {
            let at = disc.at.expect("there is room for six");
            assert_eq!(scene.spot(Pick::Prototype(disc.class)), Some(at));
            if scene.pick(at) == Some(Pick::Prototype(disc.class)) {
                found += 1;
            } else {
                assert!(disc.end.toward < 0.0, "disc {} is in front", disc.class);
            }
        }
        assert!(found >= 2);
        for i in 0..frame.labels.len() {
            let Some(at) = scene.spot(Pick::Sample(i)) else { continue };
            match scene.pick(at).expect("something is there") {
                Pick::Sample(other) => {
                    assert!(scene.spot(Pick::Sample(other)).is_some_and(|p| p.distance(at) < 1e-9));
                }
                Pick::Prototype(_) => {}
            }
        }
    }
}

#[test]
fn a_gripped_prototype_goes_where_the_pointer_is_and_keeps_its_length() {
    let frame = frame("softmax", 4);
    let data = fixture::data(&frame, false);
    let gripped = inputs(&frame, &data);
    let values = values(&[]);
    let scene = Scene::new(&gripped, &values, &Theme::light(), (640.0, 640.0)).expect("three dimensions");
    let at = scene.ball.middle.moved(80.0, -40.0);
    let moved = scene.locate(at);
    let own = &frame.prototypes[3..6];
    let length = |x: &[f64]| x.iter().map(|v| v * v).sum::<f64>().sqrt();
    assert!((length(&moved) - length(&[own[0], own[1], own[2]].map(f64::from))).abs() < 1e-6);
    let direction = unit([moved[0], moved[1], moved[2]]).expect("a direction");
    assert!(scene.ball.place(direction).0.distance(at) < 1e-6);
}

#[test]
fn zones_of_two_classes_are_a_margin_apart() {
    let spec = head::find("arcface").expect("a registered head");
    let mut knobs = Values::defaults(spec.knobs);
    assert_eq!(knobs.set("m", "0.5"), Ok(None));
    let apart = 1.4;
    let weights = vec![1.0, 0.0, 0.0, Real::cos(apart) as f32, Real::sin(apart) as f32, 0.0];
    let rule = head::Rule { weights, bias: vec![0.0; 2], scale: Some(16.0) };
    let caps = margin::caps(&rule, &(spec.target_logit)(&knobs));
    let other = [Real::cos(apart), Real::sin(apart), 0.0];
    let nearest = caps[0].iter().map(|u| angle::between(u, &other)).fold(f64::INFINITY, Real::at_most);
    assert!((nearest - (apart + 0.5) / 2.0).abs() < 1e-3, "{nearest}");
}

#[test]
fn far_prototypes_are_named_beside_the_ball_and_far_samples_are_hollow() {
    let frame = frame("arcface", 8);
    let data = fixture::data(&frame, false);
    let inputs = Inputs::new(&frame, &data);
    let values = values(&[("wrong", "off")]);
    let scene = Scene::new(&inputs, &values, &Theme::light(), (640.0, 640.0)).expect("three dimensions");
    let far: Vec<_> = discs::place(&scene).into_iter().filter(|disc| disc.end.toward < 0.0).collect();
    assert!(far.len() > 2);
    for disc in far {
        let at = disc.at.expect("there is room for eight");
        assert!(at.distance(scene.ball.middle) > scene.ball.radius, "class {}", disc.class);
    }
    let mut ink = Recorder::new(640.0, 640.0);
    (SPEC.draw)(&inputs, &values, &mut ink, &Look { theme: &Theme::light(), words: &fixture::words() });
    let behind = |i: &usize| scene.sample(*i).is_some_and(|spot| spot.toward < 0.0);
    let hollow = ink.marks().iter().filter(|mark| mark.fill.a == 0).count();
    assert_eq!(hollow, (0..frame.labels.len()).filter(behind).count());
}

#[test]
fn texts_are_readable_from_every_side() {
    for classes in [2, 10, 40, 100] {
        let frame = frame("cosface", classes);
        let data = fixture::data(&frame, true);
        for (yaw, pitch) in [("0", "0"), ("30", "20"), ("-120", "-60"), ("10", "90")] {
            let mut ink = Recorder::new(320.0, 320.0);
            let values = values(&[("yaw", yaw), ("pitch", pitch), ("grid", "32")]);
            let look = Look { theme: &Theme::light(), words: &fixture::words() };
            (SPEC.draw)(&inputs(&frame, &data), &values, &mut ink, &look);
            assert!(ink.finite());
            assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{classes} {yaw} {pitch}");
            assert_eq!(ink.outside_texts(), Vec::<&str>::new());
        }
    }
}

/// How many marks, and calls in all, the first of these knobs adds to a picture with the others.
fn more(knobs: &[(&str, &str)], frame: &Frame, isolate: Option<u32>) -> (usize, usize) {
    let data = fixture::data(frame, false);
    let inputs = Inputs { isolate, ..Inputs::new(frame, &data) };
    let count = |knobs: &[(&str, &str)]| {
        let mut ink = Recorder::new(640.0, 640.0);
        let look = Look { theme: &Theme::light(), words: &fixture::words() };
        (SPEC.draw)(&inputs, &values(knobs), &mut ink, &look);
        assert!(ink.finite());
        (ink.marks().len(), ink.calls().len())
    };
    let (on, off) = (count(knobs), count(&knobs[1..]));
    (on.0 - off.0, on.1 - off.1)
}

#[test]
fn class_means_and_learned_centres_stand_where_they_can_be_seen() {
    let mut frame = frame("softmax", 6);
    frame.centres = frame.prototypes.clone();
    let (all, _) = more(&[("means", "on"), ("space", "raw")], &frame, None);
    assert_eq!(all, 12, "six crosses and six open circles in space");
    let (near, _) = more(&[("means", "on")], &frame, None);
    assert!((2..12).contains(&near), "{near}: the ball hides some");
    let (one, _) = more(&[("means", "on"), ("space", "raw")], &frame, Some(2));
    assert_eq!(one, 2);
}

#[test]
fn arrows_follow_the_gradient_and_turn_only_on_the_sphere() {
    let frame = frame("arcface", 6);
    let (marks, arrows) = more(&[("gradients", "on")], &frame, None);
    assert_eq!(marks, 0);
    assert!(arrows > 20, "{arrows}");
    for (i, push) in push::pushes(&frame) {
        let x: Vec<f64> = frame.embeddings[3 * i..3 * i + 3].iter().map(|v| f64::from(*v)).collect();
        let turn = push::turning(&frame, i, &push);
        let across = angle::dot(&turn, &angle::unit(&x));
        assert!(
            across.abs() <= 1e-9 * (1.0 + angle::norm(&push)),
            "sample {i} leaves the sphere by {across}"
        );
        // ArcFace does not see lengths: nothing but turning is asked for.
        let whole = angle::norm(&push) / angle::norm(&x);
        assert!((angle::norm(&turn) - whole).abs() <= 1e-4 * whole + 1e-12, "sample {i}");
    }
}

#[test]
fn embeddings_in_space_are_the_golden_ones() {
    let frame = frame("arcface", 6);
    let data = fixture::data(&frame, false);
    let knobs = [("space", "raw"), ("binding", "on"), ("means", "on"), ("gradients", "on")];
    let mut svg = SvgInk::new(SPEC.size.0, SPEC.size.1).named("sphere-raw");
    let look = Look { theme: &Theme::dark(), words: &fixture::words() };
    (SPEC.draw)(&inputs(&frame, &data), &values(&knobs), &mut svg, &look);
    golden::check("sphere-raw", &svg.finish());
}
