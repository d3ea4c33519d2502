//! How much of each contract presses as of a day, kept up contract by contract: whoever asks for the first few of a hundred
//! thousand contracts, or for their number, looks at no more than those few.

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;

use uuid::Uuid;

use super::figures::ENDING_DAYS;
use super::matter::matters;
use crate::domain::agenda::Agenda;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::duties::days::DueOn;
use crate::domain::duties::rows::Row;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::contract::status::RunningTerm;
use crate::domain::progress::Progress;

/// How many things there are to do by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Late, or due on the day.
    pub due: usize,
    /// Late.
    pub late: usize,
}

/// How much of one contract presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pressing {
    /// Its [matters](matters), and how urgent the first is.
    pub matters: usize,
    first_matter: Option<i64>,
    /// The last day of the term in which it is in force.
    end: Option<Date>,
    /// Duties that are late or due within the lead days, and when the first of them is.
    pub duties: usize,
    first_duty: Option<DueOn>,
    /// Duties by the day.
    pub due_duties: Due,
    /// Materials by the day.
    pub due_materials: Due,
    /// Days of its [agenda](Agenda) that are not after the day.
    pub agenda: usize,
}

impl Due {
    /// Counts days that are left: none is left of what is due on the day, less of what is late.
    pub fn of(days: impl IntoIterator<Item = i64>) -> Self {
        days.into_iter().filter(|days| *days <= 0).fold(Self::default(), |sum, days| Self {
            due: sum.due.saturating_add(1),
            late: sum.late.saturating_add(usize::from(days < 0)),
        })
    }

    const fn plus(self, other: Self) -> Self {
        Self { due: self.due.saturating_add(other.due), late: self.late.saturating_add(other.late) }
    }

    const fn minus(self, other: Self) -> Self {
        Self { due: self.due.saturating_sub(other.due), late: self.late.saturating_sub(other.late) }
    }
}

impl Pressing {
    /// Of a contract that stands like this, with its duties; `materials`: the days that are left of each that is late or due soon.
    pub fn of(
        contract: &ContractBrief,
        standing: &Progress,
        duties: &[Row],
        materials: impl IntoIterator<Item = i64>,
        as_of: Date,
    ) -> Self {
        let matters = matters(standing, as_of);
        let end = match standing.facts.term {
            RunningTerm::Fixed { end, .. } if standing.is_in_force() => Some(end),
            RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
        };
        let acting: Vec<(i64, DueOn)> =
            duties.iter().filter_map(|row| Some((row.days_to_act(as_of)?, row.due))).collect();
        let mut agenda = Agenda::count_by(as_of);
        agenda.contract(contract, standing);
        agenda.duties(contract, duties);
        Self {
            matters: matters.len(),
            first_matter: matters.iter().map(|(rank, _)| *rank).min(),
            end,
            duties: acting.len(),
            first_duty: acting.iter().map(|(_, due)| *due).min(),
            due_duties: Due::of(acting.iter().map(|(days, _)| *days)),
            due_materials: Due::of(materials),
            agenda: agenda.count(),
        }
    }
}

/// A contract in an order: by what comes first, then by its number.
type Ordered<T> = BTreeSet<(T, Box<str>, ContractId)>;

/// All contracts, and the sums of them.
#[derive(Debug, Clone, Default)]
pub struct PressingBook {
    all: HashMap<ContractId, (Box<str>, Pressing)>,
    by_matter: Ordered<i64>,
    by_duty: Ordered<DueOn>,
    by_end: Ordered<Date>,
    sums: Pressing,
}

impl PressingBook {
    /// Takes a contract in as it stands now, under its number, in the place of what it was.
    pub fn put(&mut self, id: ContractId, number: &str, now: Pressing) {
        // most changes of a book change nothing of what presses: then no order is touched
        if self.all.get(&id).is_some_and(|(called, before)| **called == *number && *before == now) {
            return;
        }
        self.remove(id);
        let number: Box<str> = number.into();
        self.by_matter.extend(now.first_matter.map(|rank| (rank, number.clone(), id)));
        self.by_duty.extend(now.first_duty.map(|due| (due, number.clone(), id)));
        self.by_end.extend(now.end.map(|day| (day, number.clone(), id)));
        let sums = &mut self.sums;
        sums.matters = sums.matters.saturating_add(now.matters);
        sums.duties = sums.duties.saturating_add(now.duties);
        sums.due_duties = sums.due_duties.plus(now.due_duties);
        sums.due_materials = sums.due_materials.plus(now.due_materials);
        sums.agenda = sums.agenda.saturating_add(now.agenda);
        self.all.insert(id, (number, now));
    }

    /// Takes a contract out.
    pub fn remove(&mut self, id: ContractId) {
        let Some((number, before)) = self.all.remove(&id) else { return };
        if let Some(rank) = before.first_matter {
            self.by_matter.remove(&(rank, number.clone(), id));
        }
        if let Some(due) = before.first_duty {
            self.by_duty.remove(&(due, number.clone(), id));
        }
        if let Some(day) = before.end {
            self.by_end.remove(&(day, number, id));
        }
        let sums = &mut self.sums;
        sums.matters = sums.matters.saturating_sub(before.matters);
        sums.duties = sums.duties.saturating_sub(before.duties);
        sums.due_duties = sums.due_duties.minus(before.due_duties);
        sums.due_materials = sums.due_materials.minus(before.due_materials);
        sums.agenda = sums.agenda.saturating_sub(before.agenda);
    }

    /// The sums of all contracts.
    pub const fn sums(&self) -> Pressing {
        self.sums
    }

    /// What is known of one.
    pub fn of(&self, id: ContractId) -> Pressing {
        self.all.get(&id).map(|(_, it)| *it).unwrap_or_default()
    }

    /// Contracts with a matter, the one with the most urgent first: the first few matters of all are matters of the first few of
    /// these.
    pub fn by_matter(&self) -> impl Iterator<Item = ContractId> {
        self.by_matter.iter().map(|(.., id)| *id)
    }

    /// Contracts with a duty that is late or due within the lead days, in the order of the first of each.
    pub fn by_duty(&self) -> impl Iterator<Item = ContractId> {
        self.by_duty.iter().map(|(.., id)| *id)
    }

    /// Contracts in force whose term ends within [`ENDING_DAYS`] days of a day, the first first.
    pub fn ending(&self, as_of: Date) -> impl Iterator<Item = (Date, ContractId)> {
        let from: (Date, Box<str>, ContractId) = (as_of, Box::default(), ContractId(Uuid::nil()));
        let next = self.by_end.range((Bound::Included(from), Bound::Unbounded));
        next.map(|(day, _, id)| (*day, *id)).take_while(move |(day, _)| as_of.days_until(*day) <= ENDING_DAYS)
    }
}
