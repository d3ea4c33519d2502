//! One row read with a mapping: what it says, or everything that is wrong with it. A row of the file and a row that a person
//! mends are read by the same rule.

use crate::domain::consent::ConsentAct;
use crate::domain::money::Currency;
use crate::domain::own_field::OwnFields;
use crate::domain::tags;
use crate::i18n::people::way_meant;

use super::candidate::{Candidate, NamedParent};
use super::columns::{self, Field, MappingFault};
use super::fault::{Reason, Remark, RowFault};
use super::own::{self, OwnColumn};
use super::people::{MOST_PEOPLE, PersonPart};
use super::plan::BadRow;
use super::table::{Row, Table};
use super::value::{self, AmountUnit};
use super::{visible, write};

/// Reads the rows of one table.
#[derive(Debug)]
pub struct Checker<'a> {
    columns: Vec<Column<'a>>,
    /// How many columns the list has.
    width: usize,
    /// The column in which saved bad rows say what is wrong: none of the list's own.
    said_in: Option<usize>,
    /// There are columns for the contact's own numbers and addresses.
    apart: bool,
    currency: Currency,
    own: Option<&'a OwnFields>,
}

/// A column that is brought in.
#[derive(Debug, Clone, Copy)]
struct Column<'a> {
    index: usize,
    field: Field,
    heading: &'a str,
    unit: AmountUnit,
}

impl<'a> Checker<'a> {
    /// For the rows of `table`, with what its columns hold. Amounts are in `currency`, the book's.
    ///
    /// # Errors
    /// [`MappingFault`] when no column holds the name or two hold one field.
    pub fn new(table: &'a Table, mapping: &[Option<Field>], currency: Currency) -> Result<Self, MappingFault> {
        columns::check(mapping)?;
        let columns = mapping
            .iter()
            .enumerate()
            .filter_map(|(index, field)| {
                let heading = table.headings.get(index).map_or("", |heading| heading.trim());
                let unit = if columns::in_ten_thousands(heading) { AmountUnit::TenThousand } else { AmountUnit::One };
                field.map(|field| Column { index, field, heading, unit })
            })
            .collect();
        let (width, said_in) = own_columns(table, mapping);
        let holds = |field| mapping.contains(&Some(field));
        let apart = holds(Field::ContactPhones) && holds(Field::ContactEmail);
        Ok(Self { columns, width, said_in, apart, currency, own: None })
    }

    /// The same where the team defined fields of its own.
    #[must_use]
    pub const fn knowing(mut self, own: &'a OwnFields) -> Self {
        self.own = Some(own);
        self
    }

    /// What a row says.
    ///
    /// # Errors
    /// The row with everything that is wrong with it.
    pub fn read(&self, row: &Row) -> Result<Candidate, BadRow> {
        let mut candidate = Candidate { row: row.row, line: row.line, ..Candidate::default() };
        candidate.contact.apart = self.apart;
        let mut faults = Vec::new();
        let own = |(column, cell): (usize, &String)| self.said_in != Some(column) && !cell.trim().is_empty();
        let filled = row.cells.iter().enumerate().rposition(own).map_or(0, |last| last + 1);
        if filled > self.width {
            faults.push(RowFault::SurplusCells { columns: self.width, cells: filled });
        }
        for column in &self.columns {
            let raw = row.cell(column.index);
            match self.put(&mut candidate, column, raw) {
                Ok(()) => {}
                Err(reason) => {
                    let (field, column, raw) = (column.field, column.index, raw.to_owned());
                    faults.push(RowFault::Cell { field, column, raw, reason });
                }
            }
            if write::risky(raw.trim_start()) && column.field == Field::Name {
                candidate.remarks.push(Remark::LooksLikeFormula(column.field));
            }
            if raw.contains(visible::hidden) {
                candidate.remarks.push(Remark::HiddenCharacters(column.field));
            }
        }
        if let Some((at, missing)) = self.nameless(&candidate, row, &faults) {
            faults.insert(at, missing);
        }
        faults.extend(self.consent(&mut candidate, row, None));
        if candidate.contact.name.is_empty() {
            self.keep_of_nobody(&mut candidate, row);
        }
        faults.extend(self.further(&mut candidate, row));
        if faults.is_empty() {
            Ok(candidate)
        } else {
            Err(BadRow { row: row.row, line: row.line, faults, cells: row.cells.clone() })
        }
    }
}

