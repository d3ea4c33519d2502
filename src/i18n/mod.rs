//! Every word a person reads: Chinese and English side by side, one place per message.
//!
//! A message is a method of [`Text`]. A missing language or argument does not compile:
//!
//! ```
//! use counterpart_core::i18n::{Locale, Text};
//! assert_eq!(Text::new(Locale::Zh).places_customers(), "客户");
//! assert_eq!(Text::new(Locale::En).places_customers(), "Customers");
//! ```

/// Declares messages: `name => "中文" | "English";` or `name(n: usize) => "共 {n} 位" | "{n} found";`.
macro_rules! messages {
    ($($name:ident $(($($arg:ident : $ty:ty),* $(,)?))? => $zh:literal | $en:literal;)*) => {
        impl $crate::i18n::Text {
            $( messages!(@one $name $(($($arg : $ty),*))? => $zh | $en); )*
        }
    };
    (@one $name:ident => $zh:literal | $en:literal) => {
        #[doc = concat!($zh, " · ", $en)]
        pub const fn $name(self) -> &'static str {
            match self.locale {
                $crate::i18n::Locale::Zh => $zh,
                $crate::i18n::Locale::En => $en,
            }
        }
    };
    (@one $name:ident ($($arg:ident : $ty:ty),*) => $zh:literal | $en:literal) => {
        #[doc = concat!($zh, " · ", $en)]
        #[allow(clippy::too_many_arguments, reason = "a sentence has as many arguments as it has")]
        pub fn $name(self, $($arg: $ty),*) -> String {
            match self.locale {
                $crate::i18n::Locale::Zh => format!($zh),
                $crate::i18n::Locale::En => format!($en),
            }
        }
    };
}

pub mod checker;
pub mod choice;
pub mod field;
pub mod format;
pub mod invoice;
pub mod label;
mod line;
mod messages;
pub mod month;
pub mod own_field;
mod part;
pub mod people;
pub mod place;
mod placeholder;
pub mod price_lines;
mod problem;
pub mod slip;
mod term_name;
pub mod vocabulary;

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Locale {
    /// The language a browser asks for (`navigator.language`): Chinese for every kind of Chinese, else English.
    pub fn from_browser(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The tag for `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Its name in itself, for the switch: a person looks for the language they can read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// The other one, for the switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// A message without arguments, for tables of choices: [`Text::places_home`] is one.
pub type Message = fn(Text) -> &'static str;

/// The two halves of the seal in the drawing of the first visit: the characters of the name in Chinese.
pub const SEAL: [&str; 2] = ["契", "合"];

/// All messages in one language. Cheap to copy; ask the app for the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The language.
    pub locale: Locale,
}

impl Text {
    /// The messages of `locale`.
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// Chinese or English, whichever is current: for the rare text with a shape of its own per language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        }
    }

    /// Whole sentences, one after the other.
    pub fn sentences(self, sentences: impl IntoIterator<Item = String>) -> String {
        sentences.into_iter().collect::<Vec<_>>().join(self.pick("", " "))
    }
}
