//! What bringing a list in would do, before anything is done.

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::money::Currency;
use crate::domain::own_field::OwnFields;

use super::candidate::Candidate;
use super::check::Checker;
use super::columns::{Field, MappingFault};
use super::fault::{Reason, RowFault};
use super::sameness::{By, Certainty, Known, SameAs};
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

    /// A row that is the same as something: of people if it says for certain who the customer is, and nothing else of it. A name
    /// that several may bear says so for certain neither, nor does a number beside another name.
    fn put_met(&mut self, same: Duplicate) {
        let is_certain = match same.by {
            By::Code => true,
            By::Name => same.certainty == Certainty::Exact,
            By::Number => same.candidate.name.is_empty(),
            By::Email | By::Phone | By::CoreName => false,
        };
        if is_certain && same.candidate.is_of_people() {
            self.people.push(same);
        } else {
            self.duplicates.push(same);
        }
    }

    /// Puts what a mended row is now into the plan. Says whether every row has to be planned anew: another one may have
    /// become the same as it, or ceased to be.
    pub fn restate(&mut self, row: usize, checked: Result<Candidate, BadRow>) -> bool {
        match (self.bad.binary_search_by_key(&row, |bad| bad.row), checked) {
            (Ok(at), Err(still)) => {
                if let Some(bad) = self.bad.get_mut(at) {
                    *bad = still;
                }
                false
            }
            (Ok(at), Ok(_)) => {
                drop(self.bad.remove(at));
                true
            }
            (Err(at), Err(bad)) => {
                self.bad.insert(at, bad);
                true
            }
            (Err(_), Ok(_)) => true,
        }
    }

    /// Leaves a row out. Says whether every row has to be planned anew, as it does when the row was not a bad one.
    pub fn leave_out(&mut self, row: usize) -> bool {
        if let Err(at) = self.left_out.binary_search(&row) {
            self.left_out.insert(at, row);
        }
        match self.bad.binary_search_by_key(&row, |bad| bad.row) {
            Ok(at) => {
                drop(self.bad.remove(at));
                false
            }
            Err(_) => true,
        }
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

/// Plans what to do with every row. Amounts are in `currency`, the book's; `own` are the fields that the team defined. A row with
/// the telephone number or address of one of the known `people` is probably their customer.
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
    let checker = Checker::new(table, mapping, currency)?.knowing(own);
    let mut known = Known::of(known, people, table.rows.len());
    let mut plan = ListPlan::default();
    for row in &table.rows {
        if table.left_out.contains(&row.row) {
            plan.left_out.push(row.row);
            continue;
        }
        match checker.read(row) {
            Ok(candidate) => match known.meet(&candidate) {
                None if candidate.name.is_empty() => plan.bad.push(nobody_so(row, mapping)),
                Some((of, by, certainty)) => {
                    plan.put_met(Duplicate { row: row.row, candidate, of, by, certainty });
                }
                None => plan.good.push(candidate),
            },
            Err(bad) => plan.bad.push(bad),
        }
    }
    Ok(plan)
}
