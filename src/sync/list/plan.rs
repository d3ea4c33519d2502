//! What bringing a list in would do, before anything is done.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::money::Currency;
use crate::domain::own_field::OwnFields;

use super::candidate::Candidate;
use super::check::Checker;
use super::columns::{Field, Mapping, MappingFault};
use super::fault::{Reason, RowFault};
use super::sameness::{By, Certainty, Known, Mended, Met, SameAs};
use super::signing::{BookSigns, Signing};
use super::table::{Row, Table};
use super::write;

/// Every row of a list in one of four lots, or left out by the person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListPlan {
    /// Rows that become customers.
    pub good: Vec<Candidate>,
    /// Rows that say nothing but who is at a customer of the book or of an earlier row: they need no choice, as nothing that is
    /// known of the customer changes.
    pub people: Vec<Duplicate>,
    /// Rows that have to be mended first.
    pub bad: Vec<BadRow>,
    /// Rows that are the same as an earlier row or a known customer: a choice for the person.
    pub duplicates: Vec<Duplicate>,
    /// Rows that the person leaves out: they are neither brought in nor to be mended.
    pub left_out: Vec<usize>,
}

/// A row that has to be mended, in the list or on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// The row as a person counts it.
    pub row: usize,
    /// The line in the file.
    pub line: usize,
    /// Everything that is wrong with it.
    pub faults: Vec<RowFault>,
    /// Its cells as written.
    pub cells: Vec<String>,
}

impl BadRow {
    /// Whether something is wrong with the cell of a column.
    pub fn is_wrong(&self, column: usize) -> bool {
        self.faults.iter().any(|fault| match fault {
            RowFault::Cell { column: at, .. } => *at == column,
            RowFault::SurplusCells { columns, cells } => (*columns..*cells).contains(&column),
        })
    }

    /// The first column from `from` on with which something is wrong.
    fn wrong_from(&self, from: usize) -> Option<usize> {
        let wrong = self.faults.iter().filter_map(|fault| match fault {
            RowFault::Cell { column, .. } => Some(*column).filter(|column| *column >= from),
            RowFault::SurplusCells { columns, cells } => Some(from.max(*columns)).filter(|column| column < cells),
        });
        wrong.min()
    }
}

/// A row that is the same as something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The row as a person counts it.
    pub row: usize,
    /// What it says.
    pub candidate: Candidate,
    /// What it is the same as.
    pub of: SameAs,
    /// By what.
    pub by: By,
    /// How sure.
    pub certainty: Certainty,
}

impl Duplicate {
    /// A row is of people if it says for certain who the customer is, and nothing else of it. A name that several may bear says
    /// so for certain neither, nor does a number beside another name.
    fn is_of_people(&self) -> bool {
        let is_certain = match self.by {
            By::Code => true,
            By::Name => self.certainty == Certainty::Exact,
            By::Number => self.candidate.name.is_empty(),
            By::Email | By::Phone | By::CoreName => false,
        };
        is_certain && self.candidate.is_of_people()
    }
}

impl ListPlan {
    /// The bad rows as a list of their own, with what is wrong in a last column, to be mended and brought in again.
    pub fn bad_as_csv(&self, headings: &[String], fault_heading: &str, words: impl Fn(&RowFault) -> String) -> String {
        let width = self.bad.iter().map(|bad| bad.cells.len()).chain([headings.len()]).max().unwrap_or(0);
        let line = |cells: &[String], last: String| {
            let mut line = cells.to_vec();
            line.resize(width, String::new());
            line.push(last);
            line
        };
        let rows =
            self.bad.iter().map(|bad| line(&bad.cells, bad.faults.iter().map(&words).collect::<Vec<_>>().join(" ")));
        let lines: Vec<Vec<String>> = [line(headings, fault_heading.to_owned())].into_iter().chain(rows).collect();
        write::write(lines.iter().map(|cells| cells.iter().map(String::as_str)))
    }

