//! The check of the whole book: it goes on while other pages are looked at, and can be stopped.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use crate::sync::errand::{Breakage, Errand, Report, Share};
pub use crate::sync::integrity::{BadFile, Finding, Loose};

/// Where the check stands.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckStage {
    /// Nobody asked for it.
    Idle,
    /// It is at it.
    Running(Share),
    /// It has been through.
    Done(Finding),
    /// The rows cannot be read at all; why, in words.
    Refused(String),
}

/// A check under way, or the last one.
#[derive(Clone, Copy)]
pub(super) struct Checking {
    stage: RwSignal<CheckStage>,
    clerk: StoredValue<Option<Clerk>, LocalStorage>,
}

impl Checking {
    pub(super) fn new() -> Self {
        Self { stage: RwSignal::new(CheckStage::Idle), clerk: StoredValue::new_local(None) }
    }

    /// Lets the worker go, and says where things stand.
    pub(super) fn end(self, stage: CheckStage) {
        let clerk = self.clerk.try_update_value(Option::take).flatten();
        // not within its own call
        spawn_local(async move { drop(clerk) });
        self.stage.set(stage);
    }

    /// What the last check found is no longer so: something was put right since.
    pub(super) fn forget(self) {
        if self.stage.with_untracked(|stage| matches!(stage, CheckStage::Done(_))) {
            self.stage.set(CheckStage::Idle);
        }
    }

    fn is_running(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, CheckStage::Running(_)))
    }
}

impl App {
    /// Where the check stands. Reading it follows.
    pub fn check_stage(self) -> CheckStage {
        self.checking.stage.get()
    }

    /// Checks every row, beside the page: its check sum, that it reads as what it is, that everything it refers to is there.
    /// One at a time.
    pub fn check_book(self) {
        let text = self.untracked_text();
        if self.checking.is_running() {
            return;
        }
        if self.with_book(|_| ()).is_none() {
            self.checking.stage.set(CheckStage::Refused(text.no_book().to_owned()));
            return;
        }
        self.checking.stage.set(CheckStage::Running(Share::default()));
        let hear = move |report, _| self.hear_of_check(report);
        let clerk = Clerk::send(Errand::Check { book: self.database_for_a_file() }, None, hear);
        if clerk.is_none() {
            self.hear_of_check(Report::Broken(Breakage::Unloaded));
            return;
        }
        self.checking.clerk.set_value(clerk);
    }

    /// Breaks it off. The book is as it was.
    pub fn cancel_check(self) {
        self.checking.end(CheckStage::Idle);
        self.say(self.untracked_text().check_cancelled(), Tone::Done, UndoOffer::None);
    }

    fn hear_of_check(self, report: Report) {
        // what comes in after it was broken off is of no interest
        if !self.checking.is_running() {
            return;
        }
        if let Report::Progress(share) = report {
            self.checking.stage.set(CheckStage::Running(share));
        } else if let Report::Checked(finding) = report {
            self.checking.end(CheckStage::Done(finding));
        } else {
            self.checking.end(CheckStage::Refused(refusal_words(self.untracked_text(), report)));
        }
    }
}
