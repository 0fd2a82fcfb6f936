//! What the page asks of a gallery beyond drawing: where its panels are, what its rows are, and every row's answer at a place.
//! A figure that is none answers nothing.

use super::plate::Plate;
use crate::engine::fit::Fitting;
use crate::engine::plan::Outcome;
use crate::figure::Face;
use crate::figure::face::{GalleryFace, Panels, Row};
use crate::plot::{Point, Rect};
use wasm_bindgen::prelude::wasm_bindgen;

/// Between the fields of a row.
const BETWEEN: &str = "\u{1f}";

#[wasm_bindgen]
impl Plate {
    /// The width beyond which it grows no more.
    #[must_use]
    pub fn widest(&self, options: &str) -> f64 {
        let (values, options) = self.look(options);
        let widest = self.spec.room.as_ref().and_then(|room| room.width);
        widest.map_or(f64::INFINITY, |widest| widest(&self.outcomes, &values, options.theme.scale))
    }

    /// Rows and columns of the gallery, then x, y, width and height of each panel, row by row.
    #[must_use]
    pub fn panels(&self, options: &str) -> Vec<f64> {
        let Some(Panels { columns, areas }) = self.areas(options) else { return Vec::new() };
        let sides = areas.iter().flat_map(|area| [area.x, area.y, area.width, area.height]);
        [(areas.len() / columns.max(1)) as f64, columns as f64].into_iter().chain(sides).collect()
    }

    /// At a place of the picture: across and down as shares of a panel, the place of the plane, then a row for each row of the
    /// gallery with the probability of every class (NaN where it is not fitted). Empty beside the panels.
    #[must_use]
    pub fn probe(&self, options: &str, x: f64, y: f64) -> Vec<f64> {
        let at = Point::new(x, y);
        let panels = self.areas(options).map_or(Vec::new(), |panels| panels.areas);
        let panel: Option<&Rect> = panels.iter().find(|panel| panel.contains(at));
        let (Some(panel), Some(fitted)) = (panel, self.fitted()) else { return Vec::new() };
        let (across, down) = ((x - panel.x) / panel.width, (y - panel.y) / panel.height);
        let place = fitted.window.place([across, down]);
        let classes = fitted.scatter.classes.len();
        let share = |outcome: &Outcome, class: usize| {
            outcome.fitting().map_or(f64::NAN, |fitting| fitting.at(fitting.plane(class), place))
        };
        let shares = self.outcomes.iter().flat_map(|outcome| (0..classes).map(move |k| share(outcome, k)));
        [across, down, place[0], place[1]].into_iter().chain(shares).collect()
    }

    /// The rows as they are fitted, each `id ␟ key ␟ value …`: what was chosen, all else is at its default. The id of one that
    /// trains a head is `head`, its first key too. What makes no sense is not among them; [`Plate::set`] said so.
    #[must_use]
    pub fn rows(&self) -> Vec<String> {
        self.listed().iter().map(|row| row.fields.join(BETWEEN)).collect()
    }

    /// The knob that lists such rows: what [`Plate::rows`] gave, changed, put in another order, shortened or lengthened.
    #[must_use]
    pub fn list(&self, rows: Vec<String>) -> String {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(BETWEEN).collect()).collect();
        self.gallery().map(|gallery| (gallery.list)(&rows)).unwrap_or_default()
    }

    /// The key of each row's name.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.listed().into_iter().map(|row| row.name).collect()
    }

    /// Whether the published pictures of the rows of a name were drawn from a solver that stopped early, and ours differ.
    #[must_use]
    pub fn stopped(&self, name: &str) -> bool {
        self.listed().iter().any(|row| row.name == name && row.stopped)
    }

    /// What was chosen for each row, in words.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        self.listed().iter().map(|row| row.choices.join(", ")).collect()
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
    fn gallery(&self) -> Option<&'static GalleryFace> {
        let Face::Gallery(gallery) = self.spec.face else { return None };
        Some(gallery)
    }

    fn areas(&self, options: &str) -> Option<Panels> {
        let (values, options) = self.look(options);
        self.gallery()
            .map(|gallery| (gallery.panels)(&self.outcomes, &values, options.width, options.theme.scale))
    }

    fn listed(&self) -> Vec<Row> {
        super::WORDS.with_borrow(|words| {
            self.gallery().map(|gallery| (gallery.rows)(&self.values, words)).unwrap_or_default()
        })
    }

    fn fitted(&self) -> Option<&Fitting> {
        self.outcomes.iter().find_map(Outcome::fitting)
    }
}