impl Checker<'_> {
    /// The fault of a row that tells neither a name nor a number or code by which it may mean somebody, and its place among the
    /// faults, which stand in the order of the columns.
    fn nameless(&self, candidate: &Candidate, row: &Row, faults: &[RowFault]) -> Option<(usize, RowFault)> {
        let column = self.columns.iter().find(|column| column.field == Field::Name)?.index;
        let is_of = |fault: &RowFault, field| matches!(fault, RowFault::Cell { field: of, .. } if *of == field);
        let is_meant = !candidate.number.is_empty() || !candidate.code.is_empty();
        let is_told =
            [Field::Name, Field::Number, Field::Code].into_iter().any(|it| faults.iter().any(|fault| is_of(fault, it)));
        if !candidate.name.is_empty() || is_meant || is_told {
            return None;
        }
        let stands_after = |fault: &RowFault| matches!(fault, RowFault::Cell { column: of, .. } if *of > column);
        let at = faults.iter().position(stands_after).unwrap_or(faults.len());
        let raw = row.cell(column).to_owned();
        Some((at, RowFault::Cell { field: Field::Name, column, raw, reason: Reason::Missing }))
    }

    fn put(&self, row: &mut Candidate, column: &Column, raw: &str) -> Result<(), Reason> {
        if let Field::Further(person, part) = column.field {
            let of_first = Column { field: part.field(), ..*column };
            return row.with_person(person, |row| put(row, &of_first, raw, self.currency));
        }
        let Field::Own(id) = column.field else { return put(row, column, raw, self.currency) };
        if value::spreadsheet_error(raw) {
            return Err(Reason::SpreadsheetError);
        }
        let none = OwnFields::default();
        let own = OwnColumn { id, heading: column.heading, unit: column.unit };
        own::put(row, self.own.unwrap_or(&none), &own, raw.trim(), self.currency)
    }

    /// What a row says of a person whom it does not name stays with the customer: the address as its own if it has none, the rest
    /// in the note.
    fn keep_of_nobody(&self, candidate: &mut Candidate, row: &Row) {
        if candidate.email.is_empty() {
            candidate.email = std::mem::take(&mut candidate.contact.email);
        }
        let of_a_person = |field: Field| {
            field == Field::Mobile && self.apart
                || matches!(
                    field,
                    Field::ContactTitle
                        | Field::ContactDepartment
                        | Field::ContactRoles
                        | Field::ContactPhones
                        | Field::ContactEmail
                        | Field::Wechat
                        | Field::ConsentOn
                        | Field::ConsentWay
                        | Field::ConsentPurpose
                        | Field::ConsentWithdrawnOn
                        | Field::ConsentWithdrawnWay
                        | Field::ContactLeftOn
                )
        };
        for column in self.columns.iter().filter(|column| of_a_person(column.field)) {
            let raw = row.cell(column.index).trim();
            if !value::blank(raw) && raw != candidate.email {
                add_note(&mut candidate.note, column.heading, raw);
            }
        }
    }

    /// What the row says of the consent of its further people. What it says of one whom it does not name goes into the note.
    fn further(&self, candidate: &mut Candidate, row: &Row) -> Vec<RowFault> {
        let mut faults = Vec::new();
        for person in 2..=MOST_PEOPLE {
            let columns = || self.columns.iter().filter(|it| matches!(it.field, Field::Further(n, _) if n == person));
            if columns().next().is_none() {
                continue;
            }
            faults.extend(candidate.with_person(person, |it| self.consent(it, row, Some(person))));
            if candidate.person(person).is_none_or(|it| it.name.is_empty()) {
                for column in columns() {
                    let raw = row.cell(column.index).trim();
                    if !value::blank(raw) {
                        add_note(&mut candidate.note, column.heading, raw);
                    }
                }
            }
        }
        faults
    }

    /// Puts what the row says of consent together: a way without its day is none. `person`: of a further one.
    fn consent(&self, candidate: &mut Candidate, row: &Row, person: Option<u8>) -> Vec<RowFault> {
        let mut faults = Vec::new();
        let of = |part: PersonPart| person.map_or(part.field(), |person| Field::Further(person, part));
        let mut act = |on: Field, way: Field| {
            let cell = |field: Field| {
                let column = self.columns.iter().find(|column| column.field == field)?;
                let raw = row.cell(column.index);
                (!value::blank(raw)).then_some((column.index, raw))
            };
            let fault = |field: Field, column: usize, raw: &str, reason: Reason| RowFault::Cell {
                field,
                column,
                raw: raw.to_owned(),
                reason,
            };
            let by = cell(way).and_then(|(column, raw)| {
                let meant = way_meant(raw);
                if meant.is_none() {
                    faults.push(fault(way, column, raw, Reason::NotAWay));
                }
                meant
            });
            match cell(on) {
                Some((column, raw)) => match value::date(raw) {
                    Ok(on) => return Some(ConsentAct { on, way: by.unwrap_or_default() }),
                    Err(reason) => faults.push(fault(on, column, raw, reason)),
                },
                None => {
                    if let Some((column, raw)) = cell(way).filter(|_| by.is_some()) {
                        faults.push(fault(way, column, raw, Reason::NoDay));
                    }
                }
            }
            None
        };
        let given = act(of(PersonPart::ConsentOn), of(PersonPart::ConsentWay));
        let withdrawn = act(of(PersonPart::ConsentWithdrawnOn), of(PersonPart::ConsentWithdrawnWay));
        (candidate.contact.consent.given, candidate.contact.consent.withdrawn) = (given, withdrawn);
        faults
    }
}

