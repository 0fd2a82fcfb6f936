//! Mathematics in one line: letters in serif italics, numbers and signs upright, what follows `_` or stands in `_{…}` as an index.
//!
//! ```text
//! "z_y = s·cos(θ_y + m)"     z, θ: italic; y: small and lower; cos: upright, a word of several letters
//! ```

use crate::plot::{Ink, Point, TextStyle, text};

/// An index's size and how far below the base line it stands, in ems.
const SMALL: f64 = 0.72;
const LOW: f64 = 0.2;
/// Space between two stretches, in ems: italics lean over.
const KERN: f64 = 0.02;

/// A stretch of one style.
struct Piece {
    words: String,
    italic: bool,
    index: bool,
}

/// Letters of a formula alone are symbols; together they are a word such as cos.
fn pieces(formula: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let (words, index, used) = if first == '_' {
            let inner =
                rest[1..].strip_prefix('{').and_then(|after| after.split_once('}')).map(|(inner, _)| inner);
            let single = rest[1..].chars().next().map_or(0, char::len_utf8);
            inner.map_or((&rest[1..=single], true, 1 + single), |inner| (inner, true, inner.len() + 3))
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            (&rest[..end], false, end)
        } else {
            let end = rest.find(|c: char| c.is_alphabetic() || c == '_').unwrap_or(rest.len());
            (&rest[..end.max(first.len_utf8())], false, end.max(first.len_utf8()))
        };
        let mut letters = words.chars();
        let italic = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        pieces.push(Piece { words: words.to_owned(), italic, index });
        rest = &rest[used..];
    }
    pieces
}

fn style_of(piece: &Piece, style: &TextStyle) -> TextStyle {
    let size = if piece.index { SMALL * style.size } else { style.size };
    TextStyle { size, serif: true, italic: piece.italic, ..*style }
}

/// A name such as `λ_min` as a formula: all that follows the line is the index.
pub(in crate::figure) fn name(name: &str) -> String {
    name.split_once('_').map_or_else(|| name.to_owned(), |(letter, index)| format!("{letter}_{{{index}}}"))
}

/// Writes a formula that begins at a point of its base line; returns where it ends.
pub(in crate::figure) fn write(ink: &mut dyn Ink, formula: &str, at: Point, style: &TextStyle) -> f64 {
    let mut x = at.x;
    for piece in pieces(formula) {
        let own = style_of(&piece, style);
        let low = if piece.index { LOW * style.size } else { 0.0 };
        if !piece.words.trim().is_empty() {
            let gap = piece.words.len() - piece.words.trim_start().len();
            let before = text::width(&piece.words[..gap], &own);
            ink.text(piece.words.trim(), Point::new(x + before, at.y + low), &own);
        }
        x += text::width(&piece.words, &own) + KERN * style.size;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::{pieces, write};
    use crate::plot::recorder::Recorder;
    use crate::plot::{Point, Theme};

    #[test]
    fn indices_words_and_symbols_are_told_apart() {
        let found: Vec<(String, bool, bool)> =
            pieces("z_y = s·cos(θ_{yk} + 0.5)").into_iter().map(|p| (p.words, p.italic, p.index)).collect();
        let said: Vec<(&str, bool, bool)> = found.iter().map(|(w, i, x)| (w.as_str(), *i, *x)).collect();
        let expected = [
            ("z", true, false),
            ("y", true, true),
            (" = ", false, false),
            ("s", true, false),
            ("·", false, false),
            ("cos", false, false),
            ("(", false, false),
            ("θ", true, false),
            ("yk", false, true),
            (" + 0.5)", false, false),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn no_part_covers_another() {
        let mut ink = Recorder::new(300.0, 40.0);
        let end = write(&mut ink, "z_j = ‖W_j‖·‖x‖·cos θ_j", Point::new(4.0, 24.0), &Theme::light().label());
        assert!(end < 300.0 && ink.overlapping_texts().is_empty());
    }
}
