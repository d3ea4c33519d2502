//! The rules by their ids, and what the catalogue says of each (`contract-rules.md` 2): how heavy it is, on what ground it
//! stands, how sure that is, and under which law it applies.

pub use super::confidentiality::Con;
pub use super::development::Dev;
pub use super::disputes::Dsp;
use super::facts::LawPack;
pub use super::force_majeure::Fm;
pub use super::general::Gen;
use super::ground::Ground;
pub use super::language::Lng;
pub use super::late_payment::Lpi;
pub use super::liability::Lia;
pub use super::party::Pty;
pub use super::payment::Pay;
pub use super::performance::Exe;
pub use super::personal_information::Pip;
pub use super::service::Svc;
pub use super::sharing::Inf;
pub use super::signature::Sig;
pub use super::subject::Sub;
pub use super::support::Sup;
pub use super::targets::Kpi;
pub use super::term::Trm;
pub use crate::domain::certainty::Certainty;

/// What a finding means for the contract (`contract-rules.md` 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be finalised.
    Error,
    /// It may be signed once somebody has said why.
    Warning,
    /// For information.
    Advice,
}

impl Severity {
    /// Heaviest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];
}

/// Under which law a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Packs {
    /// Under any.
    Any,
    /// Mainland China.
    Cn,
    /// European Union.
    Eu,
    /// United Kingdom.
    Uk,
    /// European Union or United Kingdom.
    EuOrUk,
    /// United States.
    Us,
}

impl Packs {
    /// Whether a rule of these packs runs under a law.
    pub const fn cover(self, law: LawPack) -> bool {
        match self {
            Self::Any => true,
            Self::Cn => matches!(law, LawPack::Cn),
            Self::Eu => matches!(law, LawPack::Eu),
            Self::Uk => matches!(law, LawPack::Uk),
            Self::EuOrUk => matches!(law, LawPack::Eu | LawPack::Uk),
            Self::Us => matches!(law, LawPack::Us),
        }
    }
}

/// What the catalogue says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id in the catalogue: `PTY-01`.
    pub code: &'static str,
    /// How heavy.
    pub severity: Severity,
    /// How sure.
    pub certainty: Certainty,
    /// Under which law.
    pub packs: Packs,
    /// On what ground.
    pub grounds: &'static [Ground],
}

/// Declares the rules of one family: a closed list of ids and what the catalogue says of each.
macro_rules! rules {
    ($family:ident { $($id:ident $code:literal $severity:ident $certainty:ident $packs:ident
        [$($source:ident $articles:literal),*];)* }) => {
        /// The rules of this family, by their numbers in the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $family {
            $(#[doc = $code] $id,)*
        }

        impl $family {
            /// Every rule of the family, in the order of the catalogue.
            pub const ALL: &'static [$crate::domain::checker::rule::RuleId] =
                &[$($crate::domain::checker::rule::RuleId::$family(Self::$id)),*];

            /// What the catalogue says of it.
            pub const fn rule(self) -> $crate::domain::checker::rule::Rule {
                match self {
                    $(Self::$id => $crate::domain::checker::rule::Rule {
                        code: $code,
                        severity: $crate::domain::checker::rule::Severity::$severity,
                        certainty: $crate::domain::checker::rule::Certainty::$certainty,
                        packs: $crate::domain::checker::rule::Packs::$packs,
                        grounds: &[$($crate::domain::checker::ground::Ground {
                            source: $crate::domain::checker::ground::Source::$source,
                            articles: $articles,
                        }),*],
                    },)*
                }
            }
        }

        impl From<$family> for $crate::domain::checker::rule::RuleId {
            fn from(rule: $family) -> Self {
                Self::$family(rule)
            }
        }
    };
}

pub(super) use rules;

macro_rules! families {
    ($($family:ident)*) => {
        /// A rule of the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleId {
            $(#[doc = concat!("One of [`", stringify!($family), "`].")] $family($family),)*
        }

        impl RuleId {
            /// What the catalogue says of it.
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$family(rule) => rule.rule(),)*
                }
            }

            /// Every rule of the catalogue, in its order.
            pub fn all() -> impl Iterator<Item = Self> {
                [$($family::ALL),*].into_iter().flatten().copied()
            }
        }
    };
}

families! { Pty Sub Inf Pip Dev Kpi Svc Sup Pay Lpi Lia Fm Trm Dsp Con Lng Gen Sig Exe }

impl RuleId {
    /// Its id in the catalogue: `PTY-01`.
    pub const fn code(self) -> &'static str {
        self.rule().code
    }

    /// How heavy it is.
    pub const fn severity(self) -> Severity {
        self.rule().severity
    }

    /// The rule of a code, or nothing for a code that this catalogue does not have.
    pub fn of(code: &str) -> Option<Self> {
        Self::all().find(|rule| rule.code() == code)
    }
}
