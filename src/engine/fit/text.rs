//! A fit as a query string: how the page hands it to a worker.
//!
//! ```text
//! model=svm&m.C=10&data=iris&x=0&y=1&split=none&grid=150,150          m.…  the model's knobs, d.…  the data set's
//! model=head&log=head%3Darcface&steps=400&points=0.5,1,0;…&classes=2&window=-1,1,-1,1&grid=96,72
//! ```

use super::{FINEST, Fit, Model, Points, Samples, Source, Split};
use crate::classifier;
use crate::data;
use crate::engine::query;
use crate::knob::{Chosen, Entry};
use crate::math::{Window, decimal};
use crate::message::Message;

/// Most steps a head is trained for.
pub const STEPS: u64 = 5000;
/// Most classes of points given one by one.
const CLASSES: usize = 100;

impl Fit {
    /// As a query string.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, value: String| pairs.push((key.to_owned(), value));
        match &self.model {
            Model::Classifier(chosen) => {
                put("model", chosen.id().to_owned());
                let values = chosen.values().iter();
                values.for_each(|(knob, value)| put(&format!("m.{}", knob.id), value.to_string()));
            }
            Model::Head { settings, steps } => {
                put("model", "head".to_owned());
                put("log", settings.clone());
                put("steps", steps.to_string());
            }
        }
        let samples = &self.samples;
        match &samples.source {
            Source::Set(set) => {
                put("data", set.id().to_owned());
                let values = set.values().iter();
                values.for_each(|(knob, value)| put(&format!("d.{}", knob.id), value.to_string()));
            }
            Source::Points { points, classes } => {
                put("points", points.to_text());
                put("classes", classes.to_string());
            }
        }
        put("x", samples.columns.0.to_string());
        put("y", samples.columns.1.to_string());
        put("standardise", if samples.standardise { "on" } else { "off" }.to_owned());
        put("split", samples.split.word().to_owned());
        put("most", samples.most.to_string());
        put("seed", samples.seed.to_string());
        if let Some(window) = self.window {
            put("window", window.sides().map(decimal::shortest).join(","));
        }
        put("grid", format!("{},{}", self.grid.0, self.grid.1));
        query::write(pairs.iter().map(|(key, value)| (key.as_str(), value.clone())))
    }

    /// Reads [`Fit::to_text`].
    ///
    /// # Errors
    /// A message where the text is no fit.
    pub fn from_text(text: &str) -> Result<Self, Message> {
        Self::read(&query::read(text)).ok_or_else(|| Message::new("fit.unreadable"))
    }

    fn read(pairs: &[(String, String)]) -> Option<Self> {
        let get = |key: &str| pairs.iter().rev().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
        let count = |key: &str| get(key).and_then(|text| text.parse::<usize>().ok());
        let model = match get("model")? {
            "head" => Model::Head {
                settings: get("log").unwrap_or_default().to_owned(),
                steps: get("steps")?.parse::<u64>().ok()?.min(STEPS),
            },
            id => Model::Classifier(chosen(classifier::find(id)?, pairs, "m.")),
        };
        let source = match get("points") {
            Some(list) => {
                let classes = count("classes")?.min(CLASSES);
                Source::Points { points: Points::read(list, classes).ok()?, classes }
            }
            None => Source::Set(chosen(data::find(get("data")?)?, pairs, "d.")),
        };
        let samples = Samples {
            source,
            columns: (count("x").unwrap_or(0), count("y").unwrap_or(1)),
            standardise: get("standardise") == Some("on"),
            split: get("split").map_or(Some(Split::None), Split::read)?,
            most: count("most").unwrap_or(0),
            seed: get("seed").and_then(|text| text.parse().ok()).unwrap_or(0),
        };
        let window = get("window").and_then(decimal::list).and_then(|sides| <[f64; 4]>::try_from(sides).ok());
        let [wide, high] = decimal::list(get("grid")?)?[..] else { return None };
        let side = |x: f64| (x as usize).clamp(2, FINEST);
        let window = window.map(Window::from);
        Some(Self { model, samples, window, grid: (side(wide), side(high)) })
    }
}

/// With the values of the keys that begin with a prefix; what makes no sense keeps its default.
fn chosen<S: Entry>(spec: &'static S, pairs: &[(String, String)], prefix: &str) -> Chosen<S> {
    let mut chosen = Chosen::new(spec);
    for (key, value) in pairs {
        if let Some(id) = key.strip_prefix(prefix) {
            let _ = chosen.set(id, value);
        }
    }
    chosen
}
