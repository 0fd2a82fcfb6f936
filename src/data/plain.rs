//! Reads and writes tables that need no guessing: the built-in files, and a person's own table once `csv` has understood it.
//!
//! ```text
//! sepal length (cm),sepal width (cm),class      a row of names, the class last; numbers, the class's name
//! 5.1,3.5,setosa                                `,` and `\n` in our files; ␟ instead of `,` in what `write` writes,
//! ```
//!
//! and there numbers are the 16 hexadecimal digits of their bits, so that they come back exactly, and at once. The page's first
//! load carries only this reader; `csv`, twenty times as large, comes when somebody brings a table.

use super::Dataset;
use crate::math::{decimal, order};
use crate::message::Message;

/// The [`Source`](super::Source) of a set that is a file in `data/`: its name and its reader.
macro_rules! file {
    ($name:literal, $parse:expr) => {
        $crate::data::Source::File {
            file: $name,
            parse: $parse,
            #[cfg(feature = "cli")]
            included: include_bytes!(concat!("../../data/", $name)),
        }
    };
}
pub(super) use file;

/// Separates cells of what [`write`] writes; no name holds it.
const UNIT: u8 = 0x1f;

/// Reads a table.
///
/// # Errors
/// A message where the bytes are no such table.
pub fn read(bytes: &[u8]) -> Result<Dataset, Message> {
    parse(bytes).ok_or_else(|| Message::new("csv.no-table"))
}

fn parse(bytes: &[u8]) -> Option<Dataset> {
    let mut lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let head = lines.next()?;
    let own = head.contains(&UNIT);
    let separator = if own { UNIT } else { b',' };
    let columns: Option<Vec<&str>> = head.split(|&byte| byte == separator).map(text).collect();
    let mut columns: Vec<String> = columns?.into_iter().map(str::to_owned).collect();
    columns.pop();
    let (mut features, mut names) = (Vec::new(), Vec::new());
    for line in lines {
        let mut cells = line.split(|&byte| byte == separator);
        for cell in cells.by_ref().take(columns.len()) {
            features.push(if own { from_bits(text(cell)?)? } else { value(cell)? });
        }
        names.push(text(cells.next()?)?);
        if cells.next().is_some() {
            return None;
        }
    }
    if columns.is_empty() {
        return None;
    }
    let (labels, classes) = number_classes(&names)?;
    Some(Dataset { features, labels, classes, columns, picture: None, held_out: Vec::new() })
}

fn text(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell).ok()
}

/// Short whole numbers, the 115,000 pixels of digits, have a way of their own: the first picture waits for them.
fn value(cell: &[u8]) -> Option<f64> {
    match cell {
        [a @ b'0'..=b'9'] => Some(f64::from(a - b'0')),
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(f64::from(10 * (a - b'0') + (b - b'0'))),
        _ => decimal::read(text(cell)?).filter(|value| value.is_finite()),
    }
}

fn from_bits(text: &str) -> Option<f64> {
    u64::from_str_radix(text, 16).ok().map(f64::from_bits).filter(|value| value.is_finite())
}

/// Classes named by numbers are ordered by number, others by first appearance.
fn number_classes(names: &[&str]) -> Option<(Vec<u32>, Vec<String>)> {
    let mut classes: Vec<&str> = Vec::new();
    for name in names {
        if !classes.contains(name) {
            classes.push(name);
        }
    }
    if classes.len() < 2 {
        return None;
    }
    if let Some(values) = classes.iter().map(|name| decimal::read(name)).collect::<Option<Vec<f64>>>() {
        let compare = |a: usize, b: usize| values[a].total_cmp(&values[b]);
        classes = order::permutation(classes.len(), &compare).into_iter().map(|k| classes[k]).collect();
    }
    let label = |name: &&str| classes.iter().position(|class| class == name).map(|k| k as u32);
    let labels = names.iter().map(label).collect::<Option<Vec<u32>>>()?;
    Some((labels, classes.into_iter().map(str::to_owned).collect()))
}

/// A table as [`read`] reads it.
#[must_use]
pub fn write(data: &Dataset) -> String {
    let unit = char::from(UNIT).to_string();
    let clean = |name: &String| name.replace([char::from(UNIT), '\n'], " ");
    let mut text = data.columns.iter().map(clean).chain(["class".to_owned()]).collect::<Vec<_>>().join(&unit);
    for (i, &label) in data.labels.iter().enumerate() {
        let numbers = data.row(i).iter().map(|x| format!("{:016x}", x.to_bits()));
        let name = data.classes.get(label as usize).map(clean).unwrap_or_default();
        text.push('\n');
        text.push_str(&numbers.chain([name]).collect::<Vec<_>>().join(&unit));
    }
    text
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::{read, write};
    use crate::data::{DATASETS, csv};

    #[test]
    fn our_files_read_as_the_general_reader_reads_them() {
        for spec in DATASETS {
            let Some(bytes) = spec.included() else { continue };
            let table = csv::read(bytes).expect("a table").data;
            assert_eq!(read(bytes).as_ref(), Ok(&table), "{}", spec.id);
            assert_eq!(read(write(&table).as_bytes()).as_ref(), Ok(&table), "{} written", spec.id);
        }
    }

    #[test]
    fn awkward_tables_come_back_whole() {
        let text = "\"a, b\";\"x\ny\";kind\n0,1;-1e-300;\"10, ten\"\n3;4,5;9\n7;8;9\n";
        let table = csv::read(text.as_bytes()).expect("a table").data;
        let back = read(write(&table).as_bytes()).expect("what was written");
        assert_eq!((back.features, back.labels), (table.features, table.labels));
        assert_eq!(back.classes, table.classes);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in [
            "",
            "a",
            "a,class\n1",
            "a,class\n1,x",
            "a,class\n1,x\nz,y",
            "a,class\n1,x\n1,2,y",
            "a,class\n1e999,x\n1,y",
        ] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(&[0xff, 0xfe]).is_err());
    }
}
