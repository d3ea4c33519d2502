//! Customers handed out as a list for other programs. A workbook is made by the worker, as the library for it is large.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag};

use super::app::App;
use super::clock::today;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::{download, download_file};
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::sync::errand::{Errand, Report};
use crate::sync::list::card;
use crate::sync::list::ledger::Ledger;
use crate::sync::list::write;

/// In which form customers are handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Text with separators.
    Csv,
    /// A workbook.
    Workbook,
    /// Contact cards.
    Cards,
}

/// Customers with their people.
type Parties = Vec<(Arc<Customer>, Vec<Arc<Contact>>)>;

impl App {
    /// Hands these customers to the browser as a download, in their order.
    pub fn export_customers(self, ids: &[CustomerId], form: ListForm) {
        let parties = self.parties(ids);
        let text = self.untracked_text();
        match form {
            ListForm::Csv => {
                let rows = self.ledger(&parties).texts();
                let list = write::write(rows.iter().map(|row| row.iter().map(String::as_str)));
                let made = download(text.customers_csv_name(), "text/csv", list.as_bytes());
                self.say_handed_out(made, parties.len(), text.customers_csv_name());
            }
            ListForm::Cards => {
                let people = parties.iter().map(|(it, people)| (it.as_ref(), people.iter().map(Arc::as_ref)));
                let cards = card::write(people, |id| self.called(id));
                let made = download(text.customers_cards_name(), "text/vcard", cards.as_bytes());
                self.say_handed_out(made, parties.len(), text.customers_cards_name());
            }
            ListForm::Workbook => {
                let ledger = self.ledger(&parties);
                spawn_local(self.hand_out_workbook(ledger));
            }
        }
    }

    async fn hand_out_workbook(self, ledger: Ledger) {
        let text = self.untracked_text();
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let Some(table) = serde_json::to_vec(&ledger).ok().and_then(|json| blob(&json)) else {
            self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let customers = ledger.rows.len();
        drop(ledger);
        let language = self.locale.get_untracked().tag().to_owned();
        match Clerk::ask_about(Errand::WriteWorkbook { language }, Some(table)).await {
            (Report::Workbook, Some(file)) => {
                let name = text.customers_workbook_name();
                self.say_handed_out(download_file(name, &file), customers, name);
            }
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }

    fn parties(self, ids: &[CustomerId]) -> Parties {
        let customers: HashMap<CustomerId, Arc<Customer>> =
            self.peek_all::<Customer>().into_iter().map(|it| (it.id, it)).collect();
        let mut people: HashMap<CustomerId, Vec<Arc<Contact>>> = HashMap::new();
        for contact in self.peek_all::<Contact>() {
            if contact.merged_into.is_none_or(|into| self.peek::<Contact>(into).is_none()) {
                people.entry(self.peek_survivor(contact.customer)).or_default().push(contact);
            }
        }
        ids.iter()
            .filter_map(|id| customers.get(id))
            .map(|customer| {
                let mut people = people.remove(&customer.id).unwrap_or_default();
                // whom to ask for comes first, and the others in the same order each time
                let primary = self.peek_primary(customer);
                people.sort_unstable_by_key(|contact| (Some(contact.id) != primary, contact.id));
                (Arc::clone(customer), people)
            })
            .collect()
    }

    fn ledger(self, parties: &Parties) -> Ledger {
        let text = self.untracked_text();
        let rows = parties.iter().map(|(customer, people)| (customer.as_ref(), people.first().map(Arc::as_ref)));
        Ledger::of(rows, text.customers_sheet(), today().ok(), |id| self.called(id), |word| text.list_word(word))
    }

    /// What the customer behind an id is called.
    fn called(self, id: CustomerId) -> String {
        self.peek_party(id).map(|it| it.name.clone()).unwrap_or_default()
    }

    fn say_handed_out(self, made: Option<()>, customers: usize, name: &str) {
        let text = self.untracked_text();
        match made {
            Some(()) => self.say(text.customers_exported(customers, name), Tone::Done, UndoOffer::None),
            None => self.say(text.download_failed(), Tone::Trouble, UndoOffer::None),
        }
    }
}

fn blob(bytes: &[u8]) -> Option<Blob> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()
}
