//! How much of a material is where: delivered = accepted + refused + pending; accepted = returned + used up + lost + kept.

use thiserror::Error;

use super::amount::Amount;
use super::record::MaterialFact;
use super::terms::Terms;
use crate::domain::date::Date;
use crate::domain::duties::LEAD_DAYS;
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::lifecycle::material::Keeping;

/// Why something cannot be recorded of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// An amount of nothing.
    #[error("the amount is not above nought")]
    NotAboveNought,
    /// It is measured otherwise than what was promised.
    #[error("it is measured otherwise")]
    OtherMeasure,
    /// More than there is.
    #[error("more than there is")]
    TooMuch(Amount),
    /// Nothing says who received it, and no slip shows it.
    #[error("nobody received it and no slip shows it")]
    ProofMissing,
    /// Nobody is named.
    #[error("nobody is named")]
    NameMissing,
    /// No reason is given.
    #[error("no reason is given")]
    ReasonMissing,
    /// It is kept by who received it.
    #[error("it is not to be given back")]
    KeptByReceiver,
    /// It has to be given back.
    #[error("it has to be given back")]
    MustComeBack,
    /// It is ready already.
    #[error("it is ready already")]
    ReadyAlready,
    /// Nothing is left to be delivered.
    #[error("nothing is left to be delivered")]
    NothingLeft,
    /// Its day lies ahead.
    #[error("the day lies ahead")]
    InFuture,
    /// Something recorded for a later day would not fit any more.
    #[error("something later would not fit any more")]
    LaterStands,
}

/// How much is where, in parts of the measure of what was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// What was promised.
    pub terms: Terms,
    /// Since when it is ready.
    pub prepared: Option<Date>,
    /// Handed over, with what was refused afterwards.
    pub delivered: i64,
    /// Signed for.
    pub accepted: i64,
    /// Refused.
    pub refused: i64,
    /// Given back.
    pub returned: i64,
    /// Used up.
    pub consumed: i64,
    /// Lost or spoilt.
    pub lost: i64,
    /// Since when the rest is owed no more.
    pub cancelled: Option<Date>,
    /// Since when nothing is left to be delivered.
    pub handed: Option<Date>,
    /// The day of the last entry that counts.
    pub last: Option<Date>,
}

/// Where a material stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 已承诺: nothing is done yet.
    Promised(Dueness),
    /// 已备好.
    Prepared(Dueness),
    /// A part was delivered.
    Partly(Dueness),
    /// 已交付, and not signed for.
    Delivered,
    /// 已签收, and to be given back.
    OnLoan(Dueness),
    /// 已签收.
    Accepted,
    /// 已归还.
    Returned,
    /// 已消耗.
    Consumed,
    /// 遗失或损坏: none of what was to be given back came back.
    Lost,
    /// Given up before anything was delivered.
    Cancelled,
}

impl Tally {
    /// Nothing has happened.
    pub const fn new(terms: Terms) -> Self {
        Self {
            terms,
            prepared: None,
            delivered: 0,
            accepted: 0,
            refused: 0,
            returned: 0,
            consumed: 0,
            lost: 0,
            cancelled: None,
            handed: None,
            last: None,
        }
    }

