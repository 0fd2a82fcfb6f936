//! Contours: the lines along which numbers on a grid have one value, by marching squares (Lorensen & Cline 1987, in the plane).
//!
//! ```text
//!  −  ·  +      where the sign changes between two neighbouring cells, the line crosses between their middles,
//!  ─ ─╲         at the share that straight interpolation gives; crossings of one square are joined,
//!  −   ╲ +      squares that share a crossing are joined to one polyline (so that dashes run on)
//! ```

use std::collections::BTreeMap;

/// A crossing: the edge to the right of a grid point (false) or below it (true).
type Edge = (usize, bool);

/// Polylines in grid coordinates: (0, 0) is the first number, (columns − 1, rows − 1) the last. A closed line ends where it began.
/// Numbers stand in the middles of cells; so that lines reach the border of a picture, half a cell farther out, they go on straight
/// for one cell beyond the outermost numbers.
#[must_use]
pub fn lines(values: &[f32], (columns, rows): (usize, usize), level: f64) -> Vec<Vec<[f64; 2]>> {
    if columns < 2 || rows < 2 || values.len() != columns * rows {
        return Vec::new();
    }
    let values = &framed(values, columns);
    let (columns, rows) = (columns + 2, rows + 2);
    let grid = Grid { values, columns, level };
    let mut links: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    for row in 0..rows - 1 {
        for column in 0..columns - 1 {
            for (a, b) in grid.square(row * columns + column) {
                links.entry(a).or_default().push(b);
                links.entry(b).or_default().push(a);
            }
        }
    }
    // Open lines first, from one of their ends; what is left then is closed.
    let ends: Vec<Edge> = links.iter().filter(|(_, next)| next.len() == 1).map(|(edge, _)| *edge).collect();
    let mut found = Vec::new();
    for end in ends {
        found.extend(follow(&mut links, end));
    }
    while let Some(start) = links.keys().next().copied() {
        found.extend(follow(&mut links, start));
    }
    found.into_iter().map(|line| line.into_iter().map(|edge| grid.place(edge)).collect()).collect()
}

/// The numbers with a ring of further ones round them, each on a straight line with its two neighbours.
fn framed(values: &[f32], columns: usize) -> Vec<f32> {
    let beyond = |line: &[f32]| {
        let n = line.len();
        (2.0 * line[0] - line[1], 2.0 * line[n - 1] - line[n - 2])
    };
    let wider = |row: &[f32]| {
        let (before, after) = beyond(row);
        std::iter::once(before).chain(row.iter().copied()).chain([after]).collect::<Vec<f32>>()
    };
    let rows: Vec<Vec<f32>> = values.chunks_exact(columns).map(wider).collect();
    let last = rows.len() - 1;
    let outside = |edge: &[f32], inner: &[f32]| edge.iter().zip(inner).map(|(e, i)| 2.0 * e - i).collect();
    let (above, below): (Vec<f32>, Vec<f32>) =
        (outside(&rows[0], &rows[1]), outside(&rows[last], &rows[last - 1]));
    [&[above], rows.as_slice(), &[below]].concat().concat()
}

/// Walks from crossing to crossing, taking up what it walks on.
fn follow(links: &mut BTreeMap<Edge, Vec<Edge>>, start: Edge) -> Option<Vec<Edge>> {
    let mut line = vec![start];
    let mut at = start;
    while let Some(next) = links.get_mut(&at).and_then(Vec::pop) {
        if let Some(back) = links.get_mut(&next)
            && let Some(i) = back.iter().position(|edge| *edge == at)
        {
            back.swap_remove(i);
        }
        if links.get(&at).is_some_and(Vec::is_empty) {
            links.remove(&at);
        }
        line.push(next);
        at = next;
    }
    links.remove(&at);
    (line.len() > 1).then_some(line)
}

struct Grid<'a> {
    values: &'a [f32],
    columns: usize,
    level: f64,
}

impl Grid<'_> {
    fn value(&self, at: usize) -> f64 {
        f64::from(self.values[at]) - self.level
    }

    /// The joined crossings of the square whose upper left grid point is `at`.
    fn square(&self, at: usize) -> Vec<(Edge, Edge)> {
        let corners = [at, at + 1, at + self.columns + 1, at + self.columns];
        let values = corners.map(|corner| self.value(corner));
        if values.iter().any(|value| value.is_nan()) {
            return Vec::new();
        }
        let above = values.map(|value| value > 0.0);
        // Top, right, bottom, left.
        let edges = [(at, false), (at + 1, true), (at + self.columns, false), (at, true)];
        let crossed: Vec<Edge> =
            (0..4).filter(|side| above[*side] != above[(side + 1) % 4]).map(|side| edges[side]).collect();
        match crossed[..] {
            [a, b] => vec![(a, b)],
            // A saddle: the mean of the corners says which pairs belong together.
            [top, right, bottom, left] if (values.iter().sum::<f64>() > 0.0) == above[0] => {
                vec![(top, right), (bottom, left)]
            }
            [top, right, bottom, left] => vec![(top, left), (right, bottom)],
            _ => Vec::new(),
        }
    }

    fn place(&self, (at, down): Edge) -> [f64; 2] {
        let other = if down { at + self.columns } else { at + 1 };
        let (a, b) = (self.value(at), self.value(other));
        let share = a / (a - b);
        let (x, y) = ((at % self.columns) as f64, (at / self.columns) as f64);
        // The ring moved everything by one.
        if down { [x - 1.0, y + share - 1.0] } else { [x + share - 1.0, y - 1.0] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(f: impl Fn(f64, f64) -> f64) -> Vec<f32> {
        (0..30 * 20).map(|i| f((i % 30) as f64, (i / 30) as f64) as f32).collect()
    }

    #[test]
    fn a_straight_line_is_one_line_in_its_place() {
        let found = lines(&grid(|x, y| x - 0.5 * y - 7.3), (30, 20), 0.0);
        assert_eq!(found.len(), 1);
        assert!(found[0].iter().all(|[x, y]| (x - 0.5 * y - 7.3).abs() < 1e-4), "{found:?}");
        let ends = [found[0].first(), found[0].last()].map(|end| end.expect("two ends")[1]);
        assert!(ends.contains(&-1.0) && ends.contains(&20.0), "it goes on beyond the border: {ends:?}");
        assert_eq!(lines(&grid(|x, _| x), (30, 20), 99.0).len(), 0);
    }

    #[test]
    fn a_circle_closes() {
        let circle = |x: f64, y: f64| ((x - 14.0) * (x - 14.0) + (y - 9.0) * (y - 9.0)).sqrt();
        let found = lines(&grid(circle), (30, 20), 6.5);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].first(), found[0].last());
        assert!(found[0].iter().all(|[x, y]| (circle(*x, *y) - 6.5).abs() < 0.05));
    }

    #[test]
    fn saddles_and_missing_numbers_are_survived() {
        let found = lines(&grid(|x, y| (x - 14.5) * (y - 9.5)), (30, 20), 0.0);
        assert_eq!(found.len(), 2);
        assert!(lines(&grid(|_, _| f64::NAN), (30, 20), 0.0).is_empty());
        assert!(lines(&[1.0], (1, 1), 0.0).is_empty());
    }
}
