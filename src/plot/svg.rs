//! SVG: the same picture for print, byte-equal wherever it is made.
//!
//! Coordinates are rounded to 1/100 px. A field is one `<image>`; a mark is defined once per look and placed by `<use>`, so
//! 2,000 samples cost 60 KB. Titles become `<title>` groups. There is no style attribute and no script: the file may be shown
//! under a strict content policy, and several may stand in one page, since every id begins with the picture's name.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

use super::{Align, Cells, Color, Ends, Ink, Mark, Point, Rect, Stroke, TextStyle, marks, png, text};

/// Faces of a stand-alone picture: the bundled font where it is known, else the system's.
const SANS: &str = "Lab Sans, system-ui, -apple-system, Segoe UI, Roboto, sans-serif";
const SERIF: &str = "Lab Serif, Iowan Old Style, Palatino, Georgia, serif";

/// An SVG being written.
#[derive(Clone, Debug)]
pub struct SvgInk {
    size: (f64, f64),
    name: String,
    title: String,
    description: String,
    body: String,
    clips: usize,
    /// Open groups, outermost first.
    open: Vec<Group>,
    /// Definition of each look of a mark, and its number.
    looks: BTreeMap<String, usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Group {
    Clip,
    Title,
}

impl SvgInk {
    /// An empty picture of a size in CSS pixels.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            size: (width, height),
            name: "figure".to_owned(),
            title: String::new(),
            description: String::new(),
            body: String::new(),
            clips: 0,
            open: Vec::new(),
            looks: BTreeMap::new(),
        }
    }

    /// Begins its ids with `name`, so that several pictures can stand in one page; letters, digits and dashes are kept.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self
    }

    /// What the whole picture is and shows, for those who cannot see it.
    pub fn describe(&mut self, title: &str, description: &str) {
        self.title = escaped(title);
        self.description = escaped(description);
    }

    /// The document.
    #[must_use]
    pub fn finish(mut self) -> String {
        while self.open.pop().is_some() {
            self.body.push_str("</g>\n");
        }
        let (width, height) = (Num(self.size.0), Num(self.size.1));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{SANS}\" stroke-linejoin=\"round\" fill=\"none\">\n"
        );
        for (tag, words) in [("title", &self.title), ("desc", &self.description)] {
            if !words.is_empty() {
                put(&mut out, format_args!("<{tag}>{words}</{tag}>\n"));
            }
        }
        if !self.looks.is_empty() {
            out.push_str("<defs>\n");
            for (look, number) in &self.looks {
                let name = &self.name;
                put(
                    &mut out,
                    format_args!(
                        "{}\n",
                        look.replacen("<path", &format!("<path id=\"{name}-m{number}\""), 1)
                    ),
                );
            }
            out.push_str("</defs>\n");
        }
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        out
    }

    fn put(&mut self, args: fmt::Arguments<'_>) {
        put(&mut self.body, args);
    }

    fn close_titles(&mut self) {
        if self.open.last() == Some(&Group::Title) {
            self.open.pop();
            self.body.push_str("</g>\n");
        }
    }
}

/// Writing to a String cannot fail.
fn put(out: &mut String, args: fmt::Arguments<'_>) {
    let written = out.write_fmt(args);
    debug_assert!(written.is_ok());
}

/// A number with at most two digits after the point, without trailing zeros or a negative zero.
struct Num(f64);

impl Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0.clamp(-1e9, 1e9) * 100.0 + 0.5).floor() as i64;
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        match part {
            0 => write!(f, "{sign}{whole}"),
            p if p % 10 == 0 => write!(f, "{sign}{whole}.{}", p / 10),
            p => write!(f, "{sign}{whole}.{p:02}"),
        }
    }
}

/// A paint attribute such as `fill`, with its opacity where there is one.
struct Paint(&'static str, Color);

impl Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(what, c) = self;
        write!(f, " {what}=\"#{:02x}{:02x}{:02x}\"", c.r, c.g, c.b)?;
        if c.a < 255 {
            // Three digits tell all 256 opacities apart.
            let thousandths = (u32::from(c.a) * 1000 + 127) / 255;
            write!(f, " {what}-opacity=\"0.{thousandths:03}\"")?;
        }
        Ok(())
    }
}

