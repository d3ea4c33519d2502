//! A list of what customers bought (购买记录, 销售明细) from another program, read as records: which are good, which the book has
//! already, which have to be mended.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use super::columns::{fold, without_brackets};
use super::fault::Reason;
use super::sameness::{core_name, folded_name};
use super::table::Row;
use super::value::{self, AmountUnit};
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::exact::Rounding;
use crate::domain::id::{CustomerId, PurchaseRecordId};
use crate::domain::money::{Currency, Money};
use crate::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use crate::domain::rate::Quantity;
use crate::i18n::format::{narrow, parse_quantity};
use crate::i18n::vocabulary::{BOUGHT_HEADINGS, TEN_THOUSAND, YUAN};

/// What a column of the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The customer's name.
    Customer,
    /// Our number for the customer.
    Number,
    /// The customer's registration code.
    Code,
    /// The day.
    Day,
    /// What was bought.
    Name,
    /// Model, size, grade.
    Spec,
    /// How much.
    Quantity,
    /// Piece, hour, tonne.
    Unit,
    /// Price of one.
    UnitPrice,
    /// What was paid for all of it.
    Amount,
    /// In which currency, where the list has several.
    Currency,
    /// The number of the order, the invoice or the old contract.
    Reference,
    /// A note.
    Note,
}

impl Part {
    /// All, in the order of a menu.
    pub const ALL: [Self; 13] = [
        Self::Customer,
        Self::Number,
        Self::Code,
        Self::Day,
        Self::Name,
        Self::Spec,
        Self::Quantity,
        Self::Unit,
        Self::UnitPrice,
        Self::Amount,
        Self::Currency,
        Self::Reference,
        Self::Note,
    ];
}

/// What each column holds.
pub type Columns = Vec<Option<Part>>;

/// Why the columns cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnsFault {
    /// No column says whose a row is.
    NoCustomer,
    /// No column holds the day.
    NoDay,
    /// No column says what was bought.
    NoName,
    /// Neither an amount nor a price with a quantity.
    NoAmount,
    /// Two columns hold the same.
    Twice(Part),
}

/// Proposes what each column holds; of several for one thing the first.
pub fn propose<S: AsRef<str>>(headings: &[S]) -> Columns {
    let mut taken = Vec::new();
    let mut part = |heading: &S| {
        let part = named(heading.as_ref()).filter(|part| !taken.contains(part))?;
        taken.push(part);
        Some(part)
    };
    headings.iter().map(&mut part).collect()
}

/// How many different things a record names: what tells headings from rows.
pub fn recognised(cells: &[&str]) -> usize {
    propose(cells).iter().flatten().count()
}

fn named(heading: &str) -> Option<Part> {
    static WORDS: LazyLock<HashMap<String, Part>> = LazyLock::new(|| {
        let words = BOUGHT_HEADINGS.iter();
        words.flat_map(|(part, words)| words.iter().map(move |word| (fold(word), *part))).collect()
    });
    let plain = narrow(heading);
    [fold(&plain), fold(&without_brackets(&plain))].iter().find_map(|word| WORDS.get(word).copied())
}

/// Whether the columns can be used.
///
/// # Errors
/// [`ColumnsFault`], the first of them.
pub fn check(columns: &[Option<Part>]) -> Result<(), ColumnsFault> {
    let has = |part: Part| columns.contains(&Some(part));
    let twice = Part::ALL.into_iter().find(|part| columns.iter().filter(|it| **it == Some(*part)).count() > 1);
    if let Some(part) = twice {
        return Err(ColumnsFault::Twice(part));
    }
    if !has(Part::Customer) && !has(Part::Number) && !has(Part::Code) {
        return Err(ColumnsFault::NoCustomer);
    }
    if !has(Part::Day) {
        return Err(ColumnsFault::NoDay);
    }
    if !has(Part::Name) {
        return Err(ColumnsFault::NoName);
    }
    let priced = has(Part::UnitPrice) && has(Part::Quantity);
    if !has(Part::Amount) && !priced {
        return Err(ColumnsFault::NoAmount);
    }
    Ok(())
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It cannot be read.
    Reason(Reason),
    /// No customer of the book is called so.
    Nobody,
    /// Several customers of the book are called so.
    Several,
    /// A day that is still to come.
    Later,
    /// Not a quantity, or less than nothing.
    NotAQuantity,
    /// No currency that is known.
    NotACurrency,
    /// The price and the quantity are too large to be multiplied.
    TooLarge,
}

