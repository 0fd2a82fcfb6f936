//! Thumbnail: a data set at a glance. Two columns are shown as they are; more are standardised and seen along the two directions
//! in which the class means (and faintly the samples) vary most.

use super::{Inputs, Look, Place, Spec};
use crate::data::Dataset;
use crate::knob::Values;
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::{Ink, Mark, Plane, Rect, Shape};

/// So many samples at most.
const DOTS: usize = 240;
/// Weight of a single sample's deviation beside the class means.
const FAINT: f64 = 0.17;
/// Turns of the power iteration: enough for a picture of 48 pixels.
const TURNS: usize = 40;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "thumbnail",
    knobs: &[],
    size: (48.0, 40.0),
    draw,
    describe,
    touch: None,
    place: Place::Gallery,
};

/// One dot of a thumbnail: place in any unit, y upwards, and class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Place.
    pub at: [f64; 2],
    /// Class number.
    pub class: u32,
}

/// The dots of a data set's thumbnail, at most `most`, evenly through the set.
#[must_use]
pub fn dots(data: &Dataset, most: usize) -> Vec<Dot> {
    let every = data.len().div_ceil(most.max(1)).max(1);
    let rows: Vec<Vec<f64>> = (0..data.len()).map(|i| data.row(i).to_vec()).collect();
    let places: Vec<[f64; 2]> = if data.width() == 2 {
        rows.iter().map(|row| [row[0], row[1]]).collect()
    } else {
        let rows = standardised(rows);
        let guides = guides(&rows, &data.labels, data.classes.len());
        let first = direction(&guides, &[]);
        let second = direction(&guides, std::slice::from_ref(&first));
        rows.iter().map(|row| [angle::dot(row, &first), angle::dot(row, &second)]).collect()
    };
    let dot = |(at, class): (&[f64; 2], &u32)| Dot { at: *at, class: *class };
    places.iter().zip(&data.labels).step_by(every).map(dot).collect()
}

/// Every column with mean 0 and, unless it is constant, variance 1.
fn standardised(mut rows: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let count = rows.len().max(1) as f64;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let mean = rows.iter().map(|row| row[column]).sum::<f64>() / count;
        let spread = rows.iter().map(|row| (row[column] - mean) * (row[column] - mean)).sum::<f64>() / count;
        let scale = if spread > 0.0 { 1.0 / spread.sqrt() } else { 0.0 };
        rows.iter_mut().for_each(|row| row[column] = (row[column] - mean) * scale);
    }
    rows
}

/// What the directions are chosen for: the class means, weighted by their samples, and faintly the samples, which decide the
/// second direction where there are two classes.
fn guides(rows: &[Vec<f64>], labels: &[u32], classes: usize) -> Vec<Vec<f64>> {
    let scaled = |row: &[f64], scale: f64| row.iter().map(|x| x * scale).collect::<Vec<f64>>();
    let mean = |class: usize| {
        let mut sum = vec![0.0; rows.first().map_or(0, Vec::len)];
        let own = rows.iter().zip(labels).filter(|(_, label)| **label as usize == class);
        let mut count = 0.0_f64;
        for (row, _) in own {
            count += 1.0;
            sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        scaled(&sum, 1.0 / count.at_least(1.0).sqrt())
    };
    (0..classes).map(mean).chain(rows.iter().map(|row| scaled(row, FAINT))).collect()
}

/// The direction of most variance across the known ones, by power iteration on XᵀX.
fn direction(rows: &[Vec<f64>], known: &[Vec<f64>]) -> Vec<f64> {
    let width = rows.first().map_or(0, Vec::len);
    let mut axis: Vec<f64> = (0..width).map(|i| 1.0 + (i * 7 % 5) as f64 / 5.0).collect();
    for _ in 0..TURNS {
        for other in known {
            let along = angle::dot(&axis, other);
            axis.iter_mut().zip(other).for_each(|(a, b)| *a -= along * b);
        }
        axis = angle::unit(&axis);
        let mut next = vec![0.0; width];
        for row in rows {
            let along = angle::dot(row, &axis);
            next.iter_mut().zip(row).for_each(|(sum, x)| *sum += along * x);
        }
        axis = next;
    }
    angle::unit(&axis)
}

fn draw(inputs: &Inputs, _: &Values, ink: &mut dyn Ink, look: &Look) {
    let (width, height) = ink.size();
    let dots = dots(inputs.data, DOTS);
    let radius = (0.03 * width.at_most(height)).clamp(0.9, 4.0);
    let area = Rect::new(0.0, 0.0, width, height).inset(radius + 1.0);
    let plane = Plane::around(area, dots.iter().map(|dot| dot.at), 0.02);
    let mark =
        |dot: &Dot| Mark::new(plane.to_page(dot.at), Shape::Circle, radius, look.theme.class(dot.class));
    let marks: Vec<Mark> = dots.iter().map(mark).filter(|mark| mark.at.finite()).collect();
    ink.points(&marks);
}

fn describe(inputs: &Inputs, _: &Values) -> Vec<Message> {
    let said = Message::new("figure.thumbnail.state").number("count", inputs.data.len() as f64);
    vec![said.number("classes", inputs.data.classes.len() as f64)]
}
