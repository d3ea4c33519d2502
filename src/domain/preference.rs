//! What a customer, or a person there, likes and dislikes (偏好).

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::id::{ContactId, CustomerId, PreferenceId};
use crate::kinds::Kind;

/// Something worth knowing before the next call (`domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// Its id.
    pub id: PreferenceId,
    /// Whose.
    pub customer: CustomerId,
    /// Of which person there; nothing when it is the firm's.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// What it is about.
    #[serde(default)]
    pub category: PreferenceCategory,
    /// What it is, in words.
    pub value: String,
    /// How strong, from 1 to 5.
    #[serde(default)]
    pub strength: Strength,
    /// Where we know it from.
    #[serde(default)]
    pub source: String,
    /// The day it was noted.
    pub noted_on: Date,
    /// Not for everybody's eyes: personal, or told in confidence.
    #[serde(default)]
    pub sensitive: bool,
}

/// What a preference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreferenceCategory {
    /// 产品.
    #[default]
    Product,
    /// 价格.
    Price,
    /// 交付.
    Delivery,
    /// 沟通.
    Communication,
    /// 其他.
    Other,
}

impl PreferenceCategory {
    /// Every category, in the order of a list.
    pub const ALL: [Self; 5] = [Self::Product, Self::Price, Self::Delivery, Self::Communication, Self::Other];
}

/// From 1, a leaning, to 5, a condition. What a newer version or a hand-made file says beyond that is read as the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Strength(u8);

impl Strength {
    /// Every strength, the weakest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl From<u8> for Strength {
    fn from(number: u8) -> Self {
        Self(number.clamp(1, 5))
    }
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> Self {
        strength.0
    }
}

impl Default for Strength {
    fn default() -> Self {
        Self(3)
    }
}

/// The order in which preferences are read: by what they are about, the strongest first, then the latest.
pub fn in_order<'a>(all: &[&'a Preference]) -> Vec<&'a Preference> {
    let mut sorted = all.to_vec();
    sorted.sort_by(|a, b| {
        let strongest = b.strength.cmp(&a.strength);
        a.category.cmp(&b.category).then(strongest).then(b.noted_on.cmp(&a.noted_on)).then(a.id.cmp(&b.id))
    });
    sorted
}

impl Entity for Preference {
    type Id = PreferenceId;
    const KIND: Kind = Kind::Preference;

    fn id(&self) -> PreferenceId {
        self.id
    }
}