/// A fault, with the column it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The column, from 0.
    pub column: usize,
    /// What is wrong.
    pub why: Why,
}

/// A row that has to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The row as a person counts it.
    pub row: usize,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// What was read of a list so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// What can be brought in, with the row it stands in. The ids are given when it is.
    pub good: Vec<(usize, Bought)>,
    /// Rows that the book has already.
    pub known: usize,
    /// Lines of totals, and rows that a person leaves out.
    pub left: usize,
    /// Rows that have to be mended.
    pub bad: Vec<BadRow>,
}

/// What a good row says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bought {
    /// Who bought.
    pub customer: CustomerId,
    /// The day.
    pub on: Date,
    /// What was bought.
    pub name: String,
    /// Model, size, grade.
    pub spec: String,
    /// Piece, hour, tonne.
    pub unit: String,
    /// In thousandths; nought where nobody knows.
    pub thousandths: i64,
    /// What was paid, in minor units.
    pub minor: i64,
    /// In which currency.
    pub currency: &'static str,
    /// The number of the order, the invoice or the old contract.
    pub reference: String,
}

impl Bought {
    /// The same of a record of the book, at the customer who stands for its own.
    fn of(it: &PurchaseRecord, customer: CustomerId) -> Self {
        Self {
            customer,
            on: it.on,
            name: it.name.clone(),
            spec: it.spec.clone(),
            unit: it.unit.clone(),
            thousandths: it.quantity.thousandths,
            minor: it.amount.minor,
            currency: it.amount.currency.code(),
            reference: it.reference.clone(),
        }
    }

    /// The record of it.
    pub fn record(&self, id: PurchaseRecordId, note: &str) -> PurchaseRecord {
        let currency = Currency::of(self.currency).unwrap_or(Currency::CNY);
        PurchaseRecord {
            id,
            customer: self.customer,
            on: self.on,
            name: self.name.clone(),
            spec: self.spec.clone(),
            unit: self.unit.clone(),
            quantity: Quantity { thousandths: self.thousandths },
            amount: Money::new(self.minor, currency),
            reference: self.reference.clone(),
            origin: PurchaseOrigin::Imported,
            note: note.to_owned(),
        }
    }
}

/// Who in the book is called how.
#[derive(Debug, Default)]
pub struct Buyers {
    names: HashMap<String, Option<CustomerId>>,
    cores: HashMap<String, Option<CustomerId>>,
    numbers: HashMap<String, Option<CustomerId>>,
    codes: HashMap<String, Option<CustomerId>>,
}

impl Buyers {
    /// Takes a customer up, by the one who stands for it.
    pub fn note(&mut self, it: &Customer, stands: CustomerId) {
        for name in [&it.name, &it.short_name] {
            let folded = folded_name(name);
            enter(&mut self.cores, core_name(&folded), stands);
            enter(&mut self.names, &folded, stands);
        }
        enter(&mut self.numbers, &fold(&it.number), stands);
        enter(&mut self.codes, &fold(&it.code), stands);
    }

