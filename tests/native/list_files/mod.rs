//! Lists in workbooks and on contact cards: what comes in, what goes out, and what an independent program reads of it.

mod cards;
mod cells;
mod every_column;
pub(crate) mod independent;
mod refused;
mod round_trip;
mod sample;
mod sheets;
mod zipped;

use counterpart::domain::contact::Contact;
use counterpart::domain::customer::Customer;
use counterpart::domain::id::NewId;
use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::card;
use counterpart::sync::list::columns::{self, Mapping};
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::layout::guess_headings;
use counterpart::sync::list::outcome::{Choice, carry_out};
use counterpart::sync::list::plan::{ListPlan, plan};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::{Sheet, proposed, read};
use uuid::Uuid;

pub(crate) use independent::Lent;

/// Ids in their order.
struct Counter(u128);

impl NewId for Counter {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// What the browser's TextDecoder does.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode(bytes).0.into_owned())
}

/// A sheet as the page lays it out.
fn table_of(sheet: &Sheet) -> Table {
    let layout = guess_headings(sheet.records.iter().map(|record| record.cells.iter().map(String::as_str)));
    Table::of(&sheet.records, layout).expect("a table")
}

/// The proposed sheet of a workbook as a table.
fn workbook_table(bytes: &[u8]) -> Table {
    let sheets = read(bytes).expect("a workbook");
    table_of(&sheets[proposed(&sheets)])
}

/// Cards as a table.
fn card_table(bytes: &[u8], encoding: Encoding) -> (Table, Mapping) {
    let words = Text::new(Locale::Zh);
    card::table(&card::read(bytes, encoding, &decode), |field| words.list_field(field).to_owned()).expect("cards")
}

fn planned(table: &Table) -> ListPlan {
    plan(table, &columns::propose(&table.headings), &[], &[], Currency::CNY, &OwnFields::default())
        .expect("a mapping with a name")
}

/// The customers and people of a plan, duplicates put into what they are the same as.
fn entered(plan: &ListPlan) -> (Vec<Customer>, Vec<Contact>) {
    let outcome = carry_out(plan, |_| Choice::Update, &[], &[], &mut Counter(0));
    (outcome.entered, outcome.contacts)
}
