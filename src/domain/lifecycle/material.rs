//! The life of a material or a support (物料与资源支持): promised, prepared, delivered in parts, accepted or refused, given back, used up
//! or lost (`domain.md` 5.6).
//!
//! Its stage is the tally: how much of it is where. A step is about an amount, and a refusal says how much there is.

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::Refusal;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::record::MaterialFact;
use crate::domain::materials::tally::Tally;

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Record that it is ready.
    Prepare,
    /// Record that it, or a part of it, was handed over.
    Deliver,
    /// Record that what came was signed for.
    Accept,
    /// Record that what came was refused: it is owed again.
    Refuse,
    /// Record that it came back.
    Return,
    /// Record that it is used up.
    Consume,
    /// Record that it is lost or spoilt.
    Lose,
    /// Give up what was not delivered.
    Cancel,
    /// Record that an entry was a mistake. Whether the others stand without it is seen by their course.
    TakeBack,
}

/// What a material needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// An amount of nothing.
    NotAboveNought,
    /// It is measured otherwise than what was promised.
    OtherMeasure,
    /// More than there is.
    TooMuch {
        /// How much there is.
        most: Amount,
    },
    /// Nothing says who received it, and no slip shows it.
    ProofMissing,
    /// It is kept by who received it.
    KeptByReceiver,
    /// It has to be given back: it cannot be used up.
    MustComeBack,
    /// Nothing is left to be delivered.
    NothingLeft,
    /// Nothing that came waits: the rest is not delivered yet.
    Undelivered {
        /// How much is still to be delivered.
        left: Amount,
    },
    /// Nothing was accepted that is still there: what came waits to be accepted.
    Unaccepted {
        /// How much waits.
        pending: Amount,
    },
    /// Everything came, and nothing of it waits to be accepted or refused.
    NothingPending,
    /// Whoever received it has nothing of it any more.
    NothingOut,
    /// What is recorded for a later day would not fit any more.
    LaterStands,
    /// What came in all is more than a figure can hold.
    Exact(ExactError),
}

/// What a decision needs to know: what is recorded for later days, beside what is recorded now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// It fits, or there is nothing.
    Stands,
    /// It would not fit any more.
    Breaks,
}

/// Whether a material is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// It is given back.
    Returnable,
    /// The receiver keeps it or uses it up.
    Kept,
}

impl life::Stage for Tally {
    type When = Date;
    type Command = MaterialFact;
    type Event = MaterialFact;
    type Step = Step;
    type Guard = Guard;
    type Facts = Later;

    const STEPS: &'static [Step] = &[
        Step::Prepare,
        Step::Deliver,
        Step::Accept,
        Step::Refuse,
        Step::Return,
        Step::Consume,
        Step::Lose,
        Step::Cancel,
        Step::TakeBack,
    ];

    fn step(command: &MaterialFact) -> Step {
        match command {
            MaterialFact::Prepared => Step::Prepare,
            MaterialFact::Delivered { .. } => Step::Deliver,
            MaterialFact::Accepted { .. } => Step::Accept,
            MaterialFact::Refused { .. } => Step::Refuse,
            MaterialFact::Returned { .. } => Step::Return,
            MaterialFact::Consumed { .. } => Step::Consume,
            MaterialFact::Lost { .. } => Step::Lose,
            MaterialFact::Cancelled { .. } => Step::Cancel,
            MaterialFact::TakesBack(_) => Step::TakeBack,
        }
    }

    fn since(&self) -> Option<Date> {
        self.last
    }

    fn offer(&self, step: Step, _on: Date, _later: &Later) -> Result<(), Refusal<Self>> {
        match (step, self.terms.keeping) {
            (Step::Prepare | Step::Deliver | Step::Cancel, _) if self.cancelled.is_some() => Err(Refusal::ended(self)),
            (Step::Prepare | Step::Deliver | Step::Cancel, _) if self.left() == 0 => Err(guard(Guard::NothingLeft)),
            (Step::Prepare, _) if self.prepared.is_some() => Err(Refusal::past(self)),
            (Step::Prepare | Step::Deliver | Step::Cancel | Step::TakeBack, _) => Ok(()),
            (Step::Accept | Step::Refuse, _) if self.pending() > 0 => Ok(()),
            (Step::Accept | Step::Refuse, _) => Err(guard(self.awaited(Guard::NothingPending))),
            (Step::Return | Step::Lose, Keeping::Kept) => Err(guard(Guard::KeptByReceiver)),
            (Step::Consume, Keeping::Returnable) => Err(guard(Guard::MustComeBack)),
            (Step::Return | Step::Lose, Keeping::Returnable) | (Step::Consume, Keeping::Kept) => {
                if self.kept() > 0 {
                    Ok(())
                } else {
                    Err(guard(self.awaited(Guard::NothingOut)))
                }
            }
        }
    }

    fn accept(&self, on: Date, command: MaterialFact, later: &Later) -> Result<MaterialFact, Refusal<Self>> {
        self.with(on, &command)?;
        match later {
            Later::Stands => Ok(command),
            Later::Breaks => Err(guard(Guard::LaterStands)),
        }
    }

    fn after(&self, on: Date, event: &MaterialFact) -> Option<Self> {
        self.offer(Self::step(event), on, &Later::Stands).ok()?;
        self.with(on, event).ok()
    }
}

