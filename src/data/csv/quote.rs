//! What of a text nobody would see go: a quote that opens and never closes, for the rest of the file would be one cell; and lines
//! that begin with `#`.
//!
//! Quotes count where csv-core lets them: at the very start of a cell. Two in a quoted cell stand for one.

/// Where the eye is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the start of a row.
    Row,
    /// At the start of a cell.
    Cell,
    /// In a cell without quotes, or behind the quoted part of one.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that closes, unless another follows.
    Closed,
    /// In a line that begins with `#`.
    Comment,
}

/// What [`look`] finds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The number of the row, from 1, in which a quote opens that is still open at the end.
    pub(super) unclosed: Option<u64>,
    /// Lines that begin with `#`.
    pub(super) comments: u64,
}

/// Looks a text through that a separator cuts.
pub(super) fn look(text: &str, separator: u8) -> Found {
    let (mut at, mut row, mut opened, mut comments) = (At::Row, 1, 0, 0);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Closed, b'"') | (At::Quoted, _) => At::Quoted,
            (_, b'\n') => At::Row,
            (At::Row, b'#') => {
                comments += 1;
                At::Comment
            }
            (At::Comment, _) => At::Comment,
            (At::Row | At::Cell, b'"') => {
                opened = row;
                At::Quoted
            }
            (_, byte) if byte == separator => At::Cell,
            _ => At::Plain,
        };
        row += u64::from(at == At::Row);
    }
    Found { unclosed: (at == At::Quoted).then_some(opened), comments }
}
