//! The native side of the bench: for each line `cell milliseconds` on stdin, one line with the microseconds that one turn took.
//!
//! `--list` prints the cells.

use margin_lab_bench::{Cell, cells};
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

fn main() -> io::Result<()> {
    if std::env::args().any(|argument| argument == "--list") {
        println!("{}", cells().join("\n"));
        return Ok(());
    }
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, milliseconds) = line.split_once(' ').unwrap_or((&line, "200"));
        let micros = Cell::new(name).map(|mut cell| sample(&mut cell, milliseconds.parse().unwrap_or(200.0)));
        println!("{}", micros.unwrap_or(f64::NAN));
        io::stdout().flush()?;
    }
    Ok(())
}

/// Microseconds a turn, over at least so many milliseconds; chunks grow until one is long enough to be timed.
fn sample(cell: &mut Cell, milliseconds: f64) -> f64 {
    let (mut chunk, mut turns, mut spent) = (1_u32, 0.0, 0.0);
    while spent < milliseconds {
        let start = Instant::now();
        black_box(cell.run(chunk));
        let took = start.elapsed().as_secs_f64() * 1e3;
        (turns, spent) = (turns + f64::from(chunk), spent + took);
        if took < 5.0 {
            chunk *= 2;
        }
    }
    spent * 1e3 / turns
}
