//! One panel: the plane of a class, or the winning class, and the samples on it.

use crate::engine::fit::Fitting;
use crate::knob::Values;
use crate::math::Window;
use crate::plot::{
    Align, Anchor, Cells, Color, Ends, Field, Ink, Mark, Point, Ramp, Rect, Shape, Stroke, TextStyle, Theme,
    contour, text,
};

/// Radius of a sample's mark for a panel of 150 px.
const POINT: f64 = 2.5;
/// The winner's panel has this many cells for one of the grid, along each side: its borders are sharp.
const FINER: usize = 2;
/// Edge of an error: on viridis, blues and class colours alike, in either theme.
const WRONG: Color = Color::hex(0x12_a04a);
/// Shares at which contour lines stand.
const LEVELS: [f64; 3] = [0.25, 0.5, 0.75];

/// What a panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Probability of a class.
    Class(u32),
    /// The winning class in its colour.
    Winner,
}

/// The ramp of the class panels.
pub(super) fn ramp(values: &Values) -> Ramp {
    if values.word("colours") == "blues" { Ramp::blues() } else { Ramp::viridis() }
}

/// From the theme's paper to a class's colour.
pub(super) fn class_ramp(theme: &Theme, class: u32) -> Ramp {
    Ramp::between(theme.paper, theme.class(class))
}

/// One panel of a row.
pub(super) struct Panel<'a> {
    pub(super) fitting: &'a Fitting,
    pub(super) show: Show,
    pub(super) area: Rect,
    pub(super) values: &'a Values,
    pub(super) theme: &'a Theme,
}

impl Panel<'_> {
    /// Draws it.
    pub(super) fn draw(&self, ink: &mut dyn Ink) {
        match self.show {
            Show::Class(class) => self.plane(class as usize, ink),
            Show::Winner => self.winners(ink),
        }
        ink.clip(self.area);
        if let (Show::Class(class), true) = (self.show, self.values.on("contours")) {
            self.contours(class as usize, ink);
        }
        self.samples(ink);
        ink.unclip();
    }

    fn plane(&self, class: usize, ink: &mut dyn Ink) {
        let fitting = self.fitting;
        let plane = fitting.plane(class);
        let (columns, rows) = fitting.grid;
        if plane.len() != columns * rows {
            return;
        }
        let table = ramp(self.values).table();
        let mut field = Field::new(columns, rows, Color::CLEAR);
        for (cell, share) in field.cells_mut().iter_mut().zip(plane) {
            *cell = table[(share * 255.0 + 0.5).clamp(0.0, 255.0) as usize];
        }
        field.draw(ink, self.area, Cells::Smooth);
    }

    /// The class of the largest probability between the cells; borders are worked out, never blended from class numbers.
    fn winners(&self, ink: &mut dyn Ink) {
        let fitting = self.fitting;
        let classes = fitting.scatter.classes.len() as u32;
        let ramps: Vec<[[u8; 4]; 256]> = (0..classes).map(|k| class_ramp(self.theme, k).table()).collect();
        let (columns, rows) = (fitting.grid.0 * FINER, fitting.grid.1 * FINER);
        let mut field = Field::new(columns, rows, Color::CLEAR);
        for (cell, place) in field.cells_mut().iter_mut().zip(fitting.window.cells((columns, rows))) {
            let shares = (0..classes).map(|k| fitting.at(fitting.plane(k as usize), place));
            let best = shares.enumerate().fold((0, f64::NEG_INFINITY), |best, (class, share)| {
                if share > best.1 { (class, share) } else { best }
            });
            if let Some(ramp) = ramps.get(best.0) {
                *cell = ramp[(best.1 * 255.0 + 0.5).clamp(0.0, 255.0) as usize];
            }
        }
        field.draw(ink, self.area, Cells::Smooth);
    }

    fn contours(&self, class: usize, ink: &mut dyn Ink) {
        let (fitting, area) = (self.fitting, self.area);
        let (columns, rows) = (fitting.grid.0 as f64, fitting.grid.1 as f64);
        for level in LEVELS {
            let color = if level > 0.6 { Color::hex(0) } else { Color::WHITE };
            for line in contour::lines(fitting.plane(class), fitting.grid, level) {
                let place = |[x, y]: &[f64; 2]| {
                    Point::new(
                        area.x + (x + 0.5) / columns * area.width,
                        area.y + (y + 0.5) / rows * area.height,
                    )
                };
                let points: Vec<Point> = line.iter().map(place).collect();
                ink.path(&points, Ends::Open, Some(&Stroke::new(color.alpha(0.7), 0.8)), None);
            }
        }
    }

    /// The samples that the classifier gives this class (the tested ones, where some are), errors with a green edge.
    fn samples(&self, ink: &mut dyn Ink) {
        let Self { fitting, show, area, values, theme } = *self;
        let scatter = &fitting.scatter;
        let some_tested = scatter.test.contains(&true);
        let (mut right, mut wrong) = (Vec::new(), Vec::new());
        let radius = (POINT * area.width / 150.0).clamp(1.6, 3.2);
        for i in 0..scatter.points.len() {
            let (label, guess) = (scatter.points.labels[i], fitting.predicted[i]);
            let wanted = match (values.word("samples"), show) {
                ("off", _) => false,
                ("all", _) | (_, Show::Winner) => true,
                (_, Show::Class(class)) => guess == class,
            };
            if !wanted || (some_tested && !scatter.test[i]) {
                continue;
            }
            let at = spot(&fitting.window, area, scatter.points.place(i));
            let edge = Color::hex(0x17_191e);
            let fill = if show == Show::Winner { theme.class(label) } else { Color::WHITE };
            // An error lies on top of what is right, with a green edge; a ring of its own would hide its neighbours.
            let mark = Mark::new(at, Shape::Circle, radius, fill);
            // White or paper between the green edge and the field, which may be green itself.
            let ground = if show == Show::Winner { theme.paper } else { Color::WHITE };
            if guess == label {
                right.push(mark.rimmed(edge, 0.8));
            } else {
                wrong.push(Mark::new(at, Shape::Circle, 1.35 * radius + 1.2, ground));
                wrong.push(mark.rimmed(WRONG, 0.7 * radius));
            }
        }
        ink.points(&right);
        ink.points(&wrong);
    }
}

/// Where a place of the plane lies in a panel.
fn spot(window: &Window, area: Rect, place: [f64; 2]) -> Point {
    let [across, down] = window.share(place);
    Point::new(area.x + across * area.width, area.y + down * area.height)
}

/// An error as the panels mark it.
pub(super) fn error(at: Point, radius: f64) -> Mark {
    Mark::new(at, Shape::Circle, radius, Color::WHITE).rimmed(WRONG, 0.7 * radius)
}

/// A share written without its zero in the lower right corner, on a chip of paper.
pub(super) fn corner(share: f64, area: Rect, theme: &Theme, ink: &mut dyn Ink) {
    if !share.is_finite() {
        return;
    }
    let words = crate::plot::number::decimal(share, 3);
    let words = words.strip_prefix('0').unwrap_or(&words);
    let style = TextStyle::new(11.0 * theme.scale, theme.ink).placed(Align::End, Anchor::Baseline);
    let (wide, high) = (text::width(words, &style) + 8.0, 1.45 * style.size);
    let chip = Rect::new(area.right() - wide - 3.0, area.bottom() - high - 3.0, wide, high);
    ink.path(&chip.corners(), Ends::Closed, None, Some(theme.paper));
    ink.text(words, Point::new(chip.right() - 4.0, chip.bottom() - 0.36 * style.size), &style);
}
