//! What the text of a clause of one's own can name without a blank: what the terms of its contract say already.

use crate::domain::contract::clause::ClauseId;

/// A placeholder that every contract fills by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// What we are called: 甲方 or 乙方.
    OurLabel,
    /// What the customer is called.
    TheirLabel,
    /// Our name.
    OurName,
    /// The customer's name.
    TheirName,
    /// Contract number.
    Number,
    /// Title of the contract.
    Title,
    /// The date of signing that the paper shows.
    SignedOn,
    /// Where it is signed.
    SignPlace,
    /// The amount to be paid, in words and figures.
    Total,
    /// The first day of the term.
    FirstDay,
    /// The last day of the term.
    LastDay,
    /// How long the term is, where it is counted in months.
    Length,
    /// How long the customer has to inspect.
    Inspection,
    /// The warranty period.
    Warranty,
    /// What being late with a payment costs.
    LateRate,
    /// How long a party in breach has to put it right.
    Cure,
    /// How long before the end without cause we tell the customer.
    OurNotice,
    /// How long before the end without cause the customer tells us.
    TheirNotice,
    /// How soon the sides settle after the end.
    Settlement,
    /// How long secrets are kept after the end.
    Secrecy,
    /// The number of an article.
    Article(ClauseId),
}

impl Known {
    /// Those that are not the number of an article, as the menu shows them.
    pub const TERMS: &'static [Self] = &[
        Self::OurLabel,
        Self::TheirLabel,
        Self::OurName,
        Self::TheirName,
        Self::Number,
        Self::Title,
        Self::SignedOn,
        Self::SignPlace,
        Self::Total,
        Self::FirstDay,
        Self::LastDay,
        Self::Length,
        Self::Inspection,
        Self::Warranty,
        Self::LateRate,
        Self::Cure,
        Self::OurNotice,
        Self::TheirNotice,
        Self::Settlement,
        Self::Secrecy,
    ];

    /// The clause whose term it says; nothing for what no clause says, and for the number of an article. While that clause is written by
    /// hand there is nothing to say.
    pub const fn clause(self) -> Option<ClauseId> {
        match self {
            Self::FirstDay
            | Self::LastDay
            | Self::Length
            | Self::Cure
            | Self::OurNotice
            | Self::TheirNotice
            | Self::Settlement => Some(ClauseId::Term),
            Self::Inspection | Self::Warranty => Some(ClauseId::Delivery),
            Self::LateRate => Some(ClauseId::LatePayment),
            Self::Secrecy => Some(ClauseId::Confidentiality),
            Self::OurLabel
            | Self::TheirLabel
            | Self::OurName
            | Self::TheirName
            | Self::Number
            | Self::Title
            | Self::SignedOn
            | Self::SignPlace
            | Self::Total
            | Self::Article(_) => None,
        }
    }

    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::TERMS.iter().copied().chain(ClauseId::PRINTED.iter().copied().map(Self::Article))
    }
}
