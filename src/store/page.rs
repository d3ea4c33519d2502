//! A page: several hundred rows as one value, with a check over all and a check for each.
//!
//! ```text
//! "CPPG" | layout u8 | 0 0 0 | number of rows u32 | CRC-32 u32 | rows
//! ```
//!
//! The check sum of the page covers its first twelve bytes and the check sums of its rows, so that no byte is summed
//! twice and yet a row that vanished whole is noticed.

use crate::store::{
    error::StoreError,
    repository::Fault,
    row::{self, MARK, Stored},
};

const BEGINNING: [u8; 8] = [b'C', b'P', b'P', b'G', 1, 0, 0, 0];
const HEADER: usize = 16;

/// What a page holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page<'a> {
    /// Every row whose check holds.
    pub rows: Vec<Stored<'a>>,
    /// What lies between them, and a header that does not fit the rows. Empty for a sound page.
    pub fragments: Vec<Fragment<'a>>,
}

/// Bytes of a page that are no sound row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fragment<'a> {
    /// Where they begin.
    pub offset: usize,
    /// What is wrong.
    pub fault: Fault,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Writes rows as a page.
///
/// # Errors
/// [`StoreError::Unkeepable`] as in [`Stored::encode`].
pub fn encode(rows: &[Stored<'_>]) -> Result<Vec<u8>, StoreError> {
    let size = rows.iter().fold(HEADER, |sum, row| sum.saturating_add(row.encoded_len()));
    let count = u32::try_from(rows.len()).map_err(|_| StoreError::Unkeepable)?;
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(&BEGINNING);
    out.extend_from_slice(&count.to_le_bytes());
    let mut sum = crc32fast::Hasher::new();
    sum.update(&out);
    out.extend_from_slice(&[0; 4]);
    for row in rows {
        sum.update(&row.encode(&mut out)?.to_le_bytes());
    }
    if let Some(place) = out.get_mut(HEADER.saturating_sub(4)..HEADER) {
        place.copy_from_slice(&sum.finalize().to_le_bytes());
    }
    Ok(out)
}

/// Reads a page; of a damaged one, every row that is still whole.
pub fn read(bytes: &[u8]) -> Page<'_> {
    let mut page = Page::default();
    let (header, mut rest) = bytes.split_at_checked(HEADER).unwrap_or((bytes, &[]));
    let mut sum = crc32fast::Hasher::new();
    sum.update(header.get(..HEADER.saturating_sub(4)).unwrap_or_default());
    let mut count: u32 = 0;
    while !rest.is_empty() {
        match row::read(rest) {
            Ok(read) => {
                sum.update(&read.sum.to_le_bytes());
                count = count.saturating_add(1);
                page.rows.push(read.row);
                rest = read.rest;
            }
            Err(fault) => {
                let length = next_row(rest);
                let (fragment, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                let offset = bytes.len().saturating_sub(rest.len());
                page.fragments.push(Fragment { offset, fault, bytes: fragment });
                rest = behind;
            }
        }
    }
    if let Some(fault) = header_fault(header, count, sum.finalize())
        && (page.fragments.is_empty() || fault == Fault::Shape)
    {
        page.fragments.insert(0, Fragment { offset: 0, fault, bytes: header });
    }
    page
}

/// How many bytes lie before the next sound row.
fn next_row(bytes: &[u8]) -> usize {
    (1..bytes.len())
        .find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(&MARK) && row::read(rest).is_ok()))
        .unwrap_or(bytes.len())
}

/// What is wrong with a header: [`Fault::Shape`] if it is none, [`Fault::Missing`] if it counts more rows than there
/// are, [`Fault::Check`] if it belongs to other rows.
fn header_fault(header: &[u8], count: u32, sum: u32) -> Option<Fault> {
    let numbers = header.strip_prefix(&BEGINNING).and_then(|rest| {
        let (stated, rest) = rest.split_first_chunk::<4>()?;
        Some((u32::from_le_bytes(*stated), u32::from_le_bytes(*rest.first_chunk::<4>()?)))
    });
    match numbers {
        None => Some(Fault::Shape),
        Some((stated, _)) if stated > count => Some(Fault::Missing),
        Some((stated, check)) if stated != count || check != sum => Some(Fault::Check),
        Some(_) => None,
    }
}
