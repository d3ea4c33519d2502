//! Why nothing came in.

use thiserror::Error;

use super::preview::Named;
use crate::record::transaction::WriteFault;
use crate::store::StoreError;
use crate::sync::file::fault::FileFault;
use crate::sync::plan::{Question, Refusal};
use crate::sync::shelf::Lost;

/// Why a file did not come in, or was not taken back. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IntakeFault {
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file itself.
    #[error(transparent)]
    File(#[from] FileFault),
    /// The file is sound and cannot be joined.
    #[error(transparent)]
    Refused(Refusal),
    /// The same for a reason that lies in one record.
    #[error("{refusal}")]
    RefusedFor {
        /// Why.
        refusal: Refusal,
        /// The record, as it is called here or, if it is not here, in the file.
        record: Named,
    },
    /// What did not fit into memory was parked on the disk, and cannot be read back.
    #[error(transparent)]
    Parked(#[from] Lost),
    /// Something must be agreed to first.
    #[error("not agreed to: {0:?}")]
    Unagreed(Vec<Question>),
    /// What was agreed to was another file.
    #[error("the file is not the one that was shown")]
    OtherFile,
    /// A choice, or taking back, cannot be written.
    #[error(transparent)]
    Write(#[from] WriteFault),
    /// The book as it is has no written form, so that no safety copy can be made.
    #[error("no safety copy can be made: {0}")]
    Safety(String),
    /// What was kept to take a file back cannot be read, or is gone.
    #[error("there is nothing to take back by")]
    NothingKept,
    /// The file has not been read, or has been read to its end already.
    #[error("no file is being read")]
    NotReading,
}
