//! Center loss: ten digits in the plane under softmax and center loss with a growing weight λ.
//!
//! ```text
//!            softmax    λ = 0.001   λ = 0.01   λ = 0.1
//! training      ✳          ✿           ⁘          ⁘        rays become discs about the learned centres (open circles),
//! test          ✳          ✿           ✿          ✿        which follow the class means (crosses)
//! ```
//!
//! After center loss (ECCV 2016), figs. 2 and 3; one seed, so that only λ differs. Softmax alone parts the classes by stretching
//! them into rays; the term draws each together whatever its direction. The paper's λ are for a sum over the batch, ours for a
//! mean. Every column has its own reach, the same for both rows, since nothing fixes the lengths. The centres are what the term
//! keeps and moves by α: with small α they lag behind the means, with α = 0 they never leave the origin.

use super::part::{centres, grid, legend, run, samples};
use super::{Card, Look, Spec};
use crate::engine::Frame;
use crate::engine::plan::{Need, Outcome};
use crate::knob::{Knob, Values};
use crate::math::{Real, angle};
use crate::message::Message;
use crate::plot::{Ink, Plane, Rect, Shape};
use legend::Swatch;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "center-loss",
    knobs: &[
        Knob::number("alpha", "knob.center-alpha", (0.0, 1.0), 0.5, 0.01).symbol("α").restarting(),
        run::SEED,
        run::steps(1500.0),
    ],
    size: (820.0, 490.0),
    plan,
    draw,
    describe,
    lab: |values| Some(run::in_lab(&log(values, WEIGHTS[2]), values)),
    card: Card { needs: Some(ENDS), draw: Some(card) },
    ..super::PICTURE
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
    WEIGHTS.iter().map(|&weight| run::need(log(values, weight), &[], values)).collect()
}

fn draw(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let area = key(ink, look);
    let panels = grid::panels(area, WEIGHTS.len(), 12.0, 0.43);
    (0..WEIGHTS.len()).zip(panels).for_each(|at| titled_run(ink, at, outcomes, column, look));
}

/// The training samples of two runs.
fn card(outcomes: &[Outcome], _: &Values, ink: &mut dyn Ink, look: &Look) {
    let area = key(ink, look);
    let panels = grid::panels(area, ENDS.len(), 12.0, 0.9);
    let cloud = |ink: &mut dyn Ink, area: Rect, frame: &Frame, look: &Look| {
        classes(ink, area, (frame, reach(frame), true), look);
    };
    ENDS.iter().copied().zip(panels).for_each(|at| titled_run(ink, at, outcomes, cloud, look));
}

/// The paper and what its marks mean; what is left of it.
fn key(ink: &mut dyn Ink, look: &Look) -> Rect {
    let theme = look.theme;
    let paper = grid::paper(ink, theme);
    let says = |key: &str| look.words.get(key).to_owned();
    let entries = [
        (says("figure.center-loss.mean"), Swatch::Dot(Shape::Cross, theme.ink)),
        (says("figure.center-loss.learned"), Swatch::Ring(theme.ink)),
    ];
    legend::above(ink, paper, &entries, look)
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
    run::draw_newest(ink, inside, (outcomes, k), look, inner);
}

/// Training samples above, test samples below.
fn column(ink: &mut dyn Ink, panel: Rect, frame: &Frame, look: &Look) {
    let (above, below) = grid::halves(panel, 0.5, 4.0);
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
    ink.clip(inside.square());
    middles(ink, &plane, (frame, &clouds), look);
    ink.unclip();
}

/// The learned centres, and on them the class means.
fn middles(ink: &mut dyn Ink, plane: &Plane, (frame, clouds): (&Frame, &Clouds), look: &Look) {
    let radius = (plane.area().width / 95.0).clamp(1.4, 2.6) * look.theme.scale;
    let kept = centres_of(frame).map(|(_, at)| plane.to_page(at)).filter(|at| at.finite());
    ink.points(&kept.map(|at| centres::learned(at, radius, look.theme)).collect::<Vec<_>>());
    let means = clouds.means.iter().map(|(_, mean)| plane.to_page(*mean)).filter(|at| at.finite());
    ink.points(&means.map(|at| centres::mean(at, radius, look.theme)).collect::<Vec<_>>());
}

