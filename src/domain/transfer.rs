//! Transfers under a contract (转让): of money claims, which bind the debtor once it was told (债权转让, Civil Code arts 545 to 547),
//! and of the whole contract with its rights and duties, which needs the other side's consent (概括转让, arts 551, 555, 556). What
//! was signed is never changed: from its day on a transfer says who stands on a side.

use serde::{Deserialize, Serialize};

use super::contract::general::Assignment;
use super::contract::party::Side;
use super::date::Date;
use super::id::ContractEventId;

/// What is transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Money claims.
    Claims,
    /// The whole contract, rights and duties.
    Contract,
}

impl Sort {
    /// Each of them, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Claims, Self::Contract];

    /// Its name in menus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Contract => "contract",
        }
    }
}

/// What a notice of a transfer says. The day of the notice is the day of its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which side transfers.
    pub by: Side,
    /// What.
    pub sort: Sort,
    /// To whom, by name.
    pub to: String,
    /// From which day on.
    pub from: Date,
    /// Whether the new party belongs to the same group.
    #[serde(default)]
    pub affiliate: bool,
    /// What exactly, and by which document.
    #[serde(default)]
    pub document: String,
    /// Whether it takes effect only with the other side's consent, by the clause as it was then.
    #[serde(default)]
    pub needs_consent: bool,
}

/// A fact of a transfer. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A notice was given or received: the row's id is the transfer's from then on.
    Told(Told),
    /// The other side agreed.
    Agreed {
        /// To which transfer.
        transfer: ContractEventId,
        /// By which document.
        document: String,
    },
    /// The other side did not.
    Refused {
        /// Which transfer.
        transfer: ContractEventId,
        /// Why.
        reason: String,
    },
}

/// Where a transfer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The other side has to agree.
    Waits,
    /// It takes effect.
    Stands {
        /// From this day on.
        from: Date,
    },
    /// The other side refused: it has no effect on it.
    Refused {
        /// When.
        on: Date,
    },
}

/// A transfer as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// The row that told of it first.
    pub id: ContractEventId,
    /// What the notice said.
    pub told: Told,
    /// The day of the notice.
    pub told_on: Date,
    /// Where it stands.
    pub state: State,
}

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record a notice; whether it needs consent follows from the clause.
    Tell(Told),
    /// Record that the other side agreed.
    Agree {
        /// To which transfer.
        transfer: ContractEventId,
        /// By which document.
        document: String,
    },
    /// Record that it did not.
    Refuse {
        /// Which transfer.
        transfer: ContractEventId,
        /// Why.
        reason: String,
    },
}

/// Why something may not be recorded, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The contract does not bind: there is nothing to transfer yet.
    NotBinding,
    /// The day has not come yet.
    InFuture {
        /// The day.
        on: Date,
    },
    /// Nobody said to whom.
    NameMissing,
    /// Nobody said which claims, or by which document.
    DocumentMissing,
    /// The whole contract has been transferred by that side already.
    AlreadyGone {
        /// Since when.
        from: Date,
    },
    /// Another transfer of the whole contract waits for consent.
    Waiting {
        /// Since when.
        on: Date,
    },
    /// There is no such transfer.
    NoSuchTransfer,
    /// The other side has answered, or need not.
    NothingToAnswer,
    /// The answer is dated before the notice.
    AnswerFirst {
        /// The day of the notice.
        told_on: Date,
    },
    /// Why it was refused is missing.
    ReasonMissing,
}

/// What a decision goes by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The transfers so far.
    pub transfers: &'a [Transfer],
    /// What the clause says of the whole contract.
    pub assignment: Assignment,
    /// Whether the contract binds.
    pub binds: bool,
    /// The day on which it is decided.
    pub today: Date,
}

/// Whether a transfer takes effect only with the other side's consent. A ban on assigning money claims does not bind third parties
/// (Civil Code art. 545 (2)): they need none.
pub const fn needs_consent(sort: Sort, affiliate: bool, assignment: Assignment) -> bool {
    match (sort, assignment) {
        (Sort::Claims, _) | (Sort::Contract, Assignment::Free) => false,
        (Sort::Contract, Assignment::AffiliatesOnly) => !affiliate,
        (Sort::Contract, Assignment::WithConsent) => true,
    }
}

