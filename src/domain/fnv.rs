//! A short digest of bytes (FNV-1a, 64 bits): it tells texts apart, is the same on every device, and keeps no secret.

/// What a digest begins with.
pub const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The digest of these bytes.
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    fnv1a_from(OFFSET, bytes)
}

/// The same, begun with another number than [`OFFSET`].
pub fn fnv1a_from(seed: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
