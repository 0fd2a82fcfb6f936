//! Drawing the gallery: names, titles, panels, bars.

use super::panel::{self, Panel, Show};
use super::{LARGEST, Layout, Row, accuracy, any, classes, layout, rows};
use crate::engine::fit::Fitting;
use crate::engine::plan::Outcome;
use crate::figure::Look;
use crate::knob::Values;
use crate::math::Real;
use crate::plot::field::colorbar;
use crate::plot::{Align, Anchor, Axis, Ends, Ink, Point, Rect, TextStyle, text};

pub(super) fn gallery(outcomes: &[Outcome], values: &Values, ink: &mut dyn Ink, look: &Look) {
    let ((width, height), theme) = (ink.size(), look.theme);
    ink.path(&Rect::new(0.0, 0.0, width, height).corners(), Ends::Closed, None, Some(theme.paper));
    let columns = shown(classes(outcomes, values), values);
    let layout = layout(outcomes, values, width, theme.scale);
    let page = Page { fitting: any(outcomes), columns, layout, values, look };
    page.titles(ink);
    for (at, row) in rows(values).iter().enumerate() {
        page.name(at, row, ink);
        page.row(at, outcomes.get(at), ink);
    }
    page.below(ink);
}

/// A system's face, bold above all, may be this much wider than the table says.
const WIDER: f64 = 0.84;

/// What all of the picture is drawn by.
struct Page<'a> {
    /// Any fit that is there already.
    fitting: Option<&'a Fitting>,
    columns: Vec<Show>,
    layout: Layout,
    values: &'a Values,
    look: &'a Look<'a>,
}

/// The columns: the classes, then the winner.
fn shown(classes: usize, values: &Values) -> Vec<Show> {
    let mut columns: Vec<Show> = (0..classes.min(LARGEST) as u32).map(Show::Class).collect();
    if values.on("winner") {
        columns.push(Show::Winner);
    }
    columns
}

