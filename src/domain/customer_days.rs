//! The days on which a customer was heard of or dealt with, and what they make of it as of any day (`domain.md` 5.2).
//!
//! The days of its calls, payments and purchases are kept in order, so that the last one before any day is found without looking
//! through the records again; what its contracts add is known where they are reckoned.

use super::date::Date;
use super::lifecycle::contract::status::{ContractStatus, Ended};
use super::lifecycle::customer::{CustomerStage, QuietDays};
use super::progress::Progress;
use super::standing::CustomerStanding;

/// What a customer was last heard of by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dealing {
    /// A call, visit or message (联系).
    Contact,
    /// Something that it bought outside the contracts of the book (购买).
    Purchase,
    /// Money that came in and was not taken back (收款).
    Receipt,
    /// The last day of a contract (合同到期).
    Contract,
}

/// The days of one customer, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealingDays(Vec<(Date, Dealing)>);

/// What a customer is as of a day, and what that follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staged {
    /// What it is.
    pub stage: CustomerStage,
    /// How many of its contracts are in force.
    pub in_force: usize,
    /// What it was last heard of by, and when; nothing if never.
    pub last: Option<(Date, Dealing)>,
    /// How many days before the day asked about that was.
    pub quiet_days: u64,
    /// The limits it was measured by.
    pub limits: QuietDays,
}

impl DealingDays {
    /// These days, in any order.
    pub fn of(days: impl IntoIterator<Item = (Date, Dealing)>) -> Self {
        let mut days: Vec<_> = days.into_iter().collect();
        days.sort_unstable();
        days.shrink_to_fit();
        Self(days)
    }

    /// The last of them by a day.
    pub fn last_by(&self, day: Date) -> Option<(Date, Dealing)> {
        let known = self.0.partition_point(|(it, _)| *it <= day);
        self.0.get(..known).and_then(<[_]>::last).copied()
    }

    /// Whether money came in or something was bought by a day. Calls alone make nobody a buyer.
    pub fn has_dealt_by(&self, day: Date) -> bool {
        self.0.iter().take_while(|(it, _)| *it <= day).any(|(_, what)| *what != Dealing::Contact)
    }
}

/// The day on which a contract was last heard of: the one it ended on, or while it lasts, the one it was signed on; `None` if it
/// was never signed.
pub fn contract_day(contract: &Progress) -> Option<Date> {
    let stage = &contract.life.stage;
    let signed_on = stage.agreement()?.signed_on;
    let over = match contract.status.ended() {
        Some(Ended::Terminated { on } | Ended::Completed { on }) => Some(on),
        Some(Ended::Expired { last_day }) => Some(last_day),
        None => None,
    };
    let put_away = || {
        let ContractStatus::Archived { on } = contract.status else { return None };
        // it was over before it was put away
        Some(contract.facts.term.expired(on).or(stage.last_day()).unwrap_or(on))
    };
    Some(over.or_else(put_away).unwrap_or(signed_on).max(signed_on))
}

/// What a customer is on `as_of`: by what its contracts come to as of that day, and the days of each record that stands for it.
pub fn staged<'a>(
    standing: &CustomerStanding,
    mut days: impl Iterator<Item = &'a DealingDays> + Clone,
    limits: QuietDays,
    as_of: Date,
) -> Staged {
    let contract = standing.last_contract_day.filter(|day| *day <= as_of).map(|day| (day, Dealing::Contract));
    let last = days.clone().filter_map(|it| it.last_by(as_of)).chain(contract).max();
    let has_dealt = standing.contracts_signed > 0 || days.any(|it| it.has_dealt_by(as_of));
    let quiet_days = last.map_or(0, |(day, _)| day.days_until(as_of));
    Staged {
        stage: limits.stage(has_dealt, standing.contracts_in_force > 0, quiet_days),
        in_force: standing.contracts_in_force,
        last,
        quiet_days: u64::try_from(quiet_days).unwrap_or(0),
        limits,
    }
}
