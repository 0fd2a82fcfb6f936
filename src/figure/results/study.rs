//! Our own table: `data/study.csv`, as `margin-lab study` wrote it.

use super::super::{Look, Spot};
use super::dots;
use crate::math::Real;
use crate::message::Message;
use crate::plot::{Align, Anchor, Axis, Ink, Mark, Point, Rect, Scale, Shape, number};

const TABLE: &str = include_str!("../../../data/study.csv");

/// One measure of one head or preset over the seeds.
pub(super) struct Line {
    /// Id of a head, or of a preset.
    row: &'static str,
    /// Seeds that did not diverge, and those that did.
    pub(super) seeds: u32,
    pub(super) diverged: u32,
    /// Mean, and half its 95 % interval.
    pub(super) mean: f64,
    pub(super) half: f64,
    /// Smallest and largest.
    low: f64,
    high: f64,
}

impl Line {
    /// All its numbers in a sentence.
    pub(super) fn said(&self, measure: &str) -> Message {
        let key = match measure {
            "test-accuracy" if self.interval(Scale::Percent).1 < self.mean + self.half => {
                "figure.results.share-most"
            }
            "test-accuracy" => "figure.results.share",
            _ if is_angle(measure) => "figure.results.angle",
            _ => "figure.results.number",
        };
        let said = Message::new(key).word("name", self.name()).number("mean", self.mean);
        let said = said
            .number("half", self.half)
            .number("least", self.mean - self.half)
            .number("low", self.low)
            .number("high", self.high);
        said.number("seeds", f64::from(self.seeds)).number("diverged", f64::from(self.diverged))
    }

    /// Where the 95 % interval begins and ends: no share is beyond all.
    fn interval(&self, scale: Scale) -> (f64, f64) {
        let most = if scale == Scale::Percent { 1.0 } else { f64::INFINITY };
        (self.mean - self.half, (self.mean + self.half).at_most(most))
    }

    /// The message of its name.
    pub(super) fn name(&self) -> String {
        match crate::head::find(self.row) {
            Some(head) => format!("head.{}", head.id),
            None => format!("figure.results.preset.{}", self.row),
        }
    }
}

/// Whether a measure is an angle.
pub(super) fn is_angle(measure: &str) -> bool {
    !matches!(measure, "test-accuracy" | "silhouette")
}

/// The message of a measure's name.
pub(super) fn words(measure: &str) -> String {
    format!("figure.knob.measure.{measure}")
}

/// The lines of one measure.
pub(super) fn lines(data: &str, dim: &str, measure: &str) -> Vec<Line> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    let wanted = |row: &'static str| {
        let parts: Vec<&str> = row.split(',').collect();
        let [d, n, row, m, seeds, diverged, numbers @ ..] = parts.as_slice() else { return None };
        let numbers: Vec<f64> = numbers.iter().filter_map(|x| x.parse().ok()).collect();
        let [mean, half, low, high] = numbers[..] else { return None };
        let own = *d == data && *n == dim && *m == measure;
        let (seeds, diverged) = (seeds.parse().ok()?, diverged.parse().ok()?);
        own.then_some(Line { row, seeds, diverged, mean, half, low, high })
    };
    rows.filter_map(wanted).collect()
}

