//! Why a line is thought to be for a customer: every reason with its points, so that the sum can be read.

use serde::{Deserialize, Serialize};

/// From so many firm points on a line is taken without a person being asked.
pub const ENOUGH: u16 = 45;
/// By so many firm points the first customer has to lead the next one.
pub const LEAD: u16 = 20;

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The purpose names the contract by its number.
    ContractNumber(String),
    /// The purpose names an invoice by its number.
    InvoiceNumber(String),
    /// The money came from the customer's account.
    Account,
    /// The payer is called as the customer is.
    Name,
    /// The payer is called as on the customer's invoices.
    InvoiceTitle,
    /// What this payer sent before was recorded for the customer.
    PaidBefore,
    /// The payer is called as the customer is but for the legal form, or by its short name.
    CoreName,
    /// The amount is that of an open part.
    OnePart,
    /// The amount is that of an open part with its late fee.
    PartWithFee,
    /// The amount is that of several open parts together.
    SeveralParts(usize),
    /// The amount is that of an invoice.
    InvoiceAmount(String),
}

impl Reason {
    /// How much it says.
    pub const fn points(&self) -> u16 {
        match self {
            Self::ContractNumber(_) | Self::InvoiceNumber(_) => 60,
            Self::Account | Self::Name | Self::InvoiceTitle => 50,
            Self::PaidBefore => 45,
            Self::CoreName => 30,
            Self::OnePart | Self::PartWithFee | Self::InvoiceAmount(_) => 25,
            Self::SeveralParts(_) => 15,
        }
    }
}

impl Reason {
    /// Whether it says by itself whose the money is. What comes and goes with what is open, and what was only recorded so before,
    /// ranks customers, but nothing is recorded for them unasked: the same statement read again is judged in the same way.
    pub const fn is_firm(&self) -> bool {
        match self {
            Self::ContractNumber(_)
            | Self::InvoiceNumber(_)
            | Self::Account
            | Self::Name
            | Self::InvoiceTitle
            | Self::CoreName => true,
            Self::PaidBefore | Self::OnePart | Self::PartWithFee | Self::SeveralParts(_) | Self::InvoiceAmount(_) => {
                false
            }
        }
    }
}

/// What the firm ones say together.
pub fn firm_points(reasons: &[Reason]) -> u16 {
    reasons.iter().filter(|reason| reason.is_firm()).fold(0, |sum, reason| sum.saturating_add(reason.points()))
}

/// What all of them say together.
pub fn points(reasons: &[Reason]) -> u16 {
    reasons.iter().fold(0, |sum, reason| sum.saturating_add(reason.points()))
}
