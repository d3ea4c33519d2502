//! Whether whoever receives the notices of a contract at the customer is still there.

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::contact::left_addressee;
use crate::domain::id::ContractId;
use crate::ui::widgets::status::{Meaning, status};

/// Says that the recipient has left, as long as the contract may still be written or is in force; nothing otherwise.
#[component]
pub(super) fn AddresseeLeft(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let named = Memo::new(move |_| editor.record.with(|it| (it.customer, it.notices.their_addressee.clone())));
    let words = move || {
        let is_over = app.contract_standing(id).is_some_and(|it| it.is_binding() && !it.is_in_force());
        let (customer, name) = named.get();
        if is_over || name.trim().is_empty() {
            return None;
        }
        let people = app.contacts_of(customer);
        let who = left_addressee(people.iter().map(Arc::as_ref), &name, app.as_of())?;
        let text = app.text();
        Some(text.contact_left_notice(&who.name, &text.date(who.left_on?)))
    };
    move || {
        words().map(|words| {
            view! { <p class="deal__line small" id="addressee-left">{status(Meaning::Warn, "triangle-alert", words)}</p> }
        })
    }
}
