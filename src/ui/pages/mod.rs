//! The pages: one folder per kind, the rest one file each.

pub(super) mod calendar;
pub(super) mod changes;
pub(super) mod conflicts;
pub(super) mod contracts;
pub(super) mod customers;
pub(super) mod disputes;
pub(super) mod duties;
pub(super) mod evaluations;
pub(super) mod files;
pub(super) mod home;
pub(super) mod incentives;
pub(super) mod leads;
pub(super) mod library;
pub(super) mod lost;
pub(super) mod materials;
pub(super) mod money;
pub(super) mod not_found;
pub(super) mod pipeline;
pub(super) mod products;
pub(super) mod quotes;
pub(super) mod reminders;
pub(super) mod reports;
pub(super) mod rescue;
pub(super) mod service;
pub(super) mod settings;
pub(super) mod sharing;
pub(super) mod start;
mod start_demo;
pub(super) mod stopped;
pub(super) mod targets;
pub(super) mod tasks;
pub(super) mod team;
pub(super) mod together;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::id::{
    AmendmentId, ContractId, CustomerId, DisputeId, EvaluationId, IncentivePlanId, IncidentId, LeadId, MemberId,
    OpportunityId, OwnClauseId, OwnTemplateId, QuoteId, SalesTargetId, SharingScopeId, TicketId,
};
use crate::domain::lead::Lead;
use crate::domain::opportunity::Opportunity;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::domain::quote::Quote;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::state::App;
use crate::ui::route::Route;

/// What is drawn for a route, without what a page follows by itself (its tab, its query): so a tab or a typed letter does
/// not draw the whole page anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Home,
    Customers,
    CustomerImport,
    BoughtImport,
    Duplicates,
    Merge(CustomerId, Option<CustomerId>),
    Customer(CustomerId),
    Pipeline,
    Opportunity(OpportunityId),
    Quote(QuoteId),
    Leads,
    Lead(LeadId),
    Products,
    Contracts,
    Ledger,
    OpenPackage,
    Contract(ContractId),
    Amendment(ContractId, AmendmentId),
    Money,
    StatementImport,
    Receivables,
    Calendar,
    Reminders,
    Tasks,
    Targets,
    Target(SalesTargetId),
    Reports,
    Duties,
    Materials,
    HandoverSlip(ContractId),
    Service,
    ServiceReport,
    Ticket(TicketId),
    Evaluations,
    Evaluation(EvaluationId),
    EvaluationPlans,
    Disputes,
    Dispute(DisputeId),
    Sharing,
    SharingScope(SharingScopeId),
    SharePack(SharingScopeId),
    Incident(IncidentId),
    Library,
    OwnClause(OwnClauseId),
    OwnTemplate(OwnTemplateId),
    Team,
    Incentives,
    IncentivePlan(IncentivePlanId),
    PayoutRuns,
    CommissionStatement(MemberId),
    Together,
    Conflicts,
    Settings,
    NotFound,
}

impl Place {
    pub(super) const fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Customers(_) => Self::Customers,
            Route::CustomerImport => Self::CustomerImport,
            Route::BoughtImport => Self::BoughtImport,
            Route::Duplicates => Self::Duplicates,
            Route::Merge(id, other) => Self::Merge(*id, *other),
            Route::Customer(id, _) => Self::Customer(*id),
            Route::Pipeline(_) => Self::Pipeline,
            Route::Opportunity(id) => Self::Opportunity(*id),
            Route::Quote(id) => Self::Quote(*id),
            Route::Leads(_) => Self::Leads,
            Route::Lead(id) => Self::Lead(*id),
            Route::Products => Self::Products,
            Route::Contracts(_) => Self::Contracts,
            Route::Ledger(_) => Self::Ledger,
            Route::Amendment(id, amendment, _) => Self::Amendment(*id, *amendment),
            Route::OpenPackage => Self::OpenPackage,
            Route::Contract(id, _) | Route::ContractVersions(id, _) | Route::ContractTalks(id, _) => {
                Self::Contract(*id)
            }
            Route::Money(_) => Self::Money,
            Route::StatementImport => Self::StatementImport,
            Route::Receivables(_) => Self::Receivables,
            Route::Calendar(_) => Self::Calendar,
            Route::Reminders => Self::Reminders,
            Route::Tasks(_) => Self::Tasks,
            Route::Targets(_) => Self::Targets,
            Route::Target(id) => Self::Target(*id),
            Route::Reports(_) => Self::Reports,
            Route::Duties(_) => Self::Duties,
            Route::Materials(_) => Self::Materials,
            Route::HandoverSlip(id) => Self::HandoverSlip(*id),
            Route::Service(_) => Self::Service,
            Route::ServiceReport(_) => Self::ServiceReport,
            Route::Ticket(id) => Self::Ticket(*id),
            Route::Evaluations(_) => Self::Evaluations,
            Route::Evaluation(id) => Self::Evaluation(*id),
            Route::EvaluationPlans => Self::EvaluationPlans,
            Route::Disputes(_) => Self::Disputes,
            Route::Dispute(id) => Self::Dispute(*id),
            Route::Sharing(_) => Self::Sharing,
            Route::SharingScope(id) => Self::SharingScope(*id),
            Route::SharePack(id, _) => Self::SharePack(*id),
            Route::Incident(id) => Self::Incident(*id),
            Route::Library => Self::Library,
            Route::OwnClause(id) => Self::OwnClause(*id),
            Route::OwnTemplate(id) => Self::OwnTemplate(*id),
            Route::Team => Self::Team,
            Route::Incentives(_) => Self::Incentives,
            Route::IncentivePlan(id) => Self::IncentivePlan(*id),
            Route::PayoutRuns => Self::PayoutRuns,
            Route::CommissionStatement(id, _) => Self::CommissionStatement(*id),
            Route::Together => Self::Together,
            Route::Conflicts => Self::Conflicts,
            Route::Settings(_) => Self::Settings,
            Route::Rescue | Route::NotFound => Self::NotFound,
        }
    }
}

