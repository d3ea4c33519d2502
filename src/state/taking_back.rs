//! Taking back a file that was brought in.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Saving};
use super::bringing::fresh;
use super::clock::now_milliseconds;
use super::incoming::Stage;
use super::notice::{Tone, UndoOffer};
use crate::sync::intake::IntakeFault;
use crate::sync::intake::takeback::{self, Offer, Way};

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
        // without an answer nothing is offered
        let offers = takeback::offers(&*repository, self.exported_ms()).await.unwrap_or_default();
        self.incoming.offers.set(offers);
    }

    /// Takes an import back in the way that was offered. If only another way is open by now, says so and does nothing.
    pub fn take_back(self, offer: &Offer) {
        let offer = offer.clone();
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return };
        self.announce_saving();
        spawn_local(async move {
            let now = now_milliseconds();
            let taken =
                takeback::take_back(&*repository, &offer.name, offer.way, self.exported_ms(), fresh(), now).await;
            self.saving.set(if taken.is_ok() { Saving::Saved } else { Saving::Failed });
            let text = self.untracked_text();
            match taken {
                Ok(taken) => {
                    self.read_anew().await;
                    self.incoming.stage.set(Stage::Idle);
                    let words = match taken.way {
                        Way::Rollback => text.together_rolled_back(taken.restored),
                        Way::Revert => text.together_reverted(taken.restored, taken.left),
                    };
                    self.say(words, Tone::Done, UndoOffer::None);
                }
                Err(IntakeFault::OtherFile) => {
                    self.say(text.together_way_changed(), Tone::Trouble, UndoOffer::None);
                }
                Err(fault) => self.say(text.intake_fault(&fault), Tone::Trouble, UndoOffer::None),
            }
            self.look_for_offers().await;
        });
    }
}
