//! How safe a book is on this device: the age of its last backup elsewhere, and the space that is left.

use super::sentinel::LastExport;

const DAY: u64 = 86_400_000;
/// Up to so many days a backup counts as fresh.
pub const FRESH_DAYS: u64 = 7;
/// Up to so many days it is merely ageing.
pub const AGEING_DAYS: u64 = 30;
/// With more changes than this since the backup it is old, whatever the calendar says.
pub const MANY_CHANGES: u64 = 200;
/// A book that was never exported may have so many changes before that is said in red.
pub const FIRST_CHANGES: u64 = 20;
/// From this share of the space on, in percent, new work is refused and export still works.
pub const TIGHT_PERCENT: u64 = 90;

/// How old the last backup outside this device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Nothing to say.
    Fresh,
    /// Soon.
    Ageing,
    /// Overdue.
    Old,
}

/// The age of a backup made at `last`, now, with so many changes since.
pub fn age(last: LastExport, changes: u64, now_ms: u64) -> Age {
    let days = match last {
        LastExport::Never if changes > FIRST_CHANGES => return Age::Old,
        LastExport::Never => return Age::Ageing,
        LastExport::At(at) => now_ms.saturating_sub(at) / DAY,
    };
    if days > AGEING_DAYS || changes > MANY_CHANGES {
        Age::Old
    } else if days > FRESH_DAYS {
        Age::Ageing
    } else {
        Age::Fresh
    }
}

/// How full the space of this site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// There is enough, or the browser does not say.
    Ample,
    /// Nearly none is left.
    Tight {
        /// How much is used, in percent.
        percent: u64,
    },
}

/// How full a space is of which `used` of `quota` bytes are used.
pub fn space(used: u64, quota: u64) -> Space {
    let percent = u128::from(used).saturating_mul(100).checked_div(u128::from(quota)).unwrap_or(0);
    let percent = u64::try_from(percent).unwrap_or(u64::MAX);
    if percent >= TIGHT_PERCENT { Space::Tight { percent } } else { Space::Ample }
}