    /// Puts a row that is good as it stands among the lots; rows come in any order.
    fn put(&mut self, row: usize, candidate: Candidate, met: Option<Met>) {
        let Some((of, by, certainty)) = met else {
            self.good.insert(place(&self.good, row, |it| it.row), candidate);
            return;
        };
        let same = Duplicate { row, candidate, of, by, certainty };
        let lot = if same.is_of_people() { &mut self.people } else { &mut self.duplicates };
        lot.insert(place(lot, row, |it| it.row), same);
    }

    /// Takes a row out of its lot, with what it said if it counted.
    fn take_out(&mut self, row: usize) -> Option<Candidate> {
        if let Ok(at) = self.bad.binary_search_by_key(&row, |it| it.row) {
            drop(self.bad.remove(at));
        }
        if let Ok(at) = self.good.binary_search_by_key(&row, |it| it.row) {
            return Some(self.good.remove(at));
        }
        for lot in [&mut self.people, &mut self.duplicates] {
            if let Ok(at) = lot.binary_search_by_key(&row, |it| it.row) {
                return Some(lot.remove(at).candidate);
            }
        }
        None
    }

    /// Puts what a mended row is now into the plan. Says whether every row has to be planned anew: another one may have
    /// become the same as it, or ceased to be. `known` is who was known when the plan was made.
    pub fn restate(&mut self, row: usize, checked: Result<Candidate, BadRow>, known: &mut Known) -> bool {
        if let (Ok(at), Err(still)) = (self.bad.binary_search_by_key(&row, |bad| bad.row), &checked) {
            if let Some(bad) = self.bad.get_mut(at) {
                still.clone_into(bad);
            }
            return false;
        }
        let before = self.take_out(row);
        let mended = known.mend(row, before.as_ref(), checked.as_ref().ok());
        match (checked, &mended) {
            (Ok(candidate), Mended::Alone(met)) => self.put(row, candidate, *met),
            // in which lot it belongs is found when all are planned
            (Ok(_), Mended::Others) => {}
            (Err(bad), Mended::Alone(_) | Mended::Others) => {
                self.bad.insert(self.bad.partition_point(|it| it.row < row), bad);
            }
        }
        matches!(mended, Mended::Others)
    }

    /// Leaves a row out. Says whether every row has to be planned anew, as [`restate`](Self::restate) does.
    pub fn leave_out(&mut self, row: usize, known: &mut Known) -> bool {
        if let Err(at) = self.left_out.binary_search(&row) {
            self.left_out.insert(at, row);
        }
        let others = |before: Candidate| matches!(known.mend(row, Some(&before), None), Mended::Others);
        self.take_out(row).is_some_and(others)
    }

    /// Takes a row back in, as it reads now. Says whether every row has to be planned anew.
    pub fn take_in(&mut self, row: usize, checked: Result<Candidate, BadRow>, known: &mut Known) -> bool {
        if let Ok(at) = self.left_out.binary_search(&row) {
            self.left_out.remove(at);
        }
        self.restate(row, checked, known)
    }

    /// The row and column of the next cell to mend behind a cell, row by row; behind the last it is the first again.
    pub fn next_wrong(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let here = self.bad.partition_point(|bad| bad.row < row);
        let (before, from_here) = self.bad.split_at_checked(here)?;
        let start = |bad: &BadRow| if bad.row == row { column.saturating_add(1) } else { 0 };
        let behind = from_here.iter().map(|bad| (bad, start(bad)));
        let again = before.iter().chain(from_here.first()).map(|bad| (bad, 0));
        behind.chain(again).find_map(|(bad, from)| Some((bad.row, bad.wrong_from(from)?)))
    }
}

/// Where a row belongs in a lot: behind the last one, unless it is a mended one.
fn place<T>(lot: &[T], row: usize, row_of: impl Fn(&T) -> usize) -> usize {
    if lot.last().is_none_or(|last| row_of(last) < row) {
        lot.len()
    } else {
        lot.partition_point(|it| row_of(it) < row)
    }
}

