//! A file that was made elsewhere is put under a passphrase.

use std::io::Write;

use web_sys::Blob;

use super::chunks::Chunks;
use super::workbook::{answer, bytes_of};
use crate::i18n::{Locale, Text};
use crate::sync::errand::Report;
use crate::sync::file::seal::{Passphrase, Sealing};

/// The media type of a sealed file.
const SEALED: &str = "application/octet-stream";

/// Seals a file.
pub(super) fn seal(language: &str, passphrase: &str, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(language));
    answer(Report::Sealed, sealed(text, passphrase, file));
}

fn sealed(text: Text, passphrase: &str, file: Option<Blob>) -> Result<Blob, String> {
    let failed = || text.download_failed().to_owned();
    let bytes = bytes_of(text, file.ok_or_else(failed)?)?;
    let passphrase = Passphrase::read(passphrase).map_err(|fault| text.passphrase_fault(fault).to_owned())?;
    let mut sealing = Sealing::begin(Chunks::new(), &passphrase).map_err(|_| failed())?;
    sealing.write_all(&bytes).map_err(|_| failed())?;
    let chunks = sealing.finish().map_err(|_| failed())?;
    chunks.into_file(SEALED).map_err(|_| failed())
}
