//! A field as a PNG inside an SVG.
//!
//! Small enough for the page (a PNG crate would cost ten times the bytes) and always the same bytes: rows are filtered by
//! "sub" or "up", whichever leaves smaller numbers; repeats are found by one hash table with the latest place of each three
//! bytes; codes are deflate's fixed ones. Formats: PNG (ISO 15948), deflate (RFC 1951), zlib (RFC 1950), base64 (RFC 4648).

/// Encodes `columns × rows` RGBA pixels, row-major; the alpha channel is left out where all are opaque. Missing bytes count as 0.
#[must_use]
pub fn encode(columns: usize, rows: usize, rgba: &[u8]) -> Vec<u8> {
    let opaque = rgba.as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 255);
    let channels = if opaque { 3 } else { 4 };
    let rows_of_bytes = filtered(columns, rows, rgba, channels);
    let mut out = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
    let mut header = Vec::with_capacity(13);
    header.extend((columns as u32).to_be_bytes());
    header.extend((rows as u32).to_be_bytes());
    header.extend([8, if opaque { 2 } else { 6 }, 0, 0, 0]);
    chunk(&mut out, *b"IHDR", &header);
    chunk(&mut out, *b"IDAT", &zlib(&rows_of_bytes));
    chunk(&mut out, *b"IEND", &[]);
    out
}

/// Bytes as base64, for a `data:` address.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize] as char;
            out.push(if i > group.len() { '=' } else { letter });
        }
    }
    out
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    out.extend((body.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(kind);
    out.extend(body);
    let check = crc(&out[from..]);
    out.extend(check.to_be_bytes());
}

/// Each row behind the number of its filter: 1 (less its left neighbour) or 2 (less the one above).
fn filtered(columns: usize, rows: usize, rgba: &[u8], channels: usize) -> Vec<u8> {
    let length = columns * channels;
    let (mut above, mut out) = (vec![0_u8; length], Vec::with_capacity((length + 1) * rows));
    for row in 0..rows {
        let at = |i: usize| rgba.get((row * columns + i / channels) * 4 + i % channels).copied().unwrap_or(0);
        let this: Vec<u8> = (0..length).map(at).collect();
        let left = |i: usize| if i < channels { 0 } else { this[i - channels] };
        let sub: Vec<u8> = (0..length).map(|i| this[i].wrapping_sub(left(i))).collect();
        let up: Vec<u8> = (0..length).map(|i| this[i].wrapping_sub(above[i])).collect();
        let size = |row: &[u8]| row.iter().map(|&byte| u64::from((byte as i8).unsigned_abs())).sum::<u64>();
        let (filter, smaller) = if size(&sub) < size(&up) { (1, sub) } else { (2, up) };
        out.push(filter);
        out.extend(smaller);
        above = this;
    }
    out
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x01], hold: 0, count: 0 };
    bits.push(0b011, 3);
    deflate(bytes, &mut bits);
    bits.code(256);
    bits.push(0, 7);
    let mut out = bits.out;
    out.extend(adler(bytes).to_be_bytes());
    out
}

/// Literals and repeats of 3 to 258 bytes at most 32 KB back.
fn deflate(bytes: &[u8], bits: &mut Bits) {
    let mut latest = vec![usize::MAX; 1 << 14];
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes.get(at..at + 3) {
            Some(&[a, b, c]) => {
                let hash =
                    (u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c)).wrapping_mul(0x9e37_79b1) >> 18;
                let before = std::mem::replace(&mut latest[hash as usize], at);
                let near = before != usize::MAX && at - before <= 32_768;
                let length = if near { repeat(bytes, before, at) } else { 0 };
                if length >= 3 {
                    bits.repeat(length, at - before);
                }
                length
            }
            _ => 0,
        };
        if length >= 3 {
            at += length;
        } else {
            bits.code(u32::from(bytes[at]));
            at += 1;
        }
    }
}

fn repeat(bytes: &[u8], before: usize, at: usize) -> usize {
    bytes[at..].iter().zip(&bytes[before..]).take(258).take_while(|(a, b)| a == b).count()
}