/// A row that tells no name and whose number or code nobody has.
fn nobody_so(row: &Row, mapping: &[Option<Field>]) -> BadRow {
    let by = |field: Field| mapping.iter().position(|it| *it == Some(field)).map(|column| (field, column));
    // where there is a column for it, the name is what would make somebody of the row
    let said = [Field::Code, Field::Number].into_iter().filter(|_| by(Field::Name).is_none()).find_map(|field| {
        let (field, column) = by(field)?;
        Some((field, column, row.cell(column).trim())).filter(|(_, _, raw)| !raw.is_empty())
    });
    let fault = if let Some((field, column, raw)) = said {
        RowFault::Cell { field, column, raw: raw.to_owned(), reason: Reason::NobodySo }
    } else {
        let named = by(Field::Name).or_else(|| by(Field::Number)).or_else(|| by(Field::Code));
        let (field, column) = named.unwrap_or((Field::Name, 0));
        RowFault::Cell { field, column, raw: String::new(), reason: Reason::Missing }
    };
    BadRow { row: row.row, line: row.line, faults: vec![fault], cells: row.cells.clone() }
}

/// Planning, row by row: what is known of the book lies under the rows that were read before.
#[derive(Debug)]
pub struct Planning {
    mapping: Mapping,
    currency: Currency,
    own: OwnFields,
    known: Known,
    at: usize,
    plan: ListPlan,
}

impl Planning {
    /// No row is planned yet. Amounts are in `currency`, the book's; `own` are the fields that the team defined.
    ///
    /// # Errors
    /// [`MappingFault`] when no column holds the name or two hold one field.
    pub fn begin(
        table: &Table,
        mapping: &[Option<Field>],
        book: Arc<BookSigns>,
        currency: Currency,
        own: &OwnFields,
    ) -> Result<Self, MappingFault> {
        Checker::new(table, mapping, currency)?;
        let known = Known::above(book, table.rows.len());
        Ok(Self { mapping: mapping.to_vec(), currency, own: own.clone(), known, at: 0, plan: ListPlan::default() })
    }

    /// Plans so many more rows of the same table; whether there are further ones.
    pub fn step(&mut self, table: &Table, rows: usize) -> bool {
        let end = self.at.saturating_add(rows).min(table.rows.len());
        let portion = table.rows.get(self.at..end).unwrap_or_default();
        // the columns were looked at when it began
        let Ok(checker) = Checker::new(table, &self.mapping, self.currency) else { return false };
        let checker = checker.knowing(&self.own);
        for row in portion {
            if table.left_out.contains(&row.row) {
                self.plan.left_out.push(row.row);
                continue;
            }
            match checker.read(row) {
                Ok(candidate) => match self.known.meet(&candidate) {
                    None if candidate.name.is_empty() => self.plan.bad.push(nobody_so(row, &self.mapping)),
                    met => self.plan.put(row.row, candidate, met),
                },
                Err(bad) => self.plan.bad.push(bad),
            }
        }
        self.at = end;
        end < table.rows.len()
    }

    /// How many rows are planned.
    pub const fn done(&self) -> usize {
        self.at
    }

    /// What came of it, and who is known by now: for rows that are mended.
    pub fn finish(self) -> (ListPlan, Known) {
        (self.plan, self.known)
    }
}

/// Plans what to do with every row at once. Amounts are in `currency`, the book's; `own` are the fields that the team defined. A
/// row with the telephone number or address of one of the known `people` is probably their customer.
///
/// # Errors
/// [`MappingFault`] when no column holds the name or two hold one field.
pub fn plan<'a>(
    table: &Table,
    mapping: &[Option<Field>],
    known: impl IntoIterator<Item = &'a Customer>,
    people: impl IntoIterator<Item = &'a Contact>,
    currency: Currency,
    own: &OwnFields,
) -> Result<ListPlan, MappingFault> {
    let mut signing = Signing::begin(known.into_iter().collect(), people.into_iter().collect());
    while signing.step(usize::MAX) {}
    let mut planning = Planning::begin(table, mapping, Arc::new(signing.finish()), currency, own)?;
    while planning.step(table, usize::MAX) {}
    Ok(planning.finish().0)
}
