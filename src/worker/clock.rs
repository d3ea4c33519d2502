//! The only place of the worker that reads the time and makes random bits.

/// Milliseconds since 1970, as the browser says.
pub(super) fn now_milliseconds() -> u64 {
    let now = js_sys::Date::now();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the clamp")]
    let milliseconds = now.clamp(0.0, 9_007_199_254_740_991.0) as u64;
    milliseconds
}

/// The browser does not give randomness: nothing secret can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoRandomness;

/// Whether random bytes can be had that nobody can guess.
pub(super) fn has_randomness() -> Result<(), NoRandomness> {
    getrandom::getrandom(&mut [0; 1]).map_err(|_| NoRandomness)
}

/// Random bytes that nobody can guess; [`has_randomness`] was asked before.
pub(super) fn fill_random(bytes: &mut [u8]) {
    // a source that gave bytes a moment ago gives them again
    let _filled = getrandom::getrandom(bytes);
}
