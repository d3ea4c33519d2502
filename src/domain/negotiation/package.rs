//! A contract package (合同包): the draft as a file for the other side, and the same file with their marks coming back.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::TermChange;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::PackageId;
use crate::domain::lifecycle::digest::Digest;

/// What a package says. Its terms name nobody's book: whose contract it is, notes and what was accepted of the checker stay at home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// What it is known by on both sides.
    pub id: PackageId,
    /// The day it was made.
    pub made_on: Date,
    /// Words for the reader.
    pub note: String,
    /// The parties as the text names them; `us` is the side that wrote the draft.
    pub parties: NamedParties,
    /// The terms as they first went out.
    pub sent: Contract,
    /// The terms as they stand now: what differs is the mark of the side that returns it.
    pub edited: Contract,
    /// Proposals that wait for an answer.
    pub proposals: Vec<PackedProposal>,
    /// The digest of the terms as they first went out.
    pub sent_sha256: Digest,
    /// The digest of all that it says.
    pub sha256: Digest,
}

/// A proposal on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedProposal {
    /// Who proposes, seen from the side that wrote the draft.
    pub side: Side,
    /// The clause; nothing for heading and parties.
    pub clause: Option<ClauseId>,
    /// The terms it changes.
    pub changes: Vec<TermChange>,
    /// Why.
    pub reason: String,
}

/// Why terms do not fit a contract.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// The contract has no such place, or it is none that a proposal may change.
    #[error("there is no {path:?} to change")]
    NoPlace {
        /// Where.
        path: String,
    },
    /// The value is none that the term can have.
    #[error("the terms would not make a contract")]
    NotAContract,
}

/// Why a file is no contract package that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PackageFault {
    /// It is larger than a package may be.
    #[error("the file is too large")]
    TooLarge,
    /// It is no JSON, or breaks off.
    #[error("the file is no JSON")]
    NotJson,
    /// It is something else.
    #[error("the file is no contract package")]
    OtherFile,
    /// A newer version of the app wrote it.
    #[error("the package has form {form}, from a newer version")]
    NewerForm {
        /// The form it has.
        form: u64,
    },
    /// It says less or other things than a package does.
    #[error("the package is not written as a package is")]
    Malformed,
    /// Its terms hold what this version cannot read or would lose.
    #[error("the terms hold what cannot be read")]
    Terms,
    /// It was changed after it was written: the digest differs.
    #[error("the digest differs")]
    Digest,
    /// The terms have no written form.
    #[error("the terms cannot be written")]
    Unwritable,
}
