//! What the sample book keeps to fall back on: a longer warranty, a wider limit of liability, the courts in the place of arbitration.

use serde::Serialize;

use super::DemoError;
use super::scene::Scene;
use crate::domain::contract::breach::LiabilityLimit;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::disputes::{Court, CourtLink, Forum};
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::fallback::Fallback;
use crate::domain::id::{FallbackId, NewId};
use crate::domain::negotiation::TermChange;
use crate::domain::rate::Ppm;

/// Enters them; the counter-proposal of the talks started from the first.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let warranty = Fallback {
        name: Wording::new("质保十八个月", "Warranty of eighteen months"),
        when: "对方坚持两年质保时；耗材除外。".to_owned(),
        ..kept(scene, ClauseId::Delivery, "delivery/warranty", &Period::months(18))?
    };
    let limit = Fallback {
        name: Wording::new("责任上限提高到价款的一倍半", "Liability up to one and a half times the price"),
        when: "对方不接受以合同价款为限时；先问总经理。".to_owned(),
        ..kept(scene, ClauseId::Breach, "breach/included/our_limit", &LiabilityLimit::OfPrice(Ppm(1_500_000)))?
    };
    let court = Forum::Litigation(Court { link: CourtLink::DefendantDomicile, name: Wording::default() });
    let courts = Fallback {
        name: Wording::new("改由被告住所地法院管辖", "Courts at the domicile of the defendant"),
        when: "对方公司制度不许仲裁时。".to_owned(),
        ..kept(scene, ClauseId::Disputes, "disputes/forum", &court)?
    };
    let talked_of = scene.book.proposals.iter_mut().find(|it| it.fallback == warranty.name.zh);
    if let Some(proposal) = talked_of {
        proposal.fallback_of = Some(warranty.id);
    }
    scene.book.fallbacks.extend([warranty, limit, courts]);
    Ok(())
}

/// One term of a clause, which is bound to its terms.
fn kept<I: NewId>(
    scene: &mut Scene<'_, I>,
    clause: ClauseId,
    path: &str,
    to: &impl Serialize,
) -> Result<Fallback, DemoError> {
    let to = serde_json::to_string(to).map_err(|_| DemoError::Unwritable)?;
    let change = |path: String, to: Option<String>| TermChange { path, from: None, to };
    Ok(Fallback {
        id: FallbackId::fresh(scene.ids),
        name: Wording::default(),
        clause,
        changes: vec![change(format!("by_hand/{}", clause.name()), None), change(path.to_owned(), Some(to))],
        kept_on: None,
        currency: None,
        when: String::new(),
        archived: false,
    })
}
