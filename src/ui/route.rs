//! The route table: every place of the app as a value, and its address.
//!
//! Addresses live behind the `#`: `…/#/customers?q=丰信`. So the built folder works unchanged on any static host under any
//! path, a deep link survives a reload with status 200 and no server rule, the strict policy needs no `<base>`, and, since a
//! browser never sends what follows the `#`, no host's log ever holds a record id or the name somebody searched for.

mod home_matter;
mod looked_at;
mod query;

pub use self::home_matter::{Door, Form, HomeMatter};
pub use self::looked_at::{HomeFigure, LookedAt};
pub use self::query::{Direction, Query};

use self::query::decode;
use crate::domain::id::{
    AmendmentId, ContractId, CustomerId, DisputeId, EvaluationId, IncentivePlanId, IncidentId, LeadId, MemberId,
    OpportunityId, OwnClauseId, OwnTemplateId, QuoteId, SalesTargetId, SharingScopeId, TicketId,
};

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// What needs a decision today.
    Home,
    /// The list of customers.
    Customers(Query),
    /// Bring customers in from a spreadsheet.
    CustomerImport,
    /// Purchases from another program.
    BoughtImport,
    /// Customers that are likely the same.
    Duplicates,
    /// Two customers side by side, to be made one; without the second, the choice of it.
    Merge(CustomerId, Option<CustomerId>),
    /// One customer.
    Customer(CustomerId, CustomerTab),
    /// Chances to sell, as a board, a list or a forecast.
    Pipeline(Query),
    /// One chance to sell.
    Opportunity(OpportunityId),
    /// One quote.
    Quote(QuoteId),
    /// Who may become a customer.
    Leads(Query),
    /// One of them.
    Lead(LeadId),
    /// What is sold, and at what prices.
    Products,
    /// The list of contracts.
    Contracts(Query),
    /// Every contract with its money (合同台账).
    Ledger(Query),
    /// A contract package of somebody else, to mark up here.
    OpenPackage,
    /// One contract.
    Contract(ContractId, ContractTab),
    /// The versions of a contract: one of them on paper, or two beside each other.
    ContractVersions(ContractId, Query),
    /// One amendment of a contract.
    Amendment(ContractId, AmendmentId, AmendmentTab),
    /// The talks about a contract: proposals being typed into one of their rounds.
    ContractTalks(ContractId, Query),
    /// Instalments and receipts.
    Money(Query),
    /// A statement of a bank account on its way in.
    StatementImport,
    /// Who owes what, by how late it is, and what comes next.
    Receivables(Query),
    /// The days that follow from the book, by month, by week or in order.
    Calendar(Query),
    /// What is due by today.
    Reminders,
    /// What is to be done.
    Tasks(Query),
    /// What is to be sold, by whom, until when.
    Targets(Query),
    /// One sales target.
    Target(SalesTargetId),
    /// What was done and what came of it; who looks after whom.
    Reports(Query),
    /// What both sides owe under contracts.
    Duties(Query),
    /// What is given to help sell and use, by either side.
    Materials(Query),
    /// A handover slip of a contract's materials.
    HandoverSlip(ContractId),
    /// What customers came with: the queue.
    Service(Query),
    /// How good the service was.
    ServiceReport(Query),
    /// One ticket.
    Ticket(TicketId),
    /// Evaluations of customers and of our own people.
    Evaluations(Query),
    /// One evaluation.
    Evaluation(EvaluationId),
    /// The plans they go by.
    EvaluationPlans,
    /// Disputes, by what must be done first.
    Disputes(Query),
    /// One dispute.
    Dispute(DisputeId),
    /// What is shared with whom, promises of secrecy, leaks.
    Sharing(Query),
    /// One row of the register of shared information.
    SharingScope(SharingScopeId),
    /// A share file is made under a row.
    SharePack(SharingScopeId, Query),
    /// One leak.
    Incident(IncidentId),
    /// Clauses and templates of one's own.
    Library,
    /// One clause of one's own.
    OwnClause(OwnClauseId),
    /// One template of one's own.
    OwnTemplate(OwnTemplateId),
    /// The people of our own side.
    Team,
    /// What they are paid for what they sell.
    Incentives(Query),
    /// One incentive plan.
    IncentivePlan(IncentivePlanId),
    /// The runs in which commission is paid.
    PayoutRuns,
    /// The commission of a member in a time.
    CommissionStatement(MemberId, Query),
    /// Bring another copy of the book in.
    Together,
    /// What copies disagree on.
    Conflicts,
    /// Own company, language, the book's file.
    Settings(SettingsPart),
    /// What is left in the database when the book does not open.
    Rescue,
    /// An address that names nothing.
    NotFound,
}

