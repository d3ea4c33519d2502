//! Fields that a team defined, in lists: found by their names, read cell by cell, and written as columns of their own.

use crate::domain::customer::Customer;
use crate::domain::id::OwnFieldId;
use crate::domain::money::Currency;
use crate::domain::own_field::{OwnField, OwnFields, OwnSort, OwnValue};
use crate::i18n::format::narrow;
use crate::i18n::own_field::{read_own, yes_or_no};

use super::candidate::Candidate;
use super::check::add_note;
use super::columns::{Field, Mapping, fold, without_brackets};
use super::fault::Reason;
use super::ledger::{BETWEEN, Cell, Ledger};
use super::value::{self, AmountUnit};

/// Gives the columns that are called as a field to that field; of several columns of one name the first. Only the column with
/// the customer's name is never taken for anything else.
pub fn claim<S: AsRef<str>>(mapping: &mut Mapping, headings: &[S], fields: &OwnFields) {
    for (place, heading) in mapping.iter_mut().zip(headings) {
        if let Some(Field::Own(_)) = place {
            *place = Some(Field::Extra);
        }
        if *place == Some(Field::Name) {
            continue;
        }
        let (whole, bare) = (fold(heading.as_ref()), fold(&without_brackets(&narrow(heading.as_ref()))));
        let called = |word: &str| {
            let named = fields.active().find(|(_, field)| !word.is_empty() && fold(&field.name) == word);
            named.map(|(id, _)| Field::Own(id))
        };
        if let Some(own) = called(&whole).or_else(|| called(&bare)) {
            *place = Some(own);
        }
    }
    let mut seen = Vec::new();
    for place in mapping.iter_mut() {
        if let Some(own @ Field::Own(_)) = *place {
            if seen.contains(&own) {
                *place = Some(Field::Extra);
            }
            seen.push(own);
        }
    }
}

/// Of a remembered mapping, columns of fields that are offered no more go into the note.
pub fn keep_known(mapping: &mut Mapping, fields: &OwnFields) {
    for place in mapping.iter_mut() {
        if let Some(Field::Own(id)) = place
            && fields.active().all(|(known, _)| known != *id)
        {
            *place = Some(Field::Extra);
        }
    }
}

/// A column that holds a field of one's own.
pub(super) struct OwnColumn<'a> {
    pub(super) id: OwnFieldId,
    pub(super) heading: &'a str,
    pub(super) unit: AmountUnit,
}

/// Puts a cell into its place. What belongs to a field that is not known here goes into the note, so that nothing is lost.
pub(super) fn put(
    row: &mut Candidate,
    fields: &OwnFields,
    column: &OwnColumn,
    text: &str,
    currency: Currency,
) -> Result<(), Reason> {
    let Some(field) = fields.get(column.id) else {
        if !text.is_empty() {
            add_note(&mut row.note, column.heading, text);
        }
        return Ok(());
    };
    // a word for "nothing" may be an answer of its own
    if value::blank(text) && !is_answer(field, text) {
        return Ok(());
    }
    let value = match field.sort {
        OwnSort::Amount => Some(OwnValue::Amount(value::amount(text, currency, column.unit)?)),
        OwnSort::Day => Some(OwnValue::Day(value::date(text)?)),
        OwnSort::Text | OwnSort::Number | OwnSort::YesNo | OwnSort::One | OwnSort::Several => {
            read_own(field, text).map_err(Reason::Own)?
        }
    };
    if let Some(value) = value {
        row.own.insert(column.id, value);
    }
    Ok(())
}

fn is_answer(field: &OwnField, text: &str) -> bool {
    match field.sort {
        OwnSort::YesNo => yes_or_no(text).is_some(),
        OwnSort::One | OwnSort::Several => !text.is_empty() && field.choice_called(text).is_some(),
        OwnSort::Text | OwnSort::Number | OwnSort::Amount | OwnSort::Day => false,
    }
}

/// Adds a column for each field that is offered, under its name. `customers` are those of the rows; `yes_no` says the words.
pub fn add_columns<'a>(
    ledger: &mut Ledger,
    customers: impl IntoIterator<Item = &'a Customer>,
    fields: &OwnFields,
    yes_no: impl Fn(bool) -> String,
) {
    ledger.headings.extend(fields.active().map(|(_, field)| field.name.clone()));
    for (row, customer) in ledger.rows.iter_mut().zip(customers) {
        row.extend(fields.active().map(|(id, field)| cell(field, customer.own.get(&id), &yes_no)));
    }
}

/// A value as a cell, from which it is read again; `yes_no` says the words.
pub(super) fn cell(field: &OwnField, value: Option<&OwnValue>, yes_no: &impl Fn(bool) -> String) -> Cell {
    match value {
        None => Cell::empty(),
        Some(OwnValue::Text(text)) => Cell::words(text),
        Some(OwnValue::Number(number)) => Cell::Quantity(*number),
        Some(OwnValue::Amount(amount)) => Cell::Amount(*amount),
        Some(OwnValue::Day(day)) => Cell::Day(*day),
        Some(OwnValue::YesNo(yes)) => Cell::Text(yes_no(*yes)),
        Some(value @ (OwnValue::One(_) | OwnValue::Several(_))) => {
            let chosen = value.choices();
            let names = field.choices.iter().filter(|it| chosen.contains(&it.id)).map(|it| it.name.as_str());
            Cell::Text(names.collect::<Vec<_>>().join(BETWEEN))
        }
    }
}

/// What a customer says in the fields that are offered, each under its name, in words from which it is read again.
pub fn named<'a>(
    customer: &'a Customer,
    fields: &'a OwnFields,
    yes_no: &'a impl Fn(bool) -> String,
) -> impl Iterator<Item = (&'a str, String)> + 'a {
    fields.active().filter_map(move |(id, field)| {
        let value = customer.own.get(&id)?;
        Some((field.name.as_str(), cell(field, Some(value), yes_no).text()))
    })
}
