//! Which documents of an evidence bundle are not meant for the other side: by the folder in which they lie and what their name
//! ends with.

use super::{BundleBody, BundleEntry};

/// The folder of the attached files.
pub const FILES: &str = "7-files";
/// The folder of what was noted of talks, and of the files of these.
pub const NOTES: &str = "6-correspondence";
/// The folder of the audit extract.
pub const AUDIT: &str = "8-audit";
/// The name of the page with offers and notes.
pub const OWN_SIDE: &str = "offers-and-notes";
/// What the name of a page or a table ends with that tells of steps among ourselves.
pub const OWN_STEPS: &str = "own-steps";

/// Whether an entry stays here unless somebody ticks it: it is not meant for the other side.
pub fn is_own(entry: &BundleEntry) -> bool {
    match entry.folder.as_str() {
        "1-dispute" => entry.name == format!("{OWN_SIDE}.html"),
        "2-contract" | "4-tickets" | "4-leak" | "4-sharing" | "5-duties" | "5-materials" => {
            entry.name.rsplit_once('.').is_some_and(|(name, _)| name.ends_with(OWN_STEPS))
        }
        // of the files themselves none is a text of ours
        FILES => matches!(entry.body, BundleBody::Text(_)),
        folder => matches!(folder, NOTES | AUDIT),
    }
}
