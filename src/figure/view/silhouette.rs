//! Silhouette: one thin bar a sample, sorted within its class, as scikit-learn draws it.
//!
//! ```text
//!  0 ▐█████████████▌   s = (b − a) / max(a, b): a the mean distance to the own class, b to the nearest other class
//!  1 ▐████████▌┊       ┊ mean over all
//!  2 ▐███████████▌     left of 0: nearer to another class than to its own
//! ```

use super::{Inputs, Look, Place, Spec, sheet};
use crate::figure::part::bars;
use crate::knob::Values;
use crate::math::Real;
use crate::math::order;
use crate::message::Message;
use crate::metric::Distance;
use crate::plot::{Align, Anchor, Axis, Ends, Ink, Point, Rect, axis, text};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "silhouette",
    // Read by whoever asks for the frame: silhouettes come measured.
    knobs: &[Distance::knob("distance", "figure.knob.distance")],
    size: (320.0, 200.0),
    draw,
    describe,
    touch: None,
    place: Place::Reading,
};

/// The measured silhouettes of each class, largest first.
fn groups(inputs: &Inputs) -> Vec<Vec<f64>> {
    let frame = inputs.frame;
    let mut groups = vec![Vec::new(); frame.shape.classes];
    for (value, label) in frame.silhouettes.iter().zip(&frame.labels).filter(|(value, _)| value.is_finite()) {
        if let Some(group) = groups.get_mut(*label as usize) {
            group.push(f64::from(*value));
        }
    }
    for group in &mut groups {
        order::ascending(group);
        group.reverse();
    }
    groups
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn draw(inputs: &Inputs, _: &Values, ink: &mut dyn Ink, look: &Look) {
    let ((width, height), theme) = (ink.size(), look.theme);
    sheet::paper(ink, theme);
    let (groups, style) = (groups(inputs), theme.label());
    let names = inputs.class_names(0.28 * width, &style);
    let widest = names.iter().map(|name| text::width(name, &style)).fold(0.0, Real::at_least);
    let plot = Rect::new(0.0, 0.0, width, height).pad(widest + 1.0 * style.size, 3.0, 9.0, 1.9 * style.size);
    let least = groups.iter().flatten().copied().fold(0.0, Real::at_most);
    let values = Axis::new(if least < 0.0 { (least * 10.0).floor() / 10.0 } else { 0.0 }, 1.0);
    let across = |value: f64| plot.x + plot.width * values.share(value);
    axis::below(ink, &plot, &values, height, theme);
    let gap = (0.24 * plot.height / groups.len().max(1) as f64).at_most(3.0);
    // Every bar is as thick as every other, so that a class's height shows its size.
    let count = groups.iter().map(Vec::len).sum::<usize>().max(1) as f64;
    let row = (plot.height - gap * groups.len() as f64) / count;
    let (mut top, mut free_from) = (plot.y, f64::NEG_INFINITY);
    for (class, group) in groups.iter().enumerate() {
        let band = row * group.len() as f64;
        let faded = inputs.faded(class);
        let color = theme.class(class as u32).alpha(if faded { 0.25 } else { 1.0 });
        ink.path(&bars::outline(group, top, row, across), Ends::Closed, None, Some(color));
        let middle = Point::new(plot.x - 0.6 * style.size, top + band / 2.0);
        if middle.y - 0.5 * style.size >= free_from.at_least(0.0)
            && middle.y + 0.5 * style.size <= plot.bottom()
        {
            ink.text(&names[class], middle, &style.placed(Align::End, Anchor::Center));
            free_from = middle.y + 0.55 * style.size;
        }
        top += band + gap;
    }
    let all: Vec<f64> = groups.concat();
    let zero = theme.stroke(theme.ink_3, 1.0);
    ink.line(Point::new(across(0.0), plot.y), Point::new(across(0.0), plot.bottom()), &zero);
    if !all.is_empty() {
        let (x, stroke) = (across(mean(&all)), theme.stroke(theme.classes[2], 1.4).dashed(4.0, 3.0));
        ink.line(Point::new(x, plot.y), Point::new(x, plot.bottom()), &stroke);
    }
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let groups = groups(inputs);
    let means =
        groups.iter().enumerate().filter(|(_, group)| !group.is_empty()).map(|(k, group)| (mean(group), k));
    let high = means.clone().max_by(|a, b| a.0.total_cmp(&b.0));
    let low = means.min_by(|a, b| a.0.total_cmp(&b.0));
    let (Some((high, best)), Some((low, worst))) = (high, low) else {
        return vec![Message::new("figure.silhouette.none")];
    };
    let said = Message::new("figure.silhouette.state").number("mean", mean(&groups.concat()));
    let said = said.text("best", inputs.class_name(best)).number("high", high);
    vec![said.text("worst", inputs.class_name(worst)).number("low", low)]
}
