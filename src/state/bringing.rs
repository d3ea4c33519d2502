//! Bringing a file in, from the page's side: read in slices, agreed to, written.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::app::{App, BookKind, Phase, Saving};
use super::book::{fresh_replica, fresh_workspace};
use super::clock::{now_milliseconds, random_bytes};
use super::copy::device_guess;
use super::file::LARGEST_FILE;
use super::incoming::{Held, Stage, Trouble};
use super::notice::{Tone, UndoOffer};
use crate::kinds::{Kind, Nature};
use crate::store::browser::{BrowserRepository, allowance};
use crate::sync::file::Limits;
use crate::sync::intake::preview::{Dispute, Preview};
use crate::sync::intake::{Consent, Fresh, Intake, Introduction, Outcome, Settlement, Written};

/// How much of a file is read at a time, in bytes: well below a tenth of a second of work.
const SLICE: f64 = 262_144.0;

/// Random bits for one file.
pub(super) fn fresh() -> Fresh {
    Fresh {
        replica: fresh_replica(),
        workspace: fresh_workspace(),
        export: uuid::Builder::from_random_bytes(random_bytes()).into_uuid(),
    }
}

impl App {
    /// Reads a file and shows what it would change. Nothing is written. A file that was being looked at is forgotten.
    pub fn take_file(self, file: File) {
        let incoming = self.incoming;
        let turn = incoming.forget();
        let name = file.name();
        incoming.stage.set(Stage::Reading { name: name.clone(), percent: 0 });
        spawn_local(async move {
            let read = self.read_file(&file, &name, turn).await;
            if !incoming.is_turn(turn) {
                return;
            }
            let next = match read {
                Ok(Some(preview)) => {
                    if preview.restores {
                        incoming.person.set(preview.origin.by.person.clone());
                        incoming.device.set(device_guess());
                    }
                    Stage::Shown { name, preview: Arc::new(preview) }
                }
                Ok(None) => return,
                Err(why) => Stage::Refused { name, why },
            };
            incoming.stage.set(next);
        });
    }

    /// `None` when another file was chosen meanwhile.
    async fn read_file(self, file: &File, name: &str, turn: u64) -> Result<Option<Preview>, Trouble> {
        let incoming = self.incoming;
        // the size is looked at before the first byte is read
        let size = file.size();
        if size > LARGEST_FILE {
            return Err(Trouble::TooLarge);
        }
        let repository = self.repository_for_a_file().await?;
        let mut intake = Intake::begin(&*repository, fresh(), Limits::default()).await?;
        let mut from = 0.0;
        while from < size {
            let until = size.min(from + SLICE);
            let piece = file.slice_with_f64_and_f64(from, until).map_err(|_| Trouble::Unreadable)?;
            // between two slices the page draws itself and hears the person
            let buffer = JsFuture::from(piece.array_buffer()).await.map_err(|_| Trouble::Unreadable)?;
            if !incoming.is_turn(turn) {
                return Ok(None);
            }
            intake.feed(&js_sys::Uint8Array::new(&buffer).to_vec(), now_milliseconds())?;
            from = until;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
            let percent = (from / size * 100.0) as u32;
            incoming.stage.set(Stage::Reading { name: name.to_owned(), percent });
        }
        let preview = intake.finish(now_milliseconds())?;
        incoming.held.set_value(Some(Held { intake, repository }));
        Ok(Some(preview))
    }

