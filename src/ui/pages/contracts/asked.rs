//! What the form of a contract's life makes of a step.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::check::open_risks;
use super::particulars::{Particulars, yet_to_sign};
use super::parties::as_agreed;
use crate::domain::contract::Contract;
use crate::domain::contract::event::Fact;
use crate::domain::contract::named::{NamedParty, SigningParty};
use crate::domain::contract::party::Signatory;
use crate::domain::contract::version::{ContractVersion, Keeping, Occasion};
use crate::domain::cure::{Claim, Fact as CureFact};
use crate::domain::date::Date;
use crate::domain::lifecycle::approval::{ApprovalNeed, approvers};
use crate::domain::lifecycle::contract::command::{Command, Step};
use crate::domain::lifecycle::contract::event::{
    EffectiveRule, Event, Signature, Submission, Termination, TerminationGround, Verdict,
};
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::termination::earliest_by;
use crate::domain::progress::Progress;
use crate::state::{App, Occurrence};

/// What was typed in for a step.
pub(super) struct Asked {
    /// The day.
    pub(super) on: Date,
    /// The last day of a suspension, if one is set.
    pub(super) until: Option<Date>,
    /// Signer, reason or note.
    pub(super) words: String,
    /// Where the evidence of a signature lies; empty if nowhere.
    pub(super) scan: String,
    /// Who approves or sends back; empty for whoever is first among those still missing.
    pub(super) approver: String,
    /// Grounds, days and evidence.
    pub(super) particulars: Particulars,
}

/// What the form and the contract make of a step; nothing where there is nothing to take it about.
///
/// # Errors
/// An end whose day cannot be told from the clause.
pub(super) fn command(
    app: App,
    contract: &Contract,
    standing: &Progress,
    step: Step,
    asked: Asked,
) -> Result<Option<Command>, Refusal> {
    if step == Step::Terminate {
        return ending(app, asked, standing).map(Some);
    }
    Ok(other_than_ending(app, contract, standing, step, asked))
}

/// The notice that ends a contract: on the day that was said, or the earliest that the clause allows.
fn ending(app: App, asked: Asked, standing: &Progress) -> Result<Command, Refusal> {
    let calendar = app.peek_work_calendar();
    let Asked { on, words, particulars, .. } = asked;
    let Particulars { ground, by, without, effective, evidence, .. } = particulars;
    let claim = standing.claim(by, without, &calendar);
    let effective_on = match effective {
        Some(day) => day,
        None => earliest_by(ground, by, on, standing.facts.term, &claim.ahead)?.value,
    };
    let termination = Termination { notice_on: on, effective_on, ground, evidence, note: words };
    Ok(Command::Terminate { termination, claim })
}

/// Who ended the contract and by which way, written down with the end itself; nothing for another step, or an end that both agreed
/// on.
pub(super) fn ended_by(claim: Option<Claim>, event: &Event) -> Option<Fact> {
    let Event::Terminated { termination } = event else { return None };
    let claim = claim.filter(|_| termination.ground != TerminationGround::Mutual)?;
    let shown = !termination.note.trim().is_empty();
    let route = claim.route(termination.ground, termination.notice_on, shown).ok()?;
    Some(Fact::Cure(CureFact::Ended { by: claim.by, route }))
}

