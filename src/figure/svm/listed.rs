//! A list of points that says where one of a known set stands instead of writing it out: a set with one point more stays a link.
//!
//! ```text
//! known   1,2,0;3,4,1;5,6,1          1,2,0;3,4,1;5,6,1;7,7,0  ⇄  @0-2;7,7,0          1,2,0;5,6,1  ⇄  @0;@2
//! ```

use std::ops::RangeInclusive;

use crate::engine::fit::Points;

/// A list with each point of the known ones by its place among them, and those that follow each other as a run.
pub(super) fn short(list: &str, known: &str) -> String {
    let known: Vec<&str> = known.split(';').collect();
    let mut parts = Vec::new();
    let mut run: Option<RangeInclusive<usize>> = None;
    for part in list.split(';').filter(|part| !part.is_empty()) {
        if let Some(longer) = run.as_ref().filter(|run| known.get(run.end() + 1) == Some(&part)) {
            run = Some(*longer.start()..=longer.end() + 1);
            continue;
        }
        parts.extend(run.take().map(written));
        match known.iter().position(|point| *point == part) {
            Some(at) => run = Some(at..=at),
            None => parts.push(part.to_owned()),
        }
    }
    parts.extend(run.map(written));
    parts.join(";")
}

/// The list written out. What names no known point stays, to be refused as the point that is none.
pub(super) fn long(list: &str, known: &str) -> String {
    let known: Vec<&str> = known.split(';').collect();
    let mut parts: Vec<&str> = Vec::new();
    for part in list.split(';') {
        let run = part.trim().strip_prefix('@').and_then(read);
        match run.and_then(|run| known.get(run)) {
            Some(points) => parts.extend(points),
            None => parts.push(part),
        }
        // A short list may repeat a long run; one too long is refused whatever follows.
        if parts.len() > Points::MOST {
            break;
        }
    }
    parts.join(";")
}

fn written(run: RangeInclusive<usize>) -> String {
    let (first, last) = run.into_inner();
    if first == last { format!("@{first}") } else { format!("@{first}-{last}") }
}

fn read(text: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let [first, last] = [first, last].map(|digits| digits.parse::<u16>().ok());
    Some(usize::from(first?)..=usize::from(last?)).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{long, short};

    const KNOWN: &str = "1,2,0;3,4,1;5,6,1";

    #[test]
    fn a_list_is_short_and_long_again() {
        for (list, expected) in [
            (KNOWN, "@0-2"),
            ("1,2,0;3,4,1;5,6,1;7,7,0", "@0-2;7,7,0"),
            ("1,2,0;5,6,1", "@0;@2"),
            ("7,7,0;3,4,1;5,6,1", "7,7,0;@1-2"),
            ("3,4,0;3,4,1;3,4,1;1,2,0", "3,4,0;@1;@1;@0"),
            ("", ""),
        ] {
            assert_eq!(short(list, KNOWN), expected);
            assert_eq!(long(expected, KNOWN), list);
        }
    }

    #[test]
    fn what_names_no_point_stays() {
        for list in
            ["@3", "@0-3", "@2-1", "@", "@-1", "@0-", "@a", "@99999999999999999999", "@1,2,0", "@2-0;1,1,1"]
        {
            assert_eq!(long(list, KNOWN), list);
        }
        assert_eq!(long(" @0 ; @1-2", KNOWN), KNOWN);
        assert!(long(&"@0-2;".repeat(100_000), KNOWN).len() < 100_000);
    }
}
