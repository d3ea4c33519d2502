//! How far a list is on its way in, and stopping it.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::notice::{Tone, UndoOffer};
use super::super::pace::Pace;
use super::content::Content;
use super::{ListImport, Mapping, Planned, Stage};
use crate::sync::errand::Share;

/// What is being done with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Its bytes are being read.
    Reading,
    /// The customers of the book are being looked up, to know them in the list.
    LookingUp,
    /// Its rows are being planned.
    Planning,
    /// Its rows become records; nothing is written.
    Preparing,
    /// What changes in the book is worked out of the records; nothing is written.
    Changing,
    /// The changes are being written, in one transaction: this cannot be stopped any more, and is over within seconds.
    Writing,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Far {
    /// What is being done.
    pub doing: Doing,
    /// So much of so much: bytes while it is read, customers and people while they are looked up, else rows. In all 0 while that is
    /// not known.
    pub share: Share,
}

/// A turn at work, in portions.
pub(super) struct Watch {
    import: ListImport,
    turn: u64,
    doing: Doing,
    pace: Pace,
}

impl Watch {
    /// Whether to go on; if the portion is over, the page answers and is told how far it is.
    pub(super) async fn goes_on(&mut self, far: impl FnOnce() -> (usize, usize)) -> bool {
        if !self.pace.is_over() {
            return true;
        }
        let (done, total) = far();
        self.import.tell(self.doing, done, total);
        self.pace.rest().await;
        self.stands()
    }

    /// Whether nobody stopped it or began something newer. What a person wants written goes on when the page is left.
    pub(super) fn stands(&self) -> bool {
        let left = self.doing == Doing::Preparing;
        self.import.held.try_with_value(|held| held.turn == self.turn).unwrap_or(left)
    }
}

impl ListImport {
    /// Stops what is being done. Of a file that is being read nothing stays; what was read stays, to be planned again; what was
    /// planned stays, to be brought in later. Nothing of it is in the book. What is being written is not stopped any more.
    pub fn stop(self) {
        let Some(far) = self.far.get_untracked().filter(|far| far.doing != Doing::Writing) else { return };
        self.held.update_value(|held| held.turn = held.turn.wrapping_add(1));
        match far.doing {
            Doing::Reading => {
                // of a file that is only read in another way, what was read stays
                if self.planned.with_untracked(|planned| matches!(planned, Planned::Nothing)) {
                    self.held.update_value(|held| {
                        held.content = Rc::new(Content::Nothing);
                        held.table = None;
                    });
                    self.mapping.set(Mapping::new());
                    self.stage.set(Stage::Waiting);
                }
            }
            Doing::LookingUp | Doing::Planning => self.planned.set(Planned::Nothing),
            Doing::Changing => {
                let halt = self.held.try_update_value(|held| held.halt.take()).flatten();
                if let Some(halt) = halt {
                    halt.give_up();
                }
            }
            Doing::Preparing | Doing::Writing => {}
        }
        // what was planned stands there as before: only words tell that it was stopped in time
        if matches!(far.doing, Doing::Preparing | Doing::Changing) {
            self.app.say(self.app.untracked_text().list_stopped(), Tone::Done, UndoOffer::None);
        }
        self.end();
    }

    /// Begins something that is done in portions.
    pub(super) fn watch(self, turn: u64, doing: Doing) -> Watch {
        Watch { import: self, turn, doing, pace: Pace::begin() }
    }

    /// Tells how far it is, if the page is still there.
    pub(super) fn tell(self, doing: Doing, done: usize, total: usize) {
        let figure = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let share = Share { done: figure(done), total: figure(total) };
        let _left = self.far.try_set(Some(Far { doing, share }));
    }
}
