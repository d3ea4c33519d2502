//! What is agreed for the whole book.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::calendar::moment::Moment;
use super::calendar::year::CalendarYear;
use super::entity::Entity;
use super::id::{BookSettingsId, OwnFieldId};
use super::late_fee::rate_table::RateStep;
use super::lifecycle::approval::ApprovalRule;
use super::lifecycle::customer::QuietDays;
use super::local_calendar::LocalCalendar;
use super::numbering::NumberRules;
use super::own_field::{OwnField, OwnFields};
use super::pool::PoolRules;
use super::reminder::Hushes;
use super::service_policy::ServicePolicy;
use super::service_standards::{Dated, Standards};
use super::standard_change::{StandardChange, StandardChanges};
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
    /// The fields that the team defined for customers (自定义字段), each a register of its own; see
    /// [`own_field`](super::own_field).
    #[serde(default)]
    pub own_fields: BTreeMap<OwnFieldId, OwnField>,
    /// Their order, apart from them: who moves a field does not disagree with who renames it.
    #[serde(default)]
    pub own_order: Vec<OwnFieldId>,
    /// One-year LPR (一年期LPR) by the day it holds from, earliest first; see [`reference_rates`](super::reference_rates).
    #[serde(default)]
    pub lpr: Vec<RateStep>,
    /// Main refinancing rate of the European Central Bank.
    #[serde(default)]
    pub ecb: Vec<RateStep>,
    /// Bank of England base rate.
    #[serde(default)]
    pub boe: Vec<RateStep>,
    /// Holidays and make-up working days by year, earliest first; see [`rest_days`](super::rest_days).
    #[serde(default)]
    pub rest_days: Vec<CalendarYear>,
    /// The calendars of other places, each a register of its own; see [`local_calendar`](super::local_calendar).
    #[serde(default)]
    pub local_days: BTreeMap<String, LocalCalendar>,
    /// How fast the house answered and solved where no contract says so (服务标准) before that was ever changed, as it was kept
    /// before standards were dated; nothing: as usual.
    #[serde(default)]
    pub service: Option<ServicePolicy>,
    /// What it promised since, by the minute since which each holds (服务标准), as it was kept while a change of a part kept the
    /// whole of it.
    #[serde(default)]
    pub standards: Dated,
    /// What it changed of it since, part by part, each a register of its own: what two copies promised apart from each other
    /// both holds, in its time.
    #[serde(default)]
    pub standard_changes: StandardChanges,
    /// What people put off of what is due, or want to hear no more of (提醒的处理), each a register of its own.
    #[serde(default)]
    pub reminders: Hushes,
    /// Who approves contracts, by amount and open risk (审批规则); none: whoever looks after the contract.
    #[serde(default)]
    pub approval: Vec<ApprovalRule>,
    /// How contracts, quotes and other papers are numbered (编号规则), as far as the house chose; the rest as usual.
    #[serde(default)]
    pub numbers: NumberRules,
    /// Numbers that several contracts have and keep, as people decided (已知的重号), as
    /// [they are compared](super::contract_number::shared::called).
    #[serde(default)]
    pub known_numbers: Vec<String>,
    /// After how many quiet days a customer counts as dormant or lost (沉睡与流失天数); nothing: as usual.
    #[serde(default)]
    pub quiet: Option<QuietDays>,
}

impl BookSettings {
    /// The id of the settings in every book: a UUID of version 8 made for this purpose.
    pub const ID: BookSettingsId = BookSettingsId(Uuid::from_u128(0x636f_756e_7465_8270_8172_7473_6574_7401));

    /// The fields in their order.
    pub fn fields(&self) -> OwnFields {
        OwnFields::of(&self.own_fields, &self.own_order)
    }

    /// All that the house ever promised of its service.
    pub fn service_standards(&self) -> Standards {
        self.standards_with(&self.standard_changes)
    }

    fn standards_with(&self, changes: &StandardChanges) -> Standards {
        Standards::of(self.service.clone().unwrap_or_default(), &self.standards, changes)
    }

    /// The settings once `after` is promised from a moment on: of every part that is not as it held by then it is kept. Nothing
    /// that held for any ticket is dropped; what says the same as held before is no change.
    #[must_use]
    pub fn promising(&self, moment: Moment, after: &ServicePolicy) -> Self {
        let mut changes = self.standard_changes.clone();
        // no minute lies between two that were kept in one
        changes.retain(|_, it| it.since != moment);
        let held = self.standards_with(&changes).at(moment).parts();
        let parts = after.parts().into_iter().filter(|part| !held.contains(part));
        let kept: Vec<StandardChange> = parts.map(|part| StandardChange { since: moment, part }).collect();
        changes.extend(kept.into_iter().map(|it| (it.key(), it)));
        Self { standard_changes: changes, ..self.clone() }
    }

    /// The settings without what of the service holds only since a minute later than `limit`: a device whose clock was ahead kept it,
    /// and no ticket goes by it where the limit is [reckoned with them](super::service_standards::gone_by).
    #[must_use]
    pub fn without_ahead(&self, limit: Moment) -> Self {
        let mut after = self.clone();
        after.standards.retain(|since, _| *since <= limit);
        after.standard_changes.retain(|_, it| it.since <= limit);
        after
    }
}

impl Default for BookSettings {
    fn default() -> Self {
        Self {
            id: Self::ID,
            pool: PoolRules::default(),
            own_fields: BTreeMap::new(),
            own_order: Vec::new(),
            lpr: Vec::new(),
            ecb: Vec::new(),
            boe: Vec::new(),
            rest_days: Vec::new(),
            local_days: BTreeMap::new(),
            service: None,
            standards: Dated::new(),
            standard_changes: StandardChanges::new(),
            reminders: Hushes::new(),
            approval: Vec::new(),
            numbers: NumberRules::new(),
            known_numbers: Vec::new(),
            quiet: None,
        }
    }
}

impl Entity for BookSettings {
    type Id = BookSettingsId;
    const KIND: Kind = Kind::BookSettings;
    const SETS: &'static [&'static str] = &["own_fields", "local_days", "standards", "standard_changes", "reminders"];

    fn id(&self) -> BookSettingsId {
        self.id
    }
}
