//! What a directive leaves to the states, and what nobody has read yet (`contract-rules.md` 3.1): dated data, for defaults and
//! warnings only.

use super::{LawDay, System};
use crate::domain::certainty::Certainty;
use crate::domain::rate::Ppm;

/// Which rate a national margin comes on top of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalBase {
    /// The base rate that the state's own law names and its bank publishes.
    OwnBaseRate,
    /// The main refinancing rate of the European Central Bank.
    EcbMainRefinancing,
}

/// What a state asks of a business that pays a business late, beyond the directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NationalMargin {
    /// The state, by ISO 3166.
    pub country: &'static str,
    /// Under which system.
    pub system: System,
    /// On top of which rate.
    pub over: NationalBase,
    /// So much per year.
    pub margin: Ppm,
    /// Whether a contract may agree on another rate.
    pub is_default_only: bool,
    /// How far the law was read.
    pub law_as_of: LawDay,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The longest time to pay that may be agreed without more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongestTerm {
    /// Under which system.
    pub system: System,
    /// For contracts made from this day on.
    pub in_force_from: LawDay,
    /// In days, when a business owes: longer only where that is expressly agreed and not grossly unfair.
    pub business_days: u32,
    /// In days, when a public body owes.
    pub public_body_days: u32,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it is said.
    pub sources: &'static [&'static str],
}

/// A law that was not read: whoever asks is told to ask a lawyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotResearched {
    /// The place, by ISO 3166.
    pub place: &'static str,
    /// How sure anything about it is.
    pub certainty: Certainty,
}

const LAW_AS_OF: LawDay = LawDay::new(2026, 11, 1);

/// The national margins that are known to differ from the directive's.
pub const NATIONAL_MARGINS: &[NationalMargin] = &[
    NationalMargin {
        country: "DE",
        system: System::Eu,
        over: NationalBase::OwnBaseRate,
        margin: Ppm(90_000),
        is_default_only: false,
        law_as_of: LAW_AS_OF,
        certainty: Certainty::MostlySure,
    },
    NationalMargin {
        country: "FR",
        system: System::Eu,
        over: NationalBase::EcbMainRefinancing,
        margin: Ppm(100_000),
        is_default_only: true,
        law_as_of: LAW_AS_OF,
        certainty: Certainty::MostlySure,
    },
];

/// The longest term in the European Union.
pub const EU_LONGEST: LongestTerm = LongestTerm {
    system: System::Eu,
    in_force_from: LawDay::new(2013, 3, 16),
    business_days: 60,
    public_body_days: 30,
    certainty: Certainty::MostlySure,
    sources: &["Directive 2011/7/EU arts 3(5), 4, 7"],
};

/// The laws that were not read.
pub const NOT_RESEARCHED: &[NotResearched] = &[
    NotResearched { place: "HK", certainty: Certainty::AskLawyer },
    NotResearched { place: "TW", certainty: Certainty::AskLawyer },
];
