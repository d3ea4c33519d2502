//! Events of force majeure under a contract (不可抗力): told by a notice, proved, and over again. What they hold up is not late
//! while they last, as far as the clause excuses it (`contract-rules.md` G7; Civil Code arts 180, 563, 590). What had fallen due
//! before one began stays late: nobody is excused who was in delay already (art. 590 (2)).

use serde::{Deserialize, Serialize};

use super::calendar::WorkCalendar;
use super::contract::party::Side;
use super::contract::protection::{ForceMajeure, LackOfMoney};
use super::date::Date;
use super::id::ContractEventId;
use super::period::{Counting, Period};

/// What a side is kept from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// What it owes besides money.
    Duties,
    /// Its payments: a bank that is closed, a transfer that is forbidden; never want of money alone.
    Payments,
    /// Both.
    Everything,
}

impl Reach {
    /// Each of them, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Duties, Self::Payments, Self::Everything];

    /// Its name in menus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duties => "duties",
            Self::Payments => "payments",
            Self::Everything => "everything",
        }
    }

    /// Whether it holds up payments.
    pub const fn holds_payments(self) -> bool {
        matches!(self, Self::Payments | Self::Everything)
    }

    /// Whether it holds up what is owed besides money.
    pub const fn holds_duties(self) -> bool {
        matches!(self, Self::Duties | Self::Everything)
    }
}

/// What a notice of force majeure says. The day of the notice is the day of its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which side is prevented; it is the side that gives the notice.
    pub by: Side,
    /// What happened.
    pub what: String,
    /// Since when it prevents.
    pub began_on: Date,
    /// What it prevents.
    pub reach: Reach,
    /// The last day for a notice in time, by the clause as it was then.
    #[serde(default)]
    pub notice_by: Option<Date>,
    /// The last day for proof.
    #[serde(default)]
    pub proof_by: Option<Date>,
    /// The last day before either side may end the affected part.
    #[serde(default)]
    pub long_until: Option<Date>,
}

/// A fact of an event of force majeure. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A notice was given or received: the row's id is the event's from then on.
    Told(Told),
    /// It was proved.
    Proved {
        /// Which event.
        event: ContractEventId,
        /// By what: a certificate, a public order.
        document: String,
    },
    /// It is over; the day of the row is the last on which it prevented.
    Ended {
        /// Which event.
        event: ContractEventId,
    },
}

impl Fact {
    /// The same without the days of the clause, where nobody reckons from it.
    #[must_use]
    pub fn without_days(self) -> Self {
        match self {
            Self::Told(told) => Self::Told(Told { notice_by: None, proof_by: None, long_until: None, ..told }),
            Self::Proved { .. } | Self::Ended { .. } => self,
        }
    }
}

/// An event as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The row that told of it first.
    pub id: ContractEventId,
    /// What the notice said.
    pub told: Told,
    /// The day of the notice.
    pub told_on: Date,
    /// When it was proved, and by what.
    pub proved: Option<(Date, String)>,
    /// The last day on which it prevented.
    pub ended: Option<Date>,
}

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record a notice; its days by the clause are reckoned here.
    Tell {
        /// Which side is prevented.
        by: Side,
        /// What happened.
        what: String,
        /// Since when.
        began_on: Date,
        /// What it prevents.
        reach: Reach,
        /// For payments: that the money is there and cannot be moved.
        not_for_want_of_money: bool,
    },
    /// Record what proves it.
    Prove {
        /// Which event.
        event: ContractEventId,
        /// By what.
        document: String,
    },
    /// Record that it is over.
    End {
        /// Which event.
        event: ContractEventId,
    },
}

/// Why something may not be recorded, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The contract does not bind: nothing can be prevented yet.
    NotBinding,
    /// The day has not come yet.
    InFuture {
        /// The day.
        on: Date,
    },
    /// Nobody said what happened.
    WhatMissing,
    /// The notice is dated before the event began.
    ToldBeforeBegan {
        /// When it began.
        began_on: Date,
    },
    /// The clause says that lack of money never counts, and nobody says that it is something else.
    LackOfMoney,
    /// An event of the same side that holds up the same is not over yet.
    StillLasts {
        /// Since when.
        began_on: Date,
    },
    /// There is no such event.
    NoSuchEvent,
    /// What proves it is missing.
    DocumentMissing,
    /// It is proved already.
    AlreadyProved {
        /// Since when.
        on: Date,
    },
    /// It is over already.
    AlreadyOver {
        /// Since when.
        on: Date,
    },
    /// It cannot be over before it began.
    OverBeforeBegan {
        /// When it began.
        began_on: Date,
    },
}

/// What a decision goes by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The events so far.
    pub events: &'a [Event],
    /// The clause of the contract in force.
    pub clause: &'a ForceMajeure,
    /// How its periods are counted.
    pub counting: Counting,
    /// Days of work and of rest.
    pub calendar: &'a WorkCalendar,
    /// Whether the contract binds.
    pub binds: bool,
    /// The day on which it is decided.
    pub today: Date,
}

