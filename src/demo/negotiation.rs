//! A contract in its second round of talks: what they asked for, what we gave, refused and answered, and what is still open.

use serde_json::{Value, json};

use super::DemoError;
use super::deal::ZHOU;
use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::domain::id::{NegotiationRoundId, NewId, ProposalEventId, ProposalId};
use crate::domain::lifecycle::negotiation::Event;
use crate::domain::negotiation::{Channel, NegotiationRound, Proposal, ProposalEvent, TermChange};

/// The contract that is being talked about.
const TALKED_OF: &str = "产线冷却水监测供货合同";

/// Enters the talks.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let found = scene.book.contracts.iter().find(|it| it.title.zh == TALKED_OF).cloned();
    let Some(contract) = found else { return Ok(()) };
    let terms = serde_json::to_value(&contract).map_err(|_| DemoError::Unwritable)?;
    let total = contract.total()?;
    let first = round(scene, &contract, 1, -10, Channel::Meeting, "对方采购与质量部来厂，当面谈交付和质保。")?;
    let second = round(scene, &contract, 2, -2, Channel::Mail, "对方采购发来修改意见第二稿。")?;

    // given: the draft says so now
    let now = terms.pointer("/delivery/inspection/n").cloned().unwrap_or(Value::Null);
    let given =
        TermChange { path: "delivery/inspection/n".to_owned(), from: Some("5".to_owned()), to: Some(now.to_string()) };
    let inspection =
        proposal(scene, &contract, first, ClauseId::Delivery, vec![given], "收货后要上线试用，五天验不完。");
    let accepted = Event::Accepted { comment: "可以，按十天。".to_owned(), before: total, after: total };
    event(scene, &contract, inspection, -9, accepted)?;

    // refused
    let longer = changed(&terms, "delivery/hidden_defect_limit/n", &json!(60));
    let hidden = proposal(scene, &contract, first, ClauseId::Delivery, vec![longer], "内部制度要求五年。");
    let reason = "仪表检定周期以外的隐患期，行业惯例是两年。".to_owned();
    event(scene, &contract, hidden, -8, Event::Rejected { reason })?;

    // answered with a proposal of ours, which waits
    let two_years = changed(&terms, "delivery/warranty/n", &json!(24));
    let warranty = proposal(scene, &contract, first, ClauseId::Delivery, vec![two_years], "同类供应商都给两年质保。");
    let halfway = changed(&terms, "delivery/warranty/n", &json!(18));
    let counter = proposal(scene, &contract, first, ClauseId::Delivery, vec![halfway], "传感器按十八个月，耗材除外。");
    if let Some(counter) = scene.book.proposals.last_mut() {
        counter.side = Side::Us;
        counter.answers = Some(warranty);
        "质保十八个月".clone_into(&mut counter.fallback);
    }
    event(scene, &contract, warranty, -8, Event::Countered { with: counter })?;

    // the second round waits for an answer
    let words = json!("安装辅材（支架、管卡、密封件）由卖方随货提供，价款已含。");
    let special = changed(&terms, "special/zh", &words);
    proposal(scene, &contract, second, ClauseId::SpecialTerms, vec![special], "现场没有采购辅材的预算。");
    Ok(())
}

fn changed(terms: &Value, path: &str, to: &Value) -> TermChange {
    let from = terms.pointer(&format!("/{path}")).map(Value::to_string);
    TermChange { path: path.to_owned(), from, to: Some(to.to_string()) }
}

fn round<I: NewId>(
    scene: &mut Scene<'_, I>,
    contract: &Contract,
    number: u32,
    on: i64,
    channel: Channel,
    note: &str,
) -> Result<NegotiationRoundId, DemoError> {
    let round = NegotiationRound {
        id: NegotiationRoundId::fresh(scene.ids),
        contract: contract.id,
        number,
        opened_on: scene.day(on)?,
        side: Side::Them,
        channel,
        note: note.to_owned(),
        file: None,
        package: None,
        received_parties: None,
        received_terms: None,
        closed: None,
    };
    let id = round.id;
    scene.book.negotiation_rounds.push(round);
    Ok(id)
}

/// A proposal of the other side.
fn proposal<I: NewId>(
    scene: &mut Scene<'_, I>,
    contract: &Contract,
    round: NegotiationRoundId,
    clause: ClauseId,
    changes: Vec<TermChange>,
    reason: &str,
) -> ProposalId {
    let id = ProposalId::fresh(scene.ids);
    scene.book.proposals.push(Proposal {
        id,
        contract: contract.id,
        round,
        side: Side::Them,
        clause: Some(clause),
        changes,
        reason: reason.to_owned(),
        fallback: String::new(),
        fallback_of: None,
        answers: None,
    });
    id
}

fn event<I: NewId>(
    scene: &mut Scene<'_, I>,
    contract: &Contract,
    proposal: ProposalId,
    on: i64,
    fact: Event,
) -> Result<(), DemoError> {
    let on = scene.day(on)?;
    let id = ProposalEventId::fresh(scene.ids);
    let by = ZHOU.to_owned();
    scene.book.proposal_events.push(ProposalEvent { id, contract: contract.id, proposal, on, by, fact });
    Ok(())
}
