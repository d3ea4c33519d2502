//! What a person says of the settlement list: a line is settled though the book cannot see it, or is given up; a line that the book
//! does not know of; the list is done. Written once; what was wrong is taken back by a further fact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::id::ContractEventId;

/// A fact of a settlement list. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A line is settled, as something outside the book shows.
    Settled {
        /// The key of the line.
        line: String,
        /// What it was called then.
        what: String,
        /// What shows it.
        note: String,
    },
    /// A line is given up.
    Waived {
        /// The key of the line.
        line: String,
        /// What it was called then.
        what: String,
        /// Why.
        reason: String,
    },
    /// What was said of a line is taken back.
    Reopened {
        /// The key of the line.
        line: String,
        /// What it was called then.
        what: String,
        /// Why.
        reason: String,
    },
    /// A line that the book does not know of: the row's id is the line's from then on.
    Added {
        /// What is to be settled.
        what: String,
        /// Whose it is to do.
        whose: Who,
    },
    /// The list is done: nothing of it is open.
    Done {
        /// Who says so, by name.
        by: String,
    },
    /// What is left of the list is given up as a whole.
    WaivedWhole {
        /// Why.
        reason: String,
    },
    /// A list that was done or given up is taken up again.
    Resumed {
        /// Why.
        reason: String,
    },
}

/// What was said of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The day.
    pub on: Date,
    /// What.
    pub said: Said,
    /// What shows it, or why.
    pub words: String,
}

/// What was said of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// It is settled.
    Settled,
    /// It is given up.
    Waived,
}

/// A line that a person added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// The row that added it.
    pub id: ContractEventId,
    /// When.
    pub on: Date,
    /// What is to be settled.
    pub what: String,
    /// Whose it is to do.
    pub whose: Who,
}

/// How a list was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Done, as somebody said.
    Done {
        /// Who, by name.
        by: String,
    },
    /// Given up.
    Waived {
        /// Why.
        reason: String,
    },
}

/// All that was said of a list by a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What was said of its lines, by their keys.
    pub marks: BTreeMap<String, Mark>,
    /// What was added to it, in the order of its making.
    pub added: Vec<Added>,
    /// How it was closed, and when; nothing while it is open.
    pub closed: Option<(Date, Closing)>,
}

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say of a line that it is settled.
    Settle {
        /// The key of the line.
        line: String,
        /// What it is called.
        what: String,
        /// What shows it.
        note: String,
    },
    /// Give a line up.
    Waive {
        /// The key of the line.
        line: String,
        /// What it is called.
        what: String,
        /// Why.
        reason: String,
    },
    /// Take back what was said of a line.
    Reopen {
        /// The key of the line.
        line: String,
        /// What it is called.
        what: String,
        /// Why.
        reason: String,
    },
    /// Add a line.
    Add {
        /// What is to be settled.
        what: String,
        /// Whose it is to do.
        whose: Who,
    },
    /// Say that the list is done.
    Finish {
        /// Who says so, by name.
        by: String,
    },
    /// Give up what is left of it.
    WaiveWhole {
        /// Why.
        reason: String,
    },
    /// Take it up again.
    Resume {
        /// Why.
        reason: String,
    },
}

/// Why something may not be said of a list, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The contract runs, or never bound anybody.
    NotEnded,
    /// The contract was put away.
    Archived,
    /// The day has not come yet.
    InFuture {
        /// The day.
        on: Date,
    },
    /// The list is closed: it is taken up again first.
    Closed {
        /// Since when.
        on: Date,
    },
    /// The list is not closed: there is nothing to take up again.
    NotClosed,
    /// No such line is open: it is settled already, or there is none.
    NotOpen,
    /// Nothing was said of this line by hand.
    NotMarked,
    /// It says nothing of what shows it, or why.
    WordsMissing,
    /// Nobody is named.
    NameMissing,
    /// Lines are open: the list is not done, it can only be given up.
    StillOpen {
        /// How many.
        lines: usize,
    },
}

/// Where the contract of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It has ended.
    Ended,
    /// Notice of its end was given: what falls due in between can still come, so that the list is not closed yet.
    Ending,
    /// It was put away.
    Archived,
    /// It runs, or never bound anybody.
    Neither,
}

/// What a decision goes by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// What was said so far.
    pub record: &'a Record,
    /// The keys of the lines that are open.
    pub open: &'a [String],
    /// Where the contract stands.
    pub stands: Stands,
    /// The day on which it is decided.
    pub today: Date,
}

/// The key of a line that a person added.
pub fn added_key(id: ContractEventId) -> String {
    format!("own/{id}")
}