/// The fact that a command causes on a day.
///
/// # Errors
/// A [`Refusal`] that says why not.
pub fn decide(known: &Known<'_>, command: Command, on: Date) -> Result<Fact, Refusal> {
    if on > known.today {
        return Err(Refusal::InFuture { on });
    }
    match command {
        Command::Tell { by, what, began_on, reach, not_for_want_of_money } => {
            if !known.binds {
                return Err(Refusal::NotBinding);
            }
            let what = what.trim().to_owned();
            if what.is_empty() {
                return Err(Refusal::WhatMissing);
            }
            if began_on > on {
                return Err(Refusal::ToldBeforeBegan { began_on });
            }
            if reach.holds_payments()
                && !not_for_want_of_money
                && known.clause.lack_of_money == LackOfMoney::NeverCounts
            {
                return Err(Refusal::LackOfMoney);
            }
            let same = |it: &&Event| it.told.by == by && it.ended.is_none() && overlaps(it.told.reach, reach);
            if let Some(lasting) = known.events.iter().find(same) {
                return Err(Refusal::StillLasts { began_on: lasting.told.began_on });
            }
            let last = |period| last_day(known, period, began_on);
            Ok(Fact::Told(Told {
                by,
                what,
                began_on,
                reach,
                notice_by: last(known.clause.notice),
                proof_by: last(known.clause.proof),
                long_until: last(known.clause.long),
            }))
        }
        Command::Prove { event, document } => {
            let found = find(known, event)?;
            if let Some((on, _)) = &found.proved {
                return Err(Refusal::AlreadyProved { on: *on });
            }
            let document = document.trim().to_owned();
            if document.is_empty() {
                return Err(Refusal::DocumentMissing);
            }
            Ok(Fact::Proved { event, document })
        }
        Command::End { event } => {
            let found = find(known, event)?;
            if let Some(on) = found.ended {
                return Err(Refusal::AlreadyOver { on });
            }
            if on < found.told.began_on {
                return Err(Refusal::OverBeforeBegan { began_on: found.told.began_on });
            }
            Ok(Fact::Ended { event })
        }
    }
}

fn find<'a>(known: &Known<'a>, id: ContractEventId) -> Result<&'a Event, Refusal> {
    known.events.iter().find(|it| it.id == id).ok_or(Refusal::NoSuchEvent)
}

const fn overlaps(one: Reach, other: Reach) -> bool {
    (one.holds_duties() && other.holds_duties()) || (one.holds_payments() && other.holds_payments())
}

fn last_day(known: &Known<'_>, period: Period, from: Date) -> Option<Date> {
    period.by_the_day().due(from, known.counting, known.calendar).ok().map(|worked| worked.value)
}

/// The events as they stood on `as_of`, in the order in which they began. `facts` are told in the order of their making; what does
/// not fit, as copies joined may bring it, changes nothing: the first proof and the first end stand.
pub fn events<'a>(facts: impl IntoIterator<Item = (ContractEventId, Date, &'a Fact)>, as_of: Date) -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    for (id, on, fact) in facts.into_iter().filter(|(_, on, _)| *on <= as_of) {
        match fact {
            Fact::Told(told) => {
                all.push(Event { id, told: told.clone(), told_on: on, proved: None, ended: None });
            }
            Fact::Proved { event, document } => {
                if let Some(it) = all.iter_mut().find(|it| it.id == *event && it.proved.is_none()) {
                    it.proved = Some((on, document.clone()));
                }
            }
            Fact::Ended { event } => {
                if let Some(it) = all.iter_mut().find(|it| it.id == *event && it.ended.is_none()) {
                    it.ended = Some(on.max(it.told.began_on));
                }
            }
        }
    }
    all.sort_by_key(|it| (it.told.began_on, it.id));
    all
}

impl Event {
    /// Whether it was told later than the clause allows (EXE-12): the exemption may be lost in part.
    pub fn is_told_late(&self) -> bool {
        self.told.notice_by.is_some_and(|last| self.told_on > last)
    }

    /// The last day for proof while there is none.
    pub fn proof_open(&self) -> Option<Date> {
        self.told.proof_by.filter(|_| self.proved.is_none())
    }

    /// Since when either side may end the affected part, if it had lasted so long by `as_of`.
    pub fn may_end_since(&self, as_of: Date) -> Option<Date> {
        let first = self.told.long_until?.plus_days(1).ok()?;
        (first <= as_of && self.ended.is_none_or(|ended| ended >= first)).then_some(first)
    }

    const fn hold(&self) -> Hold {
        Hold { side: self.told.by, reach: self.told.reach, from: self.told.began_on, until: self.ended }
    }
}

/// A stretch of time in which a side is excused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Which side.
    pub side: Side,
    /// From what.
    pub reach: Reach,
    /// The first day.
    pub from: Date,
    /// The last day; nothing while it lasts.
    pub until: Option<Date>,
}

/// What becomes of a day on which something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Nothing.
    Stays,
    /// It waits until what prevents it is over.
    Waits,
    /// It is due on this day: the first after what prevented it.
    Moves(Date),
}

/// What the events excuse.
pub fn holds(events: &[Event]) -> Vec<Hold> {
    events.iter().map(Event::hold).collect()
}

/// What becomes of a payment of `side` due on `day`.
pub fn payment_due(holds: &[Hold], side: Side, day: Date) -> Held {
    due(holds, |it| it.side == side && it.reach.holds_payments(), day)
}

/// What becomes of a duty of `side` due on `day`.
pub fn duty_due(holds: &[Hold], side: Side, day: Date) -> Held {
    due(holds, |it| it.side == side && it.reach.holds_duties(), day)
}

/// Only what falls due while an event lasts is excused; another event that has begun by the day it moves to excuses it further.
fn due(holds: &[Hold], counts: impl Fn(&Hold) -> bool, day: Date) -> Held {
    let mut held = Held::Stays;
    let mut now = day;
    // holds are in the order of their beginning: each can move the day on once
    for hold in holds.iter().filter(|it| counts(it)) {
        if now < hold.from {
            continue;
        }
        let Some(until) = hold.until else { return Held::Waits };
        if now <= until {
            let Ok(next) = until.plus_days(1) else { return Held::Waits };
            now = next;
            held = Held::Moves(next);
        }
    }
    held
}