/// The page of a place.
pub(super) fn draw(place: Place) -> AnyView {
    match place {
        Place::Home => view! { <home::HomePage /> }.into_any(),
        Place::Customers => view! { <customers::list::CustomerList /> }.into_any(),
        Place::CustomerImport => view! { <customers::import::CustomerImport /> }.into_any(),
        Place::BoughtImport => view! { <customers::bought::BoughtPage /> }.into_any(),
        Place::Duplicates => view! { <customers::merge::DuplicatesPage /> }.into_any(),
        Place::Merge(id, None) => view! { <customers::merge::PickPage id /> }.into_any(),
        Place::Merge(id, Some(other)) => view! { <customers::merge::ComparePage first=id second=other /> }.into_any(),
        Place::Customer(id) => view! { <customers::show::CustomerPage id /> }.into_any(),
        Place::Pipeline => view! { <pipeline::PipelinePage /> }.into_any(),
        Place::Opportunity(id) => view! { <pipeline::OpportunityPage id /> }.into_any(),
        Place::Quote(id) => view! { <quotes::QuotePage id /> }.into_any(),
        Place::Leads => view! { <leads::LeadList /> }.into_any(),
        Place::Lead(id) => view! { <leads::LeadPage id /> }.into_any(),
        Place::Products => view! { <products::ProductsPage /> }.into_any(),
        Place::Contracts => view! { <contracts::list::ContractList /> }.into_any(),
        Place::Ledger => view! { <contracts::ledger::LedgerPage /> }.into_any(),
        Place::OpenPackage => view! { <contracts::negotiation::OpenPackagePage /> }.into_any(),
        Place::Contract(id) => view! { <contracts::show::ContractPage id /> }.into_any(),
        Place::Amendment(contract, id) => view! { <contracts::amendments::AmendmentPage contract id /> }.into_any(),
        Place::Money => view! { <money::MoneyPage /> }.into_any(),
        Place::StatementImport => view! { <money::StatementPage /> }.into_any(),
        Place::Receivables => view! { <money::ReceivablesPage /> }.into_any(),
        Place::Calendar => view! { <calendar::CalendarPage /> }.into_any(),
        Place::Reminders => view! { <reminders::RemindersPage /> }.into_any(),
        Place::Tasks => view! { <tasks::TasksPage /> }.into_any(),
        Place::Targets => view! { <targets::TargetsPage /> }.into_any(),
        Place::Target(id) => view! { <targets::TargetPage id /> }.into_any(),
        Place::Reports => view! { <reports::ReportsPage /> }.into_any(),
        Place::Duties => view! { <duties::DutiesPage /> }.into_any(),
        Place::Materials => view! { <materials::MaterialsPage /> }.into_any(),
        Place::HandoverSlip(contract) => view! { <materials::SlipPage contract /> }.into_any(),
        Place::Service => view! { <service::ServicePage /> }.into_any(),
        Place::ServiceReport => view! { <service::ReportPage /> }.into_any(),
        Place::Ticket(id) => view! { <service::TicketPage id /> }.into_any(),
        Place::Evaluations => view! { <evaluations::EvaluationsPage /> }.into_any(),
        Place::Evaluation(id) => view! { <evaluations::EvaluationPage id /> }.into_any(),
        Place::EvaluationPlans => view! { <evaluations::PlansPage /> }.into_any(),
        Place::Disputes => view! { <disputes::DisputesPage /> }.into_any(),
        Place::Dispute(id) => view! { <disputes::DisputePage id /> }.into_any(),
        Place::Sharing => view! { <sharing::SharingPage /> }.into_any(),
        Place::SharingScope(id) => view! { <sharing::ScopePage id /> }.into_any(),
        Place::SharePack(id) => view! { <sharing::PackPage id /> }.into_any(),
        Place::Incident(id) => view! { <sharing::LeakPage id /> }.into_any(),
        Place::Library => view! { <library::LibraryPage /> }.into_any(),
        Place::OwnClause(id) => view! { <library::ClausePage id /> }.into_any(),
        Place::OwnTemplate(id) => view! { <contracts::template::TemplatePage id /> }.into_any(),
        Place::Team => view! { <team::TeamPage /> }.into_any(),
        Place::Incentives => view! { <incentives::IncentivesPage /> }.into_any(),
        Place::IncentivePlan(id) => view! { <incentives::PlanPage id /> }.into_any(),
        Place::PayoutRuns => view! { <incentives::RunsPage /> }.into_any(),
        Place::CommissionStatement(id) => view! { <incentives::CommissionPage id /> }.into_any(),
        Place::Together => view! { <together::TogetherPage /> }.into_any(),
        Place::Conflicts => view! { <conflicts::ConflictsPage /> }.into_any(),
        Place::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Place::NotFound => view! { <not_found::NotFoundPage /> }.into_any(),
    }
}

