//! How much of a material is where: delivered = accepted + refused + pending; accepted = returned + used up + lost + kept.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::record::MaterialFact;
use super::terms::Terms;
use crate::domain::date::Date;
use crate::domain::duties::LEAD_DAYS;
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::material::Keeping;

/// How much is where, in parts of the measure of what was promised. Its life, [`crate::domain::lifecycle::material`], lets nothing be
/// accepted or refused that did not come, and nothing go that was not accepted: no difference of these figures is below nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

    /// After these entries, in the order given; those that its life does not allow do not count: what another copy recorded
    /// meanwhile may not fit any more.
    pub fn told<'a>(terms: Terms, entries: impl IntoIterator<Item = (Date, &'a MaterialFact)>) -> Self {
        entries.into_iter().fold(Self::new(terms), |tally, (on, fact)| tally.after(on, fact).unwrap_or(tally))
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
}
