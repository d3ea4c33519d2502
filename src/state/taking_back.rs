//! Taking back a file that was brought in.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Saving};
use super::errand::Clerk;
use super::incoming::Stage;
use super::notice::{Tone, UndoOffer};
use crate::store::Repository;
use crate::sync::errand::{Errand, Report};
use crate::sync::intake::takeback::{Offer, TakenBack, Way};

impl App {
    /// When this copy was last written to a file.
    fn exported_ms(self) -> Option<u64> {
        self.last_export.get_untracked()
    }

    /// Looks which imports can be taken back now, and how.
    pub fn find_offers(self) {
        spawn_local(self.look_for_offers());
    }

    pub(super) async fn look_for_offers(self) {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return };
        let turn = self.incoming.looks.try_update_value(|looks| {
            *looks = looks.wrapping_add(1);
            *looks
        });
        // without an answer nothing is offered; without anything to offer no worker is asked
        if repository.undos().await.unwrap_or_default().is_empty() {
            self.incoming.offers.set(Vec::new());
            return;
        }
        let errand = Errand::Offers { book: self.database_for_a_file(), exported_ms: self.exported_ms() };
        let report = Clerk::ask(errand).await;
        // whoever looked later knows better
        if self.incoming.looks.try_get_value() == turn {
            self.incoming.offers.set(if let Report::Offers(offers) = report { offers } else { Vec::new() });
        }
    }

    /// Takes an import back in the way that was offered. If only another way is open by now, says so and does nothing.
    pub fn take_back(self, offer: &Offer) {
        self.announce_saving();
        let errand = Errand::TakeBack {
            book: self.database_for_a_file(),
            name: offer.name.clone(),
            way: offer.way,
            exported_ms: self.exported_ms(),
        };
        spawn_local(async move {
            let report = Clerk::ask(errand).await;
            if let Report::TakenBack(taken) = report {
                self.saving.set(Saving::Saved);
                self.taken_back(taken).await;
            } else if let Report::Refused { words } = report {
                self.not_taken_back(words);
            } else {
                self.not_taken_back(self.untracked_text().worker_stopped_writing().to_owned());
                self.read_anew().await;
            }
        });
    }

    async fn taken_back(self, taken: TakenBack) {
        self.read_anew().await;
        self.note_state();
        self.incoming.stage.set(Stage::Idle);
        let text = self.untracked_text();
        let words = match taken.way {
            Way::Rollback => text.together_rolled_back(taken.restored),
            Way::Revert => text.together_reverted(taken.restored, taken.left),
        };
        self.say(words, Tone::Done, UndoOffer::None);
        self.look_for_offers().await;
    }

    fn not_taken_back(self, words: String) {
        self.saving.set(Saving::Failed);
        self.say(words, Tone::Trouble, UndoOffer::None);
        self.find_offers();
    }
}
