//! Bytes of a file come before the record that names them: the record says of them what is on the disk, and cannot be made
//! without. What breaks off in between leaves bytes that nobody names, which go as [`blobs`](crate::store::blobs) says.

use crate::domain::attachment::Content;
use crate::domain::lifecycle::digest::Digest;
use crate::store::{Blob, Repository, StoreError};

/// Keeps bytes whose SHA-256 is known, flushed to the disk, and answers what a record says of them. `now_ms`: the moment, in
/// milliseconds.
///
/// # Errors
/// They are not kept; then nothing may name them.
pub async fn keep_bytes(
    repository: &impl Repository,
    sha256: Digest,
    bytes: Vec<u8>,
    media_type: String,
    now_ms: u64,
) -> Result<Content, StoreError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    repository.put_blobs(&[Blob { sha256, bytes }], now_ms).await?;
    Ok(Content { sha256, size, media_type })
}
