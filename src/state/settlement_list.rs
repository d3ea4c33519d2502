//! The settlement list of a contract that has ended: gathered from all that the book knows of it as of the date looked at.

use leptos::prelude::GetUntracked;

use super::app::App;
use super::clause_incentives::{ClauseIncentive, pays_for};
use super::duties::DutyItem;
use super::table::Tables;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::rows::Row;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::contract::status::{ContractStatus, Ended};
use crate::domain::lifecycle::evaluation::Stage as ReviewStage;
use crate::domain::lifecycle::ticket::Stage as TicketStage;
use crate::domain::materials::course::Course;
use crate::domain::progress::Progress;
use crate::domain::settlement_list::SettlementList;
use crate::domain::settlement_list::incentives::{PayDuty, is_owed, of_incentives, pay_duty_id};
use crate::domain::settlement_list::keys::{back_key, give_key, is_said};
use crate::domain::settlement_list::line::{
    Apart, Line, Sort, of_account, of_advance, of_credit, of_invoices, of_material, of_row, of_scope,
};
use crate::domain::settlement_list::loss::of_losses;
use crate::domain::settlement_list::record::{Record, Stands};

/// Where the contract of a settlement list stands.
pub fn settlement_stands(standing: &Progress) -> Stands {
    let status = standing.status;
    if status.ended().is_some() {
        Stands::Ended
    } else if matches!(status, ContractStatus::Terminating { .. }) {
        Stands::Ending
    } else if matches!(status, ContractStatus::Archived { .. }) && standing.is_binding() {
        Stands::Archived
    } else {
        Stands::Neither
    }
}

impl Tables {
    /// How many of the duties and materials that keep a contract open a person settled or gave up on its settlement list.
    pub(super) fn settled_by_hand(&self, brief: &ContractBrief, rows: &[Row], record: &Record, as_of: Date) -> u32 {
        if record.marks.is_empty() {
            return 0;
        }
        let holding = rows.iter().filter(|row| row.holds(&brief.promises, as_of));
        let duties = holding.filter(|row| is_said(row, &brief.promises, record)).count();
        let events = self.material_events_under(brief.id);
        let own = self.index.materials_of(brief.id).iter().filter_map(|id| self.materials.peek(*id));
        let settled = own.filter(|it| it.contract == brief.id && it.since() <= as_of).filter(|it| {
            let key = it.key();
            let tally = Course::of(&key, events.iter().map(AsRef::as_ref)).tally(it.terms(), as_of);
            let (given, back) = (tally.is_given(), tally.outstanding() == 0);
            !tally.is_settled() && (given || record.has(&give_key(&key))) && (back || record.has(&back_key(&key)))
        });
        u32::try_from(duties.saturating_add(settled.count())).unwrap_or(u32::MAX)
    }
}

impl App {
    /// The settlement list of a contract as of the date looked at; nothing of one that has not ended. The reader runs again when
    /// anything of it may have changed.
    pub fn settlement_list(self, id: ContractId) -> Option<SettlementList> {
        let standing = self.contract_standing(id)?;
        if settlement_stands(&standing) == Stands::Neither {
            return None;
        }
        let brief = self.watch::<ContractBrief>(id)?;
        let account = standing.account.as_ref().ok();
        let mut lines = of_account(account);
        lines.extend(self.credits_left(id));
        lines.extend(self.advances_left(&brief));
        let duties = self.duties_of(id);
        // before the duties: the duty to pay is the same line, and this one has its amount
        lines.extend(self.incentives_left(&brief, &standing, &duties));
        let mut apart = Apart::default();
        if let Some(account) = account.filter(|it| it.misfit.is_none()) {
            let invoiced = self.invoiced_of(id, self.as_of(), account.total);
            let is_promised = brief.promises.iter().any(|it| matches!(it.matter, Matter::Invoice { .. }));
            // sums that do not exist say nothing of what is invoiced
            let line = of_invoices(account, invoiced, is_promised).unwrap_or_default();
            apart.invoices = line.is_some();
            lines.extend(line);
        }
        for it in self.materials_of(id) {
            lines.extend(of_material(&it.key, it.giver(), &it.tally, it.due.day(), it.return_by));
            lines.extend(of_losses(&it.key, it.giver(), &it.losses));
        }
        let shared = self.shared();
        let scopes = shared.iter().filter(|it| it.scope.contract == Some(id));
        let scopes: Vec<Line> = scopes.filter_map(|it| of_scope(&it.scope, it.status, it.return_by)).collect();
        apart.data = !scopes.is_empty();
        lines.extend(scopes);
        let rows = self.proposed_sharing(Some(id));
        lines.extend(rows.iter().map(|it| Line::plain(Sort::ScopeRow(it.row), Who::Us, true, None)));
        let as_of = self.as_of();
        lines.extend(duties.iter().filter_map(|it| of_row(&it.row, &brief.promises, it.bearer, as_of, apart)));
        lines.extend(self.cases_left(id));
        lines.extend(self.evaluations_left(id));
        let survives = brief.term.survives.iter().copied();
        Some(SettlementList::of(lines, survives, standing.settlement.clone()))
    }