    /// The database of the open book; on a first visit the one that a file would fill.
    async fn repository_for_a_file(self) -> Result<Rc<BrowserRepository>, Trouble> {
        if let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) {
            return Ok(repository);
        }
        let opened = BrowserRepository::open(BookKind::Own.database(), move |event| self.heard(event)).await?;
        Ok(Rc::new(opened))
    }

    /// Leaves the file: nothing of it stays.
    pub fn leave_file(self) {
        self.incoming.forget();
        self.incoming.stage.set(Stage::Idle);
    }

    /// Writes what was shown, with the choices made: all of it, or nothing.
    pub fn bring_file_in(self) {
        let incoming = self.incoming;
        let Stage::Shown { name, preview } = incoming.stage.get_untracked() else { return };
        let Some(held) = incoming.held.try_update_value(Option::take).flatten() else { return };
        let consent = self.consent(&preview);
        let turn = incoming.turn.get_value();
        incoming.stage.set(Stage::Writing { name: name.clone(), preview: Arc::clone(&preview) });
        self.announce_saving();
        spawn_local(async move {
            let Held { mut intake, repository } = held;
            let outcome = intake.apply(&*repository, &consent, now_milliseconds()).await;
            self.saving.set(if outcome.is_ok() { Saving::Saved } else { Saving::Failed });
            let shown = |preview: Arc<Preview>| Stage::Shown { name, preview };
            let again = match outcome {
                Ok(Outcome::Written(written)) => {
                    drop(intake);
                    return self.came_in(repository, preview, &written).await;
                }
                Ok(Outcome::Moved(now)) => {
                    incoming.moved.set(true);
                    shown(Arc::new(*now))
                }
                Ok(Outcome::NothingNew) => shown(Arc::new(Preview { nothing_new: true, ..(*preview).clone() })),
                Err(fault) => {
                    self.say(self.untracked_text().intake_fault(&fault), Tone::Trouble, UndoOffer::None);
                    shown(preview)
                }
            };
            if incoming.is_turn(turn) {
                incoming.held.set_value(Some(Held { intake, repository }));
                incoming.stage.set(again);
            }
        });
    }

    fn consent(self, preview: &Preview) -> Consent {
        let incoming = self.incoming;
        let settlements = incoming.choices.with_untracked(|choices| {
            let fixed =
                |dispute: &&Dispute| Kind::of(&dispute.record.kind).map(Kind::nature) == Some(Nature::WrittenOnce);
            let chosen = preview.disputes.iter().filter(|it| !fixed(it)).filter_map(|dispute| {
                let choice = choices.get(&(dispute.record.id, dispute.field.clone()))?;
                let value = choice.value()?.clone();
                Some(Settlement { id: dispute.record.id, field: dispute.field.clone(), value })
            });
            chosen.collect()
        });
        let introduction = if preview.restores {
            let trimmed = |typed: RwSignal<String>| typed.with_untracked(|typed| typed.trim().to_owned());
            Introduction { person: trimmed(incoming.person), device: trimmed(incoming.device) }
        } else {
            Introduction { person: String::new(), device: device_guess() }
        };
        Consent {
            digest: preview.origin.digest.clone(),
            agreed: incoming.agreed.get_untracked(),
            settlements,
            introduction: Some(introduction),
        }
    }

    /// It is on the disk: memory and screen follow.
    async fn came_in(self, repository: Rc<BrowserRepository>, preview: Arc<Preview>, written: &Written) {
        let incoming = self.incoming;
        incoming.forget();
        let (records, settled) = (written.records, written.settled);
        if self.phase.with_untracked(|phase| matches!(phase, Phase::FirstRun | Phase::Lost(_))) {
            repository.close();
            // what was known is of the book that is gone
            self.forget_known();
            incoming.stage.set(Stage::Idle);
            if let Err(fault) = self.open(BookKind::Own).await {
                self.stop(&fault);
                return;
            }
            self.say(self.untracked_text().together_restored(records), Tone::Done, UndoOffer::None);
            let _answer = allowance::persist().await;
            return;
        }
        self.read_anew().await;
        self.note_state();
        incoming.stage.set(Stage::Done { preview, records, settled });
        self.look_for_offers().await;
    }

    /// Reads what was written past this tab's own door, and lets the other tabs read it too.
    pub(super) async fn read_anew(self) {
        // a tab that cannot read now reads it with its next write
        let _read = self.catch_up().await;
        self.with_book(|book| {
            book.forget_history();
            book.tell_tabs();
        });
    }
}
