//! Short messages that rise at the edge of the page.

/// A message with, perhaps, a way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells one from another while shown.
    pub key: u64,
    /// What happened, in the reader's language.
    pub text: String,
    /// Good news, or trouble.
    pub tone: Tone,
    /// Whether "Undo" is offered: what just happened is the top of the undo list.
    pub undo: UndoOffer,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It is done.
    Done,
    /// It did not work; the text says what was kept and what to do.
    Trouble,
}

/// Whether a notice offers to take the step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoOffer {
    /// Yes.
    Offered,
    /// Nothing was changed, or it cannot be taken back.
    None,
}
