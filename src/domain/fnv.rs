//! A short digest (FNV-1a, 64 bits) for names that every copy of a book makes alike, and for telling texts apart. It keeps nothing
//! secret and proves nothing: which text was signed is told by [`Digest`](super::lifecycle::digest::Digest).

/// What a digest begins with.
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The digest of these bytes.
pub fn digest(bytes: impl IntoIterator<Item = u8>) -> u64 {
    digest_from(START, bytes)
}

/// Another digest of the same bytes: one that begins otherwise.
pub fn digest_from(start: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
