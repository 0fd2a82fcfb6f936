//! The four panels: bars, samples, the mean over k, the mean over the steps.

use super::super::Look;
use super::super::part::{bars, grid, legend};
use super::view::View;
use crate::math::Real;
use crate::message::Message;
use crate::metric::Distance;
use crate::plot::{
    Align, Anchor, Axis, Chart, Ends, Ink, Mark, Plane, Point, Rect, Scale, Shape, Theme, axis, label,
};
use legend::Swatch;

/// The silhouettes of each cluster, sorted; a dashed line at the mean of all.
pub(super) fn bars(ink: &mut dyn Ink, panel: Rect, view: &View, look: &Look) {
    let theme = look.theme;
    let title = Message::new("figure.silhouette-analysis.mean").number("mean", view.mean);
    let panel = grid::titled(ink, panel, &look.words.say(&title), look);
    let style = theme.label();
    let plot = panel.pad(1.6 * style.size, 0.0, 0.6 * style.size, 3.0 * style.size);
    let name = look.words.get("figure.axis.silhouette");
    let values = Axis::new(Real::floor(view.least() * 10.0) / 10.0, 1.0).named(name);
    let across = |value: f64| plot.x + plot.width * values.share(value);
    axis::below(ink, &plot, &values, panel.bottom(), theme);
    let gap = (0.04 * plot.height).at_most(6.0);
    let count = view.labels.len().max(1) as f64;
    let row = ((plot.height - gap * (view.clusters as f64 - 1.0)) / count).at_least(0.0);
    let mut top = plot.y;
    for (k, group) in view.groups.iter().enumerate() {
        let bottom = top + row * group.len() as f64;
        ink.path(&bars::outline(group, top, row, across), Ends::Closed, None, Some(theme.class(k as u32)));
        if bottom - top >= style.size {
            let at = Point::new(plot.x - 0.5 * style.size, (top + bottom) / 2.0);
            ink.text(&k.to_string(), at, &style.placed(Align::End, Anchor::Center));
        }
        top = bottom + gap;
    }
    upright(ink, &plot, across(0.0), &theme.stroke(theme.ink_3, 1.0));
    upright(ink, &plot, across(view.mean), &theme.stroke(theme.ink, 1.4).dashed(5.0, 4.0));
}

fn upright(ink: &mut dyn Ink, plot: &Rect, x: f64, stroke: &crate::plot::Stroke) {
    ink.line(Point::new(x, plot.y), Point::new(x, plot.bottom()), stroke);
}

/// The samples in the colours of their clusters, the centres as numbered discs.
pub(super) fn scatter(ink: &mut dyn Ink, panel: Rect, view: &View, look: &Look) {
    let theme = look.theme;
    let title = match view.k {
        Some(k) => Message::new("figure.silhouette-analysis.k").number("k", k as f64),
        None => Message::new("figure.silhouette-analysis.classes"),
    };
    let area = grid::titled(ink, panel, &look.words.say(&title), look);
    let area = Rect { height: area.height.at_most(1.25 * area.width), ..area };
    let rows = || view.points.places.chunks_exact(2).map(|x| [x[0], x[1]]);
    let angular = view.distance == Distance::Cosine;
    let plane = if angular {
        let far = rows().map(|[x, y]| x.abs().at_least(y.abs())).fold(0.0, Real::at_least);
        Plane::new(area, [0.0; 2], 1.1 * far)
    } else {
        Plane::around(area, rows(), 0.1)
    };
    ink.path(&area.corners(), Ends::Closed, Some(&theme.hairline()), None);
    let radius = (area.width.min(area.height) / 90.0).clamp(1.3, 3.0);
    let dots = rows().zip(&view.labels).map(|(at, &k)| {
        let shape = if radius >= 2.2 { Theme::shape(k) } else { Shape::Circle };
        Mark::new(plane.to_page(at), shape, radius, theme.class(k).alpha(0.6))
    });
    ink.points(&dots.collect::<Vec<_>>());
    let middle = plane.to_page([0.0; 2]);
    let size = theme.label().size;
    let mut discs: Vec<Point> = Vec::new();
    for (k, center) in view.centers.chunks_exact(2).enumerate() {
        let own = [center[0], center[1]];
        let at = if angular { rim(&plane, own, size) } else { plane.to_page(own) };
        if angular {
            ink.line(middle, at, &theme.stroke(theme.ink, 1.0));
        }
        let (home, at) = (at, apart(at, &discs, 1.9 * size));
        if home != at {
            ink.line(home, at, &theme.stroke(theme.ink, 1.0));
        }
        discs.push(at);
        ink.circle(at, 0.85 * size, Some(&theme.stroke(theme.ink, 1.2)), Some(theme.paper));
        let style = theme.strong().placed(Align::Middle, Anchor::Center);
        ink.text(&k.to_string(), at, &style);
    }
}

