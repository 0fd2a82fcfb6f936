//! One cell: a number, a missing value, or a word.

use super::LARGEST;

/// Spellings of "no value here", compared in lower case.
const MISSING: [&str; 9] = ["", "?", "na", "n/a", "nan", "null", "none", "-", "."];

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    /// A number, and the decimal sign it was written with (`,` or `.`), if any.
    Number {
        value: f64,
        sign: Option<char>,
    },
    Missing,
    /// A number with thousands separators: `1.234,5` or `1,234,567`.
    Grouped,
    /// Infinite, or beyond ±10¹⁵.
    Extreme,
    Word,
}

impl Cell {
    /// Reads a trimmed cell. A comma in it is a decimal sign: it can only be there quoted, or with another separator. Short
    /// whole numbers have a way of their own, which reads a table of pixels three times as fast.
    pub(super) fn read(text: &str) -> Self {
        if !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let value = text.bytes().fold(0, |value, byte| 10 * value + u32::from(byte - b'0'));
            return Self::Number { value: f64::from(value), sign: None };
        }
        if text.len() <= 4 && MISSING.iter().any(|word| word.eq_ignore_ascii_case(text)) {
            return Self::Missing;
        }
        // Rust's own parser also takes `inf` and `nan`; only these characters may reach it.
        let shape = |c: u8| c.is_ascii_digit() || matches!(c, b'+' | b'-' | b'.' | b',' | b'e' | b'E');
        if !text.bytes().all(shape) {
            let word = text.trim_start_matches(['+', '-']);
            let infinite = ["inf", "infinity"].iter().any(|name| name.eq_ignore_ascii_case(word));
            return if infinite { Self::Extreme } else { Self::Word };
        }
        let sign = text.chars().find(|c| matches!(c, ',' | '.'));
        let parsed = if sign == Some(',') { text.replacen(',', ".", 1).parse() } else { text.parse() };
        match parsed {
            Ok(value) if f64::abs(value) <= LARGEST => Self::Number { value, sign },
            Ok(_) => Self::Extreme,
            Err(_) if grouped(text) => Self::Grouped,
            Err(_) => Self::Word,
        }
    }

    /// Whether the cell counts towards a column of numbers.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number { .. } | Self::Extreme | Self::Grouped)
    }
}

/// Whether groups of three digits stand behind a sign that cannot be the decimal one: it comes twice, or before the other.
fn grouped(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.trim_start_matches(['+', '-']);
    let Some(thousands) = text.chars().find(|sign| matches!(sign, ',' | '.')) else { return false };
    let (whole, fraction) = match text.split_once(if thousands == ',' { '.' } else { ',' }) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split(thousands);
    let first = groups.next().is_some_and(|part| (1..=3).contains(&part.len()) && digits(part));
    let rest: Vec<&str> = groups.collect();
    first
        && rest.len() >= if fraction.is_some() { 1 } else { 2 }
        && rest.iter().all(|part| part.len() == 3 && digits(part))
        && fraction.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn cells_are_told_apart() {
        let number = |value, sign| Cell::Number { value, sign };
        for (text, cell) in [
            ("-1.5e3", number(-1500.0, Some('.'))),
            ("0,25", number(0.25, Some(','))),
            ("+7", number(7.0, None)),
            ("N/A", Cell::Missing),
            ("", Cell::Missing),
            ("-Inf", Cell::Extreme),
            ("1e16", Cell::Extreme),
            ("1.234,5", Cell::Grouped),
            ("-1,234,567", Cell::Grouped),
            ("12.345.678,", Cell::Grouped),
            ("1.23,4", Cell::Word),
            ("1,234,56", Cell::Word),
            ("01.02.2020", Cell::Word),
            (",234,567", Cell::Word),
            ("1_000", Cell::Word),
            ("e", Cell::Word),
            ("2020-01-01", Cell::Word),
        ] {
            assert_eq!(Cell::read(text), cell, "{text}");
        }
    }
}
