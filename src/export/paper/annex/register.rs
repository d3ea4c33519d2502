//! The register of what is shared.

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Align;
use crate::domain::contract::field;
use crate::domain::contract::sharing::{LegalBasis, SharedItem, Sharing};
use crate::domain::problem::Place;

pub(super) fn register(draft: &mut Draft<'_>, outline: &Outline<'_>, sharing: &Sharing) {
    let mut table = TableDraft::new(
        outline,
        &[
            (Align::Start, "编号", "No."),
            (Align::Start, "信息内容", "Information"),
            (Align::Start, "提供方", "Provider"),
            (Align::Start, "接收人员", "Recipients"),
            (Align::Start, "用途", "Purpose"),
            (Align::Start, "个人信息", "Personal"),
            (Align::Start, "依据", "Basis"),
            (Align::Start, "接收方身份", "Role"),
            (Align::Start, "密级", "Level"),
            (Align::Start, "使用期限", "Time of use"),
            (Align::Start, "到期处理", "At the end"),
        ],
    );
    for (row, item) in sharing.register.iter().enumerate() {
        table.row(&register_row(outline, row, item));
    }
    if sharing.register.is_empty() {
        let blank = || Insert::Blank { place: Place::of(field::SHARING_REGISTER) };
        table.row(&(0..11).map(|_| blank()).collect::<Vec<_>>());
    }
    draft.table(table.done());
}

fn register_row(outline: &Outline<'_>, row: usize, item: &SharedItem) -> Vec<Insert> {
    let place = Place::row(field::SHARING_REGISTER, row);
    let fixed = |pair: phrase::Fixed| insert::term(place, phrase::owned(pair));
    let basis = match item.basis {
        LegalBasis::Open => Insert::Blank { place },
        LegalBasis::NotNeeded
        | LegalBasis::Consent
        | LegalBasis::ContractWithPerson
        | LegalBasis::LegalDuty
        | LegalBasis::Emergency
        | LegalBasis::PublicInterestNews
        | LegalBasis::LawfullyPublic
        | LegalBasis::LegitimateInterests
        | LegalBasis::OtherLaw => fixed(phrase::legal_basis(item.basis).unwrap_or(("", ""))),
    };
    let no = format!("R-{:03}", row + 1);
    let ((from_zh, from_en), (to_zh, to_en)) = (figure::date(item.start), figure::date(item.end));
    vec![
        Insert::Words((no.clone(), no)),
        insert::wording_at(place, &item.what),
        insert::term(place, phrase::owned(phrase::side(outline, item.from))),
        insert::wording_at(place, &item.recipients),
        insert::wording_at(place, &item.purpose),
        fixed(phrase::personal_mark(item.personal)),
        basis,
        fixed(phrase::recipient_role(item.role)),
        fixed(phrase::secrecy(item.level)),
        insert::term(place, (format!("{from_zh}至{to_zh}"), format!("{from_en} to {to_en}"))),
        fixed(phrase::end_action(item.end_action)),
    ]
}
