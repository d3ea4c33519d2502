//! What the form of an amendment's life makes of a step.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::super::asked::missing_at;
use super::super::parties::parties_of;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::named::{NamedParties, SigningParty};
use crate::domain::date::Date;
use crate::domain::lifecycle::contract::Life;
use crate::domain::lifecycle::contract::command::{Command, Step};
use crate::domain::lifecycle::contract::event::{Signature, SignatureMethod, Submission, Verdict, Version};
use crate::domain::lifecycle::contract::stage::Stage;
use crate::state::{App, digest_of};

/// The steps that an amendment goes through, in their order.
pub(super) const OFFERED: [Step; 6] =
    [Step::Submit, Step::Approve, Step::TurnDown, Step::Reopen, Step::Sign, Step::Void];

/// What was typed in for a step.
pub(super) struct Asked {
    /// The day.
    pub(super) on: Date,
    /// Signer, reason or note.
    pub(super) words: String,
    /// How a party signs.
    pub(super) method: SignatureMethod,
    /// Where the evidence of a signature lies; empty if nowhere.
    pub(super) scan: String,
}

/// What the form and the amendment make of a step.
pub(super) fn command(app: App, amendment: &Amendment, life: &Life, step: Step, asked: Asked) -> Option<Command> {
    let Asked { on, words, method, scan } = asked;
    let me = app.untracked_text().step_by_owner().to_owned();
    let by = if amendment.terms.owner.is_empty() { me } else { amendment.terms.owner.clone() };
    Some(match step {
        Step::Submit => Command::Submit { on, submission: submission(app, amendment, life, by)? },
        Step::Approve => Command::Approve { on, by: approver(life).unwrap_or(by), comment: words },
        Step::TurnDown => {
            Command::TurnDown { on, by: approver(life).unwrap_or(by), verdict: Verdict::Returned, reason: words }
        }
        Step::Reopen => Command::Reopen { on, reason: words },
        Step::Void => Command::Void { on, reason: words },
        Step::Sign => {
            let Stage::ToSign { submission, signatures } = &life.stage else { return None };
            let party = submission.signing().find(|party| !signatures.iter().any(|it| it.party == *party))?;
            let known = match party {
                SigningParty::Us => amendment.terms.signing.ours.clone(),
                SigningParty::Them => amendment.terms.signing.theirs.clone(),
                SigningParty::Further(place) => {
                    let signing = &amendment.terms.signing;
                    let mut known = signing.further_signs(place).unwrap_or_default();
                    if known.name.trim().is_empty() {
                        // nobody of ours signs for it
                        let party = signing.further.get(usize::from(place));
                        known.name = party.map(|it| it.name.clone()).unwrap_or_default();
                    }
                    known
                }
            };
            let signer = [words, known.name, by].into_iter().find(|it| !it.is_empty()).unwrap_or_default();
            let sha256 = submission.version.sha256;
            let signature = Signature { party, signer, capacity: known.title, on, method, evidence: scan, sha256 };
            Command::Sign { signature }
        }
        Step::Share
        | Step::MeetCondition
        | Step::Suspend
        | Step::Resume
        | Step::Renew
        | Step::DeclineRenewal
        | Step::Terminate
        | Step::Complete
        | Step::Archive
        | Step::SettleAnomaly => return None,
    })
}

/// The text that goes for approval: terms and parties under a number that no other text of this amendment had.
fn submission(app: App, amendment: &Amendment, life: &Life, by: String) -> Option<Submission> {
    let (own, customer) = untrack(|| parties_of(app, &amendment.terms));
    let parties = NamedParties::in_text(&amendment.terms, &own, &customer);
    let sha256 = digest_of(&amendment.terms, &parties)?;
    let last = life.locked().map(|it| it.number).max().unwrap_or(0);
    Some(Submission {
        version: Version { number: last.saturating_add(1), sha256 },
        approvers: vec![by],
        effective: amendment.begins.into(),
        parties: Some(Arc::new(parties)),
    })
}

/// Whoever still has to approve.
fn approver(life: &Life) -> Option<String> {
    missing_at(&life.stage).into_iter().next()
}
