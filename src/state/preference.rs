//! Small choices of this device, kept through gloo-storage. Never records. A full or garbled local storage falls back to
//! the defaults and touches no data.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::store::preferences::Preference as Stored;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A preference by name.
#[derive(Debug, Clone, Copy)]
pub enum Preference {
    /// The interface language.
    Locale,
    /// Light or dark.
    Theme,
    /// Whether the sidebar is folded.
    Sidebar,
    /// Whether single-letter keys act.
    Keys,
    /// The letter of this device in numbers.
    DeviceLetter,
    /// Which book was open last.
    LastBook,
    /// When the book was last exported (milliseconds).
    LastExport,
    /// Recently opened records.
    Recent,
    /// Whose customers the first page looks at.
    Whose,
    /// What the columns of customers' lists were said to hold.
    ListColumns,
    /// What the columns of bank statements were said to hold.
    StatementColumns,
    /// The columns of the list of customers, by their names.
    CustomerColumns,
    /// When calendar files remind.
    Reminder,
    /// Whether the browser notifies of what is due.
    Notify,
    /// What it has told of already.
    Notified,
    /// Of each book, which days were handed out in calendar files.
    HandedDays,
    /// Whether a demo was begun that is not whole yet.
    DemoHalfMade,
}

impl Preference {
    const fn key(self) -> &'static str {
        match self {
            Self::Locale => "counterpart.locale",
            Self::Theme => "counterpart.theme",
            Self::Sidebar => "counterpart.sidebar",
            Self::Keys => "counterpart.keys",
            Self::DeviceLetter => "counterpart.device_letter",
            Self::LastBook => "counterpart.last_book",
            Self::LastExport => "counterpart.last_export",
            Self::Recent => "counterpart.recent",
            Self::Whose => "counterpart.whose",
            Self::ListColumns => "counterpart.list_columns",
            Self::StatementColumns => "counterpart.statement_columns",
            Self::CustomerColumns => "counterpart.customer_columns",
            Self::Reminder => "counterpart.reminder",
            Self::Notify => "counterpart.notify",
            Self::Notified => "counterpart.notified",
            Self::HandedDays => "counterpart.handed_days",
            Self::DemoHalfMade => "counterpart.demo_half_made",
        }
    }

    /// The value, or `None` when it was never set, cannot be read, or storage is forbidden.
    pub fn read<T: Serialize + DeserializeOwned>(self) -> Option<T> {
        Stored::new(self.key()).get()
    }

    /// Keeps the value if the browser lets us.
    pub fn write<T: Serialize + DeserializeOwned>(self, value: &T) {
        // A full or forbidden local storage loses only a preference; the page goes on with the value it has.
        let _kept = Stored::new(self.key()).set(value);
    }
}