/// All attributes of a stroke and fill that differ from none.
struct Look<'a>(Option<&'a Stroke>, Option<Color>);

impl Display for Look<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(fill) = self.1.filter(|fill| fill.a > 0) {
            Paint("fill", fill).fmt(f)?;
        }
        if let Some(stroke) = self.0 {
            Paint("stroke", stroke.color).fmt(f)?;
            write!(f, " stroke-width=\"{}\"", Num(stroke.width))?;
            if let Some((on, off)) = stroke.dash {
                write!(f, " stroke-dasharray=\"{} {}\"", Num(on), Num(off))?;
            }
        }
        Ok(())
    }
}

/// The `d` of a path.
struct Route<'a>(&'a [Point], Ends);

impl Display for Route<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, p) in self.0.iter().enumerate() {
            write!(f, "{}{} {}", if i == 0 { "M" } else { "L" }, Num(p.x), Num(p.y))?;
        }
        if self.1 == Ends::Closed { f.write_str("Z") } else { Ok(()) }
    }
}

/// The path of a mark at the origin, with its paint.
fn look(mark: &Mark) -> String {
    let rim = mark.rim.map(|(color, width)| Stroke::new(color, width));
    let paint = Look(rim.as_ref(), Some(mark.fill));
    let corners = marks::outline(mark.shape, mark.radius);
    if corners.is_empty() {
        let r = Num(mark.radius);
        return format!("<path d=\"M-{r} 0A{r} {r} 0 1 0 {r} 0A{r} {r} 0 1 0 -{r} 0Z\"{paint}/>");
    }
    format!("<path d=\"{}\"{paint}/>", Route(&corners, Ends::Closed))
}

/// Text as XML allows it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

impl Ink for SvgInk {
    fn size(&self) -> (f64, f64) {
        self.size
    }

    fn line(&mut self, from: Point, to: Point, stroke: &Stroke) {
        self.path(&[from, to], Ends::Open, Some(stroke), None);
    }

    fn path(&mut self, points: &[Point], ends: Ends, stroke: Option<&Stroke>, fill: Option<Color>) {
        if points.len() > 1 && points.iter().all(|p| p.finite()) {
            self.put(format_args!("<path d=\"{}\"{}/>\n", Route(points, ends), Look(stroke, fill)));
        }
    }

    fn circle(&mut self, center: Point, radius: f64, stroke: Option<&Stroke>, fill: Option<Color>) {
        if center.finite() && radius.is_finite() {
            let (x, y, r) = (Num(center.x), Num(center.y), Num(radius));
            self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{}/>\n", Look(stroke, fill)));
        }
    }

    fn text(&mut self, words: &str, at: Point, style: &TextStyle) {
        if words.is_empty() || !at.finite() {
            return;
        }
        let turn = style.turn;
        let below = text::baseline(style);
        let (x, y) = if turn == 0.0 { (Num(at.x), Num(at.y + below)) } else { (Num(0.0), Num(below)) };
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", Num(style.size)));
        self.put(format_args!("{}", Paint("fill", style.color)));
        match style.align {
            Align::Start => {}
            Align::Middle => self.body.push_str(" text-anchor=\"middle\""),
            Align::End => self.body.push_str(" text-anchor=\"end\""),
        }
        if style.serif {
            self.put(format_args!(" font-family=\"{SERIF}\""));
        }
        if style.italic {
            self.body.push_str(" font-style=\"italic\"");
        }
        if style.bold {
            self.body.push_str(" font-weight=\"600\"");
        }
        if turn != 0.0 {
            self.put(format_args!(
                " transform=\"translate({} {}) rotate({})\"",
                Num(at.x),
                Num(at.y),
                Num(turn)
            ));
        }
        self.put(format_args!(">{}</text>\n", escaped(words)));
    }

