//! How the house numbers what it makes (编号规则): a prefix, the year or month, and a counter for each of both; the next number is
//! one more than the highest that was ever used, what was made void included (`domain.md` 6.10). One rule for each kind of paper. A
//! device may have a letter, which stands before the counter and has a count of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::date::Date;
use super::device_letter::DeviceLetter;
use super::width::half_width;

/// The longest prefix, in characters: with date, letter, counter and hyphens a number stays within the 40 of a contract number.
pub const LONGEST_PREFIX: usize = 12;
/// The most figures that a counter is padded to.
pub const MOST_DIGITS: u8 = 9;
/// Counters beyond this are somebody else's numbers that only look alike.
const HIGHEST: u64 = 999_999_999_999_999;

/// What is numbered by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbered {
    /// Contracts (合同).
    Contract,
    /// Quotes (报价单).
    Quote,
    /// Tickets and complaints (工单).
    Ticket,
    /// Disputes (争议).
    Dispute,
    /// Statements of late fees (催款单).
    LateFee,
    /// Rows of the register of shared information (共享登记).
    SharingScope,
    /// Leaks (泄密事件).
    Incident,
}

/// What of a day stands in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// Nothing: one count for all time.
    None,
    /// The year: the count begins anew every year.
    Year,
    /// Year and month: it begins anew every month.
    Month,
}

/// How one kind is numbered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NumberRule {
    /// What stands first; may be empty.
    pub prefix: String,
    /// What of the day follows.
    pub date: DatePart,
    /// To how many figures the counter is padded, 1 to 9; after 9999 comes 10000.
    pub digits: u8,
}

/// The rules that the house chose; what is not there is numbered as usual.
pub type NumberRules = BTreeMap<Numbered, NumberRule>;

/// Why a rule cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NumberRuleError {
    /// The prefix is too long.
    #[error("a prefix has at most {LONGEST_PREFIX} characters, not {found}")]
    PrefixTooLong {
        /// How many it has.
        found: usize,
    },
    /// A space, a brace or a character that does not print.
    #[error("character {position} cannot stand in a prefix")]
    PrefixCharacter {
        /// Where, from 1.
        position: usize,
    },
    /// The hyphen behind the prefix is set by itself.
    #[error("a prefix does not end with a hyphen")]
    PrefixHyphen,
    /// A counter of no figures, or of more than nine.
    #[error("a counter has 1 to {MOST_DIGITS} figures")]
    Digits,
    /// Another kind has this prefix.
    #[error("another kind has this prefix")]
    Taken {
        /// Which.
        by: Numbered,
    },
}

impl Numbered {
    /// Each of them, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Contract, Self::Quote, Self::Ticket, Self::Dispute, Self::LateFee, Self::SharingScope, Self::Incident];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Quote => "quote",
            Self::Ticket => "ticket",
            Self::Dispute => "dispute",
            Self::LateFee => "late_fee",
            Self::SharingScope => "sharing_scope",
            Self::Incident => "incident",
        }
    }

    /// How it is numbered unless the house chose otherwise.
    pub fn usual(self) -> NumberRule {
        let (prefix, date) = match self {
            Self::Contract => ("HT", DatePart::Month),
            Self::Quote => ("BJ", DatePart::Month),
            Self::Ticket => ("FW", DatePart::Month),
            Self::Dispute => ("ZY", DatePart::Month),
            Self::LateFee => ("CK", DatePart::Month),
            Self::SharingScope => ("GX", DatePart::Year),
            Self::Incident => ("XM", DatePart::Year),
        };
        NumberRule { prefix: prefix.to_owned(), date, digits: 4 }
    }

    /// How it is numbered in a house of these rules. A rule that cannot stand, as a copy of the book may bring it, is passed over.
    pub fn rule(self, rules: &NumberRules) -> NumberRule {
        rules.get(&self).filter(|it| it.check().is_ok()).cloned().unwrap_or_else(|| self.usual())
    }
}

