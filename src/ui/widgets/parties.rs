//! The people at a customer, to choose from.

use leptos::prelude::*;

use crate::domain::id::CustomerId;
use crate::i18n::Message;
use crate::state::App;

/// Choices of a menu: the name in the form, and its words.
type Choices = Signal<Vec<(String, String)>>;

/// The people at a customer, after the words for nobody.
pub(crate) fn people_choices(app: App, at: Signal<Option<CustomerId>>, nobody: Message) -> Choices {
    Signal::derive(move || {
        let people = at.get().map(|id| app.contacts_of(id)).unwrap_or_default();
        std::iter::once((String::new(), nobody(app.text()).to_owned()))
            .chain(people.iter().map(|it| (it.id.to_string(), it.name.clone())))
            .collect()
    })
}
