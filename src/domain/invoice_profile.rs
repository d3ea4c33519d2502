//! What an invoice to a customer says of it (开票信息).

use serde::{Deserialize, Serialize};

use super::customer::Customer;

/// What invoices say of a customer where it differs from the rest of its record: one register, since half of it makes a wrong
/// invoice. Its bank account is the customer's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InvoiceProfile {
    /// Title (抬头); empty: the customer's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Tax number (纳税人识别号); empty: the registration code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tax_number: String,
    /// Address on the invoice; empty: the registered address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Telephone on the invoice; empty: the switchboard.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// Everything an invoice needs to know of its buyer, each part in its place. What is not known is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvoiceDetails<'a> {
    /// Title (抬头).
    pub title: &'a str,
    /// Tax number (纳税人识别号).
    pub tax_number: &'a str,
    /// Address.
    pub address: &'a str,
    /// Telephone.
    pub phone: &'a str,
    /// Bank and branch (开户行).
    pub bank: &'a str,
    /// Account number (账号).
    pub account: &'a str,
}

impl InvoiceProfile {
    /// Whether it says nothing of its own.
    pub const fn is_blank(&self) -> bool {
        self.title.is_empty() && self.tax_number.is_empty() && self.address.is_empty() && self.phone.is_empty()
    }

    /// Its texts, as far as there are some.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        [&self.title, &self.tax_number, &self.address, &self.phone]
            .into_iter()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
    }
}

impl Customer {
    /// What an invoice to it says.
    pub fn invoice_details(&self) -> InvoiceDetails<'_> {
        fn or<'a>(own: &'a str, usual: &'a str) -> &'a str {
            if own.is_empty() { usual } else { own }
        }
        InvoiceDetails {
            title: or(&self.invoice.title, &self.name),
            tax_number: or(&self.invoice.tax_number, &self.code),
            address: or(&self.invoice.address, &self.address.line),
            phone: or(&self.invoice.phone, &self.phone),
            bank: &self.bank.bank,
            account: &self.bank.account,
        }
    }
}

impl<'a> InvoiceDetails<'a> {
    /// What a special VAT invoice (增值税专用发票) to a company still lacks: it names title, tax number, address and telephone,
    /// bank and account of the buyer.
    pub fn lacks(&self) -> impl Iterator<Item = InvoicePart> + use<'a> {
        let it = *self;
        InvoicePart::ALL.into_iter().filter(move |part| it.of(*part).is_empty())
    }

    /// One part.
    pub const fn of(&self, part: InvoicePart) -> &'a str {
        match part {
            InvoicePart::Title => self.title,
            InvoicePart::TaxNumber => self.tax_number,
            InvoicePart::Address => self.address,
            InvoicePart::Phone => self.phone,
            InvoicePart::Bank => self.bank,
            InvoicePart::Account => self.account,
        }
    }
}

/// A line of what an invoice says of its buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvoicePart {
    /// Title.
    Title,
    /// Tax number.
    TaxNumber,
    /// Address.
    Address,
    /// Telephone.
    Phone,
    /// Bank and branch.
    Bank,
    /// Account number.
    Account,
}

impl InvoicePart {
    /// All of them, in the order in which people send them to each other.
    pub const ALL: [Self; 6] = [Self::Title, Self::TaxNumber, Self::Address, Self::Phone, Self::Bank, Self::Account];
}