/// How many columns the list has, and the one in which it says what is wrong. When bad rows were saved, cells that are too
/// many went in between the last heading and that one: there they are still too many.
fn own_columns(table: &Table, mapping: &[Option<Field>]) -> (usize, Option<usize>) {
    let all = table.headings.len().max(mapping.len());
    let Some((_, own)) = table.headings.split_last().filter(|(last, _)| columns::says_fault(last)) else {
        return (all, None);
    };
    let named = own.iter().rposition(|heading| !heading.trim().is_empty());
    let mapped = mapping.iter().rposition(Option::is_some);
    (named.max(mapped).map_or(0, |last| last.saturating_add(1)), Some(own.len()))
}

/// Puts one cell into its place.
fn put(row: &mut Candidate, column: &Column, raw: &str, currency: Currency) -> Result<(), Reason> {
    if value::spreadsheet_error(raw) {
        return Err(Reason::SpreadsheetError);
    }
    let text = raw.trim();
    if text.is_empty() || (value::blank(text) && !keeps_every_word(column.field)) {
        return Ok(());
    }
    match column.field {
        Field::Name if value::totals(text) => return Err(Reason::Totals),
        Field::Name => text.clone_into(&mut row.name),
        Field::ShortName => text.clone_into(&mut row.short_name),
        Field::Number => text.clone_into(&mut row.number),
        Field::Code => row.code = value::code(text)?,
        Field::Kind => row.kind = Some(value::kind(text)?),
        Field::TradeRole => row.role = Some(value::trade_role(text)?),
        Field::Scale => row.scale = Some(value::scale(text)?),
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
        Field::ContactDepartment => text.clone_into(&mut row.contact.department),
        Field::ContactRoles => row.contact.roles = value::roles(text)?,
        Field::Phone => row.phone = value::phone(text)?,
        Field::Mobile => row.contact.mobile = value::phone(text)?,
        Field::ContactPhones => row.contact.phones = value::telephones(text)?,
        Field::Email => row.email = value::email(text)?,
        Field::ContactEmail => row.contact.email = value::email(text)?,
        Field::Wechat => text.clone_into(&mut row.contact.wechat),
        Field::ConsentPurpose => text.clone_into(&mut row.contact.consent.purpose),
        Field::ContactLeftOn => row.contact.left_on = Some(value::date(text)?),
        // the day and the way of an act are read together
        Field::ConsentOn | Field::ConsentWay | Field::ConsentWithdrawnOn | Field::ConsentWithdrawnWay => {}
        Field::InvoiceTitle => text.clone_into(&mut row.invoice.title),
        Field::InvoiceTaxNumber => row.invoice.tax_number = value::account(text)?,
        Field::InvoiceAddress => text.clone_into(&mut row.invoice.address),
        Field::InvoicePhone => row.invoice.phone = value::phone(text)?,
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
        Field::Parent => {
            row.parent = NamedParent { heading: column.heading.to_owned(), name: text.to_owned() };
        }
        Field::Tags => row.tags = tags::union(&row.tags, &tags::split(text)),
        Field::Note => add_note(&mut row.note, "", text),
        Field::Turnover => {
            value::amount(text, currency, column.unit)?;
            add_note(&mut row.note, column.heading, text);
        }
        Field::Extra | Field::Further(..) | Field::Own(_) => add_note(&mut row.note, column.heading, text),
    }
    Ok(())
}

/// In free text even the word for "nothing" is kept.
fn keeps_every_word(field: Field) -> bool {
    matches!(field, Field::Note | Field::Extra)
}

/// Adds a line to a note, under its heading if it has one.
pub(super) fn add_note(note: &mut String, heading: &str, text: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    if !heading.is_empty() {
        note.push_str(heading);
        note.push_str(if heading.is_ascii() { ": " } else { "：" });
    }
    note.push_str(text);
}
