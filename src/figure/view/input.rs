//! Input space: two-dimensional data as they came, over the class the model gives to every place. One can paint in it.
//!
//! The colours are the model's (encoder and rule together), sampled by the engine on a grid; the points are never moved.

use super::field::{Memory, Show, Tint};
use super::{Inputs, Look, Pick, Place, Spec, Touch, layers, pick, rings};
use crate::knob::Values;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Cells, Ends, Ink, Mark, Plane, Point, Rect, Shape, Theme};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "input",
    knobs: &[layers::TONES, layers::BOUNDARIES, layers::WRONG, layers::SHOW],
    size: (480.0, 480.0),
    draw,
    describe,
    touch: Some(Touch {
        pick: |inputs, values, _, size, at| {
            let plane = plane(inputs, size);
            pick::nearest(inputs.frame.labels.len(), |i| spot(inputs, values, &plane, i), at)
                .map(Pick::Sample)
        },
        locate: |inputs, _, _, size, at| Some(plane(inputs, size).to_data(at).to_vec()),
        spot: |inputs, values, _, size, what| match what {
            Pick::Sample(i) => spot(inputs, values, &plane(inputs, size), i),
            Pick::Prototype(_) => None,
        },
        places: |inputs, values, _, size| {
            let plane = plane(inputs, size);
            (0..inputs.frame.labels.len()).map(|i| spot(inputs, values, &plane, i)).collect()
        },
    }),
    place: Place::Inputs,
};

/// The square that is held still, or the regions' where there are regions, or the data's.
fn plane(inputs: &Inputs, (width, height): (f64, f64)) -> Plane {
    let area = Rect::new(0.0, 0.0, width, height);
    let shown = inputs.window.or(inputs.frame.regions.as_ref().map(|regions| regions.area));
    let Some(shown) = shown else {
        let rows = inputs.frame.inputs.chunks_exact(2);
        return Plane::around(area, rows.map(|x| [f64::from(x[0]), f64::from(x[1])]), 0.24);
    };
    Plane::new(area, shown.center(), shown.width().at_least(shown.height()) / 2.0)
}

/// Where a sample is drawn.
fn spot(inputs: &Inputs, values: &Values, plane: &Plane, i: usize) -> Option<Point> {
    let x = inputs.frame.inputs.get(2 * i..2 * i + 2).filter(|_| inputs.shows(i, values.word("show")))?;
    let at = plane.to_page([f64::from(x[0]), f64::from(x[1])]);
    (at.finite() && plane.area().contains(at)).then_some(at)
}

fn draw(inputs: &Inputs, values: &Values, ink: &mut dyn Ink, look: &Look) {
    let (plane, theme) = (plane(inputs, ink.size()), look.theme);
    ink.clip(plane.area());
    ink.path(&plane.area().corners(), Ends::Closed, None, Some(theme.paper));
    regions(inputs, values, &plane, theme, ink);
    points(inputs, values, &plane, theme, ink);
    ink.unclip();
}

/// What the model decides, and where.
fn regions(inputs: &Inputs, values: &Values, plane: &Plane, theme: &Theme, ink: &mut dyn Ink) {
    let Some(regions) = &inputs.frame.regions else { return };
    let tint = Tint { isolate: inputs.isolate, ..Tint::new(theme, inputs.frame.shape.classes, Show::Winner) };
    let mut own = Memory::default();
    let mut kept = inputs.memory.and_then(|memory| memory.try_borrow_mut().ok());
    let kept = &mut kept.as_deref_mut().unwrap_or(&mut own).regions;
    let (columns, rows) = regions.size;
    let rgba = kept.colors(regions, &tint, values.word("tones") == "discrete");
    if let (true, Some(area)) = (rgba.len() == 4 * columns * rows, plane.rect(&regions.area)) {
        ink.field(area, columns, rows, rgba, Cells::Smooth);
    }
    if values.on("boundaries") {
        let stroke = theme.stroke(theme.ink.alpha(0.85), 1.0);
        for line in kept.lines(regions) {
            let place = |at: &[f64; 2]| plane.to_page(regions.area.cell(*at, regions.size));
            ink.path(&line.iter().map(place).collect::<Vec<Point>>(), Ends::Open, Some(&stroke), None);
        }
    }
}

fn points(inputs: &Inputs, values: &Values, plane: &Plane, theme: &Theme, ink: &mut dyn Ink) {
    let frame = inputs.frame;
    let crowd = (500.0 / frame.labels.len().max(1) as f64).sqrt().sqrt().clamp(0.7, 1.4);
    let side = plane.area().width.at_most(plane.area().height);
    let radius = 3.4 * crowd * (side / 400.0).sqrt().clamp(0.7, 1.3) * theme.scale;
    let (mut marks, mut rings, mut focus) = (Vec::new(), Vec::new(), Vec::new());
    for (i, &label) in frame.labels.iter().enumerate() {
        let Some(at) = spot(inputs, values, plane, i) else { continue };
        let faded = inputs.faded(label as usize);
        let train = frame.train.get(i).copied().unwrap_or(false);
        let size = if train { 0.85 * radius } else { radius };
        let shape = if size >= 3.0 { Theme::shape(label) } else { Shape::Circle };
        let fill = if faded {
            theme.ink_3.alpha(0.3)
        } else {
            theme.class(label).alpha(if train { 0.8 } else { 1.0 })
        };
        let mark = Mark::new(at, shape, size, fill);
        marks.push(if train || faded { mark } else { mark.rimmed(theme.paper, 0.9) });
        if values.on("wrong") && !faded && frame.predicted.get(i) != Some(&label) {
            rings.push(Mark::ring(at, radius + 2.2, theme.wrong, 1.5 * theme.scale));
        }
        if inputs.focus == Some(i) {
            focus.push(Mark::ring(at, radius + 4.5, theme.focus, 2.0 * theme.scale));
        }
    }
    ink.points(&marks);
    rings::haloed(&rings, theme, ink);
    ink.points(&focus);
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let frame = inputs.frame;
    let wrong = frame.labels.iter().zip(&frame.predicted).filter(|(a, b)| a != b).count();
    let said = Message::new("figure.input.state").number("count", (frame.inputs.len() / 2) as f64);
    vec![said.number("classes", frame.shape.classes as f64).number("wrong", wrong as f64)]
}