const fn guard(guard: Guard) -> Refusal<Tally> {
    Refusal::Guard(guard)
}

impl Tally {
    /// What has to happen first, where something may still come; else `nothing`.
    fn awaited(&self, nothing: Guard) -> Guard {
        if self.pending() > 0 {
            Guard::Unaccepted { pending: self.amount(self.pending()) }
        } else if self.left() > 0 {
            Guard::Undelivered { left: self.amount(self.left()) }
        } else {
            nothing
        }
    }

    /// The tally with an event whose step is on offer, if what it says is right.
    fn with(&self, on: Date, event: &MaterialFact) -> Result<Self, Refusal<Self>> {
        let mut next = *self;
        match event {
            MaterialFact::Prepared => next.prepared = Some(on),
            MaterialFact::Delivered { amount, to, receipt } => {
                let parts = self.within(*amount, self.left())?;
                if is_blank(to) && is_blank(receipt) {
                    return Err(guard(Guard::ProofMissing));
                }
                next.delivered = more(self.delivered, parts)?;
            }
            MaterialFact::Accepted { amount, by } => {
                let parts = self.within(*amount, self.pending())?;
                if is_blank(by) {
                    return Err(Refusal::NameMissing);
                }
                next.accepted = more(self.accepted, parts)?;
            }
            MaterialFact::Refused { amount, reason } => {
                let parts = self.within(*amount, self.pending())?;
                needs_reason(reason)?;
                next.refused = more(self.refused, parts)?;
            }
            MaterialFact::Returned { amount, .. } => {
                next.returned = more(self.returned, self.within(*amount, self.kept())?)?;
            }
            MaterialFact::Consumed { amount } => {
                next.consumed = more(self.consumed, self.within(*amount, self.kept())?)?;
            }
            MaterialFact::Lost { amount, reason, .. } => {
                let parts = self.within(*amount, self.kept())?;
                needs_reason(reason)?;
                next.lost = more(self.lost, parts)?;
            }
            MaterialFact::Cancelled { reason } => {
                needs_reason(reason)?;
                next.cancelled = Some(on);
            }
            MaterialFact::TakesBack(_) => return Ok(next),
        }
        // what is refused is owed again
        next.handed = if next.left() == 0 { next.handed.or(Some(on)) } else { None };
        next.last = Some(on);
        Ok(next)
    }

    /// The parts of an amount, if there are as many.
    fn within(&self, amount: Amount, most: i64) -> Result<i64, Refusal<Self>> {
        let parts = amount.parts_like(self.terms.amount).ok_or(guard(Guard::OtherMeasure))?;
        if parts <= 0 {
            return Err(guard(Guard::NotAboveNought));
        }
        if parts > most {
            return Err(guard(Guard::TooMuch { most: self.amount(most) }));
        }
        Ok(parts)
    }
}

/// What is refused comes again: what came in all may be more than what was promised, and than a figure can hold.
fn more(sum: i64, parts: i64) -> Result<i64, Refusal<Tally>> {
    sum.checked_add(parts).ok_or(guard(Guard::Exact(ExactError::Overflow)))
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn needs_reason(reason: &str) -> Result<(), Refusal<Tally>> {
    if is_blank(reason) { Err(Refusal::ReasonMissing) } else { Ok(()) }
}
