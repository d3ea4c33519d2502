//! What a contract is on a day: derived, never stored (`domain.md` 5.3, marked *(d)*).

use serde::{Deserialize, Serialize};

use super::event::EffectiveRule;
pub use super::running::{Ahead, Decided, RenewalMode, RunningTerm, TerminationNotice};
use super::stage::{Agreement, Stage};
use crate::domain::date::Date;

/// What a contract is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractStatus {
    /// 草稿.
    Draft,
    /// 协商中.
    Negotiating,
    /// 审批中.
    InApproval,
    /// 待签署: nobody has signed.
    ToSign,
    /// 部分签署: somebody has signed, and somebody has yet to (`contract-rules.md` 5.7).
    PartSigned,
    /// Signed, not yet in force (已签署).
    Signed {
        /// What puts it in force.
        effect: Effect,
    },
    /// 履行中.
    Active {
        /// The first day in force.
        since: Date,
    },
    /// 中止.
    Suspended {
        /// From this day.
        since: Date,
        /// The last day of it, if one was set.
        until: Option<Date>,
    },
    /// Notice was given and runs.
    Terminating {
        /// The first day on which the contract will have ended.
        effective_on: Date,
    },
    /// 已终止.
    Terminated {
        /// The first day on which the contract has ended.
        on: Date,
    },
    /// 已到期.
    Expired {
        /// The last day of the term.
        last_day: Date,
    },
    /// 履行完毕.
    Completed {
        /// The day.
        on: Date,
    },
    /// 清算中: it has ended, and the settlement list is not through (`contract-rules.md` 5.7).
    Settling {
        /// How it ended.
        ended: Ended,
        /// How many items are open.
        items: u32,
    },
    /// 作废.
    Void {
        /// The day.
        on: Date,
    },
    /// 归档.
    Archived {
        /// The day.
        on: Date,
    },
}

/// How a contract that was in force has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// 已终止.
    Terminated {
        /// The first day on which it has ended.
        on: Date,
    },
    /// 已到期.
    Expired {
        /// The last day of the term.
        last_day: Date,
    },
    /// 履行完毕.
    Completed {
        /// The day.
        on: Date,
    },
}

/// What puts a signed contract in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A known day.
    On {
        /// The first day in force.
        on: Date,
    },
    /// The first payment, which has not come.
    AwaitsFirstPayment,
    /// A condition that is not met.
    AwaitsCondition,
}

/// What the status of a contract needs to know besides its events. The page gathers it for the day it asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The term that runs on the day asked about.
    pub term: RunningTerm,
    /// The day of the first payment under the contract, if there was one.
    pub first_payment: Option<Date>,
    /// The earliest due day of an instalment that is not paid in full, if there is one.
    pub oldest_unpaid_due: Option<Date>,
    /// Disputes about the contract.
    pub disputes: Vec<DisputeSpan>,
    /// The rules of the review that block (`domain.md` 7).
    pub block_findings: Vec<String>,
    /// What is still owed.
    pub open_work: OpenWork,
    /// Items of the settlement list that are neither done nor waived.
    pub open_settlement: u32,
    /// How many days before an end or a deadline to speak of it.
    pub lead_days: u16,
}

impl Facts {
    /// A contract with this term, of which nothing else is known.
    pub const fn of_term(term: RunningTerm) -> Self {
        Self {
            term,
            first_payment: None,
            oldest_unpaid_due: None,
            disputes: Vec::new(),
            block_findings: Vec::new(),
            open_work: OpenWork { obligations: 0, instalments: 0, materials: 0 },
            open_settlement: 0,
            lead_days: 30,
        }
    }
}

/// From when to when there was a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DisputeSpan {
    /// The day it was raised.
    pub raised_on: Date,
    /// The day it was closed, if it was.
    pub closed_on: Option<Date>,
}

/// What is still owed under the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct OpenWork {
    /// Obligations that are neither fulfilled nor waived.
    pub obligations: u32,
    /// Instalments that are neither paid nor waived.
    pub instalments: u32,
    /// Materials that are neither returned nor used up.
    pub materials: u32,
}

impl OpenWork {
    /// Whether nothing is owed.
    pub fn is_done(self) -> bool {
        self == Self::default()
    }

    /// How many items.
    pub const fn count(self) -> u32 {
        self.obligations.saturating_add(self.instalments).saturating_add(self.materials)
    }
}

/// What to look after in a contract on a day. Several may hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// The term ends within the lead days and does not go on.
    Expiring,
    /// The last day for a notice is within the lead days or today, and nothing is decided.
    InNoticeWindow,
    /// Nobody can stop the next term any more, or both sides agreed to it.
    RenewalCommitted,
    /// An instalment was due before today and is not paid in full.
    OverdueMoney,
    /// A dispute is open.
    OpenDispute,
}

/// The flags of a contract on a day, in their fixed order.
pub type Flags = Vec<Flag>;

