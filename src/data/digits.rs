//! Digits: 1,797 handwritten digits as pictures of 8 × 8 grey levels from 0 to 16 (Alpaydin & Kaynak 1998, test part). The
//! Lab's first data set: small enough to train at once, real enough to be worth it.

use super::{Dataset, Spec, file, plain};
use crate::message::Message;

pub(super) const SPEC: Spec =
    Spec { id: "digits", knobs: &[], classes: 10, pair: (42, 21), source: file!("digits.csv", parse) };

fn parse(bytes: &[u8]) -> Result<Dataset, Message> {
    let data = plain::read(bytes)?;
    if data.width() != 64 {
        return Err(Message::new("data.digits.shape").number("columns", data.width() as f64));
    }
    Ok(Dataset { picture: Some((8, 8)), ..data })
}
