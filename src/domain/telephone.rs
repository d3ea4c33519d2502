//! Telephone numbers of people.

use serde::{Deserialize, Serialize};

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
    /// 手机: what a number is that nobody said anything of.
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

    /// How it is kept of a first number: what is usual is not said.
    pub fn kept(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }

    /// What a number of a list is that says nothing of itself: a mobile number of the mainland has eleven digits, 13 to 19 at
    /// their head, perhaps behind the country's 86; any other is counted to the office.
    pub fn guess(number: &str) -> Self {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let bare = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(&digits);
        let mobile = bare.len() == 11 && bare.starts_with('1') && matches!(bare.as_bytes().get(1), Some(b'3'..=b'9'));
        if mobile { Self::Mobile } else { Self::Office }
    }
}

/// The digits by which two spellings of one number are known as such.
pub fn same_number(first: &str, second: &str) -> bool {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a, b) = (digits(first), digits(second));
    if a.is_empty() && b.is_empty() { first == second } else { a == b }
}
