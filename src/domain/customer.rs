//! The parties we sell to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::contract::circumstances::Size;
use super::date::Date;
use super::entity::Entity;
use super::id::{ContactId, CustomerId, OwnFieldId};
use super::invoice_profile::InvoiceProfile;
use super::money::Money;
use super::own_entity::BankAccount;
use super::own_field::OwnValue;
use super::own_level::{OwnChanges, OwnTimes};
use super::service_policy::HouseLevel;
use crate::kinds::Kind;

/// A company or person we sell to, or sell through (客户).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Our own number for it, such as KH-0118 (客户编号); may be empty.
    #[serde(default)]
    pub number: String,
    /// Full name (名称).
    pub name: String,
    /// What people call it in conversation (简称).
    #[serde(default)]
    pub short_name: String,
    /// Organisation or person.
    pub kind: PartyKind,
    /// How it deals with us.
    #[serde(default)]
    pub role: TradeRole,
    /// Our grading, A to D (级别).
    #[serde(default)]
    pub level: Level,
    /// How large the enterprise is (企业规模): late payment is judged by it (`contract-rules.md` 0.3).
    #[serde(default)]
    pub scale: Size,
    /// Unified social credit code (统一社会信用代码); empty when unknown.
    #[serde(default)]
    pub code: String,
    /// Trade (行业).
    #[serde(default)]
    pub industry: String,
    /// Where it came from (来源).
    #[serde(default)]
    pub source: String,
    /// Registered address (住所).
    #[serde(default)]
    pub address: Address,
    /// Legal representative or the person who signs (法定代表人).
    #[serde(default)]
    pub legal_representative: String,
    /// Switchboard.
    #[serde(default)]
    pub phone: String,
    /// E-mail for notices.
    #[serde(default)]
    pub email: String,
    /// Whom to ask for first (主要联系人); it is read through [`merging`](super::merging). Kept here and not on the person, so
    /// that two copies never name two.
    #[serde(default)]
    pub primary_contact: Option<ContactId>,
    /// What invoices say of it (开票信息), where that differs.
    #[serde(default)]
    pub invoice: InvoiceProfile,
    /// Its bank account.
    #[serde(default)]
    pub bank: BankAccount,
    /// How much it may owe us (信用额度).
    #[serde(default)]
    pub credit_limit: Option<Money>,
    /// How fast we answered and solved for it where no contract says so (专属时限) before that was ever changed, as it was kept
    /// before such times were dated; what is not among it is as the standard of the house has it.
    #[serde(default)]
    pub service_levels: Vec<HouseLevel>,
    /// What was kept of such times since, each with the minute since which it holds, and each a register of its own. What held
    /// before stays: tickets go by the minute they came in.
    #[serde(default)]
    pub service_times: OwnChanges,
    /// Who looks after it, by name; members come with the team.
    #[serde(default)]
    pub owner: String,
    /// Customer since.
    #[serde(default)]
    pub since: Option<Date>,
    /// Free note.
    #[serde(default)]
    pub note: String,
    /// Words of our own to group it by (标签), in the order they were given; see [`tags`](super::tags).
    #[serde(default)]
    pub tags: Vec<String>,
    /// The customer that it belongs to (上级单位), as it was named; it is read through [`merging`](super::merging) and
    /// [`group`](super::group).
    #[serde(default)]
    pub parent: Option<CustomerId>,
    /// The record that stands for this one, since both are the same party (合并到). Nothing: it stands for itself. See
    /// [`merging`](super::merging).
    #[serde(default)]
    pub merged_into: Option<CustomerId>,
    /// Customers that look like this one and are another party, as a person said (不是同一位). Of a pair the older record knows
    /// it, so that two copies in which the same is said agree. A set, so that two pairs said apart from each other both stand.
    #[serde(default)]
    pub not_same: BTreeMap<CustomerId, bool>,
    /// What was entered in the fields that the team defined (自定义字段), each a register of its own; see
    /// [`own_field`](super::own_field).
    #[serde(default)]
    pub own: BTreeMap<OwnFieldId, OwnValue>,
}

impl Customer {
    /// All times that it ever had of its own.
    pub fn own_times(&self) -> OwnTimes<'_> {
        OwnTimes { always: &self.service_levels, changes: &self.service_times }
    }

    /// The customers that a person said are another party.
    pub fn said_two(&self) -> impl Iterator<Item = CustomerId> {
        self.not_same.iter().filter(|(_, said)| **said).map(|(other, _)| *other)
    }
}

/// Organisation or natural person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 企业.
    #[default]
    Organisation,
    /// 个人.
    Person,
}

/// How a customer deals with us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TradeRole {
    /// Buys for itself (客户).
    #[default]
    Customer,
    /// Resells (经销商).
    Distributor,
    /// Finds buyers or works with us (合作方).
    Partner,
}

/// Our grading of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Level {
    /// Key account.
    A,
    /// Important.
    B,
    /// Ordinary.
    #[default]
    C,
    /// Occasional.
    D,
}

impl Entity for Customer {
    type Id = CustomerId;
    const KIND: Kind = Kind::Customer;
    const SETS: &'static [&'static str] = &["service_times", "not_same", "own"];

    fn id(&self) -> CustomerId {
        self.id
    }
}
