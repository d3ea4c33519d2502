//! What a workbook unpacks to. What its own table says is not believed: a small file can unpack to any size.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::WorkbookFault;

/// Unpacks every part into nothing and counts.
pub(super) fn measure(bytes: &[u8], limit: u64) -> Result<(), WorkbookFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|fault| {
            let locked = matches!(fault, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED));
            if locked { WorkbookFault::Locked } else { WorkbookFault::Damaged }
        })?;
        let length =
            io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink()).map_err(|_| WorkbookFault::Damaged)?;
        left = left.checked_sub(length).ok_or(WorkbookFault::Swollen { limit })?;
    }
    Ok(())
}
