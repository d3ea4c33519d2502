//! gzip by the browser itself, beside the thread of the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    #[wasm_bindgen(js_name = ReadableStream)]
    type Stream;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &JsValue) -> Result<ReadableStream, JsValue>;
}

/// What every gzip file begins with.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The bytes compressed; as they are where the browser cannot.
pub async fn packed(bytes: Vec<u8>) -> Vec<u8> {
    match CompressionStream::new("gzip") {
        Ok(stream) => through(&bytes, stream.as_ref()).await.unwrap_or(bytes),
        Err(_) => bytes,
    }
}

/// What [`packed`] was given; `None` if the bytes are damaged or this browser cannot unpack them.
pub async fn unpacked(bytes: Vec<u8>) -> Option<Vec<u8>> {
    if !bytes.starts_with(&MAGIC) {
        return Some(bytes);
    }
    let stream = DecompressionStream::new("gzip").ok()?;
    through(&bytes, stream.as_ref()).await
}

async fn through(bytes: &[u8], stream: &JsValue) -> Option<Vec<u8>> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let source: Stream = blob.stream().unchecked_into();
    let answer = Response::new_with_opt_readable_stream(Some(&source.pipe_through(stream).ok()?)).ok()?;
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
