//! A file of the browser by its size and its parts: it is never read whole.

use wasm_bindgen::JsValue;
use web_sys::Blob;

/// The size of a file in bytes.
pub fn size_of(file: &Blob) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes is whole and positive"
    )]
    let size = file.size() as u64;
    size
}

/// The bytes of a file from one place up to, and without, another: nothing is read yet.
///
/// # Errors
/// What the browser throws.
pub fn part(file: &Blob, from: u64, to: u64) -> Result<Blob, JsValue> {
    #[expect(clippy::cast_precision_loss, reason = "a file has fewer than 2^53 bytes")]
    let (from, to) = (from as f64, to as f64);
    file.slice_with_f64_and_f64(from, to)
}
