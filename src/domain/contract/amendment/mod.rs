//! A change of a signed contract, with a document of its own (补充协议, `domain.md` 5.3 *Amendment*, `contract-rules.md` G12). The
//! contract that was signed stays as it is; from its day on the terms that the amendment leads to bind in its place.

pub mod binding;
pub mod bought;
pub mod effect;
pub mod history;
pub mod merge;
pub mod rebase;
pub mod refusal;
pub mod replan;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Contract;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{AmendmentId, AmendmentStepId, ContractId};
use crate::domain::lifecycle::contract::Life;
use crate::domain::lifecycle::contract::event::{EffectiveRule, Event};
use crate::domain::lifecycle::contract::stage::{Agreement, Stage};
use crate::kinds::Kind;

/// A change of a signed contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its id.
    pub id: AmendmentId,
    /// The contract that it changes.
    pub contract: ContractId,
    /// Its number, such as `HT-202605-0001-BC01`.
    #[serde(default)]
    pub number: String,
    /// The amendment whose terms it changes; nothing where it changes the contract as it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<AmendmentId>,
    /// The terms that it changes, as they stood when it was begun: where another one was drawn up from the same terms, they tell
    /// what each of the two changed. Nothing in one that was begun before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Box<Contract>>,
    /// The day of the draft; it is printed as the date of signing until there is one.
    pub drafted_on: Date,
    /// Why, in a person's words; never printed.
    #[serde(default)]
    pub reason: String,
    /// From when its terms bind.
    #[serde(default)]
    pub begins: Begins,
    /// The terms it leads to, as a whole. They go by an id of their own, since they are not the contract that was signed.
    pub terms: Contract,
    /// What happened to it, each step a register of its own: approved, signed, withdrawn.
    #[serde(default)]
    pub steps: BTreeMap<AmendmentStepId, Event>,
}

/// From when the terms of an amendment bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Begins {
    /// When the last party signs.
    #[default]
    OnSigning,
    /// From a day on.
    On(Date),
}

impl From<Begins> for EffectiveRule {
    fn from(begins: Begins) -> Self {
        match begins {
            Begins::OnSigning => Self::OnSigning,
            Begins::On(on) => Self::OnDate { on },
        }
    }
}

/// Where an amendment stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is being written (草稿).
    Draft,
    /// It is with the approvers (审批中).
    InApproval,
    /// It waits for signatures (待签署).
    ToSign,
    /// Somebody has signed, and somebody has yet to (部分签署).
    PartSigned,
    /// Signed; its terms bind from a later day (已签署).
    Signed {
        /// From this day.
        from: Date,
    },
    /// Its terms bind, unless a later amendment changed them again (已生效).
    Binds {
        /// Since this day.
        since: Date,
    },
    /// It was given up before it was signed (已撤回).
    Withdrawn {
        /// The day.
        on: Date,
    },
}

impl State {
    /// Whether it still waits for somebody.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Draft | Self::InApproval | Self::ToSign | Self::PartSigned => true,
            Self::Signed { .. } | Self::Binds { .. } | Self::Withdrawn { .. } => false,
        }
    }

    /// Whether its terms may no longer be typed over.
    pub const fn is_locked(self) -> bool {
        !matches!(self, Self::Draft)
    }

    /// Whether both sides have signed it.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Signed { .. } | Self::Binds { .. })
    }
}

impl Amendment {
    /// Its life up to a day.
    pub fn life(&self, as_of: Date) -> Life {
        Life::known_on(self.steps.values(), as_of)
    }

    /// Where it stands on a day.
    pub fn state(&self, as_of: Date) -> State {
        state_of(&self.life(as_of).stage, as_of)
    }

    /// From when its terms bind, if both sides have signed it by `as_of`: the day may lie ahead.
    pub fn binds_from(&self, as_of: Date) -> Option<Date> {
        self.life(as_of).stage.agreement().map(begins_on)
    }
}

/// Where an amendment at this stage stands on a day.
pub fn state_of(stage: &Stage, as_of: Date) -> State {
    match stage {
        Stage::Draft | Stage::Negotiating => State::Draft,
        Stage::InApproval { .. } => State::InApproval,
        Stage::ToSign { signatures, .. } if signatures.is_empty() => State::ToSign,
        Stage::ToSign { .. } => State::PartSigned,
        Stage::Void { on, .. } => State::Withdrawn { on: *on },
        Stage::Archived { ended, .. } => state_of(ended, as_of),
        Stage::Signed { agreement, .. }
        | Stage::Suspended { agreement, .. }
        | Stage::Terminating { agreement, .. }
        | Stage::Completed { agreement, .. } => {
            let from = begins_on(agreement);
            if from <= as_of { State::Binds { since: from } } else { State::Signed { from } }
        }
    }
}

/// The first day on which what was agreed binds.
const fn begins_on(agreement: &Agreement) -> Date {
    match agreement.effective {
        EffectiveRule::OnDate { on } => on,
        EffectiveRule::OnSigning | EffectiveRule::OnFirstPayment | EffectiveRule::OnCondition => agreement.signed_on,
    }
}

impl Contract {
    /// Its terms as those that an amendment begins with: under the id of the amendment.
    #[must_use]
    pub fn to_amend(&self, amendment: AmendmentId) -> Self {
        Self { id: ContractId(amendment.0), ..self.clone() }
    }
}

impl Entity for Amendment {
    type Id = AmendmentId;
    const KIND: Kind = Kind::Amendment;
    const SETS: &'static [&'static str] = &["steps"];

    fn id(&self) -> AmendmentId {
        self.id
    }
}
