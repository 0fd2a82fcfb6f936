//! Names: each curve's own beside its end, so that no legend has to be read back and forth.
//!
//! ```text
//!  ──── softmax, cos θ          names keep a line apart; where curves end closer than that
//!  ─╮                           a thin piece of the curve leads to its name
//!  ─┼── ArcFace
//!   ╰── SphereFace
//! ```

use crate::figure::Look;
use crate::figure::part::legend::{Entry, Swatch};
use crate::math::{Real, order};
use crate::plot::{Align, Anchor, Ends, Ink, Point, Rect, Stroke, text};

/// Between two names, in ems.
const LINE: f64 = 1.5;

/// Writes the names in a column beside the plot, in the order in which their curves end.
pub(super) fn draw(ink: &mut dyn Ink, column: Rect, entries: &[Entry], ends: &[Point], look: &Look) {
    let style = look.theme.label().placed(Align::Start, Anchor::Center);
    let down = order::permutation(ends.len(), &|a, b| ends[a].y.total_cmp(&ends[b].y));
    let wanted: Vec<f64> = down.iter().map(|&i| ends[i].y).collect();
    let half = 0.5 * LINE * style.size;
    let places = apart(&wanted, LINE * style.size, (column.y + half, column.bottom() - half));
    for (&i, y) in down.iter().zip(places) {
        let Some((words, Swatch::Line(stroke))) = entries.get(i) else { continue };
        let name = Point::new(column.x + 0.5 * style.size, y);
        let lead = Stroke { width: 0.7 * stroke.width, ..*stroke };
        let knee = Point::new(name.x - 0.7 * style.size, y);
        ink.path(&[ends[i], knee, name.moved(-0.3 * style.size, 0.0)], Ends::Open, Some(&lead), None);
        let room = column.right() - name.x;
        ink.text(&text::fit(words, room, &style), name, &style);
    }
}

/// Ascending places at least `gap` apart and within two ends, moved down from where they were wanted, then up where they left.
fn apart(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::with_capacity(wanted.len());
    for want in wanted {
        let free = places.last().map_or(top, |last| last + gap);
        places.push(want.at_least(free));
    }
    let mut free = bottom;
    for place in places.iter_mut().rev() {
        *place = place.at_most(free);
        free = *place - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn names_keep_a_line_apart_and_stay_beside_the_plot() {
        assert_eq!(apart(&[10.0, 50.0, 90.0], 15.0, (0.0, 100.0)), [10.0, 50.0, 90.0]);
        assert_eq!(apart(&[80.0, 81.0, 82.0, 99.0], 15.0, (0.0, 100.0)), [55.0, 70.0, 85.0, 100.0]);
        assert_eq!(apart(&[-5.0, 0.0], 15.0, (0.0, 100.0)), [0.0, 15.0]);
    }
}
