//! An invoice (发票, `domain.md` 5.7): for which parts of a contract, how much, to whom as they were called on its day.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::collection::{ShareLine, share};
use super::contract::payment::InvoiceKind;
use super::date::Date;
use super::entity::Entity;
use super::exact::{ExactError, Worked};
use super::id::{ContractId, InstalmentId, InvoiceEventId, InvoiceId};
use super::invoice_profile::{InvoiceDetails, InvoicePart};
use super::lifecycle::invoice::{Event, Stage};
use super::lifecycle::life::{Entry, Life};
use super::money::Money;
use super::rate::{Bp, Ppm};
use super::tax::{TaxError, TaxLine, TaxMode, TaxSplit};
use crate::kinds::Kind;

/// An invoice. A draft is edited; what was issued stays, and is made void or taken back by a negative one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// The number printed on it (发票号码); empty while it is a draft.
    #[serde(default)]
    pub number: String,
    /// The contract.
    pub contract: ContractId,
    /// The parts of its plan that it is for; none: the contract as such.
    #[serde(default)]
    pub instalments: Vec<InstalmentId>,
    /// Its day (开票日期).
    pub on: Date,
    /// What sort.
    pub kind: InvoiceKind,
    /// The amount with tax (价税合计). A red one is below nothing.
    pub gross: Money,
    /// The rate of the tax it holds.
    #[serde(default)]
    pub tax_rate: Ppm,
    /// What it says of the buyer, as it was when it was issued; nothing while it is a draft.
    #[serde(default)]
    pub buyer: Option<InvoiceBuyer>,
    /// For a red one: the invoice it takes back.
    #[serde(default)]
    pub red_of: Option<InvoiceId>,
    /// Who made it, by name.
    #[serde(default)]
    pub by: String,
    /// Free note (备注).
    #[serde(default)]
    pub note: String,
}

/// What an invoice says of its buyer: kept with it, since the customer may be called otherwise later.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InvoiceBuyer {
    /// Title (抬头).
    #[serde(default)]
    pub title: String,
    /// Tax number (纳税人识别号).
    #[serde(default)]
    pub tax_number: String,
    /// Address.
    #[serde(default)]
    pub address: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// Bank and branch (开户行).
    #[serde(default)]
    pub bank: String,
    /// Account number (账号).
    #[serde(default)]
    pub account: String,
}

/// A fact in the life of an invoice. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceEvent {
    /// Its id.
    pub id: InvoiceEventId,
    /// The invoice.
    pub invoice: InvoiceId,
    /// The day it happened.
    pub on: Date,
    /// What happened.
    pub fact: Event,
}

/// Why an invoice is none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvoiceError {
    /// An amount of nothing or less; what was issued is taken back by a red one.
    #[error("an invoice is for more than nothing")]
    NotPositive,
    /// Its tax has no answer.
    #[error(transparent)]
    Tax(#[from] TaxError),
    /// The buyer's title or tax number is not known.
    #[error("the buyer of a special invoice has a title and a tax number")]
    BuyerLacks {
        /// What is missing.
        part: InvoicePart,
    },
}

impl From<InvoiceDetails<'_>> for InvoiceBuyer {
    fn from(it: InvoiceDetails<'_>) -> Self {
        Self {
            title: it.title.to_owned(),
            tax_number: it.tax_number.to_owned(),
            address: it.address.to_owned(),
            phone: it.phone.to_owned(),
            bank: it.bank.to_owned(),
            account: it.account.to_owned(),
        }
    }
}

impl InvoiceBuyer {
    /// What the invoice says of the buyer, part by part.
    pub fn details(&self) -> InvoiceDetails<'_> {
        InvoiceDetails {
            title: &self.title,
            tax_number: &self.tax_number,
            address: &self.address,
            phone: &self.phone,
            bank: &self.bank,
            account: &self.account,
        }
    }
}

impl Invoice {
    /// Net and tax of its amount: `net = round(gross ÷ (1 + rate))`, `tax = gross − net` (6.4).
    ///
    /// # Errors
    /// A rate outside 0 to 100 %; overflow.
    pub fn split(&self) -> Result<Worked<TaxSplit, TaxLine>, TaxError> {
        TaxMode::TaxIncluded.split(self.gross, self.tax_rate)
    }

