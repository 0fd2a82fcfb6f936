//! Reads and writes tables that need no guessing: the built-in files, and a person's own table once `csv` has understood it.
//!
//! ```text
//! sepal length (cm),sepal width (cm),class      our files: a row of names, the class last; numbers, the class's name
//! 5.1,3.5,setosa
//!
//! sepal length (cm)␟sepal width (cm)␟class      what `write` writes: ␟ for `,`, the names of the classes in a row of their
//! setosa␟versicolor␟virginica                   own and their indices below, so that nobody numbers them a second time;
//! 4014666666666666␟400c000000000000␟0           the bits of the numbers, so that they come back exactly, and at once
//! ```
//!
//! The page's first load carries only this reader; `csv`, twenty times as large, comes when somebody brings a table.

use super::{Dataset, LARGEST, MAX_CLASSES, MAX_COLUMNS, MAX_ROWS, classes};
use crate::math::decimal;
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
/// Names the last column, in what [`write`] writes.
const CLASS: &str = "class";

/// Whether the bytes are what [`write()`] writes.
#[must_use]
pub fn is_written(bytes: &[u8]) -> bool {
    let head = bytes.split(|&byte| byte == b'\n').next().and_then(|head| head.strip_suffix(CLASS.as_bytes()));
    head.is_some_and(|head| head.last() == Some(&UNIT))
}

/// Reads a table. One that was written is held to the limits that `csv` held it to: it may come from elsewhere.
///
/// # Errors
/// A message where the bytes are no such table, or it is too large.
pub fn read(bytes: &[u8]) -> Result<Dataset, Message> {
    let written = is_written(bytes);
    let data = parse(bytes, written).ok_or_else(|| Message::new("csv.no-table"))?;
    let sizes = [
        ("csv.too-many-rows", data.len(), MAX_ROWS),
        ("csv.too-many-columns", data.width(), MAX_COLUMNS),
        ("csv.too-many-classes", data.classes.len(), MAX_CLASSES),
    ];
    let Some((key, size, most)) = sizes.into_iter().find(|(_, size, most)| written && size > most) else {
        return Ok(data);
    };
    let message = Message::new(key).text("column", CLASS).number("classes", size as f64);
    Err(message.number("max", most as f64))
}

fn parse<'a>(bytes: &'a [u8], written: bool) -> Option<Dataset> {
    let separator = if written { UNIT } else { b',' };
    let cells = |line: &'a [u8]| -> Option<Vec<&'a str>> {
        line.split(|&byte| byte == separator).map(text).collect()
    };
    let mut lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let mut columns = cells(lines.next()?)?;
    columns.pop();
    let listed = if written { Some(cells(lines.next()?)?) } else { None };
    let (mut features, mut last) = (Vec::new(), Vec::new());
    for line in lines {
        let mut cells = line.split(|&byte| byte == separator);
        for cell in cells.by_ref().take(columns.len()) {
            features.push(if written { from_bits(text(cell)?)? } else { value(cell)? });
        }
        last.push(text(cells.next()?)?);
        if cells.next().is_some() {
            return None;
        }
    }
    if columns.is_empty() {
        return None;
    }
    let (labels, classes) = match listed {
        Some(classes) => (indices(&last, classes.len())?, classes),
        None => classes::numbered(&last, &decimal::read),
    };
    if classes.len() < 2 {
        return None;
    }
    let [classes, columns] =
        [classes, columns].map(|names| names.into_iter().map(str::to_owned).collect::<Vec<String>>());
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
    u64::from_str_radix(text, 16).ok().map(f64::from_bits).filter(|value| value.abs() <= LARGEST)
}

/// Indices of classes, each of them in use.
fn indices(cells: &[&str], classes: usize) -> Option<Vec<u32>> {
    let labels = cells.iter().map(|cell| cell.parse().ok()).collect::<Option<Vec<u32>>>()?;
    let mut used = vec![false; classes];
    for &label in &labels {
        *used.get_mut(label as usize)? = true;
    }
    used.iter().all(|used| *used).then_some(labels)
}

/// A table as [`read`] reads it.
#[must_use]
pub fn write(data: &Dataset) -> String {
    let unit = char::from(UNIT).to_string();
    let clean = |name: &String| name.replace([char::from(UNIT), '\n'], " ");
    let line = |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join(&unit);
    let mut text = line(&mut data.columns.iter().map(clean).chain([CLASS.to_owned()]));
    text.push('\n');
    text += &line(&mut data.classes.iter().map(clean));
    for (i, label) in data.labels.iter().enumerate() {
        let numbers = data.row(i).iter().map(|x| format!("{:016x}", x.to_bits()));
        text.push('\n');
        text += &line(&mut numbers.chain([label.to_string()]));
    }
    text
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::{read, write};
    use crate::data::{DATASETS, Dataset, csv};

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

    /// What the general reader takes for numbers is more, and less, than what this one does; and names may differ in what cannot be
    /// written alone.
    #[test]
    fn classes_keep_the_numbers_they_were_given() {
        for names in [["1,5", "0,5"], ["1e16", "2"], ["\"a\nb\"", "a b"], ["b", "a"]] {
            let text = format!("x;class\n1;{}\n2;{}\n", names[0], names[1]);
            let table = csv::read(text.as_bytes()).expect("a table").data;
            let back = read(write(&table).as_bytes()).expect("what was written");
            assert_eq!((back.labels, back.classes.len()), (table.labels, 2), "{names:?}");
        }
    }

    #[test]
    fn what_was_written_elsewhere_is_held_to_the_limits() {
        let table = |rows: usize, columns: usize, classes: usize, x: f64| Dataset {
            features: vec![x; rows * columns],
            labels: (0..rows).map(|i| (i % classes) as u32).collect(),
            classes: (0..classes).map(|k| k.to_string()).collect(),
            columns: vec!["x".to_owned(); columns],
            picture: None,
            held_out: Vec::new(),
        };
        let key = |data: Dataset| {
            read(write(&data).as_bytes()).map(|data| data.len()).map_err(|refusal| refusal.key)
        };
        assert_eq!(key(table(20_000, 1, 100, 1e15)), Ok(20_000));
        for (data, refusal) in [
            (table(20_001, 1, 100, 0.0), "csv.too-many-rows"),
            (table(2, 257, 2, 0.0), "csv.too-many-columns"),
            (table(300, 1, 101, 0.0), "csv.too-many-classes"),
            (table(2, 1, 2, 1.1e15), "csv.no-table"),
            (table(2, 1, 2, f64::NAN), "csv.no-table"),
            (table(2, 1, 1, 0.0), "csv.no-table"),
            (table(2, 1, 3, 0.0), "csv.no-table"),
        ] {
            assert_eq!(key(data), Err(refusal.to_owned()));
        }
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
            "a\x1fclass\nx\x1fy\n0\x1f0\n0\x1f2",
            "a\x1fclass\n0\x1fx\n0\x1fy",
        ] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(&[0xff, 0xfe]).is_err());
    }
}
