//! The settlement list (结算清单) of a contract that has ended: what each side still owes the other in money, goods, data and deeds,
//! line by line, with where each stands (`domain.md` 5.3; Civil Code arts 557, 558, 566 and 567). Derived from the book as of a day;
//! what the book cannot see a person says by hand ([`record`]).

pub mod incentives;
pub mod keys;
pub mod line;
pub mod loss;
pub mod record;

use std::collections::BTreeSet;

use self::line::{Group, Line, Sort, Standing};
use self::record::Record;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};

/// A settlement list as of a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SettlementList {
    /// Its lines, group by group.
    pub lines: Vec<Line>,
    /// What was said of it by hand.
    pub record: Record,
}

/// What is open in money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// What the other side owes us.
    pub theirs: Money,
    /// What we owe the other side.
    pub ours: Money,
    /// The first less the second: below nought we pay.
    pub balance: Money,
}

impl SettlementList {
    /// The list of these lines, with what was said of them and what was added by hand; the clauses in `survives` go on after the
    /// end. Two lines of one key are one line, the first. What was open when the rest was given up as a whole, and what opened since,
    /// is given up.
    pub fn of(lines: Vec<Line>, survives: impl IntoIterator<Item = ClauseId>, record: Record) -> Self {
        let added = record.added.iter().map(|it| Line::plain(Sort::Added(it.id), it.whose, true, None));
        let stays = survives.into_iter().map(|it| {
            let line = Line::plain(Sort::Survives(it), Who::Both, false, None);
            Line { standing: Standing::GoesOn, ..line }
        });
        let given_up = record.given_up();
        let (mut all, mut seen) = (Vec::<Line>::new(), BTreeSet::new());
        for line in lines.into_iter().chain(added).chain(stays) {
            let key = line.key();
            let standing = match (line.standing, record.marks.get(&key).or(given_up.as_ref())) {
                (Standing::Open, Some(mark)) => Standing::Said(mark.clone()),
                (standing, _) => standing,
            };
            if !seen.insert(key) {
                continue;
            }
            all.push(Line { standing, ..line });
        }
        // a stable order: of one group they stay as they came
        all.sort_by_key(Line::group);
        Self { lines: all, record }
    }

    /// What was added under this key, in words.
    pub fn added(&self, sort: &Sort) -> Option<&str> {
        let Sort::Added(id) = sort else { return None };
        self.record.added.iter().find(|it| it.id == *id).map(|it| it.what.as_str())
    }

    /// The lines of a group.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |it| it.group() == group)
    }

    /// The lines that are to be settled, or were: all but what goes on.
    pub fn to_settle(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|it| it.standing != Standing::GoesOn)
    }

    /// The lines that are open, whether or not the list was closed.
    pub fn open(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|it| it.standing == Standing::Open)
    }

    /// How many lines keep the contract from being put away: none of a list that is done or was given up.
    pub fn bars(&self) -> u32 {
        if self.record.closed.is_some() {
            return 0;
        }
        u32::try_from(self.open().count()).unwrap_or(u32::MAX)
    }

    /// Whether it should have been settled by a day that is past, and something still keeps the contract from being put away.
    pub fn is_late(&self, by: Date, as_of: Date) -> bool {
        by < as_of && self.bars() > 0
    }

    /// What is open in money between the sides.
    ///
    /// # Errors
    /// Overflow; several currencies.
    pub fn sums(&self, currency: Currency) -> Result<Sums, ExactError> {
        let of = |group: Group| {
            let open = self.open().filter(|it| it.group() == group);
            Money::sum(open.filter_map(|it| it.amount), currency)
        };
        let (theirs, ours) = (of(Group::Theirs)?, of(Group::Ours)?);
        Ok(Sums { theirs, ours, balance: theirs.minus(ours)? })
    }
}
