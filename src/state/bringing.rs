//! Bringing a file in, from the page's side: the worker reads it, a person agrees, the worker writes it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::app::{App, BookKind, Phase, Saving};
use super::copy::device_guess;
use super::errand::{Clerk, breakage_words};
use super::file::LARGEST_FILE;
use super::incoming::{Stage, Trouble};
use super::notice::{Tone, UndoOffer};
use crate::kinds::{Kind, Nature};
use crate::store::browser::allowance;
use crate::sync::errand::{Breakage, Database, Errand, Report, Share};
use crate::sync::intake::preview::{Dispute, Preview};
use crate::sync::intake::{Consent, Introduction, Outcome, Settlement, Written};

/// How much larger a sealed file may be than its content, in bytes.
const SEALED_ON_TOP: f64 = 1_048_576.0;

impl App {
    /// A file is likely to be chosen soon: the program that reads it is loaded meanwhile.
    pub fn expect_file() {
        Clerk::prepare();
    }

    /// None is to be chosen after all.
    pub fn expect_no_file() {
        Clerk::dismiss();
    }

    /// Reads a file and shows what it would change. Nothing is written. A file that was being looked at is forgotten; while
    /// what came of one is being kept, no other one is read.
    pub fn take_file(self, file: File) {
        let incoming = self.incoming;
        if incoming.is_held() {
            return;
        }
        let turn = incoming.forget();
        incoming.files.set(None);
        let name = file.name();
        // the size is looked at before the first byte is read
        if file.size() > LARGEST_FILE + SEALED_ON_TOP {
            incoming.stage.set(Stage::Refused { name, why: Trouble::TooLarge });
            return;
        }
        incoming.stage.set(Stage::Reading { name: name.clone(), percent: 0 });
        let errand = Errand::Read { book: self.database_for_a_file() };
        let hear = move |report, _| self.hear_of_file(turn, &name, report);
        let clerk = Clerk::send_prepared(errand, Some(file.into()), hear.clone());
        if clerk.is_none() {
            hear(Report::Broken(Breakage::Unloaded), None);
        }
        incoming.clerk.set_value(clerk);
    }

    /// The database of the open book; on a first visit the one that a file would fill.
    pub(super) fn database_for_a_file(self) -> Database {
        let kind = self.phase.with_untracked(|phase| match phase {
            Phase::Open(kind) => *kind,
            Phase::Opening | Phase::FirstRun | Phase::Stopped(_) | Phase::Lost(_) => BookKind::Own,
        });
        self.database(kind)
    }

    /// The database of this book, as a worker is told of it.
    pub(super) fn database(self, kind: BookKind) -> Database {
        let language = self.locale.get_untracked().tag().to_owned();
        Database { name: kind.database().to_owned(), language, known: Self::known_book(kind) }
    }

    /// What the worker says of the file.
    fn hear_of_file(self, turn: u64, name: &str, report: Report) {
        let incoming = self.incoming;
        if !incoming.is_turn(turn) {
            return;
        }
        let name = name.to_owned();
        match report {
            Report::Progress(share) => {
                let percent = share.done.min(share.total).saturating_mul(100).checked_div(share.total).unwrap_or(0);
                // one that is shown or written is read once more, for the bytes of files that it carries
                if matches!(incoming.stage.get_untracked(), Stage::Writing { .. } | Stage::Shown { .. }) {
                    incoming.taking.set(Some(share));
                } else {
                    incoming.stage.set(Stage::Reading { name, percent: u32::try_from(percent).unwrap_or(0) });
                }
            }
            Report::Locked { wrong } => incoming.stage.set(Stage::Locked { name, wrong }),
            Report::Shown(preview) => {
                if preview.restores {
                    incoming.person.set(preview.origin.by.person.clone());
                    incoming.device.set(device_guess());
                }
                incoming.stage.set(Stage::Shown { name, preview: Arc::new(*preview) });
            }
            Report::Files { taken, trouble } => self.hear_of_files(taken, trouble),
            Report::Other(offering) => {
                incoming.stage.set(Stage::Other { name, offering: Arc::new(*offering), busy: false });
            }
            Report::Copies(copies) => self.keep_copies(*copies),
            Report::Outcome(outcome) => self.hear_of_writing(name, *outcome),
            Report::Refused { words } => self.hear_refusal(name, words),
            Report::Broken(breakage) => {
                let text = self.untracked_text();
                if let Stage::Writing { .. } = incoming.stage.get_untracked() {
                    // whether it was written is known from the disk alone
                    incoming.forget();
                    incoming.stage.set(Stage::Idle);
                    self.saving.set(Saving::Failed);
                    self.say(text.worker_stopped_writing(), Tone::Trouble, UndoOffer::None);
                    spawn_local(async move {
                        self.read_anew().await;
                        self.look_for_offers().await;
                    });
                    return;
                }
                self.hear_refusal(name, breakage_words(text, breakage).to_owned());
            }
            Report::Ready
            | Report::File { .. }
            | Report::Offers(_)
            | Report::TakenBack(_)
            | Report::Checked(_)
            | Report::Snapshot { .. }
            | Report::PutBack { .. }
            | Report::Restarted { .. }
            | Report::Sheets
            | Report::Workbook
            | Report::Sealed
            | Report::Calendar
            | Report::Word
            | Report::Bundle => {}
        }
    }