    /// Whether it can be kept as a draft.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self) -> Result<(), InvoiceError> {
        if self.gross.minor <= 0 {
            return Err(InvoiceError::NotPositive);
        }
        self.split().map(drop)?;
        Ok(())
    }

    /// The same as it is issued to this buyer, under its number. A special invoice without title or tax number cannot be
    /// deducted by whoever gets it, and is refused.
    ///
    /// # Errors
    /// What is missing.
    pub fn issued_to(&self, buyer: InvoiceDetails<'_>, number: &str, on: Date) -> Result<Self, InvoiceError> {
        self.check()?;
        let needed = [InvoicePart::Title, InvoicePart::TaxNumber];
        let lacks = buyer.lacks().find(|part| needed.contains(part));
        match lacks {
            Some(part) if self.kind == InvoiceKind::SpecialVat => Err(InvoiceError::BuyerLacks { part }),
            Some(_) | None => Ok(Self {
                number: number.trim().to_owned(),
                on,
                buyer: Some(InvoiceBuyer::from(buyer)),
                ..self.clone()
            }),
        }
    }

    /// The negative invoice (红字发票) that takes `amount` of it back, tax included: all of it or a part. How much is left to take
    /// back is for the life of the invoice to say ([`Command::Red`](super::lifecycle::invoice::Command::Red)).
    ///
    /// # Errors
    /// Overflow.
    pub fn red(&self, amount: Money, id: InvoiceId, number: &str, on: Date, by: String) -> Result<Self, ExactError> {
        let gross = amount.negated()?;
        Ok(Self { id, number: number.trim().to_owned(), on, gross, red_of: Some(self.id), by, ..self.clone() })
    }

    /// Its life up to `as_of`, by its events in any order.
    pub fn life<'a>(&self, events: impl IntoIterator<Item = &'a InvoiceEvent>, as_of: Date) -> Life<Stage> {
        let mut own: Vec<&InvoiceEvent> = events.into_iter().filter(|event| event.invoice == self.id).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let entries: Vec<Entry<Date, Event>> =
            own.into_iter().map(|event| Entry::new(event.on, event.fact.clone())).collect();
        Life::begin(Stage::Draft).known_on(&entries, as_of)
    }
}

/// An invoice that counts in what was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicedLine {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its day.
    pub on: Date,
    /// Its amount with tax; below nothing for a red one.
    pub gross: Money,
}

/// What was issued of these invoices, each with where it stands: less what is void or taken back. Of a red one and the one
/// it takes back nothing is left.
///
/// # Errors
/// Overflow or different currencies; `like` says the currency.
pub fn invoiced<'a>(
    invoices: impl IntoIterator<Item = (&'a Invoice, &'a Stage)>,
    like: Money,
) -> Result<Worked<Money, InvoicedLine>, ExactError> {
    let counted = invoices.into_iter().filter(|(_, stage)| stage.counts());
    let working: Vec<InvoicedLine> = counted
        .map(|(invoice, _)| InvoicedLine { invoice: invoice.id, on: invoice.on, gross: invoice.gross })
        .collect();
    let value = Money::sum(working.iter().map(|line| line.gross), like.currency)?;
    Ok(Worked { value, working })
}

/// The same of invoices in any currency: what was issued in each, in the order of their codes. Amounts of different currencies are
/// never added to each other.
///
/// # Errors
/// Overflow.
pub fn invoiced_by_currency<'a>(
    invoices: impl IntoIterator<Item = (&'a Invoice, &'a Stage)>,
) -> Result<Vec<Money>, ExactError> {
    Money::by_currency(invoices.into_iter().filter(|(_, stage)| stage.counts()).map(|(invoice, _)| invoice.gross))
}

/// What red ones among these, each with where it stands, took back of an invoice: more than nothing where there are any.
///
/// # Errors
/// Overflow or different currencies.
pub fn taken_back<'a>(
    of: &Invoice,
    invoices: impl IntoIterator<Item = (&'a Invoice, &'a Stage)>,
) -> Result<Worked<Money, InvoicedLine>, ExactError> {
    let red = invoices.into_iter().filter(|(invoice, _)| invoice.red_of == Some(of.id));
    let Worked { value, working } = invoiced(red, of.gross)?;
    Ok(Worked { value: value.negated()?, working })
}

/// The share of a contract that was invoiced, in 0.01 % rounded down; nothing while the contract comes to nothing.
pub fn invoiced_share(issued: Money, contract_amount: Money) -> Option<Worked<Bp, ShareLine>> {
    share(issued, contract_amount).ok()
}

impl Entity for Invoice {
    type Id = InvoiceId;
    const KIND: Kind = Kind::Invoice;

    fn id(&self) -> InvoiceId {
        self.id
    }
}

impl Entity for InvoiceEvent {
    type Id = InvoiceEventId;
    const KIND: Kind = Kind::InvoiceEvent;

    fn id(&self) -> InvoiceEventId {
        self.id
    }
}
