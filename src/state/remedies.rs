//! What the service clause of a ticket's contract allows to be done, and the credit that it gives for limits that were missed.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue, untrack};

use super::app::App;
use super::service::{Case, bound_on};
use crate::domain::account::Account;
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::service::{Remedy, ServiceCredit};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::{ContractId, TicketId, WaiverId};
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::reversal::standing;
use crate::domain::service_case::Clocks;
use crate::domain::service_credit::{Credit, CreditError, CreditLine, Missed, missed, month_fee, service_credit};
use crate::domain::ticket::TicketEvent;
use crate::domain::waiver::Waiver;

/// What the clause of a ticket's contract allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedies {
    /// The contract.
    pub contract: ContractId,
    /// What can be done.
    pub allowed: BTreeSet<Remedy>,
    /// What a missed limit costs us.
    pub rule: ServiceCredit,
    /// What can be credited for limits that were missed and not credited yet; nothing where there is none.
    pub credit: Result<Option<Worked<Money, CreditLine>>, CreditError>,
}

/// By what the credit of a ticket is reckoned.
struct Ground<'a> {
    case: &'a Case,
    clocks: &'a Clocks,
    contract: Option<&'a Progress>,
    account: Option<&'a Account>,
    until: Moment,
}

impl App {
    /// What the clause allows about a ticket, as of the date looked at; nothing where no such clause bound when it came in. The
    /// reader runs again when contracts, money or tickets change.
    pub fn remedies_of(self, case: &Case) -> Option<Remedies> {
        let id = case.ticket.contract?;
        self.watch_any::<TicketEvent>();
        self.watch_any::<Waiver>();
        let standing = self.contract_standing(id);
        let account = self.contract_account(id);
        let clocks = self.clocks_of(case, &self.clockwork());
        let until = self.end_of_day();
        let contract = standing.as_deref();
        self.remedies(&Ground { case, clocks: &clocks, contract, account: account.as_ref(), until })
    }

    /// The same as it is today, whatever date is looked at, without watching it.
    pub fn remedies_today(self, case: &Case, until: Moment) -> Option<(Remedies, Option<Account>)> {
        let id = case.ticket.contract?;
        let standing = untrack(|| self.contract_today(id));
        let account = self.account_on(id, until.date());
        let clocks = self.clocks_today(case);
        let contract = standing.as_deref();
        let found = self.remedies(&Ground { case, clocks: &clocks, contract, account: account.as_ref(), until })?;
        Some((found, account))
    }

    fn remedies(self, ground: &Ground<'_>) -> Option<Remedies> {
        let ticket = &ground.case.ticket;
        let received = ticket.received.date();
        let id = ticket.contract.filter(|_| bound_on(ground.contract, received))?;
        let brief: Arc<ContractBrief> = self.tables.try_with_value(|tables| tables.brief_on(id, received)).flatten()?;
        let terms = brief.service.as_ref()?;
        let granted = self.credits_of(id, ground.until);
        let before: Vec<(Date, Money)> =
            granted.iter().flat_map(|(_, it)| &it.lines).map(|line| (line.month, line.amount)).collect();
        let own: Vec<Missed> = granted
            .iter()
            .filter(|(of, _)| *of == ticket.id)
            .flat_map(|(_, it)| &it.lines)
            .flat_map(|line| line.missed.iter().copied())
            .collect();
        // a limit is missed once, however often it is looked at
        let open: Vec<Missed> = missed(ground.clocks)
            .into_iter()
            .filter(|it| own.iter().all(|credited| credited.limit != it.limit))
            .collect();
        let fee = |month| month_fee(&brief, ground.account, month);
        Some(Remedies {
            contract: id,
            allowed: terms.remedies.clone(),
            rule: terms.credit,
            credit: service_credit(terms.credit, &open, fee, &before),
        })
    }

    /// The credits that were granted under a contract by a moment and stand then, with their tickets.
    fn credits_of(self, contract: ContractId, until: Moment) -> Vec<(TicketId, Credit)> {
        let mut found: Vec<(TicketId, Credit)> = Vec::new();
        for event in self.peek_all::<TicketEvent>() {
            let Event::Remedied { credit: Some(credit), .. } = &event.fact else { continue };
            if event.at <= until && credit.contract == contract && self.credit_stands(credit, until.date()) {
                found.push((event.ticket, credit.clone()));
            }
        }
        found
    }

    /// Whether a credit of a ticket lowers what is owed today: its working would be lost with the ticket.
    pub fn is_credited(self, id: TicketId) -> bool {
        let today = self.today.get_untracked();
        let events = self.tables.try_with_value(|tables| tables.ticket_events(id)).unwrap_or_default();
        events.iter().any(|it| {
            let Event::Remedied { credit: Some(credit), .. } = &it.fact else { return false };
            !credit.waivers.is_empty() && self.credit_stands(credit, today)
        })
    }

    /// Whether a credit stands on a day: one whose rows were all taken back was never given.
    pub fn credit_stands(self, credit: &Credit, day: Date) -> bool {
        let all = untrack(|| self.waivers_of(credit.contract));
        let rows: Vec<&Waiver> = all.iter().map(Arc::as_ref).collect();
        let there: BTreeSet<WaiverId> = standing(&rows, day).into_iter().map(|it| it.id).collect();
        credit.waivers.is_empty() || credit.waivers.iter().any(|id| there.contains(id))
    }
}
