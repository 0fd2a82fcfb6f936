//! Sheet: the paper under a chart and the room round it.

use crate::plot::{Ends, Ink, Rect, Theme};

/// Colours the whole of an ink as paper.
pub(super) fn paper(ink: &mut dyn Ink, theme: &Theme) -> Rect {
    let (width, height) = ink.size();
    let whole = Rect::new(0.0, 0.0, width, height);
    ink.path(&whole.corners(), Ends::Closed, None, Some(theme.paper));
    whole
}

/// The same for a chart: room for what reaches a little beyond its axes (a dot at the end, the last label).
pub(super) fn chart(ink: &mut dyn Ink, theme: &Theme) -> Rect {
    paper(ink, theme).pad(4.0, 3.0, 9.0, 2.0)
}
