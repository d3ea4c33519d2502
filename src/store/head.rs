//! The head of the database: its revision, and what the record layer keeps beside its rows.
//!
//! ```text
//! "CPHD" | layout u8 | meta present u8 | 0 0 | revision u64 | folded u64 | meta | CRC-32 u32
//! ```

use crate::store::repository::Fault;

/// The one key in its object store.
pub const KEY: &str = "head";

const BEGINNING: [u8; 5] = [b'C', b'P', b'H', b'D', 1];

/// What every commit reads first and writes last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The number of the last batch.
    pub rev: u64,
    /// Rows up to this revision may have left the fresh rows; what changed since can only be told from here on.
    pub folded: u64,
    /// The meta bytes of the last batch; `None` if they were lost.
    pub meta: Option<Vec<u8>>,
}

impl Head {
    /// The head as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.meta.as_ref().map_or(0, Vec::len).saturating_add(28));
        out.extend_from_slice(&BEGINNING);
        out.extend_from_slice(&[u8::from(self.meta.is_some()), 0, 0]);
        out.extend_from_slice(&self.rev.to_le_bytes());
        out.extend_from_slice(&self.folded.to_le_bytes());
        out.extend_from_slice(self.meta.as_deref().unwrap_or_default());
        let sum = crc32fast::hash(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    /// Reads a head.
    ///
    /// # Errors
    /// [`Fault::Check`] if only the check sum is wrong, [`Fault::Shape`] if it is no head.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let (covered, sum) = bytes.split_last_chunk::<4>().ok_or(Fault::Shape)?;
        let rest = covered.strip_prefix(&BEGINNING).ok_or(Fault::Shape)?;
        let ([present, _, _], rest) = rest.split_first_chunk::<3>().ok_or(Fault::Shape)?;
        let (rev, rest) = rest.split_first_chunk::<8>().ok_or(Fault::Shape)?;
        let (folded, meta) = rest.split_first_chunk::<8>().ok_or(Fault::Shape)?;
        if crc32fast::hash(covered) != u32::from_le_bytes(*sum) {
            return Err(Fault::Check);
        }
        let meta = (*present != 0).then(|| meta.to_vec());
        Ok(Self { rev: u64::from_le_bytes(*rev), folded: u64::from_le_bytes(*folded), meta })
    }
}
