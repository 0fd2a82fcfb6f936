//! Reads a table of numbers and class names: whatever people upload or paste. (The built-in files are written so that
//! [`plain`](super::plain) can read them, which is faster.)
//!
//! ```text
//! sepal length; sepal width; species      separator (, ; tab | blanks), decimal comma, header, quotes, BOM,
//! 5,1;          3,5;         setosa       CRLF, comments (#) are recognised; rows with a missing value and
//! ?;            3,0;         setosa       columns that are empty, words or a row count are left out, and said
//! ```
//!
//! A first line `sep=;`, as Excel writes it, settles the separator. Thousands separators are refused: where a number has only one
//! sign, nobody can tell which it is.
//!
//! The class is the column called class, label, target, species …; else the last column if it holds words; else the first
//! column of words; else the last column. Classes named by numbers are ordered by number, others by first appearance.

mod columns;
mod grid;
mod number;
mod quote;

use super::{Dataset, LARGEST, MAX_CLASSES, MAX_COLUMNS, MAX_ROWS, classes};
use crate::message::Message;
use columns::Columns;
use grid::Grid;
use number::Cell;

/// Most bytes of a table.
const MAX_BYTES: usize = 8 << 20;
/// Longest name of a class, in characters; of a column's more is left out.
const MAX_NAME: usize = 80;

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The samples.
    pub data: Dataset,
    /// What was guessed or left out, to be shown.
    pub notes: Vec<Message>,
}

/// Reads a table.
///
/// # Errors
/// A message naming row and column where the bytes are no table of numbers with a class column, or exceed a limit.
pub fn read(bytes: &[u8]) -> Result<Table, Message> {
    if bytes.len() > MAX_BYTES {
        return Err(Message::new("csv.too-big").number("max", (MAX_BYTES >> 20) as f64));
    }
    let (text, guessed) = grid::decode(bytes)?;
    let grid = grid::cut(&text)?;
    let mut columns = columns::find(&grid)?;
    if grid.len() - columns.first > MAX_ROWS {
        return Err(grid::too_many_rows());
    }
    let mut notes: Vec<Message> = guessed.into_iter().collect();
    if grid.comments > 0 {
        notes.push(Message::new("csv.comments").number("lines", grid.comments as f64));
    }
    notes.append(&mut columns.notes);
    let data = collect(&grid, &columns, &mut notes)?;
    Ok(Table { data, notes })
}

/// Reads the samples, leaving out rows with a missing value.
fn collect(grid: &Grid, columns: &Columns, notes: &mut Vec<Message>) -> Result<Dataset, Message> {
    let p = columns.numbers.len();
    let (mut features, mut names, mut left_out) = (Vec::new(), Vec::new(), 0);
    let mut signs = (None, None);
    for row in columns.first..grid.len() {
        let name = grid.cell(row, columns.label);
        let complete = read_row(grid, columns, row, &mut features, &mut signs)?;
        if complete && Cell::read(name) != Cell::Missing {
            names.push(class_name(grid, columns, row, name)?);
        } else {
            left_out += 1;
            features.truncate(names.len() * p);
        }
    }
    if signs.1.is_some() {
        notes.push(Message::new("csv.decimal-comma"));
    }
    if left_out > 0 {
        notes.push(Message::new("csv.missing").number("rows", f64::from(left_out)));
    }
    let (labels, classes) = number_classes(&names, name_of(grid, columns, columns.label), left_out)?;
    let columns = columns.numbers.iter().map(|(_, name)| name.clone()).collect();
    Ok(Dataset { features, labels, classes, columns, picture: None, held_out: Vec::new() })
}

/// First cell (row, column) written with a decimal point and with a decimal comma.
type Signs = (Option<(usize, usize)>, Option<(usize, usize)>);

/// Appends a row's numbers; false where one is missing.
fn read_row(
    grid: &Grid,
    columns: &Columns,
    row: usize,
    features: &mut Vec<f64>,
    signs: &mut Signs,
) -> Result<bool, Message> {
    let mut complete = true;
    for &(column, _) in &columns.numbers {
        let text = grid.cell(row, column);
        match Cell::read(text) {
            Cell::Missing => complete = false,
            Cell::Word => return Err(at(grid, columns, (row, column), "csv.not-a-number")),
            Cell::Grouped => return Err(at(grid, columns, (row, column), "csv.grouped")),
            Cell::Extreme => return Err(at(grid, columns, (row, column), "csv.too-large")),
            Cell::Number { value, sign } => {
                features.push(value);
                match sign {
                    Some('.') => signs.0 = signs.0.or(Some((row, column))),
                    Some(_) => signs.1 = signs.1.or(Some((row, column))),
                    None => {}
                }
            }
        }
        // A table that mixes 1.5 and 1,234 may mean thousands: better asked than misread.
        if let (Some(point), Some(comma)) = *signs {
            return Err(at(grid, columns, point.max(comma), "csv.mixed-decimals"));
        }
    }
    Ok(complete)
}

fn class_name<'a>(grid: &Grid, columns: &Columns, row: usize, name: &'a str) -> Result<&'a str, Message> {
    if name.chars().count() > MAX_NAME {
        let message = Message::new("csv.long-name").number("row", grid.number(row));
        let column = name_of(grid, columns, columns.label);
        return Err(message.excerpt("column", &column).number("max", MAX_NAME as f64));
    }
    Ok(name)
}

fn name_of(grid: &Grid, columns: &Columns, column: usize) -> String {
    columns::name(grid, columns.first, column)
}

/// A refusal of one cell.
fn at(grid: &Grid, columns: &Columns, place: (usize, usize), key: &str) -> Message {
    let message = Message::new(key).number("row", grid.number(place.0));
    message.excerpt("column", &name_of(grid, columns, place.1)).excerpt("value", grid.cell(place.0, place.1))
}

/// Class numbers and names from the label column, of which some rows were left out.
fn number_classes(names: &[&str], column: String, left_out: u32) -> Result<(Vec<u32>, Vec<String>), Message> {
    let (labels, classes) = classes::numbered(names, &|name| match Cell::read(name) {
        Cell::Number { value, .. } => Some(value),
        _ => None,
    });
    match classes.len() {
        0 => Err(Message::new("csv.all-missing")),
        1 => {
            let key = if left_out > 0 { "csv.one-class.left" } else { "csv.one-class" };
            Err(Message::new(key).excerpt("column", &column).number("rows", f64::from(left_out)))
        }
        count if count > MAX_CLASSES => {
            let message = Message::new("csv.too-many-classes").excerpt("column", &column);
            Err(message.number("classes", count as f64).number("max", MAX_CLASSES as f64))
        }
        _ => Ok((labels, classes.into_iter().map(str::to_owned).collect())),
    }
}
