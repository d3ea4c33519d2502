//! Whether the book is safe on this device: what was last known of it, its last backup, the space that is left, and what
//! must be said until it is heard.

use std::collections::HashMap;
use std::mem::discriminant;

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase};
use super::batch::Step;
use super::book::fresh_workspace;
use super::clock::now_milliseconds;
use super::commit_fault::CommitFault;
use super::contest::Contest;
use super::preference::Preference;
use crate::record::meta::Meta;
use crate::store::browser::allowance;
pub use crate::store::browser::allowance::Persistence;
use crate::store::preferences::SENTINEL;
pub use crate::store::safety::Age;
use crate::store::safety::{Space, age, space};
use crate::store::sentinel::{LastExport, Noted, Seen, Sentinel, Standing, judge, mark};

/// Something that stays on the page until it is over or has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// The last change did not fit.
    Full,
    /// Nearly no space is left: new records wait, export works.
    Tight {
        /// How much is used, in percent.
        percent: u64,
    },
    /// A newer version has taken the database over; this page can only be loaded again.
    Superseded,
    /// Another tab with an older version is in the way.
    Blocked,
    /// What was found is older than what was last known here.
    Behind {
        /// How many records there were.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// Rows could not be read and were set aside.
    Damaged {
        /// How many places.
        places: usize,
    },
    /// What the book knew of itself was lost and has been made anew from its records.
    Rebuilt,
    /// The site has a newer version.
    NewVersion,
    /// It looks like a private window.
    Private,
}

/// How safe the book is, as far as the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Whether the browser promised to keep it.
    pub persistence: Persistence,
    /// Bytes used.
    pub used: Option<u64>,
    /// Bytes there could be.
    pub quota: Option<u64>,
}

/// What the page knows of the safety of its book.
#[derive(Clone, Copy)]
pub struct Safety {
    /// What must be said.
    pub alarms: RwSignal<Vec<Alarm>>,
    /// How many changes were written since the last backup.
    pub changes: RwSignal<u64>,
    /// What two tabs changed at once, while somebody must choose.
    pub contest: RwSignal<Option<Contest>>,
    /// Something about the open form, said inside it.
    pub form_alert: RwSignal<Option<String>>,
    /// Whether something made at a press is on its way to disk.
    pub(super) making: RwSignal<bool>,
    /// Raised when the list of snapshots has changed.
    pub snapshots: RwSignal<u32>,
    /// When a reminder of the backup was last put off, in milliseconds.
    pub put_off: RwSignal<u64>,
    pub(super) snapshot_due: StoredValue<SnapshotState>,
    /// Unfinished forms of a book that is gone.
    pub(super) held_drafts: StoredValue<HashMap<String, Vec<u8>>>,
}

/// When the last snapshot was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SnapshotState {
    /// At this time, in milliseconds; 0 if that is not known yet.
    pub(super) at_ms: u64,
    /// Of this revision.
    pub(super) rev: u64,
    /// One is being made or waits for its moment.
    pub(super) waiting: bool,
}

impl Safety {
    pub(super) fn new() -> Self {
        Self {
            alarms: RwSignal::new(Vec::new()),
            changes: RwSignal::new(0),
            contest: RwSignal::new(None),
            form_alert: RwSignal::new(None),
            making: RwSignal::new(false),
            snapshots: RwSignal::new(0),
            put_off: RwSignal::new(0),
            snapshot_due: StoredValue::new(SnapshotState::default()),
            held_drafts: StoredValue::new(HashMap::new()),
        }
    }
}

impl App {
    /// Says something until it is over or read; a newer word of the same sort takes the place of the older.
    pub(super) fn raise(self, alarm: Alarm) {
        self.safety().alarms.update(|alarms| {
            alarms.retain(|other| discriminant(other) != discriminant(&alarm));
            alarms.push(alarm);
        });
    }

    /// It is over, or has been read.
    pub fn quiet(self, alarm: Alarm) {
        if self
            .safety()
            .alarms
            .with_untracked(|alarms| alarms.iter().any(|it| discriminant(it) == discriminant(&alarm)))
        {
            self.safety().alarms.update(|alarms| alarms.retain(|it| discriminant(it) != discriminant(&alarm)));
        }
    }

    /// How the database that was just read stands to what was last known of it.
    pub(super) fn standing(kind: BookKind, found: Option<(&Meta, String, u64)>) -> Standing {
        if kind == BookKind::Demo {
            return if found.is_some() { Standing::Sound } else { Standing::FirstVisit };
        }
        // how many records there are is counted only where that has to be said
        let found = found.map(|(meta, digest8, rev)| Seen {
            workspace: meta.workspace.hyphenated().to_string(),
            rev,
            count: 0,
            digest8,
        });
        judge(SENTINEL.get().as_ref(), found.as_ref())
    }

    /// Which book was last known here; of the demo nothing is noted, and it must never pass for a book of one's own.
    pub(super) fn known_book(kind: BookKind) -> Option<Noted> {
        match kind {
            BookKind::Own => SENTINEL.get()?.noted(),
            BookKind::Demo => None,
        }
    }