/// A stream of bits, lowest first.
struct Bits {
    out: Vec<u8>,
    hold: u64,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, width: u32) {
        self.hold |= u64::from(value) << self.count;
        self.count += width;
        while self.count >= 8 {
            self.out.push(self.hold as u8);
            self.hold >>= 8;
            self.count -= 8;
        }
    }

    /// A literal or length symbol in the fixed code, whose bits go highest first.
    fn code(&mut self, symbol: u32) {
        let (code, width) = match symbol {
            0..144 => (0x30 + symbol, 8),
            144..256 => (0x190 + symbol - 144, 9),
            256..280 => (symbol - 256, 7),
            _ => (0xc0 + symbol - 280, 8),
        };
        self.push(code.reverse_bits() >> (32 - width), width);
    }

    fn repeat(&mut self, length: usize, distance: usize) {
        let (symbol, extra, width) = graded(length as u32 - 3, 4);
        // 258, the longest, has a symbol of its own.
        if length == 258 {
            self.code(285);
        } else {
            self.code(257 + symbol);
            self.push(extra, width);
        }
        let (symbol, extra, width) = graded(distance as u32 - 1, 2);
        self.push(symbol.reverse_bits() >> 27, 5);
        self.push(extra, width);
    }
}

/// Deflate's ranges: `steps` symbols of the same width, then each further `steps` one bit wider. Symbol, extra bits, their number.
fn graded(value: u32, steps: u32) -> (u32, u32, u32) {
    if value < 2 * steps {
        return (value, 0, 0);
    }
    let width = value.ilog2() - steps.ilog2();
    (width * steps + (value >> width), value & ((1 << width) - 1), width)
}

fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, &byte: &u8| {
        (0..8).fold(crc ^ u32::from(byte), |c, _| c >> 1 ^ if c & 1 == 1 { 0xedb8_8320 } else { 0 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        assert_eq!(
            [b"".as_slice(), b"f", b"fo", b"foo", b"foob"].map(base64),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }

    #[test]
    fn checksums_match_their_published_values() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn lengths_and_distances_get_the_symbols_of_the_standard() {
        for (length, symbol, width) in [
            (3, 257, 0),
            (10, 264, 0),
            (11, 265, 1),
            (18, 268, 1),
            (130, 280, 4),
            (131, 281, 5),
            (257, 284, 5),
        ] {
            let (s, _, w) = graded(length - 3, 4);
            assert_eq!((s + 257, w), (symbol, width), "length {length}");
        }
        for (distance, symbol, width) in
            [(1, 0, 0), (4, 3, 0), (5, 4, 1), (9, 6, 2), (24_577, 29, 13), (32_768, 29, 13)]
        {
            let (s, _, w) = graded(distance - 1, 2);
            assert_eq!((s, w), (symbol, width), "distance {distance}");
        }
    }

    /// Undoes fixed-code deflate, enough to read our own streams.
    fn inflate(bytes: &[u8]) -> Vec<u8> {
        let mut at = 3;
        let mut take = |count: u32, highest_first: bool| {
            (0..count).fold(0_u32, |value, i| {
                let bit = u32::from(bytes[at / 8] >> (at % 8) & 1);
                at += 1;
                if highest_first { value << 1 | bit } else { value | bit << i }
            })
        };
        let mut out: Vec<u8> = Vec::new();
        loop {
            let start = take(7, true);
            let symbol = match start {
                0..24 => 256 + start,
                24..96 => (start << 1 | take(1, true)) - 0x30,
                96..100 => (start << 1 | take(1, true)) - 0xc0 + 280,
                _ => (start << 2 | take(2, true)) - 0x190 + 144,
            };
            let undo = |symbol: u32, steps: u32, take: &mut dyn FnMut(u32, bool) -> u32| {
                if symbol < 2 * steps {
                    return symbol;
                }
                let width = symbol / steps - 1;
                (steps + symbol % steps) << width | take(width, false)
            };
            match symbol {
                0..256 => out.push(symbol as u8),
                256 => return out,
                _ => {
                    let length =
                        if symbol == 285 { 258 } else { undo(symbol - 257, 4, &mut take) as usize + 3 };
                    let symbol = take(5, true);
                    let distance = undo(symbol, 2, &mut take) as usize + 1;
                    for _ in 0..length {
                        out.push(out[out.len() - distance]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_deflated_comes_back() {
        let noise = (0..5000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8);
        let flat = std::iter::repeat_n(7_u8, 70_000);
        let bytes: Vec<u8> = noise.clone().chain(flat).chain(noise).collect();
        let packed = zlib(&bytes);
        assert_eq!(inflate(&packed[2..]), bytes);
        assert!(packed.len() < 8_000, "{} bytes", packed.len());
    }
}
