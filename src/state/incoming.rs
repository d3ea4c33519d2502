//! A file on its way in: chosen, read, shown, agreed to, written, and perhaps taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::errand::Clerk;
use crate::domain::id::CustomerId;
use crate::i18n::Text;
use crate::store::browser::scratch;
use crate::sync::copying::Offering;
use crate::sync::errand::Share;
use crate::sync::intake::preview::{Dispute, Preview};
use crate::sync::intake::takeback::Offer;
use crate::sync::plan::Question;

/// How long after a worker's end what it left is swept away, and again as long as that fails, in milliseconds. What is still
/// there then goes at the next start.
const SWEEP_AFTER: [u32; 4] = [50, 200, 1_000, 5_000];

/// Where a file on its way in stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// There is none.
    Idle,
    /// It is being read.
    Reading {
        /// The file's name.
        name: String,
        /// How far, in per cent.
        percent: u32,
    },
    /// It is under a passphrase.
    Locked {
        /// The file's name.
        name: String,
        /// What was wrong with the passphrase that was tried last.
        wrong: Option<String>,
    },
    /// It cannot come in.
    Refused {
        /// The file's name.
        name: String,
        /// Why.
        why: Trouble,
    },
    /// It was read, found whole and compared with the book.
    Shown {
        /// The file's name.
        name: String,
        /// What it would change.
        preview: Arc<Preview>,
    },
    /// It was read and found whole, and is of another book: customers of it can be copied.
    Other {
        /// The file's name.
        name: String,
        /// What can be copied.
        offering: Arc<Offering>,
        /// Whether the chosen ones are being copied.
        busy: bool,
    },
    /// What was agreed to is being written.
    Writing {
        /// The file's name.
        name: String,
        /// What is being written.
        preview: Arc<Preview>,
    },
    /// It is on the disk.
    Done {
        /// What it changed.
        preview: Arc<Preview>,
        /// How many records were written.
        records: usize,
        /// How many disagreements were settled with it.
        settled: usize,
        /// How many of the records do not read back as they were written.
        amiss: usize,
    },
}

/// Why a file cannot come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It is larger than is read.
    TooLarge,
    /// Why, in words: the file, the book or storage.
    Words(String),
}

impl Trouble {
    /// Why, and what to do.
    pub fn words(&self, text: Text) -> String {
        match self {
            Self::TooLarge => text.file_too_large(),
            Self::Words(words) => words.clone(),
        }
    }
}

/// What a person chose for a disagreement. Without a choice it is left for later, as with [`Choice::Later`].
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// This of the values.
    Value(Value),
    /// None of them: another value. While it is being typed and is none yet, it is left for later.
    Other(Option<Value>),
    /// Every value is kept, and it is settled another day.
    Later,
}

impl Choice {
    /// The value that is to be written, if any.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Other(value) => value.as_ref(),
            Self::Later => None,
        }
    }
}

/// A disagreement by record and field.
type Place = (Uuid, String);

/// A file on its way in, and what a person says to it.
#[derive(Clone, Copy)]
pub struct Incoming {
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What was chosen for the disagreements.
    pub choices: RwSignal<BTreeMap<Place, Choice>>,
    /// The customers of another book that are to be copied.
    pub picked: RwSignal<BTreeSet<CustomerId>>,
    /// The questions that were answered with yes.
    pub agreed: RwSignal<Vec<Question>>,
    /// Who uses this copy, when a book begins here with a file.
    pub person: RwSignal<String>,
    /// What this device is called, then.
    pub device: RwSignal<String>,
    /// The imports that can be taken back, the newest first.
    pub offers: RwSignal<Vec<Offer>>,
    /// Whether the book moved on while the file was looked at, so that it is shown again.
    pub moved: RwSignal<bool>,
    /// How many files' bytes were taken from it, and why not all, in words.
    pub files: RwSignal<Option<(usize, Option<String>)>>,
    /// How far the bytes of files are taken from it; `None` while none are.
    pub taking: RwSignal<Option<Share>>,
    /// The worker that has the file.
    pub(super) clerk: StoredValue<Option<Clerk>, LocalStorage>,
    /// How often somebody looked which imports can be taken back: the last answer counts.
    pub(super) looks: StoredValue<u64>,
    /// Raised with every file: what belongs to an earlier one stops.
    pub(super) turn: StoredValue<u64>,
}

impl Incoming {
    pub(super) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Idle),
            choices: RwSignal::new(BTreeMap::new()),
            picked: RwSignal::new(BTreeSet::new()),
            agreed: RwSignal::new(Vec::new()),
            person: RwSignal::new(String::new()),
            device: RwSignal::new(String::new()),
            offers: RwSignal::new(Vec::new()),
            moved: RwSignal::new(false),
            files: RwSignal::new(None),
            taking: RwSignal::new(None),
            clerk: StoredValue::new_local(None),
            looks: StoredValue::new(0),
            turn: StoredValue::new(0),
        }
    }

    /// Forgets the file, if there is one.
    pub(super) fn forget(self) -> u64 {
        let clerk = self.clerk.try_update_value(Option::take).flatten();
        self.choices.set(BTreeMap::new());
        self.picked.set(BTreeSet::new());
        self.agreed.set(Vec::new());
        self.moved.set(false);
        self.taking.set(None);
        let raised = self.turn.try_update_value(|turn| {
            *turn = turn.saturating_add(1);
            *turn
        });
        let turn = raised.unwrap_or(0);
        if let Some(clerk) = clerk {
            // not within its own call
            spawn_local(async move {
                drop(clerk);
                self.sweep().await;
            });
        }
        turn
    }

    /// Sweeps away what the worker of a file that is forgotten had parked on the disk: ended from outside, it did not do so itself,
    /// and the browser lets go of its file a little later. With the next file that one's worker sees to it.
    async fn sweep(self) {
        for pause in SWEEP_AFTER {
            TimeoutFuture::new(pause).await;
            let is_another = self.clerk.try_with_value(Option::is_some) != Some(false);
            if is_another || scratch::sweep().await {
                return;
            }
        }
    }

    /// Whether what came of the file is being kept: it is not broken off, neither for another file nor to leave it.
    pub(super) fn is_held(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Writing { .. } | Stage::Other { busy: true, .. }))
    }

    pub(super) fn is_turn(self, turn: u64) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Sets or takes back a choice.
    pub fn choose(self, dispute: &Dispute, choice: Choice) {
        self.choices.update(|choices| drop(choices.insert((dispute.record.id, dispute.field.clone()), choice)));
    }

    /// What was chosen.
    pub fn choice(self, dispute: &Dispute) -> Option<Choice> {
        self.choices.with(|choices| choices.get(&(dispute.record.id, dispute.field.clone())).cloned())
    }
}
