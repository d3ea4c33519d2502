//! Price adjustment by formula (G3.e): unit prices follow a published index from a base month on, once it has left a band.

pub mod reckon;

use serde::{Deserialize, Serialize};

use super::field;
use super::targets::Cycle;
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::problem::{Place, Problems, Reason};
use crate::domain::rate::{Ppm, Quantity};

/// How unit prices follow an index: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Name of the index (指数), as its publisher calls it.
    #[serde(default)]
    pub index: Wording,
    /// Who publishes it (发布机构).
    #[serde(default)]
    pub publisher: Wording,
    /// The first day of the base month (基期); nothing while none was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_month: Option<Date>,
    /// The index of that month, with three decimals; nothing while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_value: Option<Quantity>,
    /// How far the index may move either way, as a share of its base, while the price stays; above 0, at most 50 %.
    pub band: Ppm,
    /// How much of a move beyond the band counts.
    pub counted: Counted,
    /// The share of the price that follows the index, above 0, at most 100 %.
    pub share: Ppm,
    /// How often the index is compared.
    pub every: Cycle,
    /// How an adjusted unit price is rounded.
    pub rounding: PriceStep,
}

/// How much of a move beyond the band counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// All of it (全部变动幅度).
    Whole,
    /// What lies beyond the band (超出部分).
    Excess,
}

/// To what an adjusted unit price is rounded, half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceStep {
    /// The smallest unit of the currency: to the fen.
    Minor,
    /// A whole unit of the currency: to the yuan.
    Major,
}

impl Adjustment {
    /// The widest band.
    pub const WIDEST: Ppm = Ppm(500_000);

    /// The usual terms: within 5 % the price stays, beyond it the whole move counts for all of the price, every month, to the fen.
    /// Index and base are still to be named.
    pub fn usual() -> Self {
        Self {
            index: Wording::default(),
            publisher: Wording::default(),
            base_month: None,
            base_value: None,
            band: Ppm(50_000),
            counted: Counted::Whole,
            share: Ppm::WHOLE,
            every: Cycle::Month,
            rounding: PriceStep::Minor,
        }
    }

    /// What cannot stand: a band or a share that is none, an index of nothing.
    pub(super) fn check(&self, problems: &mut Problems) {
        problems.rate(Place::of(field::ADJUSTMENT_BAND), self.band, Ppm(1), Self::WIDEST);
        problems.rate(Place::of(field::ADJUSTMENT_SHARE), self.share, Ppm(1), Ppm::WHOLE);
        let nothing = self.base_value.is_some_and(|value| value.thousandths <= 0);
        problems.add_if(nothing, Place::of(field::ADJUSTMENT_BASE_VALUE), Reason::Missing);
    }
}