impl Page<'_> {
    fn titles(&self, ink: &mut dyn Ink) {
        let look = self.look;
        let style = look.theme.label().placed(Align::Middle, Anchor::Baseline);
        let top = 15.0 * look.theme.scale;
        for (column, show) in self.columns.iter().enumerate() {
            let area = self.layout.panel(0, column);
            let words = match show {
                Show::Winner => look.words.get("figure.probability-gallery.winner").to_owned(),
                Show::Class(class) => self
                    .fitting
                    .and_then(|fitting| fitting.scatter.classes.get(*class as usize).cloned())
                    .unwrap_or_default(),
            };
            ink.text(&text::fit(&words, area.width, &style), Point::new(area.center().x, top), &style);
        }
    }

    /// The panels of a row, or why there are none.
    fn row(&self, at: usize, outcome: Option<&Outcome>, ink: &mut dyn Ink) {
        let (theme, layout) = (self.look.theme, &self.layout);
        let fitting = outcome.and_then(Outcome::fitting);
        for (column, show) in self.columns.iter().enumerate() {
            let area = layout.panel(at, column);
            match fitting {
                Some(fitting) => Panel { fitting, show: *show, area, values: self.values, theme }.draw(ink),
                None => ink.path(&area.corners(), Ends::Closed, None, Some(theme.fill)),
            }
            ink.path(&area.corners(), Ends::Closed, Some(&theme.stroke(theme.ink_3, 0.8)), None);
        }
        if let Some(fitting) = fitting {
            let last = self.columns.iter().rposition(|show| *show != Show::Winner).unwrap_or(0);
            panel::corner(accuracy(fitting), layout.panel(at, last), theme, ink);
        }
        if let Some(Outcome::Failed(reason)) = outcome {
            let (area, style) = (layout.panel(at, 0), theme.label().placed(Align::Start, Anchor::Center));
            let words = text::fit(&self.look.words.say(reason), layout.wide() - 24.0, &style);
            ink.text(&words, Point::new(area.x + 12.0, area.center().y), &style);
        }
    }

    /// A row's name and what was chosen for it, in as many lines as it takes.
    fn name(&self, at: usize, row: &Row, ink: &mut dyn Ink) {
        let (look, area) = (self.look, self.layout.name(at));
        let (name, choices) = (look.words.get(&row.name()).to_owned(), row.choices(look.words));
        let (strong, quiet) = (look.theme.strong(), look.theme.label());
        if self.layout.narrow() {
            let baseline = area.bottom() - 6.0 * look.theme.scale;
            let named = text::fit(&name, area.width, &strong);
            ink.text(&named, Point::new(area.x, baseline), &strong);
            let from = text::width(&named, &strong) / WIDER + 6.0;
            let rest = text::fit(&choices.join(", "), area.width - from, &quiet);
            ink.text(&rest, Point::new(area.x + from, baseline), &quiet);
            return;
        }
        let room = WIDER * area.width;
        let words: Vec<&str> = name.split_whitespace().collect();
        let mut lines: Vec<(String, TextStyle)> =
            text::wrapped(&words, " ", room, &strong).into_iter().map(|line| (line, strong)).collect();
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        lines.extend(text::wrapped(&choices, ", ", room, &quiet).into_iter().map(|line| (line, quiet)));
        let pitch = 1.4 * strong.size;
        let mut y = area.center().y - 0.5 * pitch * (lines.len() as f64 - 1.0);
        for (line, style) in lines {
            ink.text(&line, Point::new(area.right(), y), &style.placed(Align::End, Anchor::Center));
            y += pitch;
        }
    }

    /// The bars and the legend.
    fn below(&self, ink: &mut dyn Ink) {
        let (look, columns) = (self.look, &self.columns);
        let (area, theme) = (self.layout.bar(), look.theme);
        let scale = theme.scale;
        let label = look.words.get("figure.probability-gallery.probability");
        let with_winner = columns.contains(&Show::Winner);
        let share = if with_winner { 0.4 } else { 0.7 };
        // Half a number's width stays free at either end.
        let left = if with_winner { area.x + 12.0 * scale } else { area.x + 0.15 * area.width };
        let strip = Rect::new(left, area.y + 18.0 * scale, share * area.width, 9.0 * scale);
        colorbar(ink, strip, &[panel::ramp(self.values)], &Axis::new(0.0, 1.0).named(label), theme);
        if with_winner {
            let classes = columns.iter().filter(|show| **show != Show::Winner).count() as u32;
            let ramps: Vec<_> = (0..classes).map(|class| panel::class_ramp(theme, class)).collect();
            let wide = 0.4 * area.width;
            let strip =
                Rect::new(area.right() - wide - 12.0 * scale, area.y + 18.0 * scale, wide, 9.0 * scale);
            let name = look.words.get("figure.probability-gallery.winners");
            colorbar(ink, strip, &ramps, &Axis::new(0.0, 1.0).named(name), theme);
        }
        if let Some(fitting) = self.fitting {
            self.legend(fitting, ink);
        }
    }

    /// What the two directions are, what an error looks like, and what the numbers in the corners say.
    fn legend(&self, fitting: &Fitting, ink: &mut dyn Ink) {
        let (look, area) = (self.look, self.layout.bar());
        let (theme, scale) = (look.theme, look.theme.scale);
        let style = theme.label().placed(Align::Middle, Anchor::Baseline);
        let [x, y] = &fitting.scatter.columns;
        let axes = text::fit(&format!("→ {x}   ↑ {y}"), area.width.at_least(1.0), &style);
        ink.text(&axes, Point::new(area.center().x, area.bottom() - 26.0 * scale), &style);
        let some_tested = fitting.scatter.test.contains(&true);
        let corner = look.words.get(if some_tested {
            "figure.probability-gallery.corner-tested"
        } else {
            "figure.probability-gallery.corner-all"
        });
        let baseline = area.bottom() - 8.0 * scale;
        if self.values.word("samples") == "off" {
            let words = text::fit(corner, area.width.at_least(1.0), &style);
            ink.text(&words, Point::new(area.center().x, baseline), &style);
            return;
        }
        // The mark stands before the words, wherever a system's face lets them end.
        let room = 12.0 * scale;
        let words = format!("{} · {corner}", look.words.get("figure.probability-gallery.wrong"));
        let words = text::fit(&words, (WIDER * area.width - room).at_least(1.0), &style);
        let left = area.center().x - 0.5 * (text::width(&words, &style) + room);
        ink.points(&[panel::error(Point::new(left + 3.2 * scale, baseline - 3.8 * scale), 3.2 * scale)]);
        ink.text(&words, Point::new(left + room, baseline), &style.placed(Align::Start, Anchor::Baseline));
    }
}
