//! The versions of a contract that went back and forth: the first draft, what was submitted and returned, and the draft that
//! answers it.

use super::DemoError;
use super::deal::ZHOU;
use super::history::digest;
use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::Share;
use crate::domain::contract::version::{ContractVersion, Occasion};
use crate::domain::contract::wording::Wording;
use crate::domain::id::{ContractVersionId, NewId};
use crate::domain::rate::{Ppm, Quantity};

/// The contract that was returned for want of sampling points.
const RETURNED: &str = "注射用水点位计量合同";
/// The advance that the first draft asked; the acceptance took the rest.
const FIRST_ADVANCE: Ppm = Ppm(500_000);

/// Enters the versions.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let Some(at) = scene.book.contracts.iter().position(|it| it.title.zh == RETURNED) else { return Ok(()) };
    let Some(contract) = scene.book.contracts.get(at).cloned() else { return Ok(()) };
    let Some((on, parties)) = scene.submission_of(contract.id) else { return Ok(()) };
    let shared = scene.day(-21)?;
    let kept = [
        (1, shared, Occasion::ByHand, "发给对方的第一稿", first_draft(&contract)?),
        (2, on, Occasion::Submission, "预付款按对方要求降为四成", contract),
    ];
    for (number, on, occasion, reason, terms) in kept {
        scene.book.contract_versions.push(ContractVersion {
            id: ContractVersionId::fresh(scene.ids),
            contract: terms.id,
            number,
            on,
            by: ZHOU.to_owned(),
            occasion,
            reason: reason.to_owned(),
            sha256: digest(&terms, &parties)?,
            parties: (*parties).clone(),
            terms,
        });
    }
    // the draft as it stands answers what the approver asked for
    if let Some(contract) = scene.book.contracts.get_mut(at) {
        contract.special = Wording::new(
            "洁净区取样点设在总送水口、总回水口和各使用点之后，共十二处，具体位置以双方签字的点位图为准；验收时逐点取样，取样由双方质量部共同完成。",
            "Sampling points in the clean area are placed behind the main supply, the main return and every point of use, twelve in all, as shown in the drawing signed by both Parties. On acceptance every point is sampled by the quality departments of both Parties together.",
        );
    }
    Ok(())
}

/// The draft before the first talks: a larger advance, and fewer instruments.
fn first_draft(submitted: &Contract) -> Result<Contract, DemoError> {
    let mut draft = submitted.clone();
    if let Clause::Included(payment) = &mut draft.payment
        && let Plan::Instalments { parts } = &mut payment.plan
    {
        for part in parts {
            part.share = Share::Of(FIRST_ADVANCE);
        }
    }
    if let Some(line) = draft.lines.values_mut().next() {
        line.quantity = Quantity::whole(6)?;
    }
    Ok(draft)
}