    fn hear_refusal(self, name: String, words: String) {
        let incoming = self.incoming;
        if let Stage::Writing { preview, .. } = incoming.stage.get_untracked() {
            self.saving.set(Saving::Failed);
            self.say(words, Tone::Trouble, UndoOffer::None);
            incoming.stage.set(Stage::Shown { name, preview });
            return;
        }
        incoming.forget();
        if matches!(incoming.stage.get_untracked(), Stage::Other { .. }) {
            self.saving.set(Saving::Failed);
        }
        incoming.stage.set(Stage::Refused { name, why: Trouble::Words(words) });
    }

    /// Tries a passphrase on the file.
    pub fn unlock_file(self, typed: String) {
        let incoming = self.incoming;
        let Stage::Locked { name, .. } = incoming.stage.get_untracked() else { return };
        incoming.stage.set(Stage::Reading { name, percent: 0 });
        incoming.clerk.with_value(|clerk| {
            if let Some(clerk) = clerk {
                clerk.tell(&Errand::Passphrase { typed });
            }
        });
    }

    /// Leaves the file: nothing of it stays. What is being kept of it is not broken off.
    pub fn leave_file(self) {
        if self.incoming.is_held() {
            return;
        }
        self.incoming.forget();
        self.incoming.stage.set(Stage::Idle);
    }

    /// Writes what was shown, with the choices made: all of it, or nothing.
    pub fn bring_file_in(self) {
        let incoming = self.incoming;
        let Stage::Shown { name, preview } = incoming.stage.get_untracked() else { return };
        let consent = self.consent(&preview);
        incoming.stage.set(Stage::Writing { name, preview });
        self.announce_saving();
        incoming.clerk.with_value(|clerk| {
            if let Some(clerk) = clerk {
                clerk.tell(&Errand::Apply { consent });
            }
        });
    }

    fn hear_of_writing(self, name: String, outcome: Outcome) {
        let incoming = self.incoming;
        let Stage::Writing { preview, .. } = incoming.stage.get_untracked() else { return };
        self.saving.set(Saving::Saved);
        match outcome {
            Outcome::Written(written) => spawn_local(self.came_in(preview, written)),
            Outcome::Moved(now) => {
                incoming.moved.set(true);
                incoming.stage.set(Stage::Shown { name, preview: Arc::new(*now) });
            }
            Outcome::NothingNew => {
                let preview = Arc::new(Preview { nothing_new: true, ..(*preview).clone() });
                incoming.stage.set(Stage::Shown { name, preview });
            }
        }
    }

    /// Takes the bytes of files that the file carries and that are not here; its records are here already. While they are taken,
    /// asking again asks nothing.
    pub fn take_files(self) {
        let incoming = self.incoming;
        if incoming.taking.with_untracked(Option::is_some) {
            return;
        }
        let told = incoming.clerk.with_value(|clerk| clerk.as_ref().map(|clerk| clerk.tell(&Errand::TakeFiles)));
        incoming.taking.set(told.map(|()| Share::default()));
    }

    /// Takes no more of them, and leaves the file; those that came stay here.
    pub fn stop_taking_files(self) {
        self.leave_file();
        self.look_for_bytes();
    }

    fn hear_of_files(self, taken: usize, trouble: Option<String>) {
        self.incoming.taking.set(None);
        self.incoming.files.set(Some((taken, trouble)));
        self.checking.forget();
        self.look_for_bytes();
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
    async fn came_in(self, preview: Arc<Preview>, written: Written) {
        let incoming = self.incoming;
        incoming.forget();
        self.checking.forget();
        let (records, settled, amiss) = (written.records, written.settled, written.amiss);
        if self.phase.with_untracked(|phase| matches!(phase, Phase::FirstRun | Phase::Lost(_))) {
            // what was known is of the book that is gone
            self.forget_known();
            incoming.stage.set(Stage::Idle);
            if let Err(fault) = self.open(BookKind::Own).await {
                self.stop(&fault);
                return;
            }
            let text = self.untracked_text();
            let files = incoming.files.get_untracked().and_then(|(_, trouble)| trouble);
            // one notice: another would take its place
            let trouble =
                [(amiss > 0).then(|| text.together_amiss(amiss)), files.map(|words| text.files_not_taken(&words))];
            let trouble = text.sentences(trouble.into_iter().flatten());
            if trouble.is_empty() {
                self.say(text.together_restored(records), Tone::Done, UndoOffer::None);
            } else {
                self.say(trouble, Tone::Trouble, UndoOffer::None);
            }
            let _answer = allowance::persist().await;
            return;
        }
        self.read_anew().await;
        self.note_state();
        if amiss > 0 {
            // whoever went to another page meanwhile would not see it on the page of the file
            self.say(self.untracked_text().together_amiss(amiss), Tone::Trouble, UndoOffer::None);
        }
        incoming.stage.set(Stage::Done { preview, records, settled, amiss });
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
