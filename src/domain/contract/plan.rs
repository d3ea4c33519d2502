//! Payment plans as a contract states them. [`crate::domain::schedule`] reckons with the same parts: amounts, due days, and
//! the working of both.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
pub use crate::domain::period::{Period, Unit};
use crate::domain::rate::Ppm;
pub use crate::domain::schedule::amounts::{check_amounts, part_amounts};

/// When something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// On a day.
    On(Date),
    /// A while after something has happened; the day of the event is not counted.
    After {
        /// What has to happen.
        event: Event,
        /// How long after it.
        within: Period,
    },
}

/// What a payment or a delivery waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Both sides have signed (签署).
    Signing,
    /// The contract has come into force (生效).
    TakingEffect,
    /// The first payment has arrived (收到首期款).
    FirstPayment,
    /// The goods were delivered (交付).
    Delivery,
    /// They were accepted (验收合格).
    Acceptance,
    /// A valid invoice arrived (收到发票).
    Invoice,
    /// The account was confirmed (对账确认).
    StatementConfirmed,
    /// The warranty has run out (质保期满).
    WarrantyEnd,
    /// The milestone of this part is reached (里程碑达成); its label says what that is.
    Milestone(InstalmentId),
}

impl Event {
    /// Every event that has a name of its own, as a list to choose from shows them.
    pub const ALL: &'static [Self] = &[
        Self::Signing,
        Self::TakingEffect,
        Self::FirstPayment,
        Self::Delivery,
        Self::Acceptance,
        Self::Invoice,
        Self::StatementConfirmed,
        Self::WarrantyEnd,
    ];
}

/// One part of a payment plan (分期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// Its id: receipts are counted towards it.
    pub id: InstalmentId,
    /// What it is called.
    pub label: PartLabel,
    /// How much of the price.
    pub share: Share,
    /// When.
    pub due: Due,
    /// What else has to be there before it is paid (付款条件), in a person's own words: the day above stays the day. Blank: nothing.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub condition: Wording,
}

/// What a part of a payment plan is called (`domain.md` 5.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartLabel {
    /// 预付款.
    Advance,
    /// 进度款.
    Progress,
    /// 到货款.
    OnDelivery,
    /// 验收款.
    Acceptance,
    /// 质保金.
    Retention,
    /// 尾款.
    Balance,
    /// 和解款: what a settlement put beside the plan.
    Settlement,
    /// Another name.
    Own(Wording),
}

/// How much of the price a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// A share, in parts per million.
    Of(Ppm),
    /// A sum.
    Sum(Money),
    /// One of several equal parts (等额): whatever the shares and sums leave is split exactly among the equal parts, the
    /// left-over minor units one each to the earliest (`domain.md` 6.1). A third is not a whole number of ppm; this is.
    Equal,
}
