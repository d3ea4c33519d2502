//! The articles, one function each. Every sentence stands here in both languages, side by side.

mod adjustment;
mod breach;
mod customers;
mod defined;
mod delivery;
mod disputes;
mod division;
mod general;
mod late_payment;
mod own;
mod payment;
mod protection;
mod sample;
mod service;
mod sharing;
mod subject;
mod term;

pub(super) use self::payment::plan_table;
pub(super) use self::subject::items;

use super::draft::Draft;
use super::figure::chinese_number;
use super::insert::{self, Insert};
use super::outline::Outline;
use super::span::{Article, Columns, Span};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::field;

/// The article of one clause.
pub(super) fn write(outline: &Outline<'_>, clause: ClauseId, no: u16) -> Article {
    let contract = outline.contract;
    let mut draft = Draft::new(outline);
    if let Some(written) = contract.written(clause) {
        own::by_hand(&mut draft, outline, clause, written);
        return article(outline, clause, no, draft);
    }
    match clause {
        ClauseId::Definitions => general::definitions(&mut draft, outline, &contract.definitions),
        ClauseId::Subject => subject::subject(&mut draft, outline),
        ClauseId::Price => subject::price(&mut draft, outline),
        ClauseId::Delivery => delivery::delivery(&mut draft, outline, &contract.delivery),
        ClauseId::Sharing => {
            area(&mut draft, field::SHARING, &contract.sharing, |draft, terms| sharing::sharing(draft, outline, terms));
        }
        ClauseId::Development => area(&mut draft, field::DEVELOPMENT, &contract.development, |draft, terms| {
            customers::development(draft, outline, terms);
        }),
        ClauseId::Targets => area(&mut draft, field::TARGETS, &contract.targets, |draft, terms| {
            customers::targets(draft, outline, terms);
        }),
        ClauseId::Service => {
            area(&mut draft, field::SERVICE, &contract.service, |draft, terms| service::service(draft, outline, terms));
        }
        ClauseId::Support => {
            area(&mut draft, field::SUPPORT, &contract.support, |draft, terms| service::support(draft, outline, terms));
        }
        ClauseId::Payment => {
            area(&mut draft, field::PAYMENT, &contract.payment, |draft, terms| payment::payment(draft, outline, terms));
        }
        ClauseId::LatePayment => {
            if let Some(payment) = outline.payment() {
                late_payment::late_payment(&mut draft, outline, &payment.late_fee);
            }
        }
        ClauseId::Breach => {
            area(&mut draft, field::BREACH, &contract.breach, |draft, terms| breach::breach(draft, outline, terms));
        }
        ClauseId::Term => term::term(&mut draft, outline, &contract.term),
        ClauseId::Confidentiality => protection::confidentiality(&mut draft, outline, &contract.confidentiality),
        ClauseId::PersonalInformation => {
            area(&mut draft, field::PERSONAL, &contract.personal_information, |draft, terms| {
                protection::personal_information(draft, outline, terms);
            });
        }
        ClauseId::IntellectualProperty => {
            protection::intellectual_property(&mut draft, outline, &contract.intellectual_property);
        }
        ClauseId::ForceMajeure => protection::force_majeure(&mut draft, &contract.force_majeure),
        ClauseId::Compliance => general::compliance(&mut draft, &contract.general),
        ClauseId::Disputes => disputes::disputes(&mut draft, contract),
        ClauseId::Notices => general::notices(&mut draft, outline),
        ClauseId::Assignment => general::assignment(&mut draft, &contract.general),
        ClauseId::EntireAgreement => general::entire_agreement(&mut draft, outline),
        ClauseId::GoverningLaw => general::governing_law(&mut draft, &contract.general),
        ClauseId::Counterparts => general::counterparts(&mut draft, outline),
        ClauseId::SpecialTerms => {
            draft.say("{0}", "{0}", &[insert::wording(field::SPECIAL, &contract.special)]);
        }
        ClauseId::Own(id) => own::own(&mut draft, outline, id),
    }
    article(outline, clause, no, draft)
}

fn article(outline: &Outline<'_>, clause: ClauseId, no: u16, draft: Draft<'_>) -> Article {
    Article { clause, no, heading: heading(outline, clause, no), blocks: draft.numbered(no) }
}

fn heading(outline: &Outline<'_>, clause: ClauseId, no: u16) -> Columns {
    let (zh, en) = outline.heading(clause);
    let mut columns = Columns::default();
    if outline.zh {
        columns.zh.push(Span::Plain(format!("第{}条　{zh}", chinese_number(usize::from(no))).into()));
    }
    if outline.en {
        columns.en.push(Span::Plain(format!("Article {no}　{en}").into()));
    }
    columns
}

/// The terms of a clause area, or why it does not apply: an area is never left out silently (`domain.md` 7).
fn area<T>(draft: &mut Draft<'_>, field: &'static str, clause: &Clause<T>, write: impl FnOnce(&mut Draft<'_>, &T)) {
    match clause {
        Clause::Included(terms) => write(draft, terms),
        Clause::NotApplicable { reason } => draft.say(
            "本条不适用于本合同，理由：{0}。",
            "This article does not apply to this contract, for this reason: {0}.",
            &[insert::wording(field, reason)],
        ),
    }
}

/// A pair of owned texts as a choice.
fn said(field: &'static str, (zh, en): &(String, String)) -> Insert {
    insert::choice(field, (zh, en))
}