/// The fact that a command causes on a day.
///
/// # Errors
/// A [`Refusal`] that says why not.
pub fn decide(known: &Known<'_>, command: Command, on: Date) -> Result<Fact, Refusal> {
    if on > known.today {
        return Err(Refusal::InFuture { on });
    }
    match command {
        Command::Tell(told) => {
            if !known.binds {
                return Err(Refusal::NotBinding);
            }
            let (to, document) = (told.to.trim().to_owned(), told.document.trim().to_owned());
            if to.is_empty() {
                return Err(Refusal::NameMissing);
            }
            if document.is_empty() {
                return Err(Refusal::DocumentMissing);
            }
            if told.sort == Sort::Contract {
                let same = known.transfers.iter().filter(|it| it.told.by == told.by && it.told.sort == told.sort);
                for other in same {
                    match other.state {
                        State::Waits => return Err(Refusal::Waiting { on: other.told_on }),
                        State::Stands { from } => return Err(Refusal::AlreadyGone { from }),
                        State::Refused { .. } => {}
                    }
                }
            }
            let needs_consent = needs_consent(told.sort, told.affiliate, known.assignment);
            Ok(Fact::Told(Told { to, document, needs_consent, ..told }))
        }
        Command::Agree { transfer, document } => {
            waiting(known, transfer, on)?;
            let document = document.trim().to_owned();
            if document.is_empty() {
                return Err(Refusal::DocumentMissing);
            }
            Ok(Fact::Agreed { transfer, document })
        }
        Command::Refuse { transfer, reason } => {
            waiting(known, transfer, on)?;
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return Err(Refusal::ReasonMissing);
            }
            Ok(Fact::Refused { transfer, reason })
        }
    }
}

fn waiting(known: &Known<'_>, id: ContractEventId, on: Date) -> Result<(), Refusal> {
    let found = known.transfers.iter().find(|it| it.id == id).ok_or(Refusal::NoSuchTransfer)?;
    if found.state != State::Waits {
        return Err(Refusal::NothingToAnswer);
    }
    if on < found.told_on { Err(Refusal::AnswerFirst { told_on: found.told_on }) } else { Ok(()) }
}

/// The transfers as they stood on `as_of`, in the order of their making. The first answer to one stands.
pub fn transfers<'a>(facts: impl IntoIterator<Item = (ContractEventId, Date, &'a Fact)>, as_of: Date) -> Vec<Transfer> {
    let mut all: Vec<Transfer> = Vec::new();
    for (id, on, fact) in facts.into_iter().filter(|(_, on, _)| *on <= as_of) {
        match fact {
            Fact::Told(told) => {
                // a debtor is bound from the notice on, and not before it
                let state = if told.needs_consent { State::Waits } else { State::Stands { from: told.from.max(on) } };
                all.push(Transfer { id, told: told.clone(), told_on: on, state });
            }
            Fact::Agreed { transfer, .. } => {
                if let Some(it) = all.iter_mut().find(|it| it.id == *transfer && it.state == State::Waits) {
                    it.state = State::Stands { from: it.told.from.max(on) };
                }
            }
            Fact::Refused { transfer, .. } => {
                if let Some(it) = all.iter_mut().find(|it| it.id == *transfer && it.state == State::Waits) {
                    it.state = State::Refused { on };
                }
            }
        }
    }
    all
}

/// The transfer by which somebody else stands on a side of the contract on `as_of`: the latest of the whole contract.
pub fn stands_for(transfers: &[Transfer], side: Side, as_of: Date) -> Option<&Transfer> {
    let mut whole = transfers.iter().filter(|it| it.told.by == side && it.told.sort == Sort::Contract);
    whole.rfind(|it| matches!(it.state, State::Stands { from } if from <= as_of))
}
