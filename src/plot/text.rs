//! How wide a text is, from one table for every back end.
//!
//! The table holds the advances of the bundled fonts, so it is exact for PNGs; a browser draws with its system's faces, whose
//! widths differ by a few per cent, so layout leaves that much room. Nothing is ever measured in the page.

use super::advance::{Advances, SANS, SANS_BOLD, SERIF, SYMBOL};
use super::{Align, Anchor, Point, Rect, TextStyle};

/// Height of capitals and digits in ems.
pub const CAP: f64 = 0.727;
/// From the base line down to the lowest tails, in ems.
pub const TAIL: f64 = 0.22;
/// Advance of a character the table does not know, in thousandths of an em: an ideograph's.
const UNKNOWN: u16 = 1000;

/// The table of a style's face.
fn table(style: &TextStyle) -> &'static Advances {
    match (style.serif, style.italic, style.bold) {
        (true, true, _) => &SYMBOL,
        (true, false, _) => &SERIF,
        (false, _, true) => &SANS_BOLD,
        (false, _, false) => &SANS,
    }
}

/// Width of a line of text in CSS pixels, not counting a turn.
#[must_use]
pub fn width(text: &str, style: &TextStyle) -> f64 {
    let table = table(style);
    let thousandths: f64 = text.chars().map(|c| f64::from(advance(table, c))).sum();
    thousandths / 1000.0 * style.size
}

fn advance(table: &Advances, c: char) -> u16 {
    if let Some(&width) = (c as usize).checked_sub(0x20).and_then(|i| table.ascii.get(i)) {
        return width;
    }
    let find = |table: &Advances| {
        let at = table.other.binary_search_by_key(&c, |&(other, _)| other).ok()?;
        Some(table.other[at].1)
    };
    find(table).or_else(|| find(&SANS)).unwrap_or(UNKNOWN)
}

/// The upper left corner's offset and the size of a text's box before its turn: capitals to tails.
fn unturned(text: &str, style: &TextStyle) -> Rect {
    let width = width(text, style);
    let x = match style.align {
        Align::Start => 0.0,
        Align::Middle => -width / 2.0,
        Align::End => -width,
    };
    let y = baseline(style) - CAP * style.size;
    Rect::new(x, y, width, (CAP + TAIL) * style.size)
}

/// How far below its point a text's base line lies, in CSS pixels.
#[must_use]
pub fn baseline(style: &TextStyle) -> f64 {
    style.size
        * match style.anchor {
            Anchor::Baseline => 0.0,
            Anchor::Center => CAP / 2.0,
            Anchor::Top => CAP,
        }
}

/// The rectangle a text covers when drawn at `at`; turns are by 0, 90 or −90 degrees.
#[must_use]
pub fn extent(text: &str, at: Point, style: &TextStyle) -> Rect {
    let r = unturned(text, style);
    if style.turn == 0.0 {
        Rect::new(at.x + r.x, at.y + r.y, r.width, r.height)
    } else if style.turn > 0.0 {
        Rect::new(at.x - r.bottom(), at.y + r.x, r.height, r.width)
    } else {
        Rect::new(at.x + r.y, at.y - r.right(), r.height, r.width)
    }
}

/// The text itself if it is no wider than `room`, else as much of it as fits with an ellipsis; empty if not even that fits.
#[must_use]
pub fn fit(text: &str, room: f64, style: &TextStyle) -> String {
    if width(text, style) <= room {
        return text.to_owned();
    }
    let mut short = text.trim_end().to_owned();
    while short.pop().is_some() {
        let candidate = format!("{}…", short.trim_end());
        if !short.is_empty() && width(&candidate, style) <= room {
            return candidate;
        }
    }
    String::new()
}

/// Every text as [`fit`] gives it; where two would read alike, both keep begin and end and lose their middle.
#[must_use]
pub fn fit_apart(texts: &[String], room: f64, style: &TextStyle) -> Vec<String> {
    let ends: Vec<String> = texts.iter().map(|text| fit(text, room, style)).collect();
    let alike = |i: usize| (0..texts.len()).any(|j| texts[j] != texts[i] && ends[j] == ends[i]);
    let cut =
        |(i, text): (usize, &String)| if alike(i) { fit_middle(text, room, style) } else { ends[i].clone() };
    texts.iter().enumerate().map(cut).collect()
}

