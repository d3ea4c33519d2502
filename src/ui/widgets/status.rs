//! A state: an icon and a word; colour only as a second voice.

use leptos::prelude::*;

use super::icon::icon;

/// What the colour says: overdue or blocked, soon, done, chosen; or nothing at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// Merely a state.
    Plain,
    /// Overdue or blocked.
    Danger,
    /// Soon.
    Warn,
    /// Done.
    Good,
    /// Ours to act on.
    Accent,
}

impl Meaning {
    /// The attribute the style sheet reads.
    pub(crate) const fn tone(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Danger => "danger",
            Self::Warn => "warn",
            Self::Good => "good",
            Self::Accent => "accent",
        }
    }
}

/// A state in an icon and words.
pub(crate) fn status(meaning: Meaning, icon_name: &'static str, words: impl Into<String>) -> impl IntoView {
    view! { <span class="status" data-tone=meaning.tone()>{icon(icon_name)}{words.into()}</span> }
}

/// The same, strong: for rows that ask for a decision.
pub(crate) fn strong_status(meaning: Meaning, icon_name: &'static str, words: impl Into<String>) -> impl IntoView {
    view! { <span class="status" data-tone=meaning.tone() data-strong="">{icon(icon_name)}{words.into()}</span> }
}
