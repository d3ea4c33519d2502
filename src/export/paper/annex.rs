//! The annexes (`contract-rules.md` 1.1): those that have something in them.

mod duties;
mod levels;
mod register;
mod support;
mod targets;

use self::duties::duties;
use self::levels::levels;
use self::register::register;
use self::support::support_items;
use self::targets::measures;
use super::articles::{items, plan_table};
use super::attorney;
use super::draft::Draft;
use super::figure;
use super::further;
use super::insert::{self, Insert};
use super::outline::Outline;
use super::phrase;
use super::span::{Block, Columns, Span};
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::party::{Authority, Side};
use crate::domain::customer::PartyKind;

impl AnnexId {
    pub(super) const fn title(self) -> phrase::Fixed {
        match self {
            Self::Items => ("价格与明细表", "Price and items"),
            Self::SharingRegister => ("信息共享登记表", "Information-sharing register"),
            Self::DivisionOfWork => ("分工表", "Division of work"),
            Self::Targets => ("目标、计分与激励", "Targets, scoring and incentives"),
            Self::ServiceLevels => ("服务等级与投诉升级", "Service levels and escalation"),
            Self::Support => ("物料与支持清单", "Materials and support"),
            Self::PowerOfAttorney => ("授权委托书", "Power of attorney"),
            Self::PaymentTable => ("付款计划表", "Payment table"),
        }
    }
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Which one.
    pub id: AnnexId,
    /// Its number, counted from one.
    pub no: usize,
    /// `附件一　价格与明细表`, `Annex 1　Price and items`.
    pub heading: Columns,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// Every annex that is printed.
pub(super) fn all(outline: &Outline<'_>) -> Vec<Annex> {
    outline
        .annexes()
        .iter()
        .zip(1..)
        .map(|(id, no)| Annex { id: *id, no, heading: heading(outline, *id, no), blocks: blocks(outline, *id) })
        .collect()
}

fn heading(outline: &Outline<'_>, id: AnnexId, no: usize) -> Columns {
    let (zh, en) = id.title();
    let mut columns = Columns::default();
    if outline.zh {
        columns.zh.push(Span::Plain(format!("附件{}　{zh}", figure::chinese_number(no)).into()));
    }
    if outline.en {
        columns.en.push(Span::Plain(format!("Annex {no}　{en}").into()));
    }
    columns
}

fn blocks(outline: &Outline<'_>, id: AnnexId) -> Vec<Block> {
    let contract = outline.contract;
    let mut draft = Draft::new(outline);
    match id {
        AnnexId::Items => draft.table(items(outline)),
        AnnexId::SharingRegister => {
            if let Some(sharing) = contract.sharing.terms() {
                register(&mut draft, outline, sharing);
            }
        }
        AnnexId::DivisionOfWork => {
            if let Some(development) = contract.development.terms() {
                duties(&mut draft, outline, development);
            }
        }
        AnnexId::Targets => {
            if let Some(targets) = contract.targets.terms() {
                measures(&mut draft, outline, targets);
            }
        }
        AnnexId::ServiceLevels => {
            if let Some(service) = contract.service.terms() {
                levels(&mut draft, outline, service);
            }
        }
        AnnexId::Support => {
            if let Some(support) = contract.support.terms() {
                support_items(&mut draft, outline, support);
            }
        }
        AnnexId::PowerOfAttorney => {
            attorneys(&mut draft, outline);
            further::attorneys(&mut draft, outline);
        }
        AnnexId::PaymentTable => {
            if let Some(payment) = contract.payment.terms() {
                draft.table(plan_table(outline, payment.plan.parts()));
            }
        }
    }
    draft.plain()
}

/// The powers of attorney of the two sides.
fn attorneys(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let (signing, signed_as) = (&outline.contract.signing, outline.signed_as);
    for (side, place, kind, signatory, seal) in [
        (Side::Us, field::SIGNING_OURS, PartyKind::Organisation, &signing.ours, signed_as.ours.seal),
        (Side::Them, field::SIGNING_THEIRS, outline.customer.kind, &signing.theirs, signed_as.theirs.seal),
    ] {
        if signatory.authority == Authority::PowerOfAttorney {
            let principal = Insert::Words(phrase::owned(phrase::side(outline, side)));
            let agent = insert::name(place, &signatory.name);
            attorney::power(draft, principal, agent, kind, seal);
        }
    }
}
