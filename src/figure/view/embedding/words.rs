//! The embedding picture in sentences.

use crate::figure::view::{Inputs, note, push, wide};
use crate::knob::Values;
use crate::math::angle;
use crate::message::Message;

/// What the picture shows, the nearest pair of classes, how many are wrong, and what cannot be seen at a glance.
pub(super) fn describe(inputs: &Inputs, values: &Values) -> Vec<Message> {
    let frame = inputs.frame;
    let (classes, step) = (frame.shape.classes as f64, frame.step as f64);
    let key = if frame.shape.dim == 2 { "figure.embedding.state" } else { "figure.embedding.projected" };
    let state = Message::new(key).number("classes", classes).number("step", step);
    let mut said = vec![state.number("dim", frame.shape.dim as f64)];
    said.extend(frame.diverged.clone().or_else(|| frame.collapse.clone()));
    said.extend(outcome(inputs));
    said.extend(push::describe(inputs, values));
    if values.word("field") == "label" {
        said.push(
            Message::new("figure.embedding.label").text("name", inputs.class_name(values.count("class"))),
        );
    }
    said
}

/// The nearest pair of classes, how many samples are wrong, and whether the margin asks too much.
pub(in crate::figure::view) fn outcome(inputs: &Inputs) -> Vec<Message> {
    let unmet = note::unmet(inputs).map(|note| Message { key: format!("{}.said", note.key), ..note });
    [closest(inputs), wrong(inputs), unmet].into_iter().flatten().collect()
}

/// The two prototypes with the smallest angle between them.
fn closest(inputs: &Inputs) -> Option<Message> {
    let frame = inputs.frame;
    let rows: Vec<Vec<f64>> = frame.prototypes.chunks_exact(frame.shape.dim.max(1)).map(wide).collect();
    let pairs = (0..rows.len()).flat_map(|i| (0..i).map(move |j| (j, i)));
    let apart = pairs.map(|(i, j)| (angle::between(&rows[i], &rows[j]), i, j));
    let (gap, i, j) = apart.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let said = Message::new("figure.embedding.closest")
        .text("a", inputs.class_name(i))
        .text("b", inputs.class_name(j));
    Some(said.number("angle", gap))
}

/// Of the test samples, or of the training samples where there are none.
fn wrong(inputs: &Inputs) -> Option<Message> {
    let frame = inputs.frame;
    let tested = frame.train.iter().any(|train| !train);
    let rows =
        frame.labels.iter().zip(&frame.predicted).zip(&frame.train).filter(|(_, train)| **train != tested);
    let (mut count, mut wrong) = (0.0, 0.0);
    for ((label, predicted), _) in rows {
        count += 1.0;
        wrong += f64::from(u8::from(label != predicted));
    }
    let key = if tested { "figure.embedding.wrong-test" } else { "figure.embedding.wrong-train" };
    (count > 0.0).then(|| Message::new(key).number("wrong", wrong).number("count", count))
}
