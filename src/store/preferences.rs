//! Small choices of a person, in `localStorage` through gloo-storage. Never records.
//!
//! Whatever is wrong with it (full, forbidden, filled with something else), reading gives nothing and writing says so;
//! the app goes on with its defaults (`storage-and-sync.md` 3, S18).

use std::marker::PhantomData;

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use super::sentinel::{LastExport, Sentinel};

/// A choice under its key. Other apps may share the origin, so every key begins with the name of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference<T> {
    key: &'static str,
    of: PhantomData<fn() -> T>,
}

/// The language of the interface, as a tag.
pub const LOCALE: Preference<String> = Preference::new("counterpart.locale");
/// Light, dark, or as the device says.
pub const THEME: Preference<Theme> = Preference::new("counterpart.theme");
/// How the sidebar stands.
pub const SIDEBAR: Preference<Sidebar> = Preference::new("counterpart.sidebar");
/// The name of the database that was open last.
pub const LAST_BOOK: Preference<String> = Preference::new("counterpart.last_book");
/// What should be found in the database.
pub const SENTINEL: Preference<Sentinel> = Preference::new("counterpart.sentinel");

/// The colours of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device is set.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much of the sidebar is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sidebar {
    /// With words.
    #[default]
    Wide,
    /// Signs only.
    Narrow,
}

/// Whether a choice will be there next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is written.
    Kept,
    /// It holds until the page is closed: storage is full or forbidden.
    ForNow,
}

impl<T> Preference<T> {
    /// A choice under a key that is never used for anything else.
    pub const fn new(key: &'static str) -> Self {
        Self { key, of: PhantomData }
    }

    /// Forgets the choice.
    pub fn forget(&self) {
        if is_available() {
            LocalStorage::delete(self.key);
        }
    }
}

impl<T: Serialize + DeserializeOwned> Preference<T> {
    /// The choice; `None` if there is none that can be read.
    pub fn get(&self) -> Option<T> {
        if is_available() { LocalStorage::get(self.key).ok() } else { None }
    }

    /// Keeps a choice, if it can be kept.
    pub fn set(&self, value: &T) -> Kept {
        match is_available().then(|| LocalStorage::set(self.key, value)) {
            Some(Ok(())) => Kept::Kept,
            Some(Err(_)) | None => Kept::ForNow,
        }
    }
}

/// Whether there is a `localStorage` at all: gloo-storage panics where a browser forbids it.
fn is_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
