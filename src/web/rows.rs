//! What the page asks of the probability gallery beyond drawing: where its panels are, and every row's answer at a place.

use super::plate::Plate;
use crate::engine::plan::Outcome;
use crate::figure::probability_gallery as gallery;
use crate::plot::Point;
use wasm_bindgen::prelude::wasm_bindgen;

/// Between the fields of a row.
const BETWEEN: &str = "\u{1f}";

#[wasm_bindgen]
impl Plate {
    /// The width beyond which the gallery grows no more.
    #[must_use]
    pub fn widest(&self, options: &str) -> f64 {
        let (values, options) = self.look(options);
        gallery::widest(&self.outcomes, &values, options.theme.scale)
    }

    /// Rows and columns of the gallery, then x, y, width and height of each panel, row by row.
    #[must_use]
    pub fn panels(&self, options: &str) -> Vec<f64> {
        let (values, options) = self.look(options);
        let layout = gallery::layout(&self.outcomes, &values, options.width, options.theme.scale);
        let (rows, columns) = layout.size();
        let mut panels = vec![rows as f64, columns as f64];
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let panel = layout.panel(row, column);
            panels.extend([panel.x, panel.y, panel.width, panel.height]);
        }
        panels
    }

    /// At a place of the picture: across and down as shares of a panel, the place of the plane, then a row for each row of the
    /// gallery with the probability of every class (NaN where it is not fitted). Empty beside the panels.
    #[must_use]
    pub fn probe(&self, options: &str, x: f64, y: f64) -> Vec<f64> {
        let (values, options) = self.look(options);
        let layout = gallery::layout(&self.outcomes, &values, options.width, options.theme.scale);
        let Some((row, column)) = layout.find(Point::new(x, y)) else { return Vec::new() };
        let panel = layout.panel(row, column);
        let (across, down) = ((x - panel.x) / panel.width, (y - panel.y) / panel.height);
        let Some(fitted) = self.fitted() else { return Vec::new() };
        let place = fitted.window.place([across, down]);
        let classes = gallery::classes(&self.outcomes, &values);
        let mut answer = vec![across, down, place[0], place[1]];
        for outcome in &self.outcomes {
            let fitting = outcome.fitting();
            answer
                .extend((0..classes).map(|class| {
                    fitting.map_or(f64::NAN, |fitting| fitting.at(fitting.plane(class), place))
                }));
        }
        answer
    }

    /// The rows as they are fitted, each `id ␟ key ␟ value …`: what was chosen, all else is at its default. The id of one that
    /// trains a head is `head`, its first key too. What makes no sense is not among them; [`Plate::set`] said so.
    #[must_use]
    pub fn rows(&self) -> Vec<String> {
        gallery::rows(&self.values).iter().map(|row| row.fields().join(BETWEEN)).collect()
    }

    /// The knob that lists such rows: what [`Plate::rows`] gave, changed, put in another order, shortened or lengthened.
    #[must_use]
    pub fn listed(&self, rows: Vec<String>) -> String {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(BETWEEN).collect()).collect();
        gallery::write(&rows)
    }

    /// The key of each row's name.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        gallery::rows(&self.values).iter().map(gallery::Row::name).collect()
    }

    /// Whether the published pictures of the rows of a name were drawn from a solver that stopped early, and ours differ.
    #[must_use]
    pub fn stopped(&self, name: &str) -> bool {
        gallery::rows(&self.values).iter().any(|row| row.name() == name && row.stopped())
    }

    /// What was chosen for each row, in words.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        super::WORDS.with_borrow(|words| {
            gallery::rows(&self.values).iter().map(|row| row.choices(words).join(", ")).collect()
        })
    }

    /// Class names, once a row is fitted.
    #[must_use]
    pub fn classes(&self) -> Vec<String> {
        self.fitted().map(|fitting| fitting.scatter.classes.clone()).unwrap_or_default()
    }

    /// The names of the two columns, once a row is fitted.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        self.fitted().map(|fitting| fitting.scatter.columns.to_vec()).unwrap_or_default()
    }
}

impl Plate {
    fn fitted(&self) -> Option<&crate::engine::fit::Fitting> {
        self.outcomes.iter().find_map(Outcome::fitting)
    }
}
