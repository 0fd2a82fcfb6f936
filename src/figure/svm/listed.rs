//! A list of points that says where one of a known set stands instead of writing it out: a set with one point more stays a link.
//!
//! ```text
//! known   1,2,0;3,4,1;5,6,1          1,2,0;3,4,1;5,6,1;7,7,0  ⇄  @0-2;7,7,0          1,2,0;5,6,1  ⇄  @0;@2
//! ```

use std::ops::RangeInclusive;

use crate::engine::fit::{Points, parts};
use crate::message::Message;

/// Points as a list: those of the known ones by their place among them, and such as follow each other as a run.
pub(super) fn write(points: &Points, known: &Points) -> String {
    let same = |i: usize, at: usize| {
        at < known.len() && points.labels[i] == known.labels[at] && points.place(i) == known.place(at)
    };
    let mut parts = Vec::new();
    let mut run: Option<RangeInclusive<usize>> = None;
    for i in 0..points.len() {
        if let Some(longer) = run.as_ref().filter(|run| same(i, run.end() + 1)) {
            run = Some(*longer.start()..=longer.end() + 1);
            continue;
        }
        parts.extend(run.take().map(written));
        match (0..known.len()).find(|at| same(i, *at)) {
            Some(at) => run = Some(at..=at),
            None => parts.push(points.written(i)),
        }
    }
    parts.extend(run.map(written));
    parts.join(";")
}

/// Reads such a list.
///
/// # Errors
/// A message about the first that is no point, or where there are too many.
pub(super) fn read(list: &str, classes: usize, known: &Points) -> Result<Points, Message> {
    let mut points = Points::default();
    for part in parts(list) {
        match part.strip_prefix('@').and_then(run).filter(|run| *run.end() < known.len()) {
            Some(run) => run.into_iter().try_for_each(|at| points.add(known.place(at), known.labels[at]))?,
            None => points.take(part, classes)?,
        }
    }
    Ok(points)
}

fn written(run: RangeInclusive<usize>) -> String {
    let (first, last) = run.into_inner();
    if first == last { format!("@{first}") } else { format!("@{first}-{last}") }
}

fn run(text: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let [first, last] = [first, last].map(|digits| digits.parse::<u16>().ok());
    Some(usize::from(first?)..=usize::from(last?)).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Points, read, write};

    const KNOWN: &str = "1,2,0;3,4,1;5,6,1";

    fn known() -> Points {
        Points::read(KNOWN, 2).expect("points")
    }

    #[test]
    fn a_list_is_short_and_long_again() {
        for (long, short) in [
            (KNOWN, "@0-2"),
            ("1,2,0;3,4,1;5,6,1;7,7,0", "@0-2;7,7,0"),
            ("1,2,0;5,6,1", "@0;@2"),
            ("7,7,0;3,4,1;5,6,1", "7,7,0;@1-2"),
            ("3,4,0;3,4,1;3,4,1;1,2,0", "3,4,0;@1;@1;@0"),
            ("", ""),
        ] {
            let points = Points::read(long, 2).expect(long);
            assert_eq!(write(&points, &known()), short);
            assert_eq!(read(short, 2, &known()), Ok(points));
        }
        assert_eq!(read(" @0 ; @1-2;", 2, &known()), Ok(known()));
    }

    #[test]
    fn what_names_no_point_is_refused() {
        for list in ["@3", "@0-3", "@2-1", "@", "@-1", "@0-", "@a", "@99999999999999999999", "@1,2,0"] {
            let said = read(&format!("@0;{list}"), 2, &known()).expect_err(list).to_string();
            assert_eq!(said, format!("classifier.no-point number=2 point={list}"));
        }
        let many = read(&"@0-2;".repeat(100_000), 2, &known()).expect_err("too many");
        assert_eq!(many.to_string(), "classifier.too-many-points most=2000");
    }
}