impl DatePart {
    /// Each of them, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::None, Self::Year, Self::Month];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Year => "year",
            Self::Month => "month",
        }
    }

    /// The one of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl NumberRule {
    /// What is wrong with the rule itself.
    ///
    /// # Errors
    /// The first thing that cannot stand.
    pub fn check(&self) -> Result<(), NumberRuleError> {
        let found = self.prefix.chars().count();
        if found > LONGEST_PREFIX {
            return Err(NumberRuleError::PrefixTooLong { found });
        }
        let bad = |it: char| it.is_control() || it.is_whitespace() || matches!(it, '{' | '}');
        if let Some((position, _)) = (1_usize..).zip(self.prefix.chars()).find(|(_, it)| bad(*it)) {
            return Err(NumberRuleError::PrefixCharacter { position });
        }
        if self.prefix.ends_with(['-', '\u{FF0D}']) {
            return Err(NumberRuleError::PrefixHyphen);
        }
        if (1..=MOST_DIGITS).contains(&self.digits) { Ok(()) } else { Err(NumberRuleError::Digits) }
    }

    /// The same, among the rules of the others: two kinds of one prefix could not be told apart.
    ///
    /// # Errors
    /// The first thing that cannot stand.
    pub fn check_among(&self, own: Numbered, rules: &NumberRules) -> Result<(), NumberRuleError> {
        self.check()?;
        let mine = comparable(&self.prefix);
        let mut others = Numbered::ALL.into_iter().filter(|it| *it != own);
        match others.find(|it| comparable(&it.rule(rules).prefix) == mine) {
            Some(by) => Err(NumberRuleError::Taken { by }),
            None => Ok(()),
        }
    }

    /// What stands before the counter on a day.
    pub fn before(&self, day: Date) -> String {
        let date = match self.date {
            DatePart::None => String::new(),
            DatePart::Year => format!("{:04}", day.year()),
            DatePart::Month => format!("{:04}{:02}", day.year(), day.month()),
        };
        let parts = [self.prefix.as_str(), date.as_str()].into_iter().filter(|it| !it.is_empty());
        parts.fold(String::new(), |all, part| format!("{all}{part}-"))
    }

    /// The number after the highest of `used` with the same beginning on this day, whatever it was padded to: what was made void is
    /// among them. Letter case and character width make no difference. Total: what has another form is not counted, but never given
    /// twice. What was given under a device's letter has another form.
    pub fn next<'a>(&self, day: Date, used: impl IntoIterator<Item = &'a str>) -> String {
        self.next_on(None, day, used)
    }

    /// The same on a device with a letter of its own: it stands before the counter, and only numbers with the same letter are
    /// counted, so that two devices never give one number (`HT-202605-A0001`, `HT-202605-B0001`).
    pub fn next_on<'a>(
        &self,
        device: Option<DeviceLetter>,
        day: Date,
        used: impl IntoIterator<Item = &'a str>,
    ) -> String {
        let mut before = self.before(day);
        before.extend(device.map(char::from));
        let start = comparable(&before);
        let taken: BTreeSet<String> =
            used.into_iter().map(|it| comparable(it.trim())).filter(|it| it.starts_with(&start)).collect();
        let counter = |number: &String| {
            let digits = number.strip_prefix(start.as_str())?;
            let is_counter = !digits.is_empty() && digits.chars().all(|it| it.is_ascii_digit());
            digits.parse::<u64>().ok().filter(|it| is_counter && *it <= HIGHEST)
        };
        let highest = taken.iter().filter_map(counter).max().unwrap_or(0);
        let width = usize::from(self.digits.clamp(1, MOST_DIGITS));
        let made = |counter: u64| format!("{before}{counter:0width$}");
        let mut free = (highest..=u64::MAX).skip(1).map(made).filter(|it| !taken.contains(&comparable(it)));
        free.next().unwrap_or(before.clone())
    }
}

/// A number as it is compared: letter case and character width say nothing.
pub(super) fn comparable(text: &str) -> String {
    text.chars().map(half_width).flat_map(char::to_uppercase).collect()
}
