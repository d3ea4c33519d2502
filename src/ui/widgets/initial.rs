//! A person or firm in one letter, on one of six calm tints chosen by the id.

use leptos::prelude::*;
use uuid::Uuid;

use crate::i18n::place::without_place;

/// Whose initial it is: firms are square, people round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A firm.
    Firm,
    /// A person.
    Person,
}

/// The initial, 20 px.
pub(crate) fn initial(name: &str, id: Uuid, of: Of) -> impl IntoView + use<> {
    view! { <span class="initial" data-tint=tint(id) data-of=shape(of) aria-hidden="true">{letter(name, of)}</span> }
}

/// The initial, 44 px, for the head of a record.
pub(crate) fn large_initial(name: &str, id: Uuid, of: Of) -> impl IntoView + use<> {
    view! {
        <span class="initial" data-size="large" data-tint=tint(id) data-of=shape(of) aria-hidden="true">
            {letter(name, of)}
        </span>
    }
}

fn shape(of: Of) -> Option<&'static str> {
    match of {
        Of::Firm => Some("firm"),
        Of::Person => None,
    }
}

fn tint(id: Uuid) -> String {
    // the last byte is random in every version of id we make
    let last = id.as_bytes().last().copied().unwrap_or(0);
    (last % 6 + 1).to_string()
}

fn letter(name: &str, of: Of) -> String {
    let name = name.trim();
    let rest = match of {
        Of::Firm => without_place(name),
        Of::Person => name,
    };
    rest.chars().find(|c| c.is_alphanumeric()).map_or_else(|| "·".to_owned(), |c| c.to_uppercase().to_string())
}
