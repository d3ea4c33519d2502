//! What is agreed for the whole book.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::entity::Entity;
use super::id::BookSettingsId;
use super::pool::PoolRules;
use crate::kinds::Kind;

/// The settings of the book (账册设置): they travel with it, other than the choices of a device. One register per matter, so
/// that two people may change different matters apart from each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSettings {
    /// The same in every copy, so that all of them mean one record.
    pub id: BookSettingsId,
    /// The rules of the public pool (公海规则).
    #[serde(default)]
    pub pool: PoolRules,
}

impl BookSettings {
    /// The id of the settings in every book: a UUID of version 8 made for this purpose.
    pub const ID: BookSettingsId = BookSettingsId(Uuid::from_u128(0x636f_756e_7465_8270_8172_7473_6574_7401));
}

impl Default for BookSettings {
    fn default() -> Self {
        Self { id: Self::ID, pool: PoolRules::default() }
    }
}

impl Entity for BookSettings {
    type Id = BookSettingsId;
    const KIND: Kind = Kind::BookSettings;

    fn id(&self) -> BookSettingsId {
        self.id
    }
}
