//! The board: published numbers, dragging, words, and the golden pictures.

use super::*;
use crate::engine::plan::carry_out;
use crate::figure::view::fixture;
use crate::math::Real;
use crate::plot::recorder::Recorder;
use crate::plot::{Rect, SvgInk, Theme, golden};

fn values(knobs: &[(&str, &str)]) -> Values {
    let mut values = Values::defaults(SPEC.knobs);
    knobs.iter().for_each(|(knob, text)| assert_eq!(values.set(knob, text), Ok(None), "{knob}"));
    values
}

fn outcomes(values: &Values) -> Vec<Outcome> {
    carry_out(&(SPEC.plan)(values)).expect("needs no log")
}

fn draw_to(ink: &mut dyn Ink, values: &Values, theme: &Theme) {
    let words = fixture::words();
    (SPEC.draw)(&outcomes(values), values, ink, &Look { theme, words: &words });
}

fn preset(id: &str) -> Values {
    values(PRESETS.iter().find(|preset| preset.id == id).expect("a preset").values)
}

/// Numbers with five digits.
const LARGE: &str = "-3,-20000,0;4,20000,1;-2,-18000,0;3,15000,1";

/// scikit-learn's own numbers of its two examples, solved to the end.
#[test]
fn published_machines_are_met() {
    for (id, w, b, width, support) in [
        ("maximum-margin", [-0.253_627, -0.838_293], -3.215_209, 2.283_573, 3),
        ("hard", [0.902_442, 0.648_046], -0.234_481, 1.800_148, 3),
        ("soft", [0.424_449, 0.372_648], -0.008_877, 3.540_942, 10),
    ] {
        let outcomes = outcomes(&preset(id));
        let fitting = outcomes.first().and_then(Outcome::fitting).expect("can be fitted");
        let near = |a: f64, b: f64| assert!((a - b).abs() < 2e-6, "{id}: {a} instead of {b}");
        near(fitting.finding("coefficients")[0], w[0]);
        near(fitting.finding("coefficients")[1], w[1]);
        near(fitting.finding("intercepts")[0], b);
        near(fitting.finding("margin-width")[0], width);
        assert_eq!(fitting.finding("support").len(), support, "{id}");
    }
}

#[test]
fn a_drag_moves_the_point_under_it_and_nothing_else() {
    let values = preset("maximum-margin");
    let board = Board::read(&values);
    let plane = board.plane(SPEC.size, 1.0);
    let (from, to) = (plane.to_page(board.points.place(21)), Point::new(300.0, 200.0));
    let (theme, words) = (Theme::light(), fixture::words());
    let look = Look { theme: &theme, words: &words };
    let drag = SPEC.drag.expect("points can be dragged");
    let changes = drag(&[], &values, SPEC.size, (from, to), &look);
    let mut after = values.clone();
    changes.iter().for_each(|(knob, text)| assert_eq!(after.set(knob, text), Ok(None)));
    let moved = Board::read(&after);
    assert_eq!(moved.window, board.window);
    assert!(plane.to_page(moved.points.place(21)).distance(to) < 0.5);
    (0..40).filter(|i| *i != 21).for_each(|i| assert_eq!(moved.points.place(i), board.points.place(i)));
    assert_eq!(drag(&[], &values, SPEC.size, (Point::new(-500.0, 0.0), to), &look), vec![]);
}

/// Wherever in the picture a point is put, nothing moves.
#[test]
fn points_within_the_window_leave_it() {
    let board = Board::read(&preset("maximum-margin"));
    let plane = board.plane(SPEC.size, 1.0);
    let Rect { x, y, width, height } = plane.area();
    let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.4, 0.0)];
    for [x, y] in corners.map(|(a, b)| board.locate(&plane, Point::new(x + a * width, y + b * height))) {
        let text = format!("{};{x},{y},1", board.points.to_text());
        assert_eq!(Board::read(&values(&[("points", &text)])).window, board.window, "{x}, {y}");
    }
}