/// The fact that a command causes on a day.
///
/// # Errors
/// A [`Refusal`] that says why not.
pub fn decide(known: &Known<'_>, command: Command, on: Date) -> Result<Fact, Refusal> {
    match known.stands {
        Stands::Ended => {}
        Stands::Ending if !matches!(command, Command::Finish { .. } | Command::WaiveWhole { .. }) => {}
        Stands::Archived => return Err(Refusal::Archived),
        Stands::Ending | Stands::Neither => return Err(Refusal::NotEnded),
    }
    if on > known.today {
        return Err(Refusal::InFuture { on });
    }
    let closed = known.record.closed.as_ref().map(|(on, _)| *on);
    match (&command, closed) {
        (Command::Resume { .. }, None) => return Err(Refusal::NotClosed),
        (Command::Resume { .. }, Some(_)) | (_, None) => {}
        (_, Some(on)) => return Err(Refusal::Closed { on }),
    }
    let is_open = |line: &String| known.open.contains(line);
    match command {
        Command::Settle { line, what, note } => {
            if !is_open(&line) {
                return Err(Refusal::NotOpen);
            }
            Ok(Fact::Settled { line, what, note: given(&note)? })
        }
        Command::Waive { line, what, reason } => {
            if !is_open(&line) {
                return Err(Refusal::NotOpen);
            }
            Ok(Fact::Waived { line, what, reason: given(&reason)? })
        }
        Command::Reopen { line, what, reason } => {
            if !known.record.marks.contains_key(&line) {
                return Err(Refusal::NotMarked);
            }
            Ok(Fact::Reopened { line, what, reason: given(&reason)? })
        }
        Command::Add { what, whose } => Ok(Fact::Added { what: given(&what)?, whose }),
        Command::Finish { by } => {
            let by = by.trim();
            if by.is_empty() {
                return Err(Refusal::NameMissing);
            }
            if known.open.is_empty() {
                Ok(Fact::Done { by: by.to_owned() })
            } else {
                Err(Refusal::StillOpen { lines: known.open.len() })
            }
        }
        Command::WaiveWhole { reason } => Ok(Fact::WaivedWhole { reason: given(&reason)? }),
        Command::Resume { reason } => Ok(Fact::Resumed { reason: given(&reason)? }),
    }
}

fn given(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    if words.is_empty() { Err(Refusal::WordsMissing) } else { Ok(words.to_owned()) }
}

/// All that was said by `as_of`. `facts` are told in the order of their making; the last word on a line and on the list counts, as
/// copies joined may bring several.
pub fn record<'a>(facts: impl IntoIterator<Item = (ContractEventId, Date, &'a Fact)>, as_of: Date) -> Record {
    let mut all = Record::default();
    for (id, on, fact) in facts.into_iter().filter(|(_, on, _)| *on <= as_of) {
        match fact {
            Fact::Settled { line, note, .. } => {
                all.marks.insert(line.clone(), Mark { on, said: Said::Settled, words: note.clone() });
            }
            Fact::Waived { line, reason, .. } => {
                all.marks.insert(line.clone(), Mark { on, said: Said::Waived, words: reason.clone() });
            }
            Fact::Reopened { line, .. } => {
                all.marks.remove(line);
            }
            Fact::Added { what, whose } => {
                all.added.push(Added { id, on, what: what.clone(), whose: *whose });
            }
            Fact::Done { by } => all.closed = Some((on, Closing::Done { by: by.clone() })),
            Fact::WaivedWhole { reason } => all.closed = Some((on, Closing::Waived { reason: reason.clone() })),
            Fact::Resumed { .. } => all.closed = None,
        }
    }
    all
}

impl Record {
    /// What stands beside each line that was left, once the rest was given up as a whole.
    pub fn given_up(&self) -> Option<Mark> {
        match self.closed.as_ref()? {
            (on, Closing::Waived { reason }) => Some(Mark { on: *on, said: Said::Waived, words: reason.clone() }),
            (_, Closing::Done { .. }) => None,
        }
    }

    /// Whether a person said of this line that it is settled or given up.
    pub fn has(&self, line: &str) -> bool {
        self.marks.contains_key(line)
    }

    /// How many lines are left open: of `open` ones those of which nothing was said, none of a list that is closed; and what was
    /// added by hand.
    pub fn left(&self, open: u32, marked: u32) -> u32 {
        if self.closed.is_some() {
            return 0;
        }
        let added = self.added.iter().filter(|it| !self.has(&added_key(it.id))).count();
        open.saturating_sub(marked).saturating_add(u32::try_from(added).unwrap_or(u32::MAX))
    }
}
