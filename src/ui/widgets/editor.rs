//! A record that is typed in place, and kept as it is typed: the draft in the page, the disk a moment later.

use std::cell::RefCell;
use std::rc::Rc;
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
    /// What is on its way to disk. It outlives the page: what was typed last is still sent after what is under way.
    outbox: StoredValue<Rc<RefCell<Outbox<T>>>, LocalStorage>,
    /// Told each time that something sent was kept or refused.
    answered: RwSignal<()>,
    /// Who keeps it, where it is part of another record.
    keeper: StoredValue<Option<Callback<T>>>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// Whether it is a sketch that is not written into the record.
    is_sketch: bool,
}

/// What goes to disk, one after the other.
struct Outbox<T> {
    /// As it was read from disk, or last kept there: what a save leaves alone. What was refused is not in it, and goes along
    /// with the next change.
    base: T,
    /// What is under way: how many sendings, and the last of them.
    under_way: u32,
    last: Option<T>,
    /// Whether something of that, or of what was sent last, was refused.
    refused: bool,
    /// What was typed while another state was under way.
    next: Option<T>,
}

impl<T: 'static> Outbox<T> {
    fn starting(base: T) -> StoredValue<Rc<RefCell<Self>>, LocalStorage> {
        let outbox = Self { base, under_way: 0, last: None, refused: false, next: None };
        StoredValue::new_local(Rc::new(RefCell::new(outbox)))
    }
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
        let editor = Self {
            app,
            outbox: Outbox::starting(kept.clone()),
            record: RwSignal::new(kept),
            locked,
            answered: RwSignal::new(()),
            keeper: StoredValue::new(None),
            waiting: StoredValue::new_local(None),
            is_sketch: false,
        };
        // an edge: what is on disk changed by another way than this page
        Effect::new(move || {
            editor.answered.track();
            if let Some(now) = app.watch::<T>(id) {
                editor.follow(&now);
            }
        });
        on_cleanup(move || editor.flush());
        editor
    }

    /// Starts from a part of another record, `now`, and follows it; what is typed is handed to `keep`.
    pub(crate) fn within(app: App, part: T, locked: Memo<bool>, now: Memo<Option<T>>, keep: Callback<T>) -> Self {
        let editor = Self {
            app,
            outbox: Outbox::starting(part.clone()),
            record: RwSignal::new(part),
            locked,
            answered: RwSignal::new(()),
            keeper: StoredValue::new(Some(keep)),
            waiting: StoredValue::new_local(None),
            is_sketch: false,
        };
        // an edge: what is on disk changed by another way than this page
        Effect::new(move || {
            if let Some(now) = now.get() {
                editor.follow(&now);
            }
        });
        on_cleanup(move || editor.flush());
        editor
    }

    /// A sketch in the same boxes: nothing of it is written, whoever keeps it makes of it what is wanted.
    pub(crate) fn sketch(app: App, begun: T) -> Self {
        Self {
            app,
            outbox: Outbox::starting(begun.clone()),
            record: RwSignal::new(begun),
            locked: Memo::new(|_| false),
            answered: RwSignal::new(()),
            keeper: StoredValue::new(None),
            waiting: StoredValue::new_local(None),
            is_sketch: true,
        }
    }

    /// Shows what is on disk, unless something typed here is not there yet.
    fn follow(self, now: &T) {
        let Some(outbox) = self.outbox.try_get_value() else { return };
        let at_rest = {
            let outbox = outbox.borrow();
            outbox.under_way == 0 && !outbox.refused && self.waiting.try_with_value(Option::is_none).unwrap_or(false)
        };
        if at_rest && self.record.with_untracked(|shown| shown != now) {
            outbox.borrow_mut().base = now.clone();
            self.record.set(now.clone());
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
            self.send(&record, Haste::None);
        }
    }

    /// Writes what was changed here and nothing else.
    fn send(self, record: &T, haste: Haste) {
        if let Some(keep) = self.keeper.try_get_value().flatten() {
            keep.run(record.clone());
            return;
        }
        if let Some(outbox) = self.outbox.try_get_value() {
            deliver(self.app, outbox, record.clone(), haste, self.answered);
        }
    }

    /// What was typed a moment ago goes to disk now: before a step that counts on it, or when the page is left.
    pub(crate) fn flush(self) {
        let pending = self.waiting.try_update_value(Option::take).flatten();
        let refused = self.outbox.try_get_value().is_some_and(|outbox| outbox.borrow().refused);
        let unsent = pending.is_some() || refused;
        if let Some(pending) = pending {
            pending.clear();
        }
        if let Some(record) = self.record.try_get_untracked().filter(|_| unsent) {
            self.send(&record, Haste::BeforeTheNextStep);
        }
    }
}

/// Whether a state may wait until what is under way is kept or refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Haste {
    /// It may.
    None,
    /// It may not: the next step, such as a signature, counts on its being in the line before it.
    BeforeTheNextStep,
}

/// Sends a state to disk. What is refused stays to be sent with the next.
fn deliver<T: Drafted>(app: App, outbox: Rc<RefCell<Outbox<T>>>, record: T, haste: Haste, answered: RwSignal<()>) {
    let batch = {
        let mut outbox = outbox.borrow_mut();
        if outbox.under_way > 0 && haste == Haste::None {
            outbox.next = Some(record);
            return;
        }
        outbox.next = None;
        let before = outbox.last.replace(record.clone());
        let base = before.filter(|_| outbox.under_way > 0);
        outbox.under_way = outbox.under_way.saturating_add(1);
        if outbox.under_way == 1 {
            outbox.refused = false;
        }
        Batch::new().edit(Some(base.as_ref().unwrap_or(&outbox.base)), &record)
    };
    app.save_quietly_then(batch, move |kept| {
        let next = {
            let mut outbox = outbox.borrow_mut();
            outbox.under_way = outbox.under_way.saturating_sub(1);
            outbox.refused |= !kept;
            if !outbox.refused {
                outbox.base = record;
            }
            if outbox.under_way == 0 { outbox.next.take() } else { None }
        };
        if let Some(next) = next {
            deliver(app, outbox, next, Haste::None, answered);
        }
        // the page may have been left meanwhile
        let _gone = answered.try_set(());
    });
}
