//! What is known of the sides and of the deal that no clause says, and that decides which rules apply
//! (`contract-rules.md` 0.3). Never printed; everything may stay unknown.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::rate::Ppm;

/// What is known: one register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Circumstances {
    /// Whose law the rules are taken from; nothing: from the clause on governing law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<LawPack>,
    /// Our side.
    #[serde(default)]
    pub ours: SideCircumstances,
    /// The customer.
    #[serde(default)]
    pub theirs: SideCircumstances,
    /// Whether a party, the performance or the goods are outside the mainland (涉外).
    #[serde(default)]
    pub foreign_related: Answer,
    /// Whether the same form is used again and again without negotiation (格式条款).
    #[serde(default)]
    pub standard_terms: Answer,
    /// Whether clauses of major interest were highlighted and explained, with a record of it (Civil Code art. 496).
    #[serde(default)]
    pub explained: Answer,
    /// Whether the customer buys for personal use.
    #[serde(default)]
    pub personal_use: Answer,
    /// Whether the two sides compete.
    #[serde(default)]
    pub competitors: Answer,
    /// Whether the line of business needs a licence: food, medicine, telecommunications, finance, export control.
    #[serde(default)]
    pub regulated: Answer,
    /// The number of that licence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Whether the customer's large advance is secured.
    #[serde(default)]
    pub advance_secured: Answer,
    /// The reference rate of the law on the day of signing, per year: one-year LPR, ECB or Bank of England.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_rate: Option<Ppm>,
    /// The day on which the impact assessment for personal information was done (PIPL arts 55, 56).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_assessment: Option<Date>,
}

/// What is known of one side.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SideCircumstances {
    /// What sort of party.
    #[serde(default)]
    pub body: Body,
    /// How large.
    #[serde(default)]
    pub size: Size,
    /// Whether the written authority of whoever signs is attached.
    #[serde(default)]
    pub authority: Answer,
    /// In whose name the account is kept; empty: not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account_holder: String,
}

/// A law whose rules the checker knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawPack {
    /// Mainland China.
    Cn,
    /// European Union.
    Eu,
    /// United Kingdom.
    Uk,
    /// United States.
    Us,
    /// Another, of which only the rules without a law apply.
    Other,
}

impl LawPack {
    /// Every one, as a list to choose from shows them.
    pub const ALL: [Self; 5] = [Self::Cn, Self::Eu, Self::Uk, Self::Us, Self::Other];
}

/// Yes, no, or nobody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Nobody said.
    #[default]
    Unknown,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// What sort of party a side is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// As the record of the party says: an organisation or a person.
    #[default]
    AsRecorded,
    /// A business.
    Business,
    /// A public body: authority or public institution (机关、事业单位).
    PublicBody,
    /// A party from outside the mainland.
    Foreign,
}

/// How large an enterprise is (`contract-rules.md` 0.3; SME payment regulation art. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// Nobody said.
    #[default]
    Unknown,
    /// Micro (微型).
    Micro,
    /// Small (小型).
    Small,
    /// Medium (中型).
    Medium,
    /// Large (大型).
    Large,
}

impl Size {
    /// Every size that a person can name, the smallest first.
    pub const NAMED: [Self; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// Its name in forms and addresses; empty where nobody said.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|it| it.name() == name)
    }

    /// Whether nobody said.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether the SME payment regulation protects it.
    pub const fn is_small_or_medium(self) -> bool {
        matches!(self, Self::Micro | Self::Small | Self::Medium)
    }
}

impl Circumstances {
    /// Whether nothing was said: such a register is left out of the record.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}
