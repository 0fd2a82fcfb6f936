//! SVG to PNG with the bundled fonts alone, so that a picture looks the same on every machine.

use margin_lab::message::Message;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// The faces whose advances are the metric table (`src/plot/advance.rs`).
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../data/font/sans.ttf"),
    include_bytes!("../../data/font/sans-bold.ttf"),
    include_bytes!("../../data/font/serif.ttf"),
    include_bytes!("../../data/font/symbol.ttf"),
];
/// Longest side in pixels.
const MOST: f64 = 16_384.0;

/// Draws an SVG, `zoom` pixels to a CSS pixel.
///
/// # Errors
/// A message where the picture is no SVG or would be too large.
pub(crate) fn render(svg: &str, zoom: f64) -> Result<Vec<u8>, Message> {
    let failed = |reason: String| Message::new("cli.figure.no-png").text("reason", reason);
    let mut fonts = usvg::fontdb::Database::new();
    FONTS.into_iter().for_each(|font| fonts.load_font_data(font.to_vec()));
    let options = usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let [width, height] =
        [tree.size().width(), tree.size().height()].map(|side| (f64::from(side) * zoom).ceil());
    if ![width, height].iter().all(|side| (1.0..=MOST).contains(side)) {
        return Err(Message::new("cli.figure.zoom-range").number("zoom", zoom).number("most", MOST));
    }
    let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| failed(format!("{width} × {height}")))?;
    let scale = tiny_skia::Transform::from_scale(zoom as f32, zoom as f32);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels that a word in a face leaves dark.
    fn ink(face: &str) -> usize {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='30'>\
             <text x='2' y='22' font-size='20' {face}>mass</text></svg>"
        );
        let bytes = render(&svg, 1.0).expect("a picture");
        let pixels = tiny_skia::Pixmap::decode_png(&bytes).expect("a PNG").take();
        pixels.chunks(4).filter(|pixel| pixel[3] > 128).count()
    }

    #[test]
    fn every_face_leaves_ink() {
        let sans = ink("font-family='Lab Sans, system-ui'");
        let bold = ink("font-family='Lab Sans, system-ui' font-weight='600'");
        let serif = ink("font-family='Lab Serif'");
        let italic = ink("font-family='Lab Serif' font-style='italic'");
        assert!(sans > 60 && serif > 60 && italic > 60, "{sans} {serif} {italic}");
        assert!(bold > sans, "{bold} for {sans}");
    }
}
