//! A run: approved entries that are paid together.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::entry::{BookedCommission, Standing};
use super::event::{Fact, IncentiveEvent};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::exact::ExactError;
use crate::domain::id::{CommissionEntryId, MemberId, PayoutRunId};
use crate::domain::lifecycle::commission_entry;
use crate::domain::lifecycle::life::{Entry, Life, Stage as _};
use crate::domain::lifecycle::payout_run::{Event, Stage, Unpayable, WhyUnpaid};
use crate::domain::money::{Currency, Money};
use crate::kinds::Kind;

/// A run of payments (提成发放). Which entries it pays is settled when it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutRun {
    /// Its id.
    pub id: PayoutRunId,
    /// Its number (发放编号).
    #[serde(default)]
    pub number: String,
    /// The day on which it was made.
    pub on: Date,
    /// Who made it, by name.
    #[serde(default)]
    pub by: String,
    /// What it pays.
    #[serde(default)]
    pub entries: Vec<CommissionEntryId>,
}

/// What a new run would pay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collected {
    /// The entries that it pays.
    pub entries: Vec<CommissionEntryId>,
    /// What each member gets; nobody less than nothing.
    pub paid: Vec<(MemberId, Money)>,
    /// Whose sum is below nothing: it waits, and the next run takes it off.
    pub waiting: Vec<(MemberId, Money)>,
}

impl PayoutRun {
    /// Where it stands on a day.
    pub fn life<'a>(&self, events: impl IntoIterator<Item = &'a IncentiveEvent>, as_of: Date) -> Life<Stage> {
        let mut own: Vec<&IncentiveEvent> =
            events.into_iter().filter(|it| it.run == Some(self.id) && it.entry.is_none()).collect();
        own.sort_by_key(|event| event.id);
        let entries: Vec<Entry<Date, Event>> = own
            .into_iter()
            .filter_map(|event| match &event.fact {
                Fact::Run(fact) => Some(Entry::new(event.on, fact.clone())),
                Fact::Plan(_) | Fact::Entry(_) => None,
            })
            .collect();
        Life::begin(Stage::Made).known_on(&entries, as_of)
    }
}

/// What holds entries back; those that nothing holds are left out. An entry of which all that was earned waits is held while its
/// account (plan, member, period) holds something back (`domain.md` 6.5, hold-back). What waits of only a part of an entry is not
/// paid with it, and does not hold the rest.
pub fn holds<'a>(
    entries: impl IntoIterator<Item = &'a BookedCommission> + Clone,
) -> BTreeMap<CommissionEntryId, commission_entry::Hold> {
    use commission_entry::Hold;
    let account = |it: &BookedCommission| (it.plan, it.member, it.period);
    let mut held: BTreeMap<_, Result<Money, ExactError>> = BTreeMap::new();
    for entry in entries.clone() {
        let sum = held.entry(account(entry)).or_insert(Ok(Money::zero(entry.held.currency)));
        *sum = sum.and_then(|sum| sum.plus(entry.held));
    }
    let hold = |it: &BookedCommission| {
        let waits = it.held.minor > 0 && it.held == it.earned;
        match held.get(&account(it)) {
            Some(Err(fault)) => Some(Hold::Unreckoned(*fault)),
            Some(Ok(sum)) if waits && sum.minor > 0 => Some(Hold::UntilCollected),
            Some(Ok(_)) | None => None,
        }
    };
    entries.into_iter().filter_map(|it| Some((it.id, hold(it)?))).collect()
}

/// The payments of a run's entries on a day, each decided by the life of its entry; `known` are the entries of the book, each with
/// where it stands and what its life has to know.
///
/// # Errors
/// The first entry that may not be paid, and why.
pub fn payments<'a>(
    run: &PayoutRun,
    known: impl IntoIterator<Item = (&'a BookedCommission, &'a Standing, commission_entry::Facts)>,
    on: Date,
) -> Result<Vec<(CommissionEntryId, commission_entry::Event)>, Unpayable> {
    let known: BTreeMap<CommissionEntryId, (&Standing, commission_entry::Facts)> =
        known.into_iter().map(|(entry, standing, facts)| (entry.id, (standing, facts))).collect();
    let pay = |entry: CommissionEntryId| {
        let (standing, facts) = known.get(&entry).ok_or(Unpayable { entry, why: WhyUnpaid::Missing })?;
        let command = Entry::new(on, commission_entry::Command::Pay);
        match standing.stage.decide(command, on, facts) {
            Ok(done) => Ok((entry, done.what)),
            Err(refusal) => Err(Unpayable { entry, why: WhyUnpaid::Life(refusal) }),
        }
    };
    run.entries.iter().copied().map(pay).collect()
}

/// What a new run pays of approved entries that are in no other: per member and currency, if that comes to nothing or more. What a member
/// owes waits for the next run (`contract-rules.md` 5.4, claw-back: never below nothing).
///
/// # Errors
/// Overflow.
pub fn collect<'a>(approved: impl IntoIterator<Item = &'a BookedCommission>) -> Result<Collected, ExactError> {
    let mut sums: BTreeMap<(MemberId, &'static str), (Money, Vec<CommissionEntryId>)> = BTreeMap::new();
    for entry in approved {
        let payable = entry.payable()?;
        let key = (entry.member, payable.currency.code());
        let (sum, ids) = sums.entry(key).or_insert((Money::zero(payable.currency), Vec::new()));
        *sum = sum.plus(payable)?;
        ids.push(entry.id);
    }
    let mut collected = Collected::default();
    for ((member, _), (sum, ids)) in sums {
        if sum.minor < 0 {
            collected.waiting.push((member, sum));
        } else {
            collected.paid.push((member, sum));
            collected.entries.extend(ids);
        }
    }
    Ok(collected)
}

/// What a run pays each member.
///
/// # Errors
/// Overflow; different currencies.
pub fn paid_by<'a>(
    run: &PayoutRun,
    entries: impl IntoIterator<Item = &'a BookedCommission>,
    currency: Currency,
) -> Result<Vec<(MemberId, Money)>, ExactError> {
    let own: BTreeSet<CommissionEntryId> = run.entries.iter().copied().collect();
    let mut sums: BTreeMap<MemberId, Money> = BTreeMap::new();
    for entry in entries.into_iter().filter(|it| own.contains(&it.id) && it.earned.currency == currency) {
        let sum = sums.entry(entry.member).or_insert(Money::zero(currency));
        *sum = sum.plus(entry.payable()?)?;
    }
    Ok(sums.into_iter().collect())
}

impl Entity for PayoutRun {
    type Id = PayoutRunId;
    const KIND: Kind = Kind::PayoutRun;

    fn id(&self) -> PayoutRunId {
        self.id
    }
}
