//! The people at a customer, to choose from.

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::id::{ContactId, CustomerId};
use crate::i18n::Message;
use crate::state::App;
use crate::ui::widgets::checks::ticked;

/// Choices of a menu: the name in the form, and its words.
type Choices = Signal<Vec<(String, String)>>;

/// The people at a customer who may have been there besides the one in `but`. Who has left is offered no more; who was ticked as
/// the form was opened stays. `chosen`: the value of the boxes.
pub(crate) fn people_beside(
    app: App,
    at: Signal<Option<CustomerId>>,
    but: RwSignal<String>,
    chosen: RwSignal<String>,
) -> Choices {
    let before: Vec<ContactId> =
        chosen.with_untracked(|chosen| ticked(chosen).iter().filter_map(|id| ContactId::parse(id)).collect());
    Signal::derive(move || {
        let day = app.as_of();
        let first = but.with(|id| ContactId::parse(id));
        let mut people = at.get().map(|id| app.contacts_of(id)).unwrap_or_default();
        people.retain(|it| Some(it.id) != first && (!it.has_left(day) || before.contains(&it.id)));
        people.iter().map(|it| (it.id.to_string(), it.name.clone())).collect()
    })
}

/// The people at a customer, after the words for nobody. Who has left is offered no more; who was chosen before stays, with the
/// day. `chosen`: the value of the field.
pub(crate) fn people_choices(
    app: App,
    at: Signal<Option<CustomerId>>,
    nobody: Message,
    chosen: RwSignal<String>,
) -> Choices {
    // who was chosen as the form was opened can be chosen again
    let before = ContactId::parse(&chosen.get_untracked());
    Signal::derive(move || {
        let (text, day) = (app.text(), app.as_of());
        let mut people = at.get().map(|id| app.contacts_of(id)).unwrap_or_default();
        people.retain(|it| !it.has_left(day) || Some(it.id) == before);
        let words = |it: &Contact| match it.left_on.filter(|_| it.has_left(day)) {
            Some(left) => format!("{} · {}", it.name, text.contact_left(&text.date(left))),
            None => it.name.clone(),
        };
        std::iter::once((String::new(), nobody(text).to_owned()))
            .chain(people.iter().map(|it| (it.id.to_string(), words(it))))
            .collect()
    })
}
