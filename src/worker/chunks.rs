//! A file that grows outside of our memory: every piece is handed to the browser as soon as it is complete.

use std::io::{self, Write};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// As much is held here before it is handed on, in bytes.
pub(super) const PIECE: usize = 1 << 20;

/// Takes bytes, gives a file.
pub(super) struct Chunks {
    parts: Array,
    piece: Vec<u8>,
}

impl Chunks {
    pub(super) fn new() -> Self {
        Self { parts: Array::new(), piece: Vec::with_capacity(PIECE) }
    }

    /// The file, with its media type.
    pub(super) fn into_file(mut self, kind: &str) -> Result<Blob, JsValue> {
        self.hand_on()?;
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&self.parts, &options)
    }

    fn hand_on(&mut self) -> Result<(), JsValue> {
        if !self.piece.is_empty() {
            let bytes = Array::of1(&Uint8Array::from(self.piece.as_slice()));
            self.parts.push(&Blob::new_with_u8_array_sequence(&bytes)?.into());
            self.piece.clear();
        }
        Ok(())
    }
}

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.hand_on().map_err(|_| io::Error::other("the browser takes no more"))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
