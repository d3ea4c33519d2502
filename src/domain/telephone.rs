//! Telephone numbers of people.

use serde::{Deserialize, Serialize};

use super::width::half_width;

/// A telephone number and where it rings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Telephone {
    /// Where it rings.
    #[serde(default)]
    pub label: PhoneLabel,
    /// The number as people write it.
    pub number: String,
}

/// Where a number rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneLabel {
    /// 手机.
    #[default]
    Mobile,
    /// 办公电话.
    Office,
    /// 传真.
    Fax,
    /// 住宅电话.
    Home,
    /// 其他.
    Other,
}

impl PhoneLabel {
    /// Every label, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Mobile, Self::Office, Self::Fax, Self::Home, Self::Other];

    /// Its name in forms and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Office => "office",
            Self::Fax => "fax",
            Self::Home => "home",
            Self::Other => "other",
        }
    }

    /// The label of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// How it is kept of a first number: what the number says of itself is not said again.
    pub fn kept(self, number: &str) -> Option<Self> {
        (self != Self::guess(number)).then_some(self)
    }

    /// What a number is that nobody said anything of: a mobile number of the mainland has eleven digits, 13 to 19 at their head,
    /// perhaps behind the country's 86; any other is counted to the office.
    pub fn guess(number: &str) -> Self {
        if is_mobile(&bare(number)) { Self::Mobile } else { Self::Office }
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes().get(1), Some(b'3'..=b'9'))
}

/// The digits of a number; of a mobile number of the mainland without the country's.
fn bare(number: &str) -> String {
    let digits: String = number.chars().map(half_width).filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")) {
        Some(rest) if is_mobile(rest) => rest.to_owned(),
        Some(_) | None => digits,
    }
}

/// Whether two spellings are one number.
pub fn same_number(first: &str, second: &str) -> bool {
    let (a, b) = (bare(first), bare(second));
    if a.is_empty() && b.is_empty() { first == second } else { a == b }
}
