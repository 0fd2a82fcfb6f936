//! What lies behind the points: field, zones, boundaries, margin edges. Only in the plane (d = 2): a slice of a space would not
//! be what the samples see.

use super::stage::Stage;
use crate::figure::view::cells::{self, Cell, boundaries};
use crate::figure::view::field::{Grid, Memory, Show, Source, Tint};
use crate::figure::view::margin;
use crate::figure::view::{Look, bar};
use crate::knob::Values;
use crate::math::Real;
use crate::math::order;
use crate::message::Message;
use crate::plot::{Cells, Color, Ends, Ink, Point, Stroke, Theme};
use std::cell::OnceCell;

/// What the field shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The winner's probability.
    Winner,
    /// The probability of a class.
    Class(usize),
    /// The probability of a label as the loss sees it.
    Label(u32),
}

/// The backdrop of one stage.
pub(super) struct Backdrop<'a> {
    stage: &'a Stage<'a>,
    values: &'a Values,
    pub(super) theme: &'a Theme,
    /// `None` where there is no field.
    pub(super) content: Option<Content>,
    // What several layers read, worked out once.
    length: OnceCell<f64>,
    cells: OnceCell<Vec<Cell>>,
    crossings: OnceCell<Vec<f64>>,
    margins: OnceCell<Vec<Option<[f64; 2]>>>,
}

impl<'a> Backdrop<'a> {
    pub(super) fn new(stage: &'a Stage<'a>, values: &'a Values, theme: &'a Theme) -> Self {
        let classes = stage.inputs.frame.shape.classes;
        let class = values.count("class").min(classes.saturating_sub(1));
        let content = match values.word("field") {
            _ if stage.inputs.frame.shape.dim != 2 || classes == 0 => None,
            "winner" => Some(Content::Winner),
            "class" => Some(Content::Class(class)),
            "label" => Some(Content::Label(class as u32)),
            _ => None,
        };
        Self {
            stage,
            values,
            theme,
            content,
            length: OnceCell::new(),
            cells: OnceCell::new(),
            crossings: OnceCell::new(),
            margins: OnceCell::new(),
        }
    }

    /// How long the embeddings are that the circle's directions stand for.
    fn length(&self) -> f64 {
        *self.length.get_or_init(|| self.stage.inputs.typical_length())
    }

    /// What each class wins of the raw plane.
    fn cells(&self) -> &[Cell] {
        let (frame, window) = (self.stage.inputs.frame, self.stage.plane.window());
        self.cells.get_or_init(|| cells::cells(&frame.rule, window))
    }

    /// Where the winner changes round the circle.
    fn crossings(&self) -> &[f64] {
        self.crossings.get_or_init(|| cells::crossings(&self.stage.inputs.frame.rule, self.length()))
    }

    /// Both edges of every class's margin zone.
    fn margins(&self) -> &[Option<[f64; 2]>] {
        self.margins.get_or_init(|| {
            let frame = self.stage.inputs.frame;
            margin::zones(&frame.rule, &frame.head.target_logit())
        })
    }

    fn classes(&self) -> usize {
        self.stage.inputs.frame.shape.classes
    }

    /// The bar that explains the field's colours. A flat winner map shows no probabilities and has none.
    pub(super) fn bar(&self, ink: &mut dyn Ink, look: &Look) {
        let inputs = self.stage.inputs;
        let of = |key: &str, class: usize| Message::new(key).text("name", inputs.class_name(class));
        let words = match self.content {
            Some(Content::Winner) if !self.discrete() => Message::new("figure.bar.winner"),
            Some(Content::Class(class)) => of("figure.bar.class", class),
            Some(Content::Label(label)) => of("figure.bar.label", label as usize),
            _ => return,
        };
        bar::draw((self.show(), self.classes()), &words, ink, look);
    }

    fn show(&self) -> Show {
        match self.content {
            Some(Content::Class(class)) => Show::Class(class),
            Some(Content::Label(label)) => Show::Class(label as usize),
            _ => Show::Winner,
        }
    }