/// Parts of a customer's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CustomerTab {
    /// Contracts, money and what is due, together.
    #[default]
    Overview,
    /// People.
    Contacts,
    /// Contracts.
    Contracts,
    /// Instalments and receipts.
    Money,
    /// The statement of account over all contracts.
    Statement,
    /// Everything that happened, in one list.
    Timeline,
    /// Who changed what, when.
    Changes,
}

/// Parts of a contract's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ContractTab {
    /// Terms on the left, paper on the right.
    #[default]
    Paper,
    /// Instalments, receipts, late fees.
    Money,
    /// Letters about money that is due.
    Letters,
    /// Notices: to cure, of the end, of renewal, of amendments.
    Notices,
    /// What both sides owe.
    Duties,
    /// Materials and support: promised against delivered.
    Materials,
    /// What happened, and what may happen next.
    Life,
    /// What is still to be settled once it has ended.
    Settlement,
    /// What the checker finds.
    Check,
    /// Rounds of talks, and what either side proposes.
    Negotiation,
    /// The terms as they were, to read and to compare.
    Versions,
    /// Changes that both sides sign.
    Amendments,
    /// Who changed which terms, when.
    Changes,
}

/// Parts of an amendment's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AmendmentTab {
    /// Terms on the left, the document on the right.
    #[default]
    Terms,
    /// What it comes to.
    Effect,
    /// What the checker finds in the terms it leads to.
    Check,
    /// The contract before and after, beside each other.
    Compare,
    /// What happened, and what may happen next.
    Life,
}

/// Parts of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SettingsPart {
    /// Our own company.
    #[default]
    Company,
    /// The stages of the pipeline.
    Stages,
    /// The fields that the team defines for customers.
    Fields,
    /// Reference rates by date.
    Rates,
    /// Holidays and make-up working days by year.
    Holidays,
    /// Who approves contracts.
    Approval,
    /// How contracts and other papers are numbered.
    Numbers,
    /// How fast the house answers and solves.
    Service,
    /// Language, theme, keys.
    Appearance,
    /// Export, import, where the book lives.
    Book,
}

