//! Why storage did not do what was asked.

use thiserror::Error;

/// What went wrong between the app and its database. Every variant ends in another sentence and another next step for
/// the person at the screen; nothing of a failed call was written, except where a variant says so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// Another tab wrote since the caller last looked. `rev` is what is stored now: higher than expected, look with
    /// `changed_since` and commit again; lower, the data was cleared or an older copy was put back.
    #[error("the stored revision is {rev}, not the expected one")]
    Stale {
        /// The stored revision.
        rev: u64,
    },
    /// The device or the browser's share of it is full.
    #[error("no space left for this site")]
    QuotaExceeded,
    /// Another tab with an older version of the app keeps the database open and does not let go.
    #[error("another tab keeps an older version of the database open")]
    Blocked,
    /// A newer version of the app took over the database in another tab; this tab can only reload.
    #[error("a newer version of the app has taken over the database")]
    Superseded,
    /// The database was written by a newer version of the app than this one.
    #[error("the database belongs to a newer version of the app")]
    NewerDatabase,
    /// There is no IndexedDB here, or the browser forbids it.
    #[error("the browser offers no storage here")]
    Unavailable,
    /// The browser dropped the connection, and opening it again did not help.
    #[error("the connection to the database was lost")]
    ConnectionLost,
    /// The browser gave the transaction up without a reason that has a variant of its own.
    #[error("the transaction was aborted")]
    Aborted,
    /// The transaction ended before all of it was asked for; what was asked until then may be written.
    #[error("the transaction ended early")]
    EndedEarly,
    /// What is stored in a place that holds no rows (the head of the database) cannot be read.
    #[error("the stored bytes cannot be read")]
    Damaged,
    /// A row cannot be kept: its kind's name is not 1 to 64 of `a-z 0-9 _`, or it is larger than the layout can say.
    #[error("the row cannot be kept in this layout")]
    Unkeepable,
    /// The browser gave no answer in time.
    #[error("the browser gave no answer in time")]
    Timeout,
    /// Anything else, by the name of the exception.
    #[error("storage failed: {name}")]
    Other {
        /// The `name` of the `DOMException`.
        name: String,
    },
}

impl StoreError {
    /// The meaning of an exception by its name, and for the one name that browsers use for everything, by its text.
    pub fn from_exception(name: &str, message: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::QuotaExceeded,
            "VersionError" => Self::NewerDatabase,
            "SecurityError" => Self::Unavailable,
            // of a transaction; said of a connection it means that it is closed, which the caller knows
            "TransactionInactiveError" | "InvalidStateError" => Self::EndedEarly,
            "AbortError" => Self::Aborted,
            // Safari, for every request on a connection that it dropped in the background
            "UnknownError" if message.contains("Connection to Indexed Database server lost") => Self::ConnectionLost,
            _ => Self::Other { name: name.to_owned() },
        }
    }
}