    /// By the registration code, else our number, else the whole name, else the name without the form of the company.
    fn find(&self, code: &str, number: &str, name: &str) -> Result<CustomerId, Why> {
        let folded = folded_name(name);
        let ways = [
            (&self.codes, fold(code)),
            (&self.numbers, fold(number)),
            (&self.names, folded.clone()),
            (&self.cores, core_name(&folded).to_owned()),
        ];
        let mut several = false;
        for (known, key) in ways.iter().filter(|(_, key)| !key.is_empty()) {
            match known.get(key) {
                Some(Some(id)) => return Ok(*id),
                Some(None) => several = true,
                None => {}
            }
        }
        Err(if several { Why::Several } else { Why::Nobody })
    }
}

fn enter(known: &mut HashMap<String, Option<CustomerId>>, key: &str, id: CustomerId) {
    if key.is_empty() {
        return;
    }
    match known.entry(key.to_owned()) {
        Entry::Vacant(place) => {
            place.insert(Some(id));
        }
        Entry::Occupied(mut place) if *place.get() != Some(id) => {
            place.insert(None);
        }
        Entry::Occupied(_) => {}
    }
}

/// Reads the rows of a list, one by one.
#[derive(Debug)]
pub struct Reader {
    columns: Columns,
    units: Vec<AmountUnit>,
    currency: Currency,
    today: Date,
    buyers: Buyers,
    /// What the book has already, and how often.
    known: HashMap<Bought, usize>,
}

impl Reader {
    /// A reader for these columns. `known` gives the records of the book, each with the customer who stands for its own.
    ///
    /// # Errors
    /// [`ColumnsFault`].
    pub fn new<'a>(
        headings: &[String],
        columns: Columns,
        currency: Currency,
        today: Date,
        buyers: Buyers,
        known: impl IntoIterator<Item = (&'a PurchaseRecord, CustomerId)>,
    ) -> Result<Self, ColumnsFault> {
        check(&columns)?;
        let unit = |heading: &String| {
            if heading.contains(TEN_THOUSAND) { AmountUnit::TenThousand } else { AmountUnit::One }
        };
        let mut counted: HashMap<Bought, usize> = HashMap::new();
        for (record, customer) in known {
            let count = counted.entry(Bought::of(record, customer)).or_default();
            *count = count.saturating_add(1);
        }
        let units = headings.iter().map(unit).collect();
        Ok(Self { columns, units, currency, today, buyers, known: counted })
    }

    /// Reads a row.
    pub fn read(&mut self, row: &Row, left_out: bool, into: &mut Reading) {
        let name = self.cell(row, Part::Customer).map_or("", |(_, text)| text);
        if left_out || value::totals(name) || self.cell(row, Part::Name).is_some_and(|(_, text)| value::totals(text)) {
            into.left = into.left.saturating_add(1);
            return;
        }
        let mut faults = Vec::new();
        match self.bought(row, &mut faults).filter(|_| faults.is_empty()) {
            None => into.bad.push(BadRow { row: row.row, faults }),
            Some(bought) => match self.known.get_mut(&bought).filter(|left| **left > 0) {
                Some(left) => {
                    *left = left.saturating_sub(1);
                    into.known = into.known.saturating_add(1);
                }
                None => into.good.push((row.row, bought)),
            },
        }
    }