impl Stage {
    /// What the contract is on `as_of`.
    ///
    /// A suspension with a last day is over after it. Whether it was suspended does not move the end of a term or a due day: no
    /// document says so (`domain.md` 6.7 reckons every term from its start), and a prolongation is agreed in an amendment. So a
    /// term may end while performance is suspended.
    pub fn status(&self, facts: &Facts, as_of: Date) -> ContractStatus {
        match self {
            Self::Draft => ContractStatus::Draft,
            Self::Negotiating => ContractStatus::Negotiating,
            Self::InApproval { .. } => ContractStatus::InApproval,
            Self::ToSign { signatures, .. } if signatures.is_empty() => ContractStatus::ToSign,
            Self::ToSign { .. } => ContractStatus::PartSigned,
            Self::Signed { agreement, .. } => agreement.status(facts, as_of),
            Self::Suspended { agreement, since, until, .. } => match facts.term.expired(as_of) {
                Some(last_day) => facts.after(Ended::Expired { last_day }),
                None if until.is_some_and(|last| as_of > last) => agreement.status(facts, as_of),
                None => ContractStatus::Suspended { since: *since, until: *until },
            },
            Self::Terminating { termination, .. } => {
                let effective_on = termination.effective_on;
                match facts.term.expired(as_of) {
                    Some(last_day) if last_day < effective_on => facts.after(Ended::Expired { last_day }),
                    Some(_) | None if effective_on <= as_of => facts.after(Ended::Terminated { on: effective_on }),
                    Some(_) | None => ContractStatus::Terminating { effective_on },
                }
            }
            Self::Completed { on, .. } => facts.after(Ended::Completed { on: *on }),
            Self::Void { on, .. } => ContractStatus::Void { on: *on },
            Self::Archived { on, .. } => ContractStatus::Archived { on: *on },
        }
    }
}

impl Facts {
    /// What a contract is that has ended like this: it is being settled as long as something is left to settle.
    const fn after(&self, ended: Ended) -> ContractStatus {
        match ended {
            Ended::Terminated { .. } | Ended::Expired { .. } | Ended::Completed { .. } if self.open_settlement > 0 => {
                ContractStatus::Settling { ended, items: self.open_settlement }
            }
            Ended::Terminated { on } => ContractStatus::Terminated { on },
            Ended::Expired { last_day } => ContractStatus::Expired { last_day },
            Ended::Completed { on } => ContractStatus::Completed { on },
        }
    }
}

impl ContractStatus {
    /// How it has ended, whether or not it is settled; `None` for one that runs, never ran, or was put away.
    pub const fn ended(self) -> Option<Ended> {
        match self {
            Self::Terminated { on } => Some(Ended::Terminated { on }),
            Self::Expired { last_day } => Some(Ended::Expired { last_day }),
            Self::Completed { on } => Some(Ended::Completed { on }),
            Self::Settling { ended, .. } => Some(ended),
            Self::Draft
            | Self::Negotiating
            | Self::InApproval
            | Self::ToSign
            | Self::PartSigned
            | Self::Signed { .. }
            | Self::Active { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => None,
        }
    }
}

impl Agreement {
    /// What a contract is that nothing holds: in force once it has taken effect, until its term is over.
    fn status(&self, facts: &Facts, as_of: Date) -> ContractStatus {
        match self.effect(facts) {
            Effect::On { on } if on <= as_of => match facts.term.expired(as_of) {
                Some(last_day) => facts.after(Ended::Expired { last_day }),
                None => ContractStatus::Active { since: on },
            },
            effect @ (Effect::On { .. } | Effect::AwaitsFirstPayment | Effect::AwaitsCondition) => {
                ContractStatus::Signed { effect }
            }
        }
    }

    /// What puts it in force. A payment or a condition before the signing counts from the signing.
    pub fn effect(&self, facts: &Facts) -> Effect {
        let once = |met: Option<Date>, otherwise| met.map_or(otherwise, |on| Effect::On { on: on.max(self.signed_on) });
        match self.effective {
            EffectiveRule::OnSigning => Effect::On { on: self.signed_on },
            EffectiveRule::OnDate { on } => Effect::On { on },
            EffectiveRule::OnFirstPayment => once(facts.first_payment, Effect::AwaitsFirstPayment),
            EffectiveRule::OnCondition => once(self.condition_met_on, Effect::AwaitsCondition),
        }
    }
}

/// What to look after on `as_of` in a contract of this `status`. Money and disputes outlive the contract; the term does not.
pub fn flags(status: ContractStatus, facts: &Facts, as_of: Date) -> Flags {
    let mut flags = match status {
        ContractStatus::Signed { .. } | ContractStatus::Active { .. } | ContractStatus::Suspended { .. } => {
            facts.term.flags(as_of, facts.lead_days)
        }
        ContractStatus::Draft
        | ContractStatus::Negotiating
        | ContractStatus::InApproval
        | ContractStatus::ToSign
        | ContractStatus::PartSigned
        | ContractStatus::Settling { .. }
        | ContractStatus::Terminating { .. }
        | ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Completed { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => Flags::new(),
    };
    if facts.oldest_unpaid_due.is_some_and(|due| due < as_of) {
        flags.push(Flag::OverdueMoney);
    }
    if facts.disputes.iter().any(|dispute| dispute.is_open(as_of)) {
        flags.push(Flag::OpenDispute);
    }
    flags
}

impl DisputeSpan {
    /// Whether it was open on `as_of`; on the day it was closed it no longer was.
    pub fn is_open(self, as_of: Date) -> bool {
        self.raised_on <= as_of && self.closed_on.is_none_or(|closed| as_of < closed)
    }
}
