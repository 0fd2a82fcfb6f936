//! Bytes → text → a grid of cells: encoding, separator, quotes, row numbers.
//!
//! The separator is found by trying: each candidate cuts the first lines, and the one that gives the most regular, most
//! numeric table wins. That also tells `1,5;2,5;a` (semicolons, decimal commas) from `1,5,2,5,a`.

use super::number::Cell;
use super::quote;
use super::{MAX_COLUMNS, MAX_ROWS};
use crate::message::Message;

/// What may separate cells. Blank means runs of spaces and tabs, without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Byte(u8),
    Blank,
}

/// In order of preference where two cut equally well.
const CANDIDATES: [Separator; 5] = [
    Separator::Byte(b','),
    Separator::Byte(b';'),
    Separator::Byte(b'\t'),
    Separator::Byte(b'|'),
    Separator::Blank,
];

/// Lines that are looked at to find the separator.
const SAMPLE: usize = 100;

/// Rows of cells. All cells lie back to back in one string: a table may have millions.
#[derive(Default)]
pub(super) struct Grid {
    text: String,
    ends: Vec<usize>,
    /// Number in the file and index of the first cell.
    rows: Vec<(u64, usize)>,
    /// Lines that were left out because they begin with `#`.
    pub(super) comments: u64,
}

impl Grid {
    /// Number of rows, the header included.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Cells of the first row.
    pub(super) fn width(&self) -> usize {
        if self.rows.is_empty() { 0 } else { self.cells(0) }
    }

    /// The number of a row in the file, from 1, as a spreadsheet shows it: header, comments and empty lines count, and line breaks
    /// in quoted cells do not.
    pub(super) fn number(&self, row: usize) -> f64 {
        self.rows[row].0 as f64
    }

    /// A cell, without the blanks that stood around it.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        let index = self.rows[row].1 + column;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    fn cells(&self, row: usize) -> usize {
        self.rows.get(row + 1).map_or(self.ends.len(), |next| next.1) - self.rows[row].1
    }

    fn push_cell(&mut self, text: &str) {
        self.text.push_str(text.trim());
        self.ends.push(self.text.len());
    }

    /// Makes a row of the cells pushed since cell `first`; a row of one blank cell is an empty line and goes.
    fn end_row(&mut self, number: u64, first: usize) {
        self.rows.push((number, first));
        let row = self.rows.len() - 1;
        if self.cells(row) == 1 && self.cell(row, 0).is_empty() {
            self.rows.pop();
            self.ends.pop();
        }
    }
}

/// Text with `\n` line ends, and a note if the encoding had to be guessed.
///
/// # Errors
/// UTF-16 and binary files are refused.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<Message>), Message> {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if bytes.contains(&0) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Message::new("csv.not-text"));
    }
    let (mut text, note) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        // Latin-1 maps every byte to a character: numbers survive, and accents are right in most of Europe's old files.
        Err(_) => (bytes.iter().map(|&b| char::from(b)).collect(), Some(Message::new("csv.latin-1"))),
    };
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok((text, note))
}

/// Cuts a text into rows of equal length.
///
/// # Errors
/// A message naming the row that is longer or shorter than the first, or a quote opens for good; or the table is too large.
pub(super) fn cut(text: &str) -> Result<Grid, Message> {
    let (text, separator) = announced(text).unwrap_or_else(|| (text, detect(text)));
    let mut grid = split(text, separator, MAX_ROWS + 2);
    grid.comments = match separator {
        Separator::Byte(byte) => {
            let found = quote::look(text, byte);
            if let Some(row) = found.unclosed {
                return Err(Message::new("csv.unclosed").number("row", row as f64));
            }
            found.comments
        }
        Separator::Blank => text.lines().filter(|line| line.trim_start().starts_with('#')).count() as u64,
    };
    let width = grid.width();
    if width > MAX_COLUMNS + 1 {
        return Err(Message::new("csv.too-many-columns").number("max", MAX_COLUMNS as f64));
    }
    if grid.len() > MAX_ROWS + 1 {
        return Err(too_many_rows());
    }
    match (0..grid.len()).find(|&row| grid.cells(row) != width) {
        Some(row) => Err(Message::new("csv.ragged")
            .number("row", grid.number(row))
            .number("cells", grid.cells(row) as f64)
            .number("expected", width as f64)),
        None => Ok(grid),
    }
}