    fn field(&mut self, area: Rect, columns: usize, rows: usize, rgba: &[u8], cells: Cells) {
        if columns == 0 || rows == 0 || !area.corners().iter().all(|p| p.finite()) {
            return;
        }
        let image = png::base64(&png::encode(columns, rows, rgba));
        let flat = if cells == Cells::Smooth { "" } else { " image-rendering=\"pixelated\"" };
        self.put(format_args!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\"{flat} \
             href=\"data:image/png;base64,{image}\"/>\n",
            Num(area.x),
            Num(area.y),
            Num(area.width),
            Num(area.height)
        ));
    }

    fn points(&mut self, marks: &[Mark]) {
        for mark in marks.iter().filter(|mark| mark.at.finite() && mark.radius.is_finite()) {
            let next = self.looks.len();
            let number = *self.looks.entry(look(mark)).or_insert(next);
            let (x, y) = (Num(mark.at.x), Num(mark.at.y));
            put(
                &mut self.body,
                format_args!("<use href=\"#{}-m{number}\" x=\"{x}\" y=\"{y}\"/>\n", self.name),
            );
        }
    }

    fn clip(&mut self, area: Rect) {
        self.close_titles();
        let (id, name) = (self.clips, self.name.clone());
        self.clips += 1;
        let (x, y, width, height) = (Num(area.x), Num(area.y), Num(area.width), Num(area.height));
        self.put(format_args!(
            "<clipPath id=\"{name}-c{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></clipPath>\n\
             <g clip-path=\"url(#{name}-c{id})\">\n"
        ));
        self.open.push(Group::Clip);
    }

    fn unclip(&mut self) {
        self.close_titles();
        if self.open.last() == Some(&Group::Clip) {
            self.open.pop();
            self.body.push_str("</g>\n");
        }
    }

    fn title(&mut self, words: &str) {
        self.close_titles();
        self.put(format_args!("<g><title>{}</title>\n", escaped(words)));
        self.open.push(Group::Title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Shape;

    #[test]
    fn numbers_have_at_most_two_digits() {
        let written = [0.0, -0.001, 1.005, -2.5, 100.0, 0.07, 1e300].map(|v| Num(v).to_string());
        assert_eq!(written, ["0", "0", "1", "-2.5", "100", "0.07", "1000000000"]);
    }

    #[test]
    fn words_cannot_become_markup() {
        let mut svg = SvgInk::new(10.0, 10.0).named("a\"><b");
        svg.describe("<script>", "a & \"b\"\u{1}");
        svg.text("x<y", Point::new(1.0, 2.0), &TextStyle::new(10.0, Color::hex(0)));
        svg.points(&[Mark::new(Point::new(1.0, 1.0), Shape::Circle, 2.0, Color::hex(0))]);
        let out = svg.finish();
        assert!(
            out.contains("<title>&lt;script&gt;</title>") && out.contains("a &amp; &quot;b&quot; </desc>")
        );
        assert!(out.contains(">x&lt;y</text>") && out.contains("href=\"#ab-m0\""), "{out}");
    }

    #[test]
    fn groups_are_closed_in_order() {
        let mut svg = SvgInk::new(10.0, 10.0);
        svg.title("outside");
        svg.clip(Rect::new(0.0, 0.0, 5.0, 5.0));
        svg.title("one");
        svg.title("two");
        svg.unclip();
        svg.unclip();
        svg.title("last");
        let out = svg.finish();
        assert_eq!(out.matches("<g").count(), 5);
        assert_eq!(out.matches("</g>").count(), 5);
    }

    #[test]
    fn undefined_places_are_left_out() {
        let mut svg = SvgInk::new(10.0, 10.0);
        let nowhere = Point::new(f64::NAN, 1.0);
        svg.line(nowhere, Point::default(), &Stroke::new(Color::hex(0), 1.0));
        svg.circle(nowhere, 1.0, None, Some(Color::hex(0)));
        svg.points(&[Mark::new(nowhere, Shape::Star, 2.0, Color::hex(0))]);
        svg.text("x", nowhere, &TextStyle::new(9.0, Color::hex(0)));
        assert_eq!(svg.body, "");
    }
}
