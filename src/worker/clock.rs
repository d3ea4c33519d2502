//! The only place of the worker that reads the time and makes random bits.

use uuid::Uuid;

use crate::domain::id::{NewId, uuid_v7};
use crate::record::replica::Replica;

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

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_random(&mut bytes);
    bytes
}

/// Fresh ids of records.
#[derive(Debug, Clone, Copy)]
pub(super) struct WorkerIds;

impl NewId for WorkerIds {
    fn new_id(&mut self) -> Uuid {
        uuid_v7(now_milliseconds(), random())
    }
}

/// A random id.
pub(super) fn random_id() -> Uuid {
    uuid::Builder::from_random_bytes(random()).into_uuid()
}

/// A random id of a copy.
pub(super) fn random_replica() -> Replica {
    Replica(u64::from_be_bytes(random()))
}
