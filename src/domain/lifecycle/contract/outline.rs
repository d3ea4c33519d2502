//! A life in outline: what a status needs of it and no more, folded without a copy of anything.
//!
//! A list of a hundred thousand contracts asks for their statuses at once. [`super::Life`] keeps who approved, who signed and
//! what did not fit; an [`Outline`] only looks at the facts where they lie. A law holds the two equal for any events.

use super::event::{Event, Signature, Submission, Version};
use super::stage::PARTIES;
use super::status::{Agreed, ContractStatus, Facts, ending, in_force};
use crate::domain::date::Date;
use crate::domain::term::renewal::RenewalDecision;

/// Where a contract stands as of a day, and what was decided about the ends of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    stage: Stage,
    /// As [`super::Life::renewals`].
    pub renewals: Vec<RenewalDecision>,
}

/// [`super::Stage`](super::stage::Stage) as far as a status reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Draft,
    Negotiating,
    InApproval,
    ToSign,
    Signed { agreed: Agreed },
    Suspended { since: Date },
    Terminating { effective_on: Date },
    Completed { on: Date },
    Void { on: Date },
    Archived { on: Date },
}

/// What the steps before the signing need to know, while it is looked for.
#[derive(Default)]
struct Table<'a> {
    submission: Option<&'a Submission>,
    /// Who has approved, as the list of approvers spells them.
    approved: Vec<&'a str>,
    /// The days of the signatures, in the order of [`PARTIES`].
    signed: [Option<Date>; PARTIES.len()],
    /// The first version that was locked, and the later ones.
    locked: Option<Version>,
    more_locked: Vec<Version>,
}

impl Outline {
    /// The outline as of `as_of`, of the events that [`super::Life::known_on`] would take.
    #[must_use]
    pub fn known_on(events: &[Event], as_of: Date) -> Self {
        let known = events.iter().zip(1..).fold(0, |known, (event, no)| if event.on() <= as_of { no } else { known });
        let mut outline = Self { stage: Stage::Draft, renewals: Vec::new() };
        let mut table = Table::default();
        // what was agreed outlives a suspension
        let mut agreed = None;
        for event in events.iter().take(known) {
            outline.take(event, &mut table, &mut agreed);
        }
        outline
    }

    /// What the contract is on `as_of`: [`super::Life::status`] of the same events.
    #[must_use]
    pub fn status(&self, facts: &Facts, as_of: Date) -> ContractStatus {
        match self.stage {
            Stage::Draft => ContractStatus::Draft,
            Stage::Negotiating => ContractStatus::Negotiating,
            Stage::InApproval => ContractStatus::InApproval,
            Stage::ToSign => ContractStatus::ToSign,
            Stage::Signed { agreed } => in_force(agreed.effect(facts), facts, as_of),
            Stage::Suspended { since } => ContractStatus::Suspended { since },
            Stage::Terminating { effective_on } => ending(effective_on, facts, as_of),
            Stage::Completed { on } => ContractStatus::Completed { on },
            Stage::Void { on } => ContractStatus::Void { on },
            Stage::Archived { on } => ContractStatus::Archived { on },
        }
    }

