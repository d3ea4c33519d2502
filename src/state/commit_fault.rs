//! Why a change was not kept.

use thiserror::Error;

use super::contest::Contest;
use crate::i18n::Text;
use crate::record::document::DocumentFault;
use crate::record::transaction::WriteFault;
use crate::store::StoreError;

/// Why a change was not kept. Nothing of it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CommitFault {
    /// No book is open.
    #[error("no book is open")]
    NoBook,
    /// The entity has no written form.
    #[error(transparent)]
    Document(#[from] DocumentFault),
    /// The record layer refuses.
    #[error(transparent)]
    Write(#[from] WriteFault),
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody gave it up before it was written.
    #[error("it was given up")]
    GivenUp,
    /// Nearly no space is left: new records wait.
    #[error("nearly no space is left")]
    NoRoom,
    /// Another tab changed the same meanwhile; somebody must choose.
    #[error("another tab changed the same")]
    Contested(Contest),
}

impl CommitFault {
    /// Why the change was not kept, what was kept, what to do.
    pub fn words(&self, text: Text) -> String {
        match self {
            Self::NoBook => text.no_book().to_owned(),
            Self::Document(_) => text.write_impossible().to_owned(),
            Self::Write(fault) => text.write_fault(fault).to_owned(),
            Self::Store(fault) => text.store_fault(fault),
            Self::GivenUp => text.list_stopped().to_owned(),
            Self::NoRoom => text.no_room().to_owned(),
            Self::Contested(_) => text.contest_left().to_owned(),
        }
    }

    /// Whether it is for want of space.
    pub(super) const fn is_full(&self) -> bool {
        matches!(self, Self::NoRoom | Self::Store(StoreError::QuotaExceeded))
    }
}
