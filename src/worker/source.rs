//! A file of the browser as a stream of bytes, read a slice at a time; its sum tells whether it is still the same later. Who
//! changes a file on purpose gains nothing by the same sum: what is written is what was read and shown.

use std::io::{self, Read};

use wasm_bindgen::JsValue;
use web_sys::{Blob, FileReaderSync};

use crate::store::browser::part::{part, size_of};

/// As much is read at a time, in bytes: the browser is asked across its processes, and each time costs what a megabyte does.
const SLICE: u64 = 4 << 20;

/// Reads a file from its beginning.
pub(super) struct Source {
    file: Blob,
    size: u64,
    at: u64,
    reader: FileReaderSync,
    slice: Vec<u8>,
    taken: usize,
    sum: crc32fast::Hasher,
}

fn gone(_: JsValue) -> io::Error {
    io::Error::other("the file cannot be read any more")
}

impl Source {
    pub(super) fn new(file: Blob) -> io::Result<Self> {
        let reader = FileReaderSync::new().map_err(|_| io::Error::other("no reader"))?;
        let size = size_of(&file);
        Ok(Self { file, size, at: 0, reader, slice: Vec::new(), taken: 0, sum: crc32fast::Hasher::new() })
    }

    /// The first bytes of a file, without reading on.
    pub(super) fn beginning(file: &Blob, length: u64) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        Self::new(part(file, 0, length.min(size_of(file))).map_err(gone)?)?.read_to_end(&mut start)?;
        Ok(start)
    }

    /// Reads on to the end, if it is not there yet, and gives the sum of everything.
    pub(super) fn sum(mut self) -> io::Result<u32> {
        while self.fill()? {
            self.taken = self.slice.len();
        }
        Ok(self.sum.finalize())
    }

    /// The next slice, when the last one is used up. Whether there is something.
    fn fill(&mut self) -> io::Result<bool> {
        if self.taken < self.slice.len() {
            return Ok(true);
        }
        self.slice.clear();
        self.taken = 0;
        if self.at >= self.size {
            return Ok(false);
        }
        let end = self.at.saturating_add(SLICE).min(self.size);
        let slice = part(&self.file, self.at, end).map_err(gone)?;
        let buffer = self.reader.read_as_array_buffer(&slice).map_err(gone)?;
        self.slice = js_sys::Uint8Array::new(&buffer).to_vec();
        if u64::try_from(self.slice.len()).unwrap_or(0) != end.saturating_sub(self.at) {
            return Err(io::Error::other("the file became shorter"));
        }
        self.sum.update(&self.slice);
        self.at = end;
        Ok(true)
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.fill()? {
            return Ok(0);
        }
        let rest = self.slice.get(self.taken..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), rest.get(..length)) {
            to.copy_from_slice(from);
        }
        self.taken = self.taken.saturating_add(length);
        Ok(length)
    }
}
