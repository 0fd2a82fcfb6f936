//! Two-class margins: which pairs of angles each loss accepts, and the same on the circle.
//!
//! ```text
//!  θ₂ ┤ 1   ╱▒╱              1: enough for class 1, T(θ₁) > cos θ₂
//!     │   ╱▒╱    2           2: enough for class 2, T(θ₂) > cos θ₁
//!     │ ╱▒╱                  ▒: for neither, the margin
//!     └──────── θ₁           faded: pairs that no x has, |θ₁ − θ₂| ≤ Θ ≤ min(θ₁ + θ₂, 2π − θ₁ − θ₂) fails
//! ```
//!
//! After ArcFace (CVPR 2019), fig. 5, and CosFace (CVPR 2018), figs. 2 and 3: only ArcFace's band is equally wide in angle
//! everywhere; CosFace's is in cosine. Plain softmax has no band but an overlap: where the longer prototype wins against the
//! angles.

mod circle;
mod regions;
mod square;

use super::part::{grid, legend};
use super::{Changes, Look, Size, Spec};
use crate::engine::plan::Outcome;
use crate::knob::{Knob, Unit, Values};
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Ink, Point, Rect};
use legend::Swatch;
use regions::{Loss, Parting, Region, losses};

/// A picture smaller than this both ways is a small one, CSS pixels.
const SMALL: f64 = 420.0;

/// The registry entry.
pub(super) const SPEC: Spec = Spec {
    id: "two-class-margins",
    knobs: &[
        Knob::choice("axes", "figure.knob.axes", &["angles", "cosines"], "angles"),
        Knob::choice("head", "figure.knob.on-circle", regions::IDS, "arcface"),
        Knob::number("apart", "figure.knob.apart", (0.1, f64::PI), f64::PI / 2.0, 0.05)
            .symbol("Θ")
            .unit(Unit::Radians),
        Knob::number("probe", "figure.knob.probe", (-f64::PI, f64::PI), 1.2, 0.05)
            .symbol("x")
            .unit(Unit::Radians),
        Knob::log("lengths", "figure.knob.lengths", (0.25, 4.0), 1.6, 0.05).symbol("‖w₁‖/‖w₂‖"),
        Knob::number("m-sphereface", "figure.knob.m-sphereface", (1.0, 4.0), 2.0, 0.1).symbol("m"),
        Knob::number("m-cosface", "figure.knob.m-cosface", (0.0, 1.0), 0.35, 0.01).symbol("m"),
        Knob::number("m-arcface", "figure.knob.m-arcface", (0.0, 1.5), 0.5, 0.01)
            .symbol("m")
            .unit(Unit::Radians),
        Knob::number("m1", "knob.m1", (0.5, 2.0), 0.9, 0.05).symbol("m₁"),
        Knob::number("m2", "knob.m2", (0.0, 1.0), 0.4, 0.01).symbol("m₂").unit(Unit::Radians),
        Knob::number("m3", "knob.m3", (0.0, 1.0), 0.15, 0.01).symbol("m₃"),
        Knob::number("grid", "figure.knob.grid", (16.0, 256.0), 128.0, 16.0).technical(),
    ],
    size: (860.0, 440.0),
    draw,
    describe,
    drag: Some(drag),
    ..super::PICTURE
};

/// What the colours mean; the room below. Those that all losses share, and of a whole picture the others that are there.
fn legend(ink: &mut dyn Ink, area: Rect, shown: &[&Loss], whole: bool, look: &Look) -> Rect {
    let theme = look.theme;
    let tone = |region: Region| Swatch::Fill(regions::tone(region, theme));
    let says = |key: &str| look.words.get(key).to_owned();
    let mut entries = vec![
        (says("figure.two-class-margins.first"), tone(Region::First)),
        (says("figure.two-class-margins.second"), tone(Region::Second)),
        (says("figure.two-class-margins.neither"), tone(Region::Neither)),
    ];
    if shown.iter().any(|loss| loss.overlaps()) {
        entries.push((says("figure.two-class-margins.both"), tone(Region::Both)));
    }
    if whole {
        entries.extend([
            (says("figure.two-class-margins.length"), tone(Region::Length)),
            (says("figure.two-class-margins.reach"), Swatch::Line(theme.stroke(theme.focus, 1.0))),
        ]);
    }
    legend::above(ink, area, &entries, look)
}

/// Where the squares and the circle go. A small picture has one square only, that of the loss on the circle.
struct Layout {
    squares: Rect,
    circle: Rect,
    all: bool,
}

impl Layout {
    fn of(area: Rect) -> Self {
        let all = area.width >= SMALL || area.height >= SMALL;
        let (squares, circle) = match all {
            false => grid::split_columns(area, 0.5, 12.0),
            true if area.width > 1.15 * area.height => grid::split_columns(area, 0.64, 18.0),
            true => grid::split_rows(area, 0.6, 12.0),
        };
        Self { squares, circle, all }
    }
}

fn draw(_: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let paper = grid::paper(ink, look.theme);
    let layout = Layout::of(paper);
    let losses = losses(values);
    let on_circle = |loss: &&Loss| loss.id == values.word("head");
    let shown: Vec<&Loss> = losses.iter().filter(|loss| layout.all || on_circle(loss)).collect();
    let squares = legend(ink, layout.squares, &shown, layout.all, look);
    for (loss, panel) in shown.iter().zip(grid::panels(squares, shown.len(), 12.0, 0.92)) {
        square::draw(ink, panel, loss, values, look);
    }
    if let Some(loss) = losses.iter().find(on_circle) {
        circle::draw(ink, layout.circle, loss, values, look);
    }
}

