//! Rows on the disk: written in large pieces, read back through a few blocks, as they are asked for nearly in their order.

use std::collections::VecDeque;

use super::{Lost, Scratch};

/// As much is gathered before it is written, in bytes.
const PIECE: usize = 1 << 20;
/// As much is read at a time.
const BLOCK: usize = 1 << 18;
/// So many blocks are held: the rows of the book and those of the file are read side by side.
const BLOCKS: usize = 4;

/// What is on the disk, and what is on its way there.
pub(super) struct Parking {
    scratch: Box<dyn Scratch>,
    /// How much of it is on the disk.
    written: u64,
    /// What comes behind that and is still in memory.
    tail: Vec<u8>,
    /// The disk takes no more; what it has can still be read.
    full: bool,
    /// Blocks as they are on the disk, each under its place, the last used last.
    blocks: VecDeque<(u64, Vec<u8>)>,
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

impl Parking {
    pub(super) const fn over(scratch: Box<dyn Scratch>) -> Self {
        Self { scratch, written: 0, tail: Vec::new(), full: false, blocks: VecDeque::new() }
    }

    /// How much is parked, in bytes.
    pub(super) fn end(&self) -> u64 {
        self.written.saturating_add(wide(self.tail.len()))
    }

    /// Parks a row: where it lies. `None` if the disk takes no more.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Option<u64> {
        if self.tail.len() >= PIECE && !self.full {
            match self.scratch.write(self.written, &self.tail) {
                Ok(()) => {
                    self.written = self.end();
                    // a block that ended here ends elsewhere now
                    self.blocks.retain(|(_, block)| block.len() == BLOCK);
                    self.tail.clear();
                }
                Err(Lost) => self.full = true,
            }
        }
        if self.full {
            return None;
        }
        let at = self.end();
        self.tail.extend_from_slice(bytes);
        Some(at)
    }

    /// What lies there.
    pub(super) fn get(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Lost> {
        if let Some(behind) = at.checked_sub(self.written) {
            let from = usize::try_from(behind).map_err(|_| Lost)?;
            let bytes = from.checked_add(length).and_then(|to| self.tail.get(from..to));
            return bytes.map(<[u8]>::to_vec).ok_or(Lost);
        }
        let mut bytes = Vec::with_capacity(length);
        let mut from = at;
        while bytes.len() < length {
            let start = from.checked_sub(from.checked_rem(wide(BLOCK)).ok_or(Lost)?).ok_or(Lost)?;
            let block = self.block(start)?;
            let inner = usize::try_from(from.saturating_sub(start)).map_err(|_| Lost)?;
            let part = block.get(inner..).filter(|part| !part.is_empty()).ok_or(Lost)?;
            let part = part.get(..length.saturating_sub(bytes.len())).unwrap_or(part);
            bytes.extend_from_slice(part);
            from = from.checked_add(wide(part.len())).ok_or(Lost)?;
        }
        Ok(bytes)
    }

    /// The block at this place, as far as it is written.
    fn block(&mut self, start: u64) -> Result<&[u8], Lost> {
        if let Some(place) = self.blocks.iter().position(|(known, _)| *known == start) {
            if let Some(block) = self.blocks.remove(place) {
                self.blocks.push_back(block);
            }
        } else {
            let length = usize::try_from(self.written.saturating_sub(start)).map_or(BLOCK, |rest| rest.min(BLOCK));
            let mut block = if self.blocks.len() >= BLOCKS { self.blocks.pop_front() } else { None }
                .map_or_else(Vec::new, |(_, block)| block);
            block.clear();
            block.resize(length, 0);
            self.scratch.read(start, &mut block)?;
            self.blocks.push_back((start, block));
        }
        self.blocks.back().map(|(_, block)| block.as_slice()).ok_or(Lost)
    }
}