    /// The id of that book, or a fresh one.
    pub(super) fn known_workspace(kind: BookKind) -> Uuid {
        Self::known_book(kind).map_or_else(fresh_workspace, |known| known.workspace)
    }

    /// Notes what is on disk now, apart from the database.
    pub(super) fn note_state(self) {
        let Some((kind, meta, rev)) = self.with_book(|book| (book.kind, book.meta.clone(), book.rev)) else { return };
        if kind == BookKind::Demo {
            return;
        }
        let Ok(bytes) = meta.encode() else { return };
        let workspace = meta.workspace.hyphenated().to_string();
        let known = SENTINEL.get().filter(|known| known.workspace == workspace);
        let before = known.as_ref().map_or(0, |known| known.count);
        let (last_export, exported_rev) =
            known.map_or((LastExport::Never, 0), |known| (known.last_export, known.exported_rev.min(rev)));
        let counted = u64::try_from(untrack(|| self.count_all())).unwrap_or(u64::MAX);
        // while the book is still being read, not all of it can be counted
        let count = if self.all_read.get_untracked() { counted } else { counted.max(before) };
        // where nothing can be kept beside the database, the next start can only believe what it finds
        let (digest8, generation, start) = (mark(&bytes), meta.generation, meta.start);
        let now = Sentinel { workspace, rev, count, digest8, last_export, exported_rev, generation, start };
        let _kept = SENTINEL.set(&now);
        self.safety().changes.set(rev.saturating_sub(exported_rev));
        let at = match last_export {
            LastExport::Never => None,
            LastExport::At(at) => Some(at),
        };
        if self.last_export.get_untracked() != at {
            self.last_export.set(at);
        }
    }

    /// The book was handed out as a file just now, as it was at the revision `exported`: what was written since is not in it.
    pub(super) fn note_export(self, exported: u64) {
        let Some((BookKind::Own, rev)) = self.with_book(|book| (book.kind, book.rev)) else { return };
        let now = now_milliseconds();
        let exported_rev = exported.min(rev);
        Preference::LastExport.write(&now);
        if let Some(known) = SENTINEL.get() {
            let _kept = SENTINEL.set(&Sentinel { last_export: LastExport::At(now), exported_rev, ..known });
        }
        self.last_export.set(Some(now));
        self.safety().changes.set(rev.saturating_sub(exported_rev));
    }

    /// Forgets what was known: a person said that the old book is given up.
    pub(super) fn forget_known(self) {
        SENTINEL.forget();
        self.last_export.set(None);
        self.safety().changes.set(0);
    }

    /// How old the last backup outside this device is; the reader follows it. The demo needs none.
    pub fn backup_age(self) -> Age {
        if self.phase.with(|phase| *phase != Phase::Open(BookKind::Own)) {
            return Age::Fresh;
        }
        let last = self.last_export.get().map_or(LastExport::Never, LastExport::At);
        // the day turns while the page is open
        self.today.track();
        age(last, self.safety().changes.get(), now_milliseconds())
    }

    /// Whether to remind of the backup with a band: it is old, and the reminder was not put off today.
    pub fn backup_is_due(self) -> bool {
        const PUT_OFF: u64 = 86_400_000;
        self.backup_age() == Age::Old && now_milliseconds().saturating_sub(self.safety().put_off.get()) >= PUT_OFF
    }

    /// Not today.
    pub fn put_backup_off(self) {
        self.safety().put_off.set(now_milliseconds());
    }

    /// Looks how much space is left, and whether this looks like a private window.
    pub(super) fn look_at_space(self) {
        spawn_local(async move {
            let Some(found) = allowance::estimate().await else { return };
            match space(found.used, found.quota) {
                Space::Ample => self.quiet(Alarm::Tight { percent: 0 }),
                Space::Tight { percent } => self.raise(Alarm::Tight { percent }),
            }
        });
    }

    pub(super) fn look_for_private_window(self) {
        spawn_local(async move {
            if allowance::looks_private().await {
                self.raise(Alarm::Private);
            }
        });
    }

    /// Whether these steps may be begun: with nearly no space left, new records wait.
    pub(super) fn admit(self, steps: &[Step]) -> Result<(), CommitFault> {
        let tight = self.safety().alarms.with_untracked(|all| all.iter().any(|it| matches!(it, Alarm::Tight { .. })));
        if tight && steps.iter().any(Step::is_new) { Err(CommitFault::NoRoom) } else { Ok(()) }
    }

    /// How safe the book is on this device.
    pub async fn keeping(self) -> Keeping {
        let estimate = allowance::estimate().await;
        Keeping {
            persistence: allowance::persisted().await,
            used: estimate.as_ref().map(|it| it.used),
            quota: estimate.as_ref().map(|it| it.quota),
        }
    }

    /// Asks the browser to keep the book, and answers what it said.
    pub async fn ask_to_keep(self) -> Persistence {
        allowance::persist().await
    }
}
