//! Which steps a screen offers, and why not the others.

use super::Life;
use super::command::Step;
use super::refusal::Refusal;
use super::renew::{may_decline, may_renew};
use super::stage::Agreement;
use super::status::ContractStatus as S;
use super::status::Facts;
use crate::domain::date::Date;

/// Whether `step` may be taken on `on`, apart from what is typed in for it.
///
/// Every pair of status and step is decided here, in the order of `domain.md` 5.3.
pub fn offer(life: &Life, step: Step, facts: &Facts, on: Date) -> Result<(), Refusal> {
    let status = life.status(facts, on);
    match step {
        Step::Share => share(status),
        Step::Submit => submit(status, facts),
        Step::TurnDown => turn_down(status),
        Step::Approve => approve(status),
        Step::Reopen => reopen(status),
        Step::Sign => sign(status),
        Step::MeetCondition => meet_condition(life, status),
        Step::Suspend => suspend(status),
        Step::Resume => resume(status),
        Step::Renew => end_of_term(status, may_renew(facts, on)),
        Step::DeclineRenewal => end_of_term(status, may_decline(facts, on)),
        Step::Terminate => terminate(status),
        Step::Complete => complete(status, facts),
        Step::Void => void(status),
        Step::Archive => archive(status, facts),
        Step::SettleAnomaly => {
            if life.anomalies.is_empty() {
                Err(Refusal::NoSuchAnomaly)
            } else {
                Ok(())
            }
        }
    }
}

fn share(status: S) -> Result<(), Refusal> {
    match status {
        S::Draft => Ok(()),
        S::Negotiating
        | S::InApproval
        | S::ToSign
        | S::PartSigned
        | S::Signed { .. }
        | S::Active { .. }
        | S::Suspended { .. }
        | S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn submit(status: S, facts: &Facts) -> Result<(), Refusal> {
    match status {
        S::Draft | S::Negotiating => {
            if facts.block_findings.is_empty() {
                Ok(())
            } else {
                Err(Refusal::OpenBlockFindings { rules: facts.block_findings.clone() })
            }
        }
        S::InApproval
        | S::ToSign
        | S::PartSigned
        | S::Signed { .. }
        | S::Active { .. }
        | S::Suspended { .. }
        | S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn turn_down(status: S) -> Result<(), Refusal> {
    match status {
        S::InApproval => Ok(()),
        S::Draft | S::Negotiating => Err(Refusal::NeedsFirst { step: Step::Submit }),
        S::ToSign | S::PartSigned => Err(Refusal::Instead { step: Step::Reopen }),
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } | S::Terminating { .. } => {
            Err(Refusal::AlreadyPast { status })
        }
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn approve(status: S) -> Result<(), Refusal> {
    match status {
        S::InApproval => Ok(()),
        S::Draft | S::Negotiating => Err(Refusal::NeedsFirst { step: Step::Submit }),
        S::ToSign
        | S::PartSigned
        | S::Signed { .. }
        | S::Active { .. }
        | S::Suspended { .. }
        | S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn reopen(status: S) -> Result<(), Refusal> {
    match status {
        S::ToSign | S::PartSigned => Ok(()),
        S::Draft | S::Negotiating => Err(Refusal::NotLocked),
        S::InApproval => Err(Refusal::Instead { step: Step::TurnDown }),
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } | S::Terminating { .. } => {
            Err(Refusal::AlreadyPast { status })
        }
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn sign(status: S) -> Result<(), Refusal> {
    match status {
        S::ToSign | S::PartSigned => Ok(()),
        S::Draft | S::Negotiating => Err(Refusal::NeedsFirst { step: Step::Submit }),
        S::InApproval => Err(Refusal::NeedsFirst { step: Step::Approve }),
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } | S::Terminating { .. } => {
            Err(Refusal::AlreadyPast { status })
        }
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn meet_condition(life: &Life, status: S) -> Result<(), Refusal> {
    match status {
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::NeedsFirst { step: Step::Sign })
        }
        S::Signed { .. } if life.stage.agreement().is_some_and(Agreement::awaits_condition) => Ok(()),
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } | S::Terminating { .. } => {
            Err(Refusal::NoOpenCondition)
        }
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn suspend(status: S) -> Result<(), Refusal> {
    match status {
        S::Active { .. } => Ok(()),
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::NeedsFirst { step: Step::Sign })
        }
        S::Signed { effect } => Err(Refusal::NotYetEffective { effect }),
        S::Suspended { .. } | S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn resume(status: S) -> Result<(), Refusal> {
    match status {
        S::Suspended { .. } => Ok(()),
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned | S::Signed { .. } | S::Active { .. } => {
            Err(Refusal::NotSuspended)
        }
        S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

/// What happens at the end of a term is decided while the contract binds and nobody has ended it.
fn end_of_term(status: S, open: Result<(), Refusal>) -> Result<(), Refusal> {
    match status {
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } => open,
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::NeedsFirst { step: Step::Sign })
        }
        S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

/// A contract that is signed but not yet in force may be ended too, by agreement (see [`super::termination`]): one that waits
/// for a payment that never comes would otherwise stay open for ever.
fn terminate(status: S) -> Result<(), Refusal> {
    match status {
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } => Ok(()),
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::Instead { step: Step::Void })
        }
        S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn complete(status: S, facts: &Facts) -> Result<(), Refusal> {
    match status {
        S::Active { .. } => {
            if facts.open_work.is_done() {
                Ok(())
            } else {
                Err(Refusal::OpenWork { open: facts.open_work })
            }
        }
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::NeedsFirst { step: Step::Sign })
        }
        S::Signed { effect } => Err(Refusal::NotYetEffective { effect }),
        S::Suspended { .. } => Err(Refusal::NeedsFirst { step: Step::Resume }),
        S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn void(status: S) -> Result<(), Refusal> {
    match status {
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => Ok(()),
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } => Err(Refusal::Instead { step: Step::Terminate }),
        S::Terminating { .. } => Err(Refusal::AlreadyPast { status }),
        S::Terminated { .. }
        | S::Expired { .. }
        | S::Completed { .. }
        | S::Settling { .. }
        | S::Void { .. }
        | S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}

fn archive(status: S, facts: &Facts) -> Result<(), Refusal> {
    match status {
        S::Draft | S::Negotiating | S::InApproval | S::ToSign | S::PartSigned => {
            Err(Refusal::NeedsFirst { step: Step::Void })
        }
        S::Signed { .. } | S::Active { .. } | S::Suspended { .. } | S::Terminating { .. } => {
            Err(Refusal::StillRunning { status })
        }
        S::Terminated { .. } | S::Expired { .. } | S::Completed { .. } | S::Settling { .. } | S::Void { .. } => {
            if facts.open_settlement == 0 {
                Ok(())
            } else {
                Err(Refusal::OpenSettlement { items: facts.open_settlement })
            }
        }
        S::Archived { .. } => Err(Refusal::Ended { status }),
    }
}
