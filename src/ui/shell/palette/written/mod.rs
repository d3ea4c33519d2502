//! What is written in records that a name does not find: what was said and agreed, notes, reasons, references. It is looked
//! through once nobody types, in portions, and stands below everything else.

mod care;
mod money;
mod promises;
mod selling;

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::{Choice, Entry, Picture, joined};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::i18n::Text;
use crate::kinds::Kind;
use crate::state::{App, Layer, Resident, Sheet, Wanted};
use crate::ui::route::{ContractTab, Query, Route};

/// Fewer signs than these are written nearly everywhere.
const LEAST: usize = 2;
/// How many of each kind are shown, the latest.
const MOST: usize = 4;
/// So long nobody types before texts are looked through, in milliseconds.
const CALM: u32 = 180;

/// What is looked for, and where it was typed.
pub(super) struct Look {
    app: App,
    text: Text,
    wanted: Wanted,
    asked: String,
    typed: RwSignal<String>,
}

/// Where a line leads, and what stands beside its words.
type Told = (Choice, Vec<String>);

impl Look {
    /// For what was typed; `None` if it is too little to look for.
    pub(super) fn new(app: App, text: Text, asked: String, typed: RwSignal<String>) -> Option<Self> {
        let enough = asked.trim().chars().count() >= LEAST;
        let wanted = Wanted::new(&asked);
        (enough && !wanted.is_empty()).then_some(Self { app, text, wanted, asked, typed })
    }

    /// Whether it is still what is typed.
    fn waits(&self) -> bool {
        self.typed.try_get_untracked().is_some_and(|now| now == self.asked)
    }

    /// Everything in memory in which it is written; `None` as soon as somebody typed on, or the palette closed.
    pub(super) async fn found(&self) -> Option<Vec<Entry>> {
        TimeoutFuture::new(CALM).await;
        let mut found: Vec<Entry> = Vec::new();
        for kind in Kind::ALL {
            if !self.waits() {
                return None;
            }
            found.extend(self.of_kind(*kind).await?);
        }
        // kinds that tell of one thing stand under one head
        let groups: Vec<&str> = found.iter().map(|it| it.group).collect();
        found.sort_by_key(|it| groups.iter().position(|group| *group == it.group));
        Some(found)
    }

    /// Every kind stands here, so that a new one is not forgotten.
    async fn of_kind(&self, kind: Kind) -> Option<Vec<Entry>> {
        match kind {
            Kind::Customer => self.customers().await,
            Kind::Activity => self.activities().await,
            Kind::Preference => self.likings().await,
            Kind::PurchaseRecord => self.purchases().await,
            Kind::PoolEvent => self.moves().await,
            Kind::LeadEvent => self.lead_events().await,
            Kind::Opportunity => self.opportunities().await,
            Kind::OpportunityEvent => self.opportunity_events().await,
            Kind::Quote => self.quotes().await,
            Kind::QuoteEvent => self.quote_events().await,
            Kind::Product => self.products().await,
            Kind::PriceList => self.price_lists().await,
            Kind::Task => self.tasks().await,
            Kind::SalesTarget => self.targets().await,
            Kind::Receipt => self.receipts().await,
            Kind::Invoice => self.invoices().await,
            Kind::InvoiceEvent => self.invoice_events().await,
            Kind::Waiver => self.waivers().await,
            Kind::RecoveryCost => self.costs().await,
            Kind::LateFeeStatement => self.statements().await,
            Kind::IncentivePlan => self.incentive_plans().await,
            Kind::CommissionEntry => self.commission().await,
            Kind::PayoutRun => self.runs().await,
            Kind::ContractEvent => self.contract_events().await,
            Kind::ContractVersion => self.versions().await,
            Kind::Amendment => self.amendments().await,
            Kind::Duty => self.duties().await,
            Kind::DutyEvent => self.duty_events().await,
            Kind::Material => self.materials().await,
            Kind::MaterialEvent => self.material_events().await,
            Kind::NegotiationRound => self.rounds().await,
            Kind::Proposal => self.proposals().await,
            Kind::ProposalEvent => self.proposal_events().await,
            Kind::OwnClause => self.own_clauses().await,
            Kind::OwnTemplate => self.own_templates().await,
            Kind::Fallback => self.fallbacks().await,
            Kind::TicketEvent => self.ticket_events().await,
            Kind::DisputeEvent => self.dispute_events().await,
            Kind::EvaluationPlan => self.evaluation_plans().await,
            Kind::Evaluation => self.evaluations().await,
            Kind::EvaluationEvent => self.evaluation_events().await,
            Kind::SharingScope => self.scopes().await,
            Kind::SharingScopeEvent => self.scope_events().await,
            Kind::SharingEvent => self.given().await,
            Kind::Undertaking => self.undertakings().await,
            Kind::SubjectRequest => self.requests().await,
            Kind::Incident => self.incidents().await,
            Kind::IncidentEvent => self.incident_events().await,
            // their clauses are read from the disk, behind everything else
            Kind::Contract
            // all that is written of these is among their names already
            | Kind::Contact
            | Kind::Attachment
            | Kind::Lead
            | Kind::Member
            | Kind::Ticket
            | Kind::Dispute
            // these say days, sums and steps, and no words of anybody
            | Kind::Allocation
            | Kind::IncentiveEvent
            // there is one of these, or few, and each is a page of the settings
            | Kind::OwnEntity
            | Kind::BookSettings
            | Kind::SalesStages
            | Kind::SavedView
            | Kind::Copy => Some(Vec::new()),
        }
    }