    fn take<'a>(&mut self, event: &'a Event, table: &mut Table<'a>, agreed: &mut Option<Agreed>) {
        let next = match (event, self.stage) {
            (Event::Shared { .. }, Stage::Draft) => Stage::Negotiating,
            (Event::Submitted { submission, .. }, Stage::Draft | Stage::Negotiating)
                if !table.contradicts(submission.version) =>
            {
                table.submission = Some(submission);
                table.approved.clear();
                Stage::InApproval
            }
            (Event::TurnedDown(no), Stage::InApproval) if table.open_to(no.version, &no.by).is_some() => {
                Stage::Negotiating
            }
            (Event::Approved(yes), Stage::InApproval) if table.approve(yes.version, &yes.by) => Stage::ToSign,
            (Event::Reopened(it), Stage::ToSign) if table.version() == Some(it.version) => Stage::Negotiating,
            (Event::Signed { signature }, Stage::ToSign) => match table.sign(signature) {
                Some(signing) => {
                    *agreed = Some(signing);
                    Stage::Signed { agreed: signing }
                }
                None => return,
            },
            (Event::ConditionMet { on, .. }, Stage::Signed { agreed: known }) if known.awaits_condition() => {
                let met = Agreed { condition_met_on: Some(*on), ..known };
                *agreed = Some(met);
                Stage::Signed { agreed: met }
            }
            (Event::Suspended { on, .. }, Stage::Signed { .. }) => Stage::Suspended { since: *on },
            (Event::Resumed { .. }, Stage::Suspended { .. }) => match *agreed {
                Some(agreed) => Stage::Signed { agreed },
                None => return,
            },
            (Event::RenewalDecided { decision }, Stage::Signed { .. } | Stage::Suspended { .. }) => {
                self.renewals.push(*decision);
                return;
            }
            (Event::Terminated { termination }, Stage::Signed { .. } | Stage::Suspended { .. }) => {
                Stage::Terminating { effective_on: termination.effective_on }
            }
            (Event::Completed { on, .. }, Stage::Signed { .. }) => Stage::Completed { on: *on },
            (Event::Voided { on, .. }, Stage::Draft | Stage::Negotiating | Stage::InApproval | Stage::ToSign) => {
                Stage::Void { on: *on }
            }
            (
                Event::Archived { on },
                Stage::Signed { .. } | Stage::Terminating { .. } | Stage::Completed { .. } | Stage::Void { .. },
            ) => Stage::Archived { on: *on },
            (
                Event::Shared { .. }
                | Event::Submitted { .. }
                | Event::TurnedDown(_)
                | Event::Approved(_)
                | Event::Reopened(_)
                | Event::Signed { .. }
                | Event::ConditionMet { .. }
                | Event::Suspended { .. }
                | Event::Resumed { .. }
                | Event::RenewalDecided { .. }
                | Event::Terminated { .. }
                | Event::Completed { .. }
                | Event::Voided { .. }
                | Event::Archived { .. }
                | Event::AnomalySettled { .. },
                _,
            ) => return,
        };
        self.stage = next;
    }
}

impl<'a> Table<'a> {
    fn version(&self) -> Option<Version> {
        self.submission.map(|it| it.version)
    }

    fn contradicts(&self, version: Version) -> bool {
        self.locked.iter().chain(&self.more_locked).any(|locked| locked.contradicts(version))
    }

    /// The approver `by` as the list spells them, if they have yet to decide on `version`.
    fn open_to(&self, version: Version, by: &str) -> Option<&'a str> {
        let submission = self.submission.filter(|it| it.version == version)?;
        let name = submission.approver(by)?;
        (!self.approved.contains(&name)).then_some(name)
    }

    /// Takes an approval; whether it was the last one, which locks the version.
    fn approve(&mut self, version: Version, by: &str) -> bool {
        let Some((name, submission)) = self.open_to(version, by).zip(self.submission) else { return false };
        if !submission.approvers.iter().all(|other| other == name || self.approved.contains(&other.as_str())) {
            self.approved.push(name);
            return false;
        }
        self.signed = [None; PARTIES.len()];
        match self.locked {
            None => self.locked = Some(version),
            Some(locked) if locked == version || self.more_locked.contains(&version) => {}
            Some(_) => self.more_locked.push(version),
        }
        true
    }

    /// Takes a signature; what was agreed, if it was the last one.
    fn sign(&mut self, signature: &Signature) -> Option<Agreed> {
        let Submission { version, effective, .. } = *self.submission?;
        let mut places = PARTIES.iter().zip(&mut self.signed);
        match places.find_map(|(side, day)| (*side == signature.party).then_some(day)) {
            Some(day @ None) if signature.sha256 == version.sha256 => *day = Some(signature.on),
            Some(_) | None => return None,
        }
        let days = self.signed.iter().copied();
        let last = days.reduce(|last, day| last.zip(day).map(|(last, day)| last.max(day)))??;
        Some(Agreed { effective, signed_on: last, condition_met_on: None })
    }
}
