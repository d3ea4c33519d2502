//! Notices of what happens to a contract from outside: force majeure and its end, transfers of claims or of the contract.

use super::Letter;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::force_majeure::Event;
use crate::domain::own_entity::OwnEntity;
use crate::domain::transfer::{Sort, Transfer};
use crate::i18n::{Locale, Text};

/// What is told.
#[derive(Debug, Clone, Copy)]
pub enum Notice<'a> {
    /// That we are prevented.
    ForceMajeure(&'a Event),
    /// That it is over; the last day on which it prevented us.
    Over(&'a Event, Date),
    /// That we transferred claims, or mean to transfer the contract.
    Transfer(&'a Transfer),
}

/// What a notice is made from.
#[derive(Debug, Clone, Copy)]
pub struct NoticeFacts<'a> {
    /// What is told.
    pub notice: Notice<'a>,
    /// Who tells it; `None` as long as nobody has said.
    pub from: Option<&'a OwnEntity>,
    /// Whom: the name of the customer.
    pub to: &'a str,
    /// The contract.
    pub contract: &'a ContractBrief,
}

/// The notice in this language, dated as it was given.
pub fn compose_notice(language: Locale, facts: &NoticeFacts<'_>) -> Letter {
    let text = Text::new(language);
    let (title, on, body) = match facts.notice {
        Notice::ForceMajeure(event) => (text.matter_notice_force(), event.told_on, prevented(text, event)),
        Notice::Over(event, last) => {
            let body = vec![text.notice_force_over(&event.told.what, &text.date(last))];
            (text.matter_notice_over(), last, body)
        }
        Notice::Transfer(it) => {
            let title = match it.told.sort {
                Sort::Claims => text.matter_notice_claims(),
                Sort::Contract => text.matter_notice_contract(),
            };
            (title, it.told_on, transferred(text, it))
        }
    };
    let from = facts.from.map(|it| it.name.clone()).unwrap_or_default();
    let signature = [from, text.date(on)];
    Letter {
        language,
        number: String::new(),
        title: title.to_owned(),
        to: vec![text.letter_dear(facts.to)],
        subject: text.letter_subject(text.wording(&facts.contract.title), &facts.contract.number),
        opening: body,
        tables: Vec::new(),
        asks: Vec::new(),
        bank: Vec::new(),
        signature: signature.into_iter().filter(|line| !line.is_empty()).collect(),
        agreed: Vec::new(),
        annexes: Vec::new(),
    }
}

fn prevented(text: Text, event: &Event) -> Vec<String> {
    let told = &event.told;
    let reach = text.force_reach_of(told.reach);
    let proof = match (&event.proved, told.proof_by) {
        (Some((_, document)), _) => Some(text.notice_force_proved(document)),
        (None, Some(by)) => Some(text.notice_force_proof(&text.date(by))),
        (None, None) => None,
    };
    let body = [
        Some(text.notice_force_body(&told.what, &text.date(told.began_on), reach)),
        proof,
        Some(text.notice_force_before().to_owned()),
    ];
    body.into_iter().flatten().collect()
}

fn transferred(text: Text, it: &Transfer) -> Vec<String> {
    let (to, from, document) = (&it.told.to, text.date(it.told.from), &it.told.document);
    match it.told.sort {
        Sort::Claims => vec![text.notice_claims_body(to, &from, document)],
        Sort::Contract => {
            let ask = it.told.needs_consent.then(|| text.notice_contract_ask().to_owned());
            [Some(text.notice_contract_body(to, &from, document)), ask].into_iter().flatten().collect()
        }
    }
}
