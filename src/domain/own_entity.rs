//! The company whose book this is.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::entity::Entity;
use super::id::OwnEntityId;
use crate::kinds::Kind;

/// Our own legal person in a contract (己方主体). A book may have several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEntity {
    /// Its id.
    pub id: OwnEntityId,
    /// Full registered name (名称).
    pub name: String,
    /// Unified social credit code (统一社会信用代码); empty when there is none.
    #[serde(default)]
    pub code: String,
    /// Registered address (住所).
    #[serde(default)]
    pub address: Address,
    /// Legal representative (法定代表人).
    #[serde(default)]
    pub legal_representative: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail for notices.
    #[serde(default)]
    pub email: String,
    /// Where customers pay to: one register, since half a bank account is a wrong one.
    #[serde(default)]
    pub bank: BankAccount,
}

/// A bank account (开户行、账号).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BankAccount {
    /// Bank and branch (开户行).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bank: String,
    /// Account number (账号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
}

impl Entity for OwnEntity {
    type Id = OwnEntityId;
    const KIND: Kind = Kind::OwnEntity;

    fn id(&self) -> OwnEntityId {
        self.id
    }
}
