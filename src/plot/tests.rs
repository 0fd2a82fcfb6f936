//! Golden pictures: one of everything the drawing layer can do, as SVG, byte for byte. `BLESS=1` writes them anew.

use super::{
    Align, Anchor, Axis, Cells, Chart, Color, Ends, Field, Ink, Labels, Mark, Plane, Point, Ramp, Rect,
    Scale, SvgInk, Theme, field, golden,
    recorder::{Call, Recorder},
};

fn check(name: &str, draw: fn(&mut dyn Ink, &Theme)) {
    let mut svg = SvgInk::new(480.0, 240.0).named(name);
    svg.describe(name, "a test picture");
    draw(&mut svg, &Theme::light());
    golden::check(name, &svg.finish());

    let mut record = Recorder::new(480.0, 240.0);
    draw(&mut record, &Theme::light());
    assert!(record.finite());
    assert_eq!(record.overlapping_texts(), Vec::<(String, String)>::new());
    assert_eq!(record.outside_texts(), Vec::<&str>::new());
}

fn plane(ink: &mut dyn Ink, theme: &Theme) {
    let area = Rect::new(8.0, 8.0, 224.0, 224.0);
    let plane = Plane::new(area, [0.0, 0.0], 1.2);
    let mut cells = Field::new(64, 64, theme.paper);
    let tints = [0, 1].map(|k| Ramp::tint(theme.paper, theme.class(k), theme.field_strength).table());
    for (cell, [x, y]) in cells.cells_mut().iter_mut().zip(plane.cells(64, 64)) {
        let level = (x + y).abs().min(1.0) * 255.0;
        *cell = tints[usize::from(x + y < 0.0)][level as usize];
    }
    ink.clip(area);
    ink.title("field");
    cells.draw(ink, area, Cells::Smooth);
    ink.title("boundary");
    for (c, dash) in [(0.0, None), (0.4, Some((4.0, 3.0))), (-0.4, Some((4.0, 3.0)))] {
        if let Some((a, b)) = plane.line([1.0, 1.0], c) {
            let mut stroke = theme.stroke(theme.ink, 1.0);
            stroke.dash = dash;
            ink.line(a, b, &stroke);
        }
    }
    let wedge = plane.wedge([0.0, 0.0], 0.2, 0.9);
    ink.path(&wedge, Ends::Closed, None, Some(theme.ink.alpha(0.1)));
    let marks: Vec<Mark> = (0..20)
        .map(|k| {
            let at = plane.to_page([f64::from(k % 5) * 0.4 - 0.8, f64::from(k / 5) * 0.4 - 0.6]);
            Mark::new(at, Theme::shape(k), 5.0, theme.class(k)).rimmed(theme.paper, 1.0)
        })
        .collect();
    ink.points(&marks);
    ink.points(&[Mark::ring(marks[3].at, 8.0, theme.wrong, 1.5)]);
    ink.unclip();
    let mut labels = Labels::new(area);
    for mark in &marks {
        labels.avoid_disc(mark.at, 6.0);
    }
    for (i, mark) in marks.iter().enumerate() {
        labels.draw(ink, &format!("{i}"), (mark.at, 6.0), &theme.label());
    }
    let axis = Axis::new(0.0, 1.0).scaled(Scale::Percent).named("Probability");
    let ramps = [0, 1, 2].map(|k| Ramp::between(Color::WHITE, theme.class(k)));
    field::colorbar(ink, Rect::new(260.0, 40.0, 180.0, 18.0), &ramps, &axis, theme);
    field::colorbar(ink, Rect::new(270.0, 110.0, 12.0, 110.0), &[Ramp::viridis()], &axis, theme);
    ink.text("θ", Point::new(380.0, 160.0), &theme.symbol().placed(Align::Middle, Anchor::Center));
    ink.text("turned", Point::new(420.0, 200.0), &theme.label().turned(-90.0));
}

fn charts(ink: &mut dyn Ink, theme: &Theme) {
    let wave = |n: i32| (0..=n).map(move |i| f64::from(i) / f64::from(n)).collect::<Vec<f64>>();
    let area = Rect::new(8.0, 8.0, 228.0, 106.0);
    let (x, y) = (Axis::new(0.0, 1500.0).named("step"), Axis::new(0.0, 11.0).named("loss"));
    let mut chart = Chart::new(ink, area, x, y, theme);
    let loss: Vec<(f64, f64)> = wave(60).into_iter().map(|t| (1500.0 * t, 14.0 / (1.0 + 30.0 * t))).collect();
    chart.curve(&loss, &theme.stroke(theme.ink, 1.5));

    let angle = Axis::new(0.0, std::f64::consts::PI).scaled(Scale::Degrees);
    let mut chart = Chart::new(ink, Rect::new(244.0, 8.0, 228.0, 106.0), angle, Axis::new(-1.3, 1.1), theme);
    chart.band(2.6, 9.0, theme.fill);
    let parabola: Vec<(f64, f64)> = wave(40).into_iter().map(|t| (3.2 * t, 1.0 - 2.0 * t * t)).collect();
    chart.curve(&parabola, &theme.stroke(theme.ink_3, 1.0).dashed(3.0, 3.0));
    chart.upright(1.0, &theme.stroke(theme.ink, 1.0));
    chart.note("ψ", (1.0, 0.5), (6.0, 0.0), &theme.symbol());

    let counts = Axis::new(0.0, 7.0).scaled(Scale::Whole).named("samples");
    let mut chart = Chart::new(ink, Rect::new(8.0, 126.0, 228.0, 106.0), Axis::new(0.0, 1.0), counts, theme);
    let bar = |i: u32| {
        let from = f64::from(i) / 10.0;
        [(from, 0.0), (from + 0.09, f64::from((i * 7) % 8))]
    };
    chart.blocks((0..10).map(bar), theme.class(0));

    let rate = Axis::new(1e-5, 1.0).scaled(Scale::Log).named("learning rate");
    let mut chart = Chart::new(ink, Rect::new(244.0, 126.0, 228.0, 106.0), rate, Axis::new(0.0, 1.0), theme);
    let rise: Vec<(f64, f64)> = wave(20).into_iter().map(|t| (1e-5 + t, t)).collect();
    chart.fill_under(&rise, 0.0, theme.class(1).alpha(0.5));
    chart.level(0.5, &theme.stroke(theme.wrong, 1.0).dashed(2.0, 2.0));
}

#[test]
fn the_golden_plane_and_its_bars() {
    check("plane", plane);
}

#[test]
fn golden_charts_of_every_scale() {
    check("charts", charts);
}

/// A curve that is P = 1 from some point on, in plots of many heights: level on the upper edge, wherever rounding puts that.
#[test]
fn a_curve_on_the_edge_goes_on_to_the_end() {
    let theme = Theme::light();
    for step in (0..200).map(f64::from) {
        let area = Rect::new(8.0, 8.0 + 0.31 * step, 228.0, 106.0 + 0.7 * step);
        let mut record = Recorder::new(480.0, 400.0);
        let mut chart = Chart::new(&mut record, area, Axis::new(0.0, 1.0), Axis::new(0.0, 1.0), &theme);
        let plot = chart.plot();
        chart.curve(&[(0.0, 0.5), (0.5, 1.0), (1.0, 1.0)], &theme.stroke(theme.ink, 1.5));
        let ends = record.calls().iter().rev().find_map(|call| match call {
            Call::Path { points, .. } => points.last(),
            _ => None,
        });
        let end = ends.expect("a curve");
        assert!(end.distance(Point::new(plot.right(), plot.y)) < 0.1, "{end:?} of {plot:?}");
    }
}
