//! Tickets, and the report on them.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::{ContractId, TicketId};
use crate::domain::service_case::{Clocks, Target};
use crate::domain::service_report::{Figures, Of, Part};
use crate::i18n::Text;
use crate::state::app::App;
use crate::sync::list::sheets::service::{REPORT, ReportRow, TICKETS, TicketRow};

/// What of a ticket was done too late, or is late, in the order in which it is due.
fn late_with(text: Text, clocks: &Clocks) -> String {
    let all = [Target::Acknowledgement, Target::Answer, Target::Workaround, Target::Solution];
    let late = all.into_iter().filter(|it| clocks.was_late(*it)).map(|it| text.ticket_target(it));
    late.collect::<Vec<_>>().join(text.between_tags())
}

impl App {
    /// Hands out these tickets in their order.
    pub fn export_tickets(self, ids: &[TicketId], form: SheetForm) {
        let text = self.untracked_text();
        let work = untrack(|| self.clockwork());
        let row = |id: &TicketId| {
            let case = untrack(|| self.case(*id))?;
            let clocks = untrack(|| self.clocks_of(&case, &work));
            let it = &case.ticket;
            Some(TicketRow {
                number: it.number.clone(),
                came: it.received.date(),
                kind: text.ticket_kind_name(it.kind).to_owned(),
                title: it.title.clone(),
                customer: self.called(it.customer),
                contract: it.contract.map(|id| self.number_of(id)).unwrap_or_default(),
                clause: it.clause.map(|clause| text.clause_name(clause).to_owned()).unwrap_or_default(),
                level: text.urgency(it.urgency(&case.course)).to_owned(),
                state: text.ticket_stage(&case.course.state.stage).to_owned(),
                by: self.keeper_of(&case),
                solve_by: clocks.solve_by(&case.course).map(Moment::date),
                rating: case.course.rating(),
                recommendation: case.course.recommendation(),
                channel: text.service_channel(it.channel).to_owned(),
                solved: case.course.state.resolved_at().map(Moment::date),
                late: late_with(text, &clocks),
                cause: case.course.resolution().map(|it| it.cause.clone()).unwrap_or_default(),
                action: case.course.resolution().map(|it| it.corrective_action.clone()).unwrap_or_default(),
                called_back: case.course.called_back_on(),
            })
        };
        let rows: Vec<TicketRow> = ids.iter().filter_map(row).collect();
        self.export_rows(&TICKETS, &rows, form, text.sheet_tickets(), text.sheet_tickets_file());
    }

    /// Hands the report out as it stands on the page, with the row of all together.
    pub fn export_service_report(self, rows: &[(Of, Figures)], all: &Figures, form: SheetForm) {
        let text = self.untracked_text();
        let name = |of: &Of| match of {
            Of::Customer(id) => self.called(*id),
            Of::Contract(Some(id)) => self.number_of(*id),
            Of::Contract(None) => text.report_no_contract().to_owned(),
            Of::Person(name) if name.is_empty() => text.report_nobody().to_owned(),
            Of::Person(name) => name.clone(),
        };
        let mut out: Vec<ReportRow> = rows.iter().map(|(of, figures)| row_of(name(of), figures)).collect();
        out.push(row_of(text.report_all().to_owned(), all));
        self.export_rows(&REPORT, &out, form, text.sheet_service_report(), text.sheet_service_report_file());
    }

    fn number_of(self, contract: ContractId) -> String {
        self.peek::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default()
    }
}

fn row_of(name: String, figures: &Figures) -> ReportRow {
    let many = |all: &[TicketId]| u64::try_from(all.len()).unwrap_or(u64::MAX);
    let pair = |part: &Part| (many(&part.counted), many(&part.of));
    ReportRow {
        name,
        came: many(&figures.came),
        acknowledged: pair(&figures.acknowledged),
        answered: pair(&figures.answered),
        solved: pair(&figures.solved),
        reopened: pair(&figures.reopened),
        satisfied: pair(&figures.satisfied),
        promoters: many(&figures.recommended.promoters),
        passives: many(&figures.recommended.passives),
        detractors: many(&figures.recommended.detractors),
        recommended_of: u64::try_from(figures.recommended.answers()).unwrap_or(u64::MAX),
        net_promoter: figures.recommended.score().ok().map(|worked| worked.value),
        backlog: many(&figures.backlog.iter().map(|(_, id)| *id).collect::<Vec<_>>()),
        oldest: figures.backlog.first().and_then(|(days, _)| u64::try_from(*days).ok()),
        minutes: figures.median().ok().flatten().and_then(|minutes| u64::try_from(minutes.value).ok()),
    }
}