    /// After these entries, in the order given; those that do not fit do not count.
    pub fn after<'a>(terms: Terms, entries: impl IntoIterator<Item = (Date, &'a MaterialFact)>) -> Self {
        let mut tally = Self::new(terms);
        for (on, fact) in entries {
            // total: what another copy recorded meanwhile may not fit any more
            let _fits = tally.take(on, fact);
        }
        tally
    }

    /// What was promised, in parts.
    pub const fn promised(&self) -> i64 {
        self.terms.amount.parts()
    }

    /// Handed over and not signed for yet.
    pub const fn pending(&self) -> i64 {
        self.delivered.saturating_sub(self.refused).saturating_sub(self.accepted)
    }

    /// Still to be delivered.
    pub fn left(&self) -> i64 {
        match self.cancelled {
            Some(_) => 0,
            None => self.promised().saturating_sub(self.net()).max(0),
        }
    }

    /// What was delivered and not refused.
    pub const fn net(&self) -> i64 {
        self.delivered.saturating_sub(self.refused)
    }

    /// What whoever received it still has.
    pub const fn kept(&self) -> i64 {
        self.accepted.saturating_sub(self.returned).saturating_sub(self.consumed).saturating_sub(self.lost)
    }

    /// What is still to be given back.
    pub const fn outstanding(&self) -> i64 {
        match self.terms.keeping {
            Keeping::Returnable => self.kept(),
            Keeping::Kept => 0,
        }
    }

    /// So many parts as an amount.
    pub const fn amount(&self, parts: i64) -> Amount {
        self.terms.amount.of(parts)
    }

    /// Whether the giver has done everything, and it was signed for.
    pub fn is_given(&self) -> bool {
        self.left() == 0 && self.pending() == 0
    }

    /// Whether nothing is to be done any more by either side.
    pub fn is_settled(&self) -> bool {
        self.is_given() && self.outstanding() == 0
    }

    /// Where it stands on a day.
    pub fn standing(&self, due: Option<Date>, return_by: Option<Date>, as_of: Date) -> Standing {
        if self.left() > 0 {
            let by_day = dueness(due, as_of, LEAD_DAYS);
            return match self.prepared {
                _ if self.net() > 0 => Standing::Partly(by_day),
                Some(_) => Standing::Prepared(by_day),
                None => Standing::Promised(by_day),
            };
        }
        if self.net() == 0 {
            return Standing::Cancelled;
        }
        if self.pending() > 0 {
            return Standing::Delivered;
        }
        if self.outstanding() > 0 {
            return Standing::OnLoan(dueness(return_by, as_of, LEAD_DAYS));
        }
        match self.terms.keeping {
            Keeping::Returnable if self.lost > 0 && self.returned == 0 => Standing::Lost,
            Keeping::Returnable => Standing::Returned,
            Keeping::Kept if self.consumed > 0 && self.kept() == 0 => Standing::Consumed,
            Keeping::Kept => Standing::Accepted,
        }
    }

    /// How what is to be given back stands to its day; nothing when nothing is out.
    pub fn return_dueness(&self, return_by: Option<Date>, as_of: Date) -> Option<Dueness> {
        (self.outstanding() > 0).then(|| dueness(return_by, as_of, LEAD_DAYS))
    }

    /// Counts an entry.
    ///
    /// # Errors
    /// Why it does not fit; then nothing has changed.
    pub fn take(&mut self, on: Date, fact: &MaterialFact) -> Result<(), Refusal> {
        match fact {
            MaterialFact::Prepared => {
                if self.left() == 0 {
                    return Err(Refusal::NothingLeft);
                }
                if self.prepared.is_some() {
                    return Err(Refusal::ReadyAlready);
                }
                self.prepared = Some(on);
            }
            MaterialFact::Delivered { amount, to, receipt } => {
                let parts = self.within(*amount, self.left())?;
                if is_blank(to) && is_blank(receipt) {
                    return Err(Refusal::ProofMissing);
                }
                self.delivered = self.delivered.saturating_add(parts);
            }
            MaterialFact::Accepted { amount, by } => {
                let parts = self.within(*amount, self.pending())?;
                if is_blank(by) {
                    return Err(Refusal::NameMissing);
                }
                self.accepted = self.accepted.saturating_add(parts);
            }
            MaterialFact::Refused { amount, reason } => {
                let parts = self.within(*amount, self.pending())?;
                needs_reason(reason)?;
                self.refused = self.refused.saturating_add(parts);
            }
            MaterialFact::Returned { amount, .. } => {
                self.only(Keeping::Returnable)?;
                self.returned = self.returned.saturating_add(self.within(*amount, self.kept())?);
            }
            MaterialFact::Consumed { amount } => {
                self.only(Keeping::Kept)?;
                self.consumed = self.consumed.saturating_add(self.within(*amount, self.kept())?);
            }
            MaterialFact::Lost { amount, reason, .. } => {
                self.only(Keeping::Returnable)?;
                let parts = self.within(*amount, self.kept())?;
                needs_reason(reason)?;
                self.lost = self.lost.saturating_add(parts);
            }
            MaterialFact::Cancelled { reason } => {
                if self.left() == 0 {
                    return Err(Refusal::NothingLeft);
                }
                needs_reason(reason)?;
                self.cancelled = Some(on);
            }
            MaterialFact::TakesBack(_) => return Ok(()),
        }
        // what is refused is owed again
        self.handed = if self.left() == 0 { self.handed.or(Some(on)) } else { None };
        self.last = Some(on);
        Ok(())
    }

    fn only(&self, keeping: Keeping) -> Result<(), Refusal> {
        match (self.terms.keeping, keeping) {
            (Keeping::Kept, Keeping::Returnable) => Err(Refusal::KeptByReceiver),
            (Keeping::Returnable, Keeping::Kept) => Err(Refusal::MustComeBack),
            (Keeping::Kept, Keeping::Kept) | (Keeping::Returnable, Keeping::Returnable) => Ok(()),
        }
    }

    fn within(&self, amount: Amount, most: i64) -> Result<i64, Refusal> {
        let parts = amount.parts_like(self.terms.amount).ok_or(Refusal::OtherMeasure)?;
        if parts <= 0 {
            return Err(Refusal::NotAboveNought);
        }
        if parts > most {
            return Err(Refusal::TooMuch(self.amount(most)));
        }
        Ok(parts)
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn needs_reason(reason: &str) -> Result<(), Refusal> {
    if is_blank(reason) { Err(Refusal::ReasonMissing) } else { Ok(()) }
}
