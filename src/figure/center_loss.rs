//! Center loss: ten digits in the plane under softmax and center loss with a growing weight λ.
//!
//! ```text
//!            softmax    λ = 0.001   λ = 0.01   λ = 0.1
//! training      ✳          ✿           ⁘          ⁘        rays become discs about the class means (crosses)
//! test          ✳          ✿           ✿          ✿
//! ```
//!
//! After center loss (ECCV 2016), figs. 2 and 3; one seed, so that only λ differs. Softmax alone parts the classes by stretching them
//! into rays; the term draws each together whatever its direction. The paper's λ are for a sum over the batch, ours for a mean. Every
//! column has its own reach, the same for both rows, since nothing fixes the lengths.

use super::part::{grid, run, samples};
use super::{Card, Look, Spec};
use crate::engine::plan::{Need, Outcome};
use crate::engine::{Frame, Wants};
use crate::knob::{Knob, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ink, Mark, Rect, Shape};

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "center-loss",
    knobs: &[
        Knob::number("alpha", "knob.center-alpha", (0.0, 1.0), 0.5, 0.01).symbol("α").restarting(),
        run::SEED,
        run::steps(1500.0),
    ],
    size: (820.0, 470.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, WEIGHTS[2]), values)),
    drag: None,
    panel: None,
    card: Card { needs: Some(ENDS), draw: Some(card) },
    spots: None,
};

/// λ of the panels; 0 is softmax alone.
const WEIGHTS: [f64; 4] = [0.0, 0.001, 0.01, 0.1];
/// Softmax alone and λ = 0.01: what a thumbnail shows.
const ENDS: &[usize] = &[0, 2];

fn log(values: &Values, weight: f64) -> String {
    let (weight, alpha) = (weight.to_string(), values.number("alpha").to_string());
    let mut settings = vec![("data", "digits"), ("head", "softmax")];
    if weight != "0" {
        settings.extend([("term", "center"), ("weight", weight.as_str()), ("alpha", &alpha)]);
    }
    run::log(values, &settings)
}

fn plan(values: &Values) -> Vec<Need> {
    WEIGHTS.iter().map(|&weight| run::need(log(values, weight), &[], values, Wants::default())).collect()
}

fn draw(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let panels = grid::panels(paper, WEIGHTS.len(), 12.0, 0.43);
    (0..WEIGHTS.len()).zip(panels).for_each(|at| titled_run(ink, at, outcomes, column, look));
}

/// The training samples of two runs.
fn card(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let panels = grid::panels(paper, ENDS.len(), 12.0, 0.9);
    let cloud = |ink: &mut dyn Ink, area: Rect, frame: &Frame, look: &Look| {
        classes(ink, area, (frame, reach(frame), true), look);
    };
    ENDS.iter().copied().zip(panels).for_each(|at| titled_run(ink, at, outcomes, cloud, look));
}

/// A run's title and what is drawn of it.
fn titled_run(
    ink: &mut dyn Ink,
    (k, panel): (usize, Rect),
    outcomes: &[Outcome],
    inner: impl Fn(&mut dyn Ink, Rect, &Frame, &Look),
    look: &Look,
) {
    let title = match WEIGHTS[k] {
        0.0 => Message::new("figure.center-loss.alone"),
        weight => Message::new("figure.center-loss.weight").text("weight", weight.to_string()),
    };
    let inside = grid::titled(ink, panel, &look.words.say(&title), look);
    match run::newest(outcomes, k) {
        Some((frame, _)) => inner(ink, inside, frame, look),
        None => grid::instead(ink, inside, look.words.get("figure.waiting"), look),
    }
}

/// Training samples above, test samples below.
fn column(ink: &mut dyn Ink, panel: Rect, frame: &Frame, look: &Look) {
    let (above, below) = if panel.width > panel.height {
        grid::split_columns(panel, 0.5, 8.0)
    } else {
        grid::split_rows(panel, 0.5, 4.0)
    };
    let reach = reach(frame);
    classes(ink, above, (frame, reach, true), look);
    classes(ink, below, (frame, reach, false), look);
}

/// The training or the test samples with their class means, and how these stand apart.
fn classes(ink: &mut dyn Ink, area: Rect, (frame, reach, train): (&Frame, f64, bool), look: &Look) {
    let clouds = Clouds::of(frame, train);
    let key = if train { "figure.center-loss.train" } else { "figure.center-loss.test" };
    let state = look.words.say(&Message::new(key).number("ratio", clouds.ratio()));
    let inside = grid::footed(ink, area, &state, look);
    let plane = samples::cloud(ink, inside, (frame, reach), |i| frame.train[i] == train, look);
    let radius = (inside.square().width / 80.0).clamp(1.6, 2.8);
    let means = clouds.means.iter().map(|mean| plane.to_page(*mean)).filter(|at| at.finite());
    let cross = |at| Mark::new(at, Shape::Cross, radius, look.theme.ink).rimmed(look.theme.paper, 1.0);
    ink.points(&means.map(cross).collect::<Vec<_>>());
}

/// The largest coordinate of a sample, and a little more.
fn reach(frame: &Frame) -> f64 {
    let sizes = frame.embeddings.iter().map(|x| f64::from(x.abs())).filter(|x| x.is_finite());
    1.06 * sizes.fold(f64::TINY, Real::at_least)
}

/// The classes of the training or the test samples, as clouds of the plane.
struct Clouds {
    means: Vec<[f64; 2]>,
    /// Mean distance from a sample to its class's mean.
    spread: f64,
}

impl Clouds {
    fn of(frame: &Frame, train: bool) -> Self {
        let rows = || frame.embeddings.chunks_exact(2).zip(&frame.labels).zip(&frame.train);
        let own = |k: usize| {
            let mine = move |label: u32, of: bool| of == train && label as usize == k;
            rows().filter(move |((_, label), of)| mine(**label, **of)).map(|((x, _), _)| x)
        };
        let (mut means, mut away, mut count) = (Vec::new(), 0.0, 0.0);
        for k in 0..frame.shape.classes {
            let n = own(k).count() as f64;
            let sum = own(k).fold([0.0; 2], |sum, x| [sum[0] + f64::from(x[0]), sum[1] + f64::from(x[1])]);
            if n > 0.0 {
                let mean = sum.map(|part| part / n);
                away += own(k).map(|x| distance([f64::from(x[0]), f64::from(x[1])], mean)).sum::<f64>();
                count += n;
                means.push(mean);
            }
        }
        Self { means, spread: away / count }
    }

    /// From a mean to the nearest other one, averaged, as a multiple of the spread.
    fn ratio(&self) -> f64 {
        let nearest = |y: usize| {
            let others = self.means.iter().enumerate().filter(|(j, _)| *j != y);
            others.map(|(_, mean)| distance(self.means[y], *mean)).fold(f64::INFINITY, Real::at_most)
        };
        (0..self.means.len()).map(nearest).sum::<f64>() / self.means.len() as f64 / self.spread
    }
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])).sqrt()
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let columns = WEIGHTS.iter().enumerate();
    let said = columns.filter_map(|(k, weight)| {
        let frame = run::newest(outcomes, k)?.0;
        let said = Message::new("figure.center-loss.state").text("weight", weight.to_string());
        let said = said.number("train", Clouds::of(frame, true).ratio());
        let said = said.number("test", Clouds::of(frame, false).ratio()).number("reach", reach(frame));
        Some(said.number("accuracy", f64::from(frame.accuracies.1)))
    });
    let said: Vec<Message> = said.collect();
    if said.is_empty() { vec![Message::new("figure.waiting")] } else { said }
}