    /// The note of a row.
    pub fn note<'a>(&self, row: &'a Row) -> &'a str {
        self.cell(row, Part::Note).map_or("", |(_, text)| text)
    }

    /// The column of a part and its text; nothing where the cell says nothing.
    fn cell<'a>(&self, row: &'a Row, part: Part) -> Option<(usize, &'a str)> {
        let column = self.columns.iter().position(|it| *it == Some(part))?;
        let text = row.cell(column).trim();
        (!text.is_empty() && (part == Part::Note || !value::blank(text))).then_some((column, text))
    }

    fn bought(&self, row: &Row, faults: &mut Vec<Fault>) -> Option<Bought> {
        let place = |part: Part| self.columns.iter().position(|it| *it == Some(part));
        let text = |part: Part| self.cell(row, part).map_or("", |(_, text)| text);
        let customer = match self.buyers.find(text(Part::Code), text(Part::Number), text(Part::Customer)) {
            Ok(id) => Some(id),
            Err(why) => {
                let said = [Part::Customer, Part::Number, Part::Code].map(text);
                let missing = said.iter().all(|it| it.is_empty());
                let why = if missing { Why::Reason(Reason::Missing) } else { why };
                let column = place(Part::Customer).or(place(Part::Number)).or(place(Part::Code));
                faults.extend(column.map(|column| Fault { column, why }));
                None
            }
        };
        let on = match self.cell(row, Part::Day) {
            None => Err((place(Part::Day), Why::Reason(Reason::Missing))),
            Some((column, text)) => match value::date(text) {
                Ok(on) if on > self.today => Err((Some(column), Why::Later)),
                Ok(on) => Ok(on),
                Err(reason) => Err((Some(column), Why::Reason(reason))),
            },
        };
        let on = on.map_err(|(column, why)| faults.extend(column.map(|column| Fault { column, why }))).ok();
        if text(Part::Name).is_empty() {
            faults.extend(place(Part::Name).map(|column| Fault { column, why: Why::Reason(Reason::Missing) }));
        }
        let quantity = self.quantity(row).map_err(|fault| faults.push(fault)).ok();
        let currency = self.currency_of(row).map_err(|fault| faults.push(fault)).ok();
        let in_currency = currency.unwrap_or(self.currency);
        let amount = self.amount(row, quantity.unwrap_or_default(), in_currency);
        let amount = amount.map_err(|fault| faults.extend(fault)).ok();
        Some(Bought {
            customer: customer?,
            on: on?,
            name: text(Part::Name).to_owned(),
            spec: text(Part::Spec).to_owned(),
            unit: text(Part::Unit).to_owned(),
            thousandths: quantity?.thousandths,
            minor: amount?.minor,
            currency: currency?.code(),
            reference: text(Part::Reference).to_owned(),
        })
    }

    fn quantity(&self, row: &Row) -> Result<Quantity, Fault> {
        let Some((column, text)) = self.cell(row, Part::Quantity) else { return Ok(Quantity::default()) };
        let read = parse_quantity(text).filter(|it| it.thousandths >= 0);
        read.ok_or(Fault { column, why: Why::NotAQuantity })
    }

    /// The currency that the row names, else that of the list.
    fn currency_of(&self, row: &Row) -> Result<Currency, Fault> {
        let Some((column, text)) = self.cell(row, Part::Currency) else { return Ok(self.currency) };
        let written = narrow(text).trim().to_uppercase();
        let yuan = YUAN.contains(&written.as_str());
        let known = if yuan { Some(Currency::CNY) } else { Currency::of(&written) };
        known.ok_or(Fault { column, why: Why::NotACurrency })
    }

    /// What was paid: as it is written, else the price times the quantity, rounded half up to the minor unit.
    fn amount(&self, row: &Row, quantity: Quantity, currency: Currency) -> Result<Money, Option<Fault>> {
        let money = |column: usize, text: &str| {
            let unit = self.units.get(column).copied().unwrap_or(AmountUnit::One);
            value::amount(text, currency, unit).map_err(|reason| Some(Fault { column, why: Why::Reason(reason) }))
        };
        if let Some((column, text)) = self.cell(row, Part::Amount) {
            return money(column, text);
        }
        let missing = |part: Part| {
            let column = self.columns.iter().position(|it| *it == Some(part))?;
            Some(Fault { column, why: Why::Reason(Reason::Missing) })
        };
        let priced = self.cell(row, Part::UnitPrice).filter(|_| quantity.thousandths > 0);
        let Some((column, text)) = priced else { return Err(missing(Part::Amount).or(missing(Part::UnitPrice))) };
        let price = money(column, text)?;
        let scaled = price.scaled(i128::from(quantity.thousandths), i128::from(Quantity::SCALE), Rounding::HalfUp);
        scaled.map_err(|_| Some(Fault { column, why: Why::TooLarge }))
    }
}
