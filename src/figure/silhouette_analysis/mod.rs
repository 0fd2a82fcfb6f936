//! Silhouette analysis, as scikit-learn's example draws it: bars sorted within each cluster beside the samples, for the classes of
//! an embedding while it trains or for k-means on the same points.
//!
//! ```text
//!  0 ▐████████▌ ┊         ·0·        mean silhouette     mean silhouette
//!  1 ▐█████▌    ┊      ·1·     ·2·     ╲ •              ╭────
//!  2 ▐██████████┊▌                   k  2 3 4 5 6        steps
//! ```
//!
//! Rousseeuw 1987; scikit-learn, "Selecting the number of clusters with silhouette analysis on KMeans clustering". A bad choice of
//! k shows as a cluster that stays below the mean, or as bars of very unequal length.

mod panels;
mod view;

use super::part::{grid, run};
use super::{Card, Look, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::message::Message;
use crate::metric::Distance;
use crate::plot::{Ink, Rect};
use view::View;

/// Where something is trained.
const TRAINED: &[(&str, &[&str])] = &[("points", &["embedding"])];

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "silhouette-analysis",
    knobs: &[
        Knob::choice("points", "figure.knob.analysed", &["embedding", "blobs"], "embedding"),
        Knob::choice("clusters", "figure.knob.clusters", &["classes", "2", "3", "4", "5", "6"], "classes"),
        Knob::choice("distance", "figure.knob.distance", Distance::WORDS, "cosine"),
        Knob::choice("head", "figure.knob.head", &["softmax", "nsl", "cosface", "arcface"], "nsl")
            .restarting()
            .when(TRAINED),
        run::SEED.when(TRAINED),
        run::steps(800.0).when(TRAINED),
    ],
    size: (640.0, 460.0),
    plan,
    draw,
    describe,
    lab: |values| (values.word("points") == "embedding").then(|| run::in_lab(&log(values), values)),
    card: Card { needs: None, draw: Some(card) },
    ..super::PICTURE
};

/// Bars and samples.
fn card(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    match View::newest(outcomes, values) {
        Some(view) => pair(ink, paper, &view, look),
        None => grid::waiting(ink, paper, look),
    }
}

/// The bars beside the samples.
fn pair(ink: &mut dyn Ink, area: Rect, view: &View, look: &Look) {
    let (left, right) = grid::split_columns(area, 0.5, 18.0);
    panels::bars(ink, left, view, look);
    panels::scatter(ink, right, view, look);
}

/// How many frames are taken on the way, closer together at the beginning, where most happens.
const FRAMES: u64 = 12;

fn log(values: &Values) -> String {
    let mut settings = run::IDENTITIES.to_vec();
    settings.extend([("classes", "4"), ("head", values.word("head"))]);
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    if values.word("points") != "embedding" {
        return Vec::new();
    }
    let end = values.number("steps") as u64;
    let mut between: Vec<u64> =
        (1..FRAMES).map(|i| end * i * i / (FRAMES * FRAMES)).filter(|&at| at > 0).collect();
    between.dedup();
    vec![run::need(log(values), &between, values)]
}

fn draw(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let Some(view) = View::newest(outcomes, values) else {
        return grid::waiting(ink, paper, look);
    };
    let small = paper.height < 16.0 * look.theme.label().size * 1.4;
    let (upper, lower) = if small {
        (paper, None)
    } else {
        let (upper, lower) = grid::split_rows(paper, 0.66, 14.0);
        (upper, Some(lower))
    };
    pair(ink, upper, &view, look);
    if let Some(lower) = lower {
        // Points that nothing trains have no curve over steps.
        let trains = values.word("points") == "embedding";
        let (left, right) = grid::split_columns(lower, 0.5, 18.0);
        panels::by_count(ink, if trains { left } else { lower }, &view, look);
        if trains {
            panels::by_step(ink, right, &view.means(), look);
        }
    }
}

fn describe(outcomes: &[Outcome], values: &Values) -> Vec<Message> {
    let Some(view) = View::newest(outcomes, values) else { return vec![Message::new("figure.waiting")] };
    let state = Message::new("figure.silhouette-analysis.state").number("mean", view.mean);
    let state = state.number("clusters", view.clusters as f64).number("count", view.labels.len() as f64);
    let low = view.below();
    vec![
        state,
        if low == 0 {
            Message::new("figure.silhouette-analysis.sound")
        } else {
            Message::new("figure.silhouette-analysis.below").number("count", low as f64)
        },
    ]
}
