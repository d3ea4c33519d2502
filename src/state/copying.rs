//! Copying chosen customers out of another book: the worker makes the records, this page keeps them like any change.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::incoming::Stage;
use crate::domain::customer::Customer;
use crate::i18n::format::count;
use crate::sync::copying::Copies;
pub use crate::sync::copying::{Offered, Offering};
use crate::sync::errand::Errand;

impl App {
    /// Copies the chosen customers. What is kept is said, with a way back.
    pub fn copy_picked(self) {
        let incoming = self.incoming;
        let Stage::Other { name, offering, busy: false } = incoming.stage.get_untracked() else { return };
        let customers = incoming.picked.get_untracked();
        if customers.is_empty() {
            return;
        }
        incoming.stage.set(Stage::Other { name, offering, busy: true });
        self.announce_saving();
        incoming.clerk.with_value(|clerk| {
            if let Some(clerk) = clerk {
                clerk.tell(&Errand::Copy { customers });
            }
        });
    }

    /// The numbers and the names that customers here have. The reader runs again when any customer changes.
    pub fn numbers_and_names(self) -> (BTreeSet<String>, BTreeSet<String>) {
        let all = self.customers();
        let read = |part: fn(&Customer) -> &String| {
            all.iter().map(|it| part(it).trim().to_owned()).filter(|it| !it.is_empty()).collect()
        };
        (read(|it| &it.number), read(|it| &it.name))
    }

    /// Keeps copies in one step that one undo takes back. What did not come is said with what did.
    pub(super) fn keep_copies(self, mut copies: Copies) {
        let incoming = self.incoming;
        let own = untrack(|| self.own_entity()).map(|own| own.id);
        let (taken, _) = untrack(|| self.numbers_and_names());
        let emptied = copies.fit(|number| taken.contains(number), own);
        let batch = copies.customers.iter().fold(Batch::new(), Batch::put);
        let batch = copies.contacts.iter().fold(batch, Batch::put);
        let batch = copies.activities.iter().fold(batch, Batch::put);
        let batch = copies.preferences.iter().fold(batch, Batch::put);
        let batch = copies.contracts.iter().fold(batch, Batch::put);
        let text = self.untracked_text();
        let mut said = vec![text.copying_done(&count(copies.customers.len()), &count(copies.len()))];
        if emptied > 0 {
            said.push(text.copying_numbers(&count(emptied)));
        }
        if copies.unread > 0 {
            said.push(text.copying_unread(&count(copies.unread)));
        }
        let said = said.join(" ");
        self.commit(batch, move |kept| match kept {
            Ok(()) => {
                incoming.forget();
                incoming.stage.set(Stage::Idle);
                self.say_with_undo(said);
            }
            Err(fault) => {
                // the choice stands: it can be tried again
                if let Stage::Other { name, offering, .. } = incoming.stage.get_untracked() {
                    incoming.stage.set(Stage::Other { name, offering, busy: false });
                }
                self.say_fault(&fault);
            }
        });
    }
}
