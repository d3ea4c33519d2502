//! Whether a person agreed that we handle what we know of them (个人信息处理同意; Personal Information Protection Law of the PRC,
//! art. 13 (1), 14 to 16).

use serde::{Deserialize, Serialize};

use super::date::Date;

/// What a person said of the handling of their personal information. Both acts are kept: what was done before a withdrawal
/// stays lawful (art. 15), and the evidence of it stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Consent {
    /// When and how they agreed; nothing: never, as far as the book knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<ConsentAct>,
    /// For what (处理目的), as it was told to them (art. 17).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// When and how they took it back, or refused; nothing: they did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<ConsentAct>,
}

/// A statement of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAct {
    /// The day.
    pub on: Date,
    /// By which way.
    #[serde(default)]
    pub way: ConsentWay,
}

/// By which way somebody agreed or withdrew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentWay {
    /// On paper (书面).
    #[default]
    Written,
    /// On a page or in a program (线上勾选).
    Online,
    /// 邮件.
    Email,
    /// 微信.
    Wechat,
    /// By telephone or face to face (口头).
    Spoken,
    /// 其他.
    Other,
}

/// Where consent stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentStatus {
    /// Nothing is recorded.
    Unknown,
    /// Given and not withdrawn.
    Given,
    /// Withdrawn or refused.
    Withdrawn,
}

impl Consent {
    /// Where it stands on `as_of`: the later act counts, on one day the withdrawal.
    pub fn status(&self, as_of: Date) -> ConsentStatus {
        let by_then = |act: Option<ConsentAct>| act.map(|it| it.on).filter(|on| *on <= as_of);
        let (given, withdrawn) = (by_then(self.given), by_then(self.withdrawn));
        if withdrawn.is_some() && withdrawn >= given {
            ConsentStatus::Withdrawn
        } else if given.is_some() {
            ConsentStatus::Given
        } else {
            ConsentStatus::Unknown
        }
    }

    /// What two entries of one person say together: the later of each act, and the purpose that belongs to the later consent, so
    /// that no withdrawal is lost.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let later = |a: Option<ConsentAct>, b: Option<ConsentAct>| match (a, b) {
            (Some(a), Some(b)) => Some(if b.on > a.on { b } else { a }),
            (one, two) => one.or(two),
        };
        let given = later(self.given, other.given);
        let own = self.given == given && !self.purpose.is_empty();
        let purpose = if own || other.purpose.is_empty() { &self.purpose } else { &other.purpose };
        Self { given, purpose: purpose.clone(), withdrawn: later(self.withdrawn, other.withdrawn) }
    }
}

impl ConsentWay {
    /// Every way, in the order of a menu.
    pub const ALL: [Self; 6] = [Self::Written, Self::Online, Self::Email, Self::Wechat, Self::Spoken, Self::Other];

    /// Its name in forms and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Online => "online",
            Self::Email => "email",
            Self::Wechat => "wechat",
            Self::Spoken => "spoken",
            Self::Other => "other",
        }
    }

    /// The way of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