/// The first place about `at` that keeps a distance from all others; `at` itself where there is none.
fn apart(at: Point, others: &[Point], distance: f64) -> Point {
    let free = |p: &Point| others.iter().all(|other| other.distance(*p) >= distance);
    label::about(at, 0.55 * distance).find(free).unwrap_or(at)
}

/// Where a direction leaves the picture, less the room of a disc.
fn rim(plane: &Plane, direction: [f64; 2], size: f64) -> Point {
    let area = plane.area().inset(1.4 * size);
    let middle = area.center();
    let (x, y) = (direction[0], -direction[1]);
    let reach = |half: f64, part: f64| if part.abs() > 1e-9 { half / part.abs() } else { f64::INFINITY };
    let far = reach(area.width / 2.0, x).at_most(reach(area.height / 2.0, y));
    let far = if far.is_finite() { far } else { 0.0 };
    middle.moved(far * x, far * y)
}

/// The mean silhouette of k-means for each k, that of the true classes as a line.
pub(super) fn by_count(ink: &mut dyn Ink, panel: Rect, view: &View, look: &Look) {
    let theme = look.theme;
    let (means, truth) = view.by_count();
    let own = theme.stroke(theme.ink, 1.4);
    let line = theme.stroke(theme.focus, 1.3).dashed(5.0, 4.0);
    let entries = [("figure.silhouette-analysis.found", own), ("figure.silhouette-analysis.true", line)];
    let entries = entries.map(|(key, stroke)| (look.words.get(key).to_owned(), Swatch::Line(stroke)));
    let area = legend::above(ink, panel, &entries, look);
    let name = look.words.get("figure.silhouette-analysis.count");
    let columns = Axis::new(1.6, 6.4).scaled(Scale::Whole).named(name);
    let mut chart =
        Chart::new(ink, area, columns, range(means.iter().map(|mean| mean.1).chain(truth)), theme);
    if let Some(truth) = truth {
        chart.level(truth, &line);
    }
    chart.curve(&means, &own);
    let marks = means.iter().map(|&(k, mean)| {
        let chosen = view.k.is_some_and(|chosen| chosen as f64 == k);
        let fill = if chosen { theme.focus } else { theme.ink };
        Mark::new(chart.at(k, mean), Shape::Circle, if chosen { 4.5 } else { 2.8 } * theme.scale, fill)
    });
    let marks: Vec<Mark> = marks.collect();
    chart.ink().points(&marks);
}

/// The mean silhouette at each frame so far.
pub(super) fn by_step(ink: &mut dyn Ink, panel: Rect, means: &[(f64, f64)], look: &Look) {
    let theme = look.theme;
    let Some(last) = means.last() else { return };
    let entry = (
        look.words.get("figure.silhouette-analysis.trained").to_owned(),
        Swatch::Line(theme.stroke(theme.ink, 1.4)),
    );
    let area = legend::above(ink, panel, &[entry], look);
    let columns =
        Axis::new(0.0, last.0.at_least(1.0)).scaled(Scale::Whole).named(look.words.get("figure.axis.step"));
    let mut chart = Chart::new(ink, area, columns, range(means.iter().map(|mean| mean.1)), theme);
    chart.curve(means, &theme.stroke(theme.ink, 1.4));
    let marks: Vec<Mark> = means
        .iter()
        .map(|&(step, mean)| Mark::new(chart.at(step, mean), Shape::Circle, 2.4 * theme.scale, theme.ink))
        .collect();
    chart.ink().points(&marks);
}

/// From 0, or below the least, to 1.
fn range(means: impl Iterator<Item = f64>) -> Axis {
    let least = means.fold(0.0, Real::at_most);
    Axis::new(Real::floor(least * 5.0) / 5.0, 1.0)
}
