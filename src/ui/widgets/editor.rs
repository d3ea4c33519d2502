//! A record that is typed in place, and kept as it is typed: the draft in the page, the disk a moment later.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::entity::Entity;
use crate::i18n::Text;
use crate::state::{App, Batch, Kept};

/// Quiet before a change goes to disk: long enough for a word, short enough that a killed tab loses nothing that was
/// shown as saved (until then the bar says "saving").
const QUIET: Duration = Duration::from_millis(500);

/// What can be drafted in place: kept, and shown by several parts of a page at once.
pub(crate) trait Drafted: Kept + Send + Sync {}

impl<T: Kept + Send + Sync> Drafted for T {}

/// The record being drafted: a contract, a quote.
pub(crate) struct Editor<T: Drafted = Contract> {
    pub(crate) app: App,
    /// As typed: what the paper shows.
    pub(crate) record: RwSignal<T>,
    /// Whether the terms may no longer change.
    pub(crate) locked: Memo<bool>,
    /// As it was read from disk, or last sent there: what a save leaves alone.
    base: StoredValue<T>,
    /// Who keeps it, where it is part of another record.
    keeper: StoredValue<Option<Callback<T>>>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// Whether it is a sketch that is not written into the record.
    is_sketch: bool,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "derived, it would ask the record itself to be copied")]
impl<T: Drafted> Clone for Editor<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Drafted> Copy for Editor<T> {}

/// What a box says when its text does not read.
pub(crate) type Refused = fn(Text) -> &'static str;

impl<T: Drafted> Editor<T> {
    /// Starts from the kept record, and follows it when another tab or an undo changes it.
    pub(crate) fn start(app: App, kept: T, locked: Memo<bool>) -> Self {
        let id = Entity::id(&kept);
        let base = StoredValue::new(kept.clone());
        let keeper = StoredValue::new(None);
        let waiting = StoredValue::new_local(None);
        let editor = Self { app, record: RwSignal::new(kept), locked, base, keeper, waiting, is_sketch: false };
        // an edge: what is on disk changed by another way than this page
        Effect::new(move || {
            if let Some(now) = app.watch::<T>(id)
                && editor.waiting.try_with_value(Option::is_none).unwrap_or(false)
                && editor.record.with_untracked(|shown| *shown != *now)
            {
                editor.base.set_value((*now).clone());
                editor.record.set((*now).clone());
            }
        });
        on_cleanup(move || editor.flush());
        editor
    }

    /// Starts from a part of another record, `now`, and follows it; what is typed is handed to `keep`.
    pub(crate) fn within(app: App, part: T, locked: Memo<bool>, now: Memo<Option<T>>, keep: Callback<T>) -> Self {
        let base = StoredValue::new(part.clone());
        let keeper = StoredValue::new(Some(keep));
        let waiting = StoredValue::new_local(None);
        let editor = Self { app, record: RwSignal::new(part), locked, base, keeper, waiting, is_sketch: false };
        // an edge: what is on disk changed by another way than this page
        Effect::new(move || {
            if let Some(now) = now.get()
                && editor.waiting.try_with_value(Option::is_none).unwrap_or(false)
                && editor.record.with_untracked(|shown| *shown != now)
            {
                editor.base.set_value(now.clone());
                editor.record.set(now);
            }
        });
        on_cleanup(move || editor.flush());
        editor
    }

    /// A sketch in the same boxes: nothing of it is written, whoever keeps it makes of it what is wanted.
    pub(crate) fn sketch(app: App, begun: T) -> Self {
        Self {
            app,
            base: StoredValue::new(begun.clone()),
            record: RwSignal::new(begun),
            locked: Memo::new(|_| false),
            keeper: StoredValue::new(None),
            waiting: StoredValue::new_local(None),
            is_sketch: true,
        }
    }

    /// Changes the draft; the paper follows at once, the disk after a moment of quiet.
    pub(crate) fn change(self, change: impl FnOnce(&mut T)) {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        if self.locked.try_get_untracked() != Some(false) {
            return;
        }
        self.record.update(change);
        if self.is_sketch {
            return;
        }
        self.app.announce_saving();
        let handle = set_timeout_with_handle(move || self.keep(), QUIET).ok();
        let earlier = self.waiting.try_update_value(|waiting| std::mem::replace(waiting, handle)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    fn keep(self) {
        let pending = self.waiting.try_update_value(Option::take).flatten();
        if let (Some(_), Some(record)) = (pending, self.record.try_get_untracked()) {
            self.send(&record);
        }
    }

    /// Writes what was changed here and nothing else.
    fn send(self, record: &T) {
        if let Some(keep) = self.keeper.try_get_value().flatten() {
            keep.run(record.clone());
            return;
        }
        let base = self.base.try_update_value(|base| std::mem::replace(base, record.clone()));
        self.app.save_quietly(Batch::new().edit(base.as_ref(), record));
    }

    /// What was typed a moment ago goes to disk now: before a step that counts on it, or when the page is left.
    pub(crate) fn flush(self) {
        let pending = self.waiting.try_update_value(Option::take).flatten();
        if let (Some(pending), Some(record)) = (pending, self.record.try_get_untracked()) {
            pending.clear();
            self.send(&record);
        }
    }
}
