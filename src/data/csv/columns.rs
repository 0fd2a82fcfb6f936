//! What the columns of a grid are: header or not, which column names the class, which ones are numbers.

use super::grid::Grid;
use super::number::Cell;
use super::{MAX_CLASSES, MAX_NAME};
use crate::message::Message;
use std::collections::BTreeSet;

/// Header words that name the class column, compared in lower case.
const CLASS_NAMES: [&str; 8] =
    ["class", "label", "target", "species", "category", "classes", "labels", "variety"];

/// Header words of a column that only counts the rows.
const INDEX_NAMES: [&str; 5] = ["", "id", "index", "row", "unnamed: 0"];

/// The roles of a grid's columns.
pub(super) struct Columns {
    /// Row of the first sample: 1 behind a header, else 0.
    pub(super) first: usize,
    /// Column that names the class.
    pub(super) label: usize,
    /// Columns of numbers, with their names.
    pub(super) numbers: Vec<(usize, String)>,
    /// What was left out.
    pub(super) notes: Vec<Message>,
}

/// What the cells of one column are, the header apart.
struct Survey {
    numbers: usize,
    words: usize,
    missing: usize,
    /// The first row holds a word although the column holds numbers.
    headed: bool,
}

impl Survey {
    fn numeric(&self) -> bool {
        self.numbers > self.words
    }
}

/// Finds the roles.
///
/// # Errors
/// A message where there is no column of numbers, or no second column.
pub(super) fn find(grid: &Grid) -> Result<Columns, Message> {
    if grid.width() < 2 || grid.len() < 2 {
        return Err(Message::new("csv.no-table"));
    }
    let surveys: Vec<Survey> = (0..grid.width()).map(|column| survey(grid, column)).collect();
    let first = usize::from(header(grid, &surveys));
    let name = |column: usize| name(grid, first, column);
    let mut notes = Vec::new();
    let empty = |column: usize| {
        let missing = surveys[column].missing + usize::from(first == 0 && is_missing(grid.cell(0, column)));
        missing * 2 > grid.len() - first
    };
    let used: Vec<usize> = (0..grid.width()).filter(|&column| !empty(column)).collect();
    let label = label(grid, first, &used, &surveys).ok_or_else(|| Message::new("csv.no-table"))?;
    if surveys[label].numeric() && !(first == 1 && is_one_of(grid.cell(0, label), &CLASS_NAMES)) {
        notes.push(Message::new("csv.class-guessed").excerpt("column", &name(label)));
    }
    if first == 0 && header_after_all(grid, label) {
        notes.push(Message::new("csv.first-row").excerpt("value", grid.cell(0, label)));
    }
    let mut numbers = Vec::new();
    for column in (0..grid.width()).filter(|&column| column != label) {
        let reason = match () {
            () if empty(column) => "csv.left-out.empty",
            () if !surveys[column].numeric() => "csv.left-out.words",
            () if first == 1 && counts_rows(grid, column) => "csv.left-out.index",
            () => {
                numbers.push((column, name(column)));
                continue;
            }
        };
        notes.push(Message::new(reason).excerpt("column", &name(column)));
    }
    if numbers.is_empty() {
        return Err(Message::new("csv.no-numbers"));
    }
    Ok(Columns { first, label, numbers, notes })
}

fn is_missing(text: &str) -> bool {
    Cell::read(text) == Cell::Missing
}

fn survey(grid: &Grid, column: usize) -> Survey {
    let mut survey = Survey { numbers: 0, words: 0, missing: 0, headed: false };
    for row in 1..grid.len() {
        match Cell::read(grid.cell(row, column)) {
            Cell::Missing => survey.missing += 1,
            Cell::Word => survey.words += 1,
            Cell::Number { .. } | Cell::Extreme | Cell::Grouped => survey.numbers += 1,
        }
    }
    survey.headed = survey.numeric() && Cell::read(grid.cell(0, column)) == Cell::Word;
    survey
}

/// The first row is a header when it has words above numbers and no number at all; or when it names a class column, whatever the
/// other names are: columns without names are often numbered.
fn header(grid: &Grid, surveys: &[Survey]) -> bool {
    let cells = || (0..grid.width()).map(|column| grid.cell(0, column));
    let number = cells().any(|text| Cell::read(text).is_number());
    // A class may itself be called "class": then the word comes again below.
    let again = |column: usize| (1..grid.len()).any(|row| grid.cell(row, column) == grid.cell(0, column));
    (0..grid.width()).any(|column| is_one_of(grid.cell(0, column), &CLASS_NAMES) && !again(column))
        || (!number && surveys.iter().any(|survey| survey.headed))
}

/// Whether a first row read as data may be a header: it names a class that no other row has, where each of the others comes again.
fn header_after_all(grid: &Grid, label: usize) -> bool {
    let mut names: Vec<&str> = (0..grid.len()).map(|row| grid.cell(row, label)).collect();
    names.sort_unstable();
    let own = grid.cell(0, label);
    Cell::read(own) == Cell::Word
        && names.chunk_by(|a, b| a == b).all(|same| (same.len() == 1) == (same[0] == own))
}

fn is_one_of(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// By its name; else the last column if it holds words; else the first column of words with few enough different ones; else
/// the last.
fn label(grid: &Grid, first: usize, used: &[usize], surveys: &[Survey]) -> Option<usize> {
    let named = |column: &usize| first == 1 && is_one_of(grid.cell(0, *column), &CLASS_NAMES);
    let different =
        |column: usize| (first..grid.len()).map(|row| grid.cell(row, column)).collect::<BTreeSet<&str>>();
    let few = |column: &usize| !surveys[*column].numeric() && different(*column).len() <= MAX_CLASSES;
    let last = used.last().copied();
    let words = || last.filter(few).or_else(|| used.iter().copied().find(few));
    used.iter().rev().copied().find(named).or_else(words).or(last)
}

/// Whether a column is named like an index and rises by one from row to row.
fn counts_rows(grid: &Grid, column: usize) -> bool {
    let value = |row: usize| match Cell::read(grid.cell(row, column)) {
        Cell::Number { value, .. } => value,
        _ => f64::NAN,
    };
    is_one_of(grid.cell(0, column), &INDEX_NAMES)
        && (2..grid.len()).all(|row| value(row) - value(row - 1) == 1.0)
}

/// The header's word, no more of it than a name may have, or the column's number. It is data, in a table's fingerprint too, so
/// nothing is added where it was cut; sentences give an excerpt.
pub(super) fn name(grid: &Grid, first: usize, column: usize) -> String {
    let text = if first == 1 { grid.cell(0, column) } else { "" };
    if text.is_empty() { (column + 1).to_string() } else { text.chars().take(MAX_NAME).collect() }
}
