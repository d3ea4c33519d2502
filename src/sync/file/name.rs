//! What a file is called.

use chrono::DateTime;

use crate::record::replica::Replica;

/// `counterpart-2026-11-23T1452Z-9f3c-full.json`: when it was made, in UTC, and the beginning of the copy's id. Never a
/// name of a customer: file names end up in histories and on shared screens.
pub fn file_name(created_ms: u64, replica: Replica) -> Option<String> {
    let time = DateTime::from_timestamp_millis(i64::try_from(created_ms).ok()?)?;
    let copy: String = replica.to_string().chars().take(4).collect();
    Some(format!("counterpart-{}-{copy}-full.json", time.format("%Y-%m-%dT%H%MZ")))
}

/// `2026-11-23T14:52:40.123Z`.
pub fn time_text(ms: u64) -> Option<String> {
    let time = DateTime::from_timestamp_millis(i64::try_from(ms).ok()?)?;
    Some(time.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
}

/// Reads the one spelling of [`time_text`].
pub(super) fn time_of(text: &str) -> Option<u64> {
    let ms = u64::try_from(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()).ok()?;
    (time_text(ms).as_deref() == Some(text)).then_some(ms)
}