/// The refusal of a long table.
pub(super) fn too_many_rows() -> Message {
    Message::new("csv.too-many-rows").number("max", MAX_ROWS as f64)
}

/// The separator that a first line `sep=;` names, which Excel writes and reads, and the text from that line's end on.
fn announced(text: &str) -> Option<(&str, Separator)> {
    let (line, _) = text.split_once('\n')?;
    let mark = line.trim_matches('"').strip_prefix("sep=")?;
    let named =
        |separator: &Separator| matches!(separator, Separator::Byte(byte) if mark.as_bytes() == [*byte]);
    Some((&text[line.len()..], CANDIDATES.into_iter().find(named)?))
}

/// The candidate with the highest share of regular rows × share of numeric cells.
fn detect(text: &str) -> Separator {
    let end = text.match_indices('\n').take(SAMPLE).last().map_or(text.len(), |(at, _)| at + 1);
    let mut best = (CANDIDATES[0], -1.0);
    for separator in CANDIDATES {
        // Blanks would also cut the words of a table that tabs cut well.
        if separator == Separator::Blank && best.0 == Separator::Byte(b'\t') {
            continue;
        }
        let score = score(&split(&text[..end], separator, SAMPLE));
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

fn score(grid: &Grid) -> f64 {
    let width = grid.width();
    if width < 2 {
        return -1.0;
    }
    let regular = (0..grid.len()).filter(|&row| grid.cells(row) == width).count();
    let places = (0..grid.len()).flat_map(|row| (0..grid.cells(row)).map(move |column| (row, column)));
    let numeric = places.filter(|&(row, column)| Cell::read(grid.cell(row, column)).is_number()).count();
    let (rows, cells) = (grid.len() as f64, grid.ends.len() as f64);
    // One is added so that a table of words alone is still cut by its separator.
    regular as f64 / rows * (1.0 + numeric as f64) / (1.0 + cells)
}

/// At most `limit` rows; empty lines and lines that begin with `#` are skipped.
fn split(text: &str, separator: Separator, limit: usize) -> Grid {
    match separator {
        Separator::Byte(byte) => split_quoted(text, byte, limit),
        Separator::Blank => {
            let mut grid = Grid::default();
            let lines = (1..).zip(text.lines().map(str::trim));
            for (line, text) in
                lines.filter(|(_, text)| !text.is_empty() && !text.starts_with('#')).take(limit)
            {
                let first = grid.ends.len();
                text.split_whitespace().for_each(|cell| grid.push_cell(cell));
                grid.end_row(line, first);
            }
            grid
        }
    }
}

fn split_quoted(text: &str, separator: u8, limit: usize) -> Grid {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).comment(Some(b'#')).build();
    let (mut input, mut grid, mut first) = (text.as_bytes(), Grid::default(), 0);
    let (mut buffer, mut filled, mut breaks) = (vec![0_u8; 256], 0, 0);
    while grid.len() < limit {
        let (result, read, written) = reader.read_field(input, &mut buffer[filled..]);
        input = &input[read..];
        filled += written;
        match result {
            csv_core::ReadFieldResult::InputEmpty => {}
            csv_core::ReadFieldResult::OutputFull => buffer.resize(buffer.len() * 2, 0),
            csv_core::ReadFieldResult::Field { record_end } => {
                let cell = &buffer[..filled];
                breaks += cell.iter().filter(|byte| **byte == b'\n').count() as u64;
                grid.push_cell(&String::from_utf8_lossy(cell));
                filled = 0;
                if record_end {
                    // The reader stands behind the row's line end, so the row itself is one line up.
                    grid.end_row(reader.line() - 1 - breaks, first);
                    first = grid.ends.len();
                }
            }
            csv_core::ReadFieldResult::End => break,
        }
    }
    grid
}
