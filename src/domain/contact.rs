//! The people at a customer.

use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::id::{ContactId, CustomerId};
use crate::kinds::Kind;

/// A person at a customer (联系人).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// The customer this person works for.
    pub customer: CustomerId,
    /// Name (姓名).
    pub name: String,
    /// Job title (职务).
    #[serde(default)]
    pub title: String,
    /// What this person decides or receives.
    #[serde(default)]
    pub role: ContactRole,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// WeChat name.
    #[serde(default)]
    pub wechat: String,
    /// The entry that stands for this one, since both are the same person (合并到). See [`merging`](super::merging).
    #[serde(default)]
    pub merged_into: Option<ContactId>,
}

/// What a contact decides or receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// No particular part.
    #[default]
    General,
    /// 决策人.
    Decision,
    /// 使用人.
    User,
    /// 财务.
    Finance,
    /// 法务.
    Legal,
    /// 通知送达人.
    Notice,
}

impl Entity for Contact {
    type Id = ContactId;
    const KIND: Kind = Kind::Contact;

    fn id(&self) -> ContactId {
        self.id
    }
}