    /// The colours of the field.
    pub(super) fn tint(&self) -> Tint {
        let show = self.show();
        let bands = show != Show::Winner && self.discrete();
        Tint { bands, isolate: self.stage.inputs.isolate, ..Tint::new(self.theme, self.classes(), show) }
    }

    /// Flat colours.
    pub(super) fn discrete(&self) -> bool {
        self.values.word("tones") == "discrete"
    }

    pub(super) fn draw(&self, ink: &mut dyn Ink) {
        if self.stage.inputs.frame.shape.dim != 2 {
            return self.rim(ink);
        }
        match self.content {
            Some(Content::Winner) if self.discrete() => self.flat(ink),
            Some(content) => self.field(content, ink),
            None => {}
        }
        if self.stage.circle && self.content.is_some() {
            self.mask(ink);
        }
        if self.values.on("margins") {
            self.zones(ink);
        }
        if self.values.on("boundaries") {
            self.boundaries(ink);
        }
        if self.values.on("margins") {
            self.edges(ink);
        }
        self.rim(ink);
    }

    fn field(&self, content: Content, ink: &mut dyn Ink) {
        let area = self.stage.plane.area();
        let fine = self.values.count("grid").max(1) as f64;
        let side = area.width.at_least(area.height).at_least(1.0);
        let cells = |length: f64| ((length * (fine / side).at_most(1.0) + 0.5) as usize).max(1);
        let (columns, rows) = (cells(area.width), cells(area.height));
        let length = self.stage.circle.then(|| self.length());
        let grid = Grid { columns, rows, area: self.stage.plane.window(), length };
        let mut own = Memory::default();
        let mut kept = self.stage.inputs.memory.and_then(|memory| memory.try_borrow_mut().ok());
        let memory = kept.as_deref_mut().unwrap_or(&mut own);
        let frame = self.stage.inputs.frame;
        let tint = self.tint();
        let rgba = match content {
            Content::Label(label) => {
                let head = frame.head.build();
                let (classes, prototypes) = (frame.shape.classes, frame.prototypes.as_slice());
                let source = Source { head: head.as_ref(), classes, prototypes, bias: &frame.bias };
                memory.label(&source, &grid, &tint, label)
            }
            _ => memory.rule(&frame.rule, &grid, &tint),
        };
        ink.field(area, columns, rows, rgba, Cells::Smooth);
    }

    /// One flat colour for each class's cell.
    fn flat(&self, ink: &mut dyn Ink) {
        let tint = self.tint();
        if self.stage.circle {
            for (from, to, class) in self.sectors() {
                let wedge = self.stage.plane.wedge([0.0; 2], from, to);
                ink.path(&wedge, Ends::Closed, None, Some(tint.color(class, 1.0)));
            }
            return;
        }
        for (class, cell) in self.cells().iter().enumerate() {
            let corners = self.stage.plane.polygon(&cell.corners());
            if corners.len() > 2 {
                ink.path(&corners, Ends::Closed, None, Some(tint.color(class, 1.0)));
            }
        }
    }

    /// The winners round the circle picture: from and to angle, class.
    fn sectors(&self) -> Vec<(f64, f64, usize)> {
        let (rule, length) = (&self.stage.inputs.frame.rule, self.length());
        let mut cuts = self.crossings().to_vec();
        order::ascending(&mut cuts);
        let Some(&first) = cuts.first() else { return Vec::new() };
        cuts.push(first + 2.0 * f64::PI);
        let winner = |angle: f64| {
            let (x, y) = (length * Real::cos(angle), length * Real::sin(angle));
            let logit = |k: usize| {
                let weight = |axis: usize| rule.weights.get(2 * k + axis).copied().map_or(0.0, f64::from);
                weight(0) * x + weight(1) * y + rule.bias.get(k).copied().map_or(0.0, f64::from)
            };
            order::largest(self.classes(), logit)
        };
        cuts.windows(2).map(|pair| (pair[0], pair[1], winner((pair[0] + pair[1]) / 2.0))).collect()
    }

