//! Service levels and escalation.

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert;
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Align;
use crate::domain::contract::field;
use crate::domain::contract::service::Service;
use crate::domain::problem::Place;

pub(super) fn levels(draft: &mut Draft<'_>, outline: &Outline<'_>, service: &Service) {
    let mut table = TableDraft::new(
        outline,
        &[
            (Align::Start, "等级", "Level"),
            (Align::Start, "含义", "Meaning"),
            (Align::Start, "响应时限", "Respond within"),
            (Align::Start, "解决时限", "Resolve within"),
        ],
    );
    let mut working = false;
    for (row, level) in service.levels.iter().enumerate() {
        let place = Place::row(field::SERVICE_LEVELS, row);
        let (name, usual) = phrase::urgency(level.urgency);
        let meaning = match service.meanings.get(&level.urgency).filter(|it| !it.is_blank()) {
            Some(own) => insert::wording(field::SERVICE_MEANINGS, own),
            None => insert::term(place, phrase::owned(usual)),
        };
        working |= phrase::is_working_time(level.respond.unit) || phrase::is_working_time(level.resolve.unit);
        table.row(&[
            insert::term(place, phrase::owned(name)),
            meaning,
            insert::term(place, figure::period(level.respond)),
            insert::term(place, figure::period(level.resolve)),
        ]);
    }
    draft.table(table.done());
    draft.say(
        "“响应”指由能够处理该事项的人员答复，并告知负责人和下一步安排；“解决”指提供补救措施或者双方认可的处理方案。",
        "“Respond” means that a competent person answers with an owner and a next step; “resolve” means that a remedy is \
         delivered or an accepted plan is in place.",
        &[],
    );
    if working {
        draft.more("工作小时仅在服务时间内计算。", "Working hours run within service hours only.", &[]);
    }
    if service.escalation.is_empty() {
        return;
    }
    let mut table = TableDraft::new(
        outline,
        &[(Align::Start, "升级至", "Escalates to"), (Align::Start, "自受理之日起", "After receipt")],
    );
    for (row, step) in service.escalation.iter().enumerate() {
        let place = Place::row(field::SERVICE_ESCALATION, row);
        table.row(&[
            insert::term(place, phrase::owned(phrase::escalation(step.to))),
            insert::term(place, figure::period(step.after)),
        ]);
    }
    draft.table(table.done());
}