/// The centres that the term keeps, with their classes.
fn centres_of(frame: &Frame) -> impl Iterator<Item = (usize, [f64; 2])> {
    let rows = frame.centres.chunks_exact(frame.shape.dim.max(2)).enumerate();
    rows.map(|(class, c)| (class, [f64::from(c[0]), f64::from(c[1])]))
}

/// The largest coordinate of a sample, and a little more.
fn reach(frame: &Frame) -> f64 {
    let sizes = frame.embeddings.iter().map(|x| f64::from(x.abs())).filter(|x| x.is_finite());
    1.06 * sizes.fold(f64::TINY, Real::at_least)
}

/// The classes of the training or the test samples, as clouds of the plane.
struct Clouds {
    /// Classes that have samples, and the means of these.
    means: Vec<(usize, [f64; 2])>,
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
                means.push((k, mean));
            }
        }
        Self { means, spread: away / count }
    }

    /// From a mean to the nearest other one, averaged, as a multiple of the spread.
    fn ratio(&self) -> f64 {
        let nearest = |(y, own): &(usize, [f64; 2])| {
            let others = self.means.iter().filter(|(j, _)| j != y);
            others.map(|(_, mean)| distance(*own, *mean)).fold(f64::INFINITY, Real::at_most)
        };
        self.means.iter().map(nearest).sum::<f64>() / self.means.len() as f64 / self.spread
    }

    /// From a learned centre to the class's mean, averaged, as a multiple of the spread; NaN where the term keeps no centres.
    fn lag(&self, frame: &Frame) -> f64 {
        let mean = |class: usize| self.means.iter().find(|(k, _)| *k == class).map(|(_, mean)| *mean);
        let away: Vec<f64> =
            centres_of(frame).filter_map(|(class, at)| Some(distance(at, mean(class)?))).collect();
        away.iter().sum::<f64>() / away.len() as f64 / self.spread
    }
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    angle::square_distance(&a, &b).sqrt()
}

fn describe(outcomes: &[Outcome], _: &Values) -> Vec<Message> {
    let columns = WEIGHTS.iter().enumerate();
    let said = columns.filter_map(|(k, weight)| {
        let frame = run::newest(outcomes, k)?;
        let (train, test) = (Clouds::of(frame, true), Clouds::of(frame, false));
        let said = Message::new("figure.center-loss.state").text("weight", weight.to_string());
        let said = said.number("train", train.ratio()).number("test", test.ratio());
        let said = said.number("reach", reach(frame)).number("accuracy", f64::from(frame.accuracies.test));
        let centres = Message::new("figure.center-loss.centres").text("weight", weight.to_string());
        let centres = centres.number("train", train.lag(frame)).number("test", test.lag(frame));
        Some([Some(said), (!frame.centres.is_empty()).then_some(centres)])
    });
    let said: Vec<Message> = said.flatten().flatten().collect();
    run::said_or_waiting(said)
}

#[cfg(test)]
mod tests {
    use super::{SPEC, Shape};
    use crate::engine::plan;
    use crate::figure::Look;
    use crate::figure::view::fixture;
    use crate::knob::Values;
    use crate::plot::recorder::Recorder;
    use crate::plot::{Mark, Theme};

    #[test]
    fn every_class_has_its_mean_and_where_the_term_acts_its_learned_centre() {
        let mut values = Values::defaults(SPEC.knobs);
        values.set("steps", "20").expect("a knob");
        let outcomes = plan::carry_out(&(SPEC.plan)(&values)).expect("built-in data");
        let mut ink = Recorder::new(SPEC.size.0, SPEC.size.1);
        let look = Look { theme: &Theme::light(), words: &fixture::words() };
        (SPEC.draw)(&outcomes, &values, &mut ink, &look);
        let count = |what: &dyn Fn(&Mark) -> bool| ink.marks().into_iter().filter(|mark| what(mark)).count();
        // Two panels a run, ten digits; one more of each in the legend.
        assert_eq!(
            count(&|mark| mark.shape == Shape::Cross && mark.fill == Theme::light().ink),
            4 * 2 * 10 + 1
        );
        assert_eq!(count(&|mark| mark.fill.a == 0), 3 * 2 * 10 + 1);
        let said = (SPEC.describe)(&outcomes, &values);
        assert_eq!(said.iter().filter(|message| message.key == "figure.center-loss.centres").count(), 3);
    }
}