    /// How many lines of a list keep a contract from being put away today; nothing where another day is looked at, where the
    /// contract has not ended, or while [`App::settlement_reads`].
    pub fn settlement_bars(self, id: ContractId) -> Option<u32> {
        let list = self.settlement_list(id)?;
        (self.as_of() == self.today.get_untracked() && !self.settlement_reads(id)).then(|| list.bars())
    }

    /// Whether the terms by which an incentive is reckoned are still being read, so that its line is not there yet.
    pub fn settlement_reads(self, id: ContractId) -> bool {
        let promises =
            |it: &ContractBrief| it.promises.iter().any(|it| matches!(it.matter, Matter::PayIncentive { .. }));
        self.watch::<ContractBrief>(id).is_some_and(|it| promises(&it))
            && matches!(self.clause_incentive(id), ClauseIncentive::Reading)
    }

    /// By when the sides settle, as the clause says it.
    pub fn settlement_day(self, id: ContractId) -> Option<Date> {
        let duties = self.duties_of(id);
        let own = duties.iter().find(|it| it.promise().is_some_and(|it| it.matter == Matter::Settle));
        own.and_then(|it| it.row.due.day())
    }

    fn credits_left(self, id: ContractId) -> Vec<Line> {
        let cases = self.cases_under(id);
        let credit = |case: &super::service::Case| {
            let found = self.remedies_of(case)?.credit.ok().flatten()?;
            (found.value.minor > 0).then(|| of_credit(case.ticket.id, found.value))
        };
        cases.iter().filter_map(credit).collect()
    }

    /// Of what the customer paid and is counted towards nothing, each on one list: that of the newest contract that has ended and that
    /// it was counted towards before; of what was never counted, where no contract of the customer runs, that of the newest that has
    /// ended.
    fn advances_left(self, brief: &ContractBrief) -> Vec<Line> {
        let others = self.contracts_of(brief.customer);
        let is_last = others.iter().all(|it| {
            it.id == brief.id || self.contract_standing(it.id).is_none_or(|standing| !standing.is_in_force())
        });
        let all = self.advances(Some(brief.customer));
        let stands = |id: ContractId| self.contract_standing(id).map(|it| settlement_stands(&it));
        let ended = |id: &ContractId| matches!(stands(*id), Some(Stands::Ended | Stands::Ending));
        let newest = others.iter().map(|it| it.id).filter(ended).max();
        let own = all.iter().filter(|it| {
            let counted = self.counted_of(it.receipt.id);
            let towards = counted.iter().map(|row| row.contract).filter(ended).max();
            towards.map_or(is_last && newest == Some(brief.id), |id| id == brief.id)
        });
        own.map(|it| of_advance(it.receipt.id, it.left)).collect()
    }

    /// What the clause on targets gave and was not paid; nothing where it cannot be reckoned, so that the duty to pay stands alone.
    fn incentives_left(self, brief: &ContractBrief, standing: &Progress, duties: &[DutyItem]) -> Vec<Line> {
        let ClauseIncentive::Found(settled) = self.clause_incentive(brief.id) else { return Vec::new() };
        let is_performed = matches!(standing.status.ended(), Some(Ended::Completed { .. }));
        of_incentives(&settled, |it| {
            let instance = brief.instance_from(it.span.first);
            let item = duties.iter().find(|duty| pays_for(duty, instance));
            PayDuty {
                id: item.map_or_else(|| pay_duty_id(it.form, instance), |item| item.id.clone()),
                bearer: item.map_or(Who::Us, |item| item.bearer),
                day: item.and_then(|item| item.row.due.day()),
                is_owed: is_owed(item.map(|item| &item.row), is_performed),
            }
        })
    }

    fn cases_left(self, id: ContractId) -> Vec<Line> {
        let tickets = self.cases_under(id);
        let tickets = tickets.iter().filter(|it| !matches!(it.course.state.stage, TicketStage::Closed { .. }));
        let tickets = tickets.map(|it| Line::plain(Sort::Ticket(it.ticket.id), Who::Us, true, None));
        let disputes = self.disputes_under(id);
        let disputes = disputes.iter().filter(|it| it.course.is_open());
        let disputes = disputes.map(|it| Line::plain(Sort::Dispute(it.dispute.id), Who::Both, true, None));
        tickets.chain(disputes).collect()
    }

    fn evaluations_left(self, id: ContractId) -> Vec<Line> {
        let begun = self.reviews_under(id);
        let begun = begun.iter().filter(|it| !matches!(it.course.stage, ReviewStage::Closed { .. }));
        let begun = begun.map(|it| Line::plain(Sort::Evaluation(it.it.id), Who::Both, true, None));
        let due = self.due_reviews_under(id);
        let due = due.iter().map(|it| Line::plain(Sort::Period(it.span), Who::Us, true, it.by));
        begun.chain(due).collect()
    }
}