    /// The latest rows of a kind in whose texts it is written, as lines of a group.
    async fn through<T: Resident>(
        &self,
        group: &'static str,
        icon: &'static str,
        texts: impl Fn(&T) -> Vec<&str>,
        day: impl Fn(&T) -> Option<Date>,
        told: impl Fn(&T) -> Told,
    ) -> Option<Vec<Entry>> {
        let answers = |it: &T| self.wanted.is_written_in(&texts(it));
        let rows: Vec<Arc<T>> = self.app.latest_that(MOST, answers, &day, || self.waits()).await?;
        let line = |it: &T| {
            let (choice, beside) = told(it);
            let beside = beside.into_iter().chain(day(it).map(|day| self.text.date(day))).collect::<Vec<_>>();
            let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
            Entry {
                choice,
                group,
                picture: Picture::Icon(icon),
                main: self.wanted.sentence(&texts(it)).to_owned(),
                sub: joined(&beside),
                key: "",
            }
        };
        Some(rows.iter().map(|it| line(it)).collect())
    }

    /// What a customer is called.
    fn party(&self, id: CustomerId) -> String {
        self.app.peek_party(id).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// A part of a contract's page, with what the contract is called and whose it is.
    fn contract(&self, id: ContractId, tab: ContractTab) -> Told {
        let brief = self.app.peek::<ContractBrief>(id);
        let party = brief.as_ref().map(|it| self.party(it.customer)).unwrap_or_default();
        let number = brief.map(|it| it.number.clone()).unwrap_or_default();
        (Choice::Go(Route::Contract(id, tab)), vec![number, party])
    }
}

/// The texts of a row, as they are read: only a bound says that they are the row's own.
fn of<T>(texts: impl Fn(&T) -> Vec<&str>) -> impl Fn(&T) -> Vec<&str> {
    texts
}

/// A side sheet as the place where a line leads.
fn sheet(sheet: Sheet) -> Choice {
    Choice::Open(Layer::Sheet(sheet))
}

/// The lists of what clauses promise: none of it is a record of its own, so it is looked for there.
pub(super) fn lists(text: Text, typed: &str) -> Vec<Entry> {
    if typed.trim().chars().count() < LEAST {
        return Vec::new();
    }
    let asked = |view: &str| Query { text: typed.to_owned(), ..Query::default().with("view", view) };
    let line = |route: Route, icon: &'static str, main: String| Entry {
        choice: Choice::Go(route),
        group: text.palette_go(),
        picture: Picture::Icon(icon),
        main,
        sub: String::new(),
        key: "",
    };
    vec![
        line(Route::Duties(asked("open")), "list-checks", text.palette_in_list(text.places_duties(), typed)),
        line(Route::Materials(asked("all")), "package", text.palette_in_list(text.places_materials(), typed)),
    ]
}
