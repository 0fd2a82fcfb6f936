//! Confusion matrix: how often a class is taken for another. Rows are true, columns predicted; shade is the share of the row.

use super::names::numbered;
use super::{Inputs, Look, Place, Spec, sheet};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::metric::confusion;
use crate::plot::{Align, Anchor, Cells, Color, Ends, Ink, Point, Rect, TextStyle, Theme, text};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "confusion",
    knobs: &[Knob::choice("confusion-of", "figure.knob.set", &["train", "test", "all"], "test")],
    size: (320.0, 320.0),
    draw,
    describe,
    touch: None,
    place: Place::Reading,
};

/// C × C counts of the wanted samples, row-major.
fn counts(inputs: &Inputs, values: &Values) -> Vec<u32> {
    let frame = inputs.frame;
    let classes = frame.shape.classes;
    let wanted = |train: bool| match values.word("confusion-of") {
        "train" => train,
        "test" => !train,
        _ => true,
    };
    // A frame may come from anywhere; the metric counts on every number being a class.
    let known = |class: u32| (class as usize) < classes;
    let rows = frame.labels.iter().zip(&frame.predicted).zip(&frame.train);
    let shown = rows.filter(|((label, guess), train)| wanted(**train) && known(**label) && known(**guess));
    let (labels, predicted): (Vec<u32>, Vec<u32>) = shown.map(|((label, guess), _)| (*label, *guess)).unzip();
    confusion(&labels, &predicted, classes)
}

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let ((width, height), theme, style) = (ink.size(), look.theme, look.theme.label());
    sheet::paper(ink, theme);
    let (classes, counts) = (inputs.frame.shape.classes.max(1), counts(inputs, values));
    let room = 0.24 * width.at_most(height);
    let names = inputs.class_names(room, &style);
    let widest = names.iter().map(|name| text::width(name, &style)).fold(0.0, Real::at_least);
    let (left, top) = (widest + 2.4 * style.size, 3.2 * style.size);
    let side = (width - left - 2.0).at_most(height - top - 2.0).at_least(1.0);
    let matrix = Rect::new(left + (width - left - 2.0 - side) / 2.0, top, side, side);
    let cells: Vec<(u32, f64)> = counts
        .chunks_exact(classes)
        .flat_map(|row| {
            let total = f64::from(row.iter().sum::<u32>().max(1));
            row.iter().map(move |&count| (count, f64::from(count) / total))
        })
        .collect();
    let rgba: Vec<u8> = cells.iter().flat_map(|(_, share)| shade(theme, *share).rgba()).collect();
    if cells.len() == classes * classes {
        ink.field(matrix, classes, classes, &rgba, Cells::Hard);
    }
    let cell = side / classes as f64;
    grid(&matrix, classes, theme, ink);
    numbers(&cells, &matrix, cell, theme, ink);
    let indices: Vec<String> = (0..names.len()).map(|class| class.to_string()).collect();
    let short = if numbered(&inputs.data.classes) { &indices } else { &names };
    labels((&names, short), &matrix, cell, look, ink);
}

fn shade(theme: &Theme, share: f64) -> Color {
    // The square root keeps the few mistakes of a good model visible.
    theme.paper.mix(theme.focus, 0.9 * share.sqrt())
}

/// Hairlines between cells that are large enough for them.
fn grid(matrix: &Rect, classes: usize, theme: &Theme, ink: &mut dyn Ink) {
    let cell = matrix.width / classes as f64;
    if cell >= 6.0 {
        for i in 1..classes {
            let at = i as f64 * cell;
            let (x, y) = (matrix.x + at, matrix.y + at);
            ink.line(
                Point::new(x, matrix.y),
                Point::new(x, matrix.bottom()),
                &theme.stroke(theme.paper, 1.0),
            );
            ink.line(Point::new(matrix.x, y), Point::new(matrix.right(), y), &theme.stroke(theme.paper, 1.0));
        }
    }
    ink.path(&matrix.corners(), Ends::Closed, Some(&theme.hairline()), None);
}

/// The counts, in cells that can hold the longest of them.
fn numbers(cells: &[(u32, f64)], matrix: &Rect, cell: f64, theme: &Theme, ink: &mut dyn Ink) {
    let classes = (matrix.width / cell + 0.5) as usize;
    let longest = cells.iter().map(|(count, _)| count.to_string().len()).max().unwrap_or(1) as f64;
    let size = (0.42 * cell).at_most(cell / longest / 0.72).at_most(13.0 * theme.scale);
    if size < 7.0 {
        return;
    }
    for (i, (count, share)) in cells.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
        let at = Point::new((i % classes) as f64 + 0.5, (i / classes) as f64 + 0.5);
        let at = Point::new(matrix.x + at.x * cell, matrix.y + at.y * cell);
        let style = TextStyle::new(size, theme.on(shade(theme, *share)));
        ink.text(&count.to_string(), at, &style.placed(Align::Middle, Anchor::Center));
    }
}

/// Class names along both sides, as many as fit, and what the sides are. Above the columns there is less room for them.
fn labels((names, short): (&[String], &[String]), matrix: &Rect, cell: f64, look: &Look, ink: &mut dyn Ink) {
    let style = look.theme.label();
    let widest =
        |names: &[String]| names.iter().map(|name| text::width(name, &style)).fold(0.0, Real::at_least);
    let every = |room: f64| ((room / cell).ceil() as usize).max(1);
    let (down, along) = (every(1.15 * style.size), every(widest(short) + 0.5 * style.size));
    for (k, (row, name)) in names.iter().zip(short).enumerate() {
        let middle = (k as f64 + 0.5) * cell;
        if k % down == 0 {
            let at = Point::new(matrix.x - 0.5 * style.size, matrix.y + middle);
            ink.text(row, at, &style.placed(Align::End, Anchor::Center));
        }
        let half = text::width(name, &style) / 2.0;
        if k % along == 0 && matrix.x + middle + half <= matrix.right() + 2.0 {
            let at = Point::new(matrix.x + middle, matrix.y - 0.5 * style.size);
            ink.text(name, at, &style.placed(Align::Middle, Anchor::Baseline));
        }
    }
    let (predicted, actual) = (look.words.get("figure.axis.predicted"), look.words.get("figure.axis.true"));
    let above = Point::new(matrix.center().x, matrix.y - 1.9 * style.size);
    ink.text(predicted, above, &style.placed(Align::Middle, Anchor::Baseline));
    let beside = Point::new(matrix.x - widest(names) - 1.2 * style.size, matrix.center().y);
    ink.text(actual, beside, &style.placed(Align::Middle, Anchor::Baseline).turned(-90.0));
}

fn describe(inputs: &Inputs, values: &Values) -> Vec<Message> {
    let (classes, counts) = (inputs.frame.shape.classes.max(1), counts(inputs, values));
    let total: u32 = counts.iter().sum();
    if total == 0 {
        return vec![Message::new("figure.confusion.none")];
    }
    let right: u32 = counts.iter().step_by(classes + 1).sum();
    let state = Message::new("figure.confusion.state").number("right", f64::from(right));
    let mut said = vec![state.number("count", f64::from(total))];
    let wrong = counts.iter().enumerate().filter(|(i, count)| i / classes != i % classes && **count > 0);
    if let Some((i, count)) = wrong.max_by_key(|(i, count)| (**count, std::cmp::Reverse(*i))) {
        let worst = Message::new("figure.confusion.worst")
            .text("a", inputs.class_name(i / classes))
            .text("b", inputs.class_name(i % classes));
        said.push(worst.number("count", f64::from(*count)));
    }
    said
}