fn other_than_ending(app: App, contract: &Contract, standing: &Progress, step: Step, asked: Asked) -> Option<Command> {
    let Asked { on, until, words, scan, approver: named_approver, particulars } = asked;
    let me = app.untracked_text().step_by_owner().to_owned();
    let by = if contract.owner.is_empty() { me } else { contract.owner.clone() };
    let or = |fallback: &str| if words.is_empty() { fallback.to_owned() } else { words.clone() };
    Some(match step {
        Step::Share => Command::Share { on },
        Step::Submit => {
            let (_, parties, sha256) = untrack(|| as_agreed(app, contract))?;
            Command::Submit {
                on,
                submission: Submission {
                    version: app.keeping_of(contract.id, standing.life.locked(), sha256).version(),
                    approvers: untrack(|| approvers_of(app, contract, by)),
                    effective: EffectiveRule::from(&contract.computed().term.effective),
                    parties: Some(Arc::new(parties)),
                },
            }
        }
        Step::Approve => {
            Command::Approve { on, by: approver(app, standing, &named_approver).unwrap_or(by), comment: words }
        }
        Step::TurnDown => Command::TurnDown {
            on,
            by: approver(app, standing, &named_approver).unwrap_or(by),
            verdict: Verdict::Returned,
            reason: words,
        },
        Step::Reopen => Command::Reopen { on, reason: words },
        Step::Sign => {
            let Stage::ToSign { submission, .. } = &standing.life.stage else { return None };
            let left = yet_to_sign(standing);
            let party = left.get(particulars.party).or(left.first()).copied()?;
            let known = match party {
                SigningParty::Us => contract.signing.ours.clone(),
                SigningParty::Them => contract.signing.theirs.clone(),
                SigningParty::Further(place) => {
                    let known = contract.signing.further_signs(place).filter(|it| !it.name.is_empty());
                    known.unwrap_or_else(|| Signatory {
                        name: named(submission, party).map(signs_for).unwrap_or_default(),
                        ..Signatory::default()
                    })
                }
            };
            Command::Sign {
                signature: Signature {
                    party,
                    signer: or(if known.name.is_empty() { &by } else { &known.name }),
                    capacity: known.title,
                    on,
                    method: particulars.method,
                    evidence: scan,
                    sha256: submission.version.sha256,
                },
            }
        }
        Step::MeetCondition => Command::MeetCondition { on, evidence: words },
        Step::Suspend => Command::Suspend { on, ground: particulars.suspension, note: words, until },
        Step::Resume => Command::Resume { on, note: words },
        Step::Renew => Command::Renew { on, months: particulars.months },
        Step::DeclineRenewal => Command::DeclineRenewal { on, notice_on: Some(on) },
        Step::Complete => Command::Complete { on, by },
        Step::Void => Command::Void { on, reason: words },
        Step::Archive => Command::Archive { on },
        Step::SettleAnomaly => Command::SettleAnomaly { on, event: Box::new(particulars.misfit?), note: words },
        Step::Terminate => return None,
    })
}

/// The terms that `event` sends for approval, to be kept as a version; nothing if the last version says the same.
pub(super) fn version_submitted(
    app: App,
    contract: &Contract,
    standing: &Progress,
    event: &Event,
    words: String,
) -> Option<ContractVersion> {
    let Event::Submitted { on, submission } = event else { return None };
    match app.keeping_of(contract.id, standing.life.locked(), submission.version.sha256) {
        Keeping::Kept(_) => None,
        Keeping::New(version) => {
            let parties = submission.parties.as_deref()?.clone();
            let why = Occurrence { on: *on, occasion: Occasion::Submission, reason: words };
            Some(app.version_to_keep(contract, parties, version, why))
        }
    }
}

/// What the submitted text says of a party.
fn named(submission: &Submission, party: SigningParty) -> Option<&NamedParty> {
    submission.parties.as_deref().and_then(|parties| parties.named(party))
}

/// Who signs for a further party: its legal representative, or the person it is.
fn signs_for(party: &NamedParty) -> String {
    if party.legal_representative.is_empty() { party.name.clone() } else { party.legal_representative.clone() }
}

/// Who has to approve a contract by the rules of the book: by its amount and the risks that its text carries. Without a rule for
/// it, `owner`.
pub(super) fn approvers_of(app: App, contract: &Contract, owner: String) -> Vec<String> {
    let rules = app.book_settings().approval;
    let asks_for_risk = rules.iter().any(|rule| rule.when == ApprovalNeed::OpenHighRisk);
    let risks = if asks_for_risk { open_risks(app, contract) } else { 0 };
    let named = approvers(&rules, contract.draft_total(), risks);
    if named.is_empty() { vec![owner] } else { named }
}

/// Who still has to approve, in the order of the rules.
pub(super) fn missing(standing: &Progress) -> Vec<String> {
    missing_at(&standing.life.stage)
}

/// The same of a contract or an amendment at this stage.
pub(super) fn missing_at(stage: &Stage) -> Vec<String> {
    let Stage::InApproval { submission, approvals } = stage else { return Vec::new() };
    let missing = submission.approvers.iter().filter(|name| !approvals.iter().any(|(by, _)| by == *name));
    missing.cloned().collect()
}

/// The same, whoever sits at this copy before the others.
pub(super) fn missing_here(app: App, standing: &Progress) -> Vec<String> {
    let me = app.person();
    let mut missing = missing(standing);
    missing.sort_by_key(|name| *name != me);
    missing
}

/// Of those the one that was named, or the first.
fn approver(app: App, standing: &Progress, named: &str) -> Option<String> {
    let missing = missing_here(app, standing);
    missing.iter().find(|name| *name == named).or_else(|| missing.first()).cloned()
}