/// A mean with its interval, and the range of the seeds, a row a head; the numbers beside them where there is room; where each
/// mean lies and what it says.
pub(super) fn draw(ink: &mut dyn Ink, area: Rect, lines: &[Line], measure: &str, look: &Look) -> Vec<Spot> {
    let theme = look.theme;
    let sound = || lines.iter().filter(|line| line.mean.is_finite());
    let ends = |(low, high): (f64, f64), line: &Line| (low.at_most(line.low), high.at_least(line.high));
    let (low, high) = sound().fold((f64::MAX, -f64::MAX), ends);
    // Where every seed of every row is right, there is still an axis.
    let room = (0.04 * (high - low)).at_least(0.002);
    let scale = match measure {
        "test-accuracy" => Scale::Percent,
        "silhouette" => Scale::Linear,
        _ => Scale::Degrees,
    };
    let top = if scale == Scale::Degrees { high + room } else { (high + room).at_most(1.0) };
    let axis = Axis::new(low - room, top).scaled(scale).named(look.words.get(&words(measure)));
    let names: Vec<String> = lines.iter().map(|line| look.words.get(&line.name()).to_owned()).collect();
    let style = theme.label();
    let after = if area.width >= 36.0 * style.size { 7.5 } else { 0.0 };
    let rows = dots::rows(ink, area, &names, axis, after, look);
    let mut spots = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.mean.is_finite()) {
        spots.push((rows.at(i, line.mean), line.said(measure)));
        let color = theme.ink;
        ink.line(rows.at(i, line.low), rows.at(i, line.high), &theme.stroke(theme.ink_3, 1.2));
        let (from, to) = line.interval(scale);
        ink.line(rows.at(i, from), rows.at(i, to), &theme.stroke(color, 3.2));
        let mark = Mark::new(rows.at(i, line.mean), Shape::Circle, 4.0 * theme.scale, color);
        ink.points(&[mark.rimmed(theme.paper, 1.2)]);
        if after > 0.0 {
            let at = Point::new(area.right(), rows.at(i, line.mean).y);
            ink.text(&said(line, scale), at, &style.placed(Align::End, Anchor::Center));
        }
    }
    spots
}

fn said(line: &Line, scale: Scale) -> String {
    let (factor, digits, unit) = match scale {
        Scale::Percent => (100.0, 1, "%"),
        Scale::Degrees => (180.0 / f64::PI, 1, "°"),
        _ => (1.0, 2, ""),
    };
    let show = |x: f64| number::decimal(x * factor, digits);
    let (from, to) = line.interval(scale);
    if to < line.mean + line.half {
        return format!("{} to {}{unit}", show(from), show(to));
    }
    format!("{} ± {}{unit}", show(line.mean), show(line.half))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, lines, said};
    use crate::figure::STUDIED;
    use crate::head::{self, HEADS};
    use crate::metric;
    use crate::plot::Scale;

    #[test]
    fn what_is_studied_is_known() {
        for id in &STUDIED[1..] {
            assert!(metric::find(id).is_some(), "{id}");
        }
    }

    #[test]
    fn no_interval_of_a_share_goes_beyond_all() {
        let all: Vec<_> = ["digits", "identities"]
            .iter()
            .flat_map(|data| ["2", "16"].map(|dim| lines(data, dim, "test-accuracy")))
            .flatten()
            .collect();
        assert!(all.iter().any(|line| line.mean + line.half > 1.0));
        for line in all.iter().filter(|line| line.mean.is_finite()) {
            let (from, to) = line.interval(Scale::Percent);
            assert!(from <= to && to <= 1.0, "{}", line.row);
            let cut = line.mean + line.half > 1.0;
            assert_eq!(said(line, Scale::Percent).ends_with(" to 100.0%"), cut, "{}", line.row);
            assert_eq!(line.said("test-accuracy").key.ends_with("-most"), cut, "{}", line.row);
        }
    }

    /// A head that is newer than the table is in it once somebody has run the command in its first line again, which takes long.
    #[test]
    fn the_table_is_whole_and_says_where_it_comes_from() {
        assert!(TABLE.starts_with("# margin-lab study "));
        let known = |row: &str| {
            head::find(row).is_some()
                || HEADS.iter().flat_map(|spec| spec.presets).any(|preset| preset.id == row)
        };
        let rows =
            |data, dim, measure| lines(data, dim, measure).iter().map(|line| line.row).collect::<Vec<_>>();
        let first = rows("digits", "2", STUDIED[0]);
        assert!(first.len() > 1, "{first:?}");
        for (data, dim) in [("digits", "2"), ("digits", "16"), ("identities", "2"), ("identities", "16")] {
            for measure in STUDIED {
                assert_eq!(rows(data, dim, measure), first, "{data} {dim} {measure}");
                for line in lines(data, dim, measure) {
                    assert!(known(line.row), "data/study.csv: {} is no head and no preset", line.row);
                    assert!(line.seeds + line.diverged >= 20, "{}", line.row);
                    let between = line.low <= line.mean && line.mean <= line.high;
                    assert!(line.seeds == 0 || between, "{}", line.row);
                }
            }
        }
    }
}
