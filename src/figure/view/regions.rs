//! Regions: the classes that the model gives to the places of the input plane, as colours and as the lines where they meet.
//!
//! The engine renews them a few times a second, the page draws sixty times: a caller's memory keeps what came of them.

use super::field::Tint;
use crate::engine::frame::Regions;
use crate::plot::contour;
use std::cmp::Ordering;

/// What came of the latest regions.
#[derive(Debug, Default)]
pub(super) struct Kept {
    of: Option<Regions>,
    tinted: Option<(Tint, bool, Vec<u8>)>,
    lines: Option<Vec<Vec<[f64; 2]>>>,
}

impl Kept {
    /// The colours of all cells, RGBA; flat ones show the winner as if it were certain.
    pub(super) fn colors(&mut self, regions: &Regions, tint: &Tint, flat: bool) -> &[u8] {
        self.renew(regions);
        let kept = self.tinted.take().filter(|(of, as_flat, _)| of == tint && *as_flat == flat);
        let (.., rgba) =
            self.tinted.insert(kept.unwrap_or_else(|| (tint.clone(), flat, colors(regions, tint, flat))));
        rgba
    }

    /// Where the winner changes, in cells of the grid.
    pub(super) fn lines(&mut self, regions: &Regions) -> &[Vec<[f64; 2]>] {
        self.renew(regions);
        self.lines.get_or_insert_with(|| lines(regions))
    }

    /// Forgets what came of other regions.
    fn renew(&mut self, regions: &Regions) {
        if self.of.as_ref() != Some(regions) {
            *self = Self { of: Some(regions.clone()), tinted: None, lines: None };
        }
    }
}

fn colors(regions: &Regions, tint: &Tint, flat: bool) -> Vec<u8> {
    let cells = regions.class.iter().zip(&regions.confidence);
    let color = |(class, confidence): (&u8, &u8)| {
        tint.color(usize::from(*class), if flat { 1.0 } else { f64::from(*confidence) / 255.0 }).rgba()
    };
    cells.flat_map(color).collect()
}

/// Each stretch once: for each class that wins somewhere, against those after it.
fn lines(regions: &Regions) -> Vec<Vec<[f64; 2]>> {
    let mut wins = [false; 256];
    regions.class.iter().for_each(|class| wins[usize::from(*class)] = true);
    let stretches = |class: u8| {
        let lead = regions.class.iter().zip(&regions.lead).map(|(winner, &lead)| match winner.cmp(&class) {
            Ordering::Less => f32::NAN,
            Ordering::Equal => lead,
            Ordering::Greater => -lead,
        });
        contour::lines(&lead.collect::<Vec<f32>>(), regions.size, 0.0)
    };
    (0..=u8::MAX).filter(|class| wins[usize::from(*class)]).flat_map(stretches).collect()
}
