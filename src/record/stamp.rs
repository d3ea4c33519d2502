//! When something was written: a hybrid logical clock (`storage-and-sync.md` 2.3).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::replica::{Replica, hex};

/// 2100-01-01T00:00:00Z in milliseconds. No stamp reaches it: a device whose clock does is asked to set it right.
pub const END_OF_TIME_MS: u64 = 4_102_444_800_000;

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

/// The stamp of one transaction. Stamps compare by time, then counter, then replica, so that no two are alike.
/// Written as `0193f2a1c0de-0000002a-9f3c51d2aa01be77`. A stamp is never rewritten, wherever it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    /// Milliseconds since 1970, 48 bits of them.
    pub ms: u64,
    /// Counts transactions within a millisecond, and while a clock stands still or goes back.
    pub ctr: u32,
    /// Who wrote.
    pub replica: Replica,
}

impl Hlc {
    /// Before everything.
    pub const ZERO: Self = Self { ms: 0, ctr: 0, replica: Replica(0) };

    /// Reads the one spelling; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (ms, rest) = text.split_once('-')?;
        let (ctr, replica) = rest.split_once('-')?;
        if ms.len() != 12 || ctr.len() != 8 {
            return None;
        }
        let ctr = u32::try_from(hex(ctr)?).ok()?;
        Some(Self { ms: hex(ms)?, ctr, replica: Replica::parse(replica)? })
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:08x}-{}", self.ms, self.ctr, self.replica)
    }
}

impl Serialize for Hlc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hlc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a stamp"))
    }
}

/// Why no stamp can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClockFault {
    /// The device's clock, or a stamp that was accepted from elsewhere, is at 2100 or later.
    #[error("the clock stands at {ms} ms, beyond the year 2100")]
    BeyondRange {
        /// Where it stands.
        ms: u64,
    },
}

/// Gives stamps that only ever rise, whatever the device's clock does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The greatest stamp given or seen. Kept in the same transaction as the data.
    pub last: Hlc,
}

impl Clock {
    /// The next stamp of `replica` when the device's clock says `now_ms`.
    ///
    /// # Errors
    /// [`ClockFault::BeyondRange`] from 2100 on: nobody would accept such a stamp.
    pub fn tick(&mut self, now_ms: u64, replica: Replica) -> Result<Hlc, ClockFault> {
        let (ms, ctr) = if now_ms > self.last.ms {
            (now_ms, 0)
        } else {
            match self.last.ctr.checked_add(1) {
                Some(ctr) => (self.last.ms, ctr),
                None => (self.last.ms.saturating_add(1), 0),
            }
        };
        if ms >= END_OF_TIME_MS {
            return Err(ClockFault::BeyondRange { ms });
        }
        self.last = Hlc { ms, ctr, replica };
        Ok(self.last)
    }

    /// Takes note of a stamp from elsewhere: what is written from now on comes after it.
    pub fn observe(&mut self, seen: Hlc) {
        self.last = self.last.max(seen);
    }
}

/// How far a file's clock is ahead of ours, and what follows from that (`storage-and-sync.md` 2.3, drift rule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drift {
    /// Up to 5 minutes: nothing to say.
    Silent,
    /// Up to 48 hours: say so in the preview.
    Warn {
        /// How far ahead, in milliseconds.
        ahead_ms: u64,
    },
    /// Up to 366 days: ask. Everything written here afterwards will be stamped after it.
    Confirm {
        /// How far ahead, in milliseconds.
        ahead_ms: u64,
    },
    /// Further, or 2100 and later: the file is refused.
    Refuse {
        /// How far ahead, in milliseconds.
        ahead_ms: u64,
    },
}

impl Drift {
    /// The verdict on a file whose greatest stamp is `seen`, when our clock says `now_ms`.
    pub fn of(seen: Hlc, now_ms: u64) -> Self {
        let ahead_ms = seen.ms.saturating_sub(now_ms);
        if seen.ms >= END_OF_TIME_MS || ahead_ms > 366 * DAY_MS {
            Self::Refuse { ahead_ms }
        } else if ahead_ms > 48 * HOUR_MS {
            Self::Confirm { ahead_ms }
        } else if ahead_ms > 5 * MINUTE_MS {
            Self::Warn { ahead_ms }
        } else {
            Self::Silent
        }
    }
}
