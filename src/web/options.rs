//! Drawing options as the page writes them: a query string with the picture's size, theme and pointers, and the figure's knobs.

use crate::engine::query;
use crate::knob::Values;
use crate::math::{Window, decimal};
use crate::plot::Theme;

/// How one figure shall be drawn.
pub struct Options {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel.
    pub dpr: f64,
    /// Colours and sizes.
    pub theme: Theme,
    /// Half side that the page shows while easing.
    pub reach: Option<f64>,
    /// Part of the input plane that the page holds still while somebody paints in it.
    pub window: Option<Window>,
    /// Hovered sample.
    pub focus: Option<usize>,
    /// Hovered or dragged prototype.
    pub grip: Option<usize>,
    /// The only class in full colour.
    pub isolate: Option<u32>,
    /// How far across the picture the pointer stands.
    pub pointer: Option<f64>,
    /// Whether the size was given.
    pub sized: bool,
}

/// Reads options; figure knobs go into `values`. What makes no sense keeps its default.
pub fn read(text: &str, values: &mut Values) -> Options {
    let pairs = query::read(text);
    let get = |key: &str| pairs.iter().rev().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
    let number = |key: &str| get(key).and_then(decimal::read).filter(|x| x.is_finite());
    let index = |key: &str| get(key).and_then(|text| text.parse::<usize>().ok());
    let length = |key: &str| number(key).map(|x| x.clamp(1.0, 8192.0));
    apply(values, text);
    Options {
        width: length("width").unwrap_or(480.0),
        height: length("height").unwrap_or(480.0),
        dpr: number("dpr").unwrap_or(1.0).clamp(0.5, 4.0),
        theme: Theme::named(get("theme").unwrap_or("light")),
        reach: number("reach").filter(|x| *x > 0.0),
        window: get("window").and_then(window),
        focus: index("focus"),
        grip: index("grip"),
        isolate: index("isolate").map(|k| k as u32),
        pointer: number("pointer"),
        sized: length("width").is_some() && length("height").is_some(),
    }
}

/// Left, right, bottom and top, where that is a part of a plane.
fn window(text: &str) -> Option<Window> {
    let [left, right, bottom, top] = decimal::list(text)?[..] else { return None };
    (left < right && bottom < top).then_some(Window { left, right, bottom, top })
}

/// Sets the knobs that the query names; other keys and senseless values are passed over.
pub fn apply(values: &mut Values, text: &str) {
    for (key, value) in query::read(text) {
        let _ = values.set(&key, &value);
    }
}