    /// Paper outside the unit circle.
    fn mask(&self, ink: &mut dyn Ink) {
        let area = self.stage.plane.area().inset(-2.0);
        let middle = self.stage.plane.to_page([0.0; 2]);
        let radius = self.stage.plane.scale();
        let point = |i: usize| {
            let angle = 2.0 * f64::PI * i as f64 / 360.0;
            middle.moved(radius * Real::cos(angle), -radius * Real::sin(angle))
        };
        // Out along the edge, in along a cut, round the circle the other way, back along the cut.
        let edge = Point::new(area.right(), middle.y);
        let [a, b, c, d] = area.corners();
        let mut keyhole = vec![edge, c, d, a, b, edge];
        keyhole.extend((0..=360).map(point));
        ink.path(&keyhole, Ends::Closed, None, Some(self.theme.paper));
    }

    fn zones(&self, ink: &mut dyn Ink) {
        // Where a field already carries the colours, the edges alone show the zones.
        if self.content.is_some() {
            return;
        }
        for (class, zone) in self.margins().iter().enumerate() {
            let Some([from, to]) = zone else { continue };
            let fill = self.theme.class(class as u32).alpha(if self.theme.dark { 0.2 } else { 0.16 });
            let wedge = if self.stage.circle {
                self.slice(*from, *to)
            } else {
                self.stage.plane.wedge([0.0; 2], *from, *to)
            };
            ink.path(&wedge, Ends::Closed, None, Some(fill));
        }
    }

    /// A sector of the unit circle.
    fn slice(&self, from: f64, to: f64) -> Vec<Point> {
        let parts = ((to - from) / 0.05).abs().at_most(200.0) as usize + 2;
        let arc = (0..=parts).map(|i| self.on_circle(from + (to - from) * i as f64 / parts as f64));
        std::iter::once(self.stage.plane.to_page([0.0; 2])).chain(arc).collect()
    }

    fn on_circle(&self, angle: f64) -> Point {
        self.stage.plane.to_page([Real::cos(angle), Real::sin(angle)])
    }

    fn boundaries(&self, ink: &mut dyn Ink) {
        let stroke = self.theme.stroke(self.line_color(0.85), 1.0);
        if self.stage.circle {
            for &angle in self.crossings() {
                ink.line(self.stage.plane.to_page([0.0; 2]), self.on_circle(angle), &stroke);
            }
            return;
        }
        for (from, to) in boundaries(self.cells()) {
            ink.line(self.stage.plane.to_page(from), self.stage.plane.to_page(to), &stroke);
        }
    }

    fn edges(&self, ink: &mut dyn Ink) {
        let stroke = self.theme.stroke(self.line_color(0.55), 1.0).dashed(5.0, 4.0);
        for angle in self.margins().iter().flatten().flatten() {
            self.spoke(*angle, &stroke, ink);
        }
    }

    fn spoke(&self, angle: f64, stroke: &Stroke, ink: &mut dyn Ink) {
        if self.stage.circle {
            ink.line(self.stage.plane.to_page([0.0; 2]), self.on_circle(angle), stroke);
        } else if let Some((from, to)) = self.stage.plane.ray([0.0; 2], angle) {
            ink.line(from, to, stroke);
        }
    }

    /// Ink, fainter where many classes make many lines.
    fn line_color(&self, opacity: f64) -> Color {
        let crowd = (20.0 / self.classes().max(1) as f64).sqrt().at_most(1.0);
        self.theme.ink.alpha(opacity * crowd)
    }

    /// The unit circle itself.
    fn rim(&self, ink: &mut dyn Ink) {
        if self.stage.circle {
            let stroke = self.theme.stroke(self.theme.ink_3, 1.0);
            ink.circle(self.stage.plane.to_page([0.0; 2]), self.stage.plane.scale(), Some(&stroke), None);
        }
    }
}
