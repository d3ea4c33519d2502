//! How well a thing answers.

/// How well a thing answers: the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A name or number is exactly this.
    Same,
    /// A name begins so.
    Begins,
    /// A name sounds so from its beginning.
    BeginsToSound,
    /// It stands somewhere in a name.
    InName,
    /// It stands elsewhere.
    Elsewhere,
    /// It is heard in the middle of a name.
    Sounds,
    /// It was meant, perhaps.
    Near,
}