impl Route {
    /// Reads what follows the `#`. Total: what names nothing is [`Route::NotFound`].
    pub fn parse(fragment: &str) -> Self {
        let address = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, pairs) = address.split_once('?').unwrap_or((address, ""));
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let query = || Query::read(pairs);
        let found = match parts.as_slice() {
            [] => Some(Self::Home),
            ["customers"] => Some(Self::Customers(query())),
            ["customers", "import"] => Some(Self::CustomerImport),
            ["customers", "purchases"] => Some(Self::BoughtImport),
            ["customers", "duplicates"] => Some(Self::Duplicates),
            ["customers", "merge", id] => CustomerId::parse(id).map(|id| Self::Merge(id, None)),
            ["customers", "merge", id, other] => {
                CustomerId::parse(id).zip(CustomerId::parse(other)).map(|(id, other)| Self::Merge(id, Some(other)))
            }
            ["customers", id] => CustomerId::parse(id).map(|id| Self::Customer(id, CustomerTab::Overview)),
            ["customers", id, tab] => {
                CustomerId::parse(id).zip(CustomerTab::of(tab)).map(|(id, tab)| Self::Customer(id, tab))
            }
            ["pipeline"] => Some(Self::Pipeline(query())),
            ["pipeline", id] => OpportunityId::parse(id).map(Self::Opportunity),
            ["quotes", id] => QuoteId::parse(id).map(Self::Quote),
            ["leads"] => Some(Self::Leads(query())),
            ["leads", id] => LeadId::parse(id).map(Self::Lead),
            ["products"] => Some(Self::Products),
            ["contracts"] => Some(Self::Contracts(query())),
            ["contracts", "ledger"] => Some(Self::Ledger(query())),
            ["contracts", "package"] => Some(Self::OpenPackage),
            ["contracts", id] => ContractId::parse(id).map(|id| Self::Contract(id, ContractTab::Paper)),
            ["contracts", id, "versions"] if !pairs.is_empty() => {
                ContractId::parse(id).map(|id| Self::ContractVersions(id, query()))
            }
            ["contracts", id, "amendments", amendment] => ContractId::parse(id)
                .zip(AmendmentId::parse(amendment))
                .map(|(id, amendment)| Self::Amendment(id, amendment, AmendmentTab::Terms)),
            ["contracts", id, "amendments", amendment, tab] => ContractId::parse(id)
                .zip(AmendmentId::parse(amendment))
                .zip(AmendmentTab::of(tab))
                .map(|((id, amendment), tab)| Self::Amendment(id, amendment, tab)),
            ["contracts", id, "negotiation"] if !pairs.is_empty() => {
                ContractId::parse(id).map(|id| Self::ContractTalks(id, query()))
            }
            ["contracts", id, tab] => {
                ContractId::parse(id).zip(ContractTab::of(tab)).map(|(id, tab)| Self::Contract(id, tab))
            }
            ["money"] => Some(Self::Money(query())),
            ["money", "import"] => Some(Self::StatementImport),
            ["money", "receivables"] => Some(Self::Receivables(query())),
            ["calendar"] => Some(Self::Calendar(query())),
            ["reminders"] => Some(Self::Reminders),
            ["tasks"] => Some(Self::Tasks(query())),
            ["targets"] => Some(Self::Targets(query())),
            ["targets", id] => SalesTargetId::parse(id).map(Self::Target),
            ["reports"] => Some(Self::Reports(query())),
            ["duties"] => Some(Self::Duties(query())),
            ["materials"] => Some(Self::Materials(query())),
            ["materials", "slip", id] => ContractId::parse(id).map(Self::HandoverSlip),
            ["service"] => Some(Self::Service(query())),
            ["service", "report"] => Some(Self::ServiceReport(query())),
            ["service", id] => TicketId::parse(id).map(Self::Ticket),
            ["evaluations"] => Some(Self::Evaluations(query())),
            ["evaluations", "plans"] => Some(Self::EvaluationPlans),
            ["evaluations", id] => EvaluationId::parse(id).map(Self::Evaluation),
            ["disputes"] => Some(Self::Disputes(query())),
            ["disputes", id] => DisputeId::parse(id).map(Self::Dispute),
            ["sharing"] => Some(Self::Sharing(query())),
            ["sharing", "leaks", id] => IncidentId::parse(id).map(Self::Incident),
            ["sharing", id] => SharingScopeId::parse(id).map(Self::SharingScope),
            ["sharing", id, "give"] => SharingScopeId::parse(id).map(|id| Self::SharePack(id, query())),
            ["library"] => Some(Self::Library),
            ["library", "clauses", id] => OwnClauseId::parse(id).map(Self::OwnClause),
            ["library", "templates", id] => OwnTemplateId::parse(id).map(Self::OwnTemplate),
            ["team"] => Some(Self::Team),
            ["incentives"] => Some(Self::Incentives(query())),
            ["incentives", "runs"] => Some(Self::PayoutRuns),
            ["incentives", id] => IncentivePlanId::parse(id).map(Self::IncentivePlan),
            ["incentives", "statement", id] => MemberId::parse(id).map(|id| Self::CommissionStatement(id, query())),
            ["together"] => Some(Self::Together),
            ["conflicts"] => Some(Self::Conflicts),
            ["rescue"] => Some(Self::Rescue),
            ["settings"] => Some(Self::Settings(SettingsPart::Company)),
            ["settings", part] => SettingsPart::of(part).map(Self::Settings),
            _ => None,
        };
        found.unwrap_or(Self::NotFound)
    }

    /// The address for a link: `#/customers`.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::NotFound => "#/".to_owned(),
            Self::Customers(query) => format!("#/customers{}", query.write()),
            Self::CustomerImport => "#/customers/import".to_owned(),
            Self::BoughtImport => "#/customers/purchases".to_owned(),
            Self::Duplicates => "#/customers/duplicates".to_owned(),
            Self::Merge(id, None) => format!("#/customers/merge/{id}"),
            Self::Merge(id, Some(other)) => format!("#/customers/merge/{id}/{other}"),
            Self::Customer(id, CustomerTab::Overview) => format!("#/customers/{id}"),
            Self::Customer(id, tab) => format!("#/customers/{id}/{}", tab.name()),
            Self::Pipeline(query) => format!("#/pipeline{}", query.write()),
            Self::Opportunity(id) => format!("#/pipeline/{id}"),
            Self::Quote(id) => format!("#/quotes/{id}"),
            Self::Leads(query) => format!("#/leads{}", query.write()),
            Self::Lead(id) => format!("#/leads/{id}"),
            Self::Products => "#/products".to_owned(),
            Self::Contracts(query) => format!("#/contracts{}", query.write()),
            Self::Ledger(query) => format!("#/contracts/ledger{}", query.write()),
            Self::Contract(id, ContractTab::Paper) => format!("#/contracts/{id}"),
            Self::Contract(id, tab) => format!("#/contracts/{id}/{}", tab.name()),
            Self::ContractVersions(id, query) => format!("#/contracts/{id}/versions{}", query.write()),
            Self::Amendment(id, amendment, AmendmentTab::Terms) => format!("#/contracts/{id}/amendments/{amendment}"),
            Self::Amendment(id, amendment, tab) => format!("#/contracts/{id}/amendments/{amendment}/{}", tab.name()),
            Self::ContractTalks(id, query) => format!("#/contracts/{id}/negotiation{}", query.write()),
            Self::OpenPackage => "#/contracts/package".to_owned(),
            Self::Money(query) => format!("#/money{}", query.write()),
            Self::StatementImport => "#/money/import".to_owned(),
            Self::Receivables(query) => format!("#/money/receivables{}", query.write()),
            Self::Calendar(query) => format!("#/calendar{}", query.write()),
            Self::Reminders => "#/reminders".to_owned(),
            Self::Tasks(query) => format!("#/tasks{}", query.write()),
            Self::Targets(query) => format!("#/targets{}", query.write()),
            Self::Target(id) => format!("#/targets/{id}"),
            Self::Reports(query) => format!("#/reports{}", query.write()),
            Self::Duties(query) => format!("#/duties{}", query.write()),
            Self::Materials(query) => format!("#/materials{}", query.write()),
            Self::HandoverSlip(id) => format!("#/materials/slip/{id}"),
            Self::Service(query) => format!("#/service{}", query.write()),
            Self::ServiceReport(query) => format!("#/service/report{}", query.write()),
            Self::Ticket(id) => format!("#/service/{id}"),
            Self::Evaluations(query) => format!("#/evaluations{}", query.write()),
            Self::Evaluation(id) => format!("#/evaluations/{id}"),
            Self::EvaluationPlans => "#/evaluations/plans".to_owned(),
            Self::Disputes(query) => format!("#/disputes{}", query.write()),
            Self::Dispute(id) => format!("#/disputes/{id}"),
            Self::Sharing(query) => format!("#/sharing{}", query.write()),
            Self::SharingScope(id) => format!("#/sharing/{id}"),
            Self::SharePack(id, query) => format!("#/sharing/{id}/give{}", query.write()),
            Self::Incident(id) => format!("#/sharing/leaks/{id}"),
            Self::Library => "#/library".to_owned(),
            Self::OwnClause(id) => format!("#/library/clauses/{id}"),
            Self::OwnTemplate(id) => format!("#/library/templates/{id}"),
            Self::Team => "#/team".to_owned(),
            Self::Incentives(query) => format!("#/incentives{}", query.write()),
            Self::IncentivePlan(id) => format!("#/incentives/{id}"),
            Self::PayoutRuns => "#/incentives/runs".to_owned(),
            Self::CommissionStatement(id, query) => format!("#/incentives/statement/{id}{}", query.write()),
            Self::Together => "#/together".to_owned(),
            Self::Conflicts => "#/conflicts".to_owned(),
            Self::Rescue => "#/rescue".to_owned(),
            Self::Settings(SettingsPart::Company) => "#/settings".to_owned(),
            Self::Settings(part) => format!("#/settings/{}", part.name()),
        }
    }

    /// A customer's page.
    pub const fn customer(id: CustomerId) -> Self {
        Self::Customer(id, CustomerTab::Overview)
    }

    /// A contract's page.
    pub const fn contract(id: ContractId) -> Self {
        Self::Contract(id, ContractTab::Paper)
    }

    /// All customers.
    pub fn customers() -> Self {
        Self::Customers(Query::default())
    }

    /// All contracts.
    pub fn contracts() -> Self {
        Self::Contracts(Query::default())
    }

    /// All chances to sell.
    pub fn pipeline() -> Self {
        Self::Pipeline(Query::default())
    }

    /// All leads.
    pub fn leads() -> Self {
        Self::Leads(Query::default())
    }

    /// Everything that is to be done.
    pub fn tasks() -> Self {
        Self::Tasks(Query::default())
    }

    /// All sales targets.
    pub fn targets() -> Self {
        Self::Targets(Query::default())
    }

    /// Every report.
    pub fn reports() -> Self {
        Self::Reports(Query::default())
    }

    /// What both sides owe under contracts.
    pub fn duties() -> Self {
        Self::Duties(Query::default())
    }

    /// Materials and support.
    pub fn materials() -> Self {
        Self::Materials(Query::default())
    }

    /// All that is not closed of what customers came with.
    pub fn service() -> Self {
        Self::Service(Query::default())
    }

    /// All evaluations that are not closed.
    pub fn evaluations() -> Self {
        Self::Evaluations(Query::default())
    }

    /// What we give, of the register of shared information.
    pub fn sharing() -> Self {
        Self::Sharing(Query::default())
    }

    /// The report on service.
    pub fn service_report() -> Self {
        Self::ServiceReport(Query::default())
    }

    /// What is paid for what is sold.
    pub fn incentives() -> Self {
        Self::Incentives(Query::default())
    }

    /// All disputes that are open.
    pub fn disputes() -> Self {
        Self::Disputes(Query::default())
    }

    /// Who owes what.
    pub fn receivables() -> Self {
        Self::Receivables(Query::default())
    }

    /// The ledger of contracts.
    pub fn ledger() -> Self {
        Self::Ledger(Query::default())
    }

    /// The days that follow from the book.
    pub fn calendar() -> Self {
        Self::Calendar(Query::default())
    }

    /// All money.
    pub fn money() -> Self {
        Self::Money(Query::default())
    }
}

macro_rules! named_parts {
    ($type:ident { $($variant:ident => $name:literal),* $(,)? }) => {
        impl $type {
            /// Every part, in the order of the tabs.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The part's name in addresses.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The part of this name.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

named_parts!(CustomerTab {
    Overview => "overview",
    Timeline => "timeline",
    Contacts => "contacts",
    Contracts => "contracts",
    Money => "money",
    Statement => "statement",
    Changes => "changes",
});
named_parts!(ContractTab {
    Paper => "paper",
    Check => "check",
    Money => "money",
    Letters => "letters",
    Notices => "notices",
    Duties => "duties",
    Materials => "materials",
    Life => "life",
    Settlement => "settlement",
    Negotiation => "negotiation",
    Versions => "versions",
    Amendments => "amendments",
    Changes => "changes",
});
named_parts!(AmendmentTab {
    Terms => "terms",
    Effect => "effect",
    Check => "check",
    Compare => "compare",
    Life => "life",
});
named_parts!(SettingsPart { Company => "company", Stages => "stages", Fields => "fields", Rates => "rates", Holidays => "holidays", Approval => "approval", Numbers => "numbers", Service => "service", Appearance => "appearance", Book => "book" });
