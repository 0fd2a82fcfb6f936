//! Labels: the ends of the prototypes' rays. A disc for a number or two letters, a capsule for a name.
//!
//! ```text
//!   ③      ( versicolor )
//! ```

use super::Inputs;
use crate::math::Real;
use crate::plot::{Align, Anchor, Ends, Ink, Point, TextStyle, Theme, text};

/// Width and height of a label, CSS pixels; a disc is as wide as high.
pub(super) type Size = (f64, f64);

/// One label where it is drawn.
pub(super) struct Label<'a> {
    /// Whose it is.
    pub(super) class: usize,
    /// Whether it is paler.
    pub(super) faint: bool,
    /// Its centre.
    pub(super) at: Point,
    /// Its box.
    pub(super) size: Size,
    /// What is written on it.
    pub(super) name: &'a str,
}

/// What is written on the labels of the classes: their names, as much of them as fits into `room` pixels, where these tell them
/// apart; else, and where a name would be another's, their numbers.
pub(super) fn names(inputs: &Inputs, room: f64, height: f64) -> Vec<String> {
    let classes = inputs.frame.shape.classes;
    let numbered = super::names::numbered(&inputs.data.classes);
    let short = if numbered { Vec::new() } else { inputs.class_names(room, &style(height)) };
    let alike = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    let own = |class: usize| short.get(class).filter(|name| !name.is_empty() && !alike(name)).cloned();
    (0..classes).map(|class| own(class).unwrap_or_else(|| class.to_string())).collect()
}

/// The box of a label of a height.
pub(super) fn size(name: &str, height: f64) -> Size {
    let wide = text::width(name, &style(height)) + 0.75 * height;
    (if name.chars().count() < 3 { height } else { wide.at_least(height) }, height)
}

/// Whether two labels cover each other; discs do where their circles do, wider labels where their boxes do.
pub(super) fn cover((a, size_a): (Point, Size), (b, size_b): (Point, Size)) -> bool {
    let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    let (width, height) = ((size_a.0 + size_b.0) / 2.0, (size_a.1 + size_b.1) / 2.0);
    if width == height { dx * dx + dy * dy < width * width - 1e-9 } else { dx < width && dy < height }
}

impl Label<'_> {
    /// Draws it in the colour of its class, rimmed with paper; in the hand's colour while a hand holds it.
    pub(super) fn draw(&self, inputs: &Inputs, theme: &Theme, ink: &mut dyn Ink) {
        let own = theme.class(self.class as u32);
        let fill = if self.faint { theme.paper.mix(own, 0.35) } else { own };
        let held = inputs.grip == Some(self.class);
        let rim = if held { theme.stroke(theme.focus, 2.5) } else { theme.stroke(theme.paper, 1.5) };
        let (width, height) = self.size;
        if width <= height {
            ink.circle(self.at, height / 2.0, Some(&rim), Some(fill));
        } else {
            ink.path(&capsule(self.at, width, height), Ends::Closed, Some(&rim), Some(fill));
        }
        let style = TextStyle { color: theme.on(fill), ..style(height) };
        ink.text(self.name, self.at, &style.placed(Align::Middle, Anchor::Center));
    }
}

/// The text on a label of a height.
pub(super) fn style(height: f64) -> TextStyle {
    TextStyle::new(0.55 * height, Theme::light().ink).bold()
}

/// A box with round ends.
fn capsule(middle: Point, width: f64, height: f64) -> Vec<Point> {
    let (radius, reach) = (height / 2.0, (width - height) / 2.0);
    let end = |side: f64| {
        (0..=12).map(move |i| {
            let angle = f64::PI * (i as f64 / 12.0 - 0.5);
            middle.moved(side * (reach + radius * Real::cos(angle)), side * radius * Real::sin(angle))
        })
    };
    end(1.0).chain(end(-1.0)).collect()
}
