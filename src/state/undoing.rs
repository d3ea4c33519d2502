//! Steps that are taken back and taken again, as new changes that travel like any other.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::app::App;
use super::batch::Step;
use super::book::Book;
use super::commit_fault::CommitFault;
use super::job::Job;
use crate::record::audit::Act;
use crate::record::rec::Rec;
use crate::store::Durability;

/// So many steps can be taken back.
const UNDO_DEPTH: usize = 100;

/// What a commit means for the list of steps that can be taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum History {
    /// A new step.
    Step,
    /// A step was taken back.
    Undone,
    /// It was taken again.
    Redone,
}

impl History {
    /// What the audit trail calls it.
    pub(super) const fn act(self) -> Act {
        match self {
            Self::Step => Act::Edit,
            Self::Undone => Act::Undo,
            Self::Redone => Act::Redo,
        }
    }
}

impl App {
    /// Takes the last step of this tab back, as a new change that travels like any other.
    pub fn undo(self) {
        let steps = self.with_book(|book| book.undo.pop()).flatten();
        self.replay(steps, History::Undone);
    }

    /// Takes the step again.
    pub fn redo(self) {
        let steps = self.with_book(|book| book.redo.pop()).flatten();
        self.replay(steps, History::Redone);
    }

    fn replay(self, steps: Option<Vec<Step>>, history: History) {
        let Some(steps) = steps else {
            self.say_nothing_to_undo();
            return;
        };
        let then = move |outcome: Result<(), CommitFault>| match outcome {
            Ok(()) => self.say_replayed(history == History::Undone),
            Err(fault) => self.say_fault(&fault),
        };
        let durability = Durability::Relaxed;
        self.enqueue(Job::Commit { steps, durability, history, revive: false, halt: None, then: Box::new(then) });
    }
}

/// What takes all steps back, the last first.
pub(super) fn inverse(steps: &[Step], before: &BTreeMap<Uuid, Rec>, after: &[(Uuid, Rec)]) -> Vec<Step> {
    let after: HashMap<Uuid, &Rec> = after.iter().map(|(id, rec)| (*id, rec)).collect();
    steps
        .iter()
        .rev()
        .filter_map(|step| after.get(&step.id()).map(|rec| step.inverse(before.get(&step.id()), rec)))
        .collect()
}

impl Book {
    /// Nothing that happened so far can be taken back: it was not the person's doing.
    pub(super) fn forget_history(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }

    /// Notes what takes a change back.
    pub(super) fn note(&mut self, history: History, inverse: Vec<Step>) {
        let list = match history {
            History::Step => {
                self.redo.clear();
                &mut self.undo
            }
            History::Redone => &mut self.undo,
            History::Undone => &mut self.redo,
        };
        list.push(inverse);
        if list.len() > UNDO_DEPTH {
            list.remove(0);
        }
    }
}
