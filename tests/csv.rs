//! Uploaded tables: a table of good and bad cases, a round trip, and arbitrary bytes.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use margin_lab::data::DATASETS;
use margin_lab::data::csv::{self, Table};
use margin_lab::message::{Message, Words};
use proptest::prelude::*;

fn keys(notes: &[Message]) -> Vec<&str> {
    notes.iter().map(|note| note.key.as_str()).collect()
}

/// Name, bytes, features, labels, class names, keys of the notes.
type Good<'a> = (&'a str, &'a [u8], &'a [f64], &'a [u32], &'a [&'a str], &'a [&'a str]);

const GOOD: &[Good] = &[
    ("plain, no header", b"1,2,a\n3,4,b\n", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    ("header", b"x,y,class\n1,2,a\n3,4,b", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    ("byte order mark", b"\xef\xbb\xbfx,class\n1,a\n3,b", &[1., 3.], &[0, 1], &["a", "b"], &[]),
    ("CRLF", b"x,class\r\n1,a\r\n3,b\r\n", &[1., 3.], &[0, 1], &["a", "b"], &[]),
    ("old Mac line ends", b"x,class\r1,a\r3,b\r", &[1., 3.], &[0, 1], &["a", "b"], &[]),
    (
        "semicolons and decimal commas",
        b"1,5;2,5;a\n3,5;4,5;b\n",
        &[1.5, 2.5, 3.5, 4.5],
        &[0, 1],
        &["a", "b"],
        &["csv.decimal-comma"],
    ),
    ("tabs", b"x\ty\tspecies\n1\t2\ta b\n3\t4\tc d\n", &[1., 2., 3., 4.], &[0, 1], &["a b", "c d"], &[]),
    (
        "tabs and decimal commas, numbers only",
        b"1,5\t2\n3,5\t1\n",
        &[1.5, 3.5],
        &[1, 0],
        &["1", "2"],
        &["csv.class-guessed", "csv.decimal-comma"],
    ),
    ("bars", b"1|2|a\n3|4|b\n", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    ("runs of blanks", b"  1.0   2.0 a\n  3.0\t4.0 b\n", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    (
        "blanks and decimal commas",
        b"1,5 2,5 a\n3,5 4,5 b\n",
        &[1.5, 2.5, 3.5, 4.5],
        &[0, 1],
        &["a", "b"],
        &["csv.decimal-comma"],
    ),
    ("blanks after commas", b"1, 2, a\n3, 4, b\n", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    (
        "quoted fields",
        b"\"x\",\"class\"\n\"1\",\"a, \"\"first\"\"\"\n\"2\",\"b\nsecond\"\n",
        &[1., 2.],
        &[0, 1],
        &["a, \"first\"", "b\nsecond"],
        &[],
    ),
    (
        "quotes that open nothing",
        b"x,class\n# \"\n1,a 5\"\n2,b \"\n3,\"a\" 5\"\n4,\"b \"\"\"\n",
        &[1., 2., 3., 4.],
        &[0, 1, 0, 1],
        &["a 5\"", "b \""],
        &["csv.comments"],
    ),
    (
        "quoted decimal commas between commas",
        b"\"1,5\",a\n\"2,5\",b\n",
        &[1.5, 2.5],
        &[0, 1],
        &["a", "b"],
        &["csv.decimal-comma"],
    ),
    (
        "the separator in the first line",
        b"sep=;\nx;y;class\n1,2;3;a\n2,5;4;b\n",
        &[1.2, 3., 2.5, 4.],
        &[0, 1],
        &["a", "b"],
        &["csv.decimal-comma"],
    ),
    (
        "the same against the look of the rest",
        b"\"sep=|\"\n1|a,1\n2|b,2\n",
        &[1., 2.],
        &[0, 1],
        &["a,1", "b,2"],
        &[],
    ),
    (
        "numbers as names beside the class column's",
        b"0,1,target\n1,2,a\n3,4,b\n",
        &[1., 2., 3., 4.],
        &[0, 1],
        &["a", "b"],
        &[],
    ),
    (
        "a class called label",
        b"1,label\n2,image\n3,label\n",
        &[1., 2., 3.],
        &[0, 1, 0],
        &["label", "image"],
        &[],
    ),
    ("class column first, by name", b"Target,x\n7,1\n5,2\n7,3", &[1., 2., 3.], &[1, 0, 1], &["5", "7"], &[]),
    ("class column in front, by words", b"a,1,2\nb,3,4\n", &[1., 2., 3., 4.], &[0, 1], &["a", "b"], &[]),
    (
        "numeric classes in order of number",
        b"1,10\n2,9\n3,10\n",
        &[1., 2., 3.],
        &[1, 0, 1],
        &["9", "10"],
        &["csv.class-guessed"],
    ),
    ("class names in order of appearance", b"1,z\n2,a\n3,z\n", &[1., 2., 3.], &[0, 1, 0], &["z", "a"], &[]),
    (
        "missing values",
        b"x,y,class\n1,,a\n?,2,b\n3,4,a\n5,6,b\n7,8,\n9,10,NA\n",
        &[3., 4., 5., 6.],
        &[0, 1],
        &["a", "b"],
        &["csv.missing"],
    ),
    (
        "an empty column",
        b"x,y,class\n1,,a\n2,,b\n3,,a\n",
        &[1., 2., 3.],
        &[0, 1, 0],
        &["a", "b"],
        &["csv.left-out.empty"],
    ),
    (
        "a separator at the end of each line",
        b"1,2,a,\n3,4,b,\n",
        &[1., 2., 3., 4.],
        &[0, 1],
        &["a", "b"],
        &["csv.left-out.empty"],
    ),
    (
        "a column of words beside the class",
        b"name,x,class\nanna,1,a\nbert,2,b\n",
        &[1., 2.],
        &[0, 1],
        &["a", "b"],
        &["csv.left-out.words"],
    ),
    (
        "a row count",
        b",x,class\n0,1.5,a\n1,2.5,b\n2,1.5,b\n",
        &[1.5, 2.5, 1.5],
        &[0, 1, 1],
        &["a", "b"],
        &["csv.left-out.index"],
    ),
    (
        "comments and empty lines",
        b"# made by hand\n\n1,a\n  \n2,b\n\n",
        &[1., 2.],
        &[0, 1],
        &["a", "b"],
        &["csv.comments"],
    ),
    (
        "classes that are numbers, in a column of another name",
        b"x,y\n1.5,0\n3,1\n5,0\n",
        &[1.5, 3., 5.],
        &[0, 1, 0],
        &["0", "1"],
        &["csv.class-guessed"],
    ),
    (
        "years for a header",
        b"2019,2020,y\n1,2,u\n3,4,v\n5,6,u\n7,8,v\n",
        &[2019., 2020., 1., 2., 3., 4., 5., 6., 7., 8.],
        &[0, 1, 2, 1, 2],
        &["y", "u", "v"],
        &["csv.first-row"],
    ),
    ("Latin-1", b"1,Gr\xfcn\n2,Rot\n", &[1., 2.], &[0, 1], &["Gr\u{fc}n", "Rot"], &["csv.latin-1"]),
    ("exponents and signs", b"+1e-3,a\n-2.5E2,b\n", &[0.001, -250.], &[0, 1], &["a", "b"], &[]),
];

#[test]
fn good_tables_are_read() {
    for &(name, bytes, features, labels, classes, notes) in GOOD {
        let table = csv::read(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(table.data.features, features, "{name}");
        assert_eq!(table.data.labels, labels, "{name}");
        assert_eq!(table.data.classes, classes, "{name}");
        assert_eq!(keys(&table.notes), notes, "{name}");
        assert_eq!(table.data.len() * table.data.width(), features.len(), "{name}");
    }
}

const NO_TABLE: &str = "This is not a table: at least two columns and two rows are needed, \
    separated by commas, semicolons, tabs or blanks.";

/// Name, bytes, the sentence.
const BAD: &[(&str, &[u8], &str)] = &[
    ("nothing", b"", NO_TABLE),
    ("one column", b"1\n2\n3\n", NO_TABLE),
    ("one row", b"1,2,a\n", NO_TABLE),
    ("a header alone", b"x,class\n", NO_TABLE),
    ("a short row", b"x,y,class\n1,2,a\n3,b\n", "Row 3 has 2 cells where the first row has 3."),
    (
        "a long row after a quoted line break",
        b"1,\"a\nb\"\n2,c\n3,d,e\n4,a\n",
        "Row 3 has 3 cells where the first row has 2.",
    ),
    (
        "a quote that never closes",
        b"x,y,class\n1,2,a\n# 5\"\n3,\"4\n5\",b\n5,6,\"b\n7,8,\"\"a\n9,8,a\n",
        "Row 5: a quote opens here and is never closed, so the rest of the file would be one cell.",
    ),
    (
        "a quote that only seems to close",
        b"1;2;a\n3;4;\"b\"\"\n5;6;a\n",
        "Row 2: a quote opens here and is never closed, so the rest of the file would be one cell.",
    ),
    (
        "a word among numbers",
        b"x,y,class\n1,2,a\n3,4,b\n\n5,six,a\n",
        "Row 5, column \u{201c}y\u{201d}: \u{201c}six\u{201d} is not a number.",
    ),
    (
        "the same behind cells of several lines",
        b"x,y,class\n1,2,\"a\nb\nc\"\n# 1\n\n3,4,\"d\ne\"\n5,six,\"d\ne\"\n7,8,\"d\ne\"\n",
        "Row 6, column \u{201c}y\u{201d}: \u{201c}six\u{201d} is not a number.",
    ),
    (
        "a long cell below a long name",
        b"x,a name longer than sixty letters is shown as far as that and no farther,class\n\
          1,2,a\n3,a cell longer than sixty letters is shown as far as that and no farther,b\n4,5,a\n",
        "Row 3, column \u{201c}a name longer than sixty letters is shown as far as that and\u{2026}\u{201d}: \
         \u{201c}a cell longer than sixty letters is shown as far as that and\u{2026}\u{201d} is not a number.",
    ),
    (
        "the same without a header",
        b"1,2,a\n3,x,b\n5,6,a\n7,8,b\n",
        "Row 2, column \u{201c}2\u{201d}: \u{201c}x\u{201d} is not a number.",
    ),
    (
        "infinity",
        b"x,class\n1,a\ninf,b\n2,b\n",
        "Row 3, column \u{201c}x\u{201d}: \u{201c}inf\u{201d} is too large a number.",
    ),
    (
        "a huge number",
        b"x,class\n1,a\n1e300,b\n2,b\n",
        "Row 3, column \u{201c}x\u{201d}: \u{201c}1e300\u{201d} is too large a number.",
    ),
    (
        "points and commas",
        b"x;y;class\n1.5;2;a\n2.5;\"1,234\";b\n",
        "Row 3, column \u{201c}y\u{201d}: \u{201c}1,234\u{201d} has the other decimal sign than the numbers before it. \
         Use points or commas throughout, and no thousands separators.",
    ),
    (
        "thousands and decimal commas between semicolons",
        b"1.234,5;0,25;a\n1.235,5;0,5;b\n1.236,5;0,75;a\n",
        "Row 1, column \u{201c}1\u{201d}: \u{201c}1.234,5\u{201d} has thousands separators. Leave them out throughout.",
    ),
    (
        "thousands commas between semicolons",
        b"sep=;\nx;class\n1,234.5;a\n1,235.5;b\n",
        "Row 3, column \u{201c}x\u{201d}: \u{201c}1,234.5\u{201d} has thousands separators. Leave them out throughout.",
    ),
    (
        "the same, the separator guessed",
        b"1,234.5;0.25;a\n1,235.5;0.5;b\n1,236.5;0.75;a\n",
        "Row 1, column \u{201c}1\u{201d}: \u{201c}1,234.5\u{201d} has thousands separators. Leave them out throughout.",
    ),
    (
        "one class",
        b"x,class\n1,a\n2,a\n",
        "Column \u{201c}class\u{201d} names only one class; at least two are needed.",
    ),
    (
        "one class once incomplete rows are left out",
        b"a,b,l\n1,2,x\n2,,y\n3,1,x\n",
        "In the rows without missing values column \u{201c}l\u{201d} names only one class; at least two are needed. \
         Rows left out because of missing values: 1.",
    ),
    ("words alone", b"a,b\nc,d\ne,f\n", "There is no column of numbers."),
    (
        "every row incomplete",
        b"x,y,class\n1,,a\n,2,b\n3,?,a\n,2,b\n",
        "Every row has a missing value, so nothing is left.",
    ),
    ("UTF-16", b"\xff\xfe1\0,\0a\0\n\0", "This is not a text file. Save the table as CSV, in UTF-8."),
    (
        "a picture",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "This is not a text file. Save the table as CSV, in UTF-8.",
    ),
];

#[test]
fn bad_tables_get_a_sentence() {
    let words = Words::english();
    for &(name, bytes, sentence) in BAD {
        let refusal = csv::read(bytes).map(|table| table.data).expect_err(name);
        assert_eq!(words.say(&refusal), sentence, "{name}");
    }
}

#[test]
fn limits_hold_at_their_edge() {
    let rows =
        |n: usize, classes: usize| (0..n).map(|i| format!("{i}.5,c{}\n", i % classes)).collect::<String>();
    let key =
        |text: &str| csv::read(text.as_bytes()).map(|table| table.data.len()).map_err(|refusal| refusal.key);
    assert_eq!(key(&rows(20_000, 100)), Ok(20_000));
    assert_eq!(key(&rows(20_001, 100)), Err("csv.too-many-rows".to_owned()));
    assert_eq!(key(&format!("x,class\n{}", rows(20_000, 100))), Ok(20_000));
    assert_eq!(key(&rows(300, 101)), Err("csv.too-many-classes".to_owned()));
    let wide = |p: usize| format!("{}a\n{}b\n", "1,".repeat(p), "2,".repeat(p));
    assert_eq!(key(&wide(256)), Ok(2));
    assert_eq!(key(&wide(257)), Err("csv.too-many-columns".to_owned()));
    assert_eq!(key(&"1,a\n2,b\n".repeat(1 << 20 | 1)), Err("csv.too-big".to_owned()));
    assert_eq!(key(&format!("1,{}\n2,b\n", "é".repeat(81))), Err("csv.long-name".to_owned()));
    assert_eq!(key(&format!("1,{}\n2,b\n", "é".repeat(80))), Ok(2));
}

#[test]
fn every_note_and_refusal_has_words() {
    let words = Words::english();
    let good = GOOD.iter().flat_map(|case| csv::read(case.1).map(|table| table.notes).unwrap_or_default());
    let bad = BAD.iter().filter_map(|case| csv::read(case.1).err());
    for message in good.chain(bad) {
        let sentence = words.say(&message);
        assert!(words.has(&message.key) && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn the_built_in_files_need_no_notes() {
    for spec in DATASETS {
        if let Some(bytes) = spec.included() {
            assert_eq!(csv::read(bytes).expect(spec.id).notes, [], "{}", spec.id);
        }
    }
}

fn table() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<u32>)> {
    (2_usize..6, 3_usize..20).prop_flat_map(|(p, n)| {
        let number = prop_oneof![-1e6..1e6_f64, (-50..50_i32).prop_map(f64::from), -1e-6..1e-6_f64];
        (
            proptest::collection::vec(proptest::collection::vec(number, p), n),
            proptest::collection::vec(0..3_u32, n),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back((rows, labels) in table(), separator in "[,;\t|]", comma: bool, header: bool) {
        prop_assume!(labels.iter().any(|&k| k != labels[0]));
        let comma = comma && separator != ",";
        let mut text = String::new();
        if header {
            let names: Vec<String> = (0..rows[0].len()).map(|j| format!("x{j}")).collect();
            text += &format!("{}{separator}class\n", names.join(&separator));
        }
        for (row, label) in rows.iter().zip(&labels) {
            let cells: Vec<String> = row.iter().map(|x| x.to_string().replace('.', if comma { "," } else { "." })).collect();
            text += &format!("{}{separator}kind {label}\n", cells.join(&separator));
        }
        let Table { data, .. } = csv::read(text.as_bytes()).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{text}")))?;
        prop_assert_eq!(data.features, rows.concat());
        let names: Vec<String> = data.labels.iter().map(|&k| data.classes[k as usize].clone()).collect();
        prop_assert_eq!(names, labels.iter().map(|k| format!("kind {k}")).collect::<Vec<_>>());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = csv::read(&bytes);
    }

    #[test]
    fn arbitrary_tables_never_panic_and_are_whole(text in "([0-9.,;\"a \t#\n\r-]{0,12}\n?){0,30}") {
        if let Ok(Table { data, .. }) = csv::read(text.as_bytes()) {
            prop_assert_eq!(data.features.len(), data.len() * data.width());
            prop_assert!(data.classes.len() >= 2 && data.labels.iter().all(|&k| (k as usize) < data.classes.len()));
            prop_assert!(data.features.iter().all(|x| x.is_finite()));
        }
    }
}
