//! Taking back a file that was brought in.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Saving};
use super::errand::Clerk;
use super::incoming::Stage;
use super::notice::{Tone, UndoOffer};
use crate::store::Repository;
use crate::sync::errand::{Breakage, Errand, Report};
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
        // without an answer nothing is offered; without anything to offer no worker is asked
        if repository.undos().await.unwrap_or_default().is_empty() {
            self.incoming.offers.set(Vec::new());
            return;
        }
        let errand = Errand::Offers { book: self.database_for_a_file(), exported_ms: self.exported_ms() };
        self.send_second(errand, move |report| match report {
            Report::Offers(offers) => self.incoming.offers.set(offers),
            Report::Refused { .. } | Report::Broken(_) => self.incoming.offers.set(Vec::new()),
            Report::Ready
            | Report::Progress(_)
            | Report::File { .. }
            | Report::Locked { .. }
            | Report::Shown(_)
            | Report::Outcome(_)
            | Report::TakenBack(_)
            | Report::Snapshot { .. }
            | Report::PutBack { .. } => {}
        });
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
        self.send_second(errand, move |report| match report {
            Report::TakenBack(taken) => {
                self.saving.set(Saving::Saved);
                spawn_local(self.taken_back(taken));
            }
            Report::Refused { words } => self.not_taken_back(words),
            Report::Broken(_) => {
                self.not_taken_back(self.untracked_text().worker_stopped_writing().to_owned());
                spawn_local(self.read_anew());
            }
            Report::Ready
            | Report::Progress(_)
            | Report::File { .. }
            | Report::Locked { .. }
            | Report::Shown(_)
            | Report::Outcome(_)
            | Report::Offers(_)
            | Report::Snapshot { .. }
            | Report::PutBack { .. } => {}
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

    /// Another worker beside the one that may hold a file; a still running one is let go.
    fn send_second(self, errand: Errand, hear: impl Fn(Report) + Clone + 'static) {
        let told = hear.clone();
        let clerk = Clerk::send(errand, None, move |report, _| told(report));
        if clerk.is_none() {
            hear(Report::Broken(Breakage::Unloaded));
        }
        let before = self.incoming.second.try_update_value(|second| std::mem::replace(second, clerk)).flatten();
        // not within its own call
        spawn_local(async move { drop(before) });
    }
}
