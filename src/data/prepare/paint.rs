//! Painting: points of the plane added, moved, relabelled and deleted, at exact f32 coordinates.
//!
//! A painted point is trained on. The scaling stays the original data's, so the rest of the picture stands still.

use super::Prepared;
use crate::message::Message;

/// Most points a painted set may have.
const MOST: usize = 4000;

/// Coordinates beyond ± this are refused: they would blow the picture and the training up.
const FARTHEST: f32 = 1e4;

impl Prepared {
    /// Appends a training point.
    ///
    /// # Errors
    /// A message where the data is not of the plane, the place is not finite or too far, the class unknown, or the set full.
    pub fn add(&mut self, x: f32, y: f32, label: u32) -> Result<(), Message> {
        self.check(x, y)?;
        self.check_label(label)?;
        if self.len() >= MOST {
            return Err(Message::new("paint.full").number("max", MOST as f64));
        }
        let place = [f64::from(x), f64::from(y)];
        self.data.features.extend(place);
        self.data.labels.push(label);
        self.labels.push(label);
        self.train.push(true);
        let row = self.transform(&place);
        self.inputs.push_row(&row);
        Ok(())
    }

    /// Moves point `i`.
    ///
    /// # Errors
    /// As [`add`](Self::add), and where there is no such point.
    pub fn move_to(&mut self, i: usize, x: f32, y: f32) -> Result<(), Message> {
        self.check(x, y)?;
        self.check_point(i)?;
        let place = [f64::from(x), f64::from(y)];
        self.data.features[2 * i..2 * i + 2].copy_from_slice(&place);
        let row = self.transform(&place);
        self.inputs.set_row(i, &row);
        Ok(())
    }

    /// Gives point `i` another class, as its true one.
    ///
    /// # Errors
    /// Where there is no such point or class.
    pub fn relabel(&mut self, i: usize, label: u32) -> Result<(), Message> {
        self.check_point(i)?;
        self.check_label(label)?;
        self.data.labels[i] = label;
        self.labels[i] = label;
        Ok(())
    }

    /// Deletes point `i`; later points move up by one.
    ///
    /// # Errors
    /// Where there is no such point, or it is the last one to train on.
    pub fn delete(&mut self, i: usize) -> Result<(), Message> {
        self.check_point(i)?;
        if self.train[i] && self.train.iter().filter(|&&train| train).count() == 1 {
            return Err(Message::new("paint.last"));
        }
        self.data.features.drain(2 * i..2 * i + 2);
        self.data.labels.remove(i);
        self.labels.remove(i);
        self.train.remove(i);
        self.scale();
        Ok(())
    }

    fn check(&self, x: f32, y: f32) -> Result<(), Message> {
        match () {
            () if self.width() != 2 => Err(Message::new("paint.not-a-plane")),
            () if x.abs() <= FARTHEST && y.abs() <= FARTHEST => Ok(()),
            () => Err(Message::new("paint.too-far").number("max", f64::from(FARTHEST))),
        }
    }

    fn check_point(&self, i: usize) -> Result<(), Message> {
        match () {
            () if self.width() != 2 => Err(Message::new("paint.not-a-plane")),
            () if i < self.len() => Ok(()),
            () => Err(Message::new("paint.no-such-point").number("point", i as f64)),
        }
    }

    fn check_label(&self, label: u32) -> Result<(), Message> {
        let known = (label as usize) < self.classes();
        known
            .then_some(())
            .ok_or_else(|| Message::new("paint.no-such-class").number("class", f64::from(label)))
    }
}