/// As much of a text's begin and end as fits, an ellipsis between them.
fn fit_middle(text: &str, room: f64, style: &TextStyle) -> String {
    let chars: Vec<char> = text.chars().collect();
    let cut = |kept: usize| {
        let (head, tail) = (&chars[..kept.div_ceil(2)], &chars[chars.len() - kept / 2..]);
        let (head, tail): (String, String) = (head.iter().collect(), tail.iter().collect());
        format!("{}…{}", head.trim_end(), tail.trim_start())
    };
    let shorter = (2..chars.len()).rev().map(cut);
    shorter.into_iter().find(|cut| width(cut, style) <= room).unwrap_or_else(|| fit(text, room, style))
}

/// Parts in lines no wider than `room`.
#[must_use]
pub fn wrapped(parts: &[&str], between: &str, room: f64, style: &TextStyle) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| format!("{line}{between}{part}"));
        match longer.filter(|line| width(line, style) <= room) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(fit(part, room, style)),
        }
    }
    lines
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::plot::Color;

    const STYLE: TextStyle = TextStyle::new(10.0, Color::hex(0));

    /// The characters of a text that its style's bundled face lacks: they would be drawn in another face.
    pub(crate) fn foreign(text: &str, style: &TextStyle) -> String {
        let has = |c: char| {
            let ascii = (c as usize).checked_sub(0x20).is_some_and(|i| i < 95);
            ascii || table(style).other.iter().any(|&(other, _)| other == c)
        };
        text.chars().filter(|&c| !has(c)).collect()
    }

    #[test]
    fn digits_are_as_wide_as_each_other() {
        for digit in '0'..='9' {
            assert_eq!(width(&digit.to_string(), &STYLE), 6.48, "{digit}");
        }
        assert!(width("−1.5°", &STYLE) > width("1.5", &STYLE));
    }

    #[test]
    fn every_character_drawn_is_known() {
        for c in "θψπλσμ−×·≤≥√∞°…₀₉²‖→ŵ".chars() {
            assert!(SANS.other.iter().any(|&(known, _)| known == c), "{c}");
        }
        assert!(SANS.other.is_sorted() && SYMBOL.other.is_sorted() && SERIF.other.is_sorted());
        assert_eq!(width("語", &STYLE), 10.0);
    }

    #[test]
    fn fitting_shortens_with_an_ellipsis() {
        assert_eq!(fit("sepal length", 100.0, &STYLE), "sepal length");
        let short = fit("sepal length (cm)", 50.0, &STYLE);
        assert!(
            short.ends_with('…') && short.starts_with("sepal") && width(&short, &STYLE) <= 50.0,
            "{short}"
        );
        assert_eq!(fit("wide", 3.0, &STYLE), "");
    }

    #[test]
    fn names_that_would_read_alike_are_cut_in_their_middle() {
        let names: Vec<String> =
            ["Long Name A", "Long Name B", "Lo", "Other long name"].map(str::to_owned).into();
        let short = fit_apart(&names, 50.0, &STYLE);
        assert_eq!(short[2..], [names[2].clone(), fit(&names[3], 50.0, &STYLE)]);
        for (short, end) in short.iter().zip(["A", "B"]) {
            assert!(short.starts_with("Lo") && short.contains('…') && short.ends_with(end), "{short}");
            assert!(width(short, &STYLE) <= 50.0, "{short}");
        }
        assert_eq!(fit_apart(&names, 1000.0, &STYLE), names);
        assert_eq!(fit_apart(&names[..2], 1.0, &STYLE), ["", ""]);
    }

    #[test]
    fn extents_follow_alignment_and_turn() {
        let at = Point::new(100.0, 100.0);
        let wide = width("0000", &STYLE);
        let middle = extent("0000", at, &STYLE.placed(Align::Middle, Anchor::Center));
        assert!((middle.center().x - 100.0).abs() < 1e-9 && middle.width == wide);
        let up = extent("0000", at, &STYLE.turned(-90.0));
        assert!((up.bottom() - 100.0).abs() < 1e-9 && (up.y - (100.0 - wide)).abs() < 1e-9);
        assert!(up.x < 100.0 && up.right() > 100.0);
        let down = extent("0000", at, &STYLE.turned(90.0));
        assert!((down.y - 100.0).abs() < 1e-9 && down.right() > 100.0);
    }
}