/// A mark at the edge would be cut in half.
#[test]
fn every_point_stands_clear_of_the_edge() {
    let inner = Board::read(&preset("maximum-margin")).window;
    for (x, y) in [(inner.left, inner.top), (inner.right + 1.0, inner.bottom), (0.0, inner.top - 1e-6)] {
        let window = Board::read(&values(&[("points", &format!("{x},{y},1"))])).window;
        let clear = [x - window.left, window.right - x, y - window.bottom, window.top - y];
        assert!(clear.iter().all(|room| *room > 0.02 * window.height()), "{x}, {y}: {clear:?}");
    }
}

#[test]
fn points_beyond_the_window_widen_it_and_an_empty_board_stays_empty() {
    let board = Board::read(&values(&[("points", "0,0,0;40,3,1;1,1,1")]));
    assert!(board.window.right > 40.0 && board.points.labels == [0, 1, 1]);
    assert_eq!(Board::read(&values(&[("points", "nonsense")])).points.len(), 40);
    let nothing = values(&[("points", ";")]);
    let empty = Board::read(&nothing);
    assert!(empty.points.is_empty() && board::text(&nothing, &empty.points) == ";");
    assert!(matches!(outcomes(&values(&[("points", ";")]))[..], [Outcome::Failed(_)]));
}

/// Without points there is no f that a bar could explain.
#[test]
fn an_empty_board_says_why_and_has_no_bar() {
    for (points, bar) in [(";", false), ("0,0,0;1,1,1", true)] {
        let mut ink = Recorder::new(SPEC.size.0, SPEC.size.1);
        draw_to(&mut ink, &values(&[("points", points)]), &Theme::light());
        let says = |key: &str| ink.texts().contains(&fixture::words().get(key));
        assert_eq!([says("figure.svm.decision"), says("classifier.no-samples")], [bar, !bar], "{points}");
    }
}

/// Five digits and a sign have as much room as two.
#[test]
fn large_numbers_are_whole_and_their_points_inside() {
    let values = values(&[("points", LARGE)]);
    let board = Board::read(&values);
    for width in [320.0, 760.0] {
        let size = (width, board::height(&values, width, 1.0));
        let area = board.plane(size, 1.0).area();
        let longest = crate::plot::text::width("−20,000", &Theme::light().label());
        assert!(area.x > 7.0 + longest, "{area:?}");
        for place in (0..4).map(|i| board.plane(size, 1.0).to_page(board.points.place(i))) {
            assert!(place.y > area.y + 5.0 && place.y < area.bottom() - 5.0, "{place:?} in {area:?}");
        }
    }
}

#[test]
fn points_that_are_none_are_said() {
    let said = |list: &str| (SPEC.check)(&values(&[("points", list)])).pop().map(|message| message.key);
    assert_eq!(said("foo").as_deref(), Some("classifier.no-point"));
    assert_eq!(said("0,0,0;1,1,5").as_deref(), Some("classifier.no-point-class"));
    assert_eq!(said(&"0,0,0;".repeat(board::MOST + 1)).as_deref(), Some("figure.svm.too-many"));
    for sound in ["", ";", "0,0,0;1,1,1"] {
        assert_eq!(said(sound), None, "{sound}");
    }
}

#[test]
fn slack_ends_on_the_margin() {
    for id in ["soft", "moons", "rings"] {
        let outcomes = outcomes(&preset(id));
        let fitting = outcomes.first().and_then(Outcome::fitting).expect("can be fitted");
        let mut ways = 0;
        for (i, y) in slack::violators(fitting) {
            let Some(way) = slack::way(fitting, i, y) else { continue };
            let end = way.last().copied().expect("a way has an end");
            let f = match (fitting.finding("coefficients"), fitting.finding("intercepts")) {
                ([a, b], [c]) => a * end[0] + b * end[1] + c,
                _ => fitting.at(&fitting.decisions, end),
            };
            assert!((y * f - 1.0).abs() < 0.02, "{id} {i}: {f}");
            ways += 1;
        }
        assert!(ways > 0, "{id}");
    }
}

