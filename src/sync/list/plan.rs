//! What bringing a list in would do, before anything is done.

use serde::{Deserialize, Serialize};

use crate::domain::customer::Customer;
use crate::domain::money::Currency;

use super::candidate::Candidate;
use super::columns::{self, Field, MappingFault};
use super::fault::{Reason, Remark, RowFault};
use super::sameness::{By, Certainty, Known, SameAs};
use super::table::{Row, Table};
use super::value::{self, AmountUnit};
use super::{visible, write};

/// Every row of a list in one of three lots.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListPlan {
    /// Rows that become customers.
    pub good: Vec<Candidate>,
    /// Rows that have to be mended first.
    pub bad: Vec<BadRow>,
    /// Rows that are the same as an earlier row or a known customer: a choice for the person.
    pub duplicates: Vec<Duplicate>,
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
}

/// Plans what to do with every row. Amounts are in `currency`, the book's.
///
/// # Errors
/// [`MappingFault`] when no column holds the name or two hold one field.
pub fn plan<'a>(
    table: &Table,
    mapping: &[Option<Field>],
    known: impl IntoIterator<Item = &'a Customer>,
    currency: Currency,
) -> Result<ListPlan, MappingFault> {
    columns::check(mapping)?;
    let columns: Vec<Column> = mapping
        .iter()
        .enumerate()
        .filter_map(|(index, field)| {
            let heading = table.headings.get(index).map_or("", |heading| heading.trim());
            let unit = if columns::in_ten_thousands(heading) { AmountUnit::TenThousand } else { AmountUnit::One };
            field.map(|field| Column { index, field, heading, unit })
        })
        .collect();
    let width = table.headings.len().max(mapping.len());
    let mut known = Known::of(known, table.rows.len());
    let mut plan = ListPlan::default();
    for row in &table.rows {
        match read(row, &columns, width, currency) {
            Ok(candidate) => match known.meet(&candidate) {
                Some((of, by, certainty)) => {
                    plan.duplicates.push(Duplicate { row: row.row, candidate, of, by, certainty });
                }
                None => plan.good.push(candidate),
            },
            Err(faults) => {
                plan.bad.push(BadRow { row: row.row, line: row.line, faults, cells: row.cells.clone() });
            }
        }
    }
    Ok(plan)
}

/// A column that is brought in.
struct Column<'a> {
    index: usize,
    field: Field,
    heading: &'a str,
    unit: AmountUnit,
}

fn read(row: &Row, columns: &[Column], width: usize, currency: Currency) -> Result<Candidate, Vec<RowFault>> {
    let mut candidate = Candidate { row: row.row, line: row.line, ..Candidate::default() };
    let mut faults = Vec::new();
    let filled = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    if filled > width {
        faults.push(RowFault::SurplusCells { columns: width, cells: filled });
    }
    for column in columns {
        let raw = row.cell(column.index);
        match put(&mut candidate, column, raw, currency) {
            Ok(()) => {}
            Err(reason) => {
                faults.push(RowFault::Cell { field: column.field, column: column.index, raw: raw.to_owned(), reason });
            }
        }
        if write::risky(raw.trim_start()) && column.field == Field::Name {
            candidate.remarks.push(Remark::LooksLikeFormula(column.field));
        }
        if raw.contains(visible::hidden) {
            candidate.remarks.push(Remark::HiddenCharacters(column.field));
        }
    }
    if faults.is_empty() { Ok(candidate) } else { Err(faults) }
}

/// Puts one cell into its place.
fn put(row: &mut Candidate, column: &Column, raw: &str, currency: Currency) -> Result<(), Reason> {
    if value::spreadsheet_error(raw) {
        return Err(Reason::SpreadsheetError);
    }
    let text = raw.trim();
    if text.is_empty() || (value::blank(text) && !keeps_every_word(column.field)) {
        return if column.field == Field::Name { Err(Reason::Missing) } else { Ok(()) };
    }
    match column.field {
        Field::Name if value::totals(text) => return Err(Reason::Totals),
        Field::Name => text.clone_into(&mut row.name),
        Field::ShortName => text.clone_into(&mut row.short_name),
        Field::Number => text.clone_into(&mut row.number),
        Field::Code => row.code = value::code(text)?,
        Field::Level => row.level = Some(value::level(text)?),
        Field::Industry => text.clone_into(&mut row.industry),
        Field::Source => text.clone_into(&mut row.source),
        Field::Region => text.clone_into(&mut row.address.region),
        Field::Address => text.clone_into(&mut row.address.line),
        Field::LegalRepresentative => text.clone_into(&mut row.legal_representative),
        Field::Contact => {
            let person = value::person(text);
            row.contact.name = person.name;
            if row.contact.title.is_empty() {
                row.contact.title = person.title;
            }
        }
        Field::ContactTitle => text.clone_into(&mut row.contact.title),
        Field::Phone => row.phone = value::phone(text)?,
        Field::Mobile => row.contact.mobile = value::phone(text)?,
        Field::Email => row.email = value::email(text)?,
        Field::Wechat => text.clone_into(&mut row.contact.wechat),
        Field::Bank => text.clone_into(&mut row.bank.bank),
        Field::BankAccount => row.bank.account = value::account(text)?,
        Field::CreditLimit => {
            let limit = value::amount(text, currency, column.unit)?;
            if limit.minor < 0 {
                return Err(Reason::Negative);
            }
            row.credit_limit = Some(limit);
        }
        Field::Owner => text.clone_into(&mut row.owner),
        Field::Since => row.since = Some(value::date(text)?),
        Field::Note => add_note(&mut row.note, "", text),
        Field::Turnover => {
            value::amount(text, currency, column.unit)?;
            add_note(&mut row.note, column.heading, text);
        }
        Field::Extra => add_note(&mut row.note, column.heading, text),
    }
    Ok(())
}

/// In free text even the word for "nothing" is kept.
fn keeps_every_word(field: Field) -> bool {
    matches!(field, Field::Note | Field::Extra)
}

fn add_note(note: &mut String, heading: &str, text: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    if !heading.is_empty() {
        note.push_str(heading);
        note.push_str(if heading.is_ascii() { ": " } else { "：" });
    }
    note.push_str(text);
}
