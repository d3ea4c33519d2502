//! What the page is about that is being looked at: what is made anew from there takes it along.

use leptos::prelude::untrack;

use crate::domain::activity::Followed;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::Dispute;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::lead::Lead;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::Quote;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::state::{App, DisputeFrom, Sheet};
use crate::ui::route::Route;
use crate::ui::router::Router;

/// What the page is about; nothing of a list, of a page about no customer, and of a record that is not in the book.
#[derive(Clone, Copy, Default)]
pub(super) struct Here {
    customer: Option<CustomerId>,
    contract: Option<ContractId>,
    /// With whom or about what a follow-up is, where that is more than the customer.
    followed: Option<Followed>,
    /// What a dispute comes of, where that is more than the contract or the customer.
    quarrel: Option<DisputeFrom>,
}

impl Here {
    /// What the page is about now; without watching it.
    pub(super) fn now(app: App, router: Router) -> Self {
        untrack(|| Self::of(app, &router.current()))
    }

    fn of(app: App, route: &Route) -> Self {
        match route {
            Route::Customer(id, _) => Self::with(app, Some(*id), None),
            Route::Lead(id) => {
                let followed = app.peek::<Lead>(*id).map(|it| Followed::Lead(it.id));
                Self { followed, ..Self::with(app, app.peek_became(*id), None) }
            }
            Route::Opportunity(id) => app.peek::<Opportunity>(*id).map(|it| Self::about(app, &it)).unwrap_or_default(),
            Route::Quote(id) => {
                let Some(quote) = app.peek::<Quote>(*id) else { return Self::default() };
                let chance = quote.opportunity.and_then(|id| app.peek::<Opportunity>(id));
                chance.map_or_else(|| Self::with(app, Some(quote.customer), None), |it| Self::about(app, &it))
            }
            Route::Contract(id, _)
            | Route::ContractVersions(id, _)
            | Route::ContractTalks(id, _)
            | Route::Amendment(id, ..)
            | Route::HandoverSlip(id) => Self::with(app, None, Some(*id)),
            Route::Ticket(id) => {
                let Some(it) = app.peek::<Ticket>(*id) else { return Self::default() };
                Self { quarrel: Some(DisputeFrom::Ticket(it.id)), ..Self::with(app, Some(it.customer), it.contract) }
            }
            Route::Incident(id) => {
                let Some(it) = app.peek::<Incident>(*id) else { return Self::default() };
                Self { quarrel: Some(DisputeFrom::Incident(it.id)), ..Self::with(app, it.customer, it.contract) }
            }
            Route::Evaluation(id) => {
                app.peek::<Evaluation>(*id).map(|it| Self::with(app, it.customer, it.contract)).unwrap_or_default()
            }
            Route::Dispute(id) => {
                app.peek::<Dispute>(*id).map(|it| Self::with(app, Some(it.customer), it.contract)).unwrap_or_default()
            }
            Route::SharingScope(id) | Route::SharePack(id, _) => {
                let scope = app.peek::<SharingScope>(*id);
                scope.map(|it| Self::with(app, Some(it.customer), it.contract)).unwrap_or_default()
            }
            Route::Home
            | Route::Customers(_)
            | Route::CustomerImport
            | Route::BoughtImport
            | Route::Duplicates
            | Route::Merge(..)
            | Route::Pipeline(_)
            | Route::Leads(_)
            | Route::Products
            | Route::Contracts(_)
            | Route::Ledger(_)
            | Route::OpenPackage
            | Route::Money(_)
            | Route::StatementImport
            | Route::Receivables(_)
            | Route::Calendar(_)
            | Route::Reminders
            | Route::Tasks(_)
            | Route::Targets(_)
            | Route::Target(_)
            | Route::Reports(_)
            | Route::Duties(_)
            | Route::Materials(_)
            | Route::Service(_)
            | Route::ServiceReport(_)
            | Route::Evaluations(_)
            | Route::EvaluationPlans
            | Route::Disputes(_)
            | Route::Sharing(_)
            | Route::Library
            | Route::OwnClause(_)
            | Route::OwnTemplate(_)
            | Route::Team
            | Route::Incentives(_)
            | Route::IncentivePlan(_)
            | Route::PayoutRuns
            | Route::CommissionStatement(..)
            | Route::Together
            | Route::Conflicts
            | Route::Settings(_)
            | Route::Rescue
            | Route::NotFound => Self::default(),
        }
    }

    /// A customer and a contract as the book has them; a contract says itself with whom it is.
    fn with(app: App, customer: Option<CustomerId>, contract: Option<ContractId>) -> Self {
        let brief = contract.and_then(|id| app.peek::<ContractBrief>(id));
        let customer = customer.or_else(|| brief.as_ref().map(|it| it.customer));
        let customer = customer.and_then(|id| app.peek_party(id)).map(|it| it.id);
        Self { customer, contract: brief.map(|it| it.id), ..Self::default() }
    }

    fn about(app: App, chance: &Opportunity) -> Self {
        let followed = Some(Followed::Opportunity(chance.id));
        Self { followed, ..Self::with(app, Some(chance.customer), None) }
    }

    /// A new follow-up.
    pub(super) fn activity(self) -> Sheet {
        self.followed.map_or(Sheet::Activity(self.customer, None), Sheet::FollowUp)
    }

    /// A new task.
    pub(super) const fn task(self) -> Sheet {
        Sheet::Task(self.customer, None)
    }

    /// A new opportunity.
    pub(super) const fn opportunity(self) -> Sheet {
        Sheet::Opportunity(self.customer, None)
    }

    /// A new contract.
    pub(super) const fn contract(self) -> Sheet {
        Sheet::NewContract(self.customer)
    }

    /// A new receipt.
    pub(super) const fn receipt(self) -> Sheet {
        Sheet::Receipt(self.customer, self.contract)
    }

    /// A new ticket.
    pub(super) const fn ticket(self) -> Sheet {
        Sheet::Ticket(self.customer, self.contract, None)
    }

    /// A new dispute.
    pub(super) fn dispute(self) -> Sheet {
        let of_contract = self.contract.map(DisputeFrom::Contract);
        let of_customer = self.customer.map(DisputeFrom::Customer);
        Sheet::Dispute(self.quarrel.or(of_contract).or(of_customer).unwrap_or(DisputeFrom::Blank))
    }

    /// A new row of the register of shared information.
    pub(super) const fn scope(self) -> Sheet {
        Sheet::Scope(self.customer, self.contract, None)
    }
}
