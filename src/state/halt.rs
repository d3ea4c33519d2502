//! A large change that may still be given up, until it begins to be written.

use std::cell::Cell;
use std::rc::Rc;

use super::commit_fault::CommitFault;

/// Gives a change up that is still being worked out. Once it is being written it is one transaction, which ends within seconds and
/// is not broken off: then it is done, and one undo takes it back.
pub(super) struct Halt {
    given_up: Cell<bool>,
    begins: Box<dyn Fn()>,
}

impl Halt {
    /// Of a change that tells by `begins` that it is being written from now on.
    pub(super) fn new(begins: impl Fn() + 'static) -> Rc<Self> {
        Rc::new(Self { given_up: Cell::new(false), begins: Box::new(begins) })
    }

    /// Gives it up.
    pub(super) fn give_up(&self) {
        self.given_up.set(true);
    }
}

/// Whether a change goes on.
///
/// # Errors
/// [`CommitFault::GivenUp`] if somebody gave it up.
pub(super) fn goes_on(halt: Option<&Halt>) -> Result<(), CommitFault> {
    match halt {
        Some(halt) if halt.given_up.get() => Err(CommitFault::GivenUp),
        Some(_) | None => Ok(()),
    }
}

/// The same where it begins to be written; it is told.
///
/// # Errors
/// As [`goes_on`].
pub(super) fn begins(halt: Option<&Halt>) -> Result<(), CommitFault> {
    goes_on(halt)?;
    if let Some(halt) = halt {
        (halt.begins)();
    }
    Ok(())
}