/// A drag of ŵ₂ opens or closes the angle; anywhere else on the circle it moves x.
fn drag(_: &[Outcome], values: &Values, size: Size, (from, to): (Point, Point), _: &Look) -> Changes {
    circle::drag(Layout::of(grid::inside(size)).circle, values, from, to)
}

fn describe(_: &[Outcome], values: &Values) -> Vec<Message> {
    let apart = values.number("apart");
    let about = |loss: &Loss| {
        let said = |key: &str| Message::new(format!("figure.two-class-margins.{key}"));
        let said = match loss.parting(apart) {
            Parting::Infeasible => said("infeasible"),
            Parting::Band(band) => said("band").number("band", band),
            Parting::Overlap(band) => said("overlap").number("band", band),
            Parting::Line(at) if at < 0.0 => said("line-beyond").number("at", -at),
            Parting::Line(at) => said("line").number("at", at),
        };
        said.word("name", format!("head.{}", loss.id)).number("apart", apart)
    };
    let mut said: Vec<Message> = losses(values).iter().map(about).collect();
    let (first, second) = circle::angles(values);
    said.push(Message::new("figure.two-class-margins.probe").number("first", first).number("second", second));
    said
}

#[cfg(test)]
mod tests {
    use super::regions::Region;
    use super::{Look, Parting, SPEC, losses};
    use crate::figure::view::fixture;
    use crate::knob::Values;
    use crate::math::Real;
    use crate::plot::Theme;

    /// The band between the two boundaries on the circle, in degrees, for Θ = 45°, 90°, 180° (closed forms in heads of each loss).
    #[test]
    fn bands_are_as_wide_as_the_formulas_say() {
        let gap = |id: &str, knob: &str, m: &str, apart: f64| {
            let mut values = Values::defaults(SPEC.knobs);
            values.set(knob, m).expect("a knob");
            let apart = apart * f64::PI / 180.0;
            let loss = losses(&values).into_iter().find(|loss| loss.id == id).expect("a loss");
            match loss.parting(apart) {
                Parting::Band(band) => Some(band * 180.0 / f64::PI),
                _ => None,
            }
        };
        for (apart, sphere, cosine) in [(90.0, 30.0, 28.7), (180.0, 60.0, 20.2)] {
            let close = |found: Option<f64>, want: f64| (found.expect("feasible") - want).abs() < 0.1;
            assert!(close(gap("sphereface", "m-sphereface", "2", apart), sphere));
            assert!(close(gap("cosface", "m-cosface", "0.35", apart), cosine));
            assert!(close(gap("arcface", "m-arcface", "0.5", apart), 28.6));
        }
        assert_eq!(gap("cosface", "m-cosface", "0.35", 45.0), None);
    }

    /// ‖w₁‖·cos t = ‖w₂‖·cos(Θ − t), wherever that is on the circle.
    #[test]
    fn softmax_has_its_boundary_where_both_logits_are_equal() {
        for (lengths, apart, want) in
            [("4", "1", 76.3), ("1.6", "0.1", 80.6), ("0.25", "1", -19.0), ("1", "1", 28.65)]
        {
            let mut values = Values::defaults(SPEC.knobs);
            values.set("lengths", lengths).expect("a number");
            values.set("apart", apart).expect("a number");
            let softmax = &losses(&values)[0];
            let Parting::Line(at) = softmax.parting(values.number("apart")) else { panic!("one line") };
            assert!((at * 180.0 / f64::PI - want).abs() < 0.05, "{lengths} {apart}: {at}");
            let ahead = |at: f64| softmax.first(at.abs(), (values.number("apart") - at).abs()) > 0.0;
            assert!(ahead(at - 1e-6) && !ahead(at + 1e-6), "{lengths} {apart}");
        }
    }

    #[test]
    fn a_margin_below_none_is_enough_for_both() {
        let mut values = Values::defaults(SPEC.knobs);
        for (knob, value) in [("m1", "0.5"), ("m2", "0"), ("m3", "0"), ("apart", "1")] {
            values.set(knob, value).expect("a number");
        }
        let losses = losses(&values);
        let combined = losses.iter().find(|loss| loss.id == "combined").expect("a loss");
        // cos(θ/2) = cos(1 − θ) at θ = 2/3
        let Parting::Overlap(shared) = combined.parting(1.0) else { panic!("both") };
        assert!((shared - 1.0 / 3.0).abs() < 1e-9, "{shared}");
        assert_eq!(combined.region(0.5, 0.5), Region::Both);
        assert_eq!(losses.iter().filter(|loss| loss.overlaps()).count(), 1);
    }

    #[test]
    fn dragging_the_second_prototype_changes_the_angle() {
        let values = Values::defaults(SPEC.knobs);
        let area = super::Layout::of(super::grid::inside(SPEC.size)).circle;
        let (_, handle) = super::circle::handles(area, &values);
        let look = Look { theme: &Theme::light(), words: &fixture::words() };
        let changed = super::drag(&[], &values, SPEC.size, (handle, handle.moved(0.0, 40.0)), &look);
        assert_eq!(changed.first().map(|(id, _)| *id), Some("apart"));
    }
}