/// The title of the browser's tab.
pub(super) fn title(app: App, route: &Route) -> String {
    let text = app.text();
    match route {
        Route::Home => text.places_home().to_owned(),
        Route::Customers(_) => text.places_customers().to_owned(),
        Route::CustomerImport => text.import_customers().to_owned(),
        Route::BoughtImport => text.bought_title().to_owned(),
        Route::Duplicates => text.duplicates().to_owned(),
        Route::Merge(..) => text.merge_title().to_owned(),
        Route::Customer(id, _) => app.watch::<Customer>(*id).map_or_else(String::new, |it| it.name.clone()),
        Route::Pipeline(_) => text.places_pipeline().to_owned(),
        Route::Opportunity(id) => app.watch::<Opportunity>(*id).map_or_else(String::new, |it| it.name.clone()),
        Route::Quote(id) => app.watch::<Quote>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Leads(_) => text.pipeline_leads().to_owned(),
        Route::Lead(id) => app.watch::<Lead>(*id).map_or_else(String::new, |it| it.name().to_owned()),
        Route::Products => text.places_products().to_owned(),
        Route::Contracts(_) => text.places_contracts().to_owned(),
        Route::Ledger(_) => text.ledger_title().to_owned(),
        Route::OpenPackage => text.package_open_title().to_owned(),
        Route::Contract(id, _) | Route::ContractVersions(id, _) | Route::ContractTalks(id, _) => {
            app.watch::<Contract>(*id).map_or_else(String::new, |it| it.number.clone())
        }
        Route::Amendment(_, id, _) => app.watch::<Amendment>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Money(_) => text.places_money().to_owned(),
        Route::StatementImport => text.bank_title().to_owned(),
        Route::Receivables(_) => text.receivables_title().to_owned(),
        Route::Calendar(_) => text.places_calendar().to_owned(),
        Route::Reminders => text.reminders_title().to_owned(),
        Route::Tasks(_) => text.places_tasks().to_owned(),
        Route::Targets(_) | Route::Target(_) => text.targets_title().to_owned(),
        Route::Reports(_) => text.places_reports().to_owned(),
        Route::Duties(_) => text.places_duties().to_owned(),
        Route::Materials(_) => text.places_materials().to_owned(),
        Route::HandoverSlip(_) => text.material_slip().to_owned(),
        Route::Service(_) => text.places_service().to_owned(),
        Route::ServiceReport(_) => text.report_title().to_owned(),
        Route::Ticket(id) => app.watch::<Ticket>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Evaluations(_) => text.places_evaluations().to_owned(),
        Route::Evaluation(id) => app.watch::<Evaluation>(*id).map_or_else(String::new, |it| app.review_subject(&it)),
        Route::EvaluationPlans => text.evaluation_plans().to_owned(),
        Route::Disputes(_) => text.places_disputes().to_owned(),
        Route::Dispute(id) => app.watch::<Dispute>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Sharing(_) => text.places_sharing().to_owned(),
        Route::SharingScope(id) => app.watch::<SharingScope>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::SharePack(..) => text.pack_title().to_owned(),
        Route::Incident(id) => app.watch::<Incident>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Library => text.places_library().to_owned(),
        Route::OwnClause(id) => {
            app.watch::<OwnClause>(*id).map_or_else(String::new, |it| text.wording(&it.heading).to_owned())
        }
        Route::OwnTemplate(id) => app.watch::<OwnTemplate>(*id).map_or_else(String::new, |it| it.name.clone()),
        Route::Team => text.places_team().to_owned(),
        Route::Incentives(_) => text.incentives_title().to_owned(),
        Route::IncentivePlan(id) => app.incentive_plan(*id).map_or_else(String::new, |it| it.plan.name.clone()),
        Route::PayoutRuns => text.payout_title().to_owned(),
        Route::CommissionStatement(id, _) => {
            format!("{} · {}", text.commission_statement_title(), app.member_name(*id))
        }
        Route::Together => text.together().to_owned(),
        Route::Conflicts => text.conflicts_title().to_owned(),
        Route::Settings(_) => text.places_settings().to_owned(),
        Route::Rescue => text.rescue_title().to_owned(),
        Route::NotFound => text.not_found_title().to_owned(),
    }
}

