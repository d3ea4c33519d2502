//! S7: what we give the customer to help it sell and use.

use serde::{Deserialize, Serialize};

use super::field;
use super::party::Side;
use super::plan::{Due, Period};
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::Quantity;

/// Terms of S7: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// What is given (annex 6).
    pub items: Vec<SupportItem>,
    /// Hours of training, 0 to 400.
    pub training_hours: u16,
    /// How marks and materials are used.
    pub brand: BrandUse,
    /// What a lost or damaged loan costs.
    pub loss: LossRule,
    /// How soon loans go back after the end, 1 to 90 days.
    pub return_within: Period,
    /// How soon technical support answers.
    #[serde(default, skip_serializing_if = "SupportSpeed::is_not_stated")]
    pub speed: SupportSpeed,
    /// Whether the customer is told to promote honestly even where it may not use our marks; where it may, it always is.
    #[serde(default, skip_serializing_if = "Promotion::is_not_stated")]
    pub promotion: Promotion,
}

/// Whether the customer is told to make no false or misleading claims (S7 `claims_rule`; Anti-Unfair Competition Law art. 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promotion {
    /// Nothing was said, as in contracts from before there was a choice.
    #[default]
    NotStated,
    /// It is.
    Honest,
}

impl Promotion {
    /// What nobody said is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

/// How soon technical support answers (S7 `tech_support_sla`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportSpeed {
    /// Nothing was said.
    #[default]
    NotStated,
    /// As the levels of the clause on service say, where the contract has one.
    ByServiceLevels,
}

impl SupportSpeed {
    /// What nobody said is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

/// One thing that is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportItem {
    /// What sort of thing.
    pub kind: SupportKind,
    /// What exactly.
    pub what: Wording,
    /// How much.
    pub quantity: Quantity,
    /// Of what: piece, hour.
    pub unit: Wording,
    /// What it is worth.
    pub worth: Worth,
    /// Whose it is.
    pub title: SupportTitle,
    /// When it is given.
    pub due: Due,
    /// When a loan goes back; nothing: after the end of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_by: Option<Date>,
    /// Who bears the cost.
    pub borne_by: Side,
}

/// What sort of thing is given (`domain.md` 5.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    /// 样品.
    Sample,
    /// 宣传资料.
    Brochure,
    /// 展具.
    Display,
    /// 软件.
    Software,
    /// 培训.
    Training,
    /// 技术支持.
    TechnicalSupport,
    /// 市场费用.
    Funds,
}

/// What a thing is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// Nothing was said.
    NotStated,
    /// So much.
    Of(Money),
}

/// Whose a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportTitle {
    /// The customer's.
    Gift,
    /// Ours; it goes back.
    Loan,
    /// The customer's, to use up.
    Consumable,
    /// Ours; the customer may use it.
    Licence,
    /// Not chosen yet.
    Open,
}

/// How marks and materials are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BrandUse {
    /// Not at all.
    None,
    /// By our guidelines.
    ByGuidelines,
}

/// What a lost or damaged loan costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossRule {
    /// Nothing but what the law says.
    AsLaw,
    /// Its value less wear.
    DepreciatedValue,
}

impl SupportItem {
    /// The day by which it goes back: only a loan does.
    pub fn returned_by(&self) -> Option<Date> {
        self.return_by.filter(|_| self.title == SupportTitle::Loan)
    }
}

impl Support {
    /// The defaults of the catalogue (S7).
    pub const fn usual() -> Self {
        Self {
            items: Vec::new(),
            training_hours: 8,
            brand: BrandUse::ByGuidelines,
            loss: LossRule::DepreciatedValue,
            return_within: Period::days(15),
            speed: SupportSpeed::NotStated,
            promotion: Promotion::Honest,
        }
    }

    /// What cannot stand: the ranges of S7, an item without words.
    pub(super) fn check(&self, problems: &mut Problems) {
        problems.count(Place::of(field::SUPPORT_TRAINING), i64::from(self.training_hours), 0, 400);
        problems.period(Place::of(field::SUPPORT_RETURN), self.return_within, Period::days(1), Period::days(90));
        for (row, item) in self.items.iter().enumerate() {
            let place = Place::row(field::SUPPORT_ITEMS, row);
            problems.add_if(item.what.is_blank() || item.quantity.thousandths <= 0, place, Reason::Missing);
            match item.worth {
                Worth::NotStated => {}
                Worth::Of(amount) => problems.amount(place, amount),
            }
            if let (Due::On(given), Some(back)) = (item.due, item.returned_by()) {
                problems.add_if(back <= given, place, Reason::NotAfter { date: given });
            }
        }
    }
}