#[test]
fn every_setting_can_be_drawn_and_said() {
    let words = fixture::words();
    for preset in PRESETS {
        for extra in [
            ("heat", "off"),
            ("heat", "probability"),
            ("support", "rings"),
            ("slack", "off"),
            ("points", LARGE),
        ] {
            let mut values = values(preset.values);
            assert_eq!(values.set(extra.0, extra.1), Ok(None));
            for size in [SPEC.size, (340.0, height(&values, 340.0, 1.0))] {
                let mut ink = Recorder::new(size.0, size.1);
                draw_to(&mut ink, &values, &Theme::dark());
                assert!(ink.finite());
                assert_eq!(ink.overlapping_texts(), Vec::<(String, String)>::new(), "{size:?}");
                assert_eq!(ink.outside_texts(), Vec::<&str>::new(), "{} {size:?}", preset.id);
            }
            for message in (SPEC.describe)(&outcomes(&values), &values) {
                assert!(words.has(&message.key) && !words.say(&message).contains('{'), "{}", message.key);
            }
        }
    }
}

#[test]
fn pictures_are_the_golden_ones() {
    for (id, theme, extra) in [
        ("maximum-margin", "light", ("heat", "off")),
        ("soft", "light", ("support", "rings")),
        ("moons", "dark", ("heat", "probability")),
    ] {
        let mut values = preset(id);
        assert_eq!(values.set("grid", "64"), Ok(None));
        assert_eq!(values.set(extra.0, extra.1), Ok(None));
        let name = format!("svm-{id}");
        let mut svg = SvgInk::new(SPEC.size.0, SPEC.size.1).named(&name);
        draw_to(&mut svg, &values, &Theme::named(theme));
        let drawn = svg.finish();
        golden::check(&name, &drawn);
    }
}

/// What is changed is listed, not the whole set: a link carries it.
#[test]
fn a_changed_set_is_a_short_list_of_the_same_points() {
    for set in ["blobs", "gaussians", "moons", "rings"] {
        let mut values = values(&[("set", set)]);
        let own = Board::read(&values);
        assert_eq!(board::text(&values, &own.points), "");
        let mut moved = own.moved(7, [0.5, -0.25]).points;
        moved.places.extend([1.5, 2.0]);
        moved.labels.push(1);
        let listed = board::text(&values, &moved);
        assert!(listed.len() < 60, "{listed}");
        assert_eq!(values.set("points", &listed), Ok(None));
        assert_eq!(Board::read(&values).points, moved);
    }
    let known = values(&[("set", "blobs"), ("points", "@0-39;@40")]);
    let refused: Vec<String> = board::check(&known).iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["classifier.no-point number=41 point=@40"]);
}

/// A board of the page keeps up with dragging: 200 points, RBF kernel, from the duals of the fit before.
#[test]
fn a_dragged_ring_is_fitted_from_the_last_fit() {
    use crate::engine::fit::{Fitter, Lane};
    let mut fitter = Fitter::default();
    let mut values = preset("rings");
    for step in 0..3 {
        let board = Board::read(&values);
        let place = [board.points.place(0)[0] + 0.05, board.points.place(0)[1]];
        let listed = board::text(&values, &board.moved(0, place).points);
        assert_eq!(values.set("points", &listed), Ok(None));
        let [Need::Fit(fit)] = &(SPEC.plan)(&values)[..] else { panic!("one fit") };
        let warm = fitter.fit(fit, None, Lane::WHOLE).expect("can be fitted");
        let cold = fit.carry_out(None).expect("can be fitted");
        let apart = warm.scores.iter().zip(&cold.scores).map(|(a, b)| (a - b).abs());
        assert!(apart.fold(0.0, Real::at_least) < 1e-6, "step {step}");
    }
}

#[test]
fn a_full_board_says_so() {
    let points =
        |n: usize| -> String { (0..n).map(|i| format!("{},{},{};", i % 20, i / 20, i % 2)).collect() };
    let said = |n: usize| -> bool {
        let values = values(&[("points", &points(n)), ("grid", "16")]);
        (SPEC.describe)(&outcomes(&values), &values).iter().any(|message| message.key == "figure.svm.full")
    };
    assert!(!said(board::MOST - 1));
    assert!(said(board::MOST));
    assert!(said(board::MOST + 1));
}