/// What is due in a place, shown beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    /// How many.
    pub(super) count: String,
    /// `danger` when some of it is overdue.
    pub(super) tone: Option<&'static str>,
}

/// What is due at a route as of the date looked at; `None` when nothing is.
pub(super) fn due_count(app: App, route: &Route) -> Option<Due> {
    match route {
        Route::Money(_) => {
            let late = app.overdue();
            (late > 0).then(|| Due { count: late.to_string(), tone: Some("danger") })
        }
        Route::Pipeline(_) => {
            let due = app.due_opportunities();
            (due > 0).then(|| Due { count: due.to_string(), tone: None })
        }
        Route::Tasks(_) => {
            let due = app.due_tasks();
            let is_late = due.iter().any(|it| it.due.is_some_and(|day| day < app.as_of()));
            (!due.is_empty()).then(|| Due { count: due.len().to_string(), tone: is_late.then_some("danger") })
        }
        Route::Duties(_) => {
            let (due, is_late) = app.due_duties();
            (due > 0).then(|| Due { count: due.to_string(), tone: is_late.then_some("danger") })
        }
        Route::Materials(_) => {
            let (due, is_late) = app.due_materials();
            (due > 0).then(|| Due { count: due.to_string(), tone: is_late.then_some("danger") })
        }
        Route::Service(_) => {
            let late = app.late_tickets();
            (late > 0).then(|| Due { count: late.to_string(), tone: Some("danger") })
        }
        Route::Evaluations(_) => {
            let waiting = app.waiting_reviews();
            (waiting > 0).then(|| Due { count: waiting.to_string(), tone: None })
        }
        Route::Incentives(_) => {
            let waiting = app.runs_waiting().len();
            (waiting > 0).then(|| Due { count: waiting.to_string(), tone: None })
        }
        Route::Disputes(_) => {
            let late = app.pressing_disputes();
            (late > 0).then(|| Due { count: late.to_string(), tone: Some("danger") })
        }
        Route::Sharing(_) => {
            let (open, leaks, asked) = (app.open_returns(), app.pressing_leaks(), app.open_requests());
            let is_late = open.iter().any(|(day, _)| *day < app.as_of())
                || asked.iter().any(|it| it.due.is_some_and(|day| day < app.as_of()))
                || (!leaks.is_empty() && leaks.iter().any(|(_, todo, _)| todo.is_late(app.now())));
            let count = open.len().saturating_add(leaks.len()).saturating_add(asked.len());
            (count > 0).then(|| Due { count: count.to_string(), tone: is_late.then_some("danger") })
        }
        Route::Settings(_) | Route::Conflicts => {
            let open = app.open_disputes(None);
            (open > 0).then(|| Due { count: open.to_string(), tone: Some("danger") })
        }
        Route::Home
        | Route::Customers(_)
        | Route::CustomerImport
        | Route::BoughtImport
        | Route::Duplicates
        | Route::Merge(..)
        | Route::Customer(..)
        | Route::Opportunity(_)
        | Route::Quote(_)
        | Route::Leads(_)
        | Route::Lead(_)
        | Route::Products
        | Route::Contracts(_)
        | Route::Ledger(_)
        | Route::Contract(..)
        | Route::StatementImport
        | Route::Receivables(_)
        | Route::Calendar(_)
        | Route::Reminders
        | Route::ContractVersions(..)
        | Route::Targets(_)
        | Route::Target(_)
        | Route::Reports(_)
        | Route::HandoverSlip(_)
        | Route::Amendment(..)
        | Route::ContractTalks(..)
        | Route::OpenPackage
        | Route::ServiceReport(_)
        | Route::Ticket(_)
        | Route::Evaluation(_)
        | Route::EvaluationPlans
        | Route::Dispute(_)
        | Route::SharingScope(_)
        | Route::SharePack(..)
        | Route::Incident(_)
        | Route::Library
        | Route::OwnClause(_)
        | Route::OwnTemplate(_)
        | Route::Team
        | Route::IncentivePlan(_)
        | Route::PayoutRuns
        | Route::CommissionStatement(..)
        | Route::Together
        | Route::Rescue
        | Route::NotFound => None,
    }
}
