//! Two signed contracts that were changed: one runs longer by an amendment in force; another takes more goods, whose amendment our
//! side has signed and the customer has yet to sign.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DemoError;
use super::deal::{DESK, HEAD};
use super::history::digest;
use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Begins};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::named::{NamedParties, SigningParty};
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::Share;
use crate::domain::contract::term::TermLength;
use crate::domain::exact::ExactError;
use crate::domain::id::{AmendmentId, AmendmentStepId, NewId};
use crate::domain::lifecycle::contract::event::{Approval, Event, Signature, SignatureMethod, Submission, Version};
use crate::domain::money::Money;
use crate::domain::rate::Quantity;

/// The contract that runs half a year longer.
const EXTENDED: &str = "切削液计量供货合同";
/// The contract that takes more terminals: the last part of its price grows.
const ENLARGED: &str = "自动化集成供货合同";

/// One amendment as it is told: of which contract, why, the days of draft, submission, approval and signatures, from when it binds.
struct Told {
    title: &'static str,
    reason: &'static str,
    drafted: i64,
    submitted: i64,
    approved: i64,
    us: i64,
    them: Option<i64>,
    begins: Option<i64>,
}

/// Enters the amendments.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let extension = Told {
        title: EXTENDED,
        reason: "对方扩产，合同期限延长六个月",
        drafted: -31,
        submitted: -30,
        approved: -29,
        us: -27,
        them: Some(-24),
        begins: None,
    };
    write(scene, &extension, longer)?;
    let enlargement = Told {
        title: ENLARGED,
        reason: "增加二十台采集终端，尾款相应增加",
        drafted: -6,
        submitted: -5,
        approved: -4,
        us: -2,
        them: None,
        begins: Some(9),
    };
    write(scene, &enlargement, larger)
}

fn write<I: NewId>(
    scene: &mut Scene<'_, I>,
    told: &Told,
    change: fn(&mut Contract) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    let Some(contract) = scene.book.contracts.iter().find(|it| it.title.zh == told.title).cloned() else {
        return Ok(());
    };
    let Some((_, parties)) = scene.submission_of(contract.id) else { return Ok(()) };
    let id = AmendmentId::fresh(scene.ids);
    let mut terms = contract.to_amend(id);
    change(&mut terms)?;
    let begins = match told.begins {
        Some(day) => Begins::On(scene.day(day)?),
        None => Begins::OnSigning,
    };
    let mut steps = BTreeMap::new();
    for event in events(scene, told, &terms, begins, &parties)? {
        steps.insert(AmendmentStepId::fresh(scene.ids), event);
    }
    scene.book.amendments.push(Amendment {
        id,
        contract: contract.id,
        number: format!("{}-BC01", contract.number),
        after: None,
        basis: Some(Box::new(contract.to_amend(id))),
        drafted_on: scene.day(told.drafted)?,
        reason: told.reason.to_owned(),
        begins,
        terms,
        steps,
    });
    Ok(())
}

fn events<I: NewId>(
    scene: &Scene<'_, I>,
    told: &Told,
    terms: &Contract,
    begins: Begins,
    parties: &Arc<NamedParties>,
) -> Result<Vec<Event>, DemoError> {
    let version = Version { number: 1, sha256: digest(terms, parties)? };
    let approval = |by: &str, on| {
        Event::Approved(Approval { on, version, by: by.to_owned(), comment: "同意。".to_owned() }.into())
    };
    let signed = |party, signer: &str, on| Event::Signed {
        signature: Arc::new(Signature {
            party,
            signer: signer.to_owned(),
            capacity: "法定代表人".to_owned(),
            on,
            method: SignatureMethod::WetAndSeal,
            evidence: format!("{}-BC01-签署页.pdf", terms.number),
            sha256: version.sha256,
        }),
    };
    let submission = Submission {
        version,
        approvers: vec![DESK.to_owned(), HEAD.to_owned()],
        effective: begins.into(),
        parties: Some(Arc::clone(parties)),
    };
    let approved = scene.day(told.approved)?;
    let mut events = vec![
        Event::Submitted { on: scene.day(told.submitted)?, submission: Arc::new(submission) },
        approval(DESK, approved),
        approval(HEAD, approved),
        signed(SigningParty::Us, HEAD, scene.day(told.us)?),
    ];
    if let Some(day) = told.them {
        events.push(signed(SigningParty::Them, &parties.them.legal_representative, scene.day(day)?));
    }
    Ok(events)
}

/// Half a year longer.
fn longer(terms: &mut Contract) -> Result<(), DemoError> {
    if let TermLength::Months { start, months } = terms.term.length {
        let months = months.checked_add(6).ok_or(ExactError::Overflow)?;
        terms.term.length = TermLength::Months { start, months };
    }
    Ok(())
}

/// Twenty terminals more. What was paid stays as it was; the last part takes the rest of the new price.
fn larger(terms: &mut Contract) -> Result<(), DemoError> {
    let before = terms.total()?;
    if let Some(line) = terms.lines.values_mut().nth(1) {
        line.quantity = Quantity::whole(60)?;
    }
    let total = terms.total()?;
    let Clause::Included(payment) = &mut terms.payment else { return Ok(()) };
    let amounts: Vec<Money> = payment.claims(before)?.value.into_iter().map(|(_, amount, _)| amount).collect();
    if let Plan::Instalments { parts } = &mut payment.plan {
        let mut left = total;
        let last = parts.len().saturating_sub(1);
        for (place, (part, amount)) in parts.iter_mut().zip(amounts).enumerate() {
            let amount = if place == last { left } else { amount };
            left = left.minus(amount)?;
            part.share = Share::Sum(amount);
        }
    }
    Ok(())
}
