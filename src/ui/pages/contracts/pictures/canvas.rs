//! What is painted: strokes on their place, and pictures made smaller, without their white. Everything leaves as a PNG, so that of
//! a photograph nothing is kept but what is seen of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::Uint8Array;
use leptos::prelude::{document, window};
use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageData};

use crate::domain::ink::{self, Curve, Ink, Point};
use crate::domain::picture::{self, LARGEST, MOST_PIXELS, PictureFault, admit, shrunk, without_paper};

/// What the address of a PNG begins with that is written out in it.
const ADDRESS: &str = "data:image/png;base64,";
/// Strokes are kept at half the size of their place: 26 mm of paper have 450 pixels then.
const KEPT: f64 = 0.5;

/// The address under which a page shows these bytes of a PNG.
pub(in crate::ui::pages) fn address_of(png: &[u8]) -> String {
    format!("{ADDRESS}{}", STANDARD.encode(png))
}

/// The same from the text in which a form keeps a PNG.
pub(super) fn address_of_text(text: &str) -> String {
    format!("{ADDRESS}{text}")
}

/// The text in which a form keeps a PNG.
pub(super) fn text_of(png: &[u8]) -> String {
    STANDARD.encode(png)
}

/// The PNG of such a text.
pub(in crate::ui::pages) fn png_of(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok().filter(|png| picture::png_size(png).is_some())
}

fn pen_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

fn fresh(width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Some(canvas)
}

/// The text of a canvas as a PNG.
fn written(canvas: &HtmlCanvasElement) -> Option<String> {
    canvas.to_data_url().ok()?.strip_prefix(ADDRESS).map(str::to_owned)
}

/// The colour of the ink, by the style of the place to draw.
pub(super) fn ink_of(canvas: &HtmlCanvasElement) -> String {
    let style = window().get_computed_style(canvas).ok().flatten();
    style.and_then(|style| style.get_property_value("color").ok()).unwrap_or_default()
}

/// Paints strokes on their place, and nothing else.
pub(super) fn paint(canvas: &HtmlCanvasElement, ink: &Ink) {
    let Some(pen) = pen_of(canvas) else { return };
    pen.clear_rect(0.0, 0.0, f64::from(ink::WIDTH), f64::from(ink::HEIGHT));
    draw(&pen, ink, &ink_of(canvas));
}

fn draw(pen: &CanvasRenderingContext2d, ink: &Ink, colour: &str) {
    pen.set_stroke_style_str(colour);
    pen.set_line_width(f64::from(ink::THICKNESS));
    pen.set_line_cap("round");
    pen.set_line_join("round");
    for Curve { from, bends, to } in ink.curves() {
        pen.begin_path();
        let at = |point: Point| (f64::from(point.x), f64::from(point.y));
        let (x, y) = at(from);
        pen.move_to(x, y);
        for (towards, end) in bends {
            let ((cx, cy), (x, y)) = (at(towards), at(end));
            pen.quadratic_curve_to(cx, cy, x, y);
        }
        let (x, y) = at(to);
        pen.line_to(x, y);
        pen.stroke();
    }
}

/// The PNG of strokes, as small as they are; `None` where nothing is drawn.
pub(super) fn png_of_ink(ink: &Ink, colour: &str) -> Option<Vec<u8>> {
    let extent = ink.extent()?;
    let half = |length: u16| u32::from(length).div_ceil(2).max(1);
    let canvas = fresh(half(extent.width()), half(extent.height()))?;
    let pen = pen_of(&canvas)?;
    pen.scale(KEPT, KEPT).ok()?;
    pen.translate(-f64::from(extent.from.x), -f64::from(extent.from.y)).ok()?;
    draw(&pen, ink, colour);
    png_of(&written(&canvas)?)
}

/// Reads a picture that was chosen.
pub(super) async fn bitmap_of(file: &File) -> Result<ImageBitmap, PictureFault> {
    if file.size() > f64::from(LARGEST) {
        return Err(PictureFault::TooLarge);
    }
    let unreadable = |_| PictureFault::Unreadable;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    admit(&Uint8Array::new(&buffer).to_vec())?;
    let promise = window().create_image_bitmap_with_blob(file).map_err(unreadable)?;
    JsFuture::from(promise).await.map_err(unreadable)?.dyn_into().map_err(unreadable)
}

/// The picture as the text of a PNG, no larger than paper needs it; its white seen through, if that is wanted.
pub(super) fn text_of_bitmap(bitmap: &ImageBitmap, clear: bool) -> Result<String, PictureFault> {
    let (width, height) = shrunk((bitmap.width(), bitmap.height()), MOST_PIXELS);
    let made = || {
        let canvas = fresh(width, height)?;
        let pen = pen_of(&canvas)?;
        let (w, h) = (f64::from(width), f64::from(height));
        pen.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, w, h).ok()?;
        let mut pixels = pen.get_image_data(0.0, 0.0, w, h).ok()?.data().0;
        let seen = if clear { without_paper(&mut pixels) } else { picture::visible(&pixels) };
        if clear {
            let cleared = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), width, height).ok()?;
            pen.put_image_data(&cleared, 0.0, 0.0).ok()?;
        }
        Some((written(&canvas)?, seen))
    };
    let (text, seen) = made().ok_or(PictureFault::Unreadable)?;
    if seen == 0 { Err(PictureFault::Blank) } else { Ok(text) }
}
