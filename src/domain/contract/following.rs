//! A contract drafted from an earlier one: the same parties, clauses, lines and words, with days and ids of its own.

use super::Contract;
use super::clause::Clause;
use super::term::TermLength;
use crate::domain::date::Date;
use crate::domain::exact::no_lines;
use crate::domain::id::{ContractId, LineId, NewId};
use crate::domain::line::Line;
use crate::domain::own_template::{fresh, move_days};
use crate::domain::term::first_day_after;

/// What a draft does not take from the contract it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Following {
    /// The earlier contract.
    pub from: ContractId,
    /// Today.
    pub on: Date,
    /// The first day of its term: days in the terms move with it.
    pub start: Date,
}

impl Following {
    /// The first day of the term of a contract that follows one whose last day is this, if it has one: the day after it, or today if
    /// that is over.
    pub fn first_day(last: Option<Date>, today: Date) -> Date {
        last.and_then(|last| last.plus_days(1).ok()).filter(|day| *day >= today).unwrap_or(today)
    }

    /// The draft on these terms, which are those of the earlier contract that are in force. Number, signatures and approvals do not
    /// come over, nor do notes and warnings that were accepted; what falls on a day falls as long after the beginning as it did.
    pub fn draft(self, terms: &Contract, ids: &mut impl NewId) -> Contract {
        let Self { from, on, start } = self;
        let mut draft = fresh(terms, ids);
        draft.drafted_from = Some(from);
        draft.number = String::new();
        draft.drafted_on = on;
        // the parties are the same: who signs for them, who receives notices, and what is known of them
        draft.signing = terms.signing.clone();
        draft.notices = terms.notices.clone();
        draft.circumstances = terms.circumstances.clone();
        if let (Clause::Included(now), Clause::Included(before)) = (&mut draft.development, &terms.development) {
            now.their_contact.clone_from(&before.their_contact);
        }
        let lines = terms.lines.values().map(|line| Line { id: LineId::fresh(ids), ..line.clone() });
        draft.lines = lines.map(|line| (line.id, line)).collect();
        move_days(&mut draft, terms.term.length.start().days_until(start));
        draft.term.length = from_day(terms.term.length, start).unwrap_or(draft.term.length);
        draft
    }
}

/// The longest term of whole months that is looked for.
const MOST_MONTHS: u32 = 600;

/// A term as long as this one from another day on: whole months stay whole months, however many days they have. Nothing where it
/// is as long in days only.
fn from_day(length: TermLength, start: Date) -> Option<TermLength> {
    match length {
        TermLength::Fixed { start: before, end } => {
            let after = end.plus_days(1).ok()?;
            let is_whole = |months: &u32| first_day_after(before, *months, &mut no_lines).is_ok_and(|day| day == after);
            let months = (1..=MOST_MONTHS).find(is_whole)?;
            let end = first_day_after(start, months, &mut no_lines).and_then(|day| day.plus_days(-1)).ok()?;
            Some(TermLength::Fixed { start, end })
        }
        TermLength::Months { months, .. } => Some(TermLength::Months { start, months }),
        TermLength::OpenEnded { .. } => Some(TermLength::OpenEnded { start }),
        TermLength::UntilPerformed { .. } => Some(TermLength::UntilPerformed { start }),
    }
}
