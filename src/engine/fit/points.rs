//! Points of the plane with their classes, as a link lists them: `x,y,class;…`.

use crate::data::{Dataset, plain};
use crate::math::decimal;
use crate::message::Message;

/// Points and the class of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// n × 2.
    pub places: Vec<f64>,
    /// n class numbers.
    pub labels: Vec<u32>,
}

impl Points {
    /// Most that a list may hold.
    pub const MOST: usize = 2000;

    /// Those of a table that is built in, as files of `data/` are written; none where it cannot be read.
    #[must_use]
    pub fn of_table(bytes: &[u8]) -> Self {
        plain::read(bytes).map(Self::from).unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// None at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Where point `i` lies.
    #[must_use]
    pub fn place(&self, i: usize) -> [f64; 2] {
        [self.places[2 * i], self.places[2 * i + 1]]
    }

    /// The first so many.
    pub fn truncate(&mut self, most: usize) {
        self.labels.truncate(most);
        self.places.truncate(2 * self.labels.len());
    }

    /// As `x,y,class;…`.
    #[must_use]
    pub fn to_text(&self) -> String {
        (0..self.len()).map(|i| self.written(i)).collect::<Vec<_>>().join(";")
    }

    /// One as `x,y,class`.
    #[must_use]
    pub fn written(&self, i: usize) -> String {
        let [x, y] = self.place(i).map(decimal::shortest);
        format!("{x},{y},{}", self.labels[i])
    }

    /// Reads [`Points::to_text`], with classes below `classes`.
    ///
    /// # Errors
    /// A message about the first that is no point, or where there are too many.
    pub fn read(list: &str, classes: usize) -> Result<Self, Message> {
        let mut points = Self::default();
        for part in parts(list) {
            points.take(part, classes)?;
        }
        Ok(points)
    }

    /// Reads one more.
    ///
    /// # Errors
    /// A message where it is no point, or one too many.
    pub fn take(&mut self, part: &str, classes: usize) -> Result<(), Message> {
        let refuse =
            |key: &str| Message::new(key).number("number", (self.len() + 1) as f64).excerpt("point", part);
        let Some(Ok([x, y, label])) = decimal::list(part).map(<[f64; 3]>::try_from) else {
            return Err(refuse("classifier.no-point"));
        };
        if !(0.0..classes as f64).contains(&label) || label.fract() != 0.0 {
            return Err(refuse("classifier.no-point-class").number("last", classes as f64 - 1.0));
        }
        self.add([x, y], label as u32)
    }

    /// Adds one.
    ///
    /// # Errors
    /// A message where it is one too many.
    pub fn add(&mut self, place: [f64; 2], label: u32) -> Result<(), Message> {
        if self.len() >= Self::MOST {
            return Err(Message::new("classifier.too-many-points").number("most", Self::MOST as f64));
        }
        self.places.extend(place);
        self.labels.push(label);
        Ok(())
    }
}

/// The points of a list.
pub fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// Of the plane.
impl From<Dataset> for Points {
    fn from(data: Dataset) -> Self {
        Self { places: data.features, labels: data.labels }
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn what_is_written_is_read_back() {
        let places = vec![0.1, -2.5, 3.0, 1e-7, 0.1 + 0.2, f64::MAX, f64::MIN_POSITIVE, -0.0];
        let points = Points { places, labels: vec![1, 0, 1, 0] };
        let again = Points::read(&points.to_text(), 2).expect("points");
        let bits = |points: &Points| points.places.iter().map(|x| x.to_bits()).collect::<Vec<u64>>();
        assert_eq!((bits(&again), again.labels), (bits(&points), points.labels));
        assert_eq!(Points::read(" ; ", 2), Ok(Points::default()));
    }

    #[test]
    fn the_point_that_is_none_is_named() {
        let said = |list: &str| Points::read(list, 2).expect_err(list).to_string();
        assert_eq!(said("foo"), "classifier.no-point number=1 point=foo");
        assert_eq!(said("0,0,0; 1,2"), "classifier.no-point number=2 point=1,2");
        assert_eq!(said("0,inf,0"), "classifier.no-point number=1 point=0,inf,0");
        for class in ["5", "-1", "0.5"] {
            let list = format!("0,0,{class}");
            assert_eq!(said(&list), format!("classifier.no-point-class number=1 point={list} last=1"));
        }
        assert_eq!(said(&"0,0,0;".repeat(Points::MOST + 1)), "classifier.too-many-points most=2000");
        assert!(said(&"x".repeat(60_000)).len() < 100);
    }
}
