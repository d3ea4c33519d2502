//! What we offer a customer, at what price, until when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::exact::{Rounding, Worked};
use super::id::{CustomerId, LineId, OpportunityId, QuoteEventId, QuoteId};
use super::lifecycle::life::{Entry, Life};
use super::lifecycle::quote::{Event, Facts, Stage};
use super::line::{DocumentDiscount, Line, LineError, LineStep, Totals, in_currency, sums, totals};
use super::money::{Currency, Money};
use super::product::Floors;
use super::rate::Ppm;
use super::tax::TaxMode;
use crate::kinds::Kind;

/// A quote (报价单, `domain.md` 5.2). Versions share their number; each is a quote of its own, so that what was once sent
/// stays as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Its id.
    pub id: QuoteId,
    /// Number, shared by its versions (报价编号).
    #[serde(default)]
    pub number: String,
    /// Version, from 1.
    pub version: u16,
    /// To whom.
    pub customer: CustomerId,
    /// For which chance to sell, if there is one.
    #[serde(default)]
    pub opportunity: Option<OpportunityId>,
    /// What it is about, in a few words.
    #[serde(default)]
    pub title: String,
    /// The day of the quote.
    pub on: Date,
    /// The last day on which it can be accepted (有效期至).
    pub valid_until: Date,
    /// In which currency.
    pub currency: Currency,
    /// Whether prices hold the tax.
    #[serde(default)]
    pub tax_mode: TaxMode,
    /// Taken off the sum (整单优惠).
    #[serde(default)]
    pub discount: DocumentDiscount,
    /// Goods and services; each line is a register of its own.
    #[serde(default)]
    pub lines: BTreeMap<LineId, Line>,
    /// How it is to be paid, in words (付款条件).
    #[serde(default)]
    pub payment: String,
    /// When and how it is delivered, in words (交货).
    #[serde(default)]
    pub delivery: String,
    /// Anything else the customer should read.
    #[serde(default)]
    pub remark: String,
    /// Who quotes, by name.
    #[serde(default)]
    pub owner: String,
}

/// A fact in the life of a quote: sent, accepted, turned down. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteEvent {
    /// Its id.
    pub id: QuoteEventId,
    /// The quote.
    pub quote: QuoteId,
    /// The day it happened.
    pub on: Date,
    /// What happened.
    pub fact: Event,
}

/// Where a quote stands, expiry included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteState {
    /// 草稿.
    Draft,
    /// 已发出.
    Sent,
    /// 已过期: it was sent and not answered in time.
    Expired,
    /// 已接受.
    Accepted,
    /// 已拒绝.
    Rejected,
    /// 已转合同.
    Contracted,
}

impl Quote {
    /// The totals of the lines, with their working.
    ///
    /// # Errors
    /// What [`totals`] refuses.
    pub fn totals(&self) -> Result<Worked<Totals, LineStep>, LineError> {
        totals(self.lines.values(), self.discount, self.tax_mode, self.currency)
    }

    /// The amount to be paid.
    ///
    /// # Errors
    /// What [`totals`] refuses.
    pub fn total(&self) -> Result<Money, LineError> {
        sums(self.lines.values(), self.discount, self.tax_mode, self.currency).map(|sums| sums.gross)
    }

    /// The lines that ask less for one unit, tax included, than the floor price of their product: each by name, with its floor.
    pub fn below(&self, floors: &Floors) -> Vec<(String, Money)> {
        let below = self.lines.values().filter_map(|line| {
            let floor = floors.floor(&line.name, &line.spec, line.unit_price.currency)?;
            let kept = Ppm(Ppm::WHOLE.0.saturating_sub(line.discount.0));
            let asked = kept.of(line.unit_price, Rounding::HalfUp).ok()?;
            let asked = match self.tax_mode {
                TaxMode::TaxIncluded | TaxMode::NotApplicable => asked,
                TaxMode::TaxExcluded => self.tax_mode.split(asked, line.tax_rate).ok()?.value.gross,
            };
            (asked.minor < floor.minor).then(|| (line.name.clone(), floor))
        });
        below.collect()
    }

    /// What the decisions of its life need to know.
    pub fn facts(&self) -> Facts {
        Facts {
            valid_until: self.valid_until,
            lines: u32::try_from(self.lines.len()).unwrap_or(u32::MAX),
            unreckoned: self.total().err(),
        }
    }

    /// Whether somebody who looks at `day` sees it: an earlier day than `today` knows no quote of a later date.
    pub fn is_seen_on(&self, day: Date, today: Date) -> bool {
        day >= today || self.on <= day
    }

    /// The same quote with the same figures in another currency, or the amount that has no such figure there.
    ///
    /// # Errors
    /// The first price, or the discount, that is finer than the smallest coin of `currency`.
    pub fn in_currency(&self, currency: Currency) -> Result<Self, Money> {
        let mut quote = Self { currency, lines: in_currency(&self.lines, currency)?, ..self.clone() };
        if let DocumentDiscount::Amount(amount) = quote.discount {
            quote.discount = DocumentDiscount::Amount(amount.in_currency(currency).ok_or(amount)?);
        }
        Ok(quote)
    }

    /// Its life up to `as_of`, by its events in any order.
    pub fn life<'a>(&self, events: impl IntoIterator<Item = &'a QuoteEvent>, as_of: Date) -> Life<Stage> {
        let mut own: Vec<&QuoteEvent> = events.into_iter().filter(|event| event.quote == self.id).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let entries: Vec<Entry<Date, Event>> =
            own.into_iter().map(|event| Entry::new(event.on, event.fact.clone())).collect();
        Life::begin(Stage::Draft).known_on(&entries, as_of)
    }

    /// Where it stands on `as_of`: a quote that was sent and not answered by its last day has expired.
    pub fn state<'a>(&self, events: impl IntoIterator<Item = &'a QuoteEvent>, as_of: Date) -> QuoteState {
        match self.life(events, as_of).stage {
            Stage::Draft => QuoteState::Draft,
            Stage::Sent { .. } if as_of > self.valid_until => QuoteState::Expired,
            Stage::Sent { .. } => QuoteState::Sent,
            Stage::Accepted { .. } => QuoteState::Accepted,
            Stage::Rejected { .. } => QuoteState::Rejected,
            Stage::Contracted { .. } => QuoteState::Contracted,
        }
    }
}

impl QuoteState {
    /// Whether its words and figures may still change; what was sent may not.
    pub const fn is_draft(self) -> bool {
        matches!(self, Self::Draft)
    }
}

impl Entity for Quote {
    type Id = QuoteId;
    const KIND: Kind = Kind::Quote;
    const SETS: &'static [&'static str] = &["lines"];

    fn id(&self) -> QuoteId {
        self.id
    }
}

impl Entity for QuoteEvent {
    type Id = QuoteEventId;
    const KIND: Kind = Kind::QuoteEvent;

    fn id(&self) -> QuoteEventId {
        self.id
    }
}
