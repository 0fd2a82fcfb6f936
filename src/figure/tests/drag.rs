//! Drags mean what is drawn: one that begins and ends on a handle leaves it where it is, whatever the theme's scale.
//!
//! Balls are left out: they turn with the finger, wherever it is.

use super::super::{Drawing, Look, Spec, reference_layers, softmax_to_margin, svm, two_class_margins};
use crate::engine::plan::Outcome;
use crate::figure::view::fixture;
use crate::knob::Values;
use crate::plot::recorder::Recorder;
use crate::plot::{Mark, Point, Shape, Theme};

/// Which of a picture's marks is the handle.
type Choose = fn(&[Mark], &Theme) -> Option<Mark>;

/// The knobs, and what dragging a handle of a picture of a width to itself makes of them.
fn dragged(spec: &Spec, width: f64, theme: &Theme, choose: Choose) -> (Values, Values) {
    let (before, words) = (Values::defaults(spec.knobs), fixture::words());
    let look = Look { theme, words: &words };
    let waiting: Vec<Outcome> = (spec.plan)(&before).iter().map(|_| Outcome::Waiting).collect();
    let drawing = Drawing { spec, values: &before, outcomes: &waiting };
    let size = (width, drawing.height(width, theme.scale));
    let mut ink = Recorder::new(size.0, size.1);
    drawing.draw(&mut ink, &look);
    let at: Point = choose(&ink.marks(), theme).expect("a handle is drawn").at;
    let drag = spec.drag.expect("can be dragged");
    let mut after = before.clone();
    let changes = drag(&waiting, &before, size, (at, at), &look);
    assert!(!changes.is_empty(), "{} {width} wide: nothing is found at {at:?}", spec.id);
    for (knob, text) in changes {
        assert_eq!(after.set(knob, &text), Ok(None), "{knob}");
    }
    (before, after)
}

/// Every theme and some widths.
fn looks() -> impl Iterator<Item = (f64, Theme)> {
    let widths = [480.0, 760.0, 1200.0];
    widths.into_iter().flat_map(|width| ["light", "projector"].map(|theme| (width, Theme::named(theme))))
}

#[test]
fn a_handle_that_is_dragged_nowhere_stays() {
    let focused: Choose = |marks, theme| marks.iter().copied().rfind(|mark| mark.fill == theme.focus);
    let circle: Choose = |marks, _| marks.iter().copied().find(|mark| mark.shape == Shape::Circle);
    for (width, theme) in looks() {
        for (spec, knobs, (before, after)) in [
            (
                &reference_layers::SPEC,
                &["theta"][..],
                dragged(&reference_layers::SPEC, width, &theme, focused),
            ),
            (&two_class_margins::SPEC, &["probe"], dragged(&two_class_margins::SPEC, width, &theme, focused)),
            (&softmax_to_margin::SPEC, &["x", "y"], dragged(&softmax_to_margin::SPEC, width, &theme, circle)),
        ] {
            for knob in knobs {
                let (was, is) = (before.number(knob), after.number(knob));
                assert!(
                    (was - is).abs() < 0.006,
                    "{} {width} wide, scale {}: {knob} {was} {is}",
                    spec.id,
                    theme.scale
                );
            }
        }
    }
}

#[test]
fn a_point_that_is_dragged_nowhere_stays() {
    for (width, theme) in looks() {
        let (before, after) = dragged(&svm::SPEC, width, &theme, |marks, _| marks.first().copied());
        let [before, after] = [before, after].map(|values| svm::Board::read(&values).points.places);
        let apart = before.iter().zip(&after).map(|(was, is)| (was - is).abs());
        assert!(apart.fold(0.0, f64::max) < 0.006, "{width} wide, scale {}", theme.scale);
    }
}
