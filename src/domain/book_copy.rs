//! The copies of this book, by the people and devices that hold them.

use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::id::BookCopyId;
use crate::kinds::Kind;

/// One copy of this book (副本): who writes in it, and where it lives. It travels with the book, so that a value can be
/// told with a person's name instead of a number. Never deleted: what the copy wrote stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookCopy {
    /// Derived from the number of the copy, so that everybody finds it.
    pub id: BookCopyId,
    /// Who uses it, by name (使用人); empty until somebody says so.
    #[serde(default)]
    pub person: String,
    /// What the device is called (设备), such as MateBook.
    #[serde(default)]
    pub device: String,
}

impl BookCopy {
    /// Whether nothing is known but that it exists.
    pub fn is_nameless(&self) -> bool {
        self.person.trim().is_empty() && self.device.trim().is_empty()
    }
}

impl Entity for BookCopy {
    type Id = BookCopyId;
    const KIND: Kind = Kind::Copy;

    fn id(&self) -> BookCopyId {
        self.id
    }
}
