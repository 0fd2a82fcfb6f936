//! Contours: the lines along which numbers on a grid have one value, by marching squares (Lorensen & Cline 1987, in the plane).
//!
//! ```text
//!  −  ·  +      where the sign changes between two neighbouring cells, the line crosses between their middles,
//!  ─ ─╲         at the share that straight interpolation gives; crossings of one square are joined,
//!  −   ╲ +      squares that share a crossing are joined to one polyline (so that dashes run on)
//! ```

/// A crossing: twice the number of a grid point for the edge to its right, one more for the edge below it.
type Edge = u32;

/// No crossing.
const NONE: Edge = Edge::MAX;

/// The crossings that each one is joined to: two at most, since an edge borders on two squares.
struct Links(Vec<[Edge; 2]>);

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
    let mut links = Links(vec![[NONE; 2]; 2 * values.len()]);
    for row in 0..rows - 1 {
        for column in 0..columns - 1 {
            for (a, b) in grid.square(row * columns + column) {
                links.join(a, b);
            }
        }
    }
    // Open lines first, from one of their ends; what is left then is closed.
    let edges = 0..links.0.len() as Edge;
    let ends: Vec<Edge> = edges.clone().filter(|&edge| links.ends(edge)).collect();
    let lines = ends.into_iter().chain(edges).filter_map(|start| links.follow(start));
    lines.map(|line| line.into_iter().map(|edge| grid.place(edge)).collect()).collect()
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

impl Links {
    fn join(&mut self, a: Edge, b: Edge) {
        for (from, to) in [(a, b), (b, a)] {
            let [first, second] = &mut self.0[from as usize];
            *(if *first == NONE { first } else { second }) = to;
        }
    }

    /// Whether a line ends there.
    fn ends(&self, edge: Edge) -> bool {
        let [first, second] = self.0[edge as usize];
        first != NONE && second == NONE
    }

    /// Walks from crossing to crossing, taking up what it walks on; `None` where nothing leads on.
    fn follow(&mut self, start: Edge) -> Option<Vec<Edge>> {
        let mut at = self.leave(start)?;
        self.forget(at, start);
        let mut line = vec![start, at];
        while let Some(next) = self.leave(at) {
            self.forget(next, at);
            line.push(next);
            at = next;
        }
        Some(line)
    }

    /// Where one goes on, the way there taken up.
    fn leave(&mut self, at: Edge) -> Option<Edge> {
        let [first, second] = &mut self.0[at as usize];
        let next = std::mem::replace(if *second == NONE { first } else { second }, NONE);
        (next != NONE).then_some(next)
    }

    /// Takes up the way back.
    fn forget(&mut self, at: Edge, from: Edge) {
        let [first, second] = &mut self.0[at as usize];
        if *first == from {
            *first = *second;
        }
        *second = NONE;
    }
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
        if above == [above[0]; 4] {
            return Vec::new();
        }
        // Top, right, bottom, left.
        let right = |point: usize| 2 * point as Edge;
        let edges = [right(at), right(at + 1) + 1, right(at + self.columns), right(at) + 1];
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

    fn place(&self, edge: Edge) -> [f64; 2] {
        let (at, down) = (edge as usize / 2, edge % 2 == 1);
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
